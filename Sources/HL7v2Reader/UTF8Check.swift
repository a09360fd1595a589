/// Whether bytes are UTF-8 (RFC 3629 §4).
enum UTF8Check {
  /// No byte beyond ASCII.
  static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    for i in bytes.indices where bytes[i] >= 0x80 { return false }
    return true
  }

  /// Well-formed: no overlong form, no surrogate, nothing beyond U+10FFFF.
  static func isValid(_ bytes: Span<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      let lead = bytes[i]
      i += 1
      if lead < 0x80 { continue }
      var lowest: UInt8 = 0x80
      var highest: UInt8 = 0xBF
      let following: Int
      switch lead {
      case 0xC2...0xDF: following = 1
      case 0xE0...0xEF:
        following = 2
        if lead == 0xE0 { lowest = 0xA0 }
        if lead == 0xED { highest = 0x9F }
      case 0xF0...0xF4:
        following = 3
        if lead == 0xF0 { lowest = 0x90 }
        if lead == 0xF4 { highest = 0x8F }
      default: return false
      }
      guard i + following <= bytes.count, bytes[i] >= lowest, bytes[i] <= highest else { return false }
      for at in i + 1..<max(i + following, i + 1) where bytes[at] & 0xC0 != 0x80 { return false }
      i += following
    }
    return true
  }
}
