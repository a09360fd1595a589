/// The units in which an XML document is written. Framing cares for ASCII alone: what is more reads as 0xFF.
protocol CodeUnits {
  /// Bytes a unit.
  static var size: Int { get }
  /// The unit that begins at a byte; the caller has made sure that it is whole.
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8
}

/// One byte a unit: UTF-8 and everything that is ASCII below 0x80.
enum ByteUnits: CodeUnits {
  /// One byte.
  static var size: Int { 1 }
  /// The byte itself.
  @inline(__always)
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 { bytes[index] }
}

/// UTF-16, the low byte first.
enum LittleEndianUnits: CodeUnits {
  /// Two bytes.
  static var size: Int { 2 }
  /// The low byte, where the high one is 0.
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 { bytes[index + 1] == 0 ? bytes[index] : 0xFF }
}

/// UTF-16, the high byte first.
enum BigEndianUnits: CodeUnits {
  /// Two bytes.
  static var size: Int { 2 }
  /// The low byte, where the high one is 0.
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 { bytes[index] == 0 ? bytes[index + 1] : 0xFF }
}

/// UTF-32, the low byte first.
enum LittleEndianQuadUnits: CodeUnits {
  /// Four bytes.
  static var size: Int { 4 }
  /// The low byte, where the others are 0.
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
    bytes[index + 1] | bytes[index + 2] | bytes[index + 3] == 0 ? bytes[index] : 0xFF
  }
}

/// UTF-32, the high byte first.
enum BigEndianQuadUnits: CodeUnits {
  /// Four bytes.
  static var size: Int { 4 }
  /// The low byte, where the others are 0.
  static func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
    bytes[index] | bytes[index + 1] | bytes[index + 2] == 0 ? bytes[index + 3] : 0xFF
  }
}
