/// Eight bytes at a time, the first one lowest.
///
/// A question of all eight sets the high bit of each byte that answers yes. Bytes behind the first yes may answer wrong,
/// so only the first one counts.
///
/// Inlinable: in three rooms this is the innermost loop.
@frozen
public struct EightBytes: Equatable {
  /// The bytes themselves.
  public let bytes: UInt64

  @inlinable @inline(__always)
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable @inline(__always)
  static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// The bytes from `at` on; nil when there are fewer than eight.
  @inlinable @inline(__always)
  public init?(_ span: Span<UInt8>, at: Int) {
    guard at >= 0, at &+ 8 <= span.count else { return nil }
    // The load was checked against both ends just now; once more costs as much as what is done with the bytes. It is
    // called unsafe for types that not every bit pattern is a value of, too.
    bytes = UInt64(littleEndian: span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
  }

  /// How many spaces they begin with.
  @inlinable @inline(__always)
  public var spaceCount: Int {
    let others = bytes ^ (0x20 &* Self.ones)
    return others == 0 ? 8 : others.trailingZeroBitCount >> 3
  }

  /// How many bytes stand before the first quote, backslash, control character or byte beyond ASCII; 8 without one.
  @inlinable @inline(__always)
  public var plainCount: Int {
    let found = (escaped | bytes) & Self.highs
    return found == 0 ? 8 : found.trailingZeroBitCount >> 3
  }

  /// Sets the high bit of the first quote, backslash or control character. A quote is the one byte above the control
  /// characters that comes to stand right behind them, where a space was, when its second bit is turned.
  @inlinable @inline(__always)
  var escaped: UInt64 {
    let turned = bytes ^ (0x02 &* Self.ones)
    return ((turned &- (0x21 &* Self.ones)) & ~turned) | Self.zeros(bytes ^ (0x5C &* Self.ones))
  }

  /// The first bytes, fewer than eight, and nothing behind them.
  @inlinable @inline(__always)
  public func first(_ count: Int) -> UInt64 { bytes & ~(UInt64.max << UInt64(8 * count)) }

  /// How many bytes stand before the first quote, backslash or control character, which a JSON string escapes (RFC 8259
  /// §7); 8 without one.
  @inlinable @inline(__always)
  public var escapeFreeCount: Int {
    let found = escaped & Self.highs
    return found == 0 ? 8 : found.trailingZeroBitCount >> 3
  }

  /// Where the first byte from `start` on stands that a JSON string escapes; the span's end without one.
  @inlinable @inline(__always)
  public static func escape(in span: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while let eight = EightBytes(span, at: at) {
      let count = eight.escapeFreeCount
      at += count
      if count < 8 { return at }
    }
    // What is left was looked at in part already.
    if at > start, at < span.count, let last = EightBytes(span, at: span.count - 8), last.escapeFreeCount == 8 {
      return span.count
    }
    while at < span.count, span[at] >= 0x20, span[at] != 0x22, span[at] != 0x5C { at += 1 }
    return at
  }

  /// How many of them are line feeds.
  @inlinable @inline(__always)
  public var lineFeedCount: Int {
    let others = bytes ^ (0x0A &* Self.ones)
    let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return 8 - ((((others & lows) &+ lows) | others) & Self.highs).nonzeroBitCount
  }

  /// How many bytes stand before the first backslash; 8 without one.
  @inlinable @inline(__always)
  public var backslashFreeCount: Int {
    let found = Self.zeros(bytes ^ (0x5C &* Self.ones)) & Self.highs
    return found == 0 ? 8 : found.trailingZeroBitCount >> 3
  }

  /// Sets the high bit of the first byte that is 0.
  @inlinable @inline(__always)
  static func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
}
