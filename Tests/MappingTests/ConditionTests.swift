import Testing

/// What conditions read of a document is accounted for.
@Suite struct ConditionTests {
  @Test("What the left side of a condition read is steered, though what its right side asks for is not there")
  func leftSideIsSteered() throws {
    let maps = [
      "start.csv": "all,.,,.,doc,,,local,",
      "json/doc.csv": "i,i,,Patient[x].id,,,,local,\nt,.,a != x and b = y,Patient[x].gender,,,male,local,",
    ]
    let out = try MappedDocument(#"{"i":"p","a":"z"}"#, maps)
    #expect(out.lines == ["Patient[1].id = p"])
    #expect(out.dispositions == ["/i": "mapped", "/a": "steered"])
  }
}
