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

  /// Regroups the tree.
  mutating func group(_ tree: inout SourceTree, by structure: MessageStructure) {
    nodes = Array(repeating: [], count: structure.positions.count)
    misplaced = []
    unknown = []
    repeatingGroups = []
    missing = []
    var open = Array(repeating: NodeIndex.none, count: structure.positions.count)
    open[0] = tree.root
    var current: Int32 = -1
    for segment in tree.detachChildren(of: tree.root) {
      let symbol = tree[segment].symbol
      if let (position, top) = structure.next(symbol, after: current) {
        let group = openGroups(to: position, below: top, structure, &open, &tree, at: segment)
        tree.attach(segment, to: group)
        nodes[Int(position)].append(segment)
        current = position
      } else if let (position, group) = structure.enclosing(symbol, around: current), open[Int(group)] >= 0 {
        tree.attach(segment, to: open[Int(group)])
        nodes[Int(position)].append(segment)
        misplaced.append(segment)
      } else {
        let group = current < 0 ? tree.root : open[Int(structure.positions[Int(current)].parent)]
        tree.attach(segment, to: group)
        unknown.append(segment)
      }
    }
    for child in structure.positions[0].children {
      let position = structure.positions[Int(child)]
      if position.isRequired, !position.isGroup, nodes[Int(child)].isEmpty { missing.append(position.symbol) }
    }
  }

  private mutating func openGroups(
    to position: Int32, below top: Int32, _ structure: MessageStructure, _ open: inout [NodeIndex],
    _ tree: inout SourceTree, at segment: NodeIndex
  ) -> NodeIndex {
    var chain: [Int32] = []
    var group = structure.positions[Int(position)].parent
    while group != top, group >= 0 {
      chain.append(group)
      group = structure.positions[Int(group)].parent
    }
    var node = open[Int(top)]
    for group in chain.reversed() {
      node = tree.appendGroup(structure.positions[Int(group)].symbol, to: node, at: segment)
      open[Int(group)] = node
      repeatingGroups.append(structure.positions[Int(group)].repeats)
    }
    return node
  }
}
