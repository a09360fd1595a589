import ArgumentParser
import Diagnostics
import Translation

/// `fluoro check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compile the mapping tables and print everything that is wrong with them.",
    discussion: """
      A folder stands over the shipped tables, as with --mappings; one with definitions/ of its own stands alone.
      Each problem names its file, line and column and says what to do. Exit status 1 when there is one.
      Examples:
        fluoro check              the shipped tables
        fluoro check site         a site's folder over them
        fluoro check Mappings     a whole set on its own
      """)

  @Argument(help: ArgumentHelp("Folders of tables; later ones win.", valueName: "dir"))
  var folders: [String] = []

  func run() throws {
    let terminal = Terminal(isQuiet: false, showsProgress: false)
    var options = TableOptions()
    options.site = nil
    options.mappings = folders
    options.site = nil
    let tables: MappingSet
    do {
      tables = try options.load()
    } catch {
      for finding in error.findings { print(finding) }
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    let findings = tables.check()
    for finding in findings { print(finding.rendered()) }
    let noun = findings.count == 1 ? "finding" : "findings"
    terminal.say("fluoro: \(tables.fileCount) tables, \(findings.count) \(noun)")
    if !findings.isEmpty { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }
}
