import Diagnostics
import ResourceModel
import SourceModel

/// The resources of a Bundle by what may refer to them.
struct BundleIndex: Sendable {
  /// `fullUrl`, `Type/id` → resource type.
  private(set) var types: [String: String] = [:]
  /// How many entries have a resource.
  private(set) var resources = 0
  /// The entries.
  private(set) var entries: [NodeIndex] = []

  /// Nil for what is no Bundle.
  init?(_ tree: SourceTree, _ document: NodeIndex, _ names: FHIRNames, _ symbols: SymbolTable) {
    func text(_ name: Symbol, _ node: NodeIndex) -> String? {
      let child = tree.child(name, of: node)
      return child >= 0 && tree[child].kind == .string ? tree.text(of: child) : nil
    }
    guard tree[document].kind == .object, text(names.resourceType, document) == "Bundle" else { return nil }
    var entry = tree.child(names.entry, of: document)
    while entry >= 0 {
      entries.append(entry)
      let resource = tree.child(names.resource, of: entry)
      if resource >= 0 { resources += 1 }
      if resource >= 0, let type = text(names.resourceType, resource) {
        if let url = text(names.fullURL, entry) { types[url] = type }
        if let id = text(names.id, resource) { types[type + "/" + id] = type }
      }
      entry = tree.next(names.entry, from: tree.nextSibling(entry))
    }
  }
}

// References: their form, what they lead to, and whether it may stand there.
extension Validator {
  /// FHIR R4 §2.36: fullUrl is absolute, and an http one ends as the resource is called; bdl-7.
  mutating func checkEntries(_ bundle: BundleIndex) {
    var seen: Set<String> = []
    for entry in bundle.entries {
      let place = tree.child(names.fullURL, of: entry)
      guard place >= 0, let url = text(names.fullURL, of: entry) else { continue }
      let resource = tree.child(names.resource, of: entry)
      let version = resource >= 0 ? text(names.versionID, of: tree.child(names.meta, of: resource)) : nil
      if !seen.insert(url + "\n" + (version ?? "")).inserted {
        report(.brokenInvariant, "bdl-7: a fullUrl stands twice in the Bundle", remedy: "keep one", at: place)
      }
      guard resource >= 0, tree[resource].kind == .object else { continue }
      if url.hasPrefix("http"), let id = text(names.id, of: resource) {
        let name = "/\(text(names.resourceType, of: resource) ?? "")/\(id)"
        if !url.hasSuffix(name) {
          report(
            .badReference, "fullUrl and the resource's type and id do not agree", remedy: "let it end in Type/id",
            at: place)
        }
      } else if !url.hasPrefix("http:"), !url.hasPrefix("https:"), !url.hasPrefix("urn:") {
        report(.badReference, "fullUrl is absolute", remedy: "write a URL, or urn:uuid: and a UUID", at: place)
      }
    }
  }

  mutating func checkReference(_ node: NodeIndex, _ element: ElementID) {
    let place = tree.child(names.reference, of: node)
    guard place >= 0 else {
      if ![names.identifier, names.display, names.extension, names.type].contains(where: { has($0, node) }),
        symbols.find("_reference").map({ has($0, node) }) != true
      {
        report(
          .badReference, "ref-1: a reference without reference, identifier or display", remedy: "say what it refers to",
          at: node)
      }
      return
    }
    guard tree[place].kind == .string, tree[place].state == .value else { return }
    guard let target = target(of: place) else { return }
    let allowed = definitions[element].referenceTargets
    if !allowed.isEmpty, !allowed.contains("Resource"), !allowed.contains(target) {
      report(
        .badReference, "this element may not refer to a \(target)",
        remedy: "refer to \(allowed.joined(separator: ", "))", at: place)
    }
    if let type = text(names.type, of: node), type != target {
      report(.badReference, "type and the target's type differ", remedy: "correct type", at: node)
    }
  }

  /// The type of what a reference leads to; nil when that cannot be said.
  private mutating func target(of place: NodeIndex) -> String? {
    if tree.withText(of: place, { $0[0] == UInt8(ascii: "#") }) {
      return containedTarget(tree.text(of: place), at: place)
    }
    if let type = bundledType(of: place) ?? typeNamed(in: place) { return type }
    if tree.withText(of: place, { PrimitiveFormat.begins($0, "urn:") }) {
      if bundle != nil {
        report(
          .badReference, "the Bundle has no entry with this fullUrl", remedy: "add it, or refer by identifier",
          at: place)
      }
    } else if !tree.withText(of: place, Self.isAbsolute) {
      report(.badReference, "no reference that can be resolved", remedy: "write Type/id, a URL or a URN", at: place)
    }
    return nil
  }

