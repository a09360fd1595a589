import Diagnostics
import ResourceModel
import SourceModel

// Resources and references to them.
extension MappingRun {
  /// Makes a resource, or takes the one of the same label in this scope.
  mutating func make(
    _ type: TypeID, _ label: LabelID, _ node: NodeIndex, base: NodeIndex, _ row: RowProgram
  ) -> ResourceIndex {
    let scope = scope(of: node)
    var number: Int32 = 0
    switch label {
    case .none: break
    case .word(let word): number = word
    case .value(let operand):
      if let value = value(Int(operand), base: base) { number = -valueLabel(string(value.text)) }
    }
    if number != 0 {
      for candidate in known[call.firstKnown...] where candidate.label == number && candidate.type == type {
        if candidate.scope == scope { return candidate.resource }
      }
    }
    let resource = graph.makeResource(type, from: node, rule: row.rule)
    known.append(KnownResource(resource: resource, type: type, label: number, scope: scope))
    return resource
  }

  /// The scope in which a row on this node makes things known: the nearest repeating group, else the run's context.
  private mutating func scope(of node: NodeIndex) -> NodeIndex {
    let context = call.context
    var at = node
    while at >= 0, at != context {
      let group = Int(at - tree.readCount)
      if group >= 0, group < grouping.repeatingGroups.count, grouping.repeatingGroups[group] { return at }
      at = tree.parent(at)
    }
    return context
  }

  /// `^T`: the nearest resource already made around a node, from the inside out, the latest of a scope; never the one
  /// being written.
  mutating func enclosing(_ type: TypeID, _ label: LabelID, from node: NodeIndex) -> ResourceIndex? {
    var number: Int32 = 0
    if case .word(let word) = label { number = word }
    let own = call.target >= 0 ? graph.resource(of: call.target) : -1
    var at = node
    var end = known.count
    for index in calls.indices.reversed() {
      let frame = calls[index]
      if type.index >= 0,
        let found = find(type, number, from: at, in: frame, known: frame.firstKnown..<end, except: own)
      {
        return found
      }
      if frame.target >= 0, number == 0 {
        let resource = graph.resource(of: frame.target)
        if resource != own, type.index < 0 || graph.resources[Int(resource)].type == type { return resource }
      }
      end = frame.firstKnown
      at = frame.caller
    }
    return nil
  }

  private mutating func find(
    _ type: TypeID, _ label: Int32, from node: NodeIndex, in frame: Call, known range: Range<Int>,
    except own: ResourceIndex
  ) -> ResourceIndex? {
    guard !range.isEmpty else { return nil }
    var at = node
    while at >= 0 {
      let isScope = at == frame.context || at >= tree.readCount
      if isScope {
        var i = range.upperBound - 1
        while i >= range.lowerBound {
          let candidate = known[i]
          if candidate.scope == at, candidate.type == type, candidate.label == label, candidate.resource != own,
            !graph.resources[Int(candidate.resource)].isDropped
          {
            return candidate.resource
          }
          i -= 1
        }
      }
      if at == frame.context { return nil }
      at = tree.parent(at)
    }
    // The node stands outside the context (a look-up from the document): only the run's own scope is left.
    var i = range.upperBound - 1
    while i >= range.lowerBound {
      let candidate = known[i]
      if candidate.scope == frame.context, candidate.type == type, candidate.label == label, candidate.resource != own {
        return candidate.resource
      }
      i -= 1
    }
    return nil
  }

