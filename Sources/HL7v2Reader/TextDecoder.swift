import SourceModel

/// Makes the text of a value: escapes expanded, in UTF-8.
struct TextDecoder: ~Copyable {
  /// What was met on the way.
  struct Trouble: OptionSet {
    /// One bit each.
    let rawValue: UInt8
    /// An escape sequence that we don't know: kept as it is.
    static let escape = Trouble(rawValue: 1)
    /// Bytes that the character set does not have.
    static let bytes = Trouble(rawValue: 2)
    /// A line that is no segment.
    static let segment = Trouble(rawValue: 4)
    /// Control characters, which were left out.
    static let control = Trouble(rawValue: 8)
    /// It ends with the truncation character.
    static let truncation = Trouble(rawValue: 16)
  }

  /// The set that MSH-18 names.
  let set: CharacterSet
  /// For a message that names none, or ASCII: whether all of it is UTF-8. Nil until a byte beyond ASCII is met.
  private(set) var isUTF8: Bool?

  private let escapes: Escapes
  private var scratch: [UInt8] = []
  private var converter: CharacterConverter?

  init(_ set: CharacterSet, _ delimiters: Delimiters) {
    self.set = set
    escapes = Escapes(delimiters: delimiters)
    converter = nil
  }

  /// Gives a node the text of a value that holds escapes, control characters or bytes beyond ASCII.
  mutating func decode(
    _ range: Range<Int>, marks: UInt8, of bytes: Span<UInt8>, for node: NodeIndex, in tree: inout SourceTree
  ) -> Trouble {
    let value = bytes.extracting(range)
    let start = tree.decoded.count
    let hasEscape = marks & FieldMarks.escape != 0
    var trouble: Trouble = []
    if hasEscape || marks & FieldMarks.control != 0 {
      scratch.removeAll(keepingCapacity: true)
      if !escapes.unescape(value, in: set, into: &scratch) { trouble = .escape }
      if removeControls(mayShift: hasEscape || set.form == .iso2022) { trouble.insert(.control) }
      // A copy of the array's reference, so that decoding may use the rest of this struct.
      let unescaped = scratch
      if !decode(unescaped.span, message: bytes, mayShift: hasEscape, into: &tree) { trouble.insert(.bytes) }
    } else if !(set.form == .iso2022 && Self.holdsEscape(value)), isPlainUTF8(value, message: bytes) {
      tree.setText(.inFrame(range), of: node)
      return []
    } else if !decode(value, message: bytes, mayShift: false, into: &tree) {
      trouble.insert(.bytes)
    }
    tree.setText(.decoded(start..<tree.decoded.count), of: node)
    return trouble
  }

  /// Takes control characters off, of which FHIR's texts hold TAB, LF and CR alone (FHIR R4, string). None is part of a
  /// longer character in any set.
  private mutating func removeControls(mayShift: Bool) -> Bool {
    let count = scratch.count
    scratch.removeAll { byte in
      byte < Byte.space && byte != Byte.tab && !Byte.endsLine(byte) && !(mayShift && byte == Byte.escape)
    }
    return scratch.count < count
  }

  /// Whether a value can stay where it is.
  private mutating func isPlainUTF8(_ value: Span<UInt8>, message: Span<UInt8>) -> Bool {
    switch set.encoding {
    case .utf8: UTF8Check.isValid(value)
    case .undeclared, .ascii: assumesUTF8(message)
    case .latin1, .named: false
    }
  }

  private mutating func assumesUTF8(_ message: Span<UInt8>) -> Bool {
    if let isUTF8 { return isUTF8 }
    let isValid = UTF8Check.isValid(message)
    isUTF8 = isValid
    return isValid
  }

  /// Appends the value in UTF-8 to the tree's decoded texts; false when bytes were not understood.
  private mutating func decode(
    _ value: Span<UInt8>, message: Span<UInt8>, mayShift: Bool, into tree: inout SourceTree
  ) -> Bool {
    if mayShift || set.form == .iso2022, Self.holdsEscape(value) {
      return decodeShifted(value, message: message, into: &tree)
    }
    return decode(value, message: message, into: &tree)
  }

