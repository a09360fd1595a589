import SourceModel

/// A message's segments, hung into the groups of its structure.
struct SegmentGrouping: Sendable {
  /// The nodes at each position, in document order; position numbers are the structure's.
  private(set) var nodes: [[NodeIndex]] = []
  /// Segments that the structure does not expect where they stand, but knows.
  private(set) var misplaced: [NodeIndex] = []
  /// Segments that the structure does not know: the default map's rows take them.
  private(set) var unknown: [NodeIndex] = []
  /// Group nodes of repeating groups: each is a scope. By node number, less the tree's `readCount`.
  private(set) var repeatingGroups: [Bool] = []
  /// Required segments of the message itself that are missing.
  private(set) var missing: [Symbol] = []
  /// The node of each group's last occurrence, by position.
  private var open: [NodeIndex] = []

  /// Whether no message was grouped.
  var isEmpty: Bool { nodes.isEmpty }

  /// Where a segment goes.
  private struct Way {
    var position: Int32
    /// The open group below which new ones begin.
    var top: Int32
    var isMisplaced = false
  }

  /// Regroups the tree.
  mutating func group(_ tree: inout SourceTree, by structure: MessageStructure) {
    nodes = Array(repeating: [], count: structure.positions.count)
    misplaced = []
    unknown = []
    repeatingGroups = []
    missing = []
    open = Array(repeating: NodeIndex.none, count: structure.positions.count)
    open[0] = tree.root
    var current: Int32 = -1
    // The position of the segment before, where it was out of order and left `current` as it is.
    var stray: Int32?
    for segment in tree.detachChildren(of: tree.root) {
      let symbol = tree[segment].symbol
      let following = stray.flatMap { self.following(symbol, $0, structure) }
      guard let way = following ?? way(of: symbol, after: current, structure, tree) else {
        let group = current < 0 ? tree.root : open[Int(structure.positions[Int(current)].parent)]
        tree.attach(segment, to: group)
        unknown.append(segment)
        continue
      }
      let group = openGroups(to: way.position, below: way.top, structure, &tree, at: segment)
      tree.attach(segment, to: group)
      nodes[Int(way.position)].append(segment)
      if way.isMisplaced { misplaced.append(segment) }
      // A segment out of order leaves the others where they are, unless it begins a group for them.
      let isStray = way.isMisplaced && structure.positions[Int(way.position)].parent == way.top
      stray = isStray ? way.position : nil
      if !isStray { current = way.position }
    }
    for child in structure.positions[0].children {
      let position = structure.positions[Int(child)]
      if position.isRequired, !position.isGroup, nodes[Int(child)].isEmpty { missing.append(position.symbol) }
    }
  }

  /// What directly follows a segment out of order goes with it.
  private func following(_ symbol: Symbol, _ stray: Int32, _ structure: MessageStructure) -> Way? {
    guard let position = structure.following(symbol, stray) else { return nil }
    let top = structure.positions[Int(stray)].parent
    return Way(position: position, top: top, isMisplaced: structure.positions[Int(position)].parent == top)
  }

  private func way(
    of symbol: Symbol, after current: Int32, _ structure: MessageStructure, _ tree: SourceTree
  ) -> Way? {
    inOrder(symbol, after: current, structure, tree)
      ?? outOfOrder(symbol, after: current, structure, tree, isOpenOnly: true)
      ?? withoutBeginning(symbol, after: current, structure)
      ?? outOfOrder(symbol, after: current, structure, tree, isOpenOnly: false)
  }

  /// From the group at hand outwards: by the structure's order, or, where the group has the segment further up and this
  /// occurrence can take it, there. Of the message's own segments that repeat, only what is closer can tell.
  private func inOrder(
    _ symbol: Symbol, after current: Int32, _ structure: MessageStructure, _ tree: SourceTree
  ) -> Way? {
    var at = current
    var group = current < 0 ? 0 : structure.positions[Int(current)].parent
    while group >= 0 {
      if let next = structure.next(symbol, after: at, isLast: at == current, in: group, isStrict: true) {
        return Way(position: next, top: group)
      }
      let own = structure.own(symbol, of: group, before: at)
      let isFree = own.map { self.isFree($0, structure, tree) } ?? false
      let isLed = structure.leads(group, with: symbol)
      let here = structure.positions[Int(group)]
      if here.repeats, isFree ? isLed : structure.begins(group, with: symbol),
        let next = structure.next(symbol, after: group, isLast: false, in: here.parent, isStrict: true)
      {
        return Way(position: next, top: here.parent)
      }
      if let own, isFree || !isLed, group > 0 || !structure.positions[Int(own)].repeats {
        return Way(position: own, top: group, isMisplaced: true)
      }
      at = group
      group = here.parent
    }
    return nil
  }

