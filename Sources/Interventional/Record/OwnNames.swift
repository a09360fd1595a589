import Diagnostics
import Tables
import Terminology

/// An extension of the project's own that this room reads or writes.
enum OwnExtension: Int, CaseIterable {
  case procedureModifier, obxSubId, levelCount, exactly, atLeast, procedureApproach, procedureEnergy, energyKind
  case energyCelsius, energySeconds, medicationWasted, procedureGuidance, guidanceKind, guidanceHow, procedureIntent
  case procedureAnaesthesia, procedureProgramming, laterality

  /// Its label in `terminology/extensions.csv`.
  var label: String { Self.labels[rawValue] }

  private static let labels = [
    "procedure-modifier", "obx-sub-id", "level-count", "exactly", "at-least", "procedure-approach", "procedure-energy",
    "energy-kind", "energy-celsius", "energy-seconds", "medication-wasted", "procedure-guidance", "guidance-kind",
    "guidance-how", "procedure-intent", "procedure-anaesthesia", "procedure-programming", "laterality",
  ]
}

/// A code system of the project's own: the values of one list.
enum OwnSystem: Int, CaseIterable {
  case technique, techniqueFamily, target, region, approach, energy, guidance, guidanceHow, intent, anaesthesia, flag
  case versionType

  /// What `interventional/vocabulary.csv` calls the list, or the writer.
  var list: String { Self.lists[rawValue] }
  /// Its alias in `terminology/systems.csv`.
  var alias: String { "fluoro-" + String(list.map { $0 == "_" ? "-" : $0 }) }

  private static let lists = [
    "technique", "technique_family", "target", "region", "approach", "energy", "guidance", "guidance_how", "intent",
    "anaesthesia", "flag", "version_type",
  ]
}

/// What the project calls its own code systems and extensions: URIs that stand in `terminology/systems.csv` (aliases
/// `fluoro-…`) and `terminology/extensions.csv`, nowhere else. A class because every step of the reading holds it.
final class OwnNames: Sendable {
  private let systems: [String]
  private let urls: [String]

  init(library: TableLibrary, systems known: CodeSystems, problems: inout [Diagnostic]) {
    let extensions = Extensions(library: library, problems: &problems)
    urls = OwnExtension.allCases.map { extensions[$0.label]?.url ?? "" }
    systems = OwnSystem.allCases.map { known.uri(of: $0.alias) ?? "" }
    for own in OwnExtension.allCases where url(own).isEmpty {
      problems.append(Self.missing(own.label, in: "extensions"))
    }
    for own in OwnSystem.allCases where system(own).isEmpty {
      problems.append(Self.missing(own.alias, in: "systems"))
    }
  }

  /// The code system of the list `technique`, which every code of a document is held against.
  var technique: String { system(.technique) }

  /// The URI of a code system.
  func system(_ own: OwnSystem) -> String { systems[own.rawValue] }
  /// The URL of an extension.
  func url(_ own: OwnExtension) -> String { urls[own.rawValue] }

  private static func missing(_ name: String, in table: String) -> Diagnostic {
    Diagnostic(
      .badCodeTable, "no row is called \(name)", remedy: "add it again: the model is written with it",
      place: Place(byte: 0, length: 0, line: 1, column: 1), path: "terminology/\(table).csv")
  }
}
