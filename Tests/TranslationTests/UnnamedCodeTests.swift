import Diagnostics
import Foundation
import Testing
import Translation

/// Codes for which the sender names no code system.
struct UnnamedCodeTests {
  /// A document, the techniques that are read out of it, and what is found about its codes.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var techniques: [String] = []
    /// Findings of the codes M201 and M205, with their paths.
    var findings: [String] = []

    var testDescription: String { name }
  }

  private static func observation(_ code: String) -> [String] {
    [
      ChargeFeed.segment(
        "OBR", [1: "1", 3: "F1", 4: "X^block^L", 7: "20260312100000-0600", 25: "F", 44: code, 45: "RT"])
    ]
  }

  private static func procedure(_ coding: String, day: String = "2026-01-15") -> [UInt8] {
    Array(
      ("{\"resourceType\":\"Procedure\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/1\"},"
        + "\"performedDateTime\":\"\(day)\",\"code\":{\"coding\":[{\(coding)}]}}\n").utf8)
  }

  private static let claim =
    #"{"resourceType":"Claim","status":"active","use":"claim","patient":{"reference":"Patient/1"},"item":"#
    + #"[{"sequence":1,"productOrService":{"coding":[{"code":"20553"}]},"servicedDate":"2026-01-15"}]}"#

  private static func note(_ code: String) -> [UInt8] {
    Array(
      ("<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><templateId root=\"2.16.840.1.113883.10.20.22.1.6\"/>"
        + "<id root=\"2.999.9\" extension=\"D1\"/><code code=\"28570-0\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
        + "<effectiveTime value=\"20260402120000-0500\"/><recordTarget><patientRole><id root=\"2.999.10\""
        + " extension=\"P77\"/></patientRole></recordTarget><component><structuredBody><component><section>"
        + "<code code=\"29554-3\" codeSystem=\"2.16.840.1.113883.6.1\"/><text>Done.</text><entry><procedure"
        + " classCode=\"PROC\" moodCode=\"EVN\"><id root=\"2.999.5\" extension=\"E1\"/>\(code)"
        + "<statusCode code=\"completed\"/><effectiveTime value=\"20260402101500-0500\"/></procedure></entry>"
        + "</section></component></structuredBody></component></ClinicalDocument>\n").utf8)
  }

  static let cases: [Case] = [
    Case(
      name: "a charge's procedure, its modifiers in the code's field, its diagnosis",
      bytes: ChargeFeed.message([ChargeFeed.charge(1, "64493-50", dx: "M47816")]),
      techniques: ["facet_or_medial_branch"], findings: ["M205 FT1[1]-19", "M205 FT1[1]-25"]),
    Case(
      name: "a charge's drug",
      bytes: ChargeFeed.message([ChargeFeed.charge(1, "62321^^C4"), ChargeFeed.charge(2, "J1100")]),
      techniques: ["interlaminar_epidural"], findings: ["M205 FT1[2]-25"]),
    Case(
      name: "a procedure of a visit, by ICD-10-PCS",
      bytes: ChargeFeed.message(
        [ChargeFeed.segment("PR1", [1: "1", 3: "3E0S33Z", 5: "20260312100000-0600"])], type: "ADT^A03^ADT_A03"),
      techniques: ["epidural_injection"], findings: ["M205 PR1[1]-3"]),
    Case(
      name: "a result's procedure", bytes: ChargeFeed.message(observation("64483"), type: "ORU^R01^ORU_R01"),
      techniques: ["transforaminal_epidural"], findings: ["M205 OBR[1]-44"]),
    Case(
      name: "an order's procedure, which its service says too",
      bytes: ChargeFeed.message(
        [ChargeFeed.segment("OBR", [1: "1", 4: "64483^Service", 44: "64483"])], type: "ORM^O01^ORM_O01"),
      techniques: ["transforaminal_epidural"], findings: ["M205 OBR[1]-44"]),
    Case(
      name: "an order's procedure, of which the service does not name the system",
      bytes: ChargeFeed.message(
        [ChargeFeed.segment("OBR", [1: "1", 4: "64483^Service", 44: "64483^^C4"])], type: "ORM^O01^ORM_O01"),
      techniques: ["transforaminal_epidural"]),
    Case(
      name: "a clinic's own charge number that looks like a procedure's code",
      bytes: ChargeFeed.message([ChargeFeed.charge(1, "", transaction: "64493")]), findings: ["M201 FT1[1]-7"]),
    Case(
      name: "a service's own number that looks like a procedure's code",
      bytes: ChargeFeed.message([ChargeFeed.segment("OBR", [1: "1", 4: "64483"])], type: "ORM^O01^ORM_O01"),
      findings: ["M201 OBR[1]-4"]),
    Case(
      name: "a system that no row knows",
      bytes: ChargeFeed.message([ChargeFeed.charge(1, "64493^^99CLINIC")]), findings: ["M201 FT1[1]-25"]),
    Case(
      name: "a method field that names a system that no row knows",
      bytes: ChargeFeed.message(
        [ChargeFeed.segment("PR1", [1: "1", 2: "ZZ", 3: "64493", 5: "20260312100000-0600"])],
        type: "ADT^A03^ADT_A03"), findings: ["M201 PR1[1]-3"]),
    Case(
      name: "a code of ICD-10-PCS before there were any",
      bytes: ChargeFeed.message(
        [ChargeFeed.segment("PR1", [1: "1", 3: "3E0S33Z", 5: "20150930100000-0600"])], type: "ADT^A03^ADT_A03"),
      findings: ["M201 PR1[1]-3"]),
    Case(
      name: "a code on a day on which it was none", bytes: procedure(#""code":"62321""#, day: "2016-12-31"),
      findings: ["M201 /code/coding/0"]),
    Case(
      name: "the same code a day later", bytes: procedure(#""code":"62321""#, day: "2017-01-01"),
      techniques: ["interlaminar_epidural"], findings: ["M205 /code"]),
    Case(
      name: "a code that no table has", bytes: procedure(#""code":"PAIN-7""#), findings: ["M201 /code/coding/0"]),
    Case(
      name: "a claim's item", bytes: Array(claim.utf8), techniques: ["trigger_point_injection"],
      findings: ["M205 /item/0/productOrService"]),
    Case(
      name: "an entry of a note", bytes: note("<code code=\"62323\"/>"), techniques: ["epidural_injection"],
      findings: [
        "M205 /ClinicalDocument/component/structuredBody/component/section/entry/procedure/code"
      ]),
    Case(
      name: "an entry of a note that names its system in words of its own",
      bytes: note("<code code=\"62323\" codeSystemName=\"House list\"/>"),
      findings: ["M201 /ClinicalDocument/component/structuredBody/component/section/entry/procedure/code"]),
  ]

  @Test("a code without a system is what its field holds, where one system alone has it", arguments: cases)
  func isRead(_ it: Case) throws {
    let found = try ChargeFeed.procedures(it.bytes)
    #expect(found.compactMap { ChargeFeed.value($0["technique"]) } == it.techniques)
    let findings = try Translating.documents(it.bytes, TranslationOptions()).flatMap(\.diagnostics).filter {
      $0.code == .noRuleForCode || $0.code == .systemOfField
    }
    #expect(findings.map { $0.code.rawValue + " " + ($0.path ?? "") }.sorted() == it.findings)
  }

  @Test("what was sent is written as it was sent, and read again as it was read")
  func staysAsSent() throws {
    let bytes = ChargeFeed.message(
      [ChargeFeed.charge(1, "64493-50", dx: "M47816"), ChargeFeed.charge(2, "J1100", dx: "M47816")])
    let output = try Translating.output(bytes)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains(#"{"code":"64493-50"}"#) && text.contains(#"{"code":"M47816"}"#))
    #expect(!text.contains("ama-assn.org") && !text.contains("icd-10-cm"))
    let first = try ChargeFeed.procedures(bytes)
    var bundled = TranslationOptions()
    bundled.form = .bundle
    let again = try ChargeFeed.procedures(Translating.documents(bytes, bundled).flatMap(\.output))
    for key in ["technique", "laterality"] {
      #expect(again.map { ChargeFeed.value($0[key]) } == first.map { ChargeFeed.value($0[key]) })
    }
    #expect(again.map { ChargeFeed.words("name", $0["substances"]) } == [["dexamethasone sodium phosphate"]])
    #expect(again.map { ChargeFeed.words("code", $0["indications"]) } == [["M47.816"]])
  }

  @Test("a site's overlay names the system, and then it is written")
  func overlay() throws {
    let head = "id,source,when,target,using,codes,value,upstream,note\n"
    let rows = { (map: String) in
      Array(
        (head + "code,FT1-25,FT1-25.3 valued,code,CWE-CodeableConcept,,,local,the sender names the system\n"
          + "code-plain,FT1-25,FT1-25.3 not valued,code.coding[plain],CWE-Coding,,,local,the sender names none\n"
          + "code-plain-system,FT1-25.1,FT1-25.3 not valued,code.coding[plain].system,,,"
          + "http://www.ama-assn.org/go/cpt,local,the clinic bills CPT alone\n").utf8)
    }
    let files = Dictionary(
      uniqueKeysWithValues: ["FT1-ChargeItem", "FT1-Procedure"].map { ("hl7v2/segments/\($0).csv", rows($0)) })
    let tables = MappingSet(overlays: [MappingOverlay(name: "site/", files: files)])
    #expect(tables.check().map { $0.rendered() } == [])
    var options = TranslationOptions()
    options.form = .resources
    var translator = try Translator(tables, options: options)
    let frames = Translating.frames(ChargeFeed.message([ChargeFeed.charge(1, "64493-50")]))
    let documents = frames.map { translator.translate($0) }
    let text = String(decoding: documents.flatMap(\.output), as: UTF8.self)
    #expect(text.contains(#"{"system":"http://www.ama-assn.org/go/cpt","code":"64493-50"}"#))
    #expect(!documents.flatMap(\.findings).contains { $0.contains("M205") })
  }
}
