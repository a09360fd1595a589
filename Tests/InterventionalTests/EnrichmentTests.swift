import Diagnostics
import Interventional
import ResourceModel
import SourceModel
import Tables
import Testing

@Suite struct EnrichmentTests {
  @Test func `an add-on's bill folds into the clinical procedure and its charge says so`() throws {
    var record = Record()
    record.bill("64493-50 @M47.816")
    record.bill("64494-50 @M47.816")
    record.bill("77003")
    record.read()
    let procedure = try #require(record.found.first?.resource)
    #expect(record.standing("Procedure") == [procedure])
    for charge in record.standing("ChargeItem") { #expect(record.targets(charge, "service") == [procedure]) }
    #expect(record.standing("ChargeItem").count == 3)
  }

  @Test func `an add-on's entry stays and is part of the clinical procedure`() throws {
    var record = Record()
    let primary = record.entry("64493-50", dx: ["M47.816"])
    let addOn = record.entry("64494-50", dx: ["M47.816"])
    record.read()
    #expect(record.found.map(\.resource) == [primary])
    #expect(record.standing("Procedure") == [primary, addOn])
    #expect(record.targets(addOn, "partOf") == [primary])
    #expect(record.targets(primary, "partOf") == [])
  }

  @Test func `a Procedure without a code is passed over`() {
    var record = Record()
    let bare = record.make("Procedure", ["status": "completed"])
    record.read()
    #expect(record.found.isEmpty)
    #expect(record.standing("Procedure") == [bare])
  }

  @Test func `a bill of goods makes no procedure`() {
    var record = Record()
    record.bill("J1100 x4", makesProcedure: true)
    record.bill("C1778", makesProcedure: true)
    record.read()
    #expect(record.standing("Procedure").isEmpty)
    for charge in record.standing("ChargeItem") { #expect(record.targets(charge, "service").isEmpty) }
  }

  @Test func `the source's code comes first and ours behind it`() throws {
    var record = Record()
    record.bill("64493-LT @M47.816")
    record.read()
    let procedure = try #require(record.found.first?.resource)
    #expect(record.texts(procedure, "code", "coding", "code") == ["64493", "facet_or_medial_branch"])
    #expect(
      record.texts(procedure, "code", "coding", "system")
        == [Record.cpt, "https://fluoro.example/fhir/CodeSystem/technique"])
    #expect(record.texts(procedure, "category", "coding", "code") == ["facet", "facet_joint_or_its_nerves"])
    #expect(record.texts(procedure, "bodySite", "text") == ["Lumbar or sacral, left"])
    #expect(
      record.texts(procedure, "bodySite", "extension", "valueCodeableConcept", "coding", "code") == ["7771000"])
  }

  @Test func `axes become extensions and flags tags`() throws {
    var record = Record()
    record.bill("64483-LT @M54.16")
    record.bill("77003")
    record.read()
    let procedure = try #require(record.found.first?.resource)
    let words = record.texts(procedure, "extension", "extension", "valueCodeableConcept", "coding", "code")
    #expect(words == ["fluoroscopy", "included_in_code"])
    #expect(record.texts(procedure, "extension", "extension", "valuePositiveInt") == ["1"])
    #expect(record.texts(procedure, "extension", "valueCodeableConcept", "coding", "code").contains("transforaminal"))
    #expect(record.texts(procedure, "meta", "tag", "code") == ["guidance-already-included"])
  }

  @Test func `what is concluded is marked as derived and knows its sources`() throws {
    var record = Record()
    record.bill("64445 @M54.32")
    let count = record.graph.elements.count
    record.read()
    let procedure = try #require(record.found.first)
    for index in count..<record.graph.elements.count {
      let element = record.graph.elements[index]
      #expect(element.how == .derived)
      #expect(element.source >= 0)
      #expect(record.symbols.name(element.rule).contains("#"))
    }
    let rules = Set(record.graph.elements[count...].map { record.symbols.name($0.rule) })
    #expect(rules.contains("procedures#64445"))
    #expect(rules.contains("interventional#laterality-from-diagnosis"))
    #expect(procedure.laterality?.origin == .derived)
  }

