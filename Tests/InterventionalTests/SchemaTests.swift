import Diagnostics
import Foundation
import Interventional
import SourceModel
import Tables
import Testing

/// As much of JSON Schema 2020-12 as Docs/model.schema.json uses.
struct SchemaCheck {
  let schema: [String: Any]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "Docs/model.schema.json"))
    schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// What is wrong with a value; empty when nothing is.
  func problems(_ value: Any, _ rule: [String: Any], at path: String = "") -> [String] {
    if let link = rule["$ref"] as? String, let name = link.split(separator: "/").last {
      let target = (schema["$defs"] as? [String: Any])?[String(name)] as? [String: Any] ?? [:]
      return problems(value, target, at: path)
    }
    if let choices = rule["oneOf"] as? [[String: Any]] {
      let fitting = choices.filter { problems(value, $0, at: path).isEmpty }
      return fitting.count == 1 ? [] : ["\(path): fits \(fitting.count) choices"]
    }
    var found: [String] = []
    if let words = rule["enum"] as? [String] {
      if !words.contains(value as? String ?? "") { found.append("\(path): not in the list") }
      return found
    }
    if rule["const"] as? Bool == true { return value as? Bool == true ? [] : ["\(path): not true"] }
    switch rule["type"] as? String {
    case "string": if !(value is String) { found.append("\(path): no string") }
    case "integer":
      if !((value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false) {
        found.append("\(path): no integer")
      }
    case "number": if !(value is NSNumber) { found.append("\(path): no number") }
    case "array": found += listProblems(value, rule, path)
    case "object": found += objectProblems(value, rule, path)
    default: break
    }
    return found
  }

  private func listProblems(_ value: Any, _ rule: [String: Any], _ path: String) -> [String] {
    guard let items = value as? [Any] else { return ["\(path): no array"] }
    if items.count < rule["minItems"] as? Int ?? 0 { return ["\(path): too few"] }
    let item = rule["items"] as? [String: Any] ?? [:]
    return items.enumerated().flatMap { problems($1, item, at: "\(path)/\($0)") }
  }

  private func objectProblems(_ value: Any, _ rule: [String: Any], _ path: String) -> [String] {
    guard let members = value as? [String: Any] else { return ["\(path): no object"] }
    let properties = rule["properties"] as? [String: [String: Any]] ?? [:]
    var found: [String] = []
    for name in rule["required"] as? [String] ?? [] where members[name] == nil { found.append("\(path): no \(name)") }
    for (name, member) in members {
      guard let property = properties[name] else {
        found.append("\(path)/\(name): unknown")
        continue
      }
      found += problems(member, property, at: path + "/" + name)
    }
    return found
  }
}

@Suite struct SchemaTests {
  private static let document = DocumentReference(
    input: "synthetic.hl7", frame: 1, format: "er7", type: "DFT^P03", control: "TEST-1")

  @Test(arguments: scenarios) func `each line of the model keeps to the schema`(_ scenario: Scenario) throws {
    let check = try SchemaCheck()
    let record = scenario.record()
    for procedure in record.found {
      let line = procedure.json(id: "test", document: Self.document, tree: record.tree, symbols: record.symbols)
      #expect(!line.contains("\n"))
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(check.problems(value, check.schema) == [])
    }
  }

  @Test func `keys stand in the schema's order and absent ones are left out`() throws {
    var record = Record()
    record.bill("62368")
    record.read()
    let procedure = try #require(record.found.first)
    let line = procedure.json(id: "a\"b", document: Self.document, tree: record.tree, symbols: record.symbols)
    #expect(
      line.hasPrefix(#"{"id":"a\"b","document":{"input":"synthetic.hl7","frame":1,"format":"er7","type":"DFT^P03""#))
    #expect(
      line.contains(
        #""technique":{"value":"intrathecal_pump_programming","origin":"coded","evidence":[1],"family":"intrathecal"}"#)
    )
    #expect(!line.contains("laterality"))
    #expect(line.contains(#""at":"FT1[1]-"#))
    #expect(line.contains(#""rule":"procedures#62368""#))
  }

  @Test(arguments: [
    ("technique", "technique"), ("target", "target"), ("region", "region"), ("laterality", "laterality"),
    ("approach", "approach"), ("intent", "intent"), ("anaesthesia", "anaesthesia"), ("energy", "energy"),
    ("guidance", "guidance"),
  ])
  func `the schema's lists are the vocabulary's`(_ property: String, _ axis: String) throws {
    let check = try SchemaCheck()
    var problems: [Diagnostic] = []
    let vocabulary = ModelVocabulary(library: Record.library, problems: &problems)
    let properties = check.schema["properties"] as? [String: [String: Any]]
    let value = (properties?[property]?["properties"] as? [String: [String: Any]])?["value"]
    #expect(value?["enum"] as? [String] == vocabulary.values(of: axis))
  }
}
