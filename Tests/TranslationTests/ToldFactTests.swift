import TestKit
import Testing
import Translation

/// What only words of a note say becomes resources beside the procedure, and comes back when the output is read again.
/// Synthetic throughout.
struct ToldFactTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var note: String
    /// What the Bundle holds.
    var holds: [String]
    /// What the model holds, of the note and of the Bundle read again.
    var model: [String]

    init(_ name: String, _ code: String, _ note: String, _ holds: [String], model: [String]) {
      (testDescription, self.code, self.note, self.holds, self.model) = (name, code, note, holds, model)
    }
  }

  private static let cases = [
    Case(
      "drugs and contrast that were given", "62321",
      "C7-T1 interlaminar epidural injection. Iohexol 1 mL, then dexamethasone 10 mg was injected.",
      [
        #""resourceType":"MedicationAdministration""#, #""code":"3264","display":"dexamethasone sodium phosphate""#,
        #""dose":{"value":10,"unit":"mg""#, #""dose":{"value":1,"unit":"mL""#,
      ], model: [#""name":"dexamethasone sodium phosphate""#, #""name":"iohexol""#]),
    Case(
      "a score before and one after", "64483^^C4|RT",
      "Right L4-5 transforaminal epidural injection. Pain was 8/10 before and 2/10 after the procedure.",
      [
        #""code":"72514-3"}],"text":"Pain severity before the procedure""#,
        #""code":"72514-3"}],"text":"Pain severity after the procedure""#,
      ], model: [#""painBefore":{"value":8"#, #""painAfter":{"value":2"#]),
    Case(
      "what each disc answered", "62290",
      "Provocation discogram L3-4 and L4-5, concordant 8/10 at L4-5 and no pain at L3-4.",
      [#""valueString":"concordant pain""#, #""bodySite":{"text":"L4-L5"}"#, #""valueString":"no pain""#],
      model: [#"{"level":"L4-L5","text":"concordant pain","score":8}"#, #"{"level":"L3-L4","text":"no pain"}"#]),
    Case(
      "what went wrong", "62323", "L4-5 interlaminar epidural injection. Complications: vasovagal reaction.",
      [#""complication":[{"text":"vasovagal reaction"}]"#], model: [#""text":"vasovagal reaction""#]),
    Case(
      "how hot and how long, and which nerves", "64635^^C4|RT",
      "Right L4 and L5 medial branch radiofrequency ablation, 80 C for 90 s.",
      [#""valueQuantity":{"value":80,"unit":"Cel""#, #""text":"L4 medial branch, right""#],
      model: [#""celsius":80,"seconds":90"#, #"{"kind":"medial_branch","name":"L4""#]),
  ]

  @Test("what a note says is a resource, and read again is the same", arguments: cases)
  func told(_ it: Case) throws {
    let message = Self.message(it.code, it.note)
    let bundle = String(decoding: try Translating.output(message, as: .bundle), as: UTF8.self)
    for text in it.holds { #expect(bundle.contains(text), "\(bundle)") }
    let again = try Translating.output(Array(bundle.utf8), as: .bundle)
    #expect(String(decoding: again, as: UTF8.self) == bundle)
    for source in [message, Array(bundle.utf8)] {
      let line = String(decoding: try Translating.output(source, as: .model), as: UTF8.self)
      for text in it.model { #expect(line.contains(text), "\(line)") }
      #expect(!line.contains("level-conflict"), "\(line)")
    }
  }

  @Test func `a procedure that was not done gives no drugs`() throws {
    let message = Self.message(
      "64483^^C4|RT~73", "Right L4-5 transforaminal injection. Dexamethasone 10 mg was drawn up.")
    let bundle = String(decoding: try Translating.output(message, as: .bundle), as: UTF8.self)
    #expect(!bundle.contains(#""resourceType":"MedicationAdministration""#), "\(bundle)")
  }

  private static func message(_ code: String, _ note: String) -> [UInt8] {
    let coded = code.contains("^") ? code : code + "^^C4"
    let segments = [
      "MSH|^~\\&|A|B|C|D|20260416120000-0500||ORU^R01^ORU_R01|M1|T|2.5.1",
      "PID|1||1^^^MRN&2.999.3&ISO^MR||TESTPATIENT^SYN||19600101|F",
      "PV1|1|O|P|||||||||||||||||V1^^^V&2.999.4&ISO^VN",
      "OBR|1||F1|P^Pain procedure^L|||20260416090500-0500||||||||||||||||||F|||||||||||||||||||" + coded,
      "OBX|1|TX|28570-0^Procedure note^LN||" + note + "||||||F|||20260416094000-0500",
    ]
    return Array((segments.joined(separator: "\r") + "\r").utf8)
  }
}
