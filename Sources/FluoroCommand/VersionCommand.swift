import ArgumentParser
import Translation

/// `fluoro version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the version, the hash of the mapping tables, the FHIR and US Core versions.",
    discussion: """
      Two runs with the same version and hash turn the same bytes into the same bytes.
      Example: fluoro version --mappings site
      """)

  @OptionGroup(title: "Tables") var tables: TableOptions

  func run() throws {
    do {
      let hash = try tables.load().hash
      print("fluoro \(Product.version)")
      print("mapping tables \(hash)")
      print("FHIR \(Product.fhirVersion), US Core \(Product.usCoreVersion)")
    } catch {
      let terminal = Terminal(isQuiet: false, showsProgress: false)
      for finding in error.findings { terminal.say(finding) }
      throw ExitCode(ExitStatus.brokenTables.rawValue)
    }
  }
}
