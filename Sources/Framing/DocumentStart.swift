import SourceModel

/// Tells whether a document starts at a byte. Looks at most `reach` bytes ahead.
struct DocumentStart {
  /// What starts there.
  enum Kind {
    /// Nothing that is known.
    case none
    /// More bytes are needed to tell.
    case undecided
    /// An MSH segment.
    case er7
    /// An FHS, BHS, BTS or FTS segment.
    case batch
    /// A segment that is no header: a message that lacks its MSH.
    case segment
    /// An XML document: its declaration, a comment or its root.
    case xml
    /// An object or an array.
    case json
  }

  /// How far it looks ahead, in bytes: blanks before a segment or behind a brace, a root's name.
  static let reach = 256

  /// The only format wanted, when one is.
  var wanted: Format?

  /// What starts at a byte that follows a whole document, or the start of the input.
  func between(_ bytes: Span<UInt8>, at index: Int, isFinal: Bool) -> Kind {
    switch bytes[index] {
    case Byte.less where wantsXML:
      guard index + 1 < bytes.count else { return isFinal ? .none : .undecided }
      let next = bytes[index + 1]
      return Byte.beginsName(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") ? .xml : .none
    case UInt8(ascii: "{") where wantsJSON, UInt8(ascii: "[") where wantsJSON:
      return .json
    case let byte where Byte.isCapital(byte) && wantsER7:
      return segment(bytes, at: index, isFinal: isFinal, isStrict: false)
    default:
      return .none
    }
  }

  /// What starts at the start of a line inside something else: only what can hardly be meant otherwise.
  func onLine(_ bytes: Span<UInt8>, at line: Int, isFinal: Bool) -> Kind {
    var index = line
    while index < bytes.count, index - line < Self.reach, bytes[index] == Byte.space || bytes[index] == Byte.tab {
      index += 1
    }
    guard index < bytes.count else { return isFinal ? .none : .undecided }
    if bytes[index] == 0xEF, wantsER7 {
      guard index + 3 < bytes.count else { return isFinal ? .none : .undecided }
      if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { index += 3 }
    }
    switch bytes[index] {
    case UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "B"):
      return wantsER7 ? segment(bytes, at: index, isFinal: isFinal, isStrict: true) : .none
    case Byte.less where index == line:
      return markup(bytes, at: index, isFinal: isFinal)
    case UInt8(ascii: "{") where index == line && wantsJSON, UInt8(ascii: "[") where index == line && wantsJSON:
      return brace(bytes, at: index, isFinal: isFinal)
    default:
      return .none
    }
  }

  /// What starts in the middle of a line: a header with all of its delimiters and nothing less, which a text would escape.
  func inLine(_ bytes: Span<UInt8>, at index: Int, isFinal: Bool) -> Kind {
    guard wantsER7 else { return .none }
    let name: [UInt8] = [0x4D, 0x53, 0x48]
    for i in 0..<min(name.count, bytes.count - index) where bytes[index + i] != name[i] { return .none }
    guard index + 9 < bytes.count else { return isFinal ? .none : .undecided }
    let separator = bytes[index + 3]
    guard bytes[index + 8] == separator || bytes[index + 9] == separator else { return .none }
    let end = bytes[index + 8] == separator ? 8 : 9
    for i in 3..<end {
      let sign = bytes[index + i]
      guard sign > Byte.space, sign < 0x7F, !Byte.isAlphanumeric(sign) else { return .none }
      for before in 3..<i where bytes[index + before] == sign { return .none }
    }
    return .er7
  }

  /// Whether an XML document starts at a `<` inside something else: a declaration, a comment or a root that we read.
  func markup(_ bytes: Span<UInt8>, at index: Int, isFinal: Bool) -> Kind {
    guard wantsXML else { return .none }
    var end = index + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "?") || bytes[end] == UInt8(ascii: "!") {
      let text: StaticString = bytes[end] == UInt8(ascii: "?") ? "<?xml" : "<!--"
      if stands(text, in: bytes, at: index) { return .xml }
      return !isFinal && bytes.count - index < text.utf8CodeUnitCount ? .undecided : .none
    }
    while end < bytes.count, end - index < Self.reach, Byte.continuesName(bytes[end]) { end += 1 }
    guard end < bytes.count || isFinal else { return .undecided }
    return RootName.isKnown(bytes.extracting(index + 1..<end)) ? .xml : .none
  }

  /// ER7 may start a document: the format asked for rules out all others.
  var wantsER7: Bool { wanted == nil || wanted == .er7 }
  /// XML may start a document.
  var wantsXML: Bool { wanted == nil || wanted == .v2xml || wanted == .cda }
  /// JSON may start a document.
  var wantsJSON: Bool { wanted == nil || wanted == .json || wanted == .fhir }

  /// - Parameter isStrict: headers only, each with its separator.
  private func segment(_ bytes: Span<UInt8>, at index: Int, isFinal: Bool, isStrict: Bool) -> Kind {
    guard index + 3 < bytes.count else {
      if !isFinal { return .undecided }
      if Self.isTrailer(bytes, at: index) { return .batch }
      return !isStrict && stands("MSH", in: bytes, at: index) ? .er7 : .none
    }
    let separator = bytes[index + 3]
    if Byte.endsLine(separator), Self.isTrailer(bytes, at: index) { return .batch }
    if stands("MSH", in: bytes, at: index) {
      if Self.separates(separator) || (!isStrict && Byte.endsLine(separator)) { return .er7 }
      return .none
    }
    if bytes[index + 2] == UInt8(ascii: "S") || bytes[index + 1] == UInt8(ascii: "H"), Self.separates(separator) {
      for name: StaticString in ["FHS", "BHS", "BTS", "FTS"] where stands(name, in: bytes, at: index) { return .batch }
    }
    let isName = { (byte: UInt8) in Byte.isCapital(byte) || Byte.isDigit(byte) }
    let isSegment = separator == Byte.bar && isName(bytes[index + 1]) && isName(bytes[index + 2])
    return isSegment && !isStrict ? .segment : .none
  }

  /// Whether a batch's or file's trailer stands there, which may be no more than its name.
  private static func isTrailer(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    stands("BTS", in: bytes, at: index) || stands("FTS", in: bytes, at: index)
  }

  /// Whether a field separator may be the byte.
  private static func separates(_ byte: UInt8) -> Bool {
    byte != Byte.space && byte < 0x7F && !Byte.isAlphanumeric(byte) && !Byte.endsLine(byte) && byte != 0
      && byte != Byte.blockStart && byte != Byte.blockEnd
  }

  private func brace(_ bytes: Span<UInt8>, at index: Int, isFinal: Bool) -> Kind {
    var next = index + 1
    while next < bytes.count, next - index < Self.reach, Byte.isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count else { return isFinal ? .none : .undecided }
    let byte = bytes[next]
    if bytes[index] == UInt8(ascii: "[") { return byte == UInt8(ascii: "{") ? .json : .none }
    return byte == Byte.quote || byte == UInt8(ascii: "}") ? .json : .none
  }
}
