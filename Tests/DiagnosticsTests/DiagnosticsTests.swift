import Diagnostics
import Glibc
import Testing

/// One row of the tables in Docs/diagnostics.md.
private struct DocumentedCode: Equatable {
  let code: String
  let severity: String
  /// What it means, its cause and its remedy.
  let words: [String]
}

/// The codes as people read of them.
struct DiagnosticsTests {
  /// Rows that begin with a code, such as `| I101 | error | … |`. A `\|` in a cell is no border.
  private static func documented() throws -> [DocumentedCode] {
    let text = try String(decoding: documentation(), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("| ") else { return nil }
      let cells = line.replacing("\\|", with: "").split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard let code = cells.first, cells.count > 1, isWellFormed(code) else { return nil }
      return DocumentedCode(code: code, severity: cells[1], words: Array(cells.dropFirst(2)))
    }
  }

  /// Docs/diagnostics.md, found from this file's place.
  private static func documentation() throws -> [UInt8] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let file = try #require(fopen(root + "/Docs/diagnostics.md", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// One capital and three digits.
  private static func isWellFormed(_ code: String) -> Bool {
    let signs = Array(code.utf8)
    return signs.count == 4 && "IFVXJTMWR".utf8.contains(signs[0])
      && signs[1...].allSatisfy { (0x30...0x39).contains($0) }
  }

  @Test(
    "every code is documented once, with its severity, meaning, cause and remedy", arguments: DiagnosticCode.allCases)
  func isDocumented(code: DiagnosticCode) throws {
    let rows = try Self.documented().filter { $0.code == code.rawValue }
    try #require(rows.count == 1)
    #expect(rows[0].severity == code.severity.rawValue)
    #expect(rows[0].words.count == 3)
    #expect(rows[0].words.allSatisfy { !$0.isEmpty })
  }

  @Test("no code is documented that there is not")
  func documentsNothingElse() throws {
    let known = Set(DiagnosticCode.allCases.map(\.rawValue))
    #expect(try Self.documented().filter { !known.contains($0.code) } == [])
  }

  @Test("codes are unique and well formed")
  func codes() {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.filter { !Self.isWellFormed($0) } == [])
  }

  @Test("severities are ordered, and the worst of the evidence is found")
  func severities() {
    #expect(Severity.information < Severity.warning && Severity.warning < Severity.error)
    var evidence = Evidence(origin: Origin(input: "a", frame: 1))
    #expect(evidence.worst == nil)
    evidence.report(Diagnostic(.zoneFromMessage, "m", remedy: "r"))
    evidence.report(Diagnostic(.unmappedValue, "m", remedy: "r", origin: Origin(input: "b", frame: 2)))
    #expect(evidence.worst == .warning)
    #expect(evidence.diagnostics.map(\.origin?.input) == ["a", "b"])
  }
}

/// A finding, and how it is written.
struct RenderedCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let finding: Diagnostic
  let line: String
  let json: String

  init(_ description: String, _ finding: Diagnostic, _ line: String, json: String) {
    testDescription = description
    self.finding = finding
    self.line = line
    self.json = json
  }

  static let all: [RenderedCase] = [
    RenderedCase(
      "a value of a message",
      Diagnostic(
        .noRuleForCode, "no rule for this code", remedy: "add a row to interventional/procedures.csv",
        origin: Origin(input: "feed.hl7", frame: 3), place: Place(byte: 412, length: 5), path: "PR1[2]-3.1"),
      "feed.hl7:3: PR1[2]-3.1 (byte 412): warning M201: no rule for this code; add a row to interventional/procedures.csv",
      json: #"{"severity":"warning","code":"M201","message":"no rule for this code","#
        + #""remedy":"add a row to interventional/procedures.csv","input":"feed.hl7","frame":3,"#
        + #""place":{"byte":412,"length":5},"path":"PR1[2]-3.1"}"#),
    RenderedCase(
      "an input as a whole",
      Diagnostic(.emptyInput, "no document", remedy: "nothing", origin: Origin(input: "-", frame: 0)),
      "-: information I102: no document; nothing",
      json: #"{"severity":"information","code":"I102","message":"no document","remedy":"nothing","input":"-"}"#),
    RenderedCase(
      "a byte without a path",
      Diagnostic(
        .malformedXML, "cut off", remedy: "mend it", origin: Origin(input: "a.xml", frame: 1),
        place: Place(byte: 7, length: 0, line: 2)),
      "a.xml:1: byte 7: error X101: cut off; mend it",
      json: #"{"severity":"error","code":"X101","message":"cut off","remedy":"mend it","input":"a.xml","frame":1,"#
        + #""place":{"byte":7,"length":0,"line":2}}"#),
    RenderedCase(
      "a cell of a table, with its rule",
      Diagnostic(
        .badTarget, "no", remedy: "yes", place: Place(byte: 0, length: 0, line: 4, column: 11),
        path: "site/hl7v2/segments/ZPM-Procedure.csv", rule: "ZPM-Procedure#side"),
      "site/hl7v2/segments/ZPM-Procedure.csv:4:11: error T108: no; yes [ZPM-Procedure#side]",
      json: #"{"severity":"error","code":"T108","message":"no","remedy":"yes","#
        + #""place":{"byte":0,"length":0,"line":4},"path":"site/hl7v2/segments/ZPM-Procedure.csv","#
        + #""rule":"ZPM-Procedure#side"}"#),
    RenderedCase(
      "signs that JSON escapes",
      Diagnostic(.badDelimiters, "MSH|^~\\&", remedy: "a \"b\"\n\u{1}", path: "MSH[1]-2"),
      "MSH[1]-2: error V102: MSH|^~\\&; a \"b\"\n\u{1}",
      json: #"{"severity":"error","code":"V102","message":"MSH|^~\\&","remedy":"a \"b\"\n\u0001","path":"MSH[1]-2"}"#),
  ]
}

/// Findings as they are written.
struct RenderingTests {
  @Test("a finding is one line for people and one for programs", arguments: RenderedCase.all)
  func lines(rendered: RenderedCase) {
    #expect(rendered.finding.rendered() == rendered.line)
    #expect(rendered.finding.renderedJSON() == rendered.json)
  }

  @Test("a value is shown only to who asks, and never to programs")
  func values() {
    let finding = Diagnostic(.unreadableValue, "no time", remedy: "correct it", path: "PID[1]-7", value: "SECRET")
    #expect(finding.rendered() == "PID[1]-7: error M103: no time; correct it")
    #expect(finding.rendered(showValues: true) == "PID[1]-7: error M103: no time; correct it «SECRET»")
    #expect(!finding.renderedJSON().contains("SECRET"))
  }

  @Test("what is known of the document stands in the line for programs")
  func document() {
    let finding = Diagnostic(
      .segmentMissing, "m", remedy: "r", origin: Origin(input: "in/a b.hl7", frame: 12), path: "PID")
    #expect(
      finding.renderedJSON(format: "er7", type: "DFT^P03", control: "X1")
        == #"{"severity":"information","code":"M107","message":"m","remedy":"r","input":"in/a b.hl7","frame":12,"#
        + #""format":"er7","type":"DFT^P03","control":"X1","path":"PID"}"#)
  }
}
