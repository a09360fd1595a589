import Diagnostics
import SourceModel

/// Strings as RFC 8259 §7 writes them: their end, their validity, what their escapes mean.
struct StringReader: Sendable {
  /// Whether the string whose end was found last has escapes.
  private(set) var hasEscapes = false
  /// The string decoded last, in UTF-8.
  private(set) var decoded: [UInt8] = []
  private var firstHalf: Int?

  /// Makes ready for a document.
  mutating func begin() { firstHalf = nil }

  /// The closing quote of a string whose first byte is `start`. Bytes are checked; escapes are when they are decoded.
  mutating func end(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var at = start
    hasEscapes = false
    while true {
      at = Self.plainEnd(bytes, from: at)
      guard at < bytes.count else { throw JSONFault(.unclosedString, at: start) }
      switch bytes[at] {
      case UInt8(ascii: "\""): return at
      case UInt8(ascii: "\\"):
        if at + 1 < bytes.count, bytes[at + 1] >= 0x80 { throw JSONFault(.escape, at: at) }
        hasEscapes = true
        at += 2
      case 0..<0x20: throw JSONFault(.controlCharacter, at: at)
      default: at = try Self.scalarEnd(bytes, from: at)
      }
    }
  }

  /// The first byte that is a quote, a backslash, a control character or not ASCII, eight bytes at a time.
  @inline(__always)
  static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while let eight = EightBytes(bytes, at: at) {
      let count = eight.plainCount
      at += count
      if count < 8 { return at }
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return at }
      at += 1
    }
    return at
  }

  /// Behind one character beyond ASCII (RFC 3629 §4).
  private static func scalarEnd(_ bytes: Span<UInt8>, from at: Int) throws(JSONFault) -> Int {
    func tail(_ i: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      at + i < bytes.count && range.contains(bytes[at + i])
    }
    switch bytes[at] {
    case 0xC2...0xDF: if tail(1) { return at + 2 }
    case 0xE0: if tail(1, 0xA0...0xBF), tail(2) { return at + 3 }
    case 0xED: if tail(1, 0x80...0x9F), tail(2) { return at + 3 }
    case 0xE1...0xEF: if tail(1), tail(2) { return at + 3 }
    case 0xF0: if tail(1, 0x90...0xBF), tail(2), tail(3) { return at + 4 }
    case 0xF1...0xF3: if tail(1), tail(2), tail(3) { return at + 4 }
    case 0xF4: if tail(1, 0x80...0x8F), tail(2), tail(3) { return at + 4 }
    default: break
    }
    throw JSONFault(.notUTF8, at: at)
  }

  // MARK: - Escapes

  /// Decodes a string, given without its quotes, into `decoded`.
  mutating func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) {
    decoded.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound {
      let escape = Self.escape(bytes, from: at, before: range.upperBound)
      if escape > at {
        bytes.extracting(at..<escape).withUnsafeBufferPointer { decoded.append(contentsOf: $0) }
        at = escape
        continue
      }
      at += 2
      switch bytes[escape + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[escape + 1])
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(0x0A)
      case UInt8(ascii: "r"): decoded.append(0x0D)
      case UInt8(ascii: "t"): decoded.append(0x09)
      case UInt8(ascii: "u"): at = try appendScalar(bytes, escape, before: range.upperBound)
      default: throw JSONFault(.escape, at: escape)
      }
    }
  }

  /// The next backslash, or the end: what stands before it means itself.
  @inline(__always)
  private static func escape(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int {
    var at = start
    while let eight = EightBytes(bytes, at: at), at < end {
      let count = eight.backslashFreeCount
      at += count
      if count < 8 { return min(at, end) }
    }
    while at < end, bytes[at] != UInt8(ascii: "\\") { at += 1 }
    return min(at, end)
  }

  /// Decodes `\uXXXX`, or two of them that make one character, and gives the byte behind.
  private mutating func appendScalar(_ bytes: Span<UInt8>, _ escape: Int, before end: Int) throws(JSONFault) -> Int {
    guard var value = Self.unit(bytes, escape, before: end) else { throw JSONFault(.escape, at: escape) }
    var at = escape + 6
    if value & 0xFC00 == 0xD800, let low = Self.unit(bytes, at, before: end), low & 0xFC00 == 0xDC00 {
      value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      at += 6
    }
    guard let scalar = Unicode.Scalar(value) else {
      if firstHalf == nil { firstHalf = escape }
      decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
      return at
    }
    decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return at
  }

  /// The 16 bits of `\uXXXX` at `at`.
  private static func unit(_ bytes: Span<UInt8>, _ at: Int, before end: Int) -> UInt32? {
    guard at + 6 <= end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for i in at + 2..<at + 6 {
      guard let digit = Self.digit(bytes[i]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Notes the first half surrogate pair.
  func report(to evidence: inout Evidence, _ tree: SourceTree) {
    guard let firstHalf else { return }
    evidence.report(
      Diagnostic(
        .invalidBytes, "half a surrogate pair in an escape; it became U+FFFD",
        remedy: "write both halves, or the character itself", place: tree.place(byte: firstHalf, length: 6)))
  }
}
