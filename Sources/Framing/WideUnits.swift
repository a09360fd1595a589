/// How an ER7 message in UTF-16 or UTF-32 is written. Framing cares for ASCII alone.
struct WideUnits: Equatable {
  /// Bytes a unit: 2 or 4.
  let size: Int
  /// The high byte stands first.
  let isBigEndian: Bool

  /// What may stand at the beginning of a message or batch in units of more than a byte.
  enum Match: Equatable {
    /// Nothing of the kind.
    case none
    /// More bytes are needed to tell.
    case undecided
    /// A segment that begins at `at`, behind a byte order mark where there is one.
    case found(WideUnits, at: Int, hasMark: Bool)
  }

  private static let all = [
    WideUnits(size: 4, isBigEndian: false), WideUnits(size: 4, isBigEndian: true),
    WideUnits(size: 2, isBigEndian: false), WideUnits(size: 2, isBigEndian: true),
  ]

  /// The byte order mark.
  private static let mark: UInt32 = 0xFEFF
  /// The most blanks that may stand before a header.
  private static let mostBlanks = 256

  /// The unit that begins at a byte, which the caller has made sure is whole; 0xFF for what is not ASCII.
  func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
    let low = isBigEndian ? index + size - 1 : index
    for i in index..<index + size where i != low && bytes[i] != 0 { return 0xFF }
    return bytes[low]
  }

  /// Whether the unit that begins at a byte is a byte order mark; the caller has made sure that it is whole.
  func isMark(_ bytes: Span<UInt8>, at index: Int) -> Bool { matches([Self.mark], bytes, at: index) == true }

  /// The units of a range, a byte each.
  func narrow(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var narrow: [UInt8] = []
    var i = range.lowerBound
    while i + size <= range.upperBound {
      narrow.append(unit(bytes, i))
      i += size
    }
    return narrow
  }

  /// Whether an MSH, FHS, BHS, BTS or FTS segment in wide units begins at `index`.
  /// - Parameter last: the units of the message before, which settle the byte order where two readings are possible.
  static func match(_ bytes: Span<UInt8>, at index: Int, last: WideUnits?, isFinal: Bool) -> Match {
    let first = bytes[index]
    guard first == 0 || first >= 0xFE || first == 0x4D || first == 0x42 || first == 0x46 else { return .none }
    // Most messages: the second letter of their header settles it.
    if first != 0, first < 0xFE, index + 1 < bytes.count, bytes[index + 1] != 0 { return .none }
    var isUndecided = false
    for units in all where last == nil || last == units {
      switch units.match(bytes, at: index) {
      case .none: break
      case .undecided: isUndecided = !isFinal
      case let found: return found
      }
    }
    return isUndecided ? .undecided : .none
  }

  private func match(_ bytes: Span<UInt8>, at index: Int) -> Match {
    var at = index
    var hasMark = false
    switch matches([Self.mark], bytes, at: at) {
    case nil: return .undecided
    case true:
      hasMark = true
      at += size
      var blanks = 0
      while blanks < Self.mostBlanks, at + size <= bytes.count, Byte.isBlank(unit(bytes, at)) {
        at += size
        blanks += 1
      }
      guard at + size <= bytes.count else { return .undecided }
    default: break
    }
    for name: StaticString in ["MSH", "FHS", "BHS", "BTS", "FTS"] {
      let letters = name.withUTF8Buffer { $0.map { UInt32($0) } }
      switch matches(letters, bytes, at: at) {
      case nil: return .undecided
      case true: return .found(self, at: at, hasMark: hasMark)
      default: break
      }
    }
    return .none
  }

  /// Whether the units stand there; nil when the bytes end before that can be told.
  private func matches(_ wanted: [UInt32], _ bytes: Span<UInt8>, at index: Int) -> Bool? {
    for n in wanted.indices {
      for byte in 0..<size {
        let shift = 8 * (isBigEndian ? size - 1 - byte : byte)
        let at = index + n * size + byte
        guard at < bytes.count else { return nil }
        if bytes[at] != UInt8(truncatingIfNeeded: wanted[n] >> UInt32(shift)) { return false }
      }
    }
    return true
  }
}

/// Finds where an ER7 message in wide units ends.
struct WideScan {
  /// How its units are written.
  let units: WideUnits
  /// What ends it at the start of a line.
  let starts: DocumentStart
  /// An MLLP block is open, whose end is a single byte all the same.
  let isInBlock: Bool

  /// - Parameter from: what `open` said last, or the document's first byte.
  func extent(_ bytes: Span<UInt8>, from: Int, isFinal: Bool) -> Extent {
    var i = from
    while i < bytes.count {
      if isInBlock, bytes[i] == Byte.blockEnd {
        guard i + 1 < bytes.count || isFinal else { return .open(scanned: i) }
        if i + 1 == bytes.count || bytes[i + 1] == Byte.carriageReturn { return .ends(at: i, by: .blockEnd) }
      }
      guard i + units.size <= bytes.count else { break }
      let unit = units.unit(bytes, i)
      if unit == Byte.blockEnd { return .ends(at: i, by: .blockEnd) }
      if Byte.endsLine(unit) {
        switch onLine(bytes, at: i + units.size, isFinal: isFinal) {
        case .none: break
        case .undecided: return .open(scanned: i)
        default: return .ends(at: i + units.size, by: .nextDocument)
        }
      }
      i += units.size
    }
    return .open(scanned: i)
  }

  private func onLine(_ bytes: Span<UInt8>, at line: Int, isFinal: Bool) -> DocumentStart.Kind {
    var start = line
    guard start + units.size <= bytes.count else { return isFinal ? .none : .undecided }
    if units.isMark(bytes, at: start) {
      start += units.size
      guard start + units.size <= bytes.count else { return isFinal ? .none : .undecided }
    }
    // Most lines begin with a letter that no header begins with.
    switch units.unit(bytes, start) {
    case Byte.space, Byte.tab, UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "B"): break
    default: return .none
    }
    let end = min(bytes.count, start + DocumentStart.reach * units.size)
    return starts.onLine(units.narrow(bytes, start..<end).span, at: 0, isFinal: isFinal)
  }
}
