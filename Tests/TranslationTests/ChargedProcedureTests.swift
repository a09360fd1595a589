import Diagnostics
import Foundation
import Testing
import Translation

/// A bill and the entry of what it bills are one procedure, though a code and a name of the house have nothing in common
/// but what they say.
struct ChargedProcedureTests {
  /// A document, and what the model has of it: technique, levels by name, side, and flags.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let procedures: [String]
    /// How many Procedures come out; nil for as many as the model has.
    var written: Int?

    var testDescription: String { name }
  }

  private static func entry(_ number: Int, _ code: String) -> String {
    ChargeFeed.segment("PR1", [1: "\(number)", 3: code, 5: "20260312100000-0600"])
  }

  private static func message(_ segments: String...) -> [UInt8] { ChargeFeed.message(segments) }

  private static func bundle(_ resources: String...) -> [UInt8] {
    let entries = resources.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
    return Array(#"{"resourceType":"Bundle","type":"collection","entry":[\#(entries)]}"#.utf8) + [0x0A]
  }

  private static func procedure(_ code: String, _ id: String = "p", day: String = "2026-03-12") -> String {
    #"{"resourceType":"Procedure","id":"\#(id)","status":"completed","code":\#(code),"#
      + #""subject":{"reference":"Patient/1"},"performedDateTime":"\#(day)"}"#
  }

  private static func charge(_ code: String, _ id: String = "c", service: String? = nil) -> String {
    #"{"resourceType":"ChargeItem","id":"\#(id)","status":"billable","code":{"coding":[{"#
      + #""system":"http://www.ama-assn.org/go/cpt","code":"\#(code)"}]},"subject":{"reference":"Patient/1"},"#
      + #""occurrenceDateTime":"2026-03-12""# + (service.map { #","service":[{"reference":"\#($0)"}]"# } ?? "") + "}"
  }

  private static func claim(procedures: String, items: String...) -> String {
    #"{"resourceType":"Claim","id":"k","identifier":[{"system":"urn:oid:2.999.3","value":"K1"}],"status":"active","#
      + #""use":"claim","patient":{"reference":"Patient/1"},"procedure":[\#(procedures)],"item":["#
      + items.joined(separator: ",") + "]}"
  }

  private static func item(_ number: Int, _ code: String) -> String {
    #"{"sequence":\#(number),"procedureSequence":[1],"productOrService":{"coding":[{"#
      + #""system":"http://www.ama-assn.org/go/cpt","code":"\#(code)"}]},"servicedDate":"2026-03-12"}"#
  }

  private static func named(_ name: String) -> String {
    #"{"coding":[{"system":"http://clinic.example/codes","code":"X1","display":"\#(name)"}]}"#
  }

  // A Procedure Note of an event of 2 April 2026 and an entry with a name of its own.
  private static func note(event: String, entry: String, words: String, status: String = "completed") -> [UInt8] {
    Array(
      (#"<ClinicalDocument xmlns="urn:hl7-org:v3"><templateId root="2.16.840.1.113883.10.20.22.1.6"/>"#
        + #"<id root="2.999.9" extension="D1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>"#
        + #"<effectiveTime value="20260402120000-0500"/><recordTarget><patientRole><id root="2.999.10" extension="P77"/>"#
        + #"</patientRole></recordTarget><documentationOf><serviceEvent classCode="PROC"><id root="2.999.7" extension="S1"/>"#
        + #"<code \#(event)/><effectiveTime><low value="20260402100000-0500"/><high value="20260402103000-0500"/>"#
        + #"</effectiveTime></serviceEvent></documentationOf><component><structuredBody><component><section>"#
        + #"<code code="47519-4" codeSystem="2.16.840.1.113883.6.1"/><text><content ID="p1">\#(words)</content></text>"#
        + #"<entry><procedure classCode="PROC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14"/>"#
        + ##"<id root="2.999.5" extension="E1"/><code \##(entry)><originalText><reference value="#p1"/></originalText>"##
        + "</code>"
        + #"<statusCode code="\#(status)"/><effectiveTime value="20260402101500-0500"/></procedure></entry></section>"#
        + #"</component></structuredBody></component></ClinicalDocument>"#).utf8)
  }

  private static let cpt = #"code="64483" codeSystem="2.16.840.1.113883.6.12""#
  private static let snomed =
    #"code="999000" codeSystem="2.16.840.1.113883.6.96" displayName="Transforaminal epidural""#

  static let cases: [Case] = [
    Case(
      name: "a note's event by CPT, its entry by a code that no row knows",
      bytes: note(event: cpt, entry: snomed, words: "Right L4-5 transforaminal epidural steroid injection"),
      procedures: ["transforaminal_epidural L4-L5 right"], written: 2),
    Case(
      name: "a note's event by CPT, its entry in words alone",
      bytes: note(
        event: cpt, entry: #"nullFlavor="UNK""#, words: "Right L4-5 transforaminal epidural steroid injection"),
      procedures: ["transforaminal_epidural L4-L5 right"], written: 2),
    Case(
      name: "a note's entry by CPT, its event by a code that no row knows",
      bytes: note(event: snomed, entry: cpt, words: "Right L4-5 transforaminal epidural steroid injection"),
      procedures: ["transforaminal_epidural L4-L5 right"], written: 2),
    Case(
      name: "a note's entry that was broken off is not what the header says was done",
      bytes: note(
        event: cpt, entry: #"nullFlavor="UNK""#, words: "Right L4-5 transforaminal epidural steroid injection",
        status: "aborted"),
      procedures: [
        "transforaminal_epidural  - !side-missing", "transforaminal_epidural L4-L5 right !narrative-only",
      ]),
    Case(
      name: "a note's entry of another procedure than its event",
      bytes: note(event: cpt, entry: #"nullFlavor="UNK""#, words: "Left sacroiliac joint injection"),
      procedures: ["transforaminal_epidural  - !side-missing", "sacroiliac_joint_injection  left !narrative-only"]),
    Case(
      name: "a message's procedure in a code of the house, and its charge by CPT",
      bytes: message(
        ChargeFeed.charge(1, "64483^^C4", "RT"), entry(1, "ESI7^Right L4-5 transforaminal epidural injection^L")),
      procedures: ["transforaminal_epidural L4-L5 right"]),
    Case(
      name: "two of them, one a level, with their charges each",
      bytes: message(
        ChargeFeed.charge(1, "64483^^C4", "RT"), entry(1, "ESI7^Right L4-5 transforaminal epidural injection^L"),
        ChargeFeed.charge(2, "64484^^C4", "RT"), entry(1, "ESI7^Right L5-S1 transforaminal epidural injection^L")),
      procedures: ["transforaminal_epidural L4-L5,L5-S1 right"], written: 2),
    Case(
      name: "two charges and one procedure of the house",
      bytes: message(
        ChargeFeed.charge(1, "64493^^C4", "50"), ChargeFeed.charge(2, "64494^^C4", "50"),
        entry(1, "MB^Bilateral L3, L4 medial branch and L5 dorsal ramus blocks^L")),
      procedures: ["medial_branch_block L4-L5,L5-S1,L3,L4,L5 bilateral"]),
    Case(
      name: "a procedure of another name is another procedure",
      bytes: message(
        ChargeFeed.charge(1, "64483^^C4", "RT"), entry(1, "HIP^Right hip joint injection^L")),
      procedures: ["transforaminal_epidural  right", "joint_injection  right !narrative-only"]),
    Case(
      name: "a procedure that is none of ours stays what it is",
      bytes: message(ChargeFeed.charge(1, "64483^^C4", "RT"), entry(1, "IV^IV start^L")),
      procedures: ["transforaminal_epidural  right"], written: 2),
    Case(
      name: "the name says another side than the bill",
      bytes: message(
        ChargeFeed.charge(1, "64483^^C4", "RT"), entry(1, "ESI7^Left L4-5 transforaminal epidural injection^L")),
      procedures: ["transforaminal_epidural L4-L5 right !side-conflict"]),
    Case(
      name: "FHIR: a charge that names its Procedure",
      bytes: bundle(procedure(named("Caudal epidural")), charge("62323", service: "Procedure/p")),
      procedures: ["caudal_epidural  not_applicable"]),
    Case(
      name: "FHIR: a charge that names none, of the same day",
      bytes: bundle(procedure(named("Caudal epidural")), charge("62323")),
      procedures: ["caudal_epidural  not_applicable"]),
    Case(
      name: "FHIR: a charge of another day",
      bytes: bundle(procedure(named("Caudal epidural"), day: "2026-03-19"), charge("62323")),
      procedures: ["epidural_injection  not_applicable", "caudal_epidural  - !narrative-only"]),
    Case(
      name: "FHIR: a charge of the day on which a procedure was not done",
      bytes: bundle(
        procedure(named("Caudal epidural")).replacingOccurrences(of: "completed", with: "not-done"), charge("62323")),
      procedures: ["epidural_injection  not_applicable", "caudal_epidural  - !narrative-only"]),
    Case(
      name: "FHIR: a Procedure without any words, which its charge names",
      bytes: bundle(
        procedure(#"{"coding":[{"system":"http://clinic.example/codes","code":"X1"}]}"#),
        charge("62323", service: "Procedure/p")),
      procedures: ["epidural_injection  not_applicable"]),
    Case(
      name: "FHIR: a Procedure without any words, which no charge names",
      bytes: bundle(procedure(#"{"coding":[{"system":"http://clinic.example/codes","code":"X1"}]}"#), charge("62323")),
      procedures: ["epidural_injection  not_applicable"], written: 2),
    Case(
      name: "items of a claim that name their Procedure",
      bytes: bundle(
        procedure(named("Radiofrequency ablation of left L4-5 and L5-S1 facets")),
        claim(
          procedures: #"{"sequence":1,"procedureReference":{"reference":"Procedure/p"}}"#, items: item(1, "64635"),
          item(2, "64636"))),
      procedures: ["facet_rfa L4-L5,L5-S1 left"]),
    Case(
      name: "an inpatient claim's procedure",
      bytes: bundle(
        claim(
          procedures: #"{"sequence":1,"date":"2026-03-12","procedureCodeableConcept":{"coding":[{"#
            + #""system":"http://www.cms.gov/Medicare/Coding/ICD10","code":"3E0S33Z"}]}}"#,
          items: #"{"sequence":1,"productOrService":{"text":"operating room"}}"#)),
      procedures: ["epidural_injection  -"]),
    Case(
      name: "the hospital's ICD-10-PCS and the physician's CPT",
      bytes: message(entry(1, "3E0S33Z^^I10P"), entry(2, "64483^^C4")),
      procedures: ["transforaminal_epidural  - !side-missing"], written: 2),
    Case(
      name: "two codes of CPT are two procedures",
      bytes: message(entry(1, "62323^^C4"), entry(2, "64483^^C4")),
      procedures: ["epidural_injection  not_applicable", "transforaminal_epidural  - !side-missing"]),
  ]

  @Test("a bill and an entry of one statement are one procedure", arguments: cases)
  func isOne(_ it: Case) throws {
    let found = try ChargeFeed.procedures(it.bytes).map { procedure in
      let levels = ChargeFeed.words("name", (procedure["levels"] as? [String: Any])?["names"])
      let words = [
        ChargeFeed.value(procedure["technique"]) ?? "-", levels.joined(separator: ","),
        ChargeFeed.value(procedure["laterality"]) ?? "-",
      ]
      return (words + ChargeFeed.words("code", procedure["flags"]).map { "!" + $0 }).joined(separator: " ")
    }
    #expect(found == it.procedures)
    let written = try ChargeFeed.objects(Translating.output(it.bytes)).filter {
      $0["resourceType"] as? String == "Procedure"
    }
    #expect(written.count == it.written ?? it.procedures.count)
  }

  @Test("the code by which a bill knows a procedure stands beside that of the house")
  func codeOfBill() throws {
    let bytes = Self.bundle(Self.procedure(Self.named("Caudal epidural")), Self.charge("62323", service: "Procedure/p"))
    let output = String(decoding: try Translating.output(bytes), as: UTF8.self)
    #expect(output.contains(#""id":"p""#) && output.contains(#""code":"X1""#))
    #expect(output.contains(#"{"system":"http://www.ama-assn.org/go/cpt","code":"62323"}]},"subject""#))
    let charges = try ChargeFeed.objects(Translating.output(bytes)).filter {
      $0["resourceType"] as? String == "ChargeItem"
    }
    #expect(charges.map { ($0["service"] as? [Any])?.count } == [1])
  }

  @Test(
    "a bill whose Procedure stands elsewhere is no second one",
    arguments: [
      charge("62323", service: "Procedure/p"), charge("62323", service: "https://ehr.example/fhir/Procedure/p"),
      charge("62323", service: "Procedure/p/_history/2"),
      claim(
        procedures: #"{"sequence":1,"procedureReference":{"reference":"Procedure/p"}}"#, items: item(1, "62323")),
    ])
  func standsElsewhere(_ bill: String) throws {
    let bytes = Array(bill.utf8) + [0x0A]
    let documents = try Translating.documents(bytes, TranslationOptions())
    #expect(documents.flatMap(\.diagnostics).filter { $0.code == .procedureElsewhere }.count == 1)
    #expect(try ChargeFeed.procedures(bytes).isEmpty)
    #expect(try ChargeFeed.objects(Translating.output(bytes)).count == 1)
  }

  @Test("a bill that names something else than a Procedure is read", arguments: ["Observation/o", "urn:uuid:1"])
  func namesOther(_ service: String) throws {
    let found = try ChargeFeed.procedures(Array(Self.charge("62323", service: service).utf8) + [0x0A])
    #expect(found.map { ChargeFeed.value($0["technique"]) } == ["epidural_injection"])
  }
}
