import ResourceModel
import SourceModel

/// A finished graph as the writers read it: its arrays side by side, and how a reference is spelt.
struct GraphView {
  /// How a reference to a resource of the graph is written.
  enum ReferenceForm {
    /// As the `fullUrl` of its entry.
    case fullURL
    /// `Type/id`.
    case relative
    /// `#` and the resource's number: for comparing content before there are ids.
    case number
  }

  let elements: [ResourceGraph.Element]
  let text: [UInt8]
  let resources: [ResourceGraph.Resource]
  let types: [TypeDefinition]
  /// Redirected references of resources that are written as they were sent, in the order of the text.
  let redirections: [ResourceGraph.Redirection]
  var form: ReferenceForm
  /// When a Bundle is split: the part that each resource is in; else empty.
  var parts: [Int32] = []
  /// The part that is being written.
  var part: Int32 = 0
  /// Whether entries are created, so that a reference into another part must search for its target.
  var isCreating = false

  /// Addresses of the resources, rendered once, since many refer to each: `fullUrl`s and `Type/id`s as they stand inside
  /// a JSON string.
  private var addresses: [UInt8] = []
  private var fullURLs: [Range<Int>] = []
  private var relatives: [Range<Int>] = []

  /// - Parameter graph: is only read: what an initializer takes would be counted and freed as a whole.
  init(_ graph: borrowing ResourceGraph, _ definitions: borrowing R4Definitions, form: ReferenceForm) {
    elements = graph.elements
    text = graph.text
    resources = graph.resources
    types = definitions.types
    redirections = graph.redirections
    self.form = form
    if asksAddresses { renderAddresses() }
  }

  /// Whether somebody will ask for addresses: a resource that is written as it was sent has its own in it.
  private var asksAddresses: Bool {
    switch form {
    case .number: false
    case .fullURL: true
    case .relative: !redirections.isEmpty || resources.contains { $0.asSent.length == 0 }
    }
  }

  private mutating func renderAddresses() {
    fullURLs.reserveCapacity(resources.count)
    relatives.reserveCapacity(resources.count)
    addresses.reserveCapacity(resources.count * (form == .relative ? 64 : 112))
    for index in resources.indices {
      let start = addresses.count
      if form == .relative {
        // Nobody asks for the others.
      } else {
        addresses.appendInside(ResourceAddress.of(resources[index], typeName: typeName(of: ResourceIndex(index))))
      }
      let middle = addresses.count
      addresses.append(utf8: typeName(of: ResourceIndex(index)))
      addresses.append(UInt8(ascii: "/"))
      addresses.appendInside(resources[index].id)
      fullURLs.append(start..<middle)
      relatives.append(middle..<addresses.count)
    }
  }

  /// The name of a resource's type.
  func typeName(of resource: ResourceIndex) -> String { types[Int(resources[Int(resource)].type.index)].name }

  /// The resource that stands for this one after merging.
  func standing(_ resource: ResourceIndex) -> ResourceIndex {
    var at = resource
    while resources[Int(at)].mergedInto >= 0 { at = resources[Int(at)].mergedInto }
    return at
  }

  /// Where an element's value stands in `text`.
  func valueRange(of element: ResourceGraph.Element) -> Range<Int> {
    Int(element.start)..<Int(element.start) + Int(element.length)
  }

  /// The number of the first redirected reference that stands at a place of the text or behind it.
  func firstRedirection(from start: UInt32) -> Int {
    var (low, high) = (0, redirections.count)
    while low < high {
      let middle = (low + high) / 2
      if redirections[middle].sent.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Appends the address of a resource, as a reference to it is written in JSON, without quotes.
  func appendAddress(of resource: ResourceIndex, to out: inout [UInt8]) {
    let target = standing(resource)
    switch form {
    case .number:
      out.append(UInt8(ascii: "#"))
      out.append(number: Int(target))
    case .relative:
      appendRelative(target, to: &out)
    case .fullURL:
      if parts.isEmpty || parts[Int(target)] == part {
        appendFullURL(target, to: &out)
      } else if isCreating, let search = resources[Int(target)].identity {
        out.append(utf8: typeName(of: target))
        out.append(UInt8(ascii: "?"))
        out.append(search: search)
      } else {
        appendRelative(target, to: &out)
      }
    }
  }

  /// Appends the `fullUrl` of a resource's entry.
  func appendFullURL(_ resource: ResourceIndex, to out: inout [UInt8]) { append(fullURLs[Int(resource)], to: &out) }

  /// Appends `Type/id`.
  func appendRelative(_ resource: ResourceIndex, to out: inout [UInt8]) { append(relatives[Int(resource)], to: &out) }

  private func append(_ address: Range<Int>, to out: inout [UInt8]) {
    addresses.span.extracting(address).withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }

  /// Whether a server can find the resource by a search on its business identifier.
  func isSearchable(_ resource: ResourceIndex) -> Bool {
    resources[Int(resource)].identity?.hasPrefix(IdentityText.searchPrefix) ?? false
  }
}
