import Diagnostics
import ResourceModel
import SourceModel

// Ids and the order of writing.
extension GraphFinisher {
  /// Gives every resource its id. Input that came as FHIR keeps its own.
  mutating func assignIDs(_ draft: inout Draft, _ findings: inout IdentityReader.Findings) {
    takenIDs.removeAll()
    for index in draft.graph.resources.indices where draft.isStanding(ResourceIndex(index)) {
      let resource = ResourceIndex(index)
      let (type, isPassedThrough) = (
        draft.graph.resources[Int(resource)].type, draft.graph.resources[Int(resource)].isPassedThrough
      )
      let sent = draft.graph.resources[Int(resource)].id
      var id = isPassedThrough ? keptID(draft.graph.resources[Int(resource)]) : ""
      if id.isEmpty { id = madeID(of: findings.seed(of: resource, draft), type) }
      if draft.graph.resources.count > 1, !take(id, type) {
        // Two resources of the input with one id, or two made at one place.
        reportCollision(resource, &draft)
        var count = 2
        repeat {
          id = ResourceAddress.id(of: findings.seed(ofPlaced: resource, draft) + "|\(count)")
          count += 1
        } while !take(id, type)
        draft.graph.resources[Int(resource)].fullURL = ""
      }
      if id != sent { draft.graph.resources[Int(resource)].id = id }
    }
  }

  /// The id of a seed. Fluoro's own Device has the same one in every document.
  private mutating func madeID(of seed: String, _ type: TypeID) -> String {
    guard type == facts.device else { return ResourceAddress.id(of: seed) }
    if lastDevice.seed != seed { lastDevice = (seed, ResourceAddress.id(of: seed)) }
    return lastDevice.id
  }

  /// Takes an id for a type; false when another resource of the type has it.
  private mutating func take(_ id: String, _ type: TypeID) -> Bool {
    var key: [UInt8] = []
    swap(&key, &typedID)
    key.removeAll(keepingCapacity: true)
    key.append(utf8: id)
    // A type's number has four bytes, whatever they are.
    var number = type.index
    for _ in 0..<4 {
      key.append(UInt8(truncatingIfNeeded: number))
      number >>= 8
    }
    let isNew = takenIDs.set(0, for: key.span)
    swap(&key, &typedID)
    return isNew
  }

  /// The id that FHIR input brought, or that its fullUrl says.
  private func keptID(_ resource: ResourceGraph.Resource) -> String {
    if !resource.id.isEmpty { return resource.id }
    return resource.fullURL.hasPrefix("urn:uuid:") ? String(resource.fullURL.dropFirst(9)) : ""
  }

  /// Decides the order of writing: by type, then by where in the source a resource begins, then by the order of making.
  mutating func rank(_ draft: inout Draft) {
    facts.prepare(&draft)
    if draft.graph.resources.count == 1 { return }
    order.removeAll(keepingCapacity: true)
    for index in draft.graph.resources.indices where draft.isStanding(ResourceIndex(index)) {
      let (rank, node, type) = (
        draft.graph.resources[index].rank, draft.graph.resources[index].node, draft.graph.resources[index].type
      )
      order.append(
        Ranked(
          rank: rank == 0 ? facts.rank(of: type) : rank, start: node >= 0 ? draft.tree[node].start : 0,
          resource: ResourceIndex(index)))
    }
    order.sort { ($0.rank, $0.start, $0.resource) < ($1.rank, $1.start, $1.resource) }
    for place in order.indices { draft.graph.resources[Int(order[place].resource)].rank = Int32(place) }
  }

  /// A resource on its way into the order of writing.
  struct Ranked: Sendable {
    let rank: Int32
    let start: UInt32
    let resource: ResourceIndex
  }

  /// Lets literal references of FHIR input stand where they lead to the same place in the output; the others point to the
  /// resource itself from now on. References to what is not there stay, and are told in one line.
  /// - Parameter isLast: ids and addresses are final; until then nothing is told.
  func settleLiteralReferences(_ draft: inout Draft, isLast: Bool) {
    // One resource alone is a part of something larger: it refers to its patient, and that is nothing to look into.
    guard isLast, draft.graph.resources.count(where: \.isPassedThrough) > 1 else {
      for number in draft.graph.links.indices { settle(draft.graph.links[number], isLast: isLast, &draft) }
      return
    }
    var outside = 0
    var firstOutside: (node: SourceModel.NodeIndex, rule: Symbol) = (.none, .none)
    var next = draft.graph.nextString(names.reference, from: 0)
    while next >= 0 {
      let element = next
      next = draft.graph.nextString(names.reference, from: element + 1)
      if draft.graph.elements[Int(element)].link >= 0 {
        settle(element, isLast: isLast, &draft)
      } else if !isInside(element, draft), !draft.isOnlySeen(draft.graph.resource(of: element)) {
        outside += 1
        if outside > 1 { continue }
        firstOutside = (draft.graph.elements[Int(element)].source, draft.graph.elements[Int(element)].rule)
      }
    }
    guard outside > 0 else { return }
    draft.report(
      .referenceOutside,
      "\(outside) reference\(outside == 1 ? "" : "s") to what the document does not hold; kept as sent",
      remedy: "send what is referred to in the same document, or load it beforehand", at: firstOutside.node,
      rule: firstOutside.rule)
  }

  /// Whether a reference leads nowhere, or into its own resource.
  private func isInside(_ reference: ElementIndex, _ draft: Draft) -> Bool {
    draft.graph.withText(reference) { $0.isEmpty || $0[0] == UInt8(ascii: "#") }
  }

  /// Lets a literal reference lead to the resource of the document that it is linked to, unless its text does so by
  /// itself.
  private func settle(_ element: ElementIndex, isLast: Bool, _ draft: inout Draft) {
    guard draft.graph.elements[Int(element)].value == .string, !isInside(element, draft) else { return }
    let target = draft.graph.standing(draft.graph.elements[Int(element)].link)
    // What is written elsewhere, and an address on a server where the document says none, are found as they were sent.
    if !draft.tree.parts.isEmpty, draft.isOnlySeen(target) || draft.graph.withText(element, isOnServer) { return }
    let address = isLast ? draft.address(of: target) : draft.graph.resources[Int(target)].fullURL
    if draft.graph.withText(element, { $0.isEqual(to: address) }) {
      draft.graph.setTarget(target, of: element)
      return
    }
    let owner = draft.graph.standing(draft.graph.resource(of: element))
    let base = isLast ? draft.address(of: owner) : draft.graph.resources[Int(owner)].fullURL
    if draft.graph.withText(element, { staysResolvable($0, from: base, to: address) }) { return }
    draft.graph.setTarget(target, of: element)
    draft.graph.setRule(names.addressRule, of: element)
  }

  /// Whether an address names its server.
  private func isOnServer(_ address: Span<UInt8>) -> Bool {
    guard let colon = address.indices.first(where: { address[$0] == UInt8(ascii: ":") }) else { return false }
    return colon + 1 < address.count && address[colon + 1] == UInt8(ascii: "/")
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
