import ResourceModel
import ResourceWriter
import Testing

/// `meta.profile` is claimed where every rule holds, and only there.
@Suite struct ProfileTests {
  private static let patient: KeyValuePairs<String, Content> = [
    "identifier[a].system": "urn:x", "identifier[a].value": "1", "name[a].family": "TESTPATIENT", "gender": "female",
  ]

  /// A case: a resource, whether with a US Core Patient as its subject, and the profile that it should claim.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let type: String
    let members: [(String, String)]
    var subject = "subject"
    let profile: String?
  }

  private static let category = "http://terminology.hl7.org/CodeSystem/observation-category"
  private static let vitalSign: [(String, String)] = [
    ("status", "final"), ("category[a].coding[a].system", category), ("category[a].coding[a].code", "vital-signs"),
    ("code.coding[a].system", "http://loinc.org"), ("code.coding[a].code", "29463-7"),
    ("effectiveDateTime", "2026-01-01"), ("valueQuantity.value", "#70"), ("valueQuantity.unit", "kg"),
    ("valueQuantity.system", "http://unitsofmeasure.org"), ("valueQuantity.code", "kg"),
  ]

  private static func replacing(_ members: [(String, String)], _ path: String, _ value: String?) -> [(String, String)] {
    members.filter { $0.0 != path } + (value.map { [(path, $0)] } ?? [])
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a procedure with code, subject and time", type: "Procedure",
      members: [("status", "completed"), ("code.text", "block"), ("performedDateTime", "2026")],
      profile: "us-core-procedure"),
    Case(
      testDescription: "a completed procedure without a time", type: "Procedure",
      members: [("status", "completed"), ("code.text", "block")], profile: nil),
    Case(
      testDescription: "a procedure not done needs no time", type: "Procedure",
      members: [("status", "not-done"), ("code.text", "block")], profile: "us-core-procedure"),
    Case(
      testDescription: "a procedure without a code", type: "Procedure",
      members: [("status", "completed"), ("performedDateTime", "2026")], profile: nil),
    Case(
      testDescription: "a practitioner with a good NPI", type: "Practitioner",
      members: [
        ("identifier[a].system", "http://hl7.org/fhir/sid/us-npi"), ("identifier[a].value", "1234567893"),
        ("name[a].family", "TESTDOCTOR"),
      ], subject: "", profile: "us-core-practitioner"),
    Case(
      testDescription: "a practitioner whose NPI has a wrong check digit", type: "Practitioner",
      members: [
        ("identifier[a].system", "http://hl7.org/fhir/sid/us-npi"), ("identifier[a].value", "1234567890"),
        ("name[a].family", "TESTDOCTOR"),
      ], subject: "", profile: nil),
    Case(
      testDescription: "a body weight", type: "Observation", members: vitalSign, profile: "us-core-body-weight"),
    Case(
      testDescription: "a body weight in stones is still a vital sign", type: "Observation",
      members: replacing(vitalSign, "valueQuantity.code", "[stone_av]"), profile: "us-core-vital-signs"),
    Case(
      testDescription: "a vital sign of a year is still a simple observation", type: "Observation",
      members: replacing(vitalSign, "effectiveDateTime", "2026"), profile: "us-core-simple-observation"),
    Case(
      testDescription: "an observation without category", type: "Observation",
      members: [("status", "final"), ("code.text", "x"), ("valueString", "x")], profile: nil),
    Case(
      testDescription: "an encounter diagnosis", type: "Condition",
      members: [
        ("category[a].coding[a].system", "http://terminology.hl7.org/CodeSystem/condition-category"),
        ("category[a].coding[a].code", "encounter-diagnosis"), ("code.text", "pain"),
      ], profile: "us-core-condition-encounter-diagnosis"),
    Case(
      testDescription: "a condition without category", type: "Condition", members: [("code.text", "pain")], profile: nil
    ),
    Case(
      testDescription: "a note of a listed type", type: "DocumentReference",
      members: [
        ("status", "current"), ("type.coding[a].system", "http://loinc.org"), ("type.coding[a].code", "11504-8"),
        ("category[a].text", "note"), ("content[a].attachment.data", "QQ=="),
        ("content[a].attachment.contentType", "text/plain"),
      ], profile: "us-core-documentreference"),
    Case(
      testDescription: "a note of a type that is not listed", type: "DocumentReference",
      members: [
        ("status", "current"), ("type.coding[a].system", "http://loinc.org"), ("type.coding[a].code", "0-0"),
        ("category[a].text", "note"), ("content[a].attachment.data", "QQ=="),
        ("content[a].attachment.contentType", "text/plain"),
      ], profile: nil),
    Case(
      testDescription: "provenance whose author acts for nobody", type: "Provenance",
      members: [("recorded", "2026-01-01T00:00:00Z"), ("agent[a].who.reference", "Practitioner/1")],
      subject: "target[t]",
      profile: nil),
  ]

  @Test(arguments: cases)
  func `a profile is claimed exactly when its rules hold`(_ example: Case) {
    var builder = Builder()
    let patient = builder.add("Patient", Self.patient)
    let resource = builder.add(example.type)
    if !example.subject.isEmpty { builder.set(example.subject + ".reference", .to(patient), in: resource) }
    for (path, value) in example.members {
      let content: Content = value.hasPrefix("#") ? .literal(String(value.dropFirst())) : .text(value)
      builder.set(path, content, in: resource)
    }
    let line = Builder.line(example.type, in: builder.resources())
    let claimed = JSONLeaves(line).leaves.filter { $0.path.hasPrefix("meta.profile") }.map(\.value)
    #expect(claimed == (example.profile.map { ["http://hl7.org/fhir/us/core/StructureDefinition/" + $0] } ?? []))
  }

  @Test func `a claim falls with that of what it refers to`() {
    var builder = Builder()
    let patient = builder.add("Patient", ["name[a].family": "TESTPATIENT", "gender": "female"])
    builder.add(
      "Procedure",
      [
        "status": "not-done", "code.text": "block", "subject.reference": .to(patient),
      ])
    #expect(!builder.resources().contains("meta"))
  }

  @Test func `a subject that is only named is no hindrance`() {
    var builder = Builder()
    builder.add("Procedure", ["status": "not-done", "code.text": "block", "subject.display": "x"])
    #expect(
      builder.resources().contains(
        #""meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-procedure"]}"#))
  }

  @Test func `with profile base nothing is claimed`() {
    var builder = Builder()
    builder.options.profile = .base
    builder.add("Patient", Self.patient)
    #expect(!builder.resources().contains("meta"))
  }

  @Test func `what came as FHIR claims what it claimed`() {
    var builder = Builder()
    let patient = builder.add("Patient", Self.patient)
    builder.graph.resources[Int(patient)].isPassedThrough = true
    #expect(!builder.resources().contains("meta"))
  }

  @Test func `every rule of the shipped table is understood`() {
    var builder = Builder()
    let problems = builder.finisher.checkProfiles(symbols: &builder.symbols, definitions: &builder.definitions)
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("urn:oid:2.16.840.1.113883.4.7", "05D1234567", true), ("urn:oid:2.16.840.1.113883.4.7", "05E1234567", false),
    ("urn:oid:2.16.840.1.113883.6.300", "12345", true), ("urn:oid:2.16.840.1.113883.6.300", "1234", false),
    ("http://hl7.org/fhir/sid/us-npi", "1234567893", true), ("http://hl7.org/fhir/sid/us-npi", "123456789", false),
    ("http://hl7.org/fhir/sid/us-npi", "12345678X3", false), ("urn:x", "any", true),
  ])
  func `an organisation's numbers have the form of their system`(_ system: String, _ number: String, _ holds: Bool) {
    var builder = Builder()
    builder.add(
      "Organization",
      [
        "active": .literal("true"), "name": "Clinic", "identifier[a].system": .text(system),
        "identifier[a].value": .text(number),
      ])
    #expect(builder.resources().contains("us-core-organization") == holds)
  }
}
