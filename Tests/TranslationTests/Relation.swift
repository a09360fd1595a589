import Testing

/// A way of writing a message that leaves what it says as it is.
enum Relation: String, CaseIterable, CustomTestStringConvertible {
  case lineFeeds = "segments end with LF"
  case returnsAndFeeds = "segments end with CR LF"
  case noLastEnd = "the last segment is not ended"
  case blankLines = "blank lines between segments"
  case blocks = "in an MLLP block"
  case openBlock = "in an MLLP block without its CR"
  case batch = "in a file of one batch"
  case twice = "twice in a row"
  case mark = "behind a byte order mark"
  case delimiters = "other delimiters"
  case controlDelimiters = "control characters as delimiters"
  case truncation = "with a truncation character"
  case latin1 = "in ISO 8859-1"
  case wide16 = "in UTF-16"
  case wide16BigEndian = "in UTF-16, the high byte first"
  case wide32 = "in UTF-32"
  case shiftJIS = "in Shift-JIS"
  case japanese = "in ISO-2022-JP"
  case gb18030 = "in GB 18030"
  case big5 = "in Big5"
  case korean = "in KS X 1001"
  case cyrillic = "in ISO 8859-5"
  case escapedReturns = "on one line, its ends escaped"
  case hexadecimalReturns = "on one line, its ends hexadecimal"
  case stringLiteral = "on one line, as a string literal"
  case foreignSegments = "with a site's own segment behind each"
  case xml = "in the XML encoding"

  var testDescription: String { rawValue }

  /// The message as it is to be compared, and the same written in this way; nil where it cannot be.
  func pair(_ bytes: [UInt8]) -> (plain: [UInt8], other: [UInt8])? {
    guard let text = ER7Text(bytes) else { return nil }
    switch self {
    case .lineFeeds: return (bytes, text.bytes(ending: "\n"))
    case .returnsAndFeeds: return (bytes, text.bytes(ending: "\r\n"))
    case .noLastEnd: return (bytes, text.bytes(isLastEnded: false))
    case .blankLines: return (bytes, text.bytes(ending: "\r\r \r"))
    case .blocks: return (bytes, [0x0B] + text.bytes() + [0x1C, 0x0D])
    case .openBlock: return (bytes, [0x0B] + text.bytes() + [0x1C])
    case .batch:
      let header = Array("FHS|^~\\&|A\rBHS|^~\\&|A\r".utf8)
      return (bytes, header + text.bytes() + Array("BTS|1\rFTS|1\r".utf8))
    case .twice: return (bytes, text.bytes() + text.bytes())
    case .mark: return (bytes, [0xEF, 0xBB, 0xBF] + text.bytes())
    case .delimiters, .controlDelimiters, .truncation: return delimited(text, bytes)
    case .escapedReturns: return oneLine(text, ending: "\\r", bytes)
    case .hexadecimalReturns: return oneLine(text, ending: "\\X0D\\", bytes)
    case .stringLiteral: return literal(text, bytes)
    case .foreignSegments:
      var other = text
      for number in text.segments.indices.reversed() { other = other.inserting("ZQX|1|nobody's", behind: number) }
      return (bytes, other.bytes())
    case .xml: return XMLForm(bytes).map { (bytes, $0.bytes) }
    default: return encodings(text)
    }
  }

  private func delimited(_ text: ER7Text, _ bytes: [UInt8]) -> (plain: [UInt8], other: [UInt8])? {
    switch self {
    case .truncation:
      guard text.delimiters.count == 5, !bytes.contains(UInt8(ascii: "#")) else { return nil }
      return (bytes, text.with(header: 2, String(decoding: text.delimiters.dropFirst(), as: UTF8.self) + "#").bytes())
    case .controlDelimiters:
      guard bytes.allSatisfy({ $0 > 6 }) else { return nil }
      return (bytes, text.with(delimiters: [1, 2, 3, 4, 5]).bytes())
    default:
      return text.unused(5).map { (bytes, text.with(delimiters: $0).bytes()) }
    }
  }

  private func oneLine(_ text: ER7Text, ending end: String, _ bytes: [UInt8]) -> (plain: [UInt8], other: [UInt8])? {
    // A log writes one message a line.
    text.segments.count > 1 ? (bytes, text.bytes(ending: end, isLastEnded: false) + Array("\n".utf8)) : nil
  }

  private func literal(_ text: ER7Text, _ bytes: [UInt8]) -> (plain: [UInt8], other: [UInt8])? {
    guard text.segments.count > 1, text.delimiters[3] == UInt8(ascii: "\\") else { return nil }
    var written: [UInt8] = []
    for byte in text.bytes() {
      switch byte {
      case UInt8(ascii: "\r"): written += Array("\\r".utf8)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): written += [UInt8(ascii: "\\"), byte]
      default: written.append(byte)
      }
    }
    return (bytes, written + Array("\n".utf8))
  }

  /// A character of the set in the patient's name, its name in MSH-18, and iconv's name for it.
  private var set: (name: String, declared: String, iconv: String)? {
    switch self {
    case .latin1: ("ÄÖÜß", "8859/1", "ISO-8859-1")
    case .wide16: ("Ä山😀", "UNICODE UTF-16", "UTF-16LE")
    case .wide16BigEndian: ("Ä山😀", "UNICODE UTF-16", "UTF-16BE")
    case .wide32: ("Ä山😀", "UNICODE UTF-32", "UTF-32LE")
    case .shiftJIS: ("山田表ポ", "Shift-JIS", "CP932")
    case .japanese: ("山田表ポ", "~ISO IR87", "ISO-2022-JP")
    case .gb18030: ("乗乛亅", "GB 18030-2000", "GB18030")
    case .big5: ("功育許", "BIG-5", "BIG5")
    case .korean: ("김철수", "KS X 1001", "UHC")
    case .cyrillic: ("Иван", "8859/5", "ISO-8859-5")
    default: nil
    }
  }

  private func encodings(_ text: ER7Text) -> (plain: [UInt8], other: [UInt8])? {
    guard let set, text.delimiters[2] == UInt8(ascii: "~"), text.segments.allSatisfy({ $0.allSatisfy { $0 < 0x80 } }),
      let named = text.withName(set.name)
    else {
      return nil
    }
    let plain = named.with(header: 18, "UNICODE UTF-8").bytes()
    let isWide = set.declared.hasPrefix("UNICODE")
    let other = (isWide ? Array("\u{FEFF}".utf8) : []) + named.with(header: 18, set.declared).bytes()
    return encoded(other, as: set.iconv).map { (plain, $0) }
  }
}
