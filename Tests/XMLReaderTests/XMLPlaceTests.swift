import Diagnostics
import SourceModel
import Testing
import XMLReader

@Suite("XML reader: encodings and places")
struct XMLPlaceTests {
  private static let sample = """
    <ClinicalDocument xmlns='urn:hl7-org:v3' classCode="DOCCLIN">
      <!-- é < & -->
      <title>Ärztin — 注射 𝄞</title><id root='1.2' extension='ü&amp;1' xsi:type="hl7:II"/>
      <text><p>a
        b</p> <p é='ö' xmlns:x='y' z = '&#65;'>c</p>tail</text><empty/>
    </ClinicalDocument>
    """

  @Test("elements stand from their start tag to their end tag, values between their quotes")
  func places() {
    let reading = XMLReading(Self.sample)
    #expect(reading.fault == nil)
    let written = reading.tree.nodes.indices.dropFirst().map { index -> String in
      let node = NodeIndex(index)
      let text = String(decoding: reading.written(node), as: UTF8.self)
      return reading.symbols.name(reading.tree[node].symbol) + ": " + (text.count > 50 ? "\(text.prefix(12))…" : text)
    }
    #expect(
      written == [
        "ClinicalDocument: <ClinicalDoc…", "@classCode: DOCCLIN", "title: <title>Ärztin — 注射 𝄞</title>",
        "id: <id root='1.…", "@root: 1.2", "@extension: ü&amp;1", "@type: hl7:II", "text: <text><p>a\n …",
        "p: <p>a\n    b</p>", "#text:  ", "p: <p é='ö' xmlns:x='y' z = '&#65;'>c</p>", "@é: ö", "@z: &#65;",
        "#text: tail", "empty: <empty/>",
      ])
    #expect(reading.tree.place(of: 3).line == 3)
  }

  /// The sample in an encoding, by iconv's rules, made by hand for those that Swift can make.
  private static func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return isBig ? [high, low] : [low, high]
    }
  }

  private static func utf32(_ text: String, isBig: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
      return isBig ? bytes.reversed() : bytes
    }
  }

  @Test("the encoding makes no difference to the tree, and places are those of the frame's bytes")
  func wideEncodings() {
    let long = Self.sample.replacing("tail", with: String(repeating: "Größe 注 𝄞 ", count: 200))
    for text in [Self.sample, long] {
      let plain = XMLReading(text)
      for (bytes, unit) in [
        (Self.utf16(text, isBig: true, mark: true), 2), (Self.utf16(text, isBig: false, mark: true), 2),
        (Self.utf16(text, isBig: true, mark: false), 2), (Self.utf16(text, isBig: false, mark: false), 2),
        (Self.utf32(text, isBig: true), 4), (Self.utf32(text, isBig: false), 4),
      ] {
        let reading = XMLReading(bytes)
        #expect(reading.fault == nil)
        #expect(reading.notes.isEmpty)
        #expect(reading.outline == plain.outline)
        for index in plain.tree.nodes.indices.dropFirst() where reading.tree.nodes.count == plain.tree.nodes.count {
          let node = NodeIndex(index)
          let expected = String(decoding: plain.written(node), as: UTF8.self)
          let count = unit == 2 ? expected.utf16.count * 2 : expected.unicodeScalars.count * 4
          #expect(reading.written(node).count == count)
        }
      }
    }
  }

  @Test("a byte order mark and white space before the document are no part of it")
  func marks() {
    let plain = XMLReading(Self.sample)
    for before in ["\u{FEFF}", "\u{FEFF} \n", "\r\n  "] {
      let reading = XMLReading(before + Self.sample)
      #expect(reading.outline == plain.outline)
      #expect(reading.notes.isEmpty)
      for index in plain.tree.nodes.indices.dropFirst() {
        #expect(reading.written(NodeIndex(index)) == plain.written(NodeIndex(index)))
      }
    }
  }

  /// `«FF»` in a text is a byte.
  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for (i, part) in text.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
      let halves = part.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
      if i == 0 {
        bytes += Array(part.utf8)
      } else {
        bytes += halves[0].split(separator: " ").compactMap { UInt8($0, radix: 16) }
        if halves.count > 1 { bytes += Array(halves[1].utf8) }
      }
    }
    return bytes
  }

  @Test(
    "declared encodings are read",
    arguments: [
      ("ISO-8859-1", "Gr«F6 DF»e", "Größe"), ("iso-8859-1", "plain", "plain"), ("ISO-8859-15", "«A4» 5", "€ 5"),
      ("windows-1252", "«93»x«94» «80»", "“x” €"), ("Windows-1251", "«CF EE»", "По"),
      ("Shift_JIS", "«92 8D 8E CB»", "注射"),
      ("GB18030", "«D7 A2 C9 E4»", "注射"), ("EUC-JP", "«C3 ED BC CD»", "注射"), ("Big5", "«AA 60»", "注"),
      ("US-ASCII", "plain", "plain"), ("utf8", "é", "é"), ("ISO-2022-JP", "«1B 24 42 43 6D 1B 28 42»x", "注x"),
    ])
  func declared(_ name: String, _ written: String, _ text: String) {
    let document = "<?xml version='1.0' encoding='\(name)'?>\n<a b='\(written)'>x<c>\(written)</c></a>"
    let reading = XMLReading(Self.bytes(document))
    #expect(reading.fault == nil)
    #expect(reading.notes.isEmpty)
    #expect(reading.outline == "a~(@b=\"\(text)\" #\"x\" c=\"\(text)\")")
  }

  @Test("long texts in several-byte encodings are not cut between bytes")
  func longTranscoding() {
    for offset in 0..<4 {
      let words = String(repeating: "«92 8D 8E CB»", count: 700)
      let pad = String(repeating: "x", count: offset)
      let reading = XMLReading(Self.bytes("<?xml version='1.0' encoding='Shift_JIS'?><a>\(pad)\(words)</a>"))
      #expect(reading.notes.isEmpty)
      #expect(reading.tree.text(of: 1) == pad + String(repeating: "注射", count: 700))
    }
  }

  @Test(
    "wrong declarations are read with a note",
    arguments: [
      ("<a>Gr«F6 DF»e</a>", "Größe", DiagnosticCode.invalidBytes, 5),
      ("<?xml version='1.0' encoding='UTF-8'?><a>«93»x«94»</a>", "“x”", .invalidBytes, 41),
      ("<?xml version='1.0' encoding='ISO-8859-1'?><a>«93»é</a>", "“Ã©", .invalidBytes, 46),
      ("<?xml version='1.0' encoding='utf-16'?><a>é</a>", "é", .readLeniency, 0),
      ("<?xml version='1.0' encoding='windows-1252'?><a>x«81»y</a>", "x\u{FFFD}y", .invalidBytes, 49),
      ("<a>x«C3»</a>", "xÃ", .invalidBytes, 4), ("<a>«ED A0 80»</a>", "í\u{A0}€", .invalidBytes, 3),
    ])
  func wrongDeclarations(_ document: String, _ text: String, _ code: DiagnosticCode, _ byte: Int) {
    let reading = XMLReading(Self.bytes(document))
    #expect(reading.fault == nil)
    #expect(reading.tree.text(of: 1) == text)
    #expect(reading.notes == [code])
    #expect(reading.evidence.diagnostics.first?.place?.byte == byte)
  }

  @Test("places of findings are those of the frame's bytes in other encodings too")
  func faultPlaces() {
    let text = "<a>\n<b>é</c></a>"
    let plain = XMLReading(text).fault?.place
    let wide = XMLReading(Self.utf16(text, isBig: false, mark: true)).fault?.place
    #expect(plain?.line == 2)
    #expect(wide?.line == 2)
    #expect(wide?.byte == 2 + 2 * ((plain?.byte ?? 0) - 1))
  }

  @Test("an encoding that nobody knows is refused", arguments: ["X-NONE", "a//TRANSLIT", "é", "UTF-8 "])
  func unknown(_ name: String) {
    let fault = XMLReading("<?xml version='1.0' encoding='\(name)'?><a/>").fault
    #expect(fault?.code == .unknownEncoding)
  }

  @Test("EBCDIC is refused")
  func ebcdic() { #expect(XMLReading([0x4C, 0x6F, 0xA7, 0x94, 0x93]).fault?.code == .unknownEncoding) }
}
