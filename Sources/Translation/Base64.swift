/// Base64 (RFC 4648 §4), as attachments have it: line breaks are passed over.
enum Base64 {
  /// The bytes that a text stands for; nil when it is no base64.
  /// - Parameter limit: most bytes to give.
  static func decoded(_ text: Span<UInt8>, limit: Int = .max) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(min(limit, text.count / 4 * 3 + 3))
    var (bits, count, padding) = (UInt32(0), 0, 0)
    for i in text.indices {
      if out.count >= limit { return out }
      let byte = text[i]
      if byte <= 0x20 { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 1
      if count == 4 {
        out.append(UInt8(truncatingIfNeeded: bits >> 16))
        out.append(UInt8(truncatingIfNeeded: bits >> 8))
        out.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      }
    }
    switch count {
    case 0: break
    case 2: out.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      out.append(UInt8(truncatingIfNeeded: bits >> 10))
      out.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return nil
    }
    return padding <= 2 ? out : nil
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