  /// The four ways into a reference. Returns the root of the resource referred to where it is known already, else the
  /// reference itself.
  mutating func reference(
    _ step: TargetStep, in element: ElementIndex, _ row: RowProgram, _ node: NodeIndex, _ source: NodeIndex,
    base: NodeIndex
  ) -> ElementIndex? {
    let existing = graph.child(plan.names.reference, of: element)
    switch step.kind {
    case .make:
      if existing >= 0 {
        let target = graph.target(of: existing)
        return target >= 0 ? graph.resources[Int(target)].root : nil
      }
      let resource = make(step.type, step.label, node, base: base, row)
      point(element, to: resource, row, source)
      return graph.resources[Int(resource)].root
    case .enclosing:
      guard let resource = enclosing(step.type, step.label, from: node) else { return nil }
      if existing < 0 { point(element, to: resource, row, source) }
      return graph.resources[Int(resource)].root
    case .same:
      if source >= 0 {
        sameRequests.append(SameRequest(reference: element, node: source, type: step.type, rule: row.rule))
      }
      return element
    default:
      graph.pendingTargets.append((element, step.type.index >= 0 ? step.type : nil))
      return element
    }
  }

  private mutating func point(
    _ element: ElementIndex, to resource: ResourceIndex, _ row: RowProgram, _ source: NodeIndex
  ) {
    guard
      let reference = graph.append(
        plan.names.reference, to: element, &definitions, &symbols, rule: row.rule, source: source, how: .mapped)
    else { return }
    graph.setTarget(resource, of: reference)
  }

  /// Takes a resource out of the output; references to it go when the run ends.
  mutating func drop(_ resource: ResourceIndex) {
    graph.resources[Int(resource)].isDropped = true
    hasDropped = true
  }

  /// Takes out the references to resources that turned out empty.
  mutating func removeReferencesToDropped() {
    guard hasDropped else { return }
    for index in graph.elements.indices where graph.elements[index].value == .resource {
      guard graph.resources[Int(graph.elements[index].start)].isDropped else { continue }
      let reference = ElementIndex(index)
      graph.clearValue(of: reference)
      dropEmptyEntry(reference)
    }
  }

  private mutating func dropEmptyEntry(_ element: ElementIndex) {
    var at = element
    while graph[at].parent >= 0, !hasContent(at) {
      let parent = graph[at].parent
      graph.remove(at)
      at = parent
    }
  }

  /// Fills `(=T)`: what was made from the same node.
  mutating func resolveSameRequests() {
    guard !sameRequests.isEmpty else { return }
    var made: [NodeIndex: [ResourceIndex]] = [:]
    for (index, resource) in graph.resources.enumerated() where !resource.isDropped {
      made[resource.node, default: []].append(ResourceIndex(index))
    }
    for request in sameRequests {
      rule = request.rule
      let own = graph.resource(of: request.reference)
      let found = (made[request.node] ?? []).filter {
        $0 != own && (request.type.index < 0 || graph.resources[Int($0)].type == request.type)
      }
      guard let first = found.first else {
        report(
          .nothingToRefer, "no resource was made from this value", "make one with a row, or drop the reference",
          at: request.node)
        dropEmptyEntry(request.reference)
        continue
      }
      refer(request.reference, to: first, request)
      for further in found.dropFirst() { referAgain(request.reference, to: further, request) }
    }
  }

  private mutating func refer(_ element: ElementIndex, to resource: ResourceIndex, _ request: SameRequest) {
    let known = graph.child(plan.names.reference, of: element)
    if known >= 0 {
      // Several nodes, one reference: the first stays.
      guard graph.target(of: known) != resource else { return }
      dispositions.mark(request.node, .superseded, request.rule)
      report(
        .supersededValue, "the reference points to another resource already",
        "choose one node, with first(…) or a condition",
        at: request.node)
      return
    }
    guard
      let reference = graph.append(
        plan.names.reference, to: element, &definitions, &symbols, rule: request.rule, source: request.node,
        how: .mapped)
    else { return }
    graph.setTarget(resource, of: reference)
  }

  /// A second resource from one node needs a second entry of the list; a single reference keeps the first.
  private mutating func referAgain(_ element: ElementIndex, to resource: ResourceIndex, _ request: SameRequest) {
    let it = graph[element]
    guard it.definition.index >= 0, definitions[it.definition].isList else { return }
    let entry = graph.append(
      it.definition, named: it.name, type: it.type, to: it.parent, rule: request.rule, source: request.node)
    refer(entry, to: resource, request)
  }
}
