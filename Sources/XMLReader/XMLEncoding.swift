import Diagnostics

/// The encoding of a document's bytes, by byte order mark, by pattern, by declaration (XML 1.0 appendix F).
///
/// Lenient, each with a note: 8-bit bytes that declare UTF-16 are read as UTF-8 (they were declared before somebody
/// transcoded them); bytes that are declared as UTF-8, or not at all, but are not UTF-8, are read as windows-1252, and
/// so is ISO-8859-1 with bytes that only windows-1252 uses; a character that the encoding does not have becomes U+FFFD.
struct XMLEncoding {
  /// Deviations that are read all the same.
  enum Leniency {
    case notUTF16, notUTF8, notLatin1, replaced
  }

  /// What one code unit is, to count back from UTF-8.
  enum Unit {
    case one, two, four
    /// One to several bytes a character.
    case varying
  }

  /// The name for iconv; nil for UTF-8, which needs none.
  private(set) var transcodedFrom: String?
  private(set) var unit = Unit.one
  /// Bytes of the byte order mark.
  private(set) var markLength = 0
  private(set) var leniency: Leniency?
  /// The first byte that is not of the declared encoding.
  private(set) var firstInvalid: Int?

  init(_ bytes: Span<UInt8>) throws(XMLFault) {
    if try isDecidedByFirstBytes(bytes) { return }
    let declared = Self.declared(bytes, from: markLength)
    switch declared {
    case "", "utf-8", "utf8", "us-ascii", "ascii":
      readAsUTF8(bytes)
    case "utf-16", "utf-16le", "utf-16be", "utf16", "ucs-2", "iso-10646-ucs-2", "unicode":
      leniency = .notUTF16
      readAsUTF8(bytes)
    case _ where markLength > 0:
      readAsUTF8(bytes)
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1":
      readAsLatin1(bytes)
    default:
      transcodedFrom = declared
      unit = Self.isSingleByte(declared) ? .one : .varying
      if unit == .one, Self.isASCII(bytes) { transcodedFrom = nil }
    }
  }

  /// Byte order marks, and how `<` looks in wide encodings.
  private mutating func isDecidedByFirstBytes(_ bytes: Span<UInt8>) throws(XMLFault) -> Bool {
    func at(_ i: Int) -> UInt8? { i < bytes.count ? bytes[i] : nil }
    switch (at(0), at(1), at(2), at(3)) {
    case (0xEF, 0xBB, 0xBF, _):
      markLength = 3
      return false
    case (0xFF, 0xFE, 0x00, 0x00): set("UTF-32LE", .four, mark: 4)
    case (0x00, 0x00, 0xFE, 0xFF): set("UTF-32BE", .four, mark: 4)
    case (0x3C, 0x00, 0x00, 0x00): set("UTF-32LE", .four, mark: 0)
    case (0x00, 0x00, 0x00, 0x3C): set("UTF-32BE", .four, mark: 0)
    case (0xFF, 0xFE, _, _): set("UTF-16LE", .two, mark: 2)
    case (0xFE, 0xFF, _, _): set("UTF-16BE", .two, mark: 2)
    case (0x3C, 0x00, _, _): set("UTF-16LE", .two, mark: 0)
    case (0x00, 0x3C, _, _): set("UTF-16BE", .two, mark: 0)
    case (0x4C, 0x6F, 0xA7, 0x94): throw XMLFault(.unknownEncoding, at: 0)
    default: return false
    }
    return true
  }

  private mutating func set(_ name: String, _ unit: Unit, mark: Int) {
    transcodedFrom = name
    self.unit = unit
    markLength = mark
  }

  private mutating func readAsUTF8(_ bytes: Span<UInt8>) {
    guard let invalid = Self.firstInvalid(bytes) else { return }
    firstInvalid = invalid
    leniency = .notUTF8
    set("WINDOWS-1252", .one, mark: markLength)
  }

  /// The first byte that is not UTF-8. Most blocks are ASCII, which is told many bytes at a time.
  private static func firstInvalid(_ bytes: Span<UInt8>) -> Int? {
    var at = 0
    while at < bytes.count {
      var end = min(at + 1024, bytes.count)
      if !isASCII(bytes.extracting(at..<end)) {
        while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
        do {
          _ = try UTF8Span(validating: bytes.extracting(at..<end))
        } catch {
          return at + error.byteOffsets.lowerBound
        }
      }
      at = end
    }
    return nil
  }

  private mutating func readAsLatin1(_ bytes: Span<UInt8>) {
    if Self.isASCII(bytes) { return }
    set("ISO-8859-1", .one, mark: 0)
    for i in bytes.indices where bytes[i] >= 0x80 && bytes[i] < 0xA0 {
      firstInvalid = i
      leniency = .notLatin1
      transcodedFrom = "WINDOWS-1252"
      return
    }
  }

  private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      // Without a way out, the compiler takes many bytes at a time.
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80
    }
  }

  private static func isSingleByte(_ name: String) -> Bool {
    ["iso-8859-", "iso8859-", "windows-125", "cp125", "latin", "koi8-", "macintosh"].contains { name.hasPrefix($0) }
  }

  /// The name in the XML declaration, in lower case; empty when there is none.
  private static func declared(_ bytes: Span<UInt8>, from start: Int) -> String {
    var at = start
    while at < bytes.count, PendingText.isBlank(bytes[at]) { at += 1 }
    guard begins(bytes, at, with: "<?xml") else { return "" }
    // A declaration has some 60 bytes.
    let limit = min(bytes.count, at + 1000)
    while at < limit, bytes[at] != UInt8(ascii: ">"), !begins(bytes, at, with: "encoding") { at += 1 }
    guard begins(bytes, at, with: "encoding") else { return "" }
    while at < limit, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
    guard at < limit else { return "" }
    let quote = bytes[at]
    at += 1
    var name: [UInt8] = []
    while at < limit, bytes[at] != quote {
      name.append(bytes[at])
      at += 1
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private static func begins(_ bytes: Span<UInt8>, _ start: Int, with word: String) -> Bool {
    var at = start
    for byte in word.utf8 {
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }
}

extension XMLEncoding.Leniency {
  /// The note that this leniency leaves.
  func diagnostic(at byte: Int) -> Diagnostic {
    let place = Place(byte: byte, length: 1)
    switch self {
    case .notUTF16:
      return Diagnostic(
        .readLeniency, "the XML declaration says UTF-16 and the document is not; it was read as UTF-8",
        remedy: "correct the declaration where the document is written", place: Place(byte: 0, length: 0))
    case .notUTF8:
      return Diagnostic(
        .invalidBytes, "bytes that are not UTF-8; the document was read as windows-1252",
        remedy: "declare the encoding in the XML declaration, or write UTF-8", place: place)
    case .notLatin1:
      return Diagnostic(
        .invalidBytes, "bytes that ISO-8859-1 has no characters for; the document was read as windows-1252",
        remedy: "declare windows-1252 in the XML declaration, or write UTF-8", place: place)
    case .replaced:
      return Diagnostic(
        .invalidBytes, "bytes that the document's encoding has no character for; they became U+FFFD",
        remedy: "correct the encoding in the XML declaration, or the bytes", place: place)
    }
  }
}
