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
  private struct Mark {
    var disposition = Disposition.unmapped
    var rule = Symbol.none
  }

  /// By node; behind `count` what is left of another tree.
  private var marks: [Mark] = []
  private var count = 0

  package init() {}

  /// Forgets everything, for a tree of this many nodes.
  package mutating func begin(count: Int) {
    self.count = count
    if count > marks.count { marks.append(contentsOf: repeatElement(Mark(), count: count - marks.count)) }
    var marks = marks.mutableSpan
    for at in 0..<count { marks[at] = Mark() }
  }

  /// A node's disposition and rule.
  package subscript(node: NodeIndex) -> (disposition: Disposition, rule: Symbol) {
    (marks[Int(node)].disposition, marks[Int(node)].rule)
  }

  /// Notes a disposition unless a stronger one stands.
  mutating func mark(_ node: NodeIndex, _ disposition: Disposition, _ rule: Symbol) {
    guard node >= 0, Int(node) < count, marks[Int(node)].disposition < disposition else { return }
    marks[Int(node)] = Mark(disposition: disposition, rule: rule)
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
    let range = range.clamped(to: 0..<count)
    // One span: one check that the array is ours alone.
    var marks = marks.mutableSpan
    for at in range where marks[at].disposition < disposition {
      marks[at] = Mark(disposition: disposition, rule: rule)
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
    for index in 0..<Int(tree.readCount) where marks[index].disposition == .unmapped {
      let node = tree.nodes[index]
      if node.state != .empty, !tree.isBlank(NodeIndex(index)) || node.state == .null { found.append(NodeIndex(index)) }
    }
    return found
  }
}
