import Diagnostics
import SourceModel

/// One parse: the tree as far as it has grown, and the next byte. Nothing recurses; what is open stands on a stack.
struct JSONParse: Sendable {
  /// The caller's, swapped in while a document is read.
  var tree = SourceTree()
  var symbols = SymbolTable()

  private var keys = KeyCache()
  private var duplicates = DuplicateKeys()
  private var strings = StringReader()
  private var open: [OpenValue] = []
  var at = 0
  /// Nothing was read yet of the innermost open value.
  private var isFresh = true
  private var limits = JSONLimits()
  private var item = Symbol.none

  /// Reads a document whose first byte is `start`.
  mutating func document(_ frame: [UInt8], from start: Int, limits: JSONLimits) throws(JSONFault) {
    let bytes = frame.span
    self.limits = limits
    keys.belong(to: symbols)
    item = symbols.intern("item")
    open.removeAll(keepingCapacity: true)
    duplicates.begin(limit: limits.duplicates)
    strings.begin()
    at = start
    skipBlanks(bytes)
    tree.begin(frame, syntax: .json, rootKind: at < bytes.count ? Self.kind(of: bytes[at]) : .null)
    tree.noteLine(at: 0)
    for i in start..<at where bytes[i] == 0x0A { tree.noteLine(at: i + 1) }
    guard at < bytes.count else { throw JSONFault(.empty, at: at) }
    if Self.isWide(bytes, at) { throw JSONFault(.wideEncoding, at: at) }
    try value(bytes, bytes[at], item, in: .none, isItem: false)
    while let top = open.last {
      let depth = open.count
      // Most members are strings: the object stays the innermost one.
      repeat {
        if top.isArray { try nextItem(bytes, top) } else { try nextMember(bytes, top) }
      } while open.count == depth
    }
    skipBlanks(bytes)
    if at < bytes.count { throw JSONFault(bytes[at] == UInt8(ascii: "/") ? .comment : .extra, at: at) }
  }

  /// Notes what the document had that JSON should not have.
  func reportLeniencies(to evidence: inout Evidence) {
    duplicates.report(to: &evidence, tree, symbols)
    strings.report(to: &evidence)
  }

  // MARK: - Members and items

  private mutating func nextMember(_ bytes: Span<UInt8>, _ top: OpenValue) throws(JSONFault) {
    guard var byte = try afterComma(bytes, close: UInt8(ascii: "}"), other: UInt8(ascii: "]")) else {
      return closeObject(top)
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
    try value(bytes, byte, symbol, in: top.node, isItem: false)
  }

  private mutating func nextItem(_ bytes: Span<UInt8>, _ top: OpenValue) throws(JSONFault) {
    guard let byte = try afterComma(bytes, close: UInt8(ascii: "]"), other: UInt8(ascii: "}")) else {
      return try closeArray(top)
    }
    isFresh = false
    try value(bytes, byte, top.symbol, in: top.node, isItem: true)
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

  private mutating func closeObject(_ top: OpenValue) {
    open.removeLast()
    isFresh = false
    tree.setLength(at - top.start, of: top.node)
    duplicates.close(top.keys, of: top.node)
  }

  private mutating func closeArray(_ top: OpenValue) throws(JSONFault) {
    open.removeLast()
    let isEmpty = isFresh
    isFresh = false
    if top.hasNode {
      tree.setLength(at - top.start, of: top.node)
    } else if isEmpty {
      _ = try add(top.symbol, .array, to: top.node, isItem: false, top.start..<at)
    }
  }

  // MARK: - Values

  /// - Parameter first: the value's first byte, which is the next one.
  @inline(__always)
  private mutating func value(
    _ bytes: Span<UInt8>, _ first: UInt8, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool
  ) throws(JSONFault) {
    let start = at
    switch first {
    case UInt8(ascii: "\""):
      let plain = StringReader.plainEnd(bytes, from: at + 1)
      if plain < bytes.count, bytes[plain] == UInt8(ascii: "\"") {
        _ = try add(symbol, .string, to: parent, isItem: isItem, start + 1..<plain, text: start + 1..<plain)
        at = plain + 1
      } else {
        try unusualString(bytes, symbol, in: parent, isItem: isItem)
      }
    case UInt8(ascii: "{"):
      let node = try add(symbol, .object, to: parent, isItem: isItem, at..<at + 1)
      try push(OpenValue(node: node, start: start, symbol: symbol, isArray: false, hasNode: true))
    case UInt8(ascii: "["):
      let hasNode = isItem || parent < 0
      let node = hasNode ? try add(symbol, .array, to: parent, isItem: isItem, at..<at + 1) : parent
      try push(OpenValue(node: node, start: start, symbol: symbol, isArray: true, hasNode: hasNode))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      at = try NumberScan.end(bytes, from: at)
      _ = try add(symbol, .number, to: parent, isItem: isItem, start..<at, text: start..<at)
    case UInt8(ascii: "t"):
      try word(bytes, "true")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: start..<at)
    case UInt8(ascii: "f"):
      try word(bytes, "false")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: start..<at)
    case UInt8(ascii: "n"):
      try word(bytes, "null")
      _ = try add(symbol, .null, to: parent, isItem: isItem, start..<at)
    case let byte:
      if begins(bytes, with: "NaN") || begins(bytes, with: "Inf") { throw JSONFault(.notANumber, at: at) }
      throw unexpected(byte, .expectedValue)
    }
  }

