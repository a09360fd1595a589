import Diagnostics
import ResourceModel
import ResourceWriter
import Testing

/// Taking out what is empty, and saying what is absent.
@Suite struct FinishingTests {
  @Test func `empty elements, entries and extensions are not written`() {
    var builder = Builder()
    let patient = builder.add(
      "Patient", ["name[a].family": "TESTPATIENT", "name[b].given[x]": "", "address[a].city": "  "])
    builder.element("contact[a].name", in: patient)
    builder.set("extension[e].url", "http://example.org/nothing", in: patient)
    builder.options.profile = .base
    #expect(
      builder.resources() == """
        {"resourceType":"Patient","id":"\(builder.id(patient))","name":[{"family":"TESTPATIENT"}]}

        """)
  }

  @Test func `a section without text, entries and sections is not written`() {
    var builder = Builder()
    let composition = builder.add(
      "Composition",
      [
        "section[a].title": "Empty", "section[b].title": "Full", "section[b].text.status": "generated",
        "section[b].text.div": "<div/>", "section[c].title": "Outer", "section[c].section[x].title": "Empty too",
      ])
    let text = builder.resources()
    #expect(text.contains(#""section":[{"title":"Full","text":"#))
    #expect(!text.contains("Empty") && !text.contains("Outer"))
    #expect(builder.graph.resources[Int(composition)].isDropped == false)
  }

  @Test func `a resource without content goes, and so do references to it`() {
    var builder = Builder()
    let location = builder.add("Location", ["name": ""])
    let encounter = builder.add("Encounter", ["status": "finished", "class.code": "AMB"])
    builder.set("location[a].location.reference", .to(location), in: encounter)
    builder.set("location[a].location.display", "Room", in: encounter)
    builder.set("serviceProvider.reference", .to(location), in: encounter)
    let text = builder.resources()
    #expect(!text.contains("\"resourceType\":\"Location\"") && !text.contains("serviceProvider"))
    #expect(text.contains(#""location":[{"location":{"display":"Room"}}]"#))
  }

  @Test func `a resource folded into another takes references along`() {
    var builder = Builder()
    let kept = builder.add("Procedure", ["status": "completed"])
    let folded = builder.add("Procedure", ["status": "completed"])
    builder.add("ChargeItem", ["status": "billable", "service[a].reference": .to(folded)])
    builder.graph.resources[Int(folded)].isDropped = true
    builder.graph.resources[Int(folded)].mergedInto = kept
    let text = builder.resources()
    #expect(text.contains(#""service":[{"reference":"Procedure/\#(builder.id(kept))"}]"#))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `a required element that the source lacks is said to be absent`() {
    var builder = Builder()
    builder.options.profile = .base
    builder.add("Condition", ["code.text": "pain"])
    let text = builder.resources()
    let absent =
      #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}"#
    #expect(text.hasSuffix(#""code":{"text":"pain"},"subject":\#(absent)}"# + "\n"))
    #expect(builder.codes == [.requiredAbsent])
    #expect(builder.evidence.diagnostics[0].message.contains("Condition.subject"))
  }

  @Test func `a status that the source lacks is unknown where its value set has that word`() {
    var builder = Builder()
    builder.options.profile = .base
    builder.add("Procedure", ["code.text": "block", "subject.display": "x"])
    builder.add("Appointment", ["description": "x", "participant[a].status": "accepted"])
    let text = builder.resources()
    #expect(text.contains(#""status":"unknown""#))
    #expect(text.contains(#""_status":{"extension":["#))
  }

  @Test func `required elements of choices, backbones and data types are filled too`() {
    var builder = Builder()
    builder.options.profile = .base
    builder.add("MedicationAdministration", ["status": "completed", "subject.display": "x"])
    builder.add("Provenance", ["recorded": "2026-01-01T00:00:00Z", "target[a].display": "x"])
    builder.add("Observation", ["status": "final", "code.text": "x", "note[a].time": "2026"])
    let text = builder.resources()
    #expect(text.contains(#""medicationCodeableConcept":{"extension":["#))
    #expect(text.contains(#""_effectiveDateTime":{"extension":["#))
    #expect(text.contains(#""agent":[{"who":{"extension":["#))
    #expect(text.contains(#""_text":{"extension":["#))
  }

  @Test func `a code outside a required value set is left out, or said to be absent where it is required`() {
    var builder = Builder()
    builder.options.profile = .base
    builder.add("Patient", ["gender": "f", "birthDate": "1970"])
    builder.add("Procedure", ["status": "done", "subject.display": "x"])
    builder.add("Condition", ["subject.display": "x", "clinicalStatus.coding[a].code": "on", "code.text": "c"])
    let text = builder.resources()
    #expect(!text.contains("gender") && text.contains(#""birthDate":"1970""#))
    #expect(text.contains(#""status":"unknown""#))
    #expect(!text.contains("clinicalStatus"))
    #expect(builder.codes.filter { $0 == .valueOutsideBinding }.count == 3)
    #expect(builder.evidence.diagnostics.allSatisfy { !$0.message.contains("done") })
  }

  @Test func `codes of a required value set stay, bare and with their system`() {
    var builder = Builder()
    builder.options.profile = .base
    for _ in 0..<2 {
      builder.add(
        "Condition",
        [
          "subject.display": "x", "code.text": "c",
          "clinicalStatus.coding[a].system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
          "clinicalStatus.coding[a].code": "active",
        ])
      builder.add("Patient", ["gender": "female"])
    }
    let text = builder.resources()
    #expect(text.contains(#""code":"active""#) && text.contains(#""gender":"female""#))
    #expect(builder.codes.isEmpty)
  }

  @Test(arguments: [
    ("2014-09-12", "2000-02-06", false), ("2014", "2013-12-31", false), ("2014-09-12", "2014-09-12", true),
    ("2014-09", "2014-09-12", true), ("2014-09-12", "2014", true),
    ("2026-01-01T10:00:00Z", "2026-01-01T09:59:59Z", false), ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.5Z", true),
    ("2026-01-01T10:00:00+00:00", "2026-01-01T08:00:00-05:00", true),
    ("2026-01-02T01:00:00+14:00", "2026-01-01T23:00:00-05:00", true),
    ("2026-03-02T01:00:00+14:00", "2026-01-01T23:00:00-05:00", false),
  ])
  func `a period that certainly ends before it begins loses its end, and it is reported`(
    _ start: String, _ end: String, _ stays: Bool
  ) {
    var builder = Builder()
    builder.options.profile = .base
    builder.add(
      "Encounter",
      ["status": "finished", "class.code": "AMB", "period.start": .text(start), "period.end": .text(end)])
    #expect(builder.resources().contains(#""end":"\#(end)""#) == stays)
    #expect(builder.codes == (stays ? [] : [.unreadableValue]))
  }
}
