import ResourceModel
import ResourceWriter
import Testing

/// The form of the JSON.
@Suite struct WritingTests {
  /// A resource written without being finished, so that nothing is added.
  private func written(_ type: String, _ members: KeyValuePairs<String, Content>) -> String {
    var builder = Builder()
    builder.add(type, members)
    return String(builder.writtenResources().dropLast())
  }

  @Test func `elements stand in R4's order however they were made`() {
    let text = written(
      "Patient",
      [
        "birthDate": "1970-01-01", "name[a].given[x]": "Ann", "gender": "female", "name[a].family": "TESTPATIENT",
        "active": .literal("true"),
      ])
    #expect(
      text == """
        {"resourceType":"Patient","active":true,"name":[{"family":"TESTPATIENT","given":["Ann"]}],"gender":"female","birthDate":"1970-01-01"}
        """)
  }

  @Test func `members of a list stay in the order in which they were made, though others come between`() {
    let text = written(
      "Patient", ["name[a].family": "ONE", "gender": "male", "name[b].family": "TWO", "name[a].text": "ONE, A"])
    #expect(
      text == """
        {"resourceType":"Patient","name":[{"text":"ONE, A","family":"ONE"},{"family":"TWO"}],"gender":"male"}
        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a \"b\" \\ c", #"a \"b\" \\ c"#), ("tab\tline\r\nend", #"tab\tline\r\nend"#),
    ("bell\u{07}", #"bell\u0007"#), ("form\u{0C}back\u{08}", #"form\fback\b"#), ("Zoë 漢字 🦴", "Zoë 漢字 🦴"),
    ("\u{1F}", #"\u001f"#), ("/slash/", "/slash/"), ("", ""),
  ])
  func `strings are escaped as RFC 8259 asks and no further`(_ value: String, _ expected: String) {
    #expect(written("Patient", ["language": .text(value)]) == #"{"resourceType":"Patient","language":"\#(expected)"}"#)
  }

  @Test func `a decimal is written as it came`() {
    #expect(
      written("Observation", ["valueQuantity.value": .literal("6.50")])
        == #"{"resourceType":"Observation","valueQuantity":{"value":6.50}}"#)
  }

  @Test func `what belongs to a primitive stands beside it under an underscore`() {
    #expect(
      written("Patient", ["birthDate": "1970-01-01", "birthDate.extension[t].url": "u"])
        == #"{"resourceType":"Patient","birthDate":"1970-01-01","_birthDate":{"extension":[{"url":"u"}]}}"#)
    #expect(
      written("Patient", ["birthDate.extension[t].url": "u"])
        == #"{"resourceType":"Patient","_birthDate":{"extension":[{"url":"u"}]}}"#)
  }

  @Test func `lists of primitives and of what belongs to them are aligned by nulls`() {
    #expect(
      written(
        "Patient",
        [
          "name[a].given[x]": "Ann", "name[a].given[y].extension[e].url": "u", "name[a].given[z]": "Bea",
          "name[a].given[z].id": "g3",
        ])
        == #"{"resourceType":"Patient","name":[{"given":["Ann",null,"Bea"],"#
        + #""_given":[null,{"extension":[{"url":"u"}]},{"id":"g3"}]}]}"#)
  }

  @Test func `elements that R4 does not define come last, members of one name together`() {
    #expect(
      written("Patient", ["zeta[a]": "1", "other": "2", "zeta[b]": "3", "gender": "male"])
        == #"{"resourceType":"Patient","gender":"male","zeta":["1","3"],"other":"2"}"#)
  }

  @Test func `a contained resource says its type`() {
    var builder = Builder()
    let patient = builder.add("Patient", ["gender": "male"])
    let contained = builder.element("contained[a]", in: patient)
    let organization = builder.definitions.type("Organization")
    builder.graph[contained].type = organization ?? builder.graph[contained].type
    builder.set("contained[a].name", "Clinic", in: patient)
    builder.set("contained[a].id", "o1", in: patient)
    #expect(
      builder.writtenResources()
        == #"{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o1","name":"Clinic"}],"#
        + #""gender":"male"}"# + "\n")
  }

  @Test func `pretty output is the same JSON, indented`() {
    var builder = Builder()
    builder.options.isPretty = true
    builder.add("Patient", ["name[a].family": "A,{\"B\":[", "name[a].given[x]": "C", "name[a].given[y]": "D"])
    #expect(
      builder.writtenResources() == """
        {
          "resourceType": "Patient",
          "name": [
            {
              "family": "A,{\\"B\\":[",
              "given": [
                "C",
                "D"
              ]
            }
          ]
        }

        """)
  }

  @Test func `a document without resources is a Bundle without entries`() {
    var builder = Builder()
    #expect(builder.bundle() == #"{"resourceType":"Bundle","type":"transaction"}"# + "\n")
  }

  @Test func `each line of resources output is noted with its type`() {
    var builder = Builder()
    builder.add("Procedure", ["status": "completed"])
    builder.add("Patient", ["gender": "male"])
    builder.finish()
    var out: [UInt8] = []
    var lines: [ResourceWriter.WrittenResource] = []
    builder.writer.writeResources(
      builder.graph, definitions: builder.definitions, symbols: builder.symbols, options: builder.options, into: &out,
      lines: &lines)
    #expect(lines.map(\.type) == ["Patient", "Procedure"])
    #expect(lines.map(\.range.upperBound).last == out.count)
    for line in lines {
      let text = String(decoding: out[line.range], as: UTF8.self)
      #expect(text.hasPrefix("{\"resourceType\":\"\(line.type)\"") && text.hasSuffix("}\n"))
    }
  }
}
