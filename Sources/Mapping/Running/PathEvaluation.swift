import SourceModel

// Paths: which nodes a path selects, in document order. Selected nodes stand on the run's node stack; whoever selects
// takes them off again.
extension MappingRun {
  /// Selects and returns the range on the node stack.
  mutating func select(_ path: Int32, from base: NodeIndex) -> Range<Int> {
    let program = plan.paths[Int(path)]
    let start = nodes.count
    if program.start == .base, program.steps.count == 1 {
      let step = plan.steps[Int(program.steps.first)]
      if step.axis == .itself, step.predicates.isEmpty {
        nodes.append(base)
        return start..<nodes.count
      }
      if step.axis == .child {
        // One name below the base: nothing else to move.
        appendChildren(step.symbol, of: base)
        if !step.predicates.isEmpty { filter(start, step.predicates) }
        return start..<nodes.count
      }
    }
    var firstStep = Int(program.steps.first)
    let endStep = firstStep + Int(program.steps.count)
    switch program.start {
    case .base: nodes.append(base)
    case .context: nodes.append(call.context)
    case .document:
      nodes.append(documentNode)
      if firstStep < endStep, plan.steps[firstStep].axis == .child,
        plan.steps[firstStep].symbol == tree[documentNode].symbol
      {
        firstStep += 1
      }
    case .enclosing:
      let found = enclosing(plan.steps[firstStep].symbol, from: base)
      if found >= 0 { nodes.append(found) }
      filter(start, plan.steps[firstStep].predicates)
      firstStep += 1
    }
    var from = start
    for step in firstStep..<max(firstStep, endStep) {
      let to = nodes.count
      for i in from..<to { expand(nodes[i], plan.steps[step]) }
      from = to
      if from == nodes.count { break }
    }
    if from > start {
      // What was selected moves down over the nodes that led there.
      let count = nodes.count - from
      for i in 0..<count { nodes[start + i] = nodes[from + i] }
      nodes.cut(to: start + count)
    }
    return start..<nodes.count
  }

  /// The first node that a path selects, or none.
  mutating func first(_ path: Int32, from base: NodeIndex) -> NodeIndex {
    let range = select(path, from: base)
    let node = range.isEmpty ? NodeIndex.none : nodes[range.lowerBound]
    nodes.cut(to: range.lowerBound)
    return node
  }

  private mutating func expand(_ node: NodeIndex, _ step: PathStep) {
    let mark = nodes.count
    switch step.axis {
    case .itself: nodes.append(node)
    case .child: appendChildren(step.symbol, of: node)
    case .segment:
      if tree[node].symbol == step.symbol { nodes.append(node) } else { appendChildren(step.symbol, of: node) }
    case .component:
      appendChildren(step.symbol, of: node)
      if nodes.count == mark, step.symbol == .number(1), tree.firstChild(node) < 0, tree[node].state != .empty {
        nodes.append(node)
      }
    case .any:
      var child = tree.firstChild(node)
      while child >= 0 {
        let kind = tree[child].kind
        if kind != .attribute, kind != .text { nodes.append(child) }
        child = tree.nextSibling(child)
      }
    case .descendants:
      nodes.append(node)
      var below = tree.firstChild(node)
      while below >= 0 {
        nodes.append(below)
        below = tree.following(below, within: node)
      }
    }
    if !step.predicates.isEmpty { filter(mark, step.predicates) }
  }

  private mutating func appendChildren(_ symbol: Symbol, of node: NodeIndex) {
    if WideNodes.holds(node, tree) {
      nodes += wideNodes.named(symbol, of: node, tree)
      return
    }
    var child = tree.firstChild(node)
    while child >= 0 {
      if tree.nodes[Int(child)].symbol == symbol { nodes.append(child) }
      child = tree.nodes[Int(child)].nextSibling
    }
  }

  /// Keeps of the nodes from `mark` on what the predicates allow.
  private mutating func filter(_ mark: Int, _ predicates: Records) {
    for index in predicates.range {
      let predicate = plan.predicates[index]
      switch predicate.kind {
      case .nth:
        let at = mark + Int(predicate.number) - 1
        let kept = at < nodes.count ? nodes[at] : NodeIndex.none
        nodes.cut(to: mark)
        if kept >= 0 { nodes.append(kept) }
      case .last:
        if nodes.count > mark { nodes.removeSubrange(mark..<nodes.count - 1) }
      case .condition:
        var kept = mark
        let end = nodes.count
        let outerBase = rightBase
        rightBase = call.context
        defer { rightBase = outerBase }
        for at in mark..<end {
          let candidate = nodes[at]
          if test(predicate.number, base: candidate, node: candidate) {
            nodes[kept] = candidate
            kept += 1
          }
        }
        nodes.cut(to: kept)
      }
    }
  }

  /// `^X`: from a node up through what encloses it, then on from the callers' nodes.
  private mutating func enclosing(_ symbol: Symbol, from base: NodeIndex) -> NodeIndex {
    var at = base
    var caller = calls.count
    while true {
      while at >= 0 {
        if tree[at].symbol == symbol, at != base { return at }
        let child =
          WideNodes.holds(at, tree)
          ? wideNodes.named(symbol, of: at, tree).first ?? .none : tree.child(symbol, of: at)
        if child >= 0 { return child }
        at = tree.parent(at)
      }
      caller -= 1
      guard caller >= 0 else { return .none }
      at = calls[caller].caller
    }
  }
}
