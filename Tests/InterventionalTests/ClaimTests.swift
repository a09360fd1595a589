import Interventional
import ResourceModel
import SourceModel
import Testing

/// Items of claims are read like the lines of a bill.
@Suite struct ClaimTests {
  /// A claim of one item a code, `64493-50 x1`.
  private static func claim(
    _ items: [String], _ type: String = "Claim", use: String = "claim", status: String = "active",
    answers: ResourceIndex? = nil, in record: inout Record
  ) -> ResourceIndex {
    var lines: [Value] = []
    for (number, item) in items.enumerated() {
      let parts = item.split(separator: " x")
      let words = parts[0].split(separator: "-").map(String.init)
      let system = words[0].first?.isLetter == true ? Record.hcpcs : Record.cpt
      lines.append(
        .object([
          ("sequence", .number("\(number + 1)")), ("diagnosisSequence", .number("1")),
          ("careTeamSequence", .number("1")), ("productOrService", ["coding": Record.coding(system, words[0])]),
          ("modifier", .list(words.dropFirst().map { ["coding": Record.coding(Record.cpt, $0)] })),
          ("servicedDate", .text(record.day)),
          ("quantity", ["value": .number(parts.count > 1 ? String(parts[1]) : "1")]),
        ]))
    }
    let (patient, performer) = (record.patient, record.performer)
    var fields: [(String, Value)] = [
      ("identifier", ["system": "urn:oid:1.2.12", "value": "CLM-1"]), ("status", .text(status)), ("use", .text(use)),
      ("patient", .refer(patient)), ("careTeam", ["sequence": .number("1"), "provider": .refer(performer)]),
      (
        "diagnosis",
        ["sequence": .number("1"), "diagnosisCodeableConcept": ["coding": Record.coding(Record.icd, "M47.816")]]
      ),
      ("item", .list(lines)),
    ]
    if let answers { fields.append(("claim", .refer(answers))) }
    return record.make(type, .object(fields))
  }

  private static func found(_ items: [String], _ type: String = "Claim") -> Record {
    var record = Record()
    _ = claim(items, type, in: &record)
    record.read()
    return record
  }

  @Test(arguments: ["Claim", "ExplanationOfBenefit"])
  func `a claim's items mean what the same lines of a bill mean`(_ type: String) throws {
    let lines = ["64493-50", "64494-50", "J0665 x20"]
    var bill = Record()
    for line in lines { bill.bill(line + " @M47.816") }
    bill.read()
    let claimed = try #require(Self.found(lines, type).found.first)
    var billed = try #require(bill.found.first)
    billed.encounter = claimed.encounter
    #expect(claimed.meansTheSame(as: billed), "\(claimed.summary) / \(billed.summary)")
  }

  @Test(
    arguments: [
      ["64555-RT", "64590"], ["64590", "64555-RT"], ["64494-RT", "64493-RT"], ["64493-RT", "64494-RT"],
    ])
  func `the order of a claim's items changes nothing`(_ items: [String]) throws {
    let found = try #require(Self.found(items).found.first)
    let sorted = try #require(Self.found(items.sorted()).found.first)
    func words(_ procedure: InterventionalProcedure) -> [Substring] { procedure.summary.split(separator: " ").sorted() }
    #expect(words(found) == words(sorted), "\(found.summary) / \(sorted.summary)")
  }

  @Test func `a procedure that only a claim tells of becomes a Procedure with the claim's number`() throws {
    var record = Self.found(["64483-LT"])
    let made = try #require(record.standing("Procedure").first)
    #expect(record.texts(made, "identifier", "value") == ["CLM-1-1"])
    #expect(record.texts(made, "status") == ["completed"])
    #expect(record.texts(made, "performedDateTime") == [record.day])
    #expect(record.targets(made, "subject") == [record.patient])
    #expect(record.found.first?.performers.count == 1)
  }

  @Test(arguments: [("preauthorization", "active"), ("predetermination", "active"), ("claim", "cancelled")])
  func `a claim of nothing that was done performs nothing`(_ use: String, _ status: String) {
    var record = Record()
    _ = Self.claim(["64483-LT"], use: use, status: status, in: &record)
    record.read()
    #expect(record.found.isEmpty)
    #expect(record.standing("Procedure").isEmpty)
  }

  @Test func `the payer's answer to a claim of the document is no second procedure`() {
    var record = Record()
    let claim = Self.claim(["64483-LT"], in: &record)
    _ = Self.claim(["64483-LT"], "ExplanationOfBenefit", answers: claim, in: &record)
    record.read()
    #expect(record.found.count == 1)
  }

  @Test func `a claim beside the clinical entry is one statement`() {
    var record = Record()
    let entry = record.entry("64483-LT")
    _ = Self.claim(["64483-LT"], in: &record)
    record.read()
    #expect(record.found.map(\.resource) == [entry])
  }
}
