import Diagnostics
import Testing
import Translation

/// A CDA entry told twice is one resource; one identifier over different facts leaves each of them standing, once.
struct RepeatedEntryTests {
  /// Entries, and what comes of them.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// By section: its entries.
    let sections: [[String]]
    let type: String
    /// How many resources of the type.
    let count: Int
    /// How many findings that one key stands for different things.
    var collisions = 0

    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "once", sections: [[pain("5")]], type: "Observation", count: 1),
    Case(name: "twice", sections: [[pain("5"), pain("5")]], type: "Observation", count: 1),
    Case(name: "three times", sections: [[pain("5"), pain("5"), pain("5")]], type: "Observation", count: 1),
    Case(name: "in two sections", sections: [[pain("5")], [pain("5")]], type: "Observation", count: 1),
    Case(
      name: "without an id nothing says that it is the same",
      sections: [[pain("5", id: ""), pain("5", id: "")]], type: "Observation", count: 2),
    Case(
      name: "an id that is said to be unknown is none",
      sections: [[pain("5", id: #"<id nullFlavor="UNK"/>"#), pain("5", id: #"<id nullFlavor="UNK"/>"#)]],
      type: "Observation", count: 2),
    Case(
      name: "one id for two facts", sections: [[pain("5"), pain("7")]], type: "Observation", count: 2, collisions: 1),
    Case(
      name: "one id for two facts, the second of them twice", sections: [[pain("5"), pain("7"), pain("7")]],
      type: "Observation", count: 2, collisions: 1),
    Case(
      name: "one id for three facts, each of them twice, in two sections",
      sections: [[pain("5"), pain("7"), pain("9")], [pain("9"), pain("7"), pain("5")]],
      type: "Observation", count: 3, collisions: 2),
    Case(
      name: "one id for two facts without a value between them", sections: [[pain("5"), pain(nil), pain(nil)]],
      type: "Observation", count: 2, collisions: 1),
    Case(name: "a goal", sections: [[goal("5"), goal("5")]], type: "Goal", count: 1),
    Case(name: "one id for two goals", sections: [[goal("5"), goal("7")]], type: "Goal", count: 2, collisions: 1),
    Case(name: "a relative", sections: [[relative, relative]], type: "FamilyMemberHistory", count: 1),
    Case(name: "a supply", sections: [[supply, supply]], type: "SupplyDelivery", count: 1),
    Case(name: "a wanted supply", sections: [[wanted, wanted]], type: "SupplyRequest", count: 1),
    Case(name: "a vaccine", sections: [[vaccine("20250101"), vaccine("20250101")]], type: "Immunization", count: 1),
    Case(
      name: "one id for two vaccines, the second of them twice",
      sections: [[vaccine("20250101"), vaccine("20250202"), vaccine("20250202")]], type: "Immunization", count: 2,
      collisions: 1),
    Case(
      name: "a drug with what it is made of", sections: [[drug("20250101"), drug("20250202"), drug("20250202")]],
      type: "MedicationRequest", count: 2, collisions: 1),
    Case(name: "a problem", sections: [[problem, problem], [problem]], type: "Condition", count: 1),
    Case(name: "a problem in words", sections: [[words, words]], type: "Condition", count: 1),
    Case(name: "a visit", sections: [[visit("20250301"), visit("20250301")]], type: "Encounter", count: 1),
    Case(
      name: "one id for three visits, one of them twice",
      sections: [[visit("20250301"), visit("20250401"), visit("20250401"), visit("20250501")]], type: "Encounter",
      count: 3, collisions: 2),
    Case(
      name: "an indication without an id in a drug's entry",
      sections: [[drug("20250101", indication), drug("20250101", indication)]], type: "Condition", count: 1),
    Case(
      name: "an id that is no OID or UUID", sections: [[pain("5", id: odd), pain("5", id: odd)]], type: "Observation",
      count: 1),
  ]

  @Test("an entry told twice is one resource, and nothing of two facts is lost", arguments: cases)
  func repetitions(_ it: Case) throws {
    let results = try Translating.documents(Self.document(it.sections), TranslationOptions())
    let text = String(decoding: results.flatMap(\.output), as: UTF8.self)
    let made = text.matches(of: /"resourceType":"(\w+)","id":"([^"]+)"/).filter { $0.1 == it.type }
    #expect(made.count == it.count)
    #expect(Set(made.map(\.2)).count == made.count)
    let collisions = results.flatMap(\.diagnostics).filter { $0.code == .idCollision }
    #expect(collisions.count == it.collisions)
  }

  @Test("a thousand facts under one id all stay, each once")
  func manyFacts() throws {
    let facts = (0..<1000).map { Self.pain("\($0)") }
    let results = try Translating.documents(Self.document([facts, facts]), TranslationOptions())
    let text = String(decoding: results.flatMap(\.output), as: UTF8.self)
    let values = text.matches(of: /"valueInteger":(\d+)/).compactMap { Int($0.1) }
    #expect(values == Array(0..<1000))
  }

  private static let id = #"<id root="1.2.3.4" extension="E1"/>"#

  /// A pain score, synthetic.
  private static func pain(_ score: String?, id: String = id) -> String {
    """
    <observation classCode="OBS" moodCode="EVN">\(id)<code code="72514-3" codeSystem="2.16.840.1.113883.6.1"/>
    <statusCode code="completed"/><effectiveTime value="20250310"/>
    \(score.map { #"<value xsi:type="INT" value="\#($0)"/>"# } ?? "")</observation>
    """
  }

  private static func goal(_ score: String) -> String {
    pain(score).replacing("EVN", with: "GOL")
  }

  private static func vaccine(_ date: String) -> String {
    """
    <substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.52"/>\(id)
    <statusCode code="completed"/><effectiveTime value="\(date)"/><consumable><manufacturedProduct>
    <manufacturedMaterial><code code="88" codeSystem="2.16.840.1.113883.12.292"/></manufacturedMaterial>
    </manufacturedProduct></consumable></substanceAdministration>
    """
  }

  private static func drug(_ date: String, _ more: String = "") -> String {
    """
    <substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.16"/>\(id)
    <statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="\(date)"/></effectiveTime><consumable>
    <manufacturedProduct><manufacturedMaterial><code code="1" codeSystem="2.16.840.1.113883.6.88"/>
    <lotNumberText>L1</lotNumberText></manufacturedMaterial><manufacturerOrganization><name>TESTMAKER</name>
    </manufacturerOrganization></manufacturedProduct></consumable>\(more)</substanceAdministration>
    """
  }

  private static let odd = #"<id root="ROOM-7"/>"#

  private static let indication = """
    <entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.22.4.19"/><code code="282291009" codeSystem="2.16.840.1.113883.6.96"/>
    <statusCode code="completed"/><value xsi:type="CD" code="M54.16" codeSystem="2.16.840.1.113883.6.90"/>
    </observation></entryRelationship>
    """

  private static func visit(_ date: String) -> String {
    """
    <encounter classCode="ENC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.49"/>\(id)
    <code code="99213" codeSystem="2.16.840.1.113883.6.12"/><effectiveTime value="\(date)"/></encounter>
    """
  }

  private static let relative = """
    <organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.45"/>\(id)
    <statusCode code="completed"/><subject><relatedSubject classCode="PRS"><code code="FTH"
    codeSystem="2.16.840.1.113883.5.111"/></relatedSubject></subject></organizer>
    """

  private static let supply = """
    <supply classCode="SPLY" moodCode="EVN">\(id)<statusCode code="completed"/><effectiveTime value="20250310"/>
    <quantity value="2"/></supply>
    """

  private static let wanted = supply.replacing("EVN", with: "RQO")

  private static let problem = """
    <act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>\(id)
    <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">
    <observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/>\(id)
    <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>
    <value xsi:type="CD" code="M54.16" codeSystem="2.16.840.1.113883.6.90"/></observation></entryRelationship></act>
    """

  private static let words = problem.replacing(
    #"code="M54.16" codeSystem="2.16.840.1.113883.6.90"/>"#,
    with: #"nullFlavor="OTH"><originalText>radicular pain</originalText></value>"#)

  private static func document(_ sections: [[String]]) -> [UInt8] {
    let body = sections.map { entries in
      "<component><section><code code=\"48767-8\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>T</title><text>t</text>"
        + entries.map { "<entry>\($0)</entry>" }.joined() + "</section></component>"
    }
    return Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
      <id root="2.16.840.1.113883.19.5" extension="R1"/><code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>
      <recordTarget><patientRole><id extension="7" root="1.2.3"/>
      <patient><name><family>Test</family></name></patient></patientRole></recordTarget><component><structuredBody>
      \(body.joined())</structuredBody></component></ClinicalDocument>
      """.utf8)
  }
}
