/// A message in UTF-16 or UTF-32 (HL7 table 0211), told by the zeros among the letters of its header.
struct WideMessage {
  private let size: Int
  private let isBigEndian: Bool

  /// Nil when the header is written in bytes.
  init?(_ bytes: Span<UInt8>) {
    let name: [UInt8] = [0x4D, 0x53, 0x48]
    for (size, isBigEndian) in [(2, false), (2, true), (4, false), (4, true)] {
      guard bytes.count >= 4 * size else { continue }
      let low = isBigEndian ? size - 1 : 0
      var isName = true
      for i in 0..<3 * size where bytes[i] != (i % size == low ? name[i / size] : 0) { isName = false }
      if isName {
        self.size = size
        self.isBigEndian = isBigEndian
        return
      }
    }
    return nil
  }

  /// The message in UTF-8, U+FFFD for what is no character.
  func rewritten(_ bytes: Span<UInt8>) -> Rewriting {
    var rewriting = Rewriting(isUTF8: true)
    var at = 0
    while at + size <= bytes.count {
      let unit = unit(bytes, at)
      if unit < 0x80 {
        rewriting.append(UInt8(truncatingIfNeeded: unit), from: at, scale: size)
        at += size
        continue
      }
      var scalar = unit
      var width = size
      if size == 2, unit & 0xFC00 == 0xD800, at + 4 <= bytes.count {
        let second = self.unit(bytes, at + 2)
        if second & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF
          width = 4
        }
      }
      // The byte order marks of messages put one behind the other are no text.
      if scalar != 0xFEFF { rewriting.append(Unicode.Scalar(scalar) ?? "\u{FFFD}", from: at) }
      at += width
    }
    rewriting.finish(at: bytes.count)
    return rewriting
  }

  private func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for i in 0..<size { unit |= UInt32(bytes[index + i]) << UInt32(8 * (isBigEndian ? size - 1 - i : i)) }
    return unit
  }
}
