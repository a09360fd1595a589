import Diagnostics
import SourceModel
import Testing
import Translation

/// CDA documents that are broken or made to do harm: each is converted with all that it says, or fails with a code, and
/// the document behind it is converted whatever it was. The data are synthetic.
struct HostileDocumentTests {
  /// A document and what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The code with which it fails; nil where it is converted.
    var fails: DiagnosticCode?
    /// Findings of a converted document, at least.
    var codes: Set<DiagnosticCode> = []
    /// What its output holds.
    var holds: [String] = []
    /// What its output does not hold.
    var never: [String] = []

    init(
      _ name: String, _ text: String, fails: DiagnosticCode? = nil, codes: Set<DiagnosticCode> = [],
      holds: [String] = [], never: [String] = []
    ) {
      self.init(name, Array(text.utf8), fails: fails, codes: codes, holds: holds, never: never)
    }

    init(
      _ name: String, _ bytes: [UInt8], fails: DiagnosticCode? = nil, codes: Set<DiagnosticCode> = [],
      holds: [String] = [], never: [String] = []
    ) {
      self.name = name
      self.bytes = bytes
      self.fails = fails
      self.codes = codes
      self.holds = holds
      self.never = never
    }

    var testDescription: String { name }
  }

  private static let declarations = [
    Case(
      "an entity that reads a file",
      #"<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "file:///etc/passwd">]>"# + Hostile.document(section("&x;")),
      fails: .documentTypeRefused),
    Case(
      "an external DTD",
      #"<!DOCTYPE ClinicalDocument SYSTEM "http://localhost:1/a.dtd">"# + Hostile.document(section("x")),
      fails: .documentTypeRefused),
    Case(
      "parameter entities that grow",
      #"<!DOCTYPE ClinicalDocument [<!ENTITY % a "ha"><!ENTITY % b "%a;%a;%a;"> %b;]>"#
        + Hostile.document(section("x")),
      fails: .documentTypeRefused),
    Case("an entity that nobody declared", Hostile.document(section("&secret;")), fails: .malformedXML),
    Case(
      "a style sheet from elsewhere",
      #"<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://x.example/x.xsl"?>"#
        + Hostile.document(section("words", Hostile.entry(5))),
      holds: [">words<", #""valueInteger":5"#], never: ["xsl"]),
  ]

  private static let shapes = [
    Case(
      "10,000 elements in one another",
      Hostile.document(
        section(String(repeating: "<content>", count: 10_000) + "x" + String(repeating: "</content>", count: 10_000))),
      fails: .tooDeep),
    Case(
      "an attribute of a megabyte",
      Hostile.document(section("x", Hostile.entry(5).replacing("E1", with: String(repeating: "1", count: 1 << 20)))),
      fails: .tagTooLong),
    Case(
      "sections 60 deep", Hostile.document(Hostile.sections(60)), holds: (0..<60).map { ">words\($0)<" }),
    Case("sections 200 deep", Hostile.document(Hostile.sections(200)), fails: .tooDeep),
    Case(
      "statements 100 deep", Hostile.document(section("x", Hostile.statements(100))),
      holds: (1000..<1100).map { "\"valueInteger\":\($0)" }),
    Case("statements 300 deep", Hostile.document(section("x", Hostile.statements(300))), fails: .tooDeep),
    Case(
      "one ID a thousand times, and references to it",
      Hostile.document(
        section((0..<1000).map { #"<content ID="a">word\#($0) </content>"# }.joined(), Hostile.words("#a"))),
      holds: ["word0 ", "word999 ", #""code":{"text":"word0"}"#]),
    Case(
      "references in a circle",
      Hostile.document(
        section(
          ##"<content ID="a">alpha <reference value="#b"/></content><content ID="b">beta <reference value="#a"/>"##
            + "</content>", Hostile.words("#a"))),
      holds: [#""code":{"text":"alpha"}"#, "beta"]),
    Case(
      "a reference to itself",
      Hostile.document(
        section(
          "x",
          ##"<entry><observation classCode="OBS" moodCode="EVN"><text ID="t">"##
            + ##"<reference value="#t"/></text></observation></entry>"##)), holds: [">x<"]),
    Case(
      "a long narrative that every entry copies",
      Hostile.document(
        section(
          #"<content ID="a">"# + String(repeating: "word ", count: 40_000) + "</content>",
          (0..<200).map { Hostile.words("#a", id: $0) }.joined())),
      codes: [.limitReached], holds: [#""value":"199""#]),
  ]

  private static let gaps = [
    Case(
      "nobody's document", Hostile.document(section("words", Hostile.entry(5)), patients: []),
      holds: [#""resourceType":"Patient""#, ">words<", #""valueInteger":5"#]),
    Case(
      "the document of two patients",
      Hostile.document(section("words", Hostile.entry(5)), patients: ["FIRSTPATIENT", "OTHERPATIENT"]),
      codes: [.supersededValue], holds: ["FIRSTPATIENT", "OTHERPATIENT", #""valueInteger":5"#]),
    Case("a body without sections", Hostile.document("<structuredBody/>"), holds: [#""resourceType":"Composition""#]),
    Case("no body", Hostile.document(""), holds: [#""resourceType":"Composition""#]),
    Case(
      "a file that is no base64",
      Hostile.document(
        #"<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0x!!!not*base64==@@</text>"#
          + "</nonXMLBody>"),
      codes: [.unreadableValue], holds: [#""contentType":"application/pdf""#], never: ["base64=="]),
  ]

  private static let values = [
    Case(
      "types that lie",
      Hostile.document(
        section(
          "x",
          Hostile.entry(#"<value xsi:type="PQ" code="M54.16" codeSystem="2.16.840.1.113883.6.90"/>"#, 1)
            + Hostile.entry(#"<value xsi:type="CD" value="5" unit="mg"/>"#, 2)
            + Hostile.entry(#"<value xsi:type="TS">words for a time</value>"#, 3)
            + Hostile.entry(#"<value xsi:type="NONE" value="6"/>"#, 4)
            + Hostile.entry(#"<value xsi:type="INT" value="seven"/>"#, 5)
            + Hostile.entry(#"<value zzz:type="INT" value="8"/>"#, 6))),
      codes: [.unreadableValue],
      holds: [
        #""code":"M54.16""#, #""value":5,"unit":"mg""#, #""valueString":"words for a time""#, #""valueString":"6""#,
        #""valueString":"seven""#, #""valueInteger":8"#,
      ]),
    Case(
      "an attribute twice", Hostile.document(section("x", Hostile.entry(#"<value value="5" value="6"/>"#, 1))),
      fails: .malformedXML),
    Case(
      "times beyond all bounds",
      Hostile.document(
        section(
          "x",
          [
            String(repeating: "9", count: 400), "99999999", "20250230", "-1", "1e308",
            "\u{0662}\u{0660}\u{0662}\u{0665}",
          ]
          .enumerated().map { Hostile.entry(5, id: $0).replacing("20250310", with: $1) }.joined())),
      codes: [.unreadableValue], holds: (0..<6).map { "\"value\":\"\($0)\"" },
      never: ["9999-99", "2025-02-30", "effectiveDateTime"]),
    Case(
      "numbers beyond all bounds",
      Hostile.document(
        section(
          "x",
          Hostile.entry(#"<value xsi:type="INT" value="99999999999999999999"/>"#, 1)
            + Hostile.entry(#"<value xsi:type="PQ" value="NaN" unit="mg"/>"#, 2))),
      codes: [.unreadableValue], holds: [#""valueString":"99999999999999999999""#, #""valueString":"NaN mg""#]),
  ]

  private static let texts = [
    Case("the end of CDATA where none began", Hostile.document(section("]]>")), fails: .malformedXML),
    Case(
      "CDATA that closes itself",
      Hostile.document(section("a<![CDATA[</text></section><script>x]]]]><![CDATA[>b]]>")),
      holds: ["a&lt;/text&gt;&lt;/section&gt;&lt;script&gt;x]]&gt;b"], never: ["<script"]),
    Case("a NUL", Hostile.document(section("a\u{0}b")), fails: .malformedXML),
    Case("a reference to NUL", Hostile.document(section("a&#0;b")), fails: .malformedXML),
    Case("half of a surrogate pair", Hostile.document(section("a&#xD800;b")), fails: .malformedXML),
    Case(
      "bytes that are no UTF-8",
      Hostile.document(section("a@b")).utf8.flatMap { $0 == UInt8(ascii: "@") ? [0xFF, 0xFE] : [$0] },
      codes: [.invalidBytes], holds: [">a"]),
    Case(
      "a tag in overlong UTF-8",
      (#"<?xml version="1.0" encoding="UTF-8"?>"# + Hostile.document(section("a@script"))).utf8.flatMap {
        $0 == UInt8(ascii: "@") ? [0xC0, 0xBC] : [$0]
      }, codes: [.invalidBytes], holds: ["script"], never: ["<script"]),
    Case(
      "UTF-8 that calls itself UTF-16",
      #"<?xml version="1.0" encoding="UTF-16"?>"# + Hostile.document(section("Caf\u{E9}")), codes: [.readLeniency],
      holds: ["Caf\u{E9}"]),
    Case(
      "UTF-16 that calls itself UTF-8",
      [0xFF, 0xFE]
        + (#"<?xml version="1.0" encoding="UTF-8"?>"# + Hostile.document(section("Caf\u{E9}"))).utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }, holds: ["Caf\u{E9}"]),
    Case(
      "an encoding that nobody knows", #"<?xml version="1.0" encoding="x-none"?>"# + Hostile.document(section("x")),
      fails: .unknownEncoding),
  ]

  @Test(
    "a hostile document is converted with all it says, or fails with a code; the next one is converted",
    arguments: declarations + shapes + gaps + values + texts)
  func hostile(_ it: Case) throws {
    let next = Array(Hostile.document(Self.section("the next", Hostile.entry(1)), name: "NEXT").utf8)
    let results = try Translating.documents(it.bytes + [0x0A] + next, TranslationOptions())
    #expect(results.count == 2)
    let (first, last) = (try #require(results.first), try #require(results.last))
    #expect(last.isConverted && String(decoding: last.output, as: UTF8.self).contains(">the next<"))
    let codes = first.diagnostics.map(\.code)
    #expect(first.isConverted == (it.fails == nil), "\(codes)")
    if let code = it.fails { #expect(codes.contains(code) && first.output.isEmpty, "\(codes)") }
    #expect(it.codes.isSubset(of: codes), "\(codes)")
    #expect(first.unmappedCount == 0)
    let text = String(decoding: first.output, as: UTF8.self)
    let missing = it.holds.filter { !text.contains($0) }
    #expect(missing.isEmpty)
    let unwanted = it.never.filter { text.contains($0) }
    #expect(unwanted.isEmpty)
    // Nothing of another's files or addresses.
    #expect(!text.contains("root:"))
  }

  @Test("statements of a document of two patients are the first one's")
  func whose() throws {
    let text = Hostile.document(Self.section("x", Hostile.entry(5)), patients: ["FIRSTPATIENT", "OTHERPATIENT"])
    let lines = String(decoding: try Translating.output(Array(text.utf8)), as: UTF8.self).split(separator: "\n")
    let patient = try #require(lines.first { $0.contains(#""family":"FIRSTPATIENT""#) })
    let id = try #require(patient.firstMatch(of: /"id":"([^"]+)"/)).1
    let statement = try #require(lines.first { $0.contains(#""valueInteger":5"#) })
    #expect(statement.contains(#""subject":{"reference":"Patient/\#(id)"}"#))
  }

  @Test(
    "nothing that runs gets into a narrative",
    arguments: [
      #"<paragraph onclick="x()" onmouseover="x()">w</paragraph>"#, "w<script>x()</script>",
      #"<linkHtml href=" JaVaScRiPt:x()">w</linkHtml>"#, #"<linkHtml href="java&#9;script:x()">w</linkHtml>"#,
      #"<linkHtml href="data:text/html,&lt;script&gt;">w</linkHtml>"#, #"<linkHtml href="vbscript:x">w</linkHtml>"#,
      #"w<img src="x" onerror="x()"/>"#, #"w<iframe src="http://x.example/"/>"#,
      #"<content ID="a&quot; onclick=&quot;x()" styleCode="Bold&quot; onload=&quot;x()">w</content>"#,
      #"<content style="background:url(javascript:x())">w</content>"#,
      #"w<svg onload="x()"><a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:x()">v</a></svg>"#,
      #"w<renderMultiMedia referencedObject="&quot; onerror=&quot;x()"/>"#,
      #"<table background="javascript:x()"><tbody><tr><td style="expression(x())">w</td></tr></tbody></table>"#,
      "w&lt;script&gt;x()&lt;/script&gt;", "w<![CDATA[<script>x()</script>]]>",
      #"w<object data="x.swf"/><embed src="x"/><form action="x"><input name="x"/></form><base href="http://x/"/>"#,
      #"w<meta http-equiv="refresh" content="0;url=http://x/"/><link rel="stylesheet" href="http://x/"/>"#,
    ])
  func narratives(_ narrative: String) throws {
    let output = try Translating.output(Array(Hostile.document(Self.section(narrative)).utf8))
    let div = try #require(OutputLeaves.texts(output).first { $0.path.hasSuffix("text.div") }?.value)
    #expect(div.contains("w"))
    // Well-formed, no element and no attribute that FHIR does not allow in a narrative.
    #expect(XHTML(div).problems == [], "\(div)")
    for link in div.matches(of: /href="([^"]*)"/) { #expect(link.1.hasPrefix("http") || link.1.hasPrefix("#")) }
  }

  private static func section(_ text: String, _ entries: String = "") -> String { Hostile.body(text, entries) }
}
