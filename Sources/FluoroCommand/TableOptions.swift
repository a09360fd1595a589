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

  @Option(
    help: ArgumentHelp(
      "A site whose tables stand in sites/NAME of a folder given with --mappings, over that folder's own.",
      valueName: "name"))
  var site: String?

  func validate() throws {
    guard let site else { return }
    if mappings.isEmpty { throw ValidationError("--site needs --mappings: the folder in which sites/\(site) stands.") }
    if site.isEmpty || site.contains("/") { throw ValidationError("--site is the name of one folder below sites/.") }
  }

  /// The tables in effect.
  /// - Throws: `BrokenTables` when a folder cannot be read or holds no table.
  func load() throws(BrokenTables) -> MappingSet {
    var overlays: [MappingOverlay] = []
    // Over all folders, for a site knows best what it sends.
    var sites: [MappingOverlay] = []
    var problems: [Diagnostic] = []
    for folder in mappings {
      let name = folder.hasSuffix("/") ? folder : folder + "/"
      let site = site.map { name + "sites/" + $0 + "/" }.flatMap { FileBytes.isFolder($0) ? $0 : nil }
      let files = Self.files(in: name, mayBeEmpty: site != nil, &problems)
      if !files.isEmpty { overlays.append(MappingOverlay(name: name, files: files)) }
      if let site { sites.append(MappingOverlay(name: site, files: Self.files(in: site, &problems))) }
    }
    if let site, sites.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .tableUnreadable, "no folder given with --mappings has sites/\(site)",
          remedy: "check the name, and that --mappings names the folder above sites/", path: site))
    }
    if !problems.isEmpty { throw BrokenTables(problems: problems) }
    return MappingSet(overlays: overlays + sites)
  }

  /// Every table below a folder, by its path there.
  static func files(
    in folder: String, mayBeEmpty: Bool = false, _ problems: inout [Diagnostic]
  ) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var walk = InputWalk([folder])
    while let step = walk.next() {
      switch step {
      // What walking passes over is no table anyway.
      case .finding(let finding, _) where finding.severity < .error: break
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
    if files.isEmpty, !mayBeEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .tableUnreadable, "holds no table", remedy: "name the folder that stands where Mappings/ does", path: folder))
    }
    return files
  }
}
