import Diagnostics
import ResourceModel
import Testing

/// Ids, merging and collisions (tables.md §7).
@Suite struct IdentityTests {
  private static let identity = """
    type,key,same
    Patient,identifier.system identifier.value,merge
    Patient,identifier.value %facility,merge
    Practitioner,identifier.system identifier.value,merge
    Location,name partOf.reference,merge
    Location,name %facility,merge
    ChargeItem,identifier.system identifier.value,keep
    Device,identifier.value %document,keep
    """

  private func builder() -> Builder { Builder(identity: Self.identity) }

  @Test func `equal keys give equal ids in different documents`() {
    var ids: [String] = []
    for document in ["one", "two"] {
      var builder = builder()
      builder.graph.documentIdentity = document
      builder.add("Procedure", ["status": "completed"])
      let patient = builder.add("Patient", ["identifier[a].system": "urn:x", "identifier[a].value": "1"])
      builder.finish()
      ids.append(builder.id(patient))
    }
    #expect(ids[0] == ids[1])
    #expect(ids[0].utf8.count == 36 && Array(ids[0])[14] == "5")
  }

  @Test func `without a key the document and the place make the id, each place its own`() {
    func ids(_ document: String) -> [String] {
      var builder = builder()
      builder.graph.documentIdentity = document
      let (first, second) = (builder.segment("PR1"), builder.segment("PR1"))
      let made = [first, second, second].map { builder.add("Procedure", ["status": "completed"], at: $0) }
      builder.finish()
      return made.map(builder.id)
    }
    #expect(Set(ids("one")).count == 3)
    #expect(ids("one") == ids("one"))
    #expect(Set(ids("one")).isDisjoint(with: ids("two")))
  }

  @Test func `where bytes stand in the frame makes no difference`() {
    func id(_ start: Int) -> String {
      var builder = builder()
      let node = builder.segment("PR1", at: start, length: start + 1)
      let made = builder.add("Procedure", ["status": "completed"], at: node)
      builder.finish()
      return builder.id(made)
    }
    #expect(id(3) == id(9))
  }

  @Test func `a document that does not name itself is named by its content`() {
    func id(_ status: String) -> String {
      var builder = builder()
      builder.graph.documentIdentity = ""
      let made = builder.add("Procedure", ["status": .text(status)])
      builder.finish()
      return builder.id(made)
    }
    #expect(id("completed") == id("completed"))
    #expect(id("completed") != id("stopped"))
  }

  @Test func `system and value are taken from one identifier`() {
    var builder = builder()
    let patient = builder.add(
      "Patient", ["identifier[a].value": "1", "identifier[b].system": "urn:x", "identifier[b].value": "2"])
    builder.finish()
    #expect(builder.graph.resources[Int(patient)].identity == "identifier=urn:x|2")
  }

  @Test func `the next key is tried where one is not complete`() {
    var builder = builder()
    let patient = builder.add("Patient", ["identifier[a].value": "1"])
    builder.finish()
    #expect(builder.graph.resources[Int(patient)].identity == "identifier.value=1&%facility=clinic")
  }

