import Diagnostics
import ResourceModel
import ResourceWriter
import SourceModel
import Testing

/// The same thing told again, and one key over different things.
@Suite struct RepetitionTests {
  private static let identity = """
    type,key,same,apart
    *,identifier.system identifier.value,keep,
    Encounter,identifier.system identifier.value,merge,period.start
    Practitioner,identifier.system identifier.value,merge,
    """

  private static func builder() -> Builder { Builder(identity: identity) }

  @Test(
    "each account of a key stays once, whichever of them is repeated",
    arguments: [
      ("a", 1), ("aa", 1), ("aaa", 1), ("ab", 2), ("aba", 2), ("abb", 2), ("abab", 2), ("abcbca", 3), ("abbbbbbc", 3),
    ])
  func accounts(_ told: String, _ count: Int) {
    var builder = Self.builder()
    let made = told.map { text in
      builder.add(
        "Goal",
        ["identifier[a].system": "urn:x", "identifier[a].value": "1", "description.text": .text(String(text))])
    }
    builder.finish()
    #expect(Set(made.map(builder.id)).count == count)
    #expect(builder.codes.filter { $0 == .idCollision }.count == count - 1)
    for (one, text) in zip(made, told) {
      let first = made[told.distance(from: told.startIndex, to: told.firstIndex(of: text) ?? told.startIndex)]
      #expect(builder.id(one) == builder.id(first))
    }
  }

  @Test("what was brought along without a key is one where the thing that brought it is", arguments: ["abb", "aab"])
  func brought(_ told: String) {
    var builder = Self.builder()
    var drugs: [ResourceIndex] = []
    for text in told {
      let drug = builder.add("Medication", ["code.text": .text(String(text))])
      builder.add(
        "MedicationRequest",
        [
          "identifier[a].system": "urn:x", "identifier[a].value": "1", "medicationReference.reference": .to(drug),
        ])
      drugs.append(drug)
    }
    builder.finish()
    #expect(Set(drugs.map(builder.id)).count == 2)
  }

  @Test("what stands inside a thing told twice is told twice, and beside it is not")
  func inside() {
    var builder = Self.builder()
    var (inner, beside): ([ResourceIndex], [ResourceIndex]) = ([], [])
    for _ in 0..<2 {
      let entry = builder.segment("RXE")
      builder.add("MedicationRequest", ["identifier[a].system": "urn:x", "identifier[a].value": "1"], at: entry)
      let node = builder.tree.append(
        builder.symbols.intern("reason"), .field, to: entry, start: 0, length: 1)
      inner.append(builder.add("Observation", ["code.text": "reason"], at: node))
      beside.append(builder.add("Observation", ["code.text": "reason"], at: builder.segment("OBX")))
    }
    builder.finish()
    #expect(builder.id(inner[0]) == builder.id(inner[1]))
    #expect(builder.id(beside[0]) != builder.id(beside[1]))
    #expect(builder.id(beside[0]) != builder.id(inner[0]))
  }

  @Test(
    "visits of one number are one where their days can be",
    arguments: [
      (["2026-03-01"], 1), (["2026-03-01", "2026-03-01"], 1), (["2026-03-01", "2026-03-02"], 2),
      (["2026-03-01", "2026-03-02", "2026-03-02"], 2), (["", "2026-03-01"], 1), (["2026-03-01", ""], 1),
      (["2026-03", "2026-03-01"], 1), (["2026-03-01T09:00:00Z", "2026-03-01"], 1),
      (["2026-03-01T23:30:00-05:00", "2026-03-02T04:30:00Z"], 1),
      (["2026-03-01T09:00:00Z", "2026-03-08T09:00:00Z"], 2), (["", "2026-03-01", "2026-04-01", ""], 2),
    ])
  func days(_ days: [String], _ count: Int) {
    var builder = Self.builder()
    let made = days.map { day in
      let visit = builder.add("Encounter", ["identifier[a].system": "urn:x", "identifier[a].value": "1"])
      if !day.isEmpty { builder.set("period.start", .text(day), in: visit) }
      return visit
    }
    builder.finish()
    #expect(Set(made.map(builder.id)).count == count)
    #expect(builder.codes.filter { $0 == .idCollision }.count == count - 1)
  }

  @Test("a list refers to a resource once, and to what says more as often as it does")
  func lists() {
    var builder = Self.builder()
    let people = (0..<3).map { _ in
      builder.add("Practitioner", ["identifier[a].system": "urn:x", "identifier[a].value": "1"])
    }
    builder.add(
      "Procedure",
      [
        "status": "completed", "recorder.reference": .to(people[0]), "reasonReference[a].reference": .to(people[0]),
        "reasonReference[b].reference": .to(people[1]), "reasonReference[c].reference": .to(people[2]),
        "reasonReference[c].display": "other words",
      ])
    let text = builder.resources()
    let reference = #"{"reference":"Practitioner/\#(builder.id(people[0]))""#
    #expect(
      Builder.line("Procedure", in: text).contains(
        #""reasonReference":[\#(reference)},\#(reference),"display":"other words"}]"#))
  }

  @Test("a server is not asked for an identifier that stands for two things")
  func searching() {
    for (other, isAsked) in [("one", true), ("two", false)] {
      var builder = Self.builder()
      builder.options.method = .create
      for text in ["one", other] {
        builder.add(
          "Goal", ["identifier[a].system": "urn:x", "identifier[a].value": "1", "description.text": .text(text)])
      }
      #expect(builder.bundle().contains("ifNoneExist") == isAsked)
    }
  }
}
