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

  /// Where a segment goes by the structure's order, as seen from one group: again where the segment before it stands, to
  /// a new occurrence of the group that this one ends, or further down.
  /// - Parameters:
  ///   - at: the child of the group behind which it stands; -1: at its start.
  ///   - isLast: the child is the very segment before it.
  ///   - isStrict: groups are entered by the segments that begin them alone.
  func next(_ symbol: Symbol, after at: Int32, isLast: Bool, in group: Int32, isStrict: Bool) -> Int32? {
    guard at >= 0 else { return find(symbol, in: group, from: 0, isStrict: isStrict) }
    let here = positions[Int(at)]
    if isLast, here.symbol == symbol, here.repeats { return at }
    if here.isGroup, here.repeats, begins(at, with: symbol), let leaf = find(symbol, in: at, from: 0, isStrict: true) {
      return leaf
    }
    let index = positions[Int(group)].children.firstIndex(of: at) ?? 0
    return find(symbol, in: group, from: index + 1, isStrict: isStrict)
  }

  /// The position of a name right behind another one in its group: no required segment stands between, and a group is
  /// entered by its very first one.
  func following(_ symbol: Symbol, _ at: Int32) -> Int32? {
    let before = positions[Int(at)]
    if before.symbol == symbol, before.repeats { return at }
    for child in positions[Int(before.parent)].children where child > at {
      let here = positions[Int(child)]
      if here.isGroup, leads(child, with: symbol) { return find(symbol, in: child, from: 0, isStrict: true) }
      if !here.isGroup, here.symbol == symbol { return child }
      if here.isRequired { return nil }
    }
    return nil
  }

  /// The position of this name among a group's own segments: the nearest before a child, else any.
  func own(_ symbol: Symbol, of group: Int32, before at: Int32) -> Int32? {
    var found: Int32?
    for child in positions[Int(group)].children {
      if child >= at, found != nil { break }
      if positions[Int(child)].symbol == symbol, !positions[Int(child)].isGroup { found = child }
    }
    return found
  }

  /// Whether a group's very first segment has the name: it says that a new occurrence begins.
  func leads(_ group: Int32, with symbol: Symbol) -> Bool {
    guard let first = positions[Int(group)].children.first else { return false }
    return positions[Int(first)].isGroup ? leads(first, with: symbol) : positions[Int(first)].symbol == symbol
  }

  /// All positions of a name below a group, in order.
  func all(_ symbol: Symbol, below group: Int32) -> [Int32] {
    var found: [Int32] = []
    for child in positions[Int(group)].children {
      if positions[Int(child)].isGroup {
        found += all(symbol, below: child)
      } else if positions[Int(child)].symbol == symbol {
        found.append(child)
      }
    }
    return found
  }

  /// The innermost repeating group around a position.
  func repeatingGroup(around position: Int32) -> Int32? {
    var group = positions[Int(position)].parent
    while group > 0, !positions[Int(group)].repeats { group = positions[Int(group)].parent }
    return group > 0 ? group : nil
  }

  /// The first segment position of a name in a group, from its child number `from` on, depth first.
  private func find(_ symbol: Symbol, in group: Int32, from: Int, isStrict: Bool) -> Int32? {
    let children = positions[Int(group)].children
    guard from < children.count else { return nil }
    for child in children[from...] {
      if !positions[Int(child)].isGroup {
        if positions[Int(child)].symbol == symbol { return child }
      } else if !isStrict || begins(child, with: symbol),
        let leaf = find(symbol, in: child, from: 0, isStrict: isStrict)
      {
        return leaf
      }
    }
    return nil
  }

  /// A group begins with its segments up to the first required one.
  func begins(_ group: Int32, with symbol: Symbol) -> Bool {
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
