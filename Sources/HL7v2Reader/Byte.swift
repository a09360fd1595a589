/// Bytes that the reader knows.
enum Byte {
  /// HT.
  static let tab: UInt8 = 0x09
  /// LF.
  static let lineFeed: UInt8 = 0x0A
  /// CR.
  static let carriageReturn: UInt8 = 0x0D
  /// ESC, which begins a shift in ISO 2022.
  static let escape: UInt8 = 0x1B
  /// A blank.
  static let space: UInt8 = 0x20
  /// The quotation mark.
  static let quote: UInt8 = 0x22

  /// CR or LF.
  static func endsLine(_ byte: UInt8) -> Bool { byte == carriageReturn || byte == lineFeed }
  /// Space or tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
  /// An ASCII capital.
  static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  /// An ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  /// An ASCII letter or digit.
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isCapital(byte) || (byte >= 0x61 && byte <= 0x7A)
  }
  /// The value of a hexadecimal digit.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
