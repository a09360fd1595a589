/// Bytes that framing knows.
enum Byte {
  /// HT.
  static let tab: UInt8 = 0x09
  /// LF.
  static let lineFeed: UInt8 = 0x0A
  /// MLLP start of block, VT.
  static let blockStart: UInt8 = 0x0B
  /// CR.
  static let carriageReturn: UInt8 = 0x0D
  /// CP/M's end of file, still written behind some exports.
  static let endOfFile: UInt8 = 0x1A
  /// MLLP end of block, FS.
  static let blockEnd: UInt8 = 0x1C
  /// A blank.
  static let space: UInt8 = 0x20
  /// The quotation mark.
  static let quote: UInt8 = 0x22
  /// Begins a tag.
  static let less: UInt8 = 0x3C
  /// Ends a tag.
  static let greater: UInt8 = 0x3E
  /// The usual field separator.
  static let bar: UInt8 = 0x7C

  /// CR or LF.
  static func endsLine(_ byte: UInt8) -> Bool { byte == carriageReturn || byte == lineFeed }
  /// Space, tab, CR or LF.
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab || endsLine(byte) }
  /// An ASCII capital.
  static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  /// An ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  /// An ASCII letter or digit.
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isCapital(byte) || (byte >= 0x61 && byte <= 0x7A)
  }
  /// Whether an XML name may begin with the byte.
  static func beginsName(_ byte: UInt8) -> Bool {
    isCapital(byte) || (byte >= 0x61 && byte <= 0x7A) || byte == 0x5F || byte == 0x3A || byte >= 0x80
  }
  /// Whether an XML name may go on with the byte.
  static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E
  }
}

/// Whether `text` stands at `index`, wholly within the bytes.
func stands(_ text: StaticString, in bytes: Span<UInt8>, at index: Int) -> Bool {
  text.withUTF8Buffer { literal in
    guard index + literal.count <= bytes.count else { return false }
    for i in literal.indices where bytes[index + i] != literal[i] { return false }
    return true
  }
}
