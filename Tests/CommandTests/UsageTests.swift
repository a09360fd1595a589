import TestKit
import Testing

/// The command line itself.
struct UsageTests {
  private static let cases = [
    CommandCase("help lists the subcommands", ["--help"], status: 0, output: ["convert (default)", "explain"]),
    CommandCase("every subcommand has help with examples", ["help", "convert"], status: 0, output: ["Examples:"]),
    CommandCase("explain has help", ["explain", "--help"], status: 0, output: ["Examples:"]),
    CommandCase("inspect has help", ["inspect", "--help"], status: 0, output: ["Examples:"]),
    CommandCase("check has help", ["check", "--help"], status: 0, output: ["Examples:"]),
    CommandCase("version has help", ["version", "--help"], status: 0, output: ["Example"]),
    CommandCase(
      "version names product, tables and standards", ["version"], status: 0,
      output: ["fluoro ", "mapping tables ", "FHIR 4.0.1, US Core 6.1.0"]),
    CommandCase("an unknown option is a usage error", ["--bogus"], status: 64, output: []),
    CommandCase("no workers are a usage error", ["--workers", "0"], status: 64, output: []),
    CommandCase("--out and --out-dir exclude each other", ["--out", "a", "--out-dir", "b"], status: 64, output: []),
    CommandCase("the model has no resource types", ["--out-dir", "b", "--to", "model"], status: 64, output: []),
    CommandCase("an offset needs a sign", ["--assume-offset=05:00"], status: 64, output: []),
    CommandCase("an offset has two digits of hours", ["--assume-offset=-5:00"], status: 64, output: []),
    CommandCase("an unknown format is a usage error", ["--from", "pdf"], status: 64, output: []),
    CommandCase("a pause is no less than none", ["--pause=-1"], status: 64, output: []),
    CommandCase("a Bundle has at least one entry", ["--max-entries", "0"], status: 64, output: []),
    CommandCase("what is not built is not there", ["--ledger", "x"], status: 64, output: []),
    CommandCase("the shipped tables are without findings", ["check"], status: 0, output: []),
  ]

  @Test("the command line", arguments: cases)
  func usage(_ example: CommandCase) throws {
    let fluoro = try #require(Command.fluoro)
    let run = fluoro.run(example.arguments, input: Array(example.input.utf8))
    #expect(run.status == example.status, "\(run.said)")
    expect(run, example)
  }

  @Test("convert is what runs without a subcommand")
  func bareCommand() throws {
    let fluoro = try #require(Command.fluoro)
    let input = Array(Document.message.utf8)
    let bare = fluoro.run([], input: input)
    #expect(bare.status == 0)
    #expect(bare.output == fluoro.run(["convert"], input: input).output)
    #expect(bare.output == fluoro.run(["convert", "-"], input: input).output)
  }
}
