import ArgumentParser
import Glibc
import Translation

/// The command `fluoro`. Without a subcommand it converts.
@main
struct Fluoro: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fluoro",
    abstract: "Translates interventional-procedure records - HL7 v2, CDA, JSON - into FHIR R4.",
    discussion: """
      Without a subcommand it converts: `fluoro day.hl7 > day.ndjson`, or `… | fluoro | …`.
      Standard output is data only; what people should know goes to standard error.
      """,
    version: Product.version,
    subcommands: [
      ConvertCommand.self, ExplainCommand.self, InspectCommand.self, CheckCommand.self, ValidateCommand.self,
      ModelCommand.self,
      VersionCommand.self,
    ],
    defaultSubcommand: ConvertCommand.self)
}

extension ParsableArguments {
  /// Ends the process with a status of ours.
  func leave(_ status: ExitStatus) throws {
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
