import Interventional
import ResourceModel
import SourceModel
import Testing

/// Pain and relief under the names that feeds give them.
@Suite struct OutcomeTests {
  private struct Said: Sendable, CustomTestStringConvertible {
    var name: String
    var value: String
    var unit: String?
    var subId: String?
    var range: String?
    var testDescription: String { name + " " + value }
  }

  private static func read(_ scores: [Said]) -> InterventionalProcedure? {
    var record = Record()
    record.bill("64483-LT")
    let (patient, encounter) = (record.patient, record.encounter)
    for said in scores {
      var fields: [(String, Value)] = [
        ("status", "final"), ("subject", .refer(patient)), ("encounter", .refer(encounter)),
        ("code", ["coding": ["system": "urn:oid:1.2.77", "code": "X1", "display": .text(said.name)]]),
      ]
      if let unit = said.unit {
        fields.append(("valueQuantity", ["value": .number(said.value), "unit": .text(unit)]))
      } else {
        fields.append(("valueString", .text(said.value)))
      }
      if let range = said.range { fields.append(("referenceRange", ["text": .text(range)])) }
      if let id = said.subId {
        let url = "https://fluoro.example/fhir/StructureDefinition/obx-sub-id"
        fields.append(("extension", ["url": .text(url), "valueString": .text(id)]))
      }
      _ = record.make("Observation", .object(fields))
    }
    record.read()
    return record.found.first
  }

  private static let cases: [([Said], String)] = [
    (
      [
        Said(name: "Pain score before, 0-10", value: "8", unit: ""),
        Said(name: "Pain score after, 0-10", value: "2", unit: ""),
      ], "8 2 75*"
    ),
    (
      [
        Said(name: "NRS pain", value: "6", unit: "", subId: "PRE"),
        Said(name: "NRS pain", value: "3", unit: "", subId: "POST"),
      ], "6 3 50*"
    ),
    (
      [Said(name: "Pain level", value: "7/10", subId: "POST"), Said(name: "Pain level", value: "9/10", subId: "PRE")],
      "9 7 22*"
    ),
    ([Said(name: "Pain score pre", value: "5", unit: "", range: "0-10")], "5 - -"),
    ([Said(name: "VAS pre", value: "64", unit: "mm"), Said(name: "VAS post", value: "16", unit: "mm")], "6.4 1.6 75*"),
    ([Said(name: "Percent pain relief", value: "80", unit: "%")], "- - 80"),
    ([Said(name: "Pain relief", value: "70 %")], "- - 70"),
    ([Said(name: "Pain score pre", value: "5", unit: "")], "- - - !pain-scale-unknown"),
    ([Said(name: "Pain relief", value: "170", unit: "%")], "- - -"),
    ([Said(name: "Average pain score, 0-10", value: "5", unit: "")], "- - -"),
    ([Said(name: "Pain goal 0-10", value: "2", unit: "")], "- - -"),
    ([Said(name: "Pain interference score 0-10", value: "7", unit: "")], "- - -"),
    ([Said(name: "Serum sodium", value: "7", unit: "mmol/L")], "- - -"),
  ]

  @Test(arguments: cases.indices) func `scores and relief are told by their names`(_ number: Int) throws {
    let (scores, expected) = Self.cases[number]
    let outcome = try #require(Self.read(scores))
    let relief = outcome.outcome.relief.map { $0.value + ($0.origin == .derived ? "*" : "") } ?? "-"
    let flags = outcome.flags.map(\.code).filter { $0 == "pain-scale-unknown" }.map { " !" + $0 }.joined()
    let words = [outcome.outcome.painBefore?.value ?? "-", outcome.outcome.painAfter?.value ?? "-", relief]
    #expect(words.joined(separator: " ") + flags == expected)
  }

  @Test func `relief that was reported is not computed again, and its duration is kept`() throws {
    let procedure = try #require(
      Self.read([
        Said(name: "Pain score before, 0-10", value: "8", unit: ""),
        Said(name: "Pain score after, 0-10", value: "2", unit: ""),
        Said(name: "Percent relief", value: "80", unit: "%"),
        Said(name: "Duration of relief", value: "6", unit: "hours"),
      ]))
    #expect(procedure.outcome.relief?.value == "80")
    #expect(procedure.outcome.relief?.origin == .coded)
    #expect(!procedure.flags.contains { $0.code == "relief-computed" })
    #expect(procedure.outcome.reliefDuration?.amount.value == "6")
    #expect(procedure.outcome.reliefDuration?.amount.unit == "h")
  }
}
