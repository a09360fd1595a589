/// Finds where a document made of lines ends: an ER7 message, or bytes that are no document at all.
struct LineScan {
  /// What ends it at the start of a line.
  var starts: DocumentStart
  /// Bytes that are no document end at markup in mid-line too.
  var isStray: Bool
  /// Where the document begins: a header there is its own.
  var start: Int

  private static let headerLetter = UInt8(ascii: "M")

  /// - Parameter from: what `open` said last, or the document's first byte.
  func extent(_ bytes: Span<UInt8>, from: Int, isFinal: Bool) -> Extent {
    var i = from
    let stop = isStray ? Byte.less : Byte.blockEnd
    while true {
      while i < bytes.count, bytes[i] > stop, bytes[i] != Self.headerLetter { i += 1 }
      guard i < bytes.count else { return .open(scanned: i) }
      switch bytes[i] {
      case Byte.carriageReturn, Byte.lineFeed:
        guard i + 1 < bytes.count else { return .open(scanned: isFinal ? i + 1 : i) }
        switch starts.onLine(bytes, at: i + 1, isFinal: isFinal) {
        case .none: break
        case .undecided: return .open(scanned: i)
        default: return .ends(at: i + 1, by: .nextDocument)
        }
      case Self.headerLetter where i > start:
        // Files put one behind the other, of which the first does not end its last line.
        switch starts.inLine(bytes, at: i, isFinal: isFinal) {
        case .none: break
        case .undecided: return .open(scanned: i)
        default: return .ends(at: i, by: .nextDocument)
        }
      case Byte.blockStart: return .ends(at: i, by: .blockStart)
      case Byte.blockEnd: return .ends(at: i, by: .blockEnd)
      case Byte.less where isStray:
        switch starts.markup(bytes, at: i, isFinal: isFinal) {
        case .xml: return .ends(at: i, by: .nextDocument)
        case .undecided: return .open(scanned: i)
        default: break
        }
      default: break
      }
      i += 1
    }
  }

  /// Where a message's bytes end when what only follows it is left out: blank lines and padding behind its last line.
  static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isPadding(bytes[end - 1]) { end -= 1 }
    while end < range.upperBound, bytes[end] == Byte.space || bytes[end] == Byte.tab { end += 1 }
    if end < range.upperBound, bytes[end] == Byte.carriageReturn {
      end += 1
      if end < range.upperBound, bytes[end] == Byte.lineFeed { end += 1 }
    } else if end < range.upperBound, bytes[end] == Byte.lineFeed {
      end += 1
    }
    return range.lowerBound..<end
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    Byte.isBlank(byte) || byte == 0 || byte == Byte.endOfFile
  }
}
