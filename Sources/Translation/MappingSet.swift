package import Diagnostics
import Interventional
import Mapping
import ResourceWriter
import SourceModel
package import Tables
import Terminology

/// A folder of table files that stands over the shipped ones: a site's own maps and codes.
public struct MappingOverlay: Sendable {
  package let layer: TableLayer

  /// - Parameters:
  ///   - name: what findings call it: the folder as given, with a final slash.
  ///   - files: path below the folder (`hl7v2/segments/ZPM-Procedure.csv`) → bytes.
  public init(name: String, files: [String: [UInt8]]) {
    layer = TableLayer(name: name, files: files)
  }
}

/// The mapping tables in effect: the shipped ones, then each overlay in the order given.
public struct MappingSet: Sendable {
  package let library: TableLibrary

  /// - Parameter overlays: later ones win. A folder with `definitions/` is no overlay but a whole set: the shipped tables
  ///   then take no part.
  public init(overlays: [MappingOverlay] = []) {
    let isWhole = overlays.contains { $0.layer.files["definitions/elements.tsv"] != nil }
    library = TableLibrary(overlays: overlays.map(\.layer), includingShipped: !isWhole)
  }

  /// How many tables take part.
  package var fileCount: Int { library.files.count }

  /// Compiles everything and lists all that is wrong: the maps in the order of files and lines, then what later stages
  /// read.
  package func check() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var symbols = SymbolTable()
    let systems = CodeSystems(library: library, problems: &problems)
    let keys = IdentityKeys(library: library, problems: &problems)
    // Those two are checked with the maps.
    problems = checkTables(library)
    _ = GraphFinisher(library: library, keys: keys, systems: systems, symbols: &symbols, problems: &problems)
    return problems + ProcedureReader.check(library: library, systems: systems)
  }

  /// A value of one of the model's closed lists.
  package struct ModelWord: Sendable {
    package let list: String
    package let value: String
    /// A technique's family, a code role's group; empty elsewhere.
    package let group: String
    package let label: String
  }

  /// The closed lists of the model, in the tables' order.
  package func modelVocabulary() throws(BrokenTables) -> [ModelWord] {
    var problems: [Diagnostic] = []
    let vocabulary = ModelVocabulary(library: library, problems: &problems)
    if problems.contains(where: { $0.severity == .error }) { throw BrokenTables(problems: problems) }
    return vocabulary.entries.map { ModelWord(list: $0.axis, value: $0.value, group: $0.group, label: $0.label) }
  }

  /// Whether anything but the shipped tables is in effect.
  package var isOverlaid: Bool { library.hasOverlays }

  /// SHA-256 in hexadecimal of a list of the tables, in order: a line each, SHA-256 of its bytes, two blanks, its path, as
  /// `sha256sum` prints them. FHIR's own definitions are left out, which are no mapping. Two runs with the same hash map
  /// alike.
  public var hash: String {
    var list: [UInt8] = []
    for file in library.files where !file.path.hasPrefix("definitions/") {
      list.append(contentsOf: "\(sha256Hex(library.bytes(of: file).span))  \(file.path)\n".utf8)
    }
    return sha256Hex(list.span)
  }
}
