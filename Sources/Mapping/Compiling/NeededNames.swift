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

  /// The children without all of which a condition on the context cannot hold: `MSH-9.1 = ADT` asks nothing of a JSON
  /// object.
  func neededChildren(condition: Int32) -> NameSet {
    let it = conditions[Int(condition)]
    switch it.kind {
    case .or:
      let (left, right) = (neededChildren(condition: it.left), neededChildren(condition: it.right))
      return left.isEmpty || right.isEmpty ? NameSet() : left.union(right)
    // The left side is asked first, and what it reads is steered: only its own need may spare the question, but for
    // `else`, which reads nothing.
    case .and:
      return neededChildren(condition: conditions[Int(it.left)].kind == .otherwise ? it.right : it.left)
    case .compare where it.measure == .text && it.comparison == .equal, .oneOf, .startsWith,
      .state where it.state == .valued || it.state == .present:
      return NameSet(neededChild(Records(first: it.left, count: 1)))
    default: return NameSet()
    }
  }

  /// Whether a condition asks what became of the document in the end.
  func asksChange(_ condition: Int32) -> Bool {
    let it = conditions[Int(condition)]
    return switch it.kind {
    case .changed: true
    case .and, .or: asksChange(it.left) || asksChange(it.right)
    case .not: asksChange(it.left)
    default: false
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

/// Names, of which it is remembered that some may be among them: never said of one that is there that it is not.
struct NameSet: Sendable, Equatable {
  private var bits: UInt64 = 0

  /// A set with one name; with none of it, an empty set.
  init(_ name: Symbol = .none) {
    if name != .none { insert(name) }
  }

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ name: Symbol) { bits |= Self.bit(name) }

  func union(_ other: NameSet) -> NameSet {
    var both = self
    both.bits |= other.bits
    return both
  }

  /// Whether one name may be in both.
  func mayMeet(_ other: NameSet) -> Bool { bits & other.bits != 0 }

  private static func bit(_ name: Symbol) -> UInt64 { 1 << UInt64(name.id & 63) }
}
