import Diagnostics
import Tables
import Terminology

/// What the project calls its own code systems and extensions: URIs that stand in `terminology/systems.csv` (aliases
/// `fluoro-…`) and `terminology/extensions.csv`, nowhere else.
struct OwnNames: Sendable {
  private var systems: [String: String] = [:]
  private var urls: [String: String] = [:]
  /// The code system of the list `technique`, which every code of a document is held against.
  private(set) var technique = ""

  private static let lists = [
    "technique", "technique-family", "target", "region", "approach", "energy", "guidance", "guidance-how",
    "intent", "anaesthesia", "flag", "version-type",
  ]
  private static let labels = [
    "procedure-modifier", "obx-sub-id", "level-count", "exactly", "at-least", "procedure-approach", "procedure-energy",
    "energy-kind", "energy-celsius", "energy-seconds", "medication-wasted",
    "procedure-guidance", "guidance-kind", "guidance-how", "procedure-intent", "procedure-anaesthesia",
    "procedure-programming", "laterality",
  ]

  init(library: TableLibrary, systems known: CodeSystems, problems: inout [Diagnostic]) {
    let extensions = Extensions(library: library, problems: &problems)
    for label in Self.labels {
      urls[label] = extensions[label]?.url
      if urls[label] == nil { problems.append(Self.missing(label, in: "extensions")) }
    }
    for list in Self.lists {
      systems[list] = known.uri(of: "fluoro-" + list)
      if systems[list] == nil { problems.append(Self.missing("fluoro-" + list, in: "systems")) }
    }
    technique = system("technique")
  }

  /// The code system of a list.
  func system(_ list: String) -> String { systems[list] ?? "" }
  /// The URL of an extension.
  func url(_ label: String) -> String { urls[label] ?? "" }

  private static func missing(_ name: String, in table: String) -> Diagnostic {
    Diagnostic(
      .badCodeTable, "no row is called \(name)", remedy: "add it again: the model is written with it",
      place: Place(byte: 0, length: 0, line: 1, column: 1), path: "terminology/\(table).csv")
  }
}
