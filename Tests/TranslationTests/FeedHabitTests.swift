import Foundation
import TestKit
import Testing
import Translation

/// What single feeds write in ways of their own, and what tables alone make of it.
struct FeedHabitTests {
  private static func message(_ lines: [String], behind: [String] = []) -> [UInt8] {
    let head = [
      #"MSH|^~\&|PMS|CLINIC^2.999.1^ISO|HUB|HUB|20260312143000-0600||DFT^P03^DFT_P03|C1|T|2.5.1"#,
      "EVN|P03|20260312143000-0600", "PID|1||7001^^^CLINIC&2.999.2&ISO^MR||TESTPATIENT^ZOE||19610304|F",
      "PV1|1|O|OR2||||1122334455^LEE^SAM^^^^^^NPI||||||||||||V100",
    ]
    return Array((head + lines + behind).joined(separator: "\r").utf8) + [0x0D]
  }

  /// `CODE^^SYSTEM|MODIFIERS`, and what the line is for.
  private static func charge(
    _ number: Int, _ code: String, _ modifiers: String = "", dx: String = "M47.816", type: String = "CG",
    transaction: String? = nil, units: Int = 1
  ) -> String {
    "FT1|\(number)|\(transaction ?? "T\(number)")||20260312100000-0600|20260312|\(type)|CHG\(number)|||\(units)"
      + "|||||||||\(dx)^^I10|1122334455^LEE^SAM^^^^^^NPI|||||\(code)|\(modifiers)"
  }

  private static func procedures(_ bytes: [UInt8]) throws -> [[String: Any]] {
    try Translating.output(bytes, as: .model).split(separator: 0x0A).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  private static func value(_ axis: Any?) -> String? { (axis as? [String: Any])?["value"] as? String }

  @Test("a credit takes its charge back, whatever the sender calls a credit", arguments: ["CD", "CR"])
  func credit(_ type: String) throws {
    let lines = [
      Self.charge(1, "64493^^C4", "RT", transaction: "A1"),
      Self.charge(2, "64493^^C4", "RT", type: type, transaction: "A1"),
      Self.charge(3, "64493^^C4", "LT", transaction: "A2"),
    ]
    let done = try Self.procedures(Self.message(lines)).filter { $0["status"] as? String == "completed" }
    #expect(done.map { Self.value($0["laterality"]) } == ["left"])
  }

  private static func score(_ number: Int, _ name: String, _ score: Int, _ time: String) -> String {
    "OBX|\(number)|NM|\(name)||\(score)|{score}|||||F|||20260312\(time)00-0600"
  }

  @Test("the numeric rating scale is of 0 to 10 under a clinic's own code")
  func numericRatingScale() throws {
    let found = try Self.procedures(
      Self.message(
        [Self.charge(1, "64447^^C4", "RT", dx: "M17.11")],
        behind: [
          Self.score(1, "NRSPRE^NRS pain score pre procedure^L", 6, "0945"),
          Self.score(2, "NRSPOST^NRS pain score post procedure^L", 3, "1030"),
        ]))
    let outcome = found.first?["outcome"] as? [String: Any]
    #expect((outcome?["relief"] as? [String: Any])?["percent"] as? Int == 50)
  }

  private static func note(_ serviceEvent: String, _ entries: String) -> [UInt8] {
    Array(
      ("""
      <ClinicalDocument xmlns="urn:hl7-org:v3"><templateId root="2.16.840.1.113883.10.20.22.1.6"/>\
      <id root="2.999.9" extension="D1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>\
      <effectiveTime value="20260402120000-0500"/><recordTarget><patientRole><id root="2.999.10" extension="P77"/>\
      </patientRole></recordTarget>\(serviceEvent)<component><structuredBody><component><section>\
      <code code="29554-3" codeSystem="2.16.840.1.113883.6.1"/><text>Done.</text>\(entries)\
      </section></component></structuredBody></component></ClinicalDocument>
      """ + "\n").utf8)
  }

  private static func entry(_ number: Int, _ code: String, _ mood: String, _ modifier: String) -> String {
    "<entry><procedure classCode=\"PROC\" moodCode=\"\(mood)\"><id root=\"2.999.5\" extension=\"E\(number)\"/>"
      + "<code code=\"\(code)\" codeSystem=\"2.16.840.1.113883.6.12\"><qualifier><name code=\"modifier\"/>"
      + "<value code=\"\(modifier)\" codeSystem=\"2.16.840.1.113883.6.12\"/></qualifier></code>"
      + "<statusCode code=\"\(mood == "EVN" ? "completed" : "active")\"/><effectiveTime value=\"20260402101500-0500\"/>"
      + "</procedure></entry>"
  }

  @Test("a planned procedure keeps the modifiers of its code")
  func plannedModifier() throws {
    let found = try Self.procedures(Self.note("", Self.entry(1, "64624", "RQO", "RT")))
    #expect(found.map { $0["mood"] as? String } == ["planned"])
    #expect(Self.value(found.first?["laterality"]) == "right")
  }

  @Test(
    "the primary performer of a procedure note without a coded service event did what its entries name nobody for",
    arguments: [("PPRF", ["1999999992"]), ("SPRF", [])])
  func careEvent(_ kind: String, _ performers: [String]) throws {
    let event =
      "<documentationOf><serviceEvent classCode=\"PCPR\"><effectiveTime><low value=\"20260402101500-0500\"/>"
      + "</effectiveTime><performer typeCode=\"\(kind)\"><assignedEntity><id root=\"2.16.840.1.113883.4.6\""
      + " extension=\"1999999992\"/></assignedEntity></performer></serviceEvent></documentationOf>"
    let entries = Self.entry(1, "64505", "EVN", "RT") + Self.entry(2, "64405", "EVN", "RT")
    let found = try Self.procedures(Self.note(event, entries))
    #expect(found.count == 2)
    for procedure in found {
      let told = procedure["performers"] as? [[String: Any]] ?? []
      #expect(told.map { $0["value"] as? String } == performers)
    }
  }
}
