public import Diagnostics

/// A node's number in its tree; `none` is -1.
public typealias NodeIndex = Int32

extension Int32 {
  /// No node.
  public static var none: Int32 { -1 }
}

/// What a node is in its own format.
public enum NodeKind: UInt8, Sendable {
  case message, group, segment, field, component
  case element, attribute, text
  case object, array, string, number, boolean, null
}

/// The four states of a value. HL7 v2.5.1 §2.5.3 tells the first three apart; in XML and JSON only a present but
/// valueless node is `empty`. A node that is absent is not in the tree.
public enum ValueState: UInt8, Sendable {
  /// Present without a value: has children, or nothing at all.
  case empty
  /// v2 `""`: delete what you hold.
  case null
  /// Has a text of its own.
  case value
}

/// Which way of writing a path the tree's format has.
public enum PathSyntax: Sendable { case hl7v2, xml, json }

/// A document, read: ER7, XML and JSON alike. Nodes stand in one array in document order, linked to parent, first
/// child and next sibling; the group nodes that a message structure adds stand behind them. (Links instead of subtree
/// ends, because a message map moves segments into groups.)
///
/// Shapes. **v2**: message → (groups →) segments → one field node for each valued repetition, named by the field's number →
/// components → subcomponents, both named by number; a field or component without separators has the text itself.
/// **XML**: elements by local name, attributes as children named `@name` (`@type` is xsi:type) before the elements; an
/// element with text only carries it itself, one with text and elements has `#text` children among them and `isMixed`.
/// **JSON**: members by key; the items of an array are nodes with the array's key as name and `isItem`, so that an array
/// is its items. An array that cannot be so has a node of its own of kind `array`: an empty one, one in an array (its
/// items bear the same key), and the document itself (its items are named `item`).
public struct SourceTree: Sendable {
  /// One node.
  public struct Node: Sendable {
    /// Its name.
    public var symbol: Symbol
    /// The node that it stands in, or none.
    public var parent: NodeIndex
    /// The first of its children, or none.
    public var firstChild: NodeIndex = .none
    /// The last of its children, or none.
    public var lastChild: NodeIndex = .none
    /// The next child of its parent, or none.
    public var nextSibling: NodeIndex = .none
    /// Bytes of the node's value in the frame.
    public var start: UInt32
    /// How many bytes of the frame it takes.
    public var length: UInt32
    /// The node's text: in the frame's bytes, or in `decoded`.
    public var textStart: UInt32 = 0
    /// How many bytes its text has.
    public var textLength: UInt32 = 0
    /// What it is in its own format.
    public var kind: NodeKind
    /// What is there of a value.
    public var state: ValueState = .empty
    /// The text stands in `decoded`, because the frame writes it otherwise (escapes, character set, entities).
    public var isDecoded = false
    /// XML: text and elements among each other.
    public var isMixed = false
    /// JSON: an item of an array.
    public var isItem = false

    init(symbol: Symbol, kind: NodeKind, parent: NodeIndex, start: UInt32, length: UInt32) {
      self.symbol = symbol
      self.kind = kind
      self.parent = parent
      self.start = start
      self.length = length
    }
  }

  /// All nodes, by number.
  public internal(set) var nodes: [Node] = []
  /// The frame's bytes, as they came; for XML in another encoding, what `place` refers to all the same.
  public internal(set) var bytes: [UInt8] = []
  /// Texts that the frame writes otherwise, UTF-8, one after the other.
  public internal(set) var decoded: [UInt8] = []
  /// Where lines begin, where the reader noted it, and once `indexLines` was asked to; empty before.
  var lineStarts: [UInt32] = []
  /// The documents that the frame is put together of; empty for one that stands alone.
  public internal(set) var parts: [FramePart] = []
  /// How paths are written.
  public internal(set) var syntax: PathSyntax = .xml
  /// Nodes that the reader made; those behind are groups.
  public internal(set) var readCount: Int32 = 0

  /// An empty tree.
  public init() {}

  /// The document itself: the v2 message, the XML root's (nameless) parent, the JSON value.
  public var root: NodeIndex { 0 }

  /// The node itself.
  public subscript(_ node: NodeIndex) -> Node { nodes[Int(node)] }

  /// First child, or none.
  public func firstChild(_ node: NodeIndex) -> NodeIndex { nodes[Int(node)].firstChild }
  /// Next sibling, or none.
  public func nextSibling(_ node: NodeIndex) -> NodeIndex { nodes[Int(node)].nextSibling }
  /// Parent, or none.
  public func parent(_ node: NodeIndex) -> NodeIndex { nodes[Int(node)].parent }

