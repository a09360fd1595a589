import ResourceModel
import SourceModel

// What a repetition brings with it.
extension GraphFinisher {
  /// A place inside a thing that the document tells more than once.
  private struct InnerPlace: Hashable {
    let type: TypeID
    let owner: ResourceIndex
    let place: String
  }

  /// Makes one of the resources without a key that say the same at one place inside a thing told twice: the indication
  /// in a drug's entry has no identifier of its own, and is no second indication where the entry stands twice.
  func mergeInside(_ draft: inout Draft, _ findings: inout IdentityReader.Findings) {
    let owners = repeatedOwners(draft)
    if owners.isEmpty { return }
    var first: [InnerPlace: ResourceIndex] = [:]
    for resource in draft.standing {
      let it = draft.graph.resources[Int(resource)]
      guard it.node >= 0, !it.isPassedThrough, findings.identity(of: resource) == nil, draft.isStanding(resource),
        let (node, owner) = owner(of: it.node, among: owners, draft.tree)
      else { continue }
      let place = InnerPlace(
        type: it.type, owner: owner, place: findings.place(of: resource, below: node, draft))
      if let other = first[place] {
        _ = mergeSame(resource, other, &draft)
      } else {
        first[place] = resource
      }
    }
  }

  /// By node that tells of a thing: the thing, for things that several nodes tell of.
  private func repeatedOwners(_ draft: Draft) -> [NodeIndex: ResourceIndex] {
    var owners: [NodeIndex: ResourceIndex] = [:]
    for resource in draft.graph.resources where resource.mergedInto >= 0 && resource.identity != nil {
      let owner = draft.graph.standing(resource.mergedInto)
      for node in [resource.node, draft.graph.resources[Int(owner)].node] where node >= 0 && owners[node] == nil {
        owners[node] = owner
      }
    }
    return owners
  }

  /// The nearest node around another that tells of a thing told twice.
  private func owner(
    of node: NodeIndex, among owners: [NodeIndex: ResourceIndex], _ tree: SourceTree
  ) -> (NodeIndex, ResourceIndex)? {
    var at = tree[node].parent
    while at >= 0 {
      if let owner = owners[at] { return (at, owner) }
      at = tree[at].parent
    }
    return nil
  }

  /// Leaves each reference of a list there once: of two that lead to one resource by now, and say nothing else, the
  /// second says nothing new.
  func joinReferences(_ draft: inout Draft) {
    // What came as FHIR keeps its lists.
    if draft.graph.resources.allSatisfy(\.isPassedThrough) { return }
    var next = nextReference(from: 0, draft.graph)
    while next >= 0 {
      let (element, it) = (next, draft.graph[next])
      next = nextReference(from: next + 1, draft.graph)
      let owner = draft.graph.resource(of: element)
      guard !draft.graph.resources[Int(owner)].isPassedThrough,
        draft.graph.child(it.name, of: it.parent) == element, draft.graph.next(it.name, from: it.nextSibling) >= 0
      else { continue }
      joinReferences(from: element, &draft)
    }
  }

  /// The first Reference at or behind a number that has something behind it; -1 for none.
  private func nextReference(from number: ElementIndex, _ graph: ResourceGraph) -> ElementIndex {
    let elements = graph.elements.span
    var at = Int(number)
    while at < elements.count {
      if elements[at].type == facts.reference, elements[at].parent >= 0, elements[at].nextSibling >= 0 {
        return ElementIndex(at)
      }
      at += 1
    }
    return -1
  }

  /// - Parameter first: the first of a list.
  private func joinReferences(from first: ElementIndex, _ draft: inout Draft) {
    var known: [ResourceIndex: [ElementIndex]] = [:]
    let name = draft.graph[first].name
    var at = first
    while at >= 0 {
      let element = at
      at = draft.graph.next(name, from: draft.graph[element].nextSibling)
      let target = draft.graph.target(of: draft.graph.child(names.reference, of: element))
      if target < 0 { continue }
      if let same = known[target]?.first(where: { draft.graph.saysTheSame($0, element) }) {
        draft.graph.addSource(draft.graph[element].source, to: same)
        draft.graph.remove(element)
      } else {
        known[target, default: []].append(element)
      }
    }
  }
}
