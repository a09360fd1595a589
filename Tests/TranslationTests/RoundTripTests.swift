import Diagnostics
import SourceModel
import TestKit
import Testing
import Translation

/// FHIR in, FHIR out: what is good passes through, what can be mended is, and twice is as good as once.
struct RoundTripTests {
  @Test("what a sample becomes stays as it is when it is read once more", arguments: Sample.all)
  func twice(_ sample: Sample) throws {
    for once in try Translating.documents(sample.bytes, TranslationOptions()) {
      let twice = try Translating.output(once.output, as: .bundle)
      // Documents inside it are found again.
      #expect(twice.starts(with: once.output), "\(Self.difference(once.output, twice))")
    }
  }

  @Test("no leaf of FHIR input is lost or changed", arguments: Sample.all.filter { $0.path.hasPrefix("fhir/") })
  func nothingLost(_ sample: Sample) throws {
    for frame in Translating.frames(sample.bytes) {
      let leaves = OutputLeaves.texts(frame.bytes.filter { $0 != 0x0A })
      let isBundle = leaves.contains { $0.path == "resourceType" && $0.value == "Bundle" }
      // What is the envelope's own goes into the Provenance, or is left out by a row.
      let handedOver = leaves.filter { !isBundle || $0.path.contains("resource.") }
      let given = Set(handedOver.map { Self.inResource($0.path) + "=" + $0.value })
      let written = Set(
        OutputLeaves.texts(try Translating.output(frame.bytes, as: .bundle)).map {
          Self.inResource($0.path) + "=" + $0.value
        })
      #expect(given.subtracting(written).filter { !$0.contains("reference=") } == [])
    }
  }

  /// A path without the entry that holds the resource, and without list numbers.
  private static func inResource(_ path: String) -> String {
    let inside = path.firstRange(of: "resource.").map { String(path[$0.upperBound...]) } ?? path
    return inside.replacing(/\[\d+\]/, with: "")
  }

