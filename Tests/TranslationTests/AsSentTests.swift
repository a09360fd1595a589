import Testing
import Translation

/// FHIR input that is written just as the writer writes it passes through as it came; all other is written as R4 has it.
/// Both ways lead to the same bytes: the second way alone led to these.
struct AsSentTests {
  @Test(
    "a resource in the writer's own form stays byte by byte",
    arguments: [
      #"{"resourceType":"Patient","id":"p","active":true,"name":[{"family":"Test","given":["A","B"]}],"gender":"male"}"#,
      #"{"resourceType":"Patient","id":"p","name":[{"text":"a\"b\\c\n\td"}]}"#,
      #"{"resourceType":"Patient","id":"p","name":[{"text":"a\u000b"}]}"#,
      #"{"resourceType":"Patient","id":"p","extension":[{"url":"http://x","valueDecimal":1.50e0}],"multipleBirthInteger":1}"#,
      #"{"resourceType":"Patient","id":"p","birthDate":"1960-01-01","_birthDate":{"extension":[{"url":"http://x","valueString":"y"}]}}"#,
      #"{"resourceType":"Patient","id":"p","_birthDate":{"extension":[{"url":"http://x","valueString":"y"}]},"deceasedBoolean":false}"#,
      #"{"resourceType":"Patient","id":"p","name":[{"given":["A",null],"_given":[null,{"extension":[{"url":"http://x","valueString":"y"}]}]}]}"#,
      #"{"resourceType":"Patient","id":"p","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"active":true}"#,
      #"{"resourceType":"Patient","id":"p","deceasedBoolean":true,"deceasedDateTime":"2020-01-01"}"#,
      #"{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.3","value":"1"},{"system":"urn:oid:1.2.3","value":"2"}]}"#,
      #"{"resourceType":"Patient","id":"p","name":[{"family":"Müller"}]}"#,
      #"{"resourceType":"Patient","id":"p"}"#,
      #"{"resourceType":"Patient","id":"p","meta":{"versionId":"1","lastUpdated":"2020-01-01T00:00:00Z"},"active":true}"#,
    ])
  func stays(_ resource: String) throws {
    let output = try Translating.output(Array(resource.utf8))
    #expect(String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init) == resource)
  }

