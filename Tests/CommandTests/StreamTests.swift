import TestKit
import Testing

/// Files in, files out: order, exit status, what is passed over.
struct StreamTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String], input: String = "", chunk: Int = 1 << 16) throws -> CommandRun {
    let fluoro = try #require(Command.fluoro)
    return fluoro.run(arguments, input: Array(input.utf8), chunk: chunk, in: folder.path)
  }

  @Test("a path that cannot be read costs nothing but itself")
  func unreadablePath() throws {
    try folder.add("good.hl7", Document.message)
    let mixed = try run(["missing.hl7", "good.hl7"])
    #expect(mixed.status == 1)
    #expect(mixed.said.contains("missing.hl7: error I101: cannot be read"))
    #expect(mixed.text.hasPrefix(#"{"resourceType":"Bundle""#))
    #expect(try run(["missing.hl7"]).status == 65)
  }

  @Test("results beside their document are passed over when a folder is walked (issue 2)")
  func resultsBesideDocuments() throws {
    try folder.add("feed/a.hl7", Document.message(1))
    for result in ["a.bundle.json", "a.model.json", "a.trace.ndjson"] { try folder.add("feed/" + result, "{}") }
    // No document of this name stands here: it is one itself.
    try folder.add("feed/b.bundle.json", #"{"resourceType":"Bundle","type":"collection","entry":[]}"#)
    let run = try run(["feed"])
    #expect(run.said.contains("feed/a.bundle.json and 2 more: warning I106"), "\(run.said)")
    #expect(run.said.contains("2 documents in"), "\(run.said)")
    #expect(try self.run(["feed/a.model.json"]).said.contains("1 document in"))
  }

  @Test("folders are walked in name order, each once, without pipes and loops")
  func folders() throws {
    for (name, number) in [("b/2.hl7", 2), ("a.hl7", 1), ("c.hl7", 3)] {
      try folder.add("feed/" + name, Document.message(number))
    }
    let shell = Command("/bin/sh")
    _ = shell.run(["-c", "mkfifo feed/pipe; ln -s .. feed/b/loop; ln -s ../feed/c.hl7 feed/d.hl7"], in: folder.path)
    let run = try run(["feed", "--to", "resources"])
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains("feed/pipe: warning I106"))
    #expect(run.said.contains("loop"))
    let order = run.text.split(separator: "\n").compactMap { line in
      line.contains(#""resourceType":"MessageHeader""#) ? nil : line.firstRange(of: /CT100\d/).map { String(line[$0]) }
    }
    var distinct: [String] = []
    for id in order where distinct.last != id { distinct.append(id) }
    #expect(distinct == ["CT1001", "CT1002", "CT1003", "CT1003"] || distinct == ["CT1001", "CT1002", "CT1003"])
  }

  @Test("what the run writes is not read")
  func ownOutput() throws {
    try folder.add("1.hl7", Document.message)
    let first = try run([".", "--out", "out.ndjson", "--errors", "errors.ndjson"])
    #expect(first.status == 0)
    let second = try run([".", "--out", "out.ndjson", "--errors", "errors.ndjson"])
    #expect(second.status == 0)
    #expect(second.text.isEmpty)
    #expect(folder.text("errors.ndjson")?.contains(#""code":"I106""#) == true)
    #expect(try run(["1.hl7", "--out", "1.hl7"]).status == 73)
  }

  @Test("workers and chunks change nothing")
  func workersAndChunks() throws {
    let feed = (1...300).map(Document.message).joined()
    let one = try run(["--workers", "1"], input: feed)
    #expect(one.status == 0)
    #expect(one.text.split(separator: "\n").count == 300)
    #expect(try run(["--workers", "2"], input: feed).output == one.output)
    #expect(try run(["--workers", "7"], input: feed, chunk: 999).output == one.output)
    let short = String(feed.prefix(Document.message(1).count * 5))
    #expect(try run([], input: short, chunk: 1).output == run([], input: short).output)
  }

  @Test("outputs that cannot be created stop the run before anything is read")
  func cannotCreate() throws {
    for option in ["--out", "--trace", "--errors"] {
      let run = try run([option, "missing/x"], input: Document.message)
      #expect(run.status == 73)
      #expect(run.text.isEmpty)
      #expect(run.said.contains("error I107"))
    }
    try folder.add("file", "x")
    #expect(try run(["--out-dir", "file"], input: Document.message).status == 73)
    #expect(try run(["--quarantine", "file/x"], input: Document.message).status == 73)
  }

  @Test("a full disk is told by the exit status")
  func fullDisk() throws {
    let run = try run(["--out", "/dev/full"], input: Document.message)
    #expect(run.status == 74)
    #expect(run.said.contains("error I108"))
  }

  @Test("a closed pipe ends quietly")
  func closedPipe() throws {
    let fluoro = try #require(Command.fluoroPath)
    try folder.add("feed.hl7", (1...2000).map(Document.message).joined())
    let shell = Command("/bin/sh").run(
      ["-c", #"("$0" feed.hl7 --errors /dev/null; echo $? > status) | head -c 100"#, fluoro], in: folder.path)
    #expect(shell.output.count == 100)
    #expect(shell.said.isEmpty)
    #expect(folder.text("status") == "0\n")
  }

  @Test("a signal ends the run with its summary", arguments: [("TERM", 143), ("INT", 130)])
  func signals(_ name: String, _ status: Int) throws {
    let fluoro = try #require(Command.fluoroPath)
    try folder.add("feed.hl7", (1...3).map(Document.message).joined())
    let script = """
      mkfifo p; "$0" p --pause 0 > out 2> said & pid=$!
      exec 3> p; cat feed.hl7 >&3; n=0
      while [ ! -s out ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
      kill -\(name) $pid; wait $pid; echo $?
      """
    // A shell lets the children that it puts into the background ignore SIGINT.
    let run = Command("/bin/sh").run(["-c", name == "INT" ? "set -m; " + script : script, fluoro], in: folder.path)
    #expect(run.text == "\(status)\n")
    // The third message could go on.
    #expect(folder.text("said")?.contains("2 out") == true, "\(folder.text("said") ?? "")")
  }

  @Test("a live stream gives each bare message out as soon as it can be known whole")
  func liveStream() throws {
    let fluoro = try #require(Command.fluoroPath)
    for number in 1...3 { try folder.add("\(number).hl7", Document.message(number)) }
    // Waits for so many lines of output, at the longest 20 seconds, and says how many there are.
    let script = """
      await() { n=0; while [ $(wc -l < out) -lt $1 ] && [ $n -lt 200 ]; do sleep 0.1; n=$((n+1)); done; wc -l < out; }
      mkfifo p; "$0" p --pause "$1" > out 2> said & pid=$!
      exec 3> p
      cat 1.hl7 >&3; await $2; cat 2.hl7 >&3; await $3; printf 'MSH|' >&3; await 2; tail -c +5 3.hl7 >&3
      exec 3>&-; wait $pid; echo $?; wc -l < out
      """
    // Without a pause only the next header tells, and the first letters of it do.
    for (pause, counts) in [("0.3", ["1", "2"]), ("0", ["0", "1"])] {
      let run = Command("/bin/sh").run(["-c", script, fluoro, pause] + counts, in: folder.path)
      #expect(
        run.text.split(separator: "\n") == [counts[0][...], counts[1][...], "2", "0", "3"], "\(pause) \(run.said)")
      _ = Command("/bin/rm").run(["p", "out"], in: folder.path)
    }
  }

  @Test("resources go to one file a type")
  func outDir() throws {
    let run = try run(["--out-dir", "bulk"], input: Document.message(1) + Document.message(2))
    #expect(run.status == 0)
    #expect(run.text.isEmpty)
    #expect(listFolder(folder.path + "/bulk").contains("ChargeItem.ndjson"))
    for line in folder.text("bulk/Patient.ndjson")?.split(separator: "\n") ?? [] {
      #expect(line.hasPrefix(#"{"resourceType":"Patient""#))
    }
  }

  @Test("a dry run does everything but write the output")
  func dryRun() throws {
    let run = try run(["--dry-run", "--out", "out", "--errors", "errors"], input: Document.message)
    #expect(run.status == 0)
    #expect(run.text.isEmpty)
    #expect(folder.text("out") == nil)
    #expect(run.said.contains("1 document in, 1 out, 0 failed"))
  }

  @Test("--errors takes the findings, each as a line of JSON with its place")
  func errors() throws {
    let run = try run(["--errors", "errors"], input: "<ClinicalDocument><a></ClinicalDocument>\n" + Document.message)
    #expect(run.status == 1)
    #expect(!run.said.contains("error"))
    let lines = folder.text("errors")?.split(separator: "\n") ?? []
    #expect(lines.contains { $0.hasPrefix(#"{"severity":"error","code":""#) && $0.contains(#""input":"-","frame":1"#) })
  }

  @Test("--trace has a line for each output value")
  func trace() throws {
    let run = try run(["--trace", "trace"], input: Document.message)
    #expect(run.status == 0)
    let lines = folder.text("trace")?.split(separator: "\n") ?? []
    #expect(lines.count > 50)
    #expect(lines.allSatisfy { $0.hasPrefix(#"{"frame":1,"resource":""#) && $0.hasSuffix("]}") })
  }

  @Test("--strict puts an incomplete document into quarantine")
  func strict() throws {
    let odd = Document.message + "ZZ9|1|something that no row maps\r"
    let lenient = try run([], input: odd)
    #expect(lenient.status == 0)
    #expect(lenient.said.contains("M101"))
    let strict = try run(["--strict", "--quarantine", "failed"], input: odd)
    #expect(strict.status == 1)
    #expect(strict.text.isEmpty)
    #expect(folder.text("failed/-.1.hl7") == odd)
  }

  @Test("no patient value reaches standard error unless it is asked for")
  func values() throws {
    let odd = Document.message.replacing("19600102", with: "1960XX02")
    #expect(try !run([], input: odd).said.contains("1960XX02"))
    #expect(try run(["--show-values"], input: odd).said.contains("1960XX02"))
  }
}
