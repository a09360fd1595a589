import Foundation
import TestKit
import Testing
import Translation

/// The same procedure, as billing and record systems lay it out in ways of their own.
struct LayoutTests {
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

  @Test(
    "modifiers in the field of the code, or written as one word, are modifiers",
    arguments: [
      ("64490-RT^^C4", "", "right"), ("64490 RT^^C4", "", "right"), ("64490:LT^^CPT", "", "left"),
      ("6449050^^C4", "", "bilateral"), ("64490-RT-KX^^C4", "", "right"), ("64490^^C4", "RTKX", "right"),
      ("64490^^C4", "LT, KX", "left"),
    ])
  func joinedModifiers(_ code: String, _ modifiers: String, _ side: String) throws {
    let found = try Self.procedures(Self.message([Self.charge(1, code, modifiers)]))
    #expect(found.map { Self.value($0["technique"]) } == ["facet_or_medial_branch"])
    #expect(Self.value(found.first?["laterality"]) == side)
    #expect((found.first?["evidence"] as? [[String: Any]])?.first?["code"] as? String == "64490")
  }

  @Test("a text that only begins like a code is none", arguments: ["64490X^^C4", "64490-RIGHT^^C4", "6449012^^C4"])
  func noCode(_ code: String) throws {
    #expect(try Self.procedures(Self.message([Self.charge(1, code)])).isEmpty)
  }

  @Test("a diagnosis without its point is the one with it", arguments: ["M4716", "M47.16"])
  func pointlessDiagnosis(_ code: String) throws {
    let found = try Self.procedures(Self.message([Self.charge(1, "64493^^C4", "RT", dx: code)]))
    let reasons = found.first?["indications"] as? [[String: Any]]
    #expect(reasons?.map { $0["code"] as? String } == ["M47.16"])
  }

  private static func score(_ number: Int, _ name: String, _ score: Int, _ time: String) -> String {
    "OBX|\(number)|NM|\(name)||\(score)|{score}|||||F|||20260312\(time)00-0600"
  }

  @Test("scores of a session with two procedures are those of the session, for each of them")
  func sharedScores() throws {
    let found = try Self.procedures(
      Self.message(
        [Self.charge(1, "64405^^C4", "RT", dx: "M54.81"), Self.charge(2, "20552^^C4", dx: "M79.18")],
        behind: [
          Self.score(1, "72514-3^Pain^LN", 8, "0945"), Self.score(2, "72514-3^Pain^LN", 2, "1030"),
        ]))
    #expect(found.count == 2)
    for procedure in found {
      let outcome = procedure["outcome"] as? [String: Any]
      let before = outcome?["painBefore"] as? [String: Any]
      #expect(before?["value"] as? Int == 8 && before?["origin"] as? String == "encounter")
      #expect((outcome?["relief"] as? [String: Any])?["percent"] as? Int == 75)
    }
  }

  @Test("what is tried for a pump is given where the pump would give it")
  func pumpTrial() throws {
    let found = try Self.procedures(
      Self.message([
        Self.charge(1, "62323^^C4", dx: "G89.3"), Self.charge(2, "J2274^^HCPCS", dx: "G89.3"),
        "NTE|1||Intrathecal pump trial, single bolus of morphine.",
      ]))
    #expect(found.map { Self.value($0["technique"]) } == ["intrathecal_trial"])
    let drugs = found.first?["substances"] as? [[String: Any]]
    #expect(drugs?.map { $0["route"] as? String } == ["intrathecal"])
  }

  @Test("what fills a pump is given by the pump")
  func refillRoute() throws {
    let found = try Self.procedures(
      Self.message([
        Self.charge(1, "62369^^C4", dx: "G89.3"), Self.charge(2, "J1171^^HCPCS", dx: "G89.3", units: 500),
      ]))
    let drug = (found.first?["substances"] as? [[String: Any]])?.first
    #expect(drug?["route"] as? String == "intrathecal")
    #expect((drug?["dose"] as? [String: Any])?["value"] as? Int == 50)
  }

