/// Eight bytes at a time, the first one lowest.
///
/// A question of all eight sets the high bit of each byte that answers yes. Bytes behind the first yes may answer wrong,
/// so only the first one counts.
struct EightBytes {
  private let bytes: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from `at` on; nil when there are fewer than eight.
  @inline(__always)
  init?(_ span: Span<UInt8>, at: Int) {
    guard at + 8 <= span.count else { return nil }
    // The load is checked against the span's end; it is called unsafe for types that not every bit pattern is a value of.
    bytes = UInt64(littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  /// How many spaces they begin with.
  @inline(__always)
  var spaceCount: Int {
    let others = bytes ^ (0x20 &* Self.ones)
    return others == 0 ? 8 : others.trailingZeroBitCount >> 3
  }

  /// How many bytes stand before the first quote, backslash, control character or byte beyond ASCII; 8 without one.
  @inline(__always)
  var plainCount: Int {
    let quotes = Self.zeros(bytes ^ (0x22 &* Self.ones))
    let backslashes = Self.zeros(bytes ^ (0x5C &* Self.ones))
    let controls = (bytes &- (0x20 &* Self.ones)) & ~bytes
    let found = (quotes | backslashes | controls | bytes) & Self.highs
    return found == 0 ? 8 : found.trailingZeroBitCount >> 3
  }

  /// How many bytes stand before the first backslash; 8 without one.
  @inline(__always)
  var backslashFreeCount: Int {
    let found = Self.zeros(bytes ^ (0x5C &* Self.ones)) & Self.highs
    return found == 0 ? 8 : found.trailingZeroBitCount >> 3
  }

  /// Sets the high bit of the first byte that is 0.
  @inline(__always)
  private static func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
}
