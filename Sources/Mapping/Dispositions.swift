package import SourceModel

/// What became of a populated source value, weakest first: the strongest holds (Docs/tables.md).
package enum Disposition: UInt8, Sendable, Comparable {
  /// No row spoke of it.
  case unmapped
  /// Only a condition read it.
  case steered
  /// It has no meaning of its own: delimiters, template ids, set ids.
  case structural
  /// A row says why it goes nowhere.
  case ignored
  /// Another value was there first.
  case superseded
  /// It is in the output.
  case mapped

  /// The word that people see.
  package var word: String {
    switch self {
    case .unmapped: "unmapped"
    case .steered: "steered"
    case .structural: "structural"
    case .ignored: "ignored"
    case .superseded: "superseded"
    case .mapped: "mapped"
    }
  }

  package static func < (a: Disposition, b: Disposition) -> Bool { a.rawValue < b.rawValue }
}

/// The disposition of every node of a tree, with the rule that decided it.
package struct Dispositions: Sendable {
  private var marks: [Disposition] = []
  private var rules: [Symbol] = []

  package init() {}

  /// Forgets everything, for a tree of this many nodes.
  package mutating func begin(count: Int) {
    marks.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
    marks.append(contentsOf: repeatElement(.unmapped, count: count))
    rules.append(contentsOf: repeatElement(.none, count: count))
  }

  /// A node's disposition and rule.
  package subscript(node: NodeIndex) -> (disposition: Disposition, rule: Symbol) {
    (marks[Int(node)], rules[Int(node)])
  }

  /// Notes a disposition unless a stronger one stands.
  mutating func mark(_ node: NodeIndex, _ disposition: Disposition, _ rule: Symbol) {
    guard node >= 0, Int(node) < marks.count, marks[Int(node)] < disposition else { return }
    marks[Int(node)] = disposition
    rules[Int(node)] = rule
  }

  /// Notes a disposition for a node and everything below it.
  mutating func markAll(_ node: NodeIndex, in tree: SourceTree, _ disposition: Disposition, _ rule: Symbol) {
    mark(node, disposition, rule)
    var at = tree.firstChild(node)
    while at >= 0 {
      mark(at, disposition, rule)
      at = tree.following(at, within: node)
    }
  }

  /// Notes a disposition for everything below a node of a JSON tree, which stands right behind it, but for some nodes
  /// and what is below those.
  /// - Parameter exceptions: in document order; they themselves get the disposition too.
  mutating func markBelow(
    _ node: NodeIndex, in tree: SourceTree, except exceptions: [NodeIndex], _ disposition: Disposition, _ rule: Symbol
  ) {
    var at = node + 1
    for exception in exceptions {
      markRange(Int(at)..<Int(exception) + 1, disposition, rule)
      at = Self.last(below: exception, in: tree) + 1
    }
    markRange(Int(at)..<Int(Self.last(below: node, in: tree)) + 1, disposition, rule)
  }

  private mutating func markRange(_ range: Range<Int>, _ disposition: Disposition, _ rule: Symbol) {
    for at in range where at < marks.count && marks[at] < disposition {
      marks[at] = disposition
      rules[at] = rule
    }
  }

  private static func last(below node: NodeIndex, in tree: SourceTree) -> NodeIndex {
    var at = node
    while tree[at].lastChild >= 0 { at = tree[at].lastChild }
    return at
  }

  /// The populated values that no row spoke of, in document order.
  package func unmapped(in tree: SourceTree) -> [NodeIndex] {
    var found: [NodeIndex] = []
    for index in 0..<Int(tree.readCount) where marks[index] == .unmapped {
      let node = tree[NodeIndex(index)]
      if node.state != .empty, !tree.isBlank(NodeIndex(index)) || node.state == .null { found.append(NodeIndex(index)) }
    }
    return found
  }
}