  private static func procedure(_ members: String) -> [UInt8] {
    Array(
      (#"{"resourceType":"Procedure","id":"p1","status":"completed","subject":{"reference":"Patient/1"},"#
        + #""performedDateTime":"2026-01-15","# + members + "}\n").utf8)
  }

  @Test(
    "a site in words that are nothing but levels, sides and what they are of is read",
    arguments: [
      ("Right L4-L5 facet joint", ["L4-L5/right"]), ("L4-5, L5-S1", ["L4-L5", "L5-S1"]),
      ("Left L4-L5 and L5-S1", ["L4-L5/left", "L5-S1/left"]),
      ("L4-L5 (left), L5-S1 (right)", ["L4-L5/left", "L5-S1/right"]),
    ])
  func sites(_ text: String, _ levels: [String]) throws {
    let found = try Self.procedures(
      Self.procedure(
        #""code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},"bodySite":[{"text":"\#(text)"}]"#
      ))
    let names = (found.first?["levels"] as? [String: Any])?["names"] as? [[String: String]] ?? []
    #expect(names.map { ($0["name"] ?? "") + ($0["side"].map { "/" + $0 } ?? "") } == levels)
  }

  @Test("levels that a site names say the region where the code says none, and contradict one of another part")
  func regionOfSites() throws {
    func found(_ code: String, _ level: String) throws -> [String: Any]? {
      try Self.procedures(
        Self.procedure(
          #""code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"\#(code)"}]},"bodySite":[{"text":"\#(level)"}]"#
        )
      ).first
    }
    #expect(Self.value(try found("62273", "L3-L4")?["region"]) == "lumbar")
    let flags = try found("64483", "T12-L1")?["flags"] as? [[String: Any]] ?? []
    #expect(flags.contains { $0["code"] as? String == "region-conflict" })
  }

  @Test(
    "a side that a claim's site names is the line's",
    arguments: [
      #""bodySite":{"coding":[{"system":"http://snomed.info/sct","code":"7771000"}]}"#,
      #""subSite":[{"coding":[{"system":"http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"LT"}]}]"#,
    ])
  func claimSite(_ site: String) throws {
    let claim = """
      {"resourceType":"Claim","id":"c1","status":"active","use":"claim","patient":{"reference":"Patient/1"},
      "type":{"text":"professional"},"created":"2026-01-16","provider":{"display":"Clinic"},
      "priority":{"text":"normal"},"insurance":[{"sequence":1,"focal":true,"coverage":{"display":"x"}}],
      "item":[{"sequence":1,"servicedDate":"2026-01-15",\(site),
      "productOrService":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64483"}]}}]}
      """
    let found = try Self.procedures(Array(claim.filter { $0 != "\n" }.utf8) + [0x0A])
    #expect(found.map { Self.value($0["laterality"]) } == ["left"])
  }

  @Test("a drug by its name is the drug by its code: its class, its strength, and what its volume holds")
  func drugByName() throws {
    let bundle = """
      {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Procedure","id":"p1",
      "status":"completed","subject":{"reference":"Patient/1"},"performedDateTime":"2026-01-15",
      "code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64447"}]}},
      "fullUrl":"https://x.example/Procedure/p1"},{"resource":{"resourceType":"MedicationAdministration","id":"m1",
      "status":"completed","subject":{"reference":"Patient/1"},"partOf":[{"reference":"Procedure/p1"}],
      "effectiveDateTime":"2026-01-15","medicationCodeableConcept":{"text":"Ropivacaine 0.2%"},
      "dosage":{"dose":{"value":20,"unit":"mL","system":"http://unitsofmeasure.org","code":"mL"}}},
      "fullUrl":"https://x.example/MedicationAdministration/m1"}]}
      """
    let found = try Self.procedures(Array(bundle.filter { $0 != "\n" }.utf8) + [0x0A])
    let drug = (found.first?["substances"] as? [[String: Any]])?.first
    #expect(drug?["class"] as? String == "local_anesthetic" && drug?["name"] as? String == "ropivacaine")
    #expect(drug?["concentration"] as? String == "0.2 %")
    #expect((drug?["dose"] as? [String: Any])?["value"] as? Int == 40)
  }
}
