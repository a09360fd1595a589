import Testing
import Translation

/// Fluoro vouches, by a Provenance, for what it made or changed; FHIR that passes through as it came stays its author's.
struct VouchingTests {
  /// FHIR input, and the types of the resources that come out.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let sent: String
    let types: [String]
    var testDescription: String { what }

    init(_ what: String, _ sent: String, _ types: String...) {
      (self.what, self.sent, self.types) = (what, sent, types)
    }
  }

  private static let patient = #"{"resourceType":"Patient","id":"p","gender":"male","birthDate":"1960-01-01"}"#
  private static let vouched = ["Device", "Provenance"]

  @Test(
    "what passes through as it came gets no Provenance",
    arguments: [
      Case("a resource", patient, "Patient"),
      Case("indented, in another order", "{\n  \"gender\": \"male\",\n  \"resourceType\": \"Patient\"\n}", "Patient"),
      Case(
        "one that refers to what is elsewhere",
        #"{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"}}"#,
        "Observation"),
      Case(
        "a Bundle", #"{"resourceType":"Bundle","id":"b","type":"collection","entry":[{"resource":\#(patient)}]}"#,
        "Patient"),
      Case(
        "a Bundle with addresses of its own",
        #"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:3f1c2a5e-8d0b-4c55-9a51-0f4b9d1c2e77","resource":{"resourceType":"Patient","active":true}}]}"#,
        "Patient"),
      Case(
        "Parameters",
        #"{"resourceType":"Parameters","parameter":[{"name":"return","resource":\#(patient)}]}"#, "Patient"),
      Case("a list", "[\(patient)]", "Patient"),
      Case(
        "elements that R4 does not have", #"{"resourceType":"Patient","id":"p","shoeSize":42}"#, "Patient"),
    ])
  func passes(_ example: Case) throws { #expect(try types(of: example.sent) == example.types) }

  @Test(
    "what was mended, read or left out gets one",
    arguments: [
      Case("a mended date", #"{"resourceType":"Patient","id":"p","birthDate":"19600101"}"#, "Patient"),
      Case(
        "a mended system",
        #"{"resourceType":"Patient","id":"p","identifier":[{"system":"2.16.840.1.113883.4.6","value":"1"}]}"#,
        "Patient"),
      Case("an empty string", #"{"resourceType":"Patient","id":"p","gender":"male","language":""}"#, "Patient"),
      Case("an empty list", #"{"resourceType":"Patient","id":"p","gender":"male","name":[]}"#, "Patient"),
      Case(
        "an extension without a value",
        #"{"resourceType":"Patient","id":"p","active":true,"extension":[{"url":"http://x"}]}"#,
        "Patient"),
      Case(
        "a procedure that is interventional",
        #"{"resourceType":"Procedure","id":"x","status":"completed","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},"subject":{"reference":"Patient/p"},"performedDateTime":"2025-03-10"}"#,
        "Procedure"),
      Case(
        "a charge that was one",
        #"{"resourceType":"ChargeItem","id":"x","status":"billable","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},"subject":{"reference":"Patient/p"},"occurrenceDateTime":"2025-03-10"}"#,
        "ChargeItem", "Procedure"),
    ])
  func isVouchedFor(_ example: Case) throws {
    #expect(Set(try types(of: example.sent)) == Set(example.types + Self.vouched))
  }

  @Test("what has its Provenance is not vouched for again", arguments: [TranslationOptions.Form.bundle, .resources])
  func onceOnly(_ form: TranslationOptions.Form) throws {
    let once = try Translating.output(
      Array(
        #"{"resourceType":"Procedure","id":"x","status":"completed","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},"subject":{"reference":"Patient/p"},"performedDateTime":"2025-03-10"}"#
          .utf8), as: form)
    #expect(try Translating.output(once, as: form) == once)
  }

  private func types(of sent: String) throws -> [String] {
    String(decoding: try Translating.output(Array(sent.utf8)), as: UTF8.self).split(separator: "\n").map { line in
      String(line.dropFirst(17).prefix { $0 != "\"" })
    }
  }
}
