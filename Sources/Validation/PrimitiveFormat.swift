import ResourceModel
import SourceModel

/// The primitive types of FHIR R4 §2.24.0.1 and the forms of their values.
enum PrimitiveFormat: String, Sendable {
  case base64Binary, boolean, canonical, code, date, dateTime, decimal, id, instant, integer, markdown, oid
  case positiveInt, string, time, unsignedInt, uri, url, uuid, xhtml

  /// Longest string, in bytes (§2.24.0.1: 1 MB).
  private static let longestString = 1 << 20

  /// How JSON writes it.
  var kind: NodeKind {
    switch self {
    case .boolean: .boolean
    case .decimal, .integer, .positiveInt, .unsignedInt: .number
    default: .string
    }
  }

  /// What to do about another kind.
  var kindRemedy: String {
    switch kind {
    case .boolean: "write true or false without quotes"
    case .number: "write the number without quotes"
    default: "write it in quotes"
    }
  }

  /// What to do about another form.
  var remedy: String {
    switch self {
    case .date: "write YYYY, YYYY-MM or YYYY-MM-DD"
    case .dateTime: "write YYYY, YYYY-MM, YYYY-MM-DD, or date, time with seconds and zone"
    case .instant: "write date, time with seconds, and zone"
    case .time: "write HH:MM:SS"
    case .id: "use 1 to 64 letters, digits, - and ."
    case .code: "write it without blanks at its ends or twice in a row"
    case .uri, .url, .canonical: "write it without blanks"
    case .oid: "write urn:oid: and the OID"
    case .uuid: "write urn:uuid: and the UUID in lower case"
    case .base64Binary: "encode it as RFC 4648 §4 says"
    case .integer, .positiveInt, .unsignedInt: "write a whole number in the type's range"
    default: "write something else than blanks, at most 1 MB"
    }
  }

  /// Whether a text is of this form.
  func holds(_ text: Span<UInt8>) -> Bool {
    switch self {
    case .boolean, .decimal, .xhtml: true
    case .integer: Self.isInteger(text, -2_147_483_648...2_147_483_647)
    case .unsignedInt: Self.isInteger(text, 0...2_147_483_647)
    case .positiveInt: Self.isInteger(text, 1...2_147_483_647)
    case .string, .markdown: text.count <= Self.longestString && !Self.isBlank(text)
    case .code: Self.isCode(text)
    case .id: text.count <= 64 && Self.all(text) { Self.isWord($0) || $0 == 0x2D || $0 == 0x2E }
    case .uri, .url, .canonical: Self.all(text) { $0 > 0x20 }
    case .oid: Self.isOID(text)
    case .uuid: Self.isUUID(text)
    case .base64Binary: Self.isBase64(text)
    case .date: FHIRTime.length(text, .date) == text.count
    case .dateTime: FHIRTime.length(text, .dateTime) == text.count
    case .instant: FHIRTime.length(text, .instant) == text.count
    case .time: FHIRTime.clockLength(text, from: 0) == text.count
    }
  }

  private static func all(_ text: Span<UInt8>, _ holds: (UInt8) -> Bool) -> Bool {
    for i in text.indices where !holds(text[i]) { return false }
    return true
  }

  private static func isBlank(_ text: Span<UInt8>) -> Bool { all(text) { $0 <= 0x20 } }

  /// A letter or digit of ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    FHIRTime.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isInteger(_ text: Span<UInt8>, _ range: ClosedRange<Int>) -> Bool {
    var value = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    guard text.count <= 11, text.count > (isNegative ? 1 : 0) else { return false }
    for i in (isNegative ? 1 : 0)..<text.count {
      guard FHIRTime.isDigit(text[i]) else { return false }
      value = value * 10 + Int(text[i] - 0x30)
    }
    return range.contains(isNegative ? -value : value)
  }

  /// No white space at the ends and none twice in a row.
  private static func isCode(_ text: Span<UInt8>) -> Bool {
    var wasBlank = true
    for i in text.indices {
      let isBlank = text[i] <= 0x20
      if isBlank, wasBlank { return false }
      wasBlank = isBlank
    }
    return !wasBlank
  }

  private static func isOID(_ text: Span<UInt8>) -> Bool {
    guard begins(text, "urn:oid:"), text.count > 9, (0x30...0x32).contains(text[8]) else { return false }
    var i = 9
    while i < text.count {
      guard text[i] == UInt8(ascii: ".") else { return false }
      let start = i + 1
      i = start
      while i < text.count, FHIRTime.isDigit(text[i]) { i += 1 }
      if i == start || text[start] == 0x30 && i > start + 1 { return false }
    }
    return true
  }

  private static func isUUID(_ text: Span<UInt8>) -> Bool {
    guard text.count == 45, begins(text, "urn:uuid:") else { return false }
    for i in 9..<45 {
      if [17, 22, 27, 32].contains(i) {
        if text[i] != UInt8(ascii: "-") { return false }
      } else if !FHIRTime.isDigit(text[i]), !(0x61...0x66).contains(text[i]) {
        return false
      }
    }
    return true
  }

  /// Whether a text begins with a word.
  static func begins(_ text: Span<UInt8>, _ word: String) -> Bool {
    guard text.count >= word.utf8.count else { return false }
    var i = 0
    for byte in word.utf8 {
      if text[i] != byte { return false }
      i += 1
    }
    return true
  }

  /// Groups of four characters; white space may stand between them (RFC 4648 §4).
  private static func isBase64(_ text: Span<UInt8>) -> Bool {
    var count = 0
    var padding = 0
    for i in text.indices {
      let byte = text[i]
      if byte <= 0x20 { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
      } else {
        guard padding == 0, isWord(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") else { return false }
      }
      count += 1
    }
    return count > 0 && count % 4 == 0 && padding <= 2
  }
}
