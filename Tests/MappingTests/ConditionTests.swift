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

  @Test("A row is passed over where no child that its condition asks for is there, and never otherwise")
  func neededChildren() throws {
    let rows = [
      "or": "b = y or a = z", "else": "else and a valued", "state": "a valued", "negated": "not b valued",
      "absent": "b absent", "nested": "(a valued or b valued) and i valued", "neither": "b valued or c = z",
    ]
    for (what, condition) in rows {
      let maps = [
        "start.csv": "all,.,,.,doc,,,local,",
        "json/doc.csv": "i,i,,Patient[x].id,,,,local,\nt,.,\(condition),Patient[x].gender,,,male,local,",
      ]
      let out = try MappedDocument(#"{"i":"p","a":"z"}"#, maps)
      #expect(out.lines.contains("Patient[1].gender = male") == (what != "neither"), "\(what)")
    }
  }

  @Test("An element of the name changed is an element, where a relation follows")
  func changedAsName() throws {
    let maps = [
      "start.csv": "all,.,,.,doc,,,local,",
      "json/doc.csv": "i,changed,changed = p and changed valued,Patient[x].id,,,,local,",
    ]
    #expect(try MappedDocument(#"{"changed":"p"}"#, maps).lines == ["Patient[1].id = p"])
  }
}
