import Foundation
import TestKit
import Testing
import Translation

/// Messages and documents of the scenarios' kinds in other shapes. Synthetic throughout.
struct VariantTests {
  /// A charge whose note says more.
  private static func noted(_ code: String, _ modifiers: String = "", _ note: String) -> [UInt8] {
    ChargeFeed.message([ChargeFeed.charge(1, code, modifiers), "NTE|1|L|" + note])
  }

  /// A result of a procedure: the status of its OBR, and its OBX.
  private static func result(_ status: String, _ proc: String, _ observations: [String]) -> [UInt8] {
    let request = ChargeFeed.segment(
      "OBR", [1: "1", 2: "O1", 3: "F1", 4: "PROC^^L", 7: "20260312100000-0600", 25: status, 44: proc])
    return ChargeFeed.message(["ORC|RE|O1|F1", request] + observations, type: "ORU^R01^ORU_R01")
  }

  @Test(
    "a score is read in whatever shape it is sent",
    arguments: [
      ("NM", "7"), ("ST", "7/10"), ("TX", "7 out of 10"), ("ST", "7 / 10"), ("CE", "LA10137-0^7^LN"), ("CE", "^7/10^L"),
    ])
  func scores(_ type: String, _ value: String) throws {
    let bytes = Self.result(
      "F", "62321^^C4", ["OBX|1|\(type)|72514-3^Pain^LN|PRE|\(value)||||||F", "OBX|2|NM|72514-3^Pain^LN|POST|1||||||F"])
    let outcome = try #require(try ChargeFeed.procedures(bytes).first?["outcome"] as? [String: Any])
    #expect((outcome["painBefore"] as? [String: Any])?["value"] as? Double == 7)
    #expect((outcome["relief"] as? [String: Any])?["percent"] as? Double == 86)
  }

  @Test("a coded answer to what went wrong is a complication")
  func codedComplication() throws {
    let bytes = Self.result("F", "62321^^C4", ["OBX|1|CE|COMPL^Complications^L||R55^Syncope^I10C||||||F"])
    let wrong = try ChargeFeed.procedures(bytes).first
    #expect(ChargeFeed.words("code", wrong?["complications"]) == ["R55"])
    let none = Self.result("F", "62321^^C4", ["OBX|1|CE|COMPL^Complications^L||N^No^HL70136||||||F"])
    let right = try #require(try ChargeFeed.procedures(none).first)
    #expect(right["complications"] == nil)
  }

  @Test("a result that is not final performs nothing, by its code or by its text")
  func preliminary() throws {
    let text = ["OBX|1|TX|28570-0^Procedure note^LN||Right L4 selective nerve root block, diagnostic.||||||P"]
    let found = try ChargeFeed.procedures(Self.result("P", "64483^^C4", text))
    #expect(found.map { $0["mood"] as? String } == ["planned"])
  }

  @Test(
    "vertebral bodies on both sides of a border are no conflict",
    arguments: [
      (["22513", "22515"], "Kyphoplasty of T12 and L1.", "thoracic_lumbar"),
      (["22510"], "Vertebroplasty of T12.", "thoracic"), (["22510"], "Vertebroplasty of C5.", "cervical"),
      (["22511"], "Vertebroplasty of L3.", "lumbar"),
    ])
  func borders(_ codes: [String], _ note: String, _ region: String) throws {
    let charges = codes.enumerated().map { ChargeFeed.charge($0.offset + 1, $0.element + "^^C4") }
    let bytes = ChargeFeed.message(charges + ["NTE|1|L|" + note])
    let found = try #require(try ChargeFeed.procedures(bytes).first)
    #expect(ChargeFeed.value(found["region"]) == region)
    #expect(!ChargeFeed.words("code", found["flags"]).contains("region-conflict"))
  }

  @Test("lumbar bodies alone are no thoracic ones")
  func otherRegion() throws {
    let found = try #require(try ChargeFeed.procedures(Self.noted("22513^^C4", "", "Kyphoplasty of L1 and L2.")).first)
    #expect(ChargeFeed.words("code", found["flags"]).contains("region-conflict"))
  }