  /// Whether the last occurrence of a position's group has room for one more segment there.
  private func isFree(_ position: Int32, _ structure: MessageStructure, _ tree: SourceTree) -> Bool {
    let here = structure.positions[Int(position)]
    guard !here.repeats, let last = nodes[Int(position)].last else { return true }
    return tree.parent(last) != open[Int(here.parent)]
  }

  /// Further down, in a group whose own beginning is missing.
  private func withoutBeginning(_ symbol: Symbol, after current: Int32, _ structure: MessageStructure) -> Way? {
    var at = current
    var group = current < 0 ? 0 : structure.positions[Int(current)].parent
    while group >= 0 {
      if let next = structure.next(symbol, after: at, isLast: at == current, in: group, isStrict: false) {
        return Way(position: next, top: group)
      }
      at = group
      group = structure.positions[Int(group)].parent
    }
    return nil
  }

  /// Further up: to the occurrence that was opened last among those that can take the segment, or to a new one where it
  /// begins one or none can take it.
  /// - Parameter isOpenOnly: no group is opened that the segment does not begin.
  private func outOfOrder(
    _ symbol: Symbol, after current: Int32, _ structure: MessageStructure, _ tree: SourceTree, isOpenOnly: Bool
  ) -> Way? {
    var best: Way?
    var opened = NodeIndex.none
    for position in structure.all(symbol, below: 0) {
      guard let way = wayBack(to: position, symbol, structure, tree, isOpenOnly: isOpenOnly) else { continue }
      let parent = structure.positions[Int(position)].parent
      let node = open[Int(isOpen(parent, structure, tree) ? parent : way.top)]
      if best == nil || node > opened { (best, opened) = (way, node) }
    }
    return best
  }

  /// The way to one position out of order.
  private func wayBack(
    to position: Int32, _ symbol: Symbol, _ structure: MessageStructure, _ tree: SourceTree, isOpenOnly: Bool
  ) -> Way? {
    let parent = structure.positions[Int(position)].parent
    let around = structure.repeatingGroup(around: position)
    let isOpen = isOpen(parent, structure, tree)
    let hasRoom = isOpen ? isFree(position, structure, tree) : around.map { self.isOpen($0, structure, tree) } ?? true
    // One segment too many is a second one of its kind, but where it leads a group it leads another.
    let isTaking =
      isOpen ? hasRoom || !structure.leads(parent, with: symbol) : hasRoom && structure.begins(parent, with: symbol)
    var begun = around.flatMap { structure.begins($0, with: symbol) ? $0 : nil }
    if hasRoom, let group = begun, !structure.leads(group, with: symbol) { begun = nil }
    var top = parent
    if let begun {
      top = structure.positions[Int(begun)].parent
    } else if isOpen, !isTaking, let around {
      top = structure.positions[Int(around)].parent
    }
    if isOpenOnly, begun == nil ? !isTaking : !self.isOpen(top, structure, tree) { return nil }
    while !self.isOpen(top, structure, tree) { top = structure.positions[Int(top)].parent }
    return Way(position: position, top: top, isMisplaced: true)
  }

  /// Whether a group has an occurrence in the last one of the group around it.
  private func isOpen(_ group: Int32, _ structure: MessageStructure, _ tree: SourceTree) -> Bool {
    var at = group
    while at > 0 {
      let parent = structure.positions[Int(at)].parent
      guard open[Int(at)] >= 0, tree.parent(open[Int(at)]) == open[Int(parent)] else { return false }
      at = parent
    }
    return true
  }

  private mutating func openGroups(
    to position: Int32, below top: Int32, _ structure: MessageStructure, _ tree: inout SourceTree, at segment: NodeIndex
  ) -> NodeIndex {
    var chain: [Int32] = []
    var group = structure.positions[Int(position)].parent
    while group != top, group >= 0 {
      chain.append(group)
      group = structure.positions[Int(group)].parent
    }
    var node = open[Int(top)]
    for group in chain.reversed() {
      if !structure.positions[Int(group)].repeats, isOpen(group, structure, tree) {
        node = open[Int(group)]
        continue
      }
      node = tree.appendGroup(structure.positions[Int(group)].symbol, to: node, at: segment)
      open[Int(group)] = node
      repeatingGroups.append(structure.positions[Int(group)].repeats)
    }
    return node
  }
}
