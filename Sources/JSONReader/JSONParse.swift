import Diagnostics
import SourceModel

/// One parse: the tree as far as it has grown, and the next byte. Nothing recurses; what is open stands on a stack.
struct JSONParse: Sendable {
  /// The nodes of a tree with room behind those that were made.
  typealias Nodes = MutableSpan<SourceTree.Node>

  /// The caller's, swapped in while a document is read; without its nodes while those are made.
  var tree = SourceTree()
  var symbols = SymbolTable()

  var keys = KeyCache()
  var duplicates = DuplicateKeys()
  var strings = StringReader()
  /// The open objects and arrays; behind `depth` what is left of others.
  private var open: [OpenValue] = []
  var depth = 0
  /// How many nodes were made.
  var count = 0
  var at = 0
  /// Nothing was read yet of the innermost open value.
  private var isFresh = true
  var limits = JSONLimits()
  var item = Symbol.none

  /// Reads a document whose first byte is `start`.
  mutating func document(_ frame: [UInt8], from start: Int, limits: JSONLimits) throws(JSONFault) {
    let bytes = frame.span
    begin(limits)
    at = start
    skipBlanks(bytes)
    tree.begin(frame, syntax: .json, rootKind: at < bytes.count ? Self.kind(of: bytes[at]) : .null)
    tree.noteLine(at: 0)
    if at > start { for i in start..<at where bytes[i] == 0x0A { tree.noteLine(at: i + 1) } }
    guard at < bytes.count else { throw JSONFault(.empty, at: at) }
    if Self.isWide(bytes, at) { throw JSONFault(.wideEncoding, at: at) }
    var nodes = tree.takeNodes()
    defer { tree.giveBack(&nodes, count: count) }
    try values(bytes, &nodes)
    skipBlanks(bytes)
    if at < bytes.count { throw JSONFault(bytes[at] == UInt8(ascii: "/") ? .comment : .extra, at: at) }
  }

  /// Makes the nodes of all values. Nodes are put into room that is there already: making each longer array by itself
  /// would cost as much as all the rest of a node.
  /// - Parameter nodes: the root.
  private mutating func values(_ bytes: Span<UInt8>, _ nodes: inout [SourceTree.Node]) throws(JSONFault) {
    count = nodes.count
    // FHIR has a node for each thirty bytes; a long document may be a picture, and gets more room when it needs it.
    nodes.append(contentsOf: repeatElement(.room, count: min(bytes.count / 28, 4096) + 8))
    var room = nodes.mutableSpan
    try value(bytes, bytes[at], item, in: .none, isItem: false, &room)
    try rest(bytes, &nodes)
  }

  /// Goes on until everything is closed.
  mutating func rest(_ bytes: Span<UInt8>, _ nodes: inout [SourceTree.Node]) throws(JSONFault) {
    var room = nodes.mutableSpan
    try values(bytes, &room)
    while depth > 0 {
      nodes.append(contentsOf: repeatElement(.room, count: count))
      var room = nodes.mutableSpan
      try values(bytes, &room)
    }
  }

  /// Goes on until everything is closed or the room is full.
  private mutating func values(_ bytes: Span<UInt8>, _ nodes: inout Nodes) throws(JSONFault) {
    while depth > 0, count < nodes.count {
      let top = open[depth - 1]
      if top.isArray { try items(bytes, top, &nodes) } else { try members(bytes, top, &nodes) }
    }
  }

  // MARK: - Members and items