  @Test(
    "what cannot be meant otherwise is mended, by a row that is named",
    arguments: [
      ("\"birthDate\":\"19620205\"", "\"birthDate\":\"1962-02-05\"", "mends#date-form"),
      (
        "\"deceasedDateTime\":\"20260302090500-0500\"", "\"deceasedDateTime\":\"2026-03-02T09:05:00-05:00\"",
        "mends#date-form"
      ),
      (
        "\"deceasedDateTime\":\"2026-03-02 09:05:00Z\"", "\"deceasedDateTime\":\"2026-03-02T09:05:00+00:00\"",
        "mends#date-form"
      ),
      (
        "\"deceasedDateTime\":\"2026-03-02T09:05-05:00\"", "\"deceasedDateTime\":\"2026-03-02T09:05:00-05:00\"",
        "mends#date-form"
      ),
      ("\"deceasedDateTime\":\"2026-03-02T09:05:00\"", "\"deceasedDateTime\":\"2026-03-02\"", "mends#date-form"),
      ("\"active\":\"true\"", "\"active\":true", "mends#literal-text"),
      ("\"multipleBirthInteger\":\"2\"", "\"multipleBirthInteger\":2", "mends#literal-text"),
      ("\"identifier\":[{\"value\":1234567}]", "\"value\":\"1234567\"", "mends#text-literal"),
      ("\"gender\":\" male \"", "\"gender\":\"male\"", "mends#blanks"),
      (
        "\"maritalStatus\":{\"coding\":[{\"system\":\"2.16.840.1.113883.6.96\",\"code\":\"1\"}]}",
        "\"system\":\"http://snomed.info/sct\"", "mends#system-alias"
      ),
      (
        "\"maritalStatus\":{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.1\",\"code\":\"1\"}]}",
        "\"system\":\"http://loinc.org\"", "mends#system-alias"
      ),
      (
        "\"identifier\":[{\"system\":\"2.999.1\",\"value\":\"1\"}]", "\"system\":\"urn:oid:2.999.1\"",
        "mends#system-alias"
      ),
      (
        "\"text\":{\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"}", "\"status\":\"additional\"",
        "mends#narrative-status"
      ),
      ("\"extension\":[{\"url\":\"https://x.example/e\"}]", "\"birthDate\":\"1962\"", "writer#empty-extension"),
    ])
  func mends(_ given: String, _ written: String, _ rule: String) throws {
    let input = "{\"resourceType\":\"Patient\",\"id\":\"p\",\(given),\"birthDate\":\"1962\"}"
      .replacing(given.hasPrefix("\"birthDate") ? ",\"birthDate\":\"1962\"" : "§", with: "")
    let document = try #require(try Translating.documents(Array(input.utf8), Self.resources).first)
    let output = String(decoding: document.output, as: UTF8.self)
    #expect(output.contains(written), "\(output)")
    #expect(document.diagnostics.filter { $0.code == .mended }.map(\.rule) == [rule])
  }

  @Test(
    "what is good, unknown or beyond repair passes through as it came",
    arguments: [
      "\"birthDate\":\"1962-02\"", "\"deceasedDateTime\":\"2026-03-02T09:05:00.250+01:00\"",
      "\"birthDate\":\"sometime\"",
      "\"name\":[{\"given\":[\"A\",null,\"C\"],\"_given\":[null,{\"extension\":[{\"url\":\"u\",\"valueCode\":\"x\"}]},null]}]",
      "\"_birthDate\":{\"extension\":[{\"url\":\"u\",\"valueDateTime\":\"1962-02-05T08:00:00Z\"}]}",
      "\"multipleBirthInteger\":2", "\"custom\":{\"a\":[1,2.50,true],\"b\":[{\"c\":\"d\"}]}",
      "\"extension\":[{\"url\":\"u\",\"valueDecimal\":1.00}]",
      "\"extension\":[{\"url\":\"u\",\"valueDecimal\":0.00000010}]",
      "\"extension\":[{\"url\":\"u\",\"valueDecimal\":-1.50e3}]",
      "\"maritalStatus\":{\"coding\":[{\"system\":\"urn:oid:2.999.1\"}]}",
      "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"o\",\"name\":\"x\"}],\"managingOrganization\":{\"reference\":\"#o\"}",
      "\"generalPractitioner\":[{\"reference\":\"Practitioner/elsewhere\"}]",
      "\"link\":[{\"other\":{\"reference\":\"https://x.example/Patient/1/_history/2\"},\"type\":\"seealso\"}]",
    ])
  func passes(_ member: String) throws {
    let document = try #require(
      try Translating.documents(Array("{\"resourceType\":\"Patient\",\"id\":\"p\",\(member)}".utf8), Self.resources)
        .first)
    #expect(String(decoding: document.output, as: UTF8.self).contains(member))
    #expect(!document.diagnostics.contains { $0.code == .mended })
  }

  @Test("a resource that says nothing but its id stays, because others may refer to it")
  func bare() throws {
    let bundle = """
      {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p","contact":[{"name":{}}]}},
      {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"}}}]}
      """
    let output = String(decoding: try Translating.output(Array(bundle.utf8)), as: UTF8.self)
    #expect(output.contains("{\"resourceType\":\"Patient\",\"id\":\"p\"}"))
    #expect(output.contains("\"subject\":{\"reference\":"))
  }

  @Test(
    "another release of FHIR is told by its shape",
    arguments: [
      ("{\"resourceType\":\"Procedure\",\"id\":\"1\",\"notDone\":false}", "STU3"),
      ("{\"resourceType\":\"Procedure\",\"id\":\"1\",\"occurrenceDateTime\":\"2026\"}", "R5"),
      ("{\"resourceType\":\"Encounter\",\"id\":\"1\",\"actualPeriod\":{\"start\":\"2026\"}}", "R5"),
      (
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"ProcedureRequest\",\"id\":\"1\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"2\",\"active\":true}}]}",
        "STU3"
      ),
    ])
  func releases(_ input: String, _ release: String) throws {
    let document = try #require(try Translating.documents(Array(input.utf8), Self.resources).first)
    #expect(document.diagnostics.filter { $0.code == .otherRelease }.count == 1)
    #expect(document.diagnostics.contains { $0.code == .otherRelease && $0.message.contains(release) })
  }

  private static var resources: TranslationOptions {
    var options = TranslationOptions()
    options.form = .resources
    return options
  }

  /// Where two outputs part.
  private static func difference(_ one: [UInt8], _ other: [UInt8]) -> String {
    let at = zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(one.count, other.count)
    func around(_ bytes: [UInt8]) -> String {
      String(decoding: bytes[max(0, at - 200)..<min(bytes.count, at + 200)], as: UTF8.self)
    }
    return around(one) + "\n  →  " + around(other)
  }
}