  @Test func `relief and its scores are tied to the procedure`() throws {
    var record = Record()
    record.bill("64493-LT @M47.816")
    record.pain("8")
    record.pain("2")
    record.read()
    let procedure = try #require(record.found.first?.resource)
    #expect(record.texts(procedure, "outcome", "text") == ["Pain relief 75 %, computed from two scores"])
    for score in record.standing("Observation") { #expect(record.targets(score, "partOf") == [procedure]) }
  }

  @Test func `the encounter's diagnosis becomes the reason where nothing else is`() throws {
    var record = Record()
    record.diagnose("M54.12")
    record.bill("62321")
    record.read()
    let procedure = try #require(record.found.first?.resource)
    let condition = record.condition("M54.12")
    #expect(record.targets(procedure, "reasonReference") == [condition])
  }

  @Test func `a charge without a Procedure gets one`() throws {
    var record = Record()
    record.bill("20611-RT @M17.11", makesProcedure: false)
    record.read()
    let procedure = try #require(record.found.first?.resource)
    #expect(record.standing("Procedure") == [procedure])
    #expect(record.texts(procedure, "status") == ["completed"])
    #expect(record.texts(procedure, "performedDateTime") == ["2026-03-02"])
    #expect(record.texts(procedure, "code", "coding", "code") == ["20611", "joint_injection"])
    let charge = try #require(record.standing("ChargeItem").first)
    #expect(record.targets(charge, "service") == [procedure])
  }

  @Test func `what came as FHIR keeps every element that it had`() throws {
    var record = Record(syntax: .json)
    let procedure = record.entry(
      "64635-RT-53", dx: ["M47.817"], [("category", ["text": "as it came"]), ("bodySite", ["text": "L4-L5"])])
    record.graph.resources[Int(procedure)].isPassedThrough = true
    let before = record.graph.elements
    record.read()
    for (index, element) in before.enumerated() {
      let now = record.graph.elements[index]
      #expect(now.value == element.value && now.start == element.start && now.parent == element.parent)
    }
    #expect(record.texts(procedure, "category", "text") == ["as it came"])
    #expect(record.texts(procedure, "code", "coding", "code") == ["64635", "facet_rfa"])
    #expect(record.found.first?.status == "stopped")
  }

  @Test func `every rule that writes or reads has a row`() throws {
    var problems: [Diagnostic] = []
    var known: Set<String> = []
    for name in [
      "interventional", "procedures", "modifiers", "flags", "combinations", "techniques", "anatomy", "diagnoses",
      "substances", "devices", "observations",
    ] {
      let table = try #require(Record.library.tables(named: name, problems: &problems).first)
      for row in table.rows {
        let keys = name == "combinations" ? ["technique", "with"] : [""]
        let key = keys == [""] ? "" : keys.map { table.cell(row, $0) }.joined(separator: "+")
        for id in [key] + ["id", "code", "modifier", "flag", "technique", "hcpcs"].map({ table.cell(row, $0) }) {
          known.insert(name + "#" + id)
        }
      }
    }
    for scenario in scenarios {
      let record = scenario.record()
      var rules = Set(record.graph.elements.map { record.symbols.name($0.rule) })
      rules.formUnion(record.found.flatMap { $0.evidence.map(\.rule) })
      for rule in rules where !rule.hasPrefix("test#") { #expect(known.contains(rule), "\(rule)") }
    }
  }

  @Test func `reading twice adds nothing`() throws {
    var record = Record()
    record.bill("64493-LT @M47.816")
    record.read()
    let codes = try #require(record.found.first?.resource)
    let first = record.texts(codes, "code", "coding", "code")
    let sites = record.texts(codes, "bodySite", "text")
    record.read()
    #expect(record.texts(codes, "code", "coding", "code") == first)
    #expect(record.texts(codes, "bodySite", "text") == sites)
  }
}
