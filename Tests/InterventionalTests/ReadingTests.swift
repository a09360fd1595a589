import Diagnostics
import Interventional
import ResourceModel
import SourceModel
import Tables
import Terminology
import Testing

@Suite struct ReadingTests {
  /// The rows of the shipped table, as a reader of the file sees them.
  static let rows: [(system: String, code: String, technique: String)] = {
    var problems: [Diagnostic] = []
    let systems = CodeSystems(library: Record.library, problems: &problems)
    guard let table = Record.library.tables(named: "procedures", problems: &problems).first else { return [] }
    return table.rows.filter { table.cell($0, "code_to").isEmpty }.map { row in
      (systems.uri(of: table.cell(row, "system")) ?? "", table.cell(row, "code"), table.cell(row, "technique"))
    }
  }()

  private static func read(_ system: String, _ code: String, type: String = "Procedure") -> [InterventionalProcedure] {
    var record = Record()
    let patient = record.patient
    _ = record.make(
      type,
      [
        "status": "completed", "code": ["coding": Record.coding(system, code)], "subject": .refer(patient),
        "performedDateTime": "2026-03-02",
      ])
    record.read()
    return record.found
  }

  @Test func `every code with a technique gives a procedure and every other gives none`() {
    #expect(Self.rows.count > 500)
    for row in Self.rows {
      let found = Self.read(row.system, row.code)
      #expect(found.map(\.technique.value) == (row.technique.isEmpty ? [] : [row.technique]), "\(row.code)")
    }
  }

  @Test(
    "a site's region narrows the pair that a code leaves open, and sites in both parts do not",
    arguments: [
      (["cervical"], "cervical"), (["thoracic"], "thoracic"), (["cervical", "thoracic"], "cervical_thoracic"),
      (["cervical", "cervical"], "cervical"), ([], "cervical_thoracic"),
    ])
  func pairsOfRegions(sites: [String], region: String) {
    var record = Record()
    record.entry("62320", [("bodySite", .list(sites.map { ["text": .text($0)] }))])
    record.read()
    #expect(record.found.first?.region?.value == region)
    #expect(record.found.first?.region?.origin == (region == "cervical_thoracic" ? .coded : .narrative))
    #expect(record.found.first?.flags.map(\.code).contains("region-conflict") == false)
  }

  @Test func `an order is planned and says no status`() throws {
    let found = Self.read(Record.cpt, "64635", type: "ServiceRequest")
    let procedure = try #require(found.first)
    #expect(procedure.mood == "planned")
    #expect(procedure.technique.value == "facet_rfa")
    #expect(procedure.performed == nil)
  }

  @Test func `a drug's or device's code under the other system's name is read all the same`() {
    #expect(Self.read(Record.cpt, "G0260").count == 1)
    #expect(Self.read(Record.hcpcs, "64493").count == 1)
  }

  @Test func `a code that no row knows is reported once and a code without a system with its own remedy`() {
    var record = Record()
    let patient = record.patient
    for _ in 1...2 {
      _ = record.make(
        "Procedure", ["code": ["coding": Record.coding("urn:oid:1.2.9", "PAIN-1")], "subject": .refer(patient)])
    }
    _ = record.make("Procedure", ["code": ["coding": ["code": "64493"]], "subject": .refer(patient)])
    record.read()
    #expect(record.found.isEmpty)
    let reported = record.evidence.diagnostics.filter { $0.code == .noRuleForCode }
    #expect(reported.count == 2)
    #expect(reported.allSatisfy { $0.path?.isEmpty == false && !$0.message.contains("PAIN") })
  }

  @Test func `a row that is not verified says so and flags are findings`() {
    var record = Record()
    record.bill("62290 x2")
    record.read()
    #expect(record.evidence.diagnostics.contains { $0.code == .unverifiedRow && $0.rule == "procedures#62290" })
    var other = Record()
    other.bill("62322")
    other.bill("77003")
    other.read()
    #expect(other.evidence.diagnostics.contains { $0.code == .modelFlag && $0.rule == "flags#guidance-contradiction" })
  }

