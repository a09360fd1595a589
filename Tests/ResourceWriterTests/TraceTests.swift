import ResourceModel
import ResourceWriter
import SourceModel
import Testing

/// The trace says of every leaf, once, where it comes from.
@Suite struct TraceTests {
  private func document() -> Builder {
    var builder = Builder()
    let node = builder.segment("PR1", at: 6, length: 5)
    let patient = builder.add(
      "Patient",
      [
        "identifier[a].system": "urn:x", "identifier[a].value": "1", "name[a].family": "TESTPATIENT",
        "name[a].given[x]": "A",
        "name[a].given[y].extension[e].url": "u", "name[a].given[y].extension[e].valueCode": "unknown",
        "gender": "female",
        "birthDate": "1970-01-01", "birthDate.extension[t].url": "u", "birthDate.extension[t].valueDateTime": "1970",
      ])
    let procedure = builder.add(
      "Procedure",
      [
        "status": "completed", "code.text": "block", "subject.reference": .to(patient), "zeta": "1",
        "performedPeriod.start": "2026-01-01",
      ], at: node, rule: "PR1-Procedure#make")
    builder.element("performedPeriod", in: procedure)
    builder.add("Provenance", ["recorded": "2026-01-01T00:00:00Z", "agent[a].who.display": "x"])
    return builder
  }

  private func paths(_ trace: String) -> [String] {
    trace.split(separator: "\n").map { line in
      let leaves = Dictionary(
        JSONLeaves(String(line)).leaves.map { ($0.path, $0.value) }, uniquingKeysWith: { one, _ in one })
      return (leaves["resource"] ?? "") + " " + (leaves["path"] ?? "")
    }
  }

  @Test func `resources output: each leaf has exactly one line`() {
    var builder = document()
    var expected: [String] = []
    for line in builder.resources().split(separator: "\n") {
      let leaves = JSONLeaves(String(line)).leaves
      let values = Dictionary(leaves.map { ($0.path, $0.value) }, uniquingKeysWith: { one, _ in one })
      let subject = (values["resourceType"] ?? "") + "/" + (values["id"] ?? "")
      expected += leaves.map { subject + " " + $0.path }
    }
    #expect(paths(builder.trace(bundle: false)).sorted() == expected.sorted())
    #expect(Set(expected).count == expected.count)
  }

  @Test(arguments: [true, false])
  func `a Bundle: each leaf has exactly one line, addresses and requests too`(_ isPut: Bool) {
    var builder = document()
    builder.options.method = isPut ? .put : .create
    let leaves = JSONLeaves(builder.bundle()).leaves
    #expect(paths(builder.trace()).count == leaves.count)
    let entries = leaves.filter { $0.path.hasPrefix("entry[0].") }.map { path in
      path.path.dropFirst(9).hasPrefix("resource.") ? String(path.path.dropFirst(18)) : String(path.path.dropFirst(9))
    }
    let patient = "Patient/" + builder.id(0) + " "
    let traced = paths(builder.trace()).filter { $0.hasPrefix(patient) }.map { String($0.dropFirst(patient.count)) }
    #expect(traced.sorted() == entries.sorted())
    #expect(Array(paths(builder.trace()).prefix(2)) == ["Bundle resourceType", "Bundle type"])
  }

  @Test func `a line names the rule, how, and the bytes`() {
    var builder = document()
    builder.finish()
    let trace = builder.trace()
    let procedure = builder.id(1)
    #expect(
      trace.contains(
        #"{"frame":3,"resource":"Procedure/\#(procedure)","path":"performedPeriod.start","rule":"Test#start","#
          + #""how":"mapped","from":[{"byte":6,"length":5,"path":"PR1[1]"}]}"#))
    #expect(
      trace.contains(
        #"{"frame":3,"resource":"Procedure/\#(procedure)","path":"id","rule":"writer#id","how":"derived","from":[]}"#))
    #expect(trace.contains(#""path":"birthDate.extension[0].valueDateTime""#))
    #expect(trace.contains(#""path":"name[0].given[1].extension[0].url""#))
    #expect(trace.contains(#""path":"meta.profile[0]","rule":"writer#profile","how":"derived","from":[]"#))
    #expect(trace.contains(#""path":"target[0].extension[0].valueCode","rule":"writer#required","how":"absent""#))
  }

  @Test func `an element from several places names them all, with lines where the format has lines`() {
    var builder = Builder()
    builder.tree.begin(Array("{\n\"a\":1,\n\"b\":2}".utf8), syntax: .json, rootKind: .object)
    let first = builder.tree.append(builder.symbols.intern("a"), .number, to: 0, start: 6, length: 1)
    let second = builder.tree.append(builder.symbols.intern("b"), .number, to: 0, start: 13, length: 1)
    let resource = builder.add("Basic", ["code.text": "x"], at: first)
    let text = builder.element("code.text", in: resource)
    builder.graph.addSource(second, to: text)
    builder.finish()
    #expect(
      builder.trace().contains(
        #""path":"code.text","rule":"Test#text","how":"mapped","from":[{"byte":6,"length":1,"line":2,"path":"/a"},"#
          + #"{"byte":13,"length":1,"line":3,"path":"/b"}]"#))
  }
}
