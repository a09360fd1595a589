import TestKit
import Testing

/// `fluoro validate`, and JSON formats named on the command line.
struct ValidateTests {
  private static let right = #"{"resourceType":"Patient","gender":"male"}"#
  private static let wrong = #"{"resourceType":"Patient","gender":"Zq7secret"}"#

  private static let cases = [
    CommandCase("validate has help", ["validate", "--help"], status: 0, output: ["Examples:"]),
    CommandCase(
      "what is right has no line", ["validate"], input: right, status: 0, output: [],
      errors: ["1 documents, 1 resources"]),
    CommandCase(
      "what is wrong has one, with document, path and byte, and no value", ["validate"], input: right + "\n" + wrong,
      status: 1, output: ["-:2: /gender (byte 36): error R108"], never: ["Zq7secret"]),
    CommandCase(
      "findings can be lines of JSON", ["validate", "--errors", "/dev/stdout"], input: wrong, status: 1,
      output: [#""code":"R108""#, #""path":"/gender""#]),
    CommandCase("nothing to validate is nothing wrong", ["validate"], status: 0, output: []),
    CommandCase(
      "what is no JSON cannot be read", ["validate"], input: #"{"resourceType":"#, status: 65, output: ["error J101"]),
    CommandCase(
      "what is broken in the stream costs itself alone", ["validate"], input: "{\"resourceType\":}\n" + right,
      status: 1, output: ["-:1:"]),
    CommandCase(
      "profiles can be asked for", ["validate", "--profile", "us-core"], input: right, status: 1,
      output: ["us-core-patient"]),
    CommandCase(
      "a JSON map that is not there is told", ["--from", "json:nothing"], input: "{}", status: 78,
      errors: ["json/nothing"]),
  ]

  private let folder = TemporaryFolder()

  @Test("validate", arguments: cases)
  func validate(_ example: CommandCase) throws {
    let fluoro = try #require(Command.fluoro)
    let run = fluoro.run(example.arguments, input: Array(example.input.utf8), in: folder.path)
    #expect(run.status == example.status, "\(run.said)")
    if let output = example.output {
      if output.isEmpty { #expect(run.text.isEmpty) }
      for part in output { #expect(run.text.contains(part), "\(run.text)") }
    }
    for part in example.errors { #expect(run.said.contains(part), "\(run.said)") }
    for part in example.never { #expect(!run.text.contains(part) && !run.said.contains(part)) }
  }

  @Test("a map that is named is used, whatever the document looks like")
  func namedMap() throws {
    let fluoro = try #require(Command.fluoro)
    let row =
      #"{"ROW_ID":"1","SITE_ID":"S","SUBJECT_ID":"P","STATUS":"COMPLETED","CPT1":"64493","PROC_DATE":"03/02/2026"}"#
    #expect(fluoro.run([], input: Array(row.utf8), in: folder.path).status == 1)
    let run = fluoro.run(["--from", "json:registry"], input: Array(row.utf8), in: folder.path)
    #expect(run.status == 0, "\(run.said)")
    #expect(run.text.contains(#""code":"64493""#))
  }

  @Test("an overlay of fifteen rows makes a fourth format of the registry's")
  func fourthSite() throws {
    let fluoro = try #require(Command.fluoro)
    let site = Checkout.path + "/Mappings/sites/NORTH"
    let check = fluoro.run(["check", site], in: folder.path)
    #expect(check.status == 0, "\(check.text)")
    let run = fluoro.run(["--mappings", site, site + "/example.json", "--strict"], in: folder.path)
    #expect(run.status == 0, "\(run.said)")
    #expect(run.text.contains(#""code":"64493""#) && run.text.contains("Left"))
    let validated = fluoro.run(["validate", "--profile", "us-core"], input: Array(run.text.utf8), in: folder.path)
    #expect(validated.status == 0, "\(validated.text)")
  }
}