  @Test func `a charge and the entry beneath it are one statement`() {
    var record = Record()
    let entry = record.entry("64635-RT", dx: ["M47.817"])
    let patient = record.patient
    _ = record.make(
      "ChargeItem",
      [
        "status": "billable", "code": ["coding": Record.coding(Record.cpt, "64635")], "subject": .refer(patient),
        "quantity": ["value": .number("1")], "service": .refer(entry),
      ])
    record.read()
    #expect(record.found.count == 1)
    #expect(record.found.first?.resource == entry)
    #expect(record.found.first?.flags.isEmpty == true)
  }

  @Test func `a drug that was given is said better by its record than by its bill`() throws {
    var record = Record()
    record.bill("62323 @M54.16")
    record.bill("J1100 x10")
    let (patient, encounter) = (record.patient, record.encounter)
    _ = record.make(
      "MedicationAdministration",
      [
        "status": "completed", "subject": .refer(patient), "context": .refer(encounter),
        "medicationCodeableConcept": ["coding": Record.coding("http://www.nlm.nih.gov/research/umls/rxnorm", "3264")],
        "dosage": ["dose": ["value": .number("8"), "unit": "mg"]],
      ])
    record.read()
    let procedure = try #require(record.found.first)
    #expect(procedure.substances.map(\.dose?.value) == ["8"])
    #expect(procedure.flags.map(\.code) == ["dose-conflict"])
    let drug = try #require(record.standing("MedicationAdministration").first)
    #expect(record.targets(drug, "partOf") == [procedure.resource])
  }

  @Test func `an implant's record gives its identifier`() throws {
    var record = Record()
    let device = record.make(
      "Device",
      [
        "udiCarrier": ["carrierHRF": "(01)00859999000016(21)TEST1", "deviceIdentifier": "00859999000016"],
        "serialNumber": "TEST1", "type": ["text": "generator"],
      ])
    _ = record.entry(
      "63685", dx: ["M96.1"],
      [("focalDevice", ["action": ["coding": ["code": "implanted"]], "manipulated": .refer(device)])])
    record.read()
    let found = try #require(record.found.first?.devices.first)
    #expect(found.kind == "generator")
    #expect(found.action == "implanted")
    #expect(found.udi?.di == "00859999000016")
    #expect(record.found.first?.flags.isEmpty == true)
  }

  @Test(
    arguments: [
      ("L4-L5, left", ["L4-L5"], "joint", "left"), ("L4-5", ["L4-L5"], "joint", nil),
      ("C7/T1", ["C7-T1"], "joint", nil),
      ("left knee", [], nil, nil), ("L45", ["L4-L5"], "joint", nil), ("L9-L10", [], nil, nil),
      (" l4 - 5 , LEFT ", ["L4-L5"], "joint", "left"), ("L5S1", ["L5-S1"], "joint", nil),
      ("Bilateral", [], nil, "bilateral"), ("L4-5, left, right", [], nil, nil), ("L4-5,", ["L4-L5"], "joint", nil),
      ("L4x5", [], nil, nil), ("L123", [], nil, nil), ("L4\u{301}", [], nil, nil), ("", [], nil, nil),
    ] as [(String, [String], String?, String?)])
  func `a body site is read when it is nothing but a level and a side`(
    _ text: String, _ names: [String], _ kind: String?, _ side: String?
  ) {
    var record = Record()
    record.entry("64493", dx: ["M47.816"], [("bodySite", ["text": .text(text)])])
    record.read()
    #expect(record.found.first?.levels?.names.map(\.name) ?? [] == names)
    #expect(record.found.first?.levels?.names.first?.kind == kind)
    #expect(record.found.first?.laterality?.value == side)
  }