  @Test func `resources with one key become one: absent elements are filled in, lists united, references follow`() {
    var builder = builder()
    let one = builder.add(
      "Practitioner",
      [
        "identifier[a].system": "urn:x", "identifier[a].value": "1", "name[a].family": "TESTDOCTOR",
      ])
    let two = builder.add(
      "Practitioner",
      [
        "identifier[a].system": "urn:x", "identifier[a].value": "1", "gender": "female", "name[a].family": "TESTDOCTOR",
        "telecom[a].value": "555",
      ])
    builder.add("Procedure", ["status": "completed", "performer[a].actor.reference": .to(two)])
    let text = builder.resources()
    #expect(builder.codes.filter { $0 == .mergedWithDifference }.isEmpty)
    #expect(text.split(separator: "\n").filter { $0.contains("\"resourceType\":\"Practitioner\"") }.count == 1)
    #expect(
      Builder.line("Practitioner", in: text).hasSuffix(
        #""identifier":[{"system":"urn:x","value":"1"}],"name":[{"family":"TESTDOCTOR"}],"#
          + #""telecom":[{"value":"555"}],"gender":"female"}"#))
    #expect(text.contains(#""actor":{"reference":"Practitioner/\#(builder.id(one))"}"#))
  }

  @Test func `a difference in a single element keeps the first and is reported without the value`() {
    var builder = builder()
    for date in ["1970-01-01", "1971-02-02"] {
      builder.add("Patient", ["identifier[a].system": "urn:x", "identifier[a].value": "1", "birthDate": .text(date)])
    }
    let text = builder.resources()
    #expect(text.contains(#""birthDate":"1970-01-01""#) && !text.contains("1971"))
    let finding = builder.evidence.diagnostics.first { $0.code == .mergedWithDifference }
    #expect(finding?.message.contains("Patient.birthDate") == true)
    #expect(finding?.rendered().contains("1971") == false)
    #expect(finding?.path == "MSH[1]")
  }

  @Test(arguments: [true, false])
  func `an absent element gives way to a value, wherever it stands, and is no difference`(isAbsentFirst: Bool) {
    var builder = builder()
    for isAbsent in [isAbsentFirst, !isAbsentFirst] {
      if isAbsent {
        builder.add(
          "Patient",
          [
            "identifier[a].system": "urn:x", "identifier[a].value": "1",
            "birthDate.extension[a].url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "birthDate.extension[a].valueCode": "unknown",
          ])
      } else {
        builder.add(
          "Patient", ["identifier[a].system": "urn:x", "identifier[a].value": "1", "birthDate": "1970-01-01"])
      }
    }
    let text = builder.resources()
    #expect(text.contains(#""birthDate":"1970-01-01""#) && !text.contains("data-absent-reason"))
    #expect(!builder.codes.contains(.mergedWithDifference))
  }

  @Test func `two values of one element never mix their parts`() {
    var builder = Builder(identity: "type,key,same\nSpecimen,identifier.value,merge")
    builder.add("Specimen", ["identifier[a].value": "1", "collection.quantity.value": .literal("5")])
    builder.add(
      "Specimen",
      [
        "identifier[a].value": "1", "collection.quantity.value": .literal("7"), "collection.quantity.unit": "mL",
        "collection.collectedDateTime": "2026",
      ])
    let text = builder.resources()
    #expect(text.contains(#""quantity":{"value":5}"#))
    #expect(!text.contains("mL"))
    #expect(builder.codes.contains(.mergedWithDifference))
  }

  @Test func `merging goes by what references lead to, from the bottom up`() {
    var builder = builder()
    let sites = (0..<2).map { _ in builder.add("Location", ["name": "Main"]) }
    let wards = sites.map { builder.add("Location", ["name": "Ward", "partOf.reference": .to($0)]) }
    let other = builder.add("Location", ["name": "Annex"])
    let elsewhere = builder.add("Location", ["name": "Ward", "partOf.reference": .to(other)])
    builder.finish()
    #expect(builder.id(sites[0]) == builder.id(sites[1]))
    #expect(builder.id(wards[0]) == builder.id(wards[1]))
    #expect(builder.id(wards[0]) != builder.id(elsewhere))
  }

  @Test func `keys that lead in a circle end`() {
    var builder = builder()
    let one = builder.add("Location", ["name": "One"])
    let two = builder.add("Location", ["name": "Two", "partOf.reference": .to(one)])
    builder.set("partOf.reference", .to(two), in: one)
    builder.finish()
    #expect(builder.id(one) != builder.id(two))
  }

  @Test func `two facts under one key are both kept, the second told apart by its place, and reported`() {
    var builder = builder()
    func charge(_ quantity: String) -> ResourceIndex {
      builder.add(
        "ChargeItem",
        [
          "status": "billable", "identifier[a].system": "urn:x", "identifier[a].value": "1",
          "quantity.value": .literal(quantity),
        ])
    }
    let (one, two, again) = (charge("1"), charge("2"), charge("1"))
    builder.finish()
    #expect(builder.id(one) != builder.id(two))
    #expect(builder.id(one) == builder.id(again))
    #expect(builder.codes.filter { $0 == .idCollision }.count == 1)
    #expect(builder.graph.resources[Int(again)].mergedInto == one)
  }

  @Test func `no two resources of a type share an id`() {
    var builder = builder()
    // Two grammars' worth of trouble: one node, one ordinal, one rule.
    let made = (0..<3).map { _ in builder.add("Procedure", ["status": "completed"]) }
    for resource in made { builder.graph.resources[Int(resource)].ordinal = 0 }
    builder.finish()
    #expect(Set(made.map(builder.id)).count == 3)
    #expect(builder.codes.contains(.idCollision))
  }
}
