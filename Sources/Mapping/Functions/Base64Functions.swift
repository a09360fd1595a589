import Diagnostics
import ResourceModel
import SourceModel

extension MappingRun {
  /// Data in base64 as it was sent, without white space, its padding completed (RFC 4648 §3.2). What is none is refused:
  /// FHIR's base64Binary holds nothing else.
  mutating func base64Data(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    let form = withBytes(text) { Base64.form(of: $0) }
    switch form {
    case .whole: return OutputValue(kind: .string, text: text)
    case .loose(let padding):
      var bytes: [UInt8] = []
      withBytes(text) { span in
        for i in span.indices where span[i] > 0x20 && span[i] != UInt8(ascii: "=") { bytes.append(span[i]) }
      }
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "="), count: padding))
      return OutputValue(kind: .string, text: keep(bytes))
    case .none: return unreadable("the value is not base64", at: node)
    }
  }
}

/// RFC 4648 §4.
enum Base64 {
  /// How a text stands to base64.
  enum Form: Equatable {
    /// As it must be written.
    case whole
    /// With white space in it, or without its padding: so many `=` belong to its end.
    case loose(padding: Int)
    /// Something else, or nothing at all.
    case none
  }

  static func form(of text: Span<UInt8>) -> Form {
    var digits = 0
    var padding = 0
    var isSpaced = false
    for i in text.indices {
      switch text[i] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F:
        if padding > 0 { return .none }
        digits += 1
      case 0x3D: padding += 1
      // Blanks part whole groups at the most: "see scan" is two words.
      case 0x20 where digits % 4 != 0 && padding == 0: return .none
      case 0x00...0x20: isSpaced = true
      default: return .none
      }
    }
    // One digit over holds no byte.
    guard digits > 0, digits % 4 != 1 else { return .none }
    let needed = (4 - digits % 4) % 4
    guard padding == 0 || padding == needed else { return .none }
    return padding == needed && !isSpaced ? .whole : .loose(padding: needed)
  }

  static func encoded(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var at = 0
    while at < bytes.count {
      let b0 = bytes[at]
      let b1 = at + 1 < bytes.count ? bytes[at + 1] : 0
      let b2 = at + 2 < bytes.count ? bytes[at + 2] : 0
      out.append(digits[Int(b0 >> 2)])
      out.append(digits[Int((b0 & 3) << 4 | b1 >> 4)])
      out.append(at + 1 < bytes.count ? digits[Int((b1 & 15) << 2 | b2 >> 6)] : 0x3D)
      out.append(at + 2 < bytes.count ? digits[Int(b2 & 63)] : 0x3D)
      at += 3
    }
    return String(decoding: out, as: UTF8.self)
  }
}