  @Test func `a verified body-site code says level and side`() throws {
    var record = Record()
    let site = Record.coding("http://snomed.info/sct", "243923001:272741003=7771000")
    record.entry("64493", dx: ["M47.816"], [("bodySite", ["coding": site])])
    record.read()
    let procedure = try #require(record.found.first)
    let level = try #require(procedure.levels?.names.first)
    #expect(level.kind == "joint" && level.name == "L4-L5" && level.side == "left")
    #expect(procedure.laterality?.value == "left")
    #expect(procedure.laterality?.origin == .coded)
  }

  @Test(
    "an expression that lacks its end says no side, and stops nothing",
    arguments: [":", "243923001:", ":272741003=7771000", "243923001:272741003", "243923001:272741003=", "::=,"])
  func brokenExpressions(code: String) {
    var record = Record()
    record.entry("64493", dx: ["M47.816"], [("bodySite", ["coding": Record.coding("http://snomed.info/sct", code)])])
    record.read()
    #expect(record.found.count == 1)
    #expect(record.found.first?.laterality == nil)
  }

  @Test func `a site's map may say what the code leaves open`() throws {
    var record = Record(syntax: .json)
    let approach: Value = [
      "url": "https://fluoro.example/fhir/StructureDefinition/procedure-approach",
      "valueCodeableConcept": [
        "coding": Record.coding("https://fluoro.example/fhir/CodeSystem/approach", "interlaminar")
      ],
    ]
    record.entry("62323", dx: ["M54.16"], [("extension", approach), ("bodySite", ["text": "L4-L5, midline"])])
    record.read()
    let procedure = try #require(record.found.first)
    #expect(procedure.technique.value == "interlaminar_epidural")
    #expect(procedure.technique.origin == .siteMap)
    #expect(procedure.levels?.names.map(\.name) == ["L4-L5"])
    #expect(procedure.levels?.origin == .siteMap)
  }

  @Test(
    arguments: [
      (["2026-03-02T08:00:00-05:00 7", "2026-03-02T10:00:00-05:00 2"], "7", "2"),
      (["2026-03-02T10:00:00-05:00 2", "2026-03-02T08:00:00-05:00 7"], "7", "2"),
      (["2026-03-02T15:00:00Z 3"], nil, "3"), (["2026-03-02T12:00:00Z 3"], "3", nil),
    ] as [([String], String?, String?)])
  func `pain is before or after by its time`(_ scores: [String], _ before: String?, _ after: String?) {
    var record = Record()
    record.day = "2026-03-02T09:00:00-05:00"
    record.bill("64493-LT")
    for score in scores {
      let parts = score.split(separator: " ").map(String.init)
      record.pain(parts[1], at: parts[0])
    }
    record.read()
    #expect(record.found.first?.outcome.painBefore?.value == before)
    #expect(record.found.first?.outcome.painAfter?.value == after)
  }

  @Test func `what a document remembers of other days is history`() {
    var record = Record()
    record.day = "2019"
    let past = record.entry("64635-LT", dx: ["M47.817"])
    _ = record.make(
      "Composition",
      [
        "type": ["coding": Record.coding("http://loinc.org", "34133-9")],
        "section": ["code": ["coding": Record.coding("http://loinc.org", "47519-4")], "entry": .refer(past)],
      ])
    record.read()
    #expect(record.found.map(\.mood) == ["historical"])
  }