  private static func holdsEscape(_ value: Span<UInt8>) -> Bool {
    for i in value.indices where value[i] == Byte.escape { return true }
    return false
  }

  /// A value with shifts: each stretch in its set.
  private mutating func decodeShifted(_ value: Span<UInt8>, message: Span<UInt8>, into tree: inout SourceTree) -> Bool {
    var isWhole = true
    var shift: Shift?
    var start = 0
    for i in 0...value.count where i == value.count || value[i] == Byte.escape {
      guard i == value.count || i >= start else { continue }
      let stretch = value.extracting(min(start, i)..<i)
      if stretch.count > 0 {
        let isRead = decode(stretch, in: shift, message: message, into: &tree)
        isWhole = isWhole && isRead
      }
      guard i < value.count else { break }
      let next = Shift(value, at: i)
      // An ESC that begins nothing is left out: no text has one.
      if let next { shift = next } else { isWhole = false }
      start = i + (next?.width ?? 1)
    }
    return isWhole
  }

  private mutating func decode(
    _ stretch: Span<UInt8>, in shift: Shift?, message: Span<UInt8>, into tree: inout SourceTree
  ) -> Bool {
    guard let shift, let name = shift.name else { return decode(stretch, message: message, into: &tree) }
    var bytes = shift.prefix
    bytes.reserveCapacity(bytes.count + stretch.count)
    for i in stretch.indices { bytes.append(shift.isSevenBit ? stretch[i] | 0x80 : stretch[i]) }
    return convert(bytes.span, from: name, into: &tree)
  }

  /// A value, or a stretch of one, without shifts.
  private mutating func decode(_ value: Span<UInt8>, message: Span<UInt8>, into tree: inout SourceTree) -> Bool {
    if UTF8Check.isASCII(value) {
      tree.decode(value)
      return true
    }
    switch set.encoding {
    case .utf8: return decodeUTF8(value, into: &tree)
    case .latin1: return decodeLatin1(value, into: &tree)
    case .undeclared, .ascii:
      // `\X..\` may have made bytes that the message itself does not have.
      return assumesUTF8(message) ? decodeUTF8(value, into: &tree) : decodeLatin1(value, into: &tree)
    case .named(let name): return convert(value, from: name, into: &tree)
    }
  }

  private func decodeUTF8(_ value: Span<UInt8>, into tree: inout SourceTree) -> Bool {
    guard UTF8Check.isValid(value) else {
      _ = decodeLatin1(value, into: &tree)
      return false
    }
    tree.decode(value)
    return true
  }

  /// False for the five bytes that neither 8859-1 nor Windows-1252 has a character for.
  private func decodeLatin1(_ value: Span<UInt8>, into tree: inout SourceTree) -> Bool {
    var isWhole = true
    for i in value.indices {
      let byte = value[i]
      if byte < 0x80 {
        tree.decode(byte)
        continue
      }
      let scalar = byte < 0xA0 ? Windows1252.upper[Int(byte) - 0x80] : UInt16(byte)
      if scalar == 0xFFFD { isWhole = false }
      if scalar >= 0x800 {
        tree.decode(0xE0 | UInt8(scalar >> 12))
        tree.decode(0x80 | UInt8(scalar >> 6 & 0x3F))
      } else {
        tree.decode(0xC0 | UInt8(scalar >> 6))
      }
      tree.decode(0x80 | UInt8(scalar & 0x3F))
    }
    return isWhole
  }

  private mutating func convert(_ value: Span<UInt8>, from name: String, into tree: inout SourceTree) -> Bool {
    if converter?.name != name { converter = CharacterConverter(from: name) }
    guard let isWhole = converter?.convert(value, into: &tree) else {
      _ = decodeLatin1(value, into: &tree)
      return false
    }
    return isWhole
  }
}
