import Diagnostics
import ResourceModel
import SourceModel

// Ids and the order of writing.
extension GraphFinisher {
  /// Gives every resource its id. Input that came as FHIR keeps its own.
  mutating func assignIDs(_ draft: inout Draft, _ findings: inout IdentityReader.Findings) {
    takenIDs.removeAll()
    for resource in draft.standing {
      let (type, isPassedThrough) = (
        draft.graph.resources[Int(resource)].type, draft.graph.resources[Int(resource)].isPassedThrough
      )
      let sent = draft.graph.resources[Int(resource)].id
      var id = isPassedThrough ? keptID(draft.graph.resources[Int(resource)]) : ""
      if id.isEmpty { id = madeID(of: findings.seed(of: resource, draft), type) }
      if !take(id, type) {
        // Two resources of the input with one id, or two made at one place.
        reportCollision(resource, &draft)
        var count = 2
        repeat {
          id = Self.id(of: findings.seed(ofPlaced: resource, draft) + "|\(count)")
          count += 1
        } while !take(id, type)
        draft.graph.resources[Int(resource)].fullURL = ""
      }
      if id != sent { draft.graph.resources[Int(resource)].id = id }
      if isPassedThrough { keepAddress(of: resource, id, &draft) }
    }
  }

  /// The id of a seed. Fluoro's own Device has the same one in every document.
  private mutating func madeID(of seed: String, _ type: TypeID) -> String {
    guard type == facts.device else { return Self.id(of: seed) }
    if lastDevice.seed != seed { lastDevice = (seed, Self.id(of: seed)) }
    return lastDevice.id
  }

  /// Takes an id for a type; false when another resource of the type has it.
  private mutating func take(_ id: String, _ type: TypeID) -> Bool {
    typedID.removeAll(keepingCapacity: true)
    typedID.append(contentsOf: id.utf8)
    // A type's number has four bytes, whatever they are.
    for shift in [0, 8, 16, 24] { typedID.append(UInt8(truncatingIfNeeded: type.index >> Int32(shift))) }
    let key = typedID
    return takenIDs.set(0, for: key.span)
  }

  private static func id(of seed: String) -> String { UUIDv5(Array(seed.utf8), in: .product).text }

  /// The id that FHIR input brought, or that its fullUrl says.
  private func keptID(_ resource: ResourceGraph.Resource) -> String {
    if !resource.id.isEmpty { return resource.id }
    return resource.fullURL.hasPrefix("urn:uuid:") ? String(resource.fullURL.dropFirst(9)) : ""
  }

  /// Keeps the fullUrl of FHIR input; an id that is no UUID needs one made for it, so that the entry has an address.
  private func keepAddress(of resource: ResourceIndex, _ id: String, _ draft: inout Draft) {
    guard draft.graph.resources[Int(resource)].fullURL.isEmpty else { return }
    let made = Self.isUUID(id) ? id : Self.id(of: draft.typeName(resource) + "|fhir|" + id)
    draft.graph.resources[Int(resource)].fullURL = "urn:uuid:" + made
  }

  /// Lower-case hexadecimal digits, 8-4-4-4-12, as FHIR wants a UUID.
  private static func isUUID(_ id: String) -> Bool {
    guard id.utf8.count == 36 else { return false }
    let bytes = id.utf8.span
    for at in bytes.indices {
      switch bytes[at] {
      case UInt8(ascii: "-") where at == 8 || at == 13 || at == 18 || at == 23: continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        if at == 8 || at == 13 || at == 18 || at == 23 { return false }
      default: return false
      }
    }
    return true
  }

  /// Decides the order of writing: by type, then by where in the source a resource begins, then by the order of making.
  mutating func rank(_ draft: inout Draft) {
    facts.prepare(&draft)
    var order: [(rank: Int32, start: UInt32, resource: ResourceIndex)] = []
    for resource in draft.standing {
      let it = draft.graph.resources[Int(resource)]
      let start = it.node >= 0 ? draft.tree[it.node].start : 0
      order.append((it.rank == 0 ? facts.rank(of: it.type) : it.rank, start, resource))
    }
    order.sort { ($0.rank, $0.start, $0.resource) < ($1.rank, $1.start, $1.resource) }
    for (place, entry) in order.enumerated() { draft.graph.resources[Int(entry.resource)].rank = Int32(place) }
  }

  /// Lets literal references of FHIR input stand where they lead to the same place in the output; the others point to the
  /// resource itself from now on. References to what is not there stay, and are told in one line.
  /// - Parameter isLast: ids and addresses are final; until then nothing is told.
  func settleLiteralReferences(_ draft: inout Draft, isLast: Bool) {
    var outside = 0
    var firstOutside: (node: SourceModel.NodeIndex, rule: Symbol) = (.none, .none)
    var element = draft.graph.nextString(names.reference, from: 0)
    while element >= 0 {
      let it = draft.graph[element]
      let next = draft.graph.nextString(names.reference, from: element + 1)
      defer { element = next }
      if draft.graph.withText(element, { $0.isEmpty || $0[0] == UInt8(ascii: "#") }) { continue }
      guard it.link >= 0 else {
        outside += 1
        if outside == 1 { firstOutside = (it.source, it.rule) }
        continue
      }
      let target = draft.graph.standing(it.link)
      let address = draft.graph.resources[Int(target)].fullURL
      if draft.graph.withText(element, { $0.isEqual(to: address) }) {
        draft.graph.setTarget(target, of: element)
      } else {
        let owner = draft.graph.standing(draft.graph.resource(of: element))
        let base = draft.graph.resources[Int(owner)].fullURL
        if draft.graph.withText(element, { staysResolvable($0, from: base, to: address) }) { continue }
        draft.graph.setTarget(target, of: element)
        draft.graph.setRule(names.addressRule, of: element)
      }
    }
    // One resource alone is a part of something larger: it refers to its patient, and that is nothing to look into.
    guard outside > 0, isLast, draft.graph.resources.count(where: \.isPassedThrough) > 1 else { return }
    draft.report(
      .referenceOutside,
      "\(outside) reference\(outside == 1 ? "" : "s") to what the document does not hold; kept as sent",
      remedy: "send what is referred to in the same document, or load it beforehand", at: firstOutside.node,
      rule: firstOutside.rule)
  }

  /// Whether a relative reference still resolves as text: both entries have RESTful addresses under one base
  /// (FHIR R4 Bundle, "Resolving references in Bundles").
  private func staysResolvable(_ text: Span<UInt8>, from owner: String, to target: String) -> Bool {
    let (here, there) = (owner.utf8.span, target.utf8.span)
    let base = there.count - text.count
    guard base > 0, there[base - 1] == UInt8(ascii: "/"), there.extracting(base...).isEqual(to: text),
      here.count >= base, here.extracting(..<base).isEqual(to: there.extracting(..<base))
    else { return false }
    // What is left is `Type/id`.
    var (steps, length) = (0, 0)
    for at in base..<here.count {
      length = here[at] == UInt8(ascii: "/") ? 0 : length + 1
      if length == 1 { steps += 1 }
    }
    return steps == 2
  }
}
