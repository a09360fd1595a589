import SourceModel

// What must stand below a map's context for a row to do anything: most rows of a map are passed over by that.
extension MappingPlan {
  /// Whether a source is the context itself, so that a condition is asked of it once.
  func isItself(_ source: Records) -> Bool {
    guard source.count == 1, operands[Int(source.first)].kind == .path else { return false }
    let path = paths[Int(operands[Int(source.first)].number)]
    return path.start == .base && path.steps.count == 1
      && path.steps.range.allSatisfy { steps[$0].axis == .itself && steps[$0].predicates.isEmpty }
  }

  /// The child without which a condition on the context cannot hold: `MSH-9.1 = ADT` asks nothing of a JSON object.
  func neededChild(condition: Int32) -> Symbol {
    let it = conditions[Int(condition)]
    switch it.kind {
    // The left side is asked first, and what it reads is steered: only its own need may spare the question.
    case .and: return neededChild(condition: it.left)
    case .compare where it.measure == .text && it.comparison == .equal, .oneOf, .startsWith:
      return neededChild(Records(first: it.left, count: 1))
    default: return .none
    }
  }

  /// The name of the first step of a single path from the map's context.
  func neededChild(_ source: Records) -> Symbol {
    guard source.count == 1, operands[Int(source.first)].kind == .path else { return .none }
    let path = paths[Int(operands[Int(source.first)].number)]
    guard path.start == .base || path.start == .context, let first = path.steps.range.first else { return .none }
    switch steps[first].axis {
    case .child, .component, .segment: return steps[first].symbol
    default: return .none
    }
  }

  /// The name of the second step of a single path, where the first is a child and asks no question of it.
  func neededGrandchild(_ source: Records) -> Symbol {
    guard neededChild(source) != .none else { return .none }
    let program = paths[Int(operands[Int(source.first)].number)].steps
    guard program.count > 1 else { return .none }
    let (first, second) = (steps[Int(program.first)], steps[Int(program.first) + 1])
    return first.axis == .child && first.predicates.isEmpty && second.axis == .child ? second.symbol : .none
  }
}
