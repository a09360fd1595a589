import Diagnostics
import Grouping
import SourceModel
import TestKit
import Testing
import Translation

/// What is special about lines that are read together: addresses, what is only seen, what cannot be read.
struct GroupedCareTests {
  private static let encounter =
    #"{"resourceType":"Encounter","id":"v","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p"}}"#
  private static let procedure =
    #"{"resourceType":"Procedure","id":"a","status":"completed","code":{"coding":[{"system":"#
    + #""http://www.ama-assn.org/go/cpt","code":"20553"}]},"subject":{"reference":"Patient/p"},"#
    + #""encounter":{"reference":"https://s.example/fhir/Encounter/v"},"performedDateTime":"2026-05-08"}"#
  private static let administration =
    #"{"resourceType":"MedicationAdministration","id":"m","partOf":[{"reference":"https://s.example/fhir/Procedure/a"}],"#
    + #""status":"completed","medicationReference":{"reference":"https://s.example/fhir/Medication/d"},"#
    + #""subject":{"reference":"Patient/p"},"context":{"reference":"Encounter/v"},"effectiveDateTime":"2026-05-08"}"#
  private static let medication =
    #"{"resourceType":"Medication","id":"d","code":{"coding":[{"system":"#
    + #""http://www.nlm.nih.gov/research/umls/rxnorm","code":"6387"}],"text":"lidocaine"}}"#

  @Test("an address on a server leads to the line of its type and id, and stays as it was sent")
  func addresses() throws {
    let inputs = [Input("a", lines: [Self.medication, Self.encounter, Self.procedure, Self.administration])]
    let model = try Grouped.run(inputs, by: .encounter, as: .model).output
    #expect(String(decoding: model, as: UTF8.self).contains(#""name":"lidocaine""#))
    for form in [TranslationOptions.Form.bundle, .resources] {
      let written = String(decoding: try Grouped.run(inputs, by: .encounter, as: form).output, as: UTF8.self)
      #expect(written.contains(#""reference":"https://s.example/fhir/Medication/d""#))
      #expect(written.contains(#""reference":"https://s.example/fhir/Encounter/v""#))
      #expect(written.contains(#""partOf":[{"reference":"https://s.example/fhir/Procedure/a"}]"#))
    }
  }

  @Test("a mend of what is only seen is told where it is written, and is no change of the group")
  func mendedElsewhere() throws {
    let patient = #"{"resourceType":"Patient","id":"p","birthDate":"19620205"}"#
    let inputs = [Input("a", lines: [patient, Self.encounter])]
    let result = try Grouped.run(inputs, by: .encounter)
    let findings = String(decoding: result.errors, as: UTF8.self).split(separator: "\n")
    #expect(findings.count { $0.contains(#""code":"W105""#) } == 1)
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    // The Patient was mended and has a Provenance; the visit passes through as it came.
    #expect(lines.count { $0.contains(#""resourceType":"Provenance""#) } == 1)
    #expect(lines.last.map(String.init) == Self.encounter)
    #expect(result.summary.groups == 1 && result.summary.documents == 2)
  }

  @Test("where documents cannot be read as one, each is read alone, and the one at fault fails alone")
  func takenApart() throws {
    let lines = [Self.encounter, #"{"resourceType":"Procedure",}"#, Self.medication]
    var frame = Frame(bytes: [], format: .fhir, origin: Origin(input: "a", frame: 1), offset: 0)
    for (number, line) in lines.enumerated() {
      let start = frame.bytes.count
      frame.bytes += Array((line + "\n").utf8)
      frame.parts.append(
        FramePart(
          origin: Origin(input: "a", frame: number + 1), range: start..<frame.bytes.count - 1, offset: start))
    }
    var options = TranslationOptions()
    options.form = .resources
    var reporting = Reporting()
    reporting.people = true
    reporting.keepsFailed = true
    var conversion = Conversion(try Translating.translator(options), reporting)
    let result = conversion.run([.document(frame)])
    let said = String(decoding: result.people, as: UTF8.self)
    #expect(said.contains("a:1: error I110: 3 documents that belong together could not be read as one"), "\(said)")
    #expect(said.contains("a:2: byte 27: error J101"), "\(said)")
    #expect(result.summary.takenApart == 1 && result.summary.converted == 2 && result.summary.failed == 1)
    #expect(result.failed.map { String(decoding: $0.frame.bytes, as: UTF8.self) } == [lines[1]])
    #expect(String(decoding: result.output, as: UTF8.self) == Self.encounter + "\n" + Self.medication + "\n")
  }
}
