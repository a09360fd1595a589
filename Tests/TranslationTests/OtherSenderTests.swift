import Foundation
import Testing
import Translation

/// Procedures as further senders write them, each test named for what was once read wrongly. Synthetic throughout.
struct OtherSenderTests {
  // C-CDA.
  private static func note(_ sections: [(code: String, text: String, entry: String?)]) -> [UInt8] {
    let body = sections.map { section in
      let entry = section.entry.map { code in
        """
        <entry><procedure classCode="PROC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14"/>\
        <id root="2.999.7" extension="\(code)"/><code code="\(code)" codeSystem="2.16.840.1.113883.6.12"/>\
        <statusCode code="completed"/><effectiveTime value="20260302"/></procedure></entry>
        """
      }
      return "<component><section><code code=\"\(section.code)\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
        + "<text>\(section.text)</text>\(entry ?? "")</section></component>"
    }
    return Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3"><templateId root="2.16.840.1.113883.10.20.22.1.6"/>\
      <id root="2.999.3" extension="1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>\
      <effectiveTime value="20260302"/><recordTarget><patientRole><id root="2.999.1" extension="1"/></patientRole>\
      </recordTarget><component><structuredBody>\(body.joined())</structuredBody></component></ClinicalDocument>
      """.utf8)
  }

  @Test(
    "what names a table's columns heads no section",
    arguments: [
      "<thead><tr><th>Drug</th><th>Dose</th><th>Route</th></tr></thead>",
      "<tr><th>Medication</th><th>Dose</th><th>Route</th></tr>",
      "<thead><tr><td>Drugs</td><td>Dose</td><td>Route</td></tr></thead>", "",
    ])
  func tableOfDrugs(_ head: String) throws {
    let table =
      "<table>\(head)<tbody><tr><td>Triamcinolone acetonide</td><td>40 mg</td><td>intra-articular</td></tr></tbody>"
      + "</table>"
    let found = try ChargeFeed.procedures(
      Self.note([("29554-3", "Right hip joint injection.", "20610"), ("29549-3", table, nil)]))
    #expect(ChargeFeed.words("name", found.first?["substances"]) == ["triamcinolone acetonide"])
  }

  @Test("a drug is read where a table of two columns has names for them")
  func tableOfTwoColumns() throws {
    let table =
      "<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody><tr><td>Betamethasone</td><td>6 mg</td></tr>"
      + "</tbody></table>"
    let found = try ChargeFeed.procedures(
      Self.note([("29554-3", "Left shoulder joint injection.", "20610"), ("29549-3", table, nil)]))
    #expect(ChargeFeed.words("class", found.first?["substances"]) == ["corticosteroid"])
  }

  @Test("leads that a text calls a trial's are pulled out of a trial")
  func trialLeads() throws {
    let found = try ChargeFeed.procedures(
      Self.note([("29554-3", "The trial leads were removed intact.", "63661")]))
    #expect(ChargeFeed.words("kind", found.first?["devices"]) == ["test_lead"])
    #expect(ChargeFeed.words("stage", found.first?["devices"]) == ["trial"])
    #expect(ChargeFeed.words("code", found.first?["flags"]) == ["trial-lead-removal"])
  }

  @Test("what was measured is no heading", arguments: ["60% relief", "Lesions were made."])
  func measured(_ line: String) throws {
    let found = try ChargeFeed.procedures(
      Self.note([
        ("29554-3", "<paragraph>\(line)</paragraph><paragraph>Lesions at 85 C for 120 seconds.</paragraph>", "64635")
      ]))
    #expect((found.first?["energy"] as? [String: Any])?["seconds"] as? Int == 120)
  }

  @Test(
    "bone that a needle is led by is no root",
    arguments: ["L4 pedicle", "L4 lamina", "L5 superior articular process", "L5 transverse process"])
  func landmark(_ bone: String) throws {
    let text = "The needle was advanced to the left \(bone), and dexamethasone 10 mg was injected at the L4-5 foramen."
    let found = try ChargeFeed.procedures(Self.note([("29554-3", text, "64483")]))
    let levels = try #require(found.first?["levels"] as? [String: Any])
    #expect(ChargeFeed.words("name", levels["names"]) == ["L4-L5"])
    #expect(found.first?["flags"] == nil)
  }

  @Test(
    "units that a text says were wasted are no dose",
    arguments: [
      ("155 units of onabotulinumtoxinA were injected. 45 units were discarded.", 45),
      ("OnabotulinumtoxinA 155 U injected at 31 sites, wasted 45 U.", 45),
      ("OnabotulinumtoxinA 155 units injected. Wastage: 45 units.", 45),
      ("155 units of onabotulinumtoxinA were injected. Midazolam 1 mg wasted.", nil),
      ("155 units of onabotulinumtoxinA were injected. No units were wasted.", nil),
    ] as [(String, Int?)])
  func wasted(_ text: String, _ units: Int?) throws {
    let found = try ChargeFeed.procedures(Self.note([("29554-3", text, "64615")]))
    let drug = try #require((found.first?["substances"] as? [[String: Any]])?.first)
    #expect((drug["dose"] as? [String: Any])?["value"] as? Int == 155)
    #expect((drug["wasted"] as? [String: Any])?["value"] as? Int == units)
    #expect(ChargeFeed.words("code", found.first?["flags"]) == (units == nil ? [] : ["wastage-recorded"]))
  }

  // FHIR.
  private static let patient = #"{"resourceType":"Patient","id":"p","gender":"female"}"#

  private static func bundle(_ resources: String...) -> [UInt8] {
    let entries = ([patient] + resources).map { "{\"resource\":\($0)}" }.joined(separator: ",")
    return Array("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\(entries)]}\n".utf8)
  }

  private static func procedure(_ code: String, _ more: String = "") -> String {
    """
    {"resourceType":"Procedure","id":"a","status":"completed","subject":{"reference":"Patient/p"},\
    "performedDateTime":"2026-03-02","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"\(code)"}]}\
    \(more)}
    """
  }

  @Test("a drug that its administration holds inside is read")
  func containedDrug() throws {
    let given = """
      {"resourceType":"MedicationAdministration","id":"m","status":"completed",\
      "contained":[{"resourceType":"Medication","id":"d","code":{"text":"dexamethasone 10 mg/mL"}}],\
      "medicationReference":{"reference":"#d"},"subject":{"reference":"Patient/p"},\
      "effectiveDateTime":"2026-03-02","partOf":[{"reference":"Procedure/a"}],"dosage":{"dose":{"value":1,\
      "unit":"mL","system":"http://unitsofmeasure.org","code":"mL"}}}
      """
    let found = try ChargeFeed.procedures(Self.bundle(Self.procedure("62321"), given))
    let drug = (found.first?["substances"] as? [[String: Any]])?.first
    #expect(drug?["class"] as? String == "corticosteroid")
    #expect(drug?["concentration"] as? String == "10 mg/mL")
    #expect((drug?["volume"] as? [String: Any])?["unit"] as? String == "mL")
  }

  @Test("what names a table's columns in XHTML heads no section", arguments: ["", "\\n  "])
  func tableOfDrugsInXHTML(_ space: String) throws {
    let names = ["Drug", "Dose", "Route"].map { "<th>\($0)</th>\(space)" }.joined()
    let cells = ["Betamethasone", "6 mg", "intra-articular"].map { "<td>\($0)</td>\(space)" }.joined()
    let composition = """
      {"resourceType":"Composition","id":"c","status":"final","subject":{"reference":"Patient/p"},"title":"Note",\
      "date":"2026-03-02","author":[{"display":"x"}],"type":{"coding":[{"system":"http://loinc.org",\
      "code":"28570-0"}]},"section":[{"code":{"coding":[{"system":"http://loinc.org","code":"29549-3"}]},\
      "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><table><thead><tr>\(names)\
      </tr></thead><tbody><tr>\(cells)</tr></tbody></table></div>"}}]}
      """
    let found = try ChargeFeed.procedures(Self.bundle(composition, Self.procedure("20610")))
    #expect(ChargeFeed.words("class", found.first?["substances"]) == ["corticosteroid"])
  }

  @Test("a charge says its side where R4 has its body site")
  func siteOfCharge() throws {
    let charge = """
      {"resourceType":"ChargeItem","id":"c","status":"billable","subject":{"reference":"Patient/p"},\
      "occurrenceDateTime":"2026-03-02","bodysite":[{"text":"right"}],\
      "code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64483"}]}}
      """
    let found = try ChargeFeed.procedures(Self.bundle(charge))
    #expect(ChargeFeed.value(found.first?["laterality"]) == "right")
    #expect(found.first?["flags"] == nil)
  }

  @Test(
    "a site in words names the joint that the code leaves open",
    arguments: [
      ("20610", "Right knee", "knee_joint"), ("20611", "Left shoulder joint", "shoulder_joint"),
      ("20605", "Right elbow", "elbow_joint"), ("20605", "Right knee", "intermediate_joint_or_bursa"),
      ("20610", "Right arm", "major_joint_or_bursa"), ("64450", "Right knee", "other_peripheral_nerve"),
    ])
  func joint(_ code: String, _ site: String, _ target: String) throws {
    let found = try ChargeFeed.procedures(Self.bundle(Self.procedure(code, ",\"bodySite\":[{\"text\":\"\(site)\"}]")))
    #expect(ChargeFeed.value(found.first?["target"]) == target)
  }

  // HL7 v2.
  @Test(
    "the visit's diagnoses name a joint only where all of them do",
    arguments: [
      (["M17.12"], "knee_joint"), (["M17.12", "M54.16"], "major_joint_or_bursa"), ([], "major_joint_or_bursa"),
    ])
  func jointOfVisit(_ diagnoses: [String], _ target: String) throws {
    let dx = diagnoses.enumerated().map { "DG1|\($0.offset + 1)||\($0.element)^^I10C" }
    let found = try ChargeFeed.procedures(
      ChargeFeed.message([ChargeFeed.charge(1, "20610^^C4", "LT", dx: "")] + dx))
    #expect(ChargeFeed.value(found.first?["target"]) == target)
  }

  @Test("the side of a generator's pocket is no modifier to pass over, that of a lead in the midline is")
  func sideOfGenerator() throws {
    let system = [ChargeFeed.charge(1, "63650^^C4"), ChargeFeed.charge(2, "63685^^C4", "LT")]
    let found = try ChargeFeed.procedures(ChargeFeed.message(system))
    #expect(ChargeFeed.value(found.first?["technique"]) == "scs_implant")
    let flags = ChargeFeed.words("code", found.first?["flags"])
    #expect(!flags.contains("modifier-ignored"))
    let lead = try ChargeFeed.procedures(ChargeFeed.message([ChargeFeed.charge(1, "63650^^C4", "LT")]))
    let ofLead = ChargeFeed.words("code", lead.first?["flags"])
    #expect(ofLead.contains("modifier-ignored"))
  }

  private static func schedule(_ order: String, _ event: String = "S12", _ services: [String]) -> [UInt8] {
    Array(
      ([
        #"MSH|^~\&|PMS|CLINIC^2.999.1^ISO|HUB|HUB|20260312143000-0600||SIU^"# + event + "^SIU_S12|C1|T|2.5.1",
        ChargeFeed.segment("SCH", [1: "A1", 26: order]), "PID|1||7001^^^CLINIC&2.999.2&ISO^MR||TESTPATIENT^ZOE",
        "RGS|1|A",
      ] + services.enumerated().map { "AIS|\($0.offset + 1)|\($0.element)|20260601093000-0500" })
      .joined(separator: "\r").utf8) + [0x0D]
  }

  @Test(
    "each procedure that an appointment books is planned, with the number of an order or without",
    arguments: [
      ("", "S12", ["A|64493^^C4", "A|64510^^C4"], 2), ("ORD-1", "S12", ["A|64493^^C4", "A|64510^^C4"], 2),
      ("ORD-1", "S12", ["A|64493^^C4"], 1), ("", "S14", ["A|64493^^C4", "D|64510^^C4"], 1),
      ("", "S12", ["A|NEWPT^New patient^L"], 0), ("", "S15", ["A|64493^^C4"], 0),
    ])
  func services(_ order: String, _ event: String, _ services: [String], _ count: Int) throws {
    let found = try ChargeFeed.procedures(Self.schedule(order, event, services))
    #expect(found.count == count)
    #expect(found.allSatisfy { $0["mood"] as? String == "planned" })
  }
}
