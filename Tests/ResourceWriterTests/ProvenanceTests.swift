import ResourceModel
import ResourceWriter
import Testing

/// Provenance over everything, and Fluoro's own Device.
@Suite struct ProvenanceTests {
  private func document(_ configure: (inout Builder) -> Void = { _ in }) -> Builder {
    var builder = Builder()
    configure(&builder)
    let provenance = builder.add("Provenance", ["recorded": "2026-01-01T00:00:00Z", "agent[h].who.display": "Clinic"])
    let pending = builder.element("target[t]", in: provenance)
    builder.graph.pendingTargets.append((pending, nil))
    let device = builder.add("Device", ["deviceName[n].name": "Fluoro", "deviceName[n].type": "user-friendly-name"])
    builder.set("agent[f].who.reference", .to(device), in: provenance)
    builder.add("Procedure", ["status": "completed", "subject.display": "x"])
    builder.add(
      "Device", ["deviceName[n].name": "Fluoro", "deviceName[n].type": "user-friendly-name", "status": "active"])
    return builder
  }

  @Test func `it is about every resource but itself, in the order of writing`() {
    var builder = document()
    let text = Builder.line("Provenance", in: builder.resources())
    let targets = JSONLeaves(text).leaves.filter { $0.path.hasPrefix("target[") }.map(\.value)
    let expected = [1, 2, 3].map { ResourceIndex($0) }.map { index in
      (index == 2 ? "Procedure/" : "Device/") + builder.id(index)
    }
    #expect(targets == expected)
  }

  @Test func `targets of one type are only those, and none leaves no target behind`() {
    var builder = Builder()
    let provenance = builder.add("Provenance", ["recorded": "2026-01-01T00:00:00Z", "agent[h].who.display": "Clinic"])
    let pending = builder.element("target[t]", in: provenance)
    builder.graph.pendingTargets.append((pending, builder.definitions.type("Observation")))
    builder.add("Procedure", ["status": "completed", "subject.display": "x"])
    builder.finish()
    #expect(builder.writtenResources().contains(#""target":[{"extension":["#))
  }

  @Test func `Fluoro's Device says the version and the mapping set; a device that is only called so does not`() {
    var builder = document()
    let text = builder.resources()
    let devices = text.split(separator: "\n").filter { $0.hasPrefix(#"{"resourceType":"Device""#) }
    #expect(devices.count == 2)
    #expect(
      devices[0].hasSuffix(
        #""version":[{"value":"1.0"},{"type":{"coding":[{"system":"https://fluoro.example/fhir/CodeSystem/version-type","#
          + #""code":"mapping-set"}],"text":"mapping set"},"value":"beef"}]}"#))
    #expect(!devices[1].contains("version"))
  }

  @Test func `one release with one mapping set is one device in all documents`() {
    var (one, two) = (document(), document { $0.graph.documentIdentity = "other" })
    var newer = document { $0.options.productVersion = "1.1" }
    one.finish()
    two.finish()
    newer.finish()
    #expect(one.id(1) == two.id(1))
    #expect(one.id(1) != newer.id(1))
  }

  @Test func `the document is named by its SHA-256 as the last entity`() {
    var builder = document()
    builder.set("entity[d].role", "source", in: 0)
    builder.set("entity[d].what.identifier.value", "DOC1", in: 0)
    let text = Builder.line("Provenance", in: builder.resources())
    let leaves = Dictionary(uniqueKeysWithValues: JSONLeaves(text).leaves.map { ($0.path, $0.value) })
    #expect(leaves["entity[0].what.identifier.value"] == "DOC1")
    #expect(leaves["entity[1].role"] == "source")
    #expect(leaves["entity[1].what.identifier.system"] == "https://fluoro.example/fhir/sid/sha-256")
    #expect(
      leaves["entity[1].what.identifier.value"] == "d823b2d0088210d5e7ffb14be54039199824c8162049b96de6c2dcc03b33d8b4")
  }
}