  /// What is sent in another form than the writer's, and what is written.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let sent: String
    let written: String
    var testDescription: String { what }
  }

  @Test(
    "a resource in another form is written in the writer's",
    arguments: [
      Case(
        what: "members in another order",
        sent: #"{"resourceType":"Patient","id":"p","gender":"male","active":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true,"gender":"male"}"#),
      Case(
        what: "a blank behind a colon",
        sent: #"{"resourceType":"Patient","id":"p","active": true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "a blank behind a comma",
        sent: #"{"resourceType":"Patient","id":"p","name":[{"family":"Test", "given":["A"]}]}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"family":"Test","given":["A"]}]}"#),
      Case(
        what: "a blank before the id",
        sent: #"{"resourceType":"Patient", "id":"p","active":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "a blank before the type",
        sent: #"{ "resourceType":"Patient","active":true,"id":"p"}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "escapes in the type and the id",
        sent: #"{"resourceType":"\u0050atient","id":"\u0070","active":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "an empty id",
        sent: #"{"resourceType":"Patient","id":"","active":true}"#,
        written: #"{"resourceType":"Patient","id":"2e348bcc-c816-504c-b0fb-a109666d51b5","active":true}"#),
      Case(
        what: "the id behind other members",
        sent: #"{"resourceType":"Patient","active":true,"id":"p"}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "the type behind other members",
        sent: #"{"id":"p","active":true,"resourceType":"Patient"}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "two ids",
        sent: #"{"resourceType":"Patient","id":"p","id":"q","active":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "escapes that need not be",
        sent: #"{"resourceType":"Patient","id":"p","name":[{"text":"\u0041\/"}]}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"text":"A/"}]}"#),
      Case(
        what: "an escape in upper case",
        sent: #"{"resourceType":"Patient","id":"p","name":[{"text":"a\u000B"}]}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"text":"a\u000b"}]}"#),
      Case(
        what: "an escape in a key",
        sent: #"{"resourceType":"Patient","id":"p","\u0061ctive":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "an empty object",
        sent: #"{"resourceType":"Patient","id":"p","active":true,"maritalStatus":{}}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "an empty array",
        sent: #"{"resourceType":"Patient","id":"p","active":true,"name":[]}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "null",
        sent: #"{"resourceType":"Patient","id":"p","active":true,"gender":null}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "an empty string",
        sent: #"{"resourceType":"Patient","id":"p","active":true,"gender":""}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "one value for a list",
        sent: #"{"resourceType":"Patient","id":"p","name":{"family":"Test"}}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"family":"Test"}]}"#),
      Case(
        what: "a list for one value",
        sent: #"{"resourceType":"Patient","id":"p","gender":["male"]}"#,
        written: #"{"resourceType":"Patient","id":"p","gender":"male"}"#),
      Case(
        what: "a list in two pieces",
        sent: #"{"resourceType":"Patient","id":"p","name":[{"family":"A"}],"name":[{"family":"B"}]}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"family":"A"},{"family":"B"}]}"#),
      Case(
        what: "a member twice",
        sent: #"{"resourceType":"Patient","id":"p","gender":"male","gender":"female"}"#,
        written: #"{"resourceType":"Patient","id":"p","gender":["male","female"]}"#),
      Case(
        what: "an unknown member",
        sent: #"{"resourceType":"Patient","id":"p","active":true,"zzz":"x","gender":"male"}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true,"gender":"male","zzz":"x"}"#),
      Case(
        what: "an object for a primitive",
        sent: #"{"resourceType":"Patient","id":"p","gender":{"a":"b"}}"#,
        written: #"{"resourceType":"Patient","id":"p","_gender":{"a":"b"}}"#),
      Case(
        what: "a string for an object",
        sent: #"{"resourceType":"Patient","id":"p","maritalStatus":"M"}"#,
        written: #"{"resourceType":"Patient","id":"p","maritalStatus":{}}"#),
      Case(
        what: "a narrative without status",
        sent:
          #"{"resourceType":"Patient","id":"p","text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"active":true}"#,
        written:
          #"{"resourceType":"Patient","id":"p","text":{"status":"additional","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"active":true}"#
      ),
      Case(
        what: "a contained resource",
        sent:
          #"{"resourceType":"Patient","id":"p","contained":[{"resourceType":"Organization","name":"o","id":"c"}],"active":true}"#,
        written:
          #"{"resourceType":"Patient","id":"p","contained":[{"resourceType":"Organization","id":"c","name":"o"}],"active":true}"#
      ),
      Case(
        what: "a date to mend",
        sent: #"{"resourceType":"Patient","id":"p","birthDate":"19600101"}"#,
        written: #"{"resourceType":"Patient","id":"p","birthDate":"1960-01-01"}"#),
      Case(
        what: "a blank in a code",
        sent: #"{"resourceType":"Patient","id":"p","gender":" male"}"#,
        written: #"{"resourceType":"Patient","id":"p","gender":"male"}"#),
      Case(
        what: "a code system to mend",
        sent:
          #"{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:2.16.840.1.113883.4.6","value":"1"}]}"#,
        written:
          #"{"resourceType":"Patient","id":"p","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1"}]}"#
      ),
      Case(
        what: "an extension without a value",
        sent: #"{"resourceType":"Patient","id":"p","extension":[{"url":"http://x"}],"active":true}"#,
        written: #"{"resourceType":"Patient","id":"p","active":true}"#),
      Case(
        what: "no id",
        sent: #"{"resourceType":"Patient","active":true}"#,
        written: #"{"resourceType":"Patient","id":"2e348bcc-c816-504c-b0fb-a109666d51b5","active":true}"#),
      Case(
        what: "an array in an array",
        sent: #"{"resourceType":"Patient","id":"p","name":[[{"family":"A"}]]}"#,
        written: #"{"resourceType":"Patient","id":"p","name":[{"name":[{"family":"A"}]}]}"#),
      Case(
        what: "an object for an id",
        sent: #"{"resourceType":"Patient","id":{"a":"b"},"active":true}"#,
        written: #"{"resourceType":"Patient","id":"7ce0b039-440f-569d-9cc2-fe3219b6ef5d","active":true}"#),
      Case(
        what: "a boolean for a code",
        sent: #"{"resourceType":"Patient","id":"p","gender":true}"#,
        written: #"{"resourceType":"Patient","id":"p","gender":"true"}"#),
    ])
  func isRewritten(_ example: Case) throws {
    let output = try Translating.output(Array(example.sent.utf8))
    #expect(String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init) == example.written)
  }

  @Test("a resource that is given another id is written with it")
  func otherID() throws {
    let first = #"{"resourceType":"Patient","id":"p","active":true}"#
    let sent = "[" + first + "," + first.replacing("true", with: "false") + "]"
    let lines = String(decoding: try Translating.output(Array(sent.utf8)), as: UTF8.self).split(separator: "\n")
    #expect(lines.first.map(String.init) == first)
    let second = try #require(lines.dropFirst().first)
    #expect(second.hasSuffix(#","active":false}"#))
    #expect(!second.contains(#""id":"p""#))
  }

  private static let reason = #"{"extension":[{"url":"http://x","valueString":"y"}]}"#

  @Test(
    "extensions of a primitive find it when they come before it",
    arguments: [
      ("\"birthDate\":\"1960-01-01\"", "\"_birthDate\":REASON"),
      ("\"deceasedBoolean\":true", "\"_deceasedBoolean\":REASON"),
      ("\"name\":[{\"given\":[\"A\",null,\"C\"]", "\"_given\":[null,REASON,REASON]}]"),
    ])
  func extensionsFirst(_ value: String, _ extensions: String) throws {
    // What stands before the value itself goes first with it.
    let start = value.lastIndex(of: "{").map { value.index(after: $0) } ?? value.startIndex
    let (head, own) = (value[..<start], value[start...])
    let inList = extensions.hasSuffix("}]")
    let further = (inList ? String(extensions.dropLast(2)) : extensions).replacing("REASON", with: Self.reason)
    let (begin, end) = ("{\"resourceType\":\"Patient\",\"id\":\"p\"," + head, (inList ? "}]" : "") + "}")
    let output = try Translating.output(Array((begin + further + "," + own + end).utf8))
    #expect(
      String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init)
        == begin + own + "," + further + end)
  }

  /// A Patient of an Organization, which a Bundle inside the Bundle brings: it is taken over first and stands behind.
  private static let nested = #"""
    {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",\#
    "resource":{"resourceType":"Patient","id":"a","managingOrganization":{"reference":"ADDRESS"}}},\#
    {"resource":{"resourceType":"Bundle","type":"collection","entry":[\#
    {"fullUrl":"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950f","resource":{"resourceType":"Organization","id":"o",\#
    "name":"x","partOf":{"reference":"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950a"}}},\#
    {"fullUrl":"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950a","resource":{"resourceType":"Organization","id":"p",\#
    "name":"y"}}]}}]}
    """#

  @Test(
    "references lead to their targets wherever they stand, and however they are escaped",
    arguments: [
      "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950f", #"urn:uuid:0f8fad5b-d9cb\u002d469f-a165-70867728950f"#,
    ])
  func redirected(_ address: String) throws {
    let sent = Self.nested.replacing("ADDRESS", with: address)
    let output = String(decoding: try Translating.output(Array(sent.utf8)), as: UTF8.self).split(separator: "\n")
    #expect(
      output.prefix(3) == [
        #"{"resourceType":"Patient","id":"a","managingOrganization":{"reference":"Organization/o"}}"#,
        #"{"resourceType":"Organization","id":"o","name":"x","partOf":{"reference":"Organization/p"}}"#,
        #"{"resourceType":"Organization","id":"p","name":"y"}"#,
      ])
  }
}
