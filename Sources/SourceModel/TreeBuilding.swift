/// Where a node's text stands.
public enum NodeText {
  /// In the frame's bytes, as it is.
  case inFrame(Range<Int>)
  /// Already appended to the tree's decoded texts.
  case decoded(Range<Int>)
}

// How readers make a tree: open, leaf, close, in document order. A worker keeps one tree and reuses its storage.
extension SourceTree {
  /// Empties the tree for a new frame, keeping its storage, and makes the root.
  public mutating func begin(_ bytes: [UInt8], syntax: PathSyntax, rootKind: NodeKind, rootSymbol: Symbol = .none) {
    nodes.clear()
    decoded.clear()
    lineStarts.clear()
    parts.clear()
    self.bytes = bytes
    self.syntax = syntax
    nodes.append(
      Node(symbol: rootSymbol, kind: rootKind, parent: .none, start: 0, length: UInt32(truncatingIfNeeded: bytes.count))
    )
    readCount = 1
  }

  /// Appends a node as the last child of `parent`.
  /// - Parameters: start, length: bytes in the frame.
  @discardableResult
  public mutating func append(
    _ symbol: Symbol, _ kind: NodeKind, to parent: NodeIndex, start: Int, length: Int
  ) -> NodeIndex {
    let index = NodeIndex(truncatingIfNeeded: nodes.count)
    nodes.append(
      Node(
        symbol: symbol, kind: kind, parent: parent, start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length)))
    link(index, to: parent)
    readCount = index + 1
    return index
  }

  /// Appends a node that has a text as the last child of `parent`: `append` and `setText` at one go.
  @discardableResult
  public mutating func append(
    _ symbol: Symbol, _ kind: NodeKind, to parent: NodeIndex, start: Int, length: Int, text: NodeText
  ) -> NodeIndex {
    let index = NodeIndex(truncatingIfNeeded: nodes.count)
    var node = Node(
      symbol: symbol, kind: kind, parent: parent, start: UInt32(truncatingIfNeeded: start),
      length: UInt32(truncatingIfNeeded: length))
    let range: Range<Int>
    switch text {
    case .inFrame(let found): range = found
    case .decoded(let found):
      range = found
      node.isDecoded = true
    }
    node.textStart = UInt32(truncatingIfNeeded: range.lowerBound)
    node.textLength = UInt32(truncatingIfNeeded: range.count)
    node.state = .value
    nodes.append(node)
    link(index, to: parent)
    readCount = index + 1
    return index
  }

  /// Hands out the nodes to a reader that makes all of them itself; the tree has none until it gets them back.
  public mutating func takeNodes() -> [Node] {
    var taken: [Node] = []
    swap(&taken, &nodes)
    return taken
  }

  /// Takes the nodes back.
  /// - Parameter count: how many were made; those behind them are room.
  public mutating func giveBack(_ made: inout [Node], count: Int) {
    if made.count > count { made.removeLast(made.count - count) }
    swap(&made, &nodes)
    readCount = NodeIndex(truncatingIfNeeded: nodes.count)
  }

  /// Gives a node its text.
  public mutating func setText(_ text: NodeText, of node: NodeIndex) {
    switch text {
    case .inFrame(let range): nodes[Int(node)].setText(range, isDecoded: false)
    case .decoded(let range): nodes[Int(node)].setText(range, isDecoded: true)
    }
  }

  /// Appends a byte to the decoded texts.
  public mutating func decode(_ byte: UInt8) { decoded.append(byte) }

  /// Appends bytes to the decoded texts.
  public mutating func decode(_ span: Span<UInt8>) {
    span.withUnsafeBufferPointer { decoded.append(contentsOf: $0) }
  }

  /// Marks a v2 `""` or a JSON null.
  public mutating func setState(_ state: ValueState, of node: NodeIndex) { nodes[Int(node)].state = state }

  /// Marks an XML element with text and elements among each other.
  public mutating func setMixed(_ node: NodeIndex) { nodes[Int(node)].isMixed = true }

  /// Marks a JSON array's item.
  public mutating func setItem(_ node: NodeIndex) { nodes[Int(node)].isItem = true }

  /// Notes where a line begins, for a reader that meets every line end on its way: the first line, and then all others.
  public mutating func noteLine(at start: Int) { lineStarts.append(UInt32(truncatingIfNeeded: start)) }

  /// Corrects where a node ends, once its end is known.
  public mutating func setLength(_ length: Int, of node: NodeIndex) {
    nodes[Int(node)].length = UInt32(truncatingIfNeeded: length)
  }

  /// Leads a tree back to its frame that was read from the frame's text in another form, which stands at the beginning
  /// of the decoded texts.
  /// - Parameter place: where in the frame a byte of that form stands.
  public mutating func relocate(_ place: (Int) -> Int) {
    for i in nodes.indices.dropFirst() {
      let start = place(Int(nodes[i].start))
      let end = place(Int(nodes[i].start) + Int(nodes[i].length))
      nodes[i].start = UInt32(truncatingIfNeeded: start)
      nodes[i].length = UInt32(truncatingIfNeeded: max(0, end - start))
      if nodes[i].state == .value { nodes[i].isDecoded = true }
    }
  }

  mutating func link(_ node: NodeIndex, to parent: NodeIndex) {
    // One span: one check that the array is ours alone.
    var nodes = nodes.mutableSpan
    let last = nodes[Int(parent)].lastChild
    if last >= 0 {
      nodes[Int(last)].nextSibling = node
    } else {
      nodes[Int(parent)].firstChild = node
    }
    nodes[Int(parent)].lastChild = node
    nodes[Int(node)].parent = parent
  }

  /// Takes all children off a node; they keep their own children and links to each other are cut. They are returned in
  /// order, for a message structure to hang elsewhere.
  public mutating func detachChildren(of node: NodeIndex) -> [NodeIndex] {
    var children: [NodeIndex] = []
    var at = nodes[Int(node)].firstChild
    while at >= 0 {
      children.append(at)
      let next = nodes[Int(at)].nextSibling
      nodes[Int(at)].nextSibling = .none
      at = next
    }
    nodes[Int(node)].firstChild = .none
    nodes[Int(node)].lastChild = .none
    return children
  }

  /// Hangs a detached node under a parent, as its last child.
  public mutating func attach(_ node: NodeIndex, to parent: NodeIndex) { link(node, to: parent) }

  /// Makes a group of a message structure as the last child of `parent`.
  public mutating func appendGroup(_ symbol: Symbol, to parent: NodeIndex, at node: NodeIndex) -> NodeIndex {
    let index = NodeIndex(truncatingIfNeeded: nodes.count)
    nodes.append(
      Node(symbol: symbol, kind: .group, parent: parent, start: nodes[Int(node)].start, length: 0))
    link(index, to: parent)
    return index
  }
}

extension SourceTree.Node {
  /// Room for a node.
  public static var room: SourceTree.Node {
    SourceTree.Node(symbol: .none, kind: .null, parent: .none, start: 0, length: 0)
  }

  /// Gives it its text, in the frame or among the decoded texts.
  public mutating func setText(_ range: Range<Int>, isDecoded: Bool) {
    textStart = UInt32(truncatingIfNeeded: range.lowerBound)
    textLength = UInt32(truncatingIfNeeded: range.count)
    self.isDecoded = isDecoded
    state = .value
  }
}
