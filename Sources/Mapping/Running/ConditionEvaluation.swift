import ResourceModel
import SourceModel

// Conditions. Several nodes on the left: any of them is enough; `!=` and `not` mean none of them.
extension MappingRun {
  /// Asks a condition.
  /// - Parameters:
  ///   - base: where its paths begin.
  ///   - node: the node of the row, for `else`.
  mutating func test(_ condition: Int32, base: NodeIndex, node: NodeIndex) -> Bool {
    let it = plan.conditions[Int(condition)]
    switch it.kind {
    case .or: return test(it.left, base: base, node: node) || test(it.right, base: base, node: node)
    case .and: return test(it.left, base: base, node: node) && test(it.right, base: base, node: node)
    case .not: return !test(it.left, base: base, node: node)
    case .changed: return graph.isChanged
    case .otherwise: return !taken[call.firstTaken...].contains(node)
    case .state: return testState(it, base: base)
    case .compare: return compare(it, base: base)
    case .oneOf:
      return anyText(it.left, base: base) { run, text in
        it.list.range.contains { index in run.matches(index, text, base: base) }
      }
    case .startsWith:
      return anyText(it.left, base: base) { run, text in
        guard let prefix = run.right(it.right, base: base) else { return false }
        let (whole, start) = (run.string(text), run.string(prefix.text))
        return whole.utf8.starts(with: start.utf8)
      }
    }
  }

  private mutating func testState(_ it: ConditionStep, base: NodeIndex) -> Bool {
    let operand = plan.operands[Int(it.left)]
    guard operand.kind == .path else {
      let isValued = operand.kind == .target ? target(operand.element) >= 0 : value(Int(it.left), base: base) != nil
      return it.state == .valued || it.state == .present ? isValued : it.state == .absent && !isValued
    }
    let range = select(operand.number, from: base)
    defer { nodes.cut(to: range.lowerBound) }
    switch it.state {
    case .null:
      for i in range where tree[nodes[i]].state == .null { return true }
      return false
    case .present: return !range.isEmpty
    case .valued, .absent:
      var isValued = false
      for i in range where tree[nodes[i]].state != .null && tree.isValued(nodes[i]) {
        isValued = true
        if tree.firstChild(nodes[i]) < 0 { dispositions.mark(nodes[i], .steered, rule) }
      }
      let isNull = !isValued && range.contains { tree[nodes[$0]].state == .null }
      return it.state == .valued ? isValued : !isValued && !isNull
    }
  }

  /// Whether any text of an operand passes; each leaf read is steered.
  private mutating func anyText(
    _ operand: Int32, base: NodeIndex, _ passes: (inout MappingRun, TextRef) -> Bool
  ) -> Bool {
    let it = plan.operands[Int(operand)]
    guard it.kind == .path else { return value(Int(operand), base: base).map { passes(&self, $0.text) } ?? false }
    let range = select(it.number, from: base)
    defer { nodes.cut(to: range.lowerBound) }
    var found = false
    for i in range {
      guard let text = text(of: nodes[i]) else { continue }
      dispositions.mark(nodes[i], .steered, rule)
      if !found, passes(&self, text) { found = true }
    }
    return found
  }

  /// The first value of a right operand.
  private mutating func right(_ operand: Int32, base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    let it = plan.operands[Int(operand)]
    return value(Int(operand), base: it.kind == .path && startsAbove(it.number) ? rightBase : base)
  }

  private mutating func startsAbove(_ path: Int32) -> Bool { plan.paths[Int(path)].start == .enclosing }

  /// Whether any value of the right operand equals a text.
  private mutating func matches(_ operand: Int, _ text: TextRef, base: NodeIndex) -> Bool {
    let it = plan.operands[operand]
    guard it.kind == .path else { return value(operand, base: base).map { equal(text, $0.text) } ?? false }
    let range = select(it.number, from: startsAbove(it.number) ? rightBase : base)
    defer { nodes.cut(to: range.lowerBound) }
    for i in range {
      if let other = self.text(of: nodes[i]), equal(text, other) { return true }
    }
    return false
  }

  private mutating func compare(_ it: ConditionStep, base: NodeIndex) -> Bool {
    switch it.measure {
    case .count:
      let operand = plan.operands[Int(it.left)]
      guard operand.kind == .path else { return false }
      let range = select(operand.number, from: base)
      nodes.cut(to: range.lowerBound)
      return compareNumber(Double(range.count), it, base: base)
    case .length:
      return anyText(it.left, base: base) { run, text in
        run.compareNumber(Double(run.string(text).count), it, base: base)
      }
    case .text: return compareText(it, base: base)
    }
  }

  private mutating func compareText(_ it: ConditionStep, base: NodeIndex) -> Bool {
    let (left, right) = (plan.operands[Int(it.left)], plan.operands[Int(it.right)])
    if left.kind == .path, right.kind == .literal, it.comparison == .equal || it.comparison == .notEqual {
      return holdsAny(left.number, equalTo: plan.literals[Int(right.number)], base: base) == (it.comparison == .equal)
    }
    switch it.comparison {
    case .equal:
      return anyText(it.left, base: base) { run, text in run.matches(Int(it.right), text, base: base) }
    case .notEqual:
      return !anyText(it.left, base: base) { run, text in run.matches(Int(it.right), text, base: base) }
    default:
      return anyText(it.left, base: base) { run, text in
        guard let right = run.right(it.right, base: base) else { return false }
        if let a = Double(run.string(text)), let b = Double(run.string(right.text)) {
          return Self.holds(it.comparison, a, b)
        }
        return Self.holds(it.comparison, run.string(text), run.string(right.text))
      }
    }
  }

  /// Whether any text of a path is a literal, by far the most frequent question; each leaf read is steered.
  private mutating func holdsAny(_ path: Int32, equalTo literal: Range<Int>, base: NodeIndex) -> Bool {
    var found = false
    let program = plan.paths[Int(path)]
    if program.start == .base, program.steps.count == 1, base >= 0, !WideNodes.holds(base, tree) {
      let step = plan.steps[Int(program.steps.first)]
      if step.axis == .child, step.predicates.isEmpty {
        // `[resourceType = Bundle]`: a walk along the children.
        var child = tree.firstChild(base)
        while child >= 0 {
          if tree.nodes[Int(child)].symbol == step.symbol { ask(child, literal, &found) }
          child = tree.nodes[Int(child)].nextSibling
        }
        return found
      }
    }
    let range = select(path, from: base)
    for i in range { ask(nodes[i], literal, &found) }
    nodes.cut(to: range.lowerBound)
    return found
  }

  /// Asks one leaf.
  private mutating func ask(_ node: NodeIndex, _ literal: Range<Int>, _ found: inout Bool) {
    guard let text = text(of: node) else { return }
    dispositions.mark(node, .steered, rule)
    if found { return }
    let wanted = plan.literalBytes.span.extracting(literal)
    switch text {
    case .node(let node): found = tree.withText(of: node) { $0.isEqual(to: wanted) }
    case .literal(let other): found = plan.literalBytes.span.extracting(plan.literals[Int(other)]).isEqual(to: wanted)
    case .scratch(let range): found = scratch.span.extracting(range).isEqual(to: wanted)
    }
  }

  private mutating func compareNumber(_ left: Double, _ it: ConditionStep, base: NodeIndex) -> Bool {
    guard let right = right(it.right, base: base), let number = Double(string(right.text)) else { return false }
    return Self.holds(it.comparison, left, number)
  }

  private static func holds<T: Comparable>(_ comparison: Comparison, _ a: T, _ b: T) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