  /// The first child of a name at or behind `node` among its siblings.
  public func next(_ symbol: Symbol, from node: NodeIndex) -> NodeIndex {
    var at = node
    while at >= 0, nodes[Int(at)].symbol != symbol { at = nodes[Int(at)].nextSibling }
    return at
  }

  /// The first child of a name.
  public func child(_ symbol: Symbol, of node: NodeIndex) -> NodeIndex {
    next(symbol, from: nodes[Int(node)].firstChild)
  }

  /// Whether the node has a text or children: the tables' `valued`. White space alone is no value.
  public func isValued(_ node: NodeIndex) -> Bool {
    let it = nodes[Int(node)]
    if it.firstChild >= 0 { return true }
    return it.state == .value && !isBlank(node)
  }

  /// Whether the node's own text is white space alone, or absent.
  public func isBlank(_ node: NodeIndex) -> Bool {
    withText(of: node) { text in
      for i in text.indices where text[i] > 0x20 { return false }
      return true
    }
  }

  /// The node's own text as UTF-8 bytes; empty when it has none.
  public func withText<R>(of node: NodeIndex, _ body: (Span<UInt8>) -> R) -> R {
    let it = nodes[Int(node)]
    let range = Int(it.textStart)..<Int(it.textStart) + Int(it.textLength)
    return it.isDecoded ? body(decoded.span.extracting(range)) : body(bytes.span.extracting(range))
  }

  /// The node's own text as UTF-8 bytes that can be handed on; empty when it has none.
  public func textBytes(of node: NodeIndex) -> ArraySlice<UInt8> {
    let it = nodes[Int(node)]
    let range = Int(it.textStart)..<Int(it.textStart) + Int(it.textLength)
    return it.isDecoded ? decoded[range] : bytes[range]
  }

  /// The node's text as a String; that of a mixed element is all text below it, one after the other.
  public func text(of node: NodeIndex) -> String {
    if !nodes[Int(node)].isMixed { return ownText(of: node) }
    var text = ""
    forEachDescendant(of: node) { if nodes[Int($0)].kind != .attribute { text += ownText(of: $0) } }
    return text
  }

  private func ownText(of node: NodeIndex) -> String {
    withText(of: node) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// Visits what stands below a node, in document order.
  public func forEachDescendant(of node: NodeIndex, _ visit: (NodeIndex) -> Void) {
    var at = nodes[Int(node)].firstChild
    while at >= 0 {
      visit(at)
      at = following(at, within: node)
    }
  }

  /// The node after `node` in document order below `top`, or none.
  public func following(_ node: NodeIndex, within top: NodeIndex) -> NodeIndex {
    let below = nodes[Int(node)].firstChild
    if below >= 0 { return below }
    var at = node
    while at >= 0, at != top {
      let next = nodes[Int(at)].nextSibling
      if next >= 0 { return next }
      at = nodes[Int(at)].parent
    }
    return .none
  }

  /// Where the node's value stands in the frame, or in its document where several are read together; `line` for XML and JSON.
  public func place(of node: NodeIndex) -> Place {
    let it = nodes[Int(node)]
    return place(byte: Int(it.start), length: Int(it.length))
  }

  /// A stretch of the frame as a place.
  public func place(byte: Int, length: Int) -> Place {
    var place = Place(byte: byte, length: length)
    if syntax != .hl7v2 { place.line = line(at: byte) }
    if !parts.isEmpty { settle(&place) }
    return place
  }

  /// Notes where lines begin, so that many places cost one look at the bytes instead of one each.
  public mutating func indexLines() {
    guard lineStarts.isEmpty, syntax != .hl7v2 else { return }
    lineStarts = lineBeginnings()
  }

  private func lineBeginnings() -> [UInt32] {
    var starts: [UInt32] = [0]
    let span = bytes.span
    for i in span.indices where span[i] == 0x0A { starts.append(UInt32(truncatingIfNeeded: i + 1)) }
    return starts
  }

  func line(at offset: Int) -> Int {
    guard !lineStarts.isEmpty else {
      let before = bytes.span.extracting(0..<min(offset, bytes.count))
      var (line, at) = (1, 0)
      while let eight = EightBytes(before, at: at) {
        line += eight.lineFeedCount
        at += 8
      }
      for i in at..<before.count where before[i] == 0x0A { line += 1 }
      return line
    }
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
