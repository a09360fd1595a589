import Grouping
import Testing

/// What references say.
struct ResourceNameTests {
  private static let readable: [(String, String)] = [
    ("Patient/x", "- Patient x"), ("http://a.example/fhir/Patient/x", "http://a.example/fhir Patient x"),
    ("https://a.example/fhir/Patient/x/_history/3", "https://a.example/fhir Patient x"),
    ("Patient/x/_history/3", "- Patient x"),
    ("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", "-  0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"),
  ]

  @Test("a reference names server, type and id", arguments: readable)
  func names(_ reference: String, _ expected: String) throws {
    let name = try #require(ResourceName(reference: reference))
    #expect("\(name.server ?? "-") \(name.type) \(name.id)" == expected)
  }

  @Test(
    "what is none names nothing",
    arguments: [
      "", "#p", "Patient", "Patient/", "Patient?identifier=1", "../Patient/x", "patient/x", "urn:uuid:", "/x",
    ])
  func none(_ reference: String) { #expect(ResourceName(reference: reference) == nil) }
}