  @Test("what was injected says how a nerve was destroyed")
  func neurolysis() throws {
    let note = "Left T7 intercostal nerve was injected with 6% phenol, 1 mL."
    let found = try #require(try ChargeFeed.procedures(Self.noted("64620^^C4", "LT^^C4", note)).first)
    #expect(ChargeFeed.value(found["technique"]) == "chemical_neurolysis")
    #expect(ChargeFeed.value(found["energy"]) == "chemical")
    let open = try #require(
      try ChargeFeed.procedures(Self.noted("64620^^C4", "LT^^C4", "Lidocaine 1%, 1 mL was injected.")).first)
    #expect(ChargeFeed.value(open["technique"]) == "nerve_destruction")
  }

  @Test("the wrong side that a note tells of was a procedure too")
  func wrongSide() throws {
    let note =
      "Planned right L5-S1 transforaminal epidural. Wrong side: the left L5-S1 foramen was injected before the error "
      + "was recognized. The right L5-S1 foramen was then injected."
    let found = try ChargeFeed.procedures(Self.noted("64483^^C4", "RT^^C4", note))
    #expect(found.map { ChargeFeed.value($0["laterality"]) } == ["right", "left"])
    #expect(found.allSatisfy { ChargeFeed.value($0["technique"]) == "transforaminal_epidural" })
    #expect(found.allSatisfy { ChargeFeed.words("code", $0["flags"]).contains("wrong-site") })
    let denied = Self.noted("64483^^C4", "RT^^C4", "Right L5-S1 transforaminal epidural. No wrong side.")
    #expect(try ChargeFeed.procedures(denied).count == 1)
  }

  @Test("who verified an order works for its sender")
  func verifier() throws {
    let order = ChargeFeed.segment(
      "ORC", [1: "NW", 2: "O1", 9: "20260312", 11: "1122334455^LEE^SAM^^^^^^NPI", 12: "1122334455^LEE^SAM^^^^^^NPI"])
    let bytes = ChargeFeed.message([order, "OBR|1|O1||62362^Pump^C4"], type: "ORM^O01^ORM_O01")
    let resources = try ChargeFeed.objects(Translating.output(bytes))
    let agents = resources.filter { $0["resourceType"] as? String == "Provenance" }
      .flatMap { $0["agent"] as? [[String: Any]] ?? [] }
    #expect(agents.count > 1)
    for agent in agents {
      let who = ((agent["who"] as? [String: Any])?["reference"] as? String) ?? ""
      #expect(agent["onBehalfOf"] != nil || !who.hasPrefix("Practitioner"))
    }
  }

  /// A site's log of one case: its lines, its drugs, its note.
  private static func log(_ lines: [String], drugs: [String], note: String) -> [UInt8] {
    let procedures = lines.enumerated().map { number, line in
      let words = line.split(separator: "-").map(String.init)
      let modifiers = words.dropFirst().map { "\"\($0)\"" }.joined(separator: ",")
      return #"{"line":\#(number + 1),"code":"\#(words[0])","name":"x","modifiers":[\#(modifiers)]}"#
    }
    return Array(
      """
      {"log":"asc-log","schema":"2","documentId":"D1","tz":"-0500","clinic":{"id":"A1","oid":"2.999.42.7"},\
      "visit":{"visitNo":"V1"},"case":{"caseId":"C1","patientMrn":"M1","status":"completed",\
      "startedAt":1775743500000,"endedAt":1775744700000,"procedures":[\(procedures.joined(separator: ","))],\
      "drugs":[\(drugs.joined(separator: ","))],"notes":[{"kind":"operative","at":1775745600000,"text":"\(note)"}]},\
      "patients":[{"mrn":"M1","name":{"last":"Testpatient","first":"Zoe"}}]}
      """.utf8)
  }

  @Test("a drug of a case with several lines goes with the procedure that it fits, or whose text names it")
  func drugsOfCase() throws {
    let steroid = #"{"name":"triamcinolone acetonide","hcpcs":"J3301","dose":{"value":40,"unit":"mg"}}"#
    let toxin = #"{"name":"onabotulinumtoxinA","hcpcs":"J0585","dose":{"value":155,"unit":"U"}}"#
    func drugs(_ lines: [String], _ given: [String], _ note: String = "See log.") throws -> [[String]] {
      try ChargeFeed.procedures(Self.log(lines, drugs: given, note: note)).map {
        ChargeFeed.words("name", $0["substances"])
      }
    }
    #expect(
      try drugs(["64615", "64405-RT"], [toxin, steroid]) == [["onabotulinumtoxinA"], ["triamcinolone acetonide"]])
    let note = "Right genicular nerve block. Then left sacroiliac joint injection with 40 mg triamcinolone."
    #expect(try drugs(["64454-RT", "27096-LT"], [steroid], note) == [[], ["triamcinolone acetonide"]])
    #expect(try drugs(["64483-RT", "64484-RT"], [steroid]) == [["triamcinolone acetonide"]])
  }

  @Test("a billed drug goes with the procedure whose text names it")
  func billedDrug() throws {
    let bytes = ChargeFeed.message([
      ChargeFeed.charge(1, "20610^^C4", "RT^^C4"), "NTE|1|L|Right knee injection with 80 mg methylprednisolone.",
      ChargeFeed.charge(2, "27096^^C4", "LT^^C4"), "NTE|1|L|Left sacroiliac joint injection.",
      ChargeFeed.charge(3, "J1010^^HCPCS").replacing("|1||", with: "|80||"),
    ])
    let found = try ChargeFeed.procedures(bytes)
    #expect(found.map { ChargeFeed.words("name", $0["substances"]) } == [["methylprednisolone acetate"], []])
  }
}
