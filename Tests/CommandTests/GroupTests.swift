import TestKit
import Testing

/// `--group-by`, from the command line to the exit status.
struct GroupTests {
  private let folder = TemporaryFolder()
  private static let bulk = Checkout.path + "/Samples/fhir/bulk"
  private static let names = [
    "ChargeItem", "Encounter", "Medication", "MedicationAdministration", "Patient", "Practitioner", "Procedure",
  ]

  private func run(_ arguments: [String], input: [UInt8] = [], chunk: Int = 1 << 16) throws -> CommandRun {
    let fluoro = try #require(Command.fluoro)
    return fluoro.run(arguments, input: input, chunk: chunk, in: folder.path)
  }

  private static func bytes(_ name: String) throws -> [UInt8] { try readFile(bulk + "/" + name + ".ndjson") }

  private static func all() throws -> [UInt8] { try names.flatMap(bytes) }

  private static func lines(_ run: CommandRun) -> [String] {
    run.text.split(separator: "\n").map(String.init)
  }

  @Test("one Bundle a group, the others alone, and the summary counts both")
  func groups() throws {
    for (kind, bundles, groups) in [("patient", 4, "2 groups"), ("encounter", 7, "3 groups"), ("file", 7, "5 groups")] {
      let run = try run([Self.bulk, "--group-by", kind])
      #expect(run.status == 0)
      #expect(Self.lines(run).count == bundles, "\(kind)")
      #expect(run.said.contains("16 documents in, 16 out, 0 failed, \(groups)"), "\(run.said)")
    }
    #expect(Self.lines(try run([Self.bulk, "--group-by", "encounter", "--to", "model"])).count == 3)
    #expect(try run(["--group-by", "visit"]).status == 64)
  }

