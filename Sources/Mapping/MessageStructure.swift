import SourceModel

/// A message's structure as its map spells it out: groups and segments with their cardinalities, in order.
///
/// Every message is parsed by it, v2 XML too, whose own groups are not trusted. Unexpected, missing, repeated and
/// misordered segments keep their neighbours right (Docs/tables.md, message structure).
struct MessageStructure: Sendable {
  struct Position: Sendable {
    var symbol: Symbol
    var isGroup: Bool
    var isRequired: Bool
    var repeats: Bool
    var parent: Int32
    var children: [Int32] = []
  }

  /// Position 0 is the message.
  private(set) var positions: [Position] = [
    Position(symbol: .none, isGroup: true, isRequired: true, repeats: false, parent: -1)
  ]
  private var previous: (steps: [String], position: Int32)?

  /// Adds a row's source; rows that follow each other with one source are one position, and a source without marks
  /// names a position that stands already.
  mutating func add(_ steps: [GrammarStep], _ symbols: inout SymbolTable) -> Int32 {
    let names = steps.map(\.name)
    if let previous, previous.steps == names { return previous.position }
    var group: Int32 = 0
    for step in steps.dropLast() {
      let symbol = symbols.intern(step.name)
      let known = positions[Int(group)].children.last {
        positions[Int($0)].symbol == symbol && positions[Int($0)].isGroup
      }
      group = known ?? append(step, symbol, isGroup: true, to: group)
    }
    let step = steps[steps.count - 1]
    let symbol = symbols.intern(step.name)
    let known = positions[Int(group)].children.last {
      positions[Int($0)].symbol == symbol && !positions[Int($0)].isGroup
    }
    let position: Int32
    if let known, !step.isStated {
      position = known
    } else {
      position = append(step, symbol, isGroup: false, to: group)
    }
    previous = (names, position)
    return position
  }

  private mutating func append(_ step: GrammarStep, _ symbol: Symbol, isGroup: Bool, to parent: Int32) -> Int32 {
    let index = Int32(positions.count)
    positions.append(
      Position(symbol: symbol, isGroup: isGroup, isRequired: step.isRequired, repeats: step.repeats, parent: parent))
    positions[Int(parent)].children.append(index)
    return index
  }

  /// Where a segment goes that follows one at `current` (-1 at the message's start): its position and the group, open
  /// already, below which new groups begin. nil: nowhere.
  func next(_ symbol: Symbol, after current: Int32) -> (position: Int32, top: Int32)? {
    if current < 0 { return find(symbol, in: 0, from: 0).map { ($0, 0) } }
    var at = current
    var group = positions[Int(current)].parent
    while group >= 0 {
      let here = positions[Int(at)]
      if at == current, here.symbol == symbol, here.repeats { return (at, group) }
      if here.isGroup, here.repeats, begins(at, with: symbol), let leaf = find(symbol, in: at, from: 0) {
        return (leaf, group)
      }
      let index = positions[Int(group)].children.firstIndex(of: at) ?? 0
      if let leaf = find(symbol, in: group, from: index + 1) { return (leaf, group) }
      at = group
      group = positions[Int(group)].parent
    }
    return nil
  }

  /// A position of this name in the group at hand or one around it, for a segment out of order.
  func enclosing(_ symbol: Symbol, around current: Int32) -> (position: Int32, group: Int32)? {
    var group = current < 0 ? 0 : positions[Int(current)].parent
    while group >= 0 {
      for child in positions[Int(group)].children {
        if positions[Int(child)].symbol == symbol, !positions[Int(child)].isGroup { return (child, group) }
      }
      group = positions[Int(group)].parent
    }
    return nil
  }

  /// The first segment position of a name in a group, from its child number `from` on, depth first.
  private func find(_ symbol: Symbol, in group: Int32, from: Int) -> Int32? {
    let children = positions[Int(group)].children
    guard from < children.count else { return nil }
    for child in children[from...] {
      if !positions[Int(child)].isGroup {
        if positions[Int(child)].symbol == symbol { return child }
      } else if let leaf = find(symbol, in: child, from: 0) {
        return leaf
      }
    }
    return nil
  }

  /// A group begins with its segments up to the first required one.
  private func begins(_ group: Int32, with symbol: Symbol) -> Bool {
    for child in positions[Int(group)].children {
      let position = positions[Int(child)]
      if position.isGroup {
        if begins(child, with: symbol) { return true }
      } else if position.symbol == symbol {
        return true
      }
      if position.isRequired { return false }
    }
    return false
  }
}
