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
  private var at = 0
  private var nodes = 0
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
    nodes = 0
    at = start
    skipBlanks(bytes)
    tree.begin(frame, syntax: .json, rootKind: at < bytes.count ? Self.kind(of: bytes[at]) : .null)
    guard at < bytes.count else { throw JSONFault(.empty, at: at) }
    if Self.isWide(bytes, at) { throw JSONFault(.wideEncoding, at: at) }
    try value(bytes, item, in: .none, isItem: false)
    while let top = open.last {
      if top.isArray { try nextItem(bytes) } else { try nextMember(bytes) }
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

  private mutating func nextMember(_ bytes: Span<UInt8>) throws(JSONFault) {
    let top = open.count - 1
    guard var byte = try afterComma(bytes, close: UInt8(ascii: "}"), other: UInt8(ascii: "]")) else {
      return closeObject()
    }
    guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, .expectedKey) }
    let start = at
    let symbol = try key(bytes)
    duplicates.add(symbol, at: start)
    byte = try skipToByte(bytes)
    guard byte == UInt8(ascii: ":") else { throw unexpected(byte, .expectedColon) }
    at += 1
    _ = try skipToByte(bytes)
    open[top].isEmpty = false
    try value(bytes, symbol, in: open[top].node, isItem: false)
  }

  private mutating func nextItem(_ bytes: Span<UInt8>) throws(JSONFault) {
    let top = open.count - 1
    guard try afterComma(bytes, close: UInt8(ascii: "]"), other: UInt8(ascii: "}")) != nil else {
      return try closeArray()
    }
    open[top].isEmpty = false
    try value(bytes, open[top].symbol, in: open[top].node, isItem: true)
  }

  /// The first byte of the next member or item; nil at the closing bracket, which is then behind.
  private mutating func afterComma(_ bytes: Span<UInt8>, close: UInt8, other: UInt8) throws(JSONFault) -> UInt8? {
    let byte = try skipToByte(bytes)
    if byte == close {
      at += 1
      return nil
    }
    if byte == other { throw JSONFault(.mismatch, at: at) }
    if open[open.count - 1].isEmpty { return byte }
    guard byte == UInt8(ascii: ",") else { throw unexpected(byte, .expectedComma) }
    let comma = at
    at += 1
    let next = try skipToByte(bytes)
    if next == close { throw JSONFault(.trailingComma, at: comma) }
    return next
  }

  private mutating func closeObject() {
    guard let top = open.popLast() else { return }
    tree.setLength(at - top.start, of: top.node)
    duplicates.close(top.keys, of: top.node)
  }

  private mutating func closeArray() throws(JSONFault) {
    guard let top = open.popLast() else { return }
    if top.hasNode {
      tree.setLength(at - top.start, of: top.node)
    } else if top.isEmpty {
      _ = try add(top.symbol, .array, to: top.node, isItem: false, top.start..<at)
    }
  }

  // MARK: - Values

  private mutating func value(
    _ bytes: Span<UInt8>, _ symbol: Symbol, in parent: NodeIndex, isItem: Bool
  ) throws(JSONFault) {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "\""):
      let range = at + 1..<(try strings.end(bytes, from: at + 1))
      _ = try add(symbol, .string, to: parent, isItem: isItem, range, text: try stringText(bytes, range))
      at = range.upperBound + 1
    case UInt8(ascii: "{"):
      let node = try add(symbol, .object, to: parent, isItem: isItem, at..<at + 1)
      let keys = duplicates.count
      try push(OpenValue(node: node, start: start, symbol: symbol, keys: keys, isArray: false, hasNode: true))
    case UInt8(ascii: "["):
      let hasNode = isItem || parent < 0
      let node = hasNode ? try add(symbol, .array, to: parent, isItem: isItem, at..<at + 1) : parent
      try push(OpenValue(node: node, start: start, symbol: symbol, keys: 0, isArray: true, hasNode: hasNode))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      at = try NumberScan.end(bytes, from: at)
      _ = try add(symbol, .number, to: parent, isItem: isItem, start..<at, text: .inFrame(start..<at))
    case UInt8(ascii: "t"):
      try word(bytes, "true")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: .inFrame(start..<at))
    case UInt8(ascii: "f"):
      try word(bytes, "false")
      _ = try add(symbol, .boolean, to: parent, isItem: isItem, start..<at, text: .inFrame(start..<at))
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
    at += 1
  }

  /// Adds a node; without a parent it is the root, which is there already.
  private mutating func add(
    _ symbol: Symbol, _ kind: NodeKind, to parent: NodeIndex, isItem: Bool, _ range: Range<Int>, text: NodeText? = nil
  ) throws(JSONFault) -> NodeIndex {
    nodes += 1
    if nodes > limits.nodes { throw JSONFault(.tooManyNodes(limits.nodes), at: range.lowerBound) }
    if parent < 0 {
      if let text { tree.setText(text, of: tree.root) }
      return tree.root
    }
    let start = range.lowerBound
    let node =
      if let text {
        tree.append(symbol, kind, to: parent, start: start, length: range.count, text: text)
      } else {
        tree.append(symbol, kind, to: parent, start: start, length: range.count)
      }
    if isItem { tree.setItem(node) }
    return node
  }

  /// The text of a string that has one.
  private mutating func stringText(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) -> NodeText? {
    if range.isEmpty { return nil }
    if !strings.hasEscapes { return .inFrame(range) }
    try strings.decode(bytes, range)
    let text = strings.decoded
    let start = tree.decoded.count
    tree.decode(text.span)
    return .decoded(start..<tree.decoded.count)
  }

  private mutating func key(_ bytes: Span<UInt8>) throws(JSONFault) -> Symbol {
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

  // MARK: - Bytes

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    var i = at
    while i < bytes.count, Self.isBlank(bytes[i]) {
      i += 1
      // Indentation.
      while let eight = EightBytes(bytes, at: i) {
        let spaces = eight.spaceCount
        i += spaces
        if spaces < 8 { break }
      }
    }
    at = i
  }

  /// Skips white space and gives the byte behind it, without passing that.
  private mutating func skipToByte(_ bytes: Span<UInt8>) throws(JSONFault) -> UInt8 {
    skipBlanks(bytes)
    guard at < bytes.count else { throw JSONFault(.unclosed, at: at) }
    return bytes[at]
  }

  /// RFC 8259 §2.
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// What a byte that cannot stand here probably was meant to be.
  private func unexpected(_ byte: UInt8, _ reason: JSONFault.Reason) -> JSONFault {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): JSONFault(.comment, at: at)
    case UInt8(ascii: "'"): JSONFault(.singleQuote, at: at)
    case _ where reason != .expectedValue: JSONFault(reason, at: at)
    case UInt8(ascii: "+"), UInt8(ascii: "."): JSONFault(.number, at: at)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): JSONFault(.literal, at: at)
    default: JSONFault(reason, at: at)
    }
  }

  /// Whether a document begins as UTF-16 or UTF-32 does: with their mark, or with every other byte 0.
  private static func isWide(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    if bytes[at] == 0 || bytes[at] >= 0xFE { return true }
    return bytes.count > at + 3 && bytes[at + 1] == 0 && bytes[at + 3] == 0
  }

  private static func kind(of byte: UInt8) -> NodeKind {
    switch byte {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
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
  /// How many keys of open objects came before its own.
  var keys: Int
  var isArray: Bool
  var hasNode: Bool
  var isEmpty = true
}
