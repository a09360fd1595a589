import Testing
import Translation

/// What a patient answered, before and after, in a QuestionnaireResponse (FHIR R4). Synthetic throughout.
struct QuestionnaireTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The items of the response.
    let items: String
    /// What the model says of the outcome, and no more of it: before, after, relief in percent.
    let before: String?
    let after: String?
    let relief: String?

    init(_ name: String, _ items: String, before: String? = nil, after: String? = nil, relief: String? = nil) {
      (testDescription, self.items, self.before, self.after, self.relief) = (name, items, before, after, relief)
    }
  }

  private static let cases = [
    Case(
      "questions in full",
      #"{"linkId":"1","text":"Pain before the procedure (0-10)","answer":[{"valueInteger":8}]},"#
        + #"{"linkId":"2","text":"Pain after the procedure (0-10)","answer":[{"valueInteger":2}]}"#,
      before: "8", after: "2", relief: "75"),
    Case(
      "a heading and two moments",
      #"{"linkId":"1","text":"Pain score, 0 to 10","item":["#
        + #"{"linkId":"1.1","text":"Before","answer":[{"valueDecimal":7.5}]},"#
        + #"{"linkId":"1.2","text":"After","answer":[{"valueDecimal":3.0}]}]}"#,
      before: "7.5", after: "3", relief: "60"),
    Case(
      "two headings and one question",
      #"{"linkId":"a","text":"Before the procedure","item":[{"linkId":"a1","text":"Rate your pain from 0 to 10","answer":[{"valueInteger":6}]}]},"#
        + #"{"linkId":"b","text":"After the procedure","item":[{"linkId":"b1","text":"Rate your pain from 0 to 10","answer":[{"valueInteger":0}]}]}"#,
      before: "6", after: "0", relief: "100"),
    Case(
      "links named after LOINC codes",
      #"{"linkId":"pre","text":"Pre-procedure","item":[{"linkId":"pre/72514-3","answer":[{"valueInteger":5}]}]},"#
        + #"{"linkId":"post","text":"Post-procedure","item":[{"linkId":"post/72514-3","answer":[{"valueInteger":4}]}]}"#,
      before: "5", after: "4", relief: "20"),
    Case(
      "choices, and a question within an answer",
      #"{"linkId":"1","text":"Do you have pain?","answer":[{"valueBoolean":true,"item":["#
        + #"{"linkId":"1.1","text":"NRS pain before","answer":[{"valueCoding":{"code":"LA6118-9","display":"7"}}]}]}]},"#
        + #"{"linkId":"2","text":"NRS pain after","answer":[{"valueString":"1/10"}]}"#,
      before: "7", after: "1", relief: "86"),
    Case(
      "a choice by its code alone is no number",
      #"{"linkId":"1","text":"NRS pain before","answer":[{"valueCoding":{"code":"3"}}]}"#),
    Case(
      "relief in percent",
      #"{"linkId":"1","text":"Pain relief in percent","answer":[{"valueInteger":80}]}"#, relief: "80"),
    Case(
      "what is not the pain at the time",
      #"{"linkId":"1","text":"Pain interference with sleep (0-10)","answer":[{"valueInteger":8}]},"#
        + #"{"linkId":"2","text":"Worst pain before (0-10)","answer":[{"valueInteger":10}]},"#
        + #"{"linkId":"3","text":"Anxiety before the procedure, 0 to 10","answer":[{"valueInteger":4}]},"#
        + #"{"linkId":"4","text":"Pain score","item":[{"linkId":"4.1","text":"Tablets today","answer":[{"valueInteger":3}]}]}"#
    ),
  ]

  @Test("a patient's answers are scores before and after", arguments: cases)
  func answers(_ it: Case) throws { try expect(it, Self.model(it.items)) }

  @Test("answers of another patient, of another day, or entered in error are not")
  func others() throws {
    let items = Self.cases[0].items
    let none = Case("", items)
    try expect(none, Self.model(items, patient: "q"))
    try expect(none, Self.model(items, authored: "2025-03-11T09:00:00-05:00"))
    try expect(none, Self.model(items, status: "entered-in-error"))
  }

  private func expect(_ it: Case, _ model: String) throws {
    for (name, value) in [("painBefore", it.before), ("painAfter", it.after)] {
      let said = value.map { #""\#(name)":{"value":\#($0),"# } ?? #""\#(name)""#
      #expect(model.contains(said) == (value != nil), "\(model)")
    }
    let said = it.relief.map { #""relief":{"percent":\#($0),"# } ?? #""relief":"#
    #expect(model.contains(said) == (it.relief != nil), "\(model)")
  }

  private static func model(
    _ items: String, patient: String = "p", authored: String = "2025-03-10T09:00:00-05:00", status: String = "completed"
  ) throws -> String {
    let bundle =
      #"{"resourceType":"Bundle","id":"b","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p"}},"#
      + #"{"resource":{"resourceType":"Patient","id":"q"}},{"resource":{"resourceType":"Procedure","id":"x","#
      + #""status":"completed","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"62323"}]},"#
      + #""subject":{"reference":"Patient/p"},"performedDateTime":"2025-03-10"}},{"resource":{"#
      + #""resourceType":"QuestionnaireResponse","id":"r","status":"\#(status)","subject":{"reference":"Patient/\#(patient)"},"#
      + #""authored":"\#(authored)","item":[\#(items)]}}]}"#
    return String(decoding: try Translating.output(Array(bundle.utf8), as: .model), as: UTF8.self)
  }
}
