import Testing

/// FHIR that R4 does not know, through the whole pipeline.
@Suite struct UnknownElementTests {
  @Test func `a list that R4 does not know stays a list though it has one item (issue 2)`() throws {
    let input = #"{"resourceType":"Basic","id":"a","ours":["x"],"yours":"y","theirs":[{"z":1}]}"#
    let output = String(decoding: try Translating.output(Array(input.utf8)), as: UTF8.self)
    #expect(output.contains(#""ours":["x"]"#) && output.contains(#""yours":"y""#))
    #expect(output.contains(#""theirs":[{"z":1}]"#))
  }
}
