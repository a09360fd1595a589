import SourceModel

// From one byte to the next, between the parts of a document.
extension JSONParse {
  /// Skips white space.
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    var i = at
    while i < bytes.count, Self.isBlank(bytes[i]) {
      // No string may hold a line end: all of them are met here.
      if bytes[i] == 0x0A { tree.noteLine(at: i + 1) }
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

  /// Skips white space, which mostly there is none of, and gives the byte behind it, without passing that.
  @inline(__always)
  mutating func nextByte(_ bytes: Span<UInt8>) throws(JSONFault) -> UInt8 {
    if at < bytes.count, bytes[at] > 0x20 { return bytes[at] }
    return try skipToByte(bytes)
  }

  /// Skips white space and gives the byte behind it, without passing that.
  mutating func skipToByte(_ bytes: Span<UInt8>) throws(JSONFault) -> UInt8 {
    skipBlanks(bytes)
    guard at < bytes.count else { throw JSONFault(.unclosed, at: at) }
    return bytes[at]
  }

  /// RFC 8259 §2.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// What a byte that cannot stand here probably was meant to be.
  func unexpected(_ byte: UInt8, _ reason: JSONFault.Reason) -> JSONFault {
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
  static func isWide(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    if bytes[at] == 0 || bytes[at] >= 0xFE { return true }
    return bytes.count > at + 3 && bytes[at + 1] == 0 && bytes[at + 3] == 0
  }

  /// What a value is that begins so.
  static func kind(of byte: UInt8) -> NodeKind {
    switch byte {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Passes a word.
  mutating func word(_ bytes: Span<UInt8>, _ word: String) throws(JSONFault) {
    guard begins(bytes, with: word) else { throw JSONFault(.literal, at: at) }
    at += word.utf8.count
  }

  /// Whether a word stands next.
  func begins(_ bytes: Span<UInt8>, with word: String) -> Bool {
    var i = at
    for byte in word.utf8 {
      guard i < bytes.count, bytes[i] == byte else { return false }
      i += 1
    }
    return true
  }
}