  private mutating func push(_ value: OpenValue) throws(JSONFault) {
    if open.count >= limits.depth { throw JSONFault(.tooDeep(limits.depth), at: at) }
    open.append(value)
    if !value.isArray { open[open.count - 1].keys = duplicates.open() }
    isFresh = true
    at += 1
  }

  /// Adds a node; without a parent it is the root, which is there already.
  /// - Parameter text: where in the frame its text stands; empty for none.
  @inline(__always)
  private mutating func add(
    _ symbol: Symbol, _ kind: NodeKind, to parent: NodeIndex, isItem: Bool, _ range: Range<Int>,
    text: Range<Int> = 0..<0
  ) throws(JSONFault) -> NodeIndex {
    if parent < 0 {
      if limits.nodes < 1 { throw JSONFault(.tooManyNodes(limits.nodes), at: range.lowerBound) }
      if !text.isEmpty { tree.setText(.inFrame(text), of: tree.root) }
      return tree.root
    }
    if tree.nodes.count >= limits.nodes { throw JSONFault(.tooManyNodes(limits.nodes), at: range.lowerBound) }
    return tree.append(
      symbol, kind, to: parent, isItem: isItem, start: range.lowerBound, length: range.count, text: text)
  }

  /// A string with escapes, with characters beyond ASCII, or with what no string may have.
  private mutating func unusualString(
    _ bytes: Span<UInt8>, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool
  ) throws(JSONFault) {
    let range = at + 1..<(try strings.end(bytes, from: at + 1))
    if !strings.hasEscapes || range.isEmpty {
      _ = try add(symbol, .string, to: parent, isItem: isItem, range, text: range)
    } else {
      try strings.decode(bytes, range)
      let node = try add(symbol, .string, to: parent, isItem: isItem, range)
      let text = strings.decoded
      let start = tree.decoded.count
      tree.decode(text.span)
      tree.setText(.decoded(start..<tree.decoded.count), of: node)
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

  private mutating func word(_ bytes: Span<UInt8>, _ word: String) throws(JSONFault) {
    guard begins(bytes, with: word) else { throw JSONFault(.literal, at: at) }
    at += word.utf8.count
  }

  private func begins(_ bytes: Span<UInt8>, with word: String) -> Bool {
    var i = at
    for byte in word.utf8 {
      guard i < bytes.count, bytes[i] == byte else { return false }
      i += 1
    }
    return true
  }
}

/// An object or array whose closing bracket has not come yet.
struct OpenValue: Sendable {
  /// What its members or items hang from: itself, or for an array without a node the object around it.
  var node: NodeIndex
  /// First byte in the frame.
  var start: Int
  /// Its own name, and that of its items.
  var symbol: Symbol
  var isArray: Bool
  var hasNode: Bool
  /// What is known of the keys of the object around this one.
  var keys = DuplicateKeys.Outer()
}
