import Diagnostics
import ResourceModel
import SourceModel
import Testing

/// FHIR input keeps its ids, addresses and references.
@Suite struct PassThroughTests {
  /// A Patient and a Procedure about it, as a Bundle brought them.
  private func document(
    patient: (id: String, url: String), procedure: (id: String, url: String), reference: String
  ) -> Builder {
    var builder = Builder()
    for (type, it) in [("Patient", patient), ("Procedure", procedure)] {
      let made = builder.add(type, ["language": "en"])
      builder.graph.resources[Int(made)].isPassedThrough = true
      builder.graph.resources[Int(made)].id = it.id
      builder.graph.resources[Int(made)].fullURL = it.url
    }
    builder.set("subject.reference", .text(reference), in: 1)
    let element = builder.element("subject.reference", in: 1)
    if [patient.url, "Patient/" + patient.id].contains(reference) { builder.graph.link(element, to: 0) }
    return builder
  }

  private static let uuid = "0f8fad5b-d9cb-469f-a165-70867728950e"

  /// Addresses and a reference as they came, and the reference as it is written in a Bundle and in resources output.
  struct Case: Sendable {
    let patient: (id: String, url: String)
    let procedure: (id: String, url: String)
    let reference: String
    let inBundle: String
    let inResources: String
  }

  @Test(arguments: [
    Case(
      patient: ("p1", "http://h/fhir/Patient/p1"), procedure: ("x", "http://h/fhir/Procedure/x"),
      reference: "Patient/p1",
      inBundle: "Patient/p1", inResources: "Patient/p1"),
    Case(
      patient: ("p1", "http://h/fhir/Patient/p1"), procedure: ("x", "http://h/fhir/Procedure/x"),
      reference: "http://h/fhir/Patient/p1", inBundle: "http://h/fhir/Patient/p1", inResources: "Patient/p1"),
    Case(
      patient: ("p1", "urn:uuid:" + uuid), procedure: ("x", "urn:uuid:" + uuid.reversed()),
      reference: "urn:uuid:" + uuid,
      inBundle: "urn:uuid:" + uuid, inResources: "Patient/p1"),
    Case(
      patient: ("", "urn:uuid:" + uuid), procedure: ("x", ""), reference: "urn:uuid:" + uuid,
      inBundle: "urn:uuid:" + uuid, inResources: "Patient/" + uuid),
    Case(
      patient: ("p1", "urn:uuid:" + uuid), procedure: ("x", "http://h/fhir/Procedure/x"), reference: "Patient/p1",
      inBundle: "urn:uuid:" + uuid, inResources: "Patient/p1"),
    Case(
      patient: ("p1", "http://h/fhir/Patient/p1"), procedure: ("x", "http://h/fhir/Procedure/x"),
      reference: "Patient/p2",
      inBundle: "Patient/p2", inResources: "Patient/p2"),
  ])
  func `a reference stays as it came as long as it leads to its target`(_ example: Case) {
    var builder = document(patient: example.patient, procedure: example.procedure, reference: example.reference)
    let bundle = builder.bundle()
    #expect(bundle.contains(#""subject":{"reference":"\#(example.inBundle)"}"#))
    #expect(builder.writtenResources().contains(#""subject":{"reference":"\#(example.inResources)"}"#))
    let isOutside = example.reference == "Patient/p2"
    #expect(builder.codes == (isOutside ? [.referenceOutside] : []))
    if !example.patient.id.isEmpty { #expect(bundle.contains(#""id":"\#(example.patient.id)""#)) }
    if !example.patient.url.isEmpty { #expect(bundle.contains(#""fullUrl":"\#(example.patient.url)""#)) }
  }

  @Test func `an id that is no UUID gets an address that is one, the same each time`() {
    var one = document(patient: ("p1", ""), procedure: ("x", ""), reference: "Patient/p1")
    let text = one.bundle()
    let url = text.firstMatch(of: /"fullUrl":"(urn:uuid:[0-9a-f-]{36})"/).map { String($0.1) } ?? ""
    #expect(!url.isEmpty)
    #expect(text.contains(#""fullUrl":"\#(url)","resource":{"resourceType":"Patient","id":"p1""#))
    #expect(text.contains(#""subject":{"reference":"\#(url)"}"#))
    #expect(text.contains(#""request":{"method":"PUT","url":"Patient/p1"}"#))
    var two = document(patient: ("p1", ""), procedure: ("x", ""), reference: "Patient/p1")
    #expect(two.bundle() == text)
  }

  @Test func `nothing is added to it: no absent elements, no profile, no merging, codes as they came`() {
    var builder = Builder()
    for id in ["a", "b"] {
      let made = builder.add(
        "Procedure",
        [
          "status": "nonsense", "identifier[a].system": "urn:x", "identifier[a].value": "1",
        ])
      builder.graph.resources[Int(made)].isPassedThrough = true
      builder.graph.resources[Int(made)].id = id
    }
    let text = builder.resources()
    #expect(
      text
        == ["a", "b"].map { id in
          #"{"resourceType":"Procedure","id":"\#(id)","identifier":[{"system":"urn:x","value":"1"}],"status":"nonsense"}"#
            + "\n"
        }.joined())
  }

  @Test func `two resources of the input under one id are both written, the second under another`() {
    var builder = Builder()
    for text in ["one", "two"] {
      let made = builder.add("Procedure", ["code.text": .text(text)])
      builder.graph.resources[Int(made)].isPassedThrough = true
      builder.graph.resources[Int(made)].id = "a"
      builder.graph.resources[Int(made)].fullURL = "http://h/Procedure/a"
    }
    let text = builder.bundle()
    #expect(builder.id(0) == "a" && builder.id(1) != "a")
    #expect(text.contains(#""fullUrl":"http://h/Procedure/a""#))
    #expect(text.contains(#""fullUrl":"urn:uuid:\#(builder.id(1))""#))
    #expect(builder.codes == [.idCollision])
  }

  @Test func `ids and addresses of the input are traced to it`() {
    var builder = Builder()
    builder.tree.begin(Array(#"{"resourceType":"Basic","id":"a"}"#.utf8), syntax: .json, rootKind: .object)
    let names = ["resourceType", "id"].map { builder.symbols.intern($0) }
    let type = builder.tree.append(names[0], .string, to: 0, start: 17, length: 5)
    builder.tree.setText(.inFrame(17..<22), of: type)
    let id = builder.tree.append(names[1], .string, to: 0, start: 30, length: 1)
    builder.tree.setText(.inFrame(30..<31), of: id)
    let made = builder.add("Basic", ["language": "en"], at: 0, rule: "Resource#copy")
    builder.graph.resources[Int(made)].isPassedThrough = true
    builder.graph.resources[Int(made)].id = "a"
    builder.finish()
    let trace = builder.trace()
    #expect(trace.contains(#""path":"id","rule":"Resource#copy","how":"mapped","from":[{"byte":30,"#))
    #expect(trace.contains(#""path":"resourceType","rule":"Resource#copy","how":"mapped","from":[{"byte":17,"#))
    #expect(trace.contains(#""path":"fullUrl","rule":"writer#fullUrl""#))
  }
}