  @Test func `a document without procedures is not looked at`() {
    var record = Record()
    record.pain("3")
    let count = record.graph.elements.count
    record.read()
    #expect(record.graph.elements.count == count)
    #expect(record.evidence.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("Stim lead, perc.", "lead"), ("Percutaneous trial lead", "test_lead"), ("IPG, rechargeable", "generator"),
      ("programmable intrathecal pump", "pump"), ("refill kit, 22 gauge needle", nil),
      ("lead and generator", nil), ("External stimulator", "external_generator"),
    ] as [(String, String?)])
  func `a device is of the one kind that its type names`(_ text: String, _ kind: String?) throws {
    var record = Record()
    let device = record.make(
      "Device",
      ["type": ["text": .text(text)], "udiCarrier": ["carrierHRF": "(01)00859999000016(17)280630(10)L1(21)S1"]])
    let other = record.make("Device", ["type": ["text": "anchor"]])
    record.entry(
      "63650", [("focalDevice", ["manipulated": .refer(device)]), ("focalDevice", ["manipulated": .refer(other)])])
    record.read()
    let found = try #require(record.found.first?.devices.first)
    #expect(found.kind == kind)
    #expect(found.udi?.di == "00859999000016" && found.udi?.serial == "S1" && found.udi?.lot == "L1")
    #expect(found.udi?.expiration == "2028-06-30")
  }

  @Test func `a trial lead of the record makes a trial`() {
    var record = Record()
    let device = record.make("Device", ["deviceName": ["name": "Percutaneous trial lead", "type": "model-name"]])
    record.entry("63650", [("focalDevice", ["manipulated": .refer(device)])])
    record.read()
    #expect(record.found.map(\.technique.value) == ["scs_trial"])
    #expect(record.found.first?.devices.map(\.stage) == ["trial"])
  }

  @Test func `an implant refers to its trial and an ablation to the block before it`() throws {
    for (first, second, third) in [("63650 x2", "63650 x2", "63685"), ("64493-RT", "64635-RT", "64636-RT")] {
      var record = Record()
      record.day = "2026-03-02"
      record.bill(first)
      if second.hasPrefix("63650") { record.bill("C1897 x2") }
      record.day = "2026-04-02"
      record.bill(second)
      record.bill(third)
      record.read()
      #expect(record.found.count == 2)
      let (earlier, later) = try (#require(record.found.first), #require(record.found.last))
      #expect(record.targets(later.resource, "reasonReference") == [earlier.resource])
      #expect(record.targets(earlier.resource, "reasonReference").isEmpty)
    }
  }

  @Test func `a technique of our own system says which of a code's techniques it was`() throws {
    var record = Record()
    let own = "https://fluoro.example/fhir/CodeSystem/technique"
    let patient = record.patient
    _ = record.make(
      "Procedure",
      [
        "status": "completed", "subject": .refer(patient), "performedDateTime": "2026-03-02",
        "code": ["coding": [Record.coding(Record.cpt, "64493"), Record.coding(own, "medial_branch_block")]],
      ])
    record.read()
    let procedure = try #require(record.found.first)
    #expect(record.found.count == 1)
    #expect(procedure.technique.value == "medial_branch_block")
    #expect(procedure.levels?.count == .exactly(1))
    #expect(procedure.flags.map(\.code) == ["side-missing"])
  }

  @Test(
    arguments: [
      ("L45", "L4-L5"), ("C56", "C5-C6"), ("L5S1", "L5-S1"), ("T12", "T12"), ("L4/5", "L4-L5"), ("L46", nil),
      ("X45", nil),
    ] as [(String, String?)])
  func `levels are read as people shorten them`(_ text: String, _ name: String?) {
    var record = Record()
    record.entry("62323", [("bodySite", ["text": .text(text)])])
    record.read()
    #expect(record.found.first?.levels?.names.first?.name == name)
  }

  @Test func `what was discarded is never part of the dose`() throws {
    var record = Record()
    let entry = record.entry("64615")
    let url = "https://fluoro.example/fhir/StructureDefinition/medication-wasted"
    let patient = record.patient
    _ = record.make(
      "MedicationAdministration",
      [
        "extension": ["url": .text(url), "valueQuantity": ["value": .number("45"), "code": "[U]"]],
        "status": "completed", "subject": .refer(patient), "partOf": .refer(entry),
        "medicationCodeableConcept": ["coding": Record.coding(Record.hcpcs, "J0585")],
        "dosage": ["dose": ["value": .number("155"), "code": "[U]"]],
      ])
    record.read()
    let substance = try #require(record.found.first?.substances.first)
    #expect(substance.dose?.value == "155" && substance.wasted?.value == "45")
    #expect(record.found.first?.flags.contains { $0.code == "wastage-recorded" } == true)
  }
}
