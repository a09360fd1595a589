import TestKit
import Testing

/// Bad input gets a finding with code, place and remedy; nothing else is lost for it.
struct BadInputTests {
  private static let cases = [
    CommandCase(
      "empty input is no error: feeds are often empty", [], status: 0, output: [],
      errors: ["-: information I102: no document in this input", "0 documents in, 0 out, 0 failed"]),
    CommandCase(
      "white space alone is empty too", [], input: " \r\n\n", status: 0, output: [], errors: ["information I102"]),
    CommandCase(
      "a message cut off in its header is told", [], input: #"MSH|^~\&|ASC|PAINCL"#, status: 0,
      errors: ["-:1: information V107: the last segment is not ended"]),
    CommandCase(
      "a message cut off behind its header is converted as far as it goes", [],
      input: String(Document.message.prefix(230)), status: 0, output: [#""resourceType":"Patient""#]),
    CommandCase(
      "a message of delimiters alone is none (issue 2: a Bundle came of MSH|^)", [], input: "MSH|^", status: 1,
      output: [], errors: ["error V110"]),
    CommandCase(
      "segments without MSH are no message", [], input: "PID|1||MRN77\rPV1|1|O\r", status: 1, output: [],
      errors: ["-:1: ", "error V101"], never: ["MRN77"]),
    CommandCase(
      "a header alone is converted, and says what is missing", [],
      input: #"MSH|^~\&|ASC|PAINCLINIC|EHR|HUB|20250310101500-0500||DFT^P03|CT0001|P|2.5.1"# + "\r", status: 0,
      output: [#""resourceType":"MessageHeader""#], errors: ["M107"]),
    CommandCase(
      "delimiters that cannot be told apart fail", [], input: "MSH|^^^^|ASC\rPID|1||MRN77\r", status: 1, output: [],
      errors: ["error V102"], never: ["MRN77"]),
    CommandCase(
      "two messages in one MLLP block are two documents", [],
      input: "\u{0B}" + Document.message(1) + Document.message(2) + "\u{1C}\r", status: 0,
      errors: ["2 documents in, 2 out, 0 failed"]),
    CommandCase(
      "a batch that announces more messages than it holds is told", [],
      input: "BHS|^~\\&|ASC\r" + Document.message(1) + Document.message(2) + "BTS|3\r", status: 0,
      errors: ["-:2: warning F103: BTS-1 announces 3, the input holds 2", "2 out"]),
    CommandCase(
      "a batch that holds none of the messages it announces fails", [], input: "BHS|^~\\&|ASC\rBTS|3\r", status: 1,
      output: [], errors: ["warning F103", "1 failed"]),
    CommandCase(
      "NUL and other control characters are left out, and told", [],
      input: Document.message.replacing("WALTER", with: "WAL\u{0}T\u{1}ER"), status: 0, output: [#""WALTER""#],
      errors: ["warning V108"], never: ["WAL\u{0}", #"\u0000"#]),
    CommandCase(
      "padding with NUL behind a message is no document", [], input: Document.message + "\u{0}\u{0}\u{0}\u{1A}",
      status: 0,
      errors: ["1 document in, 1 out"]),
    CommandCase(
      "an unknown message type runs the default map", [],
      input: Document.message.replacing("DFT^P03^DFT_P03", with: "ZZZ^Z99"), status: 0,
      output: [#""resourceType":"Patient""#]),
    CommandCase(
      "what is no known format is refused", [], input: "hello, world\n", status: 65, output: [],
      errors: ["-:1: ", "error I103"], never: ["hello"]),
    CommandCase(
      "XML that is neither CDA nor v2 is refused", [], input: "<html><body/></html>", status: 65, output: [],
      errors: ["error I103"]),
    CommandCase(
      "XML that is not well-formed fails", [],
      input: #"<ClinicalDocument xmlns="urn:hl7-org:v3"><id></ClinicalDocument>"#, status: 1, output: [],
      errors: ["error X101", "byte"]),
    CommandCase(
      "a DOCTYPE is refused", [],
      input: #"<!DOCTYPE ClinicalDocument><ClinicalDocument xmlns="urn:hl7-org:v3"/>"#, status: 1, output: [],
      errors: ["error X102"]),
    CommandCase(
      "an external entity is refused unread", [], input: Document.externalEntity, status: 1, output: [],
      errors: ["error X102"], never: ["root:"]),
    CommandCase("an entity bomb is refused unexpanded", [], input: Document.bomb, status: 1, errors: ["error X102"]),
    CommandCase("XML nested too deep is refused", [], input: Document.deepXML, status: 1, errors: ["error X103"]),
    CommandCase("JSON nested too deep is refused", [], input: Document.deepJSON, status: 1, errors: ["error "]),
    CommandCase(
      "JSON that is not well-formed fails", [], input: #"{"resourceType":"Patient","id":}"#, status: 1,
      errors: ["error J101"]),
    CommandCase(
      "JSON that no map recognises fails, with its root keys", [], input: #"{"visit":{"mrn":"MRN77"},"lines":[]}"#,
      status: 1, output: [], errors: ["error J103", "visit", "lines"], never: ["MRN77"]),
    CommandCase(
      "compressed input is refused with the command to pipe it", [], input: "\u{1F}\u{8B}\u{8}\u{0}xxxxxxxx",
      status: 65, errors: ["error"]),
    CommandCase(
      "a document over the limit fails and the next one is converted", ["--max-document", "1000"],
      input: Document.message(1).replacing("|M79.18", with: "|" + String(repeating: "X", count: 2000))
        + Document.message(2),
      status: 1, output: [#""resourceType":"Patient""#], errors: ["error I104", "1 out, 1 failed"]),
  ]

  @Test("bad input", arguments: cases)
  func badInput(_ example: CommandCase) throws {
    let fluoro = try #require(Command.fluoro)
    let run = fluoro.run(example.arguments, input: Array(example.input.utf8))
    #expect(run.status == example.status, "\(run.said)")
    expect(run, example)
  }

  @Test("a byte that is no UTF-8 in a message without a character set is read all the same")
  func invalidUTF8() throws {
    let fluoro = try #require(Command.fluoro)
    var bytes = Array(Document.message.replacing("WALTER", with: "WALT@R").utf8)
    for i in bytes.indices where bytes[i] == UInt8(ascii: "@") { bytes[i] = 0xE9 }
    let run = fluoro.run([], input: bytes)
    #expect(run.status == 0)
    #expect(run.said.contains("V104"))
    #expect(run.text.contains("WALTéR"))
  }

  @Test("a message cut off anywhere costs no other one, and never the run")
  func truncated() throws {
    let fluoro = try #require(Command.fluoro)
    let message = Array(Document.message.utf8)
    var feed: [UInt8] = []
    var count = 0
    // Delimiters alone, nine bytes, are no message.
    for end in stride(from: 12, to: message.count, by: 3) {
      feed += [0x0B] + message[..<end] + [0x1C, 0x0D]
      count += 1
    }
    let run = fluoro.run(["--errors", "/dev/null"], input: feed + message)
    #expect(run.said.contains("\(count + 1) documents in, \(count + 1) out, 0 failed"), "\(run.said)")
  }

  @Test("ten thousand segments are one message")
  func manySegments() throws {
    let fluoro = try #require(Command.fluoro)
    let notes = (1...10_000).map { "NTE|\($0)||line \($0) of it\r" }.joined()
    let run = fluoro.run(["--to", "resources", "--quiet"], input: Array((Document.message + notes).utf8))
    #expect(run.status == 0, "\(run.said.prefix(500))")
    #expect(run.text.contains("line 10000 of it"))
    #expect(run.text.split(separator: "\n").count { $0.hasPrefix(#"{"resourceType":"ChargeItem""#) } == 1)
  }

  @Test("a file of 25 MB in OBX-5 is written without a handful of copies of it")
  func longValue() throws {
    let fluoro = try #require(Command.fluoroPath)
    let folder = TemporaryFolder()
    let script = """
      printf '%s\\r' 'MSH|^~\\&|ASC|PAINCLINIC|EHR|HUB|20250310101500-0500||ORU^R01|CT0001|P|2.5.1' \
        'PID|1||MRN77^^^PAINCLINIC^MR||TESTPATIENT^WALTER' 'OBR|1|||64493^^C4' > m
      printf 'OBX|1|ED|64493^^C4||^application^pdf^Base64^' >> m
      head -c 18874368 /dev/zero | base64 -w 0 >> m
      printf '||||||F\\r' >> m
      ulimit -v 600000
      "$0" m --quiet --workers 1 | wc -c
      """
    let run = Command("/bin/sh").run(["-c", script, fluoro], in: folder.path)
    #expect(Int(run.text.filter(\.isNumber)) ?? 0 > 24 << 20, "\(run.said)")
  }

  @Test("a bad document stands in quarantine, byte for byte, and the others are converted")
  func quarantine() throws {
    let fluoro = try #require(Command.fluoro)
    let folder = TemporaryFolder()
    let bad = #"{"resourceType":"Patient","id":}"#
    let feed = [#"{"resourceType":"Patient","id":"a"}"#, bad, #"{"resourceType":"Patient","id":"b"}"#]
    try folder.add("in/feed.ndjson", feed.joined(separator: "\n"))
    let run = fluoro.run(["in/feed.ndjson", "--quarantine", "failed"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.text.split(separator: "\n").count == 2)
    #expect(folder.text("failed/in%2Ffeed.ndjson.2.json")?.trimmingSuffix { $0 == "\n" } == bad)
    let again = fluoro.run(["in/feed.ndjson", "--quarantine", "failed"], in: folder.path)
    #expect(again.status == 1)
    #expect(listFolder(folder.path + "/failed").count == 1)
  }
}

/// Checks output and errors of a case.
func expect(_ run: CommandRun, _ example: CommandCase) {
  if let output = example.output {
    if output.isEmpty { #expect(run.text.isEmpty) }
    for part in output { #expect(run.text.contains(part), "\(run.text.prefix(2000))") }
  }
  for part in example.errors { #expect(run.said.contains(part), "\(run.said)") }
  for part in example.never { #expect(!run.said.contains(part) && !run.text.contains(part), "\(run.said)") }
}

extension String {
  /// Without the characters at its end that a condition holds for.
  func trimmingSuffix(while holds: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, holds(last) { text.removeLast() }
    return text
  }
}
