/// A change of character set within a value: an escape sequence of ISO 2022 (ISO/IEC 2022, ECMA-35), written as such or
/// as `\C..\` and `\M..\` (HL7 v2.5.1 §2.7.4). It holds to the next one or to the end of the value.
struct Shift {
  /// Bytes of the sequence, ESC included.
  let width: Int
  /// What follows is read in this set of glibc's iconv; nil for the message's own set.
  let name: String?
  /// What stands before the bytes for iconv.
  var prefix: [UInt8] = []
  /// The characters are written in seven bits, and iconv has them with the eighth.
  var isSevenBit = false
  /// Bytes up to the next shift may be those of delimiters and are none.
  var hidesDelimiters: Bool { !prefix.isEmpty || isSevenBit }

  /// Nil when no sequence that we know begins at `index`, where ESC stands.
  init?(_ bytes: Span<UInt8>, at index: Int) {
    for (sequence, name, kind) in Self.known where Self.stands(sequence, in: bytes, at: index + 1) {
      width = sequence.utf8CodeUnitCount + 1
      self.name = name
      switch kind {
      case .eightBit: break
      case .sevenBit: isSevenBit = true
      case .pairs: prefix = [Byte.escape] + sequence.withUTF8Buffer { Array($0) }
      }
      return
    }
    return nil
  }

  private enum Kind { case eightBit, sevenBit, pairs }

  /// Sequences behind ESC: ISO-IR 6 and 14, 13, 87 and its older form 42, 159, 58, 149, then the right halves of
  /// ISO 8859 and TIS 620.
  private static let known: [(StaticString, String?, Kind)] = [
    ("(B", nil, .eightBit), ("(J", nil, .eightBit), ("(I", "CP932", .sevenBit), (")I", "CP932", .eightBit),
    ("$B", "ISO-2022-JP-2", .pairs), ("$@", "ISO-2022-JP-2", .pairs), ("$(D", "ISO-2022-JP-2", .pairs),
    ("$A", "ISO-2022-JP-2", .pairs), ("$(C", "ISO-2022-JP-2", .pairs), ("$)C", "EUC-KR", .eightBit),
    ("$)A", "GBK", .eightBit), ("-A", "ISO-8859-1", .eightBit), ("-B", "ISO-8859-2", .eightBit),
    ("-C", "ISO-8859-3", .eightBit), ("-D", "ISO-8859-4", .eightBit), ("-L", "ISO-8859-5", .eightBit),
    ("-G", "ISO-8859-6", .eightBit), ("-F", "ISO-8859-7", .eightBit), ("-H", "ISO-8859-8", .eightBit),
    ("-M", "ISO-8859-9", .eightBit), ("-V", "ISO-8859-10", .eightBit), ("-Y", "ISO-8859-13", .eightBit),
    ("-_", "ISO-8859-14", .eightBit), ("-b", "ISO-8859-15", .eightBit), ("-f", "ISO-8859-16", .eightBit),
    ("-T", "TIS-620", .eightBit),
  ]

  private static func stands(_ text: StaticString, in bytes: Span<UInt8>, at index: Int) -> Bool {
    text.withUTF8Buffer { literal in
      guard index + literal.count <= bytes.count else { return false }
      for i in literal.indices where bytes[index + i] != literal[i] { return false }
      return true
    }
  }
}
