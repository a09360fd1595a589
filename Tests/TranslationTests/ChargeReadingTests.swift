import Foundation
import Testing
import Translation

/// What the lines of a bill say of each other.
struct ChargeReadingTests {
  /// One charge: `CODE x UNITS DIAGNOSIS`, and what its note says.
  private static func message(_ charges: [(line: String, note: String)]) -> [UInt8] {
    var segments = [
      #"MSH|^~\&|EMR|CLINIC^2.999.1^ISO|HUB|HUB|20260115143000-0600||DFT^P03^DFT_P03|C1|T|2.5.1"#,
      "EVN|P03|20260115143000-0600", "PID|1||88012^^^CLINIC&2.999.2&ISO^MR||TESTPATIENT^ZOE||19710304|F",
      "PV1|1|O|OR2||||1122334455^LEE^SAM^^^^^^NPI||||||||||||V9001",
    ]
    for (number, charge) in charges.enumerated() {
      let words = charge.line.split(separator: " ").map(String.init)
      let system = words[0].first?.isLetter == true ? "HCPCS" : "C4"
      segments.append(
        "FT1|\(number + 1)|T\(number + 1)||20260115100000-0600|20260115|CG|\(words[0])^^\(system)|||\(words[1])|||||||||"
          + "\(words[2])^^I10|1122334455^LEE^SAM^^^^^^NPI|||||\(words[0])^^\(system)")
      if !charge.note.isEmpty { segments.append("NTE|1||\(charge.note)") }
    }
    return Array(segments.joined(separator: "\r").utf8) + [0x0D]
  }

  private static func procedures(_ charges: [(line: String, note: String)]) throws -> [[String: Any]] {
    try Translating.output(message(charges), as: .model).split(separator: 0x0A).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  @Test("a note behind a drug's charge tells of the procedure that it was for")
  func noteOfDrug() throws {
    let found = try Self.procedures([
      ("64479 1 M54.12", ""), ("64480 1 M54.12", ""),
      ("J1100 10 M54.12", "Right C5-6 and C6-7 transforaminal ESI, dexamethasone 10 mg"),
    ])
    let levels = try #require(found.first?["levels"] as? [String: Any])
    #expect((levels["names"] as? [[String: String]])?.map { $0["name"] } == ["C5-C6", "C6-C7"])
    let side = found.first?["laterality"] as? [String: Any]
    #expect(side?["value"] as? String == "right" && side?["origin"] as? String == "narrative")
    #expect(found.count == 1)
  }

  @Test("a diagnosis under the name of ICD-10 says what its clinical modification says")
  func plainICD10() throws {
    let found = try Self.procedures([("64483 1 M54.16", "")])
    let reasons = found.first?["indications"] as? [[String: Any]]
    #expect(reasons?.map { $0["indication"] as? String } == ["radiculopathy"])
    #expect(reasons?.map { $0["system"] as? String } == ["http://hl7.org/fhir/sid/icd-10"])
  }

  @Test("a billed lead goes with what puts leads in, and its contacts count none")
  func leads() throws {
    let found = try Self.procedures([("63650 2 G89.4", ""), ("L8680 16 M96.1", ""), ("95972 1 M96.1", "")])
    #expect(found.count == 2)
    let implanted = found.first?["devices"] as? [[String: Any]]
    #expect(implanted?.map { $0["kind"] as? String } == ["lead"])
    #expect(implanted?.first?["count"] as? Int == 2)
    let programmed = found.last?["devices"] as? [[String: Any]]
    #expect(programmed?.map { $0["kind"] as? String } == ["generator"])
  }

  @Test(
    "an entry whose own words name another technique gets a flag, and keeps its code's",
    arguments: [
      ("22511", "Percutaneous vertebroplasty L1", false), ("22511", "L1 balloon kyphoplasty", true),
      ("62323", "Caudal epidural steroid injection", false), ("62323", "Radiofrequency ablation", true),
      ("62292", "Lumbar chemonucleolysis incl. discography", false),
    ])
  func ownWords(_ code: String, _ words: String, _ isOther: Bool) throws {
    let found = try Self.procedures([("\(code) 1 M54.16", words)])
    let flags = found.first?["flags"] as? [[String: Any]] ?? []
    #expect(flags.contains { $0["code"] as? String == "technique-conflict" } == isOther)
    #expect(found.count == 1)
  }

  /// A Bundle of charges for an epidural injection: whose, and how many units.
  private static func bundle(_ charges: [(patient: String, units: Int)]) -> [UInt8] {
    let entries = charges.enumerated().map { number, charge in
      """
      {"resource":{"resourceType":"ChargeItem","id":"c\(number)","status":"billable",
      "identifier":[{"system":"urn:oid:2.999.9","value":"T\(number)"}],
      "code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"62323"}]},
      "subject":{"reference":"urn:uuid:00000000-0000-4000-8000-00000000000\(charge.patient)"},
      "occurrenceDateTime":"2026-01-15","quantity":{"value":\(charge.units)}}}
      """
    }
    return Array(#"{"resourceType":"Bundle","type":"collection","entry":["#.utf8)
      + Array(entries.joined(separator: ",").utf8) + Array("]}\n".utf8)
  }

  @Test(
    "a credit takes back a charge of its own patient alone",
    arguments: [([("1", 1), ("1", -1)], 0), ([("1", 1), ("2", -1)], 1)])
  func creditOfPatient(_ charges: [(String, Int)], _ left: Int) throws {
    let lines = try Translating.output(Self.bundle(charges), as: .model).split(separator: 0x0A)
    let statuses = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])["status"] as? String
    }
    #expect(statuses.count { $0 == "completed" } == left)
  }

  @Test(
    "a drug that words tell of was given where the procedure was, and not where it was stated by mistake",
    arguments: [("completed", true), ("stopped", true), ("entered-in-error", false), ("not-done", false)])
  func drugOfStatus(_ status: String, _ isGiven: Bool) throws {
    let procedure = """
      {"resourceType":"Procedure","id":"p1","status":"\(status)","subject":{"reference":"Patient/1"},
      "code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"62323"}]},
      "performedDateTime":"2026-01-15","note":[{"text":"Triamcinolone 40 mg was injected at L4-5."}]}
      """
    let output = String(decoding: try Translating.output(Array(procedure.utf8)), as: UTF8.self)
    #expect(output.contains(#""resourceType":"MedicationAdministration""#) == isGiven)
  }
}
