import Testing
import Translation

/// The words of a CDA entry stand in the narrative, where its `originalText` leads (CDA R2 §4.3.5.1).
struct ReferencedWordsTests {
  private static func note(_ original: String, narrative: String) -> [UInt8] {
    Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
      <id root="2.999.8" extension="N1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>
      <effectiveTime value="20260120101500-0500"/><recordTarget><patientRole><id root="2.999.7" extension="55"/>
      <patient><name><given>Ada</given><family>TESTPATIENT</family></name></patient></patientRole></recordTarget>
      <component><structuredBody><component><section><code code="47519-4" codeSystem="2.16.840.1.113883.6.1"/>
      <text>\(narrative)</text><entry><procedure classCode="PROC" moodCode="EVN"><id root="2.999.9" extension="1"/>
      <code code="64454" codeSystem="2.16.840.1.113883.6.12"><originalText>\(original)</originalText></code>
      <statusCode code="completed"/><effectiveTime value="20260120"/></procedure></entry>
      </section></component></structuredBody></component></ClinicalDocument>
      """.utf8)
  }

  @Test(
    "words that an entry refers to are its own, and evidence for them is where they stand",
    arguments: [
      (##"<reference value="#p1"/>"##, #"<table><tbody><tr><td ID="p1">WORDS</td></tr></tbody></table>"#, "/text/"),
      (##"<reference value="#p1"/>"##, #"<list><item ID="p1"><content>WORDS</content></item></list>"#, "/text/"),
      (##"<reference value="#p1"/>"##, #"<content ID="p1">WORDS</content>"#, "/text/"),
      ("WORDS", "", "/originalText"),
    ])
  func referenced(_ original: String, _ narrative: String, _ place: String) throws {
    let words = "R genicular nerve block, US guided, 0.5% ropivacaine"
    let bytes = Self.note(
      original.replacing("WORDS", with: words), narrative: narrative.replacing("WORDS", with: words))
    let model = String(decoding: try Translating.output(bytes, as: .model), as: UTF8.self)
    #expect(model.contains(#""guidance":{"value":"ultrasound","origin":"narrative""#))
    #expect(model.contains(#""name":"ropivacaine""#))
    #expect(model.contains(#""value":"right""#))
    let at = model.split(separator: #""kind":"text","at":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(!at.isEmpty && at.allSatisfy { $0.contains(place) }, "\(at)")
  }
}
