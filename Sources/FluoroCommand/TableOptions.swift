import ArgumentParser
import Diagnostics
import Tables
import Translation

/// Which mapping tables take part.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of tables that stand over the shipped ones; later folders win.",
      discussion: "The folder is laid out like Mappings/. May be given several times.", valueName: "dir"))
  var mappings: [String] = []

  /// The tables in effect.
  /// - Throws: `BrokenTables` when a folder cannot be read or holds no table.
  func load() throws(BrokenTables) -> MappingSet {
    var overlays: [MappingOverlay] = []
    var problems: [Diagnostic] = []
    for folder in mappings {
      let name = folder.hasSuffix("/") ? folder : folder + "/"
      overlays.append(MappingOverlay(name: name, files: Self.files(in: name, &problems)))
    }
    if !problems.isEmpty { throw BrokenTables(problems: problems) }
    return MappingSet(overlays: overlays)
  }

  /// Every table below a folder, by its path there.
  static func files(in folder: String, _ problems: inout [Diagnostic]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var walk = InputWalk([folder])
    while let step = walk.next() {
      switch step {
      case .finding(let finding, _):
        problems.append(
          Diagnostic(.tableUnreadable, finding.message, remedy: finding.remedy, path: finding.path))
      case .file(let path, _) where path.hasSuffix(".csv") || path.hasSuffix(".tsv"):
        let name = String(path.dropFirst(folder.count))
        // A set's sites/ are overlays of their own.
        if name.hasPrefix("sites/") { continue }
        do throws(SystemError) {
          files[name] = try FileBytes.read(path)
        } catch {
          problems.append(
            Diagnostic(
              .tableUnreadable, "cannot be read: \(error)", remedy: "check the path and its permissions", path: path))
        }
      case .file: break
      }
    }
    if files.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .tableUnreadable, "holds no table", remedy: "name the folder that stands where Mappings/ does", path: folder))
    }
    return files
  }
}
