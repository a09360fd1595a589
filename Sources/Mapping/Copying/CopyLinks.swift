import ResourceModel
import SourceModel

// References between resources that came as FHIR.
extension MappingRun {
  /// Links literal references between copied resources, so that the model can follow them; what is written stays.
  mutating func linkCopies() {
    var element = graph.nextString(plan.names.reference, from: 0)
    if element < 0 { return }
    addresses.removeAll()
    var address = takeJoining()
    defer { giveBack(&address) }
    for index in graph.resources.indices where graph.resources[index].isPassedThrough {
      if !graph.resources[index].id.isEmpty {
        address.removeAll(keepingCapacity: true)
        address.append(utf8: definitions.types[Int(graph.resources[index].type.index)].name)
        address.append(UInt8(ascii: "/"))
        address.append(utf8: graph.resources[index].id)
        addresses.set(ResourceIndex(index), for: address.span)
        if !tree.parts.isEmpty {
          addresses.set(ResourceIndex(index), for: ("urn:uuid:" + graph.resources[index].id).utf8.span)
        }
      }
      let url = graph.resources[index].fullURL
      if !url.isEmpty { addresses.set(ResourceIndex(index), for: url.utf8.span) }
    }
    guard !addresses.isEmpty else { return }
    while element >= 0 {
      if let target = target(of: element) { graph.link(element, to: target) }
      element = graph.nextString(plan.names.reference, from: element + 1)
    }
  }

  private mutating func target(of reference: ElementIndex) -> ResourceIndex? {
    graph.withText(reference) { text in
      if let found = addresses[text] { return found }
      // Lines that are read together say nowhere which server they are of: an address on any leads to them.
      guard !tree.parts.isEmpty, let start = Self.nameStart(in: text) else { return nil }
      return addresses[text.extracting(start...)]
    }
  }

  /// Where `Type/id` begins in an address on a server; nil where it is none.
  private static func nameStart(in address: Span<UInt8>) -> Int? {
    let slash = UInt8(ascii: "/")
    guard address.count > 8, address[0] | 0x20 == UInt8(ascii: "h") else { return nil }
    var (at, slashes) = (address.count, 0)
    while at > 0 {
      if address[at - 1] == slash {
        slashes += 1
        if slashes == 2 { return at }
      }
      at -= 1
    }
    return nil
  }
}
