import TestKit
import Testing

/// Mapping tables given on the command line.
struct TableTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String], input: String = "") throws -> CommandRun {
    let fluoro = try #require(Command.fluoro)
    return fluoro.run(arguments, input: Array(input.utf8), in: folder.path)
  }

  @Test("broken tables stop the run before anything is read, with all that is wrong")
  func brokenTables() throws {
    try folder.add(
      "site/hl7v2/segments/ZPM-Procedure.csv",
      """
      id,source,when,target,using,codes,value,upstream,note
      a,ZPM-1,,nowhere.atAll,,,,local,
      b,ZPM-2,,status,,NoSuchTable,,local,
      """)
    try folder.add(
      "site/hl7v2/messages/DFT_P03.csv",
      """
      id,source,when,target,using,codes,value,upstream,note
      zpm,FINANCIAL/ZPM*,,Procedure,ZPM-Procedure,,,local,
      """)
    let run = try run(["--mappings", "site"], input: Document.message)
    #expect(run.status == 78)
    #expect(run.text.isEmpty)
    #expect(run.said.contains("site/hl7v2/segments/ZPM-Procedure.csv:2:"))
    #expect(run.said.contains("site/hl7v2/segments/ZPM-Procedure.csv:3:"))
    let check = try self.run(["check", "site"])
    #expect(check.status == 1)
    #expect(check.text.contains("site/hl7v2/segments/ZPM-Procedure.csv:2:"))
  }

  @Test("a folder that is not there, or holds no table, is told")
  func missingFolder() throws {
    #expect(try run(["--mappings", "missing"], input: Document.message).status == 78)
    try folder.add("empty/readme.txt", "x")
    let run = try run(["--mappings", "empty"], input: Document.message)
    #expect(run.status == 78)
    #expect(run.said.contains("error T101"))
  }

  @Test("a site's tables stand over those of the folder that it stands in")
  func sites() throws {
    let header = "id,source,when,target,using,codes,value,upstream,note\n"
    let moved = header + "name,PID-9,,name[n].text,,,,local,moved\n"
    try folder.add("ours/hl7v2/segments/PID-Patient.csv", header + "alias,PID-9,,-,,,,local,ours\n")
    try folder.add("ours/sites/NORTH/hl7v2/segments/PID-Patient.csv", moved)
    try folder.add("alone/sites/NORTH/hl7v2/segments/PID-Patient.csv", moved)
    let message = Document.message.replacing("|19600102|M", with: "|19600102|M|OTHER NAME")
    #expect(try !run(["--mappings", "ours"], input: message).text.contains("OTHER NAME"))
    for folder in ["ours", "alone"] {
      let run = try run(["--mappings", folder, "--site", "NORTH"], input: message)
      #expect(run.status == 0, "\(run.said)")
      #expect(run.text.contains("OTHER NAME"))
    }
    let missing = try run(["--mappings", "ours", "--site", "SOUTH"], input: message)
    #expect(missing.status == 78)
    #expect(missing.said.contains("sites/SOUTH"))
    for arguments in [["--site", "NORTH"], ["--mappings", "ours", "--site", "a/b"]] {
      #expect(try run(arguments, input: message).status == 64)
    }
  }

  @Test("the hash tells which tables were in effect")
  func hash() throws {
    try folder.add(
      "site/terminology/maps/SiteCodes.csv",
      "source_system,source_code,target_system,target_code,equivalence,status,reviewed_by,reviewed_on,source,note\n")
    let shipped = try run(["version"]).text
    let overlaid = try run(["version", "--mappings", "site"]).text
    #expect(shipped != overlaid)
    #expect(try run(["version"]).text == shipped)
  }
}