  @Test("standard input, a pipe and any number of workers give what files give")
  func feeding() throws {
    let expected = try run([Self.bulk, "--group-by", "encounter", "--quiet"])
    #expect(expected.status == 0 && !expected.output.isEmpty)
    for workers in ["1", "4"] {
      let run = try run([Self.bulk, "--group-by", "encounter", "--workers", workers])
      #expect(run.output == expected.output)
    }
    for chunk in [997, 1 << 16] {
      let run = try run(["--group-by", "encounter"], input: Self.all(), chunk: chunk)
      #expect(run.status == 0 && run.output == expected.output)
    }
    let script = #"mkfifo p; cat "$1"/*.ndjson > p & "$0" p --group-by encounter"#
    let shell = Command("/bin/sh").run(
      ["-c", script, try #require(Command.fluoroPath), Self.bulk], in: folder.path)
    #expect(shell.output == expected.output)
  }

  @Test("what comes once is kept where TMPDIR says, and nothing is left of it")
  func spool() throws {
    let fluoro = try #require(Command.fluoroPath)
    try folder.add("in.ndjson", Self.all())
    let script = #"mkdir spool; cat in.ndjson | TMPDIR=$PWD/spool "$0" --group-by patient -q > out; ls -A spool"#
    let run = Command("/bin/sh").run(["-c", script, fluoro], in: folder.path)
    #expect(run.status == 0 && run.text.isEmpty)
    let failing = Command("/bin/sh").run(
      ["-c", #"cat in.ndjson | TMPDIR=$PWD/nowhere "$0" --group-by patient"#, fluoro], in: folder.path)
    #expect(failing.status == 74)
    #expect(failing.output.isEmpty)
    #expect(failing.said.contains("-: error I108: what comes once could not be kept"))
  }

  @Test("a signal while it still reads ends the run, and nothing is written of groups that may be cut off")
  func signal() throws {
    try folder.add("in.ndjson", Self.all())
    let script = #"""
      mkfifo p; "$0" p --group-by patient > out 2> said & pid=$!
      exec 3> p; cat in.ndjson >&3; sleep 0.5; kill -TERM $pid; wait $pid; echo $?; wc -c < out
      """#
    let run = Command("/bin/sh").run(["-c", script, try #require(Command.fluoroPath)], in: folder.path)
    #expect(run.text == "143\n0\n")
    #expect(folder.text("said")?.contains("0 documents in, 0 out") == true)
  }

  @Test("a damaged line costs its group nothing, and is quarantined alone")
  func damage() throws {
    for name in Self.names { try folder.add("in/" + name + ".ndjson", Self.bytes(name)) }
    let damaged = #"{"resourceType":"Procedure","id":"d","subject":{"reference":"Patient/bulk-pat-1"},,}"#
    try folder.add("in/Procedure.ndjson", Array((damaged + "\n").utf8) + Self.bytes("Procedure"))
    let run = try run(["in", "--group-by", "patient", "--quarantine", "failed", "--to", "model"])
    #expect(run.status == 1)
    #expect(run.said.contains("in/Procedure.ndjson:1: byte"))
    #expect(run.said.contains("17 documents in, 16 out, 1 failed, 2 groups"), "\(run.said)")
    #expect(Self.lines(run).count == 3)
    #expect(listFolder(folder.path + "/failed") == ["in%2FProcedure.ndjson.1.json"])
    #expect(folder.text("failed/in%2FProcedure.ndjson.1.json") == damaged)
  }

  @Test("a group that is too long is told of, and its lines are converted alone: nothing is lost")
  func tooLong() throws {
    let run = try run([Self.bulk, "--group-by", "patient", "--max-document", "3500", "--to", "resources"])
    #expect(run.status == 1)
    #expect(run.said.contains("error I110: 9 documents that belong together are longer than 3500 bytes"), "\(run.said)")
    #expect(run.said.contains("16 documents in, 16 out, 0 failed, 1 group, 1 group taken apart"), "\(run.said)")
    for name in ["bulk-pat-1", "bulk-pat-2", "bulk-adm-1", "bulk-chg-3", "bulk-proc-3"] {
      #expect(Self.lines(run).contains { $0.contains(#""id":"\#(name)""#) }, "\(name)")
    }
    let quiet = try self.run([Self.bulk, "--group-by", "patient", "--max-document", "3500", "--quiet"])
    #expect(quiet.status == 1 && quiet.said.contains("I110"))
  }

  @Test("with --strict a group is written whole or not at all; its lines go to quarantine each alone")
  func strict() throws {
    for name in Self.names { try folder.add("in/" + name + ".ndjson", Self.bytes(name)) }
    // An id that is none is a value that no row maps.
    let odd = #"{"resourceType":"Procedure","id":{"a":"b"},"encounter":{"reference":"Encounter/bulk-enc-3"}}"#
    try folder.add("in/Procedure.ndjson", Self.bytes("Procedure") + Array((odd + "\n").utf8))
    let run = try run(["in", "--group-by", "encounter", "--strict", "--quarantine", "failed", "--to", "model"])
    #expect(run.status == 1)
    #expect(run.said.contains("17 documents in, 12 out, 5 failed, 2 groups"), "\(run.said)")
    #expect(Self.lines(run).count == 2)
    #expect(listFolder(folder.path + "/failed").count == 5)
    #expect(folder.text("failed/in%2FProcedure.ndjson.4.json") == odd)
  }

  @Test("documents that are no lines of FHIR pass as they are, in their place")
  func others() throws {
    let message = Document.message(1)
    let patient = #"{"resourceType":"Patient","id":"bulk-pat-1"}"#
    let bundle = #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":\#(patient)}]}"#
    try folder.add("b.hl7", message)
    try folder.add("c.ndjson", bundle + "\n")
    for name in Self.names { try folder.add("in/" + name + ".ndjson", Self.bytes(name)) }
    let alone = try run(["b.hl7", "c.ndjson"])
    let run = try run(["b.hl7", "in", "c.ndjson", "--group-by", "patient"])
    #expect(run.status == 0)
    let (lines, expected) = (Self.lines(run), Self.lines(alone))
    #expect(lines.count == 6)
    #expect([lines.first, lines.last] == [expected.first, expected.last])
  }

  @Test("a second account of a resource stands alone, behind the first, and is told of")
  func repeated() throws {
    try folder.add("a.ndjson", Self.all())
    try folder.add("b.ndjson", Self.bytes("Procedure"))
    let run = try run(["a.ndjson", "b.ndjson", "--group-by", "patient", "--to", "resources"])
    #expect(run.status == 0)
    #expect(run.said.contains("b.ndjson:1: information I111"), "\(run.said)")
    #expect(Self.lines(run).count { $0.hasPrefix(#"{"resourceType":"Procedure","id":"bulk-proc-1""#) } == 2)
  }

  @Test("findings name the line, and say what it is")
  func findings() throws {
    let run = try run([Self.bulk, "--group-by", "encounter", "--errors", "errors"])
    #expect(run.status == 0)
    let lines = folder.text("errors")?.split(separator: "\n") ?? []
    let document = #"ChargeItem.ndjson","frame":4,"format":"fhir","type":"ChargeItem","control":"bulk-chg-4","place":{"#
    #expect(
      lines.contains { $0.contains(document) && $0.contains(#""line":1},"path":"/code""#) }, "\(lines)")
  }

  @Test("nothing in, nothing out")
  func empty() throws {
    let run = try run(["--group-by", "patient"])
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.said.contains("information I102"))
    #expect(try self.run(["missing", "--group-by", "file"]).status == 65)
  }
}
