import Diagnostics
import Foundation
import Interventional
import Tables
import Testing

/// Docs/fhir describes what the model is written with.
@Suite struct DefinitionTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Docs/fhir")

  private static func object(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func rows(_ path: String) throws -> [[String: String]] {
    var problems: [Diagnostic] = []
    let file = try #require(Record.library.files.first { $0.path == path })
    let table = Record.library.table(file, problems: &problems)
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: table.header.map { ($0, table.cell(row, table.column($0))) })
    }
  }

  @Test func `each of our extensions has its StructureDefinition`() throws {
    for row in try Self.rows("terminology/extensions.csv") {
      guard let url = row["url"], url.hasPrefix("https://fluoro.example/") else { continue }
      let name = "StructureDefinition-" + (url.split(separator: "/").last ?? "") + ".json"
      #expect(try Self.object(name)["url"] as? String == url)
    }
  }

  @Test func `each of our code systems has its CodeSystem and ValueSet`() throws {
    for row in try Self.rows("terminology/systems.csv") {
      guard let uri = row["uri"], uri.hasPrefix("https://fluoro.example/fhir/CodeSystem/") else { continue }
      let name = String(uri.split(separator: "/").last ?? "")
      let system = try Self.object("CodeSystem-\(name).json")
      #expect(system["url"] as? String == uri)
      let values = try Self.object("ValueSet-\(name).json")
      #expect(values["url"] as? String == system["valueSet"] as? String)
    }
  }

  @Test(arguments: [
    "technique", "technique-family", "target", "region", "approach", "energy", "guidance", "guidance-how", "intent",
    "anaesthesia", "flag",
  ])
  func `a code system's codes are the vocabulary's`(_ name: String) throws {
    var problems: [Diagnostic] = []
    let vocabulary = ModelVocabulary(library: Record.library, problems: &problems)
    let axis = String(name.map { $0 == "-" ? "_" : $0 })
    let concepts = try Self.object("CodeSystem-\(name).json")["concept"] as? [[String: Any]] ?? []
    #expect(concepts.compactMap { $0["code"] as? String } == vocabulary.values(of: axis))
    #expect(concepts.compactMap { $0["display"] as? String }.count == concepts.count)
  }
}