  /// The members of the innermost object, up to one that holds others, or to its end.
  private mutating func members(_ bytes: Span<UInt8>, _ top: OpenValue, _ nodes: inout Nodes) throws(JSONFault) {
    let own = depth
    repeat {
      guard var byte = try afterComma(bytes, close: UInt8(ascii: "}"), other: UInt8(ascii: "]")) else {
        return closeObject(top, &nodes)
      }
      guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, .expectedKey) }
      let start = at
      let symbol = try key(bytes)
      duplicates.add(symbol, at: start)
      byte = try nextByte(bytes)
      guard byte == UInt8(ascii: ":") else { throw unexpected(byte, .expectedColon) }
      at += 1
      byte = try nextByte(bytes)
      isFresh = false
      // Most members are strings.
      if byte == UInt8(ascii: "\"") {
        try string(bytes, symbol, in: top.node, isItem: false, &nodes)
      } else {
        try value(bytes, byte, symbol, in: top.node, isItem: false, &nodes)
      }
    } while depth == own && count < nodes.count
  }

  /// The items of the innermost array, up to one that holds others, or to its end.
  private mutating func items(_ bytes: Span<UInt8>, _ top: OpenValue, _ nodes: inout Nodes) throws(JSONFault) {
    let own = depth
    repeat {
      guard let byte = try afterComma(bytes, close: UInt8(ascii: "]"), other: UInt8(ascii: "}")) else {
        return try closeArray(top, &nodes)
      }
      isFresh = false
      try value(bytes, byte, top.symbol, in: top.node, isItem: true, &nodes)
    } while depth == own && count < nodes.count
  }

  /// The first byte of the next member or item; nil at the closing bracket, which is then behind.
  @inline(__always)
  private mutating func afterComma(_ bytes: Span<UInt8>, close: UInt8, other: UInt8) throws(JSONFault) -> UInt8? {
    let byte = try nextByte(bytes)
    if byte == UInt8(ascii: ","), !isFresh {
      let comma = at
      at += 1
      let next = try nextByte(bytes)
      if next == close { throw JSONFault(.trailingComma, at: comma) }
      return next
    }
    if byte == close {
      at += 1
      return nil
    }
    if byte == other { throw JSONFault(.mismatch, at: at) }
    if isFresh { return byte }
    throw unexpected(byte, .expectedComma)
  }

  private mutating func closeObject(_ top: OpenValue, _ nodes: inout Nodes) {
    depth -= 1
    isFresh = false
    nodes[Int(top.node)].length = UInt32(truncatingIfNeeded: at) &- top.start
    duplicates.close(top.outer, of: top.node)
  }

  private mutating func closeArray(_ top: OpenValue, _ nodes: inout Nodes) throws(JSONFault) {
    depth -= 1
    let isEmpty = isFresh
    isFresh = false
    if top.hasNode {
      nodes[Int(top.node)].length = UInt32(truncatingIfNeeded: at) &- top.start
    } else if isEmpty {
      _ = try add(top.symbol, .array, to: top.node, isItem: false, Int(top.start)..<at, &nodes)
    }
  }

  // MARK: - Values

  /// - Parameter first: the value's first byte, which is the next one.
  mutating func value(
    _ bytes: Span<UInt8>, _ first: UInt8, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool, _ nodes: inout Nodes
  ) throws(JSONFault) {
    let start = at
    switch first {
    case UInt8(ascii: "\""): try string(bytes, symbol, in: parent, isItem: isItem, &nodes)
    case UInt8(ascii: "{"):
      let node = try add(symbol, .object, to: parent, isItem: isItem, at..<at + 1, &nodes)
      try push(node, symbol, isArray: false, hasNode: true, duplicates.open())
    case UInt8(ascii: "["):
      let hasNode = isItem || parent < 0
      let node = hasNode ? try add(symbol, .array, to: parent, isItem: isItem, at..<at + 1, &nodes) : parent
      try push(node, symbol, isArray: true, hasNode: hasNode, DuplicateKeys.Outer())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      at = try NumberScan.end(bytes, from: at)
      _ = try add(symbol, .number, to: parent, isItem: isItem, start..<at, text: start..<at, &nodes)
    case UInt8(ascii: "t"):
      try word(bytes, "true")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: start..<at, &nodes)
    case UInt8(ascii: "f"):
      try word(bytes, "false")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: start..<at, &nodes)
    case UInt8(ascii: "n"):
      try word(bytes, "null")
      _ = try add(symbol, .null, to: parent, isItem: isItem, start..<at, &nodes)
    case let byte:
      if begins(bytes, with: "NaN") || begins(bytes, with: "Inf") { throw JSONFault(.notANumber, at: at) }
      throw unexpected(byte, .expectedValue)
    }
  }

  @inline(__always)
  private mutating func push(
    _ node: NodeIndex, _ symbol: Symbol, isArray: Bool, hasNode: Bool, _ outer: DuplicateKeys.Outer
  ) throws(JSONFault) {
    if depth >= limits.depth { throw JSONFault(.tooDeep(limits.depth), at: at) }
    let value = OpenValue(
      outer: outer, node: node, start: UInt32(truncatingIfNeeded: at), symbol: symbol, isArray: isArray,
      hasNode: hasNode)
    if depth < open.count { open[depth] = value } else { open.append(value) }
    depth += 1
    isFresh = true
    at += 1
  }

  /// Adds a node; without a parent it is the root, which is there already.
  /// - Parameter text: where in the frame its text stands; empty for none.
  @inline(__always)
  private mutating func add(
    _ symbol: Symbol, _ kind: NodeKind, to parent: NodeIndex, isItem: Bool, _ range: Range<Int>,
    text: Range<Int> = 0..<0, _ nodes: inout Nodes
  ) throws(JSONFault) -> NodeIndex {
    if parent < 0 {
      if limits.nodes < 1 { throw JSONFault(.tooManyNodes(limits.nodes), at: range.lowerBound) }
      if !text.isEmpty { nodes[Int(tree.root)].setText(text, isDecoded: false) }
      return tree.root
    }
    if count >= limits.nodes { throw JSONFault(.tooManyNodes(limits.nodes), at: range.lowerBound) }
    let index = NodeIndex(truncatingIfNeeded: count)
    // The room is blank: what stays so is not written once more.
    nodes[count].symbol = symbol
    nodes[count].kind = kind
    nodes[count].parent = parent
    nodes[count].isItem = isItem
    nodes[count].start = UInt32(truncatingIfNeeded: range.lowerBound)
    nodes[count].length = UInt32(truncatingIfNeeded: range.count)
    if !text.isEmpty { nodes[count].setText(text, isDecoded: false) }
    count += 1
    // The last of its parent's children.
    let last = nodes[Int(parent)].lastChild
    nodes[Int(parent)].lastChild = index
    if last >= 0 { nodes[Int(last)].nextSibling = index } else { nodes[Int(parent)].firstChild = index }
    return index
  }

  /// A string, the next value.
  @inline(__always)
  private mutating func string(
    _ bytes: Span<UInt8>, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool, _ nodes: inout Nodes
  ) throws(JSONFault) {
    let start = at + 1
    let end = StringReader.plainEnd(bytes, from: start)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      _ = try add(symbol, .string, to: parent, isItem: isItem, start..<end, text: start..<end, &nodes)
      at = end + 1
    } else {
      try unusualString(bytes, symbol, in: parent, isItem: isItem, &nodes)
    }
  }

  /// A string with escapes, with characters beyond ASCII, or with what no string may have.
  private mutating func unusualString(
    _ bytes: Span<UInt8>, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool, _ nodes: inout Nodes
  ) throws(JSONFault) {
    let range = at + 1..<(try strings.end(bytes, from: at + 1))
    if !strings.hasEscapes || range.isEmpty {
      _ = try add(symbol, .string, to: parent, isItem: isItem, range, text: range, &nodes)
    } else {
      try strings.decode(bytes, range)
      let node = try add(symbol, .string, to: parent, isItem: isItem, range, &nodes)
      let text = strings.decoded
      let start = tree.decoded.count
      tree.decode(text.span)
      nodes[Int(node)].setText(start..<tree.decoded.count, isDecoded: true)
    }
    at = range.upperBound + 1
  }

  @inline(__always)
  private mutating func key(_ bytes: Span<UInt8>) throws(JSONFault) -> Symbol {
    let start = at + 1
    guard let eight = EightBytes(bytes, at: start) else { return try unusualKey(bytes) }
    let count = eight.plainCount
    if count < 8 {
      guard bytes[start + count] == UInt8(ascii: "\"") else { return try unusualKey(bytes) }
      let (low, high) = (eight.first(count), UInt64(count) << 56)
      at = start + count + 1
      return keys.known(low, high) ?? keys.make(low, high, bytes.extracting(start..<start + count), &symbols)
    }
    guard let more = EightBytes(bytes, at: start + 8) else { return try unusualKey(bytes) }
    let further = more.plainCount
    guard further < 8, bytes[start + 8 + further] == UInt8(ascii: "\"") else { return try unusualKey(bytes) }
    let (low, high) = (eight.bytes, more.first(further) | UInt64(8 + further) << 56)
    at = start + further + 9
    return keys.known(low, high) ?? keys.make(low, high, bytes.extracting(start..<start + 8 + further), &symbols)
  }

  /// A long key, one with escapes or characters beyond ASCII, or the last of a document.
  private mutating func unusualKey(_ bytes: Span<UInt8>) throws(JSONFault) -> Symbol {
    let start = at + 1
    let end = try strings.end(bytes, from: start)
    at = end + 1
    if !strings.hasEscapes { return keys.symbol(bytes.extracting(start..<end), &symbols) }
    try strings.decode(bytes, start..<end)
    let text = strings.decoded
    return keys.symbol(text.span, &symbols)
  }
}
