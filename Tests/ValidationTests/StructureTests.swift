import Diagnostics
import Testing
import Validation

/// One thing wrong in a resource, and what is found.
struct WrongCase: Sendable, CustomTestStringConvertible {
  let finding: String
  let resource: String

  init(_ finding: String, _ resource: String) {
    self.finding = finding
    self.resource = resource
  }

  var testDescription: String { finding }
}

@Suite struct StructureTests {
  @Test(
    "what R4 allows is found right",
    arguments: [
      #"{"resourceType":"Patient"}"#,
      #"{"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://example.org/x","valueCode":"y"}]}}"#,
      #"{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"id":"b"}]}]}"#,
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50}}"#,
      #"""
      {"resourceType":"Observation","_status":{"extension":[{
      "url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]},"code":{
      "text":"x"}}
      """#,
      #"{"resourceType":"Parameters","parameter":[{"name":"a","part":[{"name":"b","valueInteger":1}]}]}"#,
      ##"""
      {"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x"}],
      "managingOrganization":{"reference":"#o"}}
      """##,
      #"""
      {"resourceType":"Patient","text":{"status":"generated",
      "div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>x &amp; y</p></div>"}}
      """#,
      #"""
      {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{
      "resourceType":"Patient"}}]}
      """#,
      #"[{"resourceType":"Patient"},{"resourceType":"Group","type":"person","actual":true}]"#,
    ])
  func right(_ resource: String) {
    #expect(problems(resource) == [])
  }

  @Test(
    "what is wrong is found, with its code and place, and nothing else",
    arguments: [
      WrongCase("R101 ", "{}"), WrongCase("R101 ", #"{"id":"a"}"#),
      WrongCase("R101 /resourceType", #"{"resourceType":"Pateint"}"#),
      WrongCase("R102 /colour", #"{"resourceType":"Patient","colour":"red"}"#),
      WrongCase("R102 /_name", #"{"resourceType":"Patient","_name":{"id":"a"}}"#),
      WrongCase("R103 /status", #"{"resourceType":"Observation","code":{"text":"x"}}"#),
      WrongCase("R103 /type", #"{"resourceType":"Group","actual":true}"#),
      WrongCase(
        "R103 /medication[x]", #"{"resourceType":"MedicationStatement","status":"active","subject":{"display":"x"}}"#),
      WrongCase("R104 /gender/0", #"{"resourceType":"Patient","gender":["male"]}"#),
      WrongCase(
        "R104 /deceasedDateTime", #"{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2026"}"#),
      WrongCase("R105 /name", #"{"resourceType":"Patient","name":{"family":"x"}}"#),
      WrongCase("R105 /active", #"{"resourceType":"Patient","active":"true"}"#),
      WrongCase("R105 /birthDate", #"{"resourceType":"Patient","birthDate":1961}"#),
      WrongCase("R105 /maritalStatus", #"{"resourceType":"Patient","maritalStatus":"M"}"#),
      WrongCase("R106 /birthDate", #"{"resourceType":"Patient","birthDate":"2026-02-30"}"#),
      WrongCase("R106 /id", #"{"resourceType":"Patient","id":"a b"}"#),
      WrongCase("R107 /name", #"{"resourceType":"Patient","name":[]}"#),
      WrongCase("R107 /name/0", #"{"resourceType":"Patient","name":[{}]}"#),
      WrongCase("R107 /gender", #"{"resourceType":"Patient","gender":""}"#),
      WrongCase("R107 /gender", #"{"resourceType":"Patient","gender":null}"#),
      WrongCase("R107 /name/0/given/1", #"{"resourceType":"Patient","name":[{"given":["A",null]}]}"#),
      WrongCase("R108 /gender", #"{"resourceType":"Patient","gender":"woman"}"#),
      WrongCase(
        "R109 /maritalStatus/coding/0/code",
        #"""
        {"resourceType":"Patient","maritalStatus":{"coding":[{
        "system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"QQ"}]}}
        """#
      ),
      WrongCase(
        "R106 /identifier/0/system", #"{"resourceType":"Patient","identifier":[{"system":"mrn","value":"1"}]}"#),
      WrongCase(
        "R110 /managingOrganization/reference",
        #"{"resourceType":"Patient","managingOrganization":{"reference":"Patient/1"}}"#),
      WrongCase(
        "R110 /managingOrganization/reference",
        ##"{"resourceType":"Patient","managingOrganization":{"reference":"#x"}}"##),
      WrongCase(
        "R110 /entry/0/resource/managingOrganization/reference",
        #"""
        {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient",
        "managingOrganization":{"reference":"urn:uuid:1"}}}]}
        """#
      ),
      WrongCase(
        "R111 /extension/0/valueString",
        #"""
        {"resourceType":"Patient","extension":[{
        "url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueString":"x"}]}
        """#
      ),
      WrongCase("R112 /text/div", #"{"resourceType":"Patient","text":{"status":"generated","div":"<div>x</div>"}}"#),
      WrongCase("R113 /extension/0", #"{"resourceType":"Patient","extension":[{"url":"http://example.org/x"}]}"#),
      WrongCase(
        "R113 /contained/0",
        #"{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x"}]}"#),
    ])
  func wrong(_ it: WrongCase) {
    #expect(problems(it.resource) == [it.finding])
  }

  @Test("a place is where the value stands")
  func place() {
    let before = "{\"resourceType\":\"Patient\",\n\"birthDate\":\""
    let found = findings(before + "x\"}")
    #expect(found.map(\.place?.byte) == [before.utf8.count])
    #expect(found.map(\.place?.line) == [2])
  }

  @Test("many problems are told in a thousand lines and one, and long arrays take no longer than short ones")
  func many() {
    let count = 50_000
    let nulls = Array(repeating: "null", count: count).joined(separator: ",")
    let ids = Array(repeating: #"{"id":"a"}"#, count: count).joined(separator: ",")
    #expect(problems(#"{"resourceType":"Patient","name":[{"given":[\#(nulls)],"_given":[\#(ids)]}]}"#) == [])
    let found = findings(#"{"resourceType":"Patient","name":[{"given":[\#(nulls)]}]}"#)
    #expect(found.count == 1001)
    #expect(found.last?.message.hasPrefix("\(count - 1000) more problems") == true)
  }

  @Test("no finding holds a value of the document")
  func noValues() {
    let secret = "Zq7secret"
    let found = findings(
      #"""
      {"resourceType":"Patient","id":"\#(secret) x","birthDate":"\#(secret)","gender":"\#(secret)","photo":[
      {"data":"\#(secret)"}]}
      """#
    )
    #expect(found.count >= 4)
    #expect(!found.contains { $0.rendered().contains(secret) || ($0.path ?? "").contains(secret) })
  }
}
