import ResourceModel
import ResourceWriter
import Testing

/// Entries, their addresses and requests, and splitting.
@Suite struct BundleTests {
  private static let identity = """
    type,key,same
    Patient,identifier.system identifier.value,merge
    Practitioner,identifier.system identifier.value,merge
    Condition,identifier.system identifier.value code.text,merge
    """

  private func visit(_ options: (inout Builder) -> Void = { _ in }) -> Builder {
    var builder = Builder(identity: Self.identity)
    options(&builder)
    let patient = builder.add("Patient", ["identifier[a].system": "urn:x", "identifier[a].value": "7 |&"])
    let encounter = builder.add("Encounter", ["subject.reference": .to(patient)])
    let condition = builder.add(
      "Condition", ["subject.reference": .to(patient), "encounter.reference": .to(encounter), "code.text": "c"])
    builder.set("diagnosis[a].condition.reference", .to(condition), in: encounter)
    builder.add("Procedure", ["subject.reference": .to(patient), "encounter.reference": .to(encounter)])
    return builder
  }

  @Test func `an entry is put at its own address, and references are addresses of entries`() {
    var builder = visit()
    let text = builder.bundle()
    let patient = builder.id(0)
    #expect(
      text.contains(
        #""entry":[{"fullUrl":"urn:uuid:\#(patient)","resource":{"resourceType":"Patient","id":"\#(patient)""#))
    #expect(text.contains(#""request":{"method":"PUT","url":"Patient/\#(patient)"}}"#))
    #expect(text.contains(#""subject":{"reference":"urn:uuid:\#(patient)"}"#))
    #expect(text.split(separator: "\n").count == 1)
    #expect(JSONLeaves(text).isWellFormed)
  }

  @Test func `resources output refers by type and id`() {
    var builder = visit()
    let text = builder.resources()
    #expect(text.contains(#""subject":{"reference":"Patient/\#(builder.id(0))"}"#))
    #expect(!text.contains("urn:uuid"))
  }

  @Test func `a collection has no requests`() {
    var builder = visit { $0.options.bundleType = .collection }
    let text = builder.bundle()
    #expect(text.hasPrefix(#"{"resourceType":"Bundle","type":"collection","entry":["#))
    #expect(!text.contains("request"))
  }

  @Test func `creating asks the server for what has a business identifier, encoded as a query`() {
    var builder = visit { $0.options.method = .create }
    let text = builder.bundle()
    #expect(
      text.contains(
        #""request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn%3Ax%7C7%20%5C%7C%26"}"#))
    #expect(text.contains(#""request":{"method":"POST","url":"Procedure"}"#))
  }

  @Test func `a key of more than the identifier is no search: it could find another fact`() {
    var builder = Builder(identity: Self.identity)
    builder.options.method = .create
    builder.add("Condition", ["identifier[a].system": "urn:x", "identifier[a].value": "1", "code.text": "c"])
    #expect(builder.bundle().contains(#""request":{"method":"POST","url":"Condition"}"#))
  }

  @Test func `a split Bundle never refers forward, circles stay together, other parts are referred to by type and id`()
  {
    var builder = visit { $0.options.maxEntries = 1 }
    let parts = builder.bundle().split(separator: "\n").map(String.init)
    #expect(parts.count == 3)
    #expect(parts[0].contains(#""resourceType":"Patient""#))
    #expect(parts[1].contains(#""resourceType":"Encounter""#) && parts[1].contains(#""resourceType":"Condition""#))
    #expect(parts[1].contains(#""encounter":{"reference":"urn:uuid:\#(builder.id(1))"}"#))
    #expect(parts[1].contains(#""subject":{"reference":"Patient/\#(builder.id(0))"}"#))
    #expect(parts[2].contains(#""encounter":{"reference":"Encounter/\#(builder.id(1))"}"#))
    for part in parts { #expect(JSONLeaves(part).isWellFormed) }
  }

  @Test func `a limit that is not reached changes nothing`() {
    var whole = visit()
    var limited = visit { $0.options.maxEntries = 4 }
    #expect(whole.bundle() == limited.bundle())
  }

  @Test func `when creating, what cannot be searched for stays with what refers to it`() {
    var builder = visit {
      $0.options.method = .create
      $0.options.maxEntries = 1
    }
    let parts = builder.bundle().split(separator: "\n").map(String.init)
    #expect(parts.count == 2)
    #expect(parts[1].contains(#""subject":{"reference":"Patient?identifier=urn%3Ax%7C7%20%5C%7C%26"}"#))
    #expect(parts[1].contains(#""encounter":{"reference":"urn:uuid:\#(builder.id(1))"}"#))
  }

  @Test func `a long chain of references is split without trouble`() {
    var builder = Builder()
    builder.options.maxEntries = 100
    var last: ResourceIndex?
    for _ in 0..<2000 {
      let next = builder.add("Procedure", ["status": "completed"])
      if let last { builder.set("partOf[a].reference", .to(last), in: next) }
      last = next
    }
    #expect(builder.bundle().split(separator: "\n").count == 20)
  }

  @Test func `entries stand in the order of the standard: the document, people, the visit, facts, provenance`() {
    var builder = Builder()
    let late = builder.segment("PR1", at: 12)
    let early = builder.segment("PR1", at: 6)
    builder.add("Provenance", ["recorded": "2026-01-01T00:00:00Z"])
    builder.add("Procedure", ["status": "completed", "note[a].text": "late"], at: late)
    builder.add("Procedure", ["status": "completed", "note[a].text": "early"], at: early)
    for type in ["Encounter", "Location", "Organization", "Practitioner", "Patient", "Composition"] {
      builder.add(type, ["language": "en"])
    }
    let types = builder.resources().split(separator: "\n").map { $0.split(separator: "\"")[3] }
    #expect(
      types == [
        "Composition", "Patient", "Practitioner", "Organization", "Location", "Encounter", "Procedure", "Procedure",
        "Provenance",
      ])
    let text = builder.writtenResources()
    let (first, second) = (text.firstRange(of: "early"), text.firstRange(of: "late"))
    #expect(first.map(\.lowerBound) ?? text.endIndex < second.map(\.lowerBound) ?? text.startIndex)
  }
}