  /// The type of the Bundle's resource that a reference leads to.
  func bundledType(of place: NodeIndex) -> String? { bundle?.types[tree.text(of: place)] }

  private mutating func containedTarget(_ reference: String, at place: NodeIndex) -> String? {
    if reference == "#" { return nil }
    var item = container >= 0 ? tree.child(names.contained, of: container) : .none
    while item >= 0 {
      if text(names.id, of: item) == String(reference.dropFirst()) { return text(names.resourceType, of: item) }
      item = tree.next(names.contained, from: tree.nextSibling(item))
    }
    report(
      .badReference, "ref-1: no contained resource has this id", remedy: "contain it, or refer to where it is",
      at: place)
    return nil
  }

  /// The resource type that a reference says it leads to: `[base/]Type/id[/_history/version]`, or a conditional
  /// `Type?search`.
  func typeNamed(in place: NodeIndex) -> String? {
    let type = tree.withText(of: place) { text in
      Self.typeRange(in: text).map { range in
        text.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      }
    }
    return type.flatMap { definitions.isResource($0) ? $0 : nil }
  }

  /// Where a reference names a type; nil where it has not the form of one that does.
  static func typeRange(in text: Span<UInt8>) -> Range<Int>? {
    for i in text.indices where text[i] == UInt8(ascii: "?") { return step(before: i, in: text) }
    guard var id = step(before: text.count, in: text), id.lowerBound > 0 else { return nil }
    guard var type = step(before: id.lowerBound - 1, in: text) else { return nil }
    if PrimitiveFormat.begins(text.extracting(type), "_history"), type.count == 8, type.lowerBound > 0 {
      guard let earlier = step(before: type.lowerBound - 1, in: text), earlier.lowerBound > 0 else { return nil }
      guard let owner = step(before: earlier.lowerBound - 1, in: text) else { return nil }
      (id, type) = (earlier, owner)
    }
    guard !id.isEmpty, PrimitiveFormat.id.holds(text.extracting(id)) else { return nil }
    if type.lowerBound > 0, !PrimitiveFormat.begins(text, "http://"), !PrimitiveFormat.begins(text, "https://") {
      return nil
    }
    return type
  }

  /// What stands between a place and the slash before it, or the beginning.
  private static func step(before end: Int, in text: Span<UInt8>) -> Range<Int>? {
    var start = end
    while start > 0, text[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return start..<end
  }

  // MARK: - Contained resources

  /// FHIR R4 dom-2 to dom-5.
  mutating func checkContained(_ node: NodeIndex, isContained: Bool) {
    var item = tree.child(names.contained, of: node)
    guard item >= 0 else { return }
    if isContained {
      report(
        .brokenInvariant, "dom-2: a contained resource contains another", remedy: "contain both in the outer one",
        at: item)
    }
    let references = fragments(below: node)
    while item >= 0 {
      let id = text(names.id, of: item) ?? ""
      if !references.contains("#" + id), !references.contains("#") {
        report(
          .brokenInvariant, "dom-3: nothing refers to this contained resource", remedy: "refer to it, or leave it out",
          at: item)
      }
      let meta = tree.child(names.meta, of: item)
      if meta >= 0, has(names.versionID, meta) || has(names.lastUpdated, meta) {
        report(
          .brokenInvariant, "dom-4: a contained resource has no version of its own",
          remedy: "leave versionId and lastUpdated out", at: meta)
      }
      if meta >= 0, has(names.security, meta) {
        report(
          .brokenInvariant, "dom-5: a contained resource has no security label of its own", remedy: "leave it out",
          at: meta)
      }
      item = tree.next(names.contained, from: tree.nextSibling(item))
    }
  }

  /// Every text below a node that refers into the resource.
  private func fragments(below node: NodeIndex) -> Set<String> {
    var found: Set<String> = []
    var at = tree.following(node, within: node)
    while at >= 0 {
      let it = tree[at]
      if it.kind == .string, it.textLength > 0, tree.withText(of: at, { $0[0] == UInt8(ascii: "#") }) {
        found.insert(tree.text(of: at))
      }
      at = tree.following(at, within: node)
    }
    return found
  }
}
