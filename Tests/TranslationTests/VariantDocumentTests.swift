import Foundation
import Testing
import Translation

/// C-CDA documents of the scenarios' kinds in other shapes. Synthetic throughout.
struct VariantDocumentTests {
  private static let snomed = "2.16.840.1.113883.6.96"

  private static func entry(_ code: String, _ inner: String = "") -> String {
    """
    <procedure classCode="PROC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14"/>\
    <id root="2.999.7" extension="\(code)"/><code code="\(code)" codeSystem="2.16.840.1.113883.6.12"/>\
    <statusCode code="completed"/><effectiveTime value="20260302"/>\(inner)</procedure>
    """
  }

  private static func section(_ code: String, _ text: String, _ entries: String...) -> String {
    "<component><section><code code=\"\(code)\" codeSystem=\"2.16.840.1.113883.6.1\"/><text>\(text)</text>"
      + entries.map { "<entry>\($0)</entry>" }.joined() + "</section></component>"
  }

  private static func document(_ sections: String...) -> [UInt8] {
    Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <templateId root="2.16.840.1.113883.10.20.22.1.6"/>\
      <id root="2.999.3" extension="1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>\
      <effectiveTime value="20260302"/><recordTarget><patientRole><id root="2.999.1" extension="1"/></patientRole>\
      </recordTarget><component><structuredBody>\(sections.joined())</structuredBody></component></ClinicalDocument>
      """.utf8)
  }

  @Test("a row of two cells is a heading and what stands under it")
  func table() throws {
    let rows = [
      ("Procedure", "Left C2-C3 third occipital nerve block"), ("Guidance", "Fluoroscopy"), ("Pain before", "7/10"),
      ("Pain after", "1/10"),
    ]
    let table = rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td></tr>" }.joined()
    let found = try ChargeFeed.procedures(
      Self.document(Self.section("29554-3", "<table><tbody>\(table)</tbody></table>", Self.entry("64490"))))
    #expect(found.count == 1)
    #expect(ChargeFeed.value(found.first?["guidance"]) == "fluoroscopy")
    let outcome = try #require(found.first?["outcome"] as? [String: Any])
    #expect((outcome["painBefore"] as? [String: Any])?["value"] as? Double == 7)
  }

  @Test("a device without a code has its kind by the words of its code")
  func deviceWords() throws {
    let device = """
      <participant typeCode="DEV"><participantRole classCode="MANU">\
      <templateId root="2.16.840.1.113883.10.20.22.4.37"/>\
      <id root="2.16.840.1.113883.3.3719" extension="(01)00859999000047(21)LD-0001"/><playingDevice>\
      <code nullFlavor="OTH"><originalText>Percutaneous lead, 8 contacts</originalText></code></playingDevice>\
      <scopingEntity><id root="2.16.840.1.113883.3.3719"/></scopingEntity></participantRole></participant>
      """
    let bytes = Self.document(Self.section("29554-3", "Permanent leads.", Self.entry("63650", device)))
    let found = try ChargeFeed.procedures(bytes).first
    #expect(ChargeFeed.words("kind", found?["devices"]) == ["lead"])
    let bundle = String(decoding: try Translating.output(bytes, as: .bundle), as: UTF8.self)
    #expect(bundle.contains(#""text":"Percutaneous lead, 8 contacts""#))
  }

  @Test("one entry names a code, and its text counts the leads")
  func leads() throws {
    func devices(_ text: String) throws -> [[String: Any]] {
      let found = try ChargeFeed.procedures(Self.document(Self.section("29554-3", text, Self.entry("63650"))))
      return try #require(found.first?["devices"] as? [[String: Any]])
    }
    #expect(try devices("See report.").map { $0["count"] as? Int } == [nil])
    #expect(try devices("Two percutaneous leads were placed.").map { $0["count"] as? Int } == [2])
  }

  @Test("what a section of complications names went wrong")
  func complications() throws {
    func wrong(_ text: String, _ description: String = "Left stellate ganglion block.") throws -> [String] {
      let bytes = Self.document(
        Self.section("29554-3", description, Self.entry("64510")), Self.section("55109-3", text))
      return ChargeFeed.words("text", try ChargeFeed.procedures(bytes).first?["complications"])
    }
    #expect(try wrong("Transient hoarseness.") == ["hoarseness"])
    #expect(try wrong("No bleeding or infection.") == [])
    #expect(try wrong("None.", "Left stellate ganglion block for headache and numbness.") == [])
  }

  @Test("discs that only their findings name are the discogram's")
  func discs() throws {
    let findings = [("73959003", "concordant pain 8/10"), ("49400002", "no pain")].map { site, text in
      """
      <entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><id root="2.999.8" extension="\(site)"/>\
      <code nullFlavor="OTH"><originalText>Disc finding</originalText></code><statusCode code="completed"/>\
      <effectiveTime value="20260302"/><value xsi:type="ST">\(text)</value>\
      <targetSiteCode code="\(site)" codeSystem="\(Self.snomed)"/></observation></entryRelationship>
      """
    }
    let bytes = Self.document(
      Self.section("29554-3", "Discography was performed.", Self.entry("62291", findings.joined())))
    let levels = try #require(try ChargeFeed.procedures(bytes).first?["levels"] as? [String: Any])
    #expect(Set(ChargeFeed.words("name", levels["names"])) == ["C4-C5", "C5-C6"])
  }

  @Test("levels of which the record names some are those that its text names, where they are as many as counted")
  func levels() throws {
    let site = "<targetSiteCode code=\"75095006\" codeSystem=\"\(Self.snomed)\"/>"
    func read(_ text: String) throws -> (names: [String], flags: [String]) {
      let found = try ChargeFeed.procedures(
        Self.document(Self.section("29554-3", text, Self.entry("64633"), Self.entry("64634", site))))
      let levels = found.first?["levels"] as? [String: Any]
      let joints = (levels?["names"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "joint" }
      return (ChargeFeed.words("name", joints), ChargeFeed.words("code", found.first?["flags"]))
    }
    let whole = try read("Right C5, C6 and C7 medial branch radiofrequency ablation.")
    #expect(Set(whole.names) == ["C5-C6", "C6-C7"] && !whole.flags.contains("level-conflict"))
    let part = try read("Right cervical medial branch radiofrequency ablation.")
    #expect(part.names == ["C6-C7"] && part.flags.contains("level-conflict"))
  }

  @Test("a procedure that only a text tells of says that its time is not known")
  func untimed() throws {
    let bytes = Self.document(Self.section("29554-3", "Left stellate ganglion block at C6 was performed."))
    let resources = try ChargeFeed.objects(Translating.output(bytes))
    let made = try #require(resources.first { $0["resourceType"] as? String == "Procedure" })
    let absent = (made["_performedDateTime"] as? [String: Any])?["extension"] as? [[String: Any]]
    #expect(made["performedDateTime"] != nil || absent?.first?["valueCode"] as? String == "unknown")
  }
}
