import Diagnostics
import HL7v2Reader
import SourceModel
import Testing

private let header = "MSH|^~\\&|A|F|||20260101||ADT^A01|1|P|2.5.1\r"

/// Lines behind a header, and the values that they hold. All patients are synthetic.
struct LineCase: CustomTestStringConvertible, Sendable {
  var name: String
  var lines: String
  var values: [String]
  var findings: [DiagnosticCode]

  init(_ name: String, _ lines: String, _ values: [String], _ findings: DiagnosticCode...) {
    self.name = name
    self.lines = lines
    self.values = values
    self.findings = findings
  }

  var testDescription: String { name }

  static let structure: [LineCase] = [
    LineCase("fields", "PID|1||7\r", ["PID[1]-1=1", "PID[1]-3=7"]),
    LineCase("components", "PID|||7^^^F\r", ["PID[1]-3.1=7", "PID[1]-3.4=F"]),
    LineCase(
      "subcomponents", "PID|||7^^^F&1.2&ISO^MR\r",
      ["PID[1]-3.1=7", "PID[1]-3.4.1=F", "PID[1]-3.4.2=1.2", "PID[1]-3.4.3=ISO", "PID[1]-3.5=MR"]),
    LineCase("a subcomponent without components", "PID|||A&B\r", ["PID[1]-3.1.1=A", "PID[1]-3.1.2=B"]),
    LineCase(
      "repetitions", "PID|||7~8^^^G~9\r", ["PID[1]-3[1]=7", "PID[1]-3[2].1=8", "PID[1]-3[2].4=G", "PID[1]-3[3]=9"]),
    LineCase("an empty repetition makes no node", "PID|||7~~9\r", ["PID[1]-3[1]=7", "PID[1]-3[2]=9"]),
    LineCase("separators behind a value", "PID|||A^^\rPV1||B&&\r", ["PID[1]-3.1=A", "PV1[1]-2.1.1=B"]),
    LineCase("separators alone", "PID|||^^&&~^|&|~|\r", []),
    LineCase("segments of one name", "OBX|1\rNTE|1\rOBX|2\r", ["OBX[1]-1=1", "NTE[1]-1=1", "OBX[2]-1=2"]),
    LineCase("a segment of its name alone", "EVN\rPID|\rPID|1\r", ["PID[2]-1=1"]),
    LineCase(
      "null", "PID|\"\"||\"\"^\"\"&x~\"\"\"\r",
      ["PID[1]-1=∅", "PID[1]-3[1].1=∅", "PID[1]-3[1].2.1=∅", "PID[1]-3[1].2.2=x", "PID[1]-3[2]=\"\"\""]),
    LineCase("a site's own segment", "ZP1|a\rZ99|b\r", ["ZP1[1]-1=a", "Z99[1]-1=b"]),
    LineCase(
      "control characters", "PID|a\u{0}b|\u{1}|c\t\\X00\\\\X0B\\d\u{1F}\u{E9}|\u{1B}(B\r",
      ["PID[1]-1=ab", "PID[1]-2=", "PID[1]-3=c\td\u{E9}", "PID[1]-4=(B"],
      .readLeniency, .controlCharacters, .controlCharacters, .controlCharacters, .controlCharacters),
    LineCase("blanks in a value", "PID| |  a  |b\r", ["PID[1]-1= ", "PID[1]-2=  a  ", "PID[1]-3=b"]),
  ]

  static let leniencies: [LineCase] = [
    LineCase("no CR at the end", "PID|1", ["PID[1]-1=1"], .readLeniency),
    LineCase("blank lines", "\r\rPID|1\r \r", ["PID[1]-1=1"], .readLeniency),
    LineCase("blanks before a segment", "  PID|1\r", ["PID[1]-1=1"], .readLeniency),
    LineCase(
      "blanks behind a segment", "PID|1 \t\rPV1|  \rPV2|a^b  \r", ["PID[1]-1=1", "PV2[1]-1.1=a", "PV2[1]-1.2=b"],
      .readLeniency),
    LineCase(
      "a line feed inside a value", "OBX|1|TX|||one\ntwo\n|F\rNTE|1\r",
      ["OBX[1]-1=1", "OBX[1]-2=TX", "OBX[1]-5=one\ntwo\n", "OBX[1]-6=F", "NTE[1]-1=1"], .readLeniency),
    LineCase("one segment that ends with a line feed", "PID|1\nPV1|2\r", ["PID[1]-1=1", "PV1[1]-1=2"], .readLeniency),
    LineCase(
      "a line that is no segment", "OBX|1\rgoes on^here|\\.br\\\rNTE|1\r",
      ["OBX[1]-1=1", "???[1]-1=goes on^here|\\.br\\", "NTE[1]-1=1"], .badSegment),
    LineCase(
      "names that are none", "pid|1\rPIDX|1\rPI|1\r1ID|1\rPID^1\rP\u{C9}|\r",
      ["???[1]-1=pid|1", "???[2]-1=PIDX|1", "???[3]-1=PI|1", "???[4]-1=1ID|1", "???[5]-1=PID^1", "???[6]-1=P\u{C9}|"],
      .readLeniency, .badSegment, .badSegment, .badSegment, .badSegment, .badSegment, .badSegment),
  ]

  static let escapes: [LineCase] = [
    LineCase("delimiters", "NTE|\\F\\\\S\\\\T\\\\R\\\\E\\\\P\\\r", ["NTE[1]-1=|^&~\\#"]),
    LineCase(
      "in components", "NTE|a\\S\\b^c\\T\\d&e\\R\\\r", ["NTE[1]-1.1=a^b", "NTE[1]-1.2.1=c&d", "NTE[1]-1.2.2=e~"]),
    LineCase(
      "line breaks", "NTE|a\\.br\\b\\.BR\\c\\.sp\\d\\.sp2\\e\\.sp+3\\f\\.ce\\g\r",
      ["NTE[1]-1=a\nb\nc\nd\n\ne\n\n\nf\ng"]),
    LineCase("blanks", "NTE|a\\.sk3\\b\\.sk+1\\c\\.sk\\d\r", ["NTE[1]-1=a   b c d"]),
    LineCase("formats without text", "NTE|a\\.in5\\b\\.in+2\\\\.ti-4\\\\.fi\\\\.nf\\\\H\\c\\N\\\r", ["NTE[1]-1=abc"]),
    LineCase(
      "too many lines", "NTE|a\\.sp99999999999999999999\\b\r",
      ["NTE[1]-1=a" + String(repeating: "\n", count: 100) + "b"]),
    LineCase("hexadecimal", "NTE|a\\X0D0a\\b\\XC3A4\\\r", ["NTE[1]-1=a\r\nb\u{E4}"], .readLeniency),
    LineCase("a null made of escapes is a text", "NTE|\\X22\\\\X22\\\r", ["NTE[1]-1=\"\""]),
    LineCase(
      "lone backslashes", "NTE|C:\\temp\\x\\F\\|a\\\r", ["NTE[1]-1=C:\\temp\\x|", "NTE[1]-2=a\\"], .unknownEscape,
      .unknownEscape),
    LineCase(
      "unknown sequences", "NTE|\\Q\\|\\X1\\|\\.zz\\|\\.sp-1\\|\\\\|\\.br2\\\r",
      [
        "NTE[1]-1=\\Q\\", "NTE[1]-2=\\X1\\", "NTE[1]-3=\\.zz\\", "NTE[1]-4=\\.sp-1\\", "NTE[1]-5=\\\\",
        "NTE[1]-6=\\.br2\\",
      ],
      .unknownEscape, .unknownEscape, .unknownEscape, .unknownEscape, .unknownEscape, .unknownEscape),
    LineCase(
      "character set sequences", "NTE|\\C2842\\x\\M244221\\|\\ZABC\\F\\F\\\r",
      ["NTE[1]-1=x\\M244221\\", "NTE[1]-2=\\ZABC\\F|"], .unknownEscape, .unknownEscape),
  ]
}

@Suite("HL7 v2 in vertical-bar encoding")
struct HL7v2ReaderTests {
  @Test(
    "reads a line into its values",
    arguments: LineCase.structure + LineCase.leniencies + LineCase.escapes)
  func lines(_ test: LineCase) {
    let reading = Reading(header + test.lines)
    #expect(reading.refusal == nil)
    #expect(reading.body == test.values)
    #expect(reading.findings == test.findings)
  }

  @Test("reads the header's delimiters as its first two fields")
  func headerFields() {
    #expect(
      Reading(header).values == [
        "MSH[1]-1=|", "MSH[1]-2=^~\\&", "MSH[1]-3=A", "MSH[1]-4=F", "MSH[1]-7=20260101", "MSH[1]-9.1=ADT",
        "MSH[1]-9.2=A01", "MSH[1]-10=1", "MSH[1]-11=P", "MSH[1]-12=2.5.1",
      ])
    #expect(Reading(header + "BHS|^~\\&|x\r").body == ["BHS[1]-1=|", "BHS[1]-2=^~\\&", "BHS[1]-3=x"])
  }

  @Test(
    "takes delimiters as the header sets them",
    arguments: [
      ("MSH|^~\\&|A\rPID|||7^a&b~8\\F\\\r", [DiagnosticCode]()),
      ("MSH$%@!*$A\rPID$$$7%a*b@8!F!\r", []),
      ("MSH\u{1}\u{2}\u{3}\u{4}\u{5}\u{1}A\rPID\u{1}\u{1}\u{1}7\u{2}a\u{5}b\u{3}8\u{4}F\u{4}\r", [.controlCharacters]),
      ("MSH|^~\\&#|A\rPID|||7^a&b~8\\F\\\r", []),
      ("MSH|^~\\|A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
      ("MSH|^~|A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
      ("MSH|^|A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
      ("MSH||A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
      ("MSH|^~\\\\&|A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
      ("MSH|^~\\&#%|A\rPID|||7^a&b~8\\F\\\r", [.readLeniency]),
    ])
  func delimiters(_ text: String, _ findings: [DiagnosticCode]) {
    let reading = Reading(text)
    // A control character is a delimiter, but never part of a text.
    let separator = text.split(separator: "\r")[0].dropFirst(3).prefix(1).filter { $0 > " " }
    #expect(reading.body == ["PID[1]-3[1].1=7", "PID[1]-3[1].2.1=a", "PID[1]-3[1].2.2=b", "PID[1]-3[2]=8\(separator)"])
    #expect(reading.findings == findings)
  }

  @Test("says which values their sender cut off, where MSH-2 has a sign for it")
  func truncation() {
    let cut = Reading("MSH|^~\\&#|A\rPID|1||7^a#~8#|#|b\\P\\|#c\r")
    #expect(
      cut.body == [
        "PID[1]-1=1", "PID[1]-3[1].1=7", "PID[1]-3[1].2=a#", "PID[1]-3[2]=8#", "PID[1]-4=#", "PID[1]-5=b#",
        "PID[1]-6=#c",
      ])
    #expect(cut.findings == [.truncatedValue, .truncatedValue, .truncatedValue])
    #expect(Reading("MSH|^~\\&|A\rPID|1||7#\r").findings == [])
  }

  @Test(
    "reads a message on one line, its segments' ends escaped",
    arguments: [
      "\\r", "\\n", "\\r\\n", "\\X0D\\", "\\X0d0A\\", "\\x0D", "\\u000D\\u000a", "<CR>", "<cr><lf>", "&#13;", "&#xd;",
    ])
  func oneLine(_ end: String) {
    let lines = ["MSH|^~\\&|A", "EVN", "PID|1||7^^^F~8|S\\F\\\u{E9}", "NTE|1||C:\\rest \\X41\\ <b>"]
    let plain = Reading(lines.joined(separator: "\r") + "\r")
    for text in [lines.joined(separator: end), lines.joined(separator: end) + end + "\n"] {
      let reading = Reading(text)
      #expect(reading.values == plain.values)
      #expect(reading.sources == plain.sources)
    }
    // A literal of a programming language doubles what else it escapes.
    let literal = lines.map { $0.replacing("\\", with: "\\\\") }.joined(separator: end) + "\n"
    if end.hasPrefix("\\"), !end.hasPrefix("\\X") { #expect(Reading(literal).values == plain.values) }
  }

  @Test("takes no escape for a line end where no segment follows it")
  func noLine() {
    #expect(Reading("MSH|^~\\&|C:\\report\\names|a\\R\\PID|b").values.contains("MSH[1]-3=C:\\report\\names"))
    #expect(Reading("MSH|^~\\&|A\rNTE|a\\X0D\\PID|1").body == ["NTE[1]-1=a\rPID", "NTE[1]-2=1"])
  }

  @Test(
    "reads UTF-16 and UTF-32, and keeps the places of the frame",
    arguments: [(2, false), (2, true), (4, false), (4, true)])
  func wide(_ size: Int, _ isBigEndian: Bool) {
    let text = "MSH|^~\\&|A|||||||||||||||UNICODE UTF-16\rPID|1||7^\u{5C71}\u{1F600}x\\F\\~\"\"|\u{E9}\r\u{FEFF}NTE|a\r"
    let plain = Reading(text.replacing("\u{FEFF}", with: ""))
    let units = size == 2 ? text.utf16.map { UInt32($0) } : text.unicodeScalars.map(\.value)
    let bytes = units.flatMap { unit in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
      return isBigEndian ? bytes.reversed() : bytes
    }
    let reading = Reading(bytes)
    #expect(reading.values == plain.values)
    #expect(reading.findings == [.readLeniency])
    let node = reading.tree.child(.number(4), of: reading.tree.nextSibling(reading.tree.firstChild(reading.tree.root)))
    let place = reading.tree.place(of: node)
    #expect(place.length == size)
    #expect(reading.tree.bytes[place.byte + (isBigEndian ? size - 1 : 0)] == 0xE9)
    #expect(Reading(Array(bytes.dropLast(size + 1))).refusal == nil)
  }

  @Test(
    "refuses what has no header, or no delimiters to go by",
    arguments: [
      ("", DiagnosticCode.noHeader), ("PID|1\r", .noHeader), ("MS", .noHeader), ("\r\n", .noHeader),
      ("MSH", .badDelimiters), ("MSH\r", .badDelimiters), ("MSHA", .badDelimiters), ("MSH |", .badDelimiters),
      ("MSH|ADT|x\r", .badDelimiters), ("MSH|^^\\&|\r", .badDelimiters), ("MSH||~\\&", .readLeniency),
      ("MSH|^~|&|\r", .readLeniency), ("MSH|^~\u{E9}&|\r", .badDelimiters), ("MSH|^~~&|\r", .badDelimiters),
    ])
  func refusals(_ text: String, _ code: DiagnosticCode) {
    let reading = Reading(text)
    #expect((reading.refusal ?? reading.findings.first) == code)
  }

  @Test(
    "reads the header even where it ends early",
    arguments: ["MSH|", "MSH|^~\\&", "MSH|^~\\&|", "MSH|^~\\&\r", "MSH|^~\\&|A"])
  func shortHeaders(_ text: String) {
    let reading = Reading(text)
    #expect(reading.refusal == nil)
    #expect(reading.values.first == "MSH[1]-1=|")
  }

  @Test("gives each value the bytes that it stands in")
  func places() {
    let text = header + "PID|1||7^^^F&x\\T\\y&ISO^MR~8||\"\"|S\u{FC}d \r"
    #expect(
      Reading(text).sources.filter { $0.hasPrefix("PID") } == [
        "PID[1]-1=1", "PID[1]-3[1].1=7", "PID[1]-3[1].4.1=F", "PID[1]-3[1].4.2=x\\T\\y", "PID[1]-3[1].4.3=ISO",
        "PID[1]-3[1].5=MR", "PID[1]-3[2]=8", "PID[1]-5=∅", "PID[1]-6=S\u{FC}d",
      ])
  }

  @Test("gives what holds values the bytes of all of them")
  func outerPlaces() {
    let reading = Reading(header + "PID|1||7^^^F&x&ISO^MR~8|\rPV1|2")
    func source(_ node: NodeIndex) -> String {
      let place = reading.tree.place(of: node)
      return String(decoding: reading.tree.bytes[place.byte..<place.byte + place.length], as: UTF8.self)
    }
    var sources: [String] = []
    reading.tree.forEachDescendant(of: reading.tree.root) { node in
      if reading.tree[node].state == .empty { sources.append(source(node)) }
    }
    #expect(sources.dropFirst(2) == ["PID|1||7^^^F&x&ISO^MR~8|", "7^^^F&x&ISO^MR", "F&x&ISO", "PV1|2"])
  }

  @Test("copies no text that can stay where it is")
  func textInFrame() {
    let reading = Reading("MSH|^~\\&|A||||||||||||||||UNICODE UTF-8\rPID|1||S\u{FC}d^x\r")
    #expect(reading.tree.decoded.isEmpty)
  }

  @Test("uses a tree again without a trace of the message before")
  func reuse() throws {
    var reader = HL7v2Reader()
    var tree = SourceTree()
    var symbols = SymbolTable()
    for text in [header + "PID|1|a\\F\\\\Q\\\rxx\r", header + "PV1|2\r"] {
      var evidence = Evidence()
      let frame = Frame(bytes: Array(text.utf8), format: .er7, origin: Origin(input: "-", frame: 1), offset: 0)
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
      if text.contains("PV1") {
        #expect(evidence.diagnostics.isEmpty)
        #expect(tree.decoded.isEmpty)
        #expect(tree.nodes.count == 2 + 10 + 2 + 1)
      }
    }
  }

  @Test("stops at its limits and says so")
  func limits() {
    var limits = HL7v2Reader.Limits()
    limits.segments = 3
    limits.positions = 5
    #expect(Reading(Array("MSH|^~\\&|\rA01|\rA02|\rA03|\r".utf8), limits: limits).refusal == .limitReached)
    let reading = Reading(Array("MSH|^~\\&|\rPID|1|||||6|7\rPV1|a^b^c^d^e^f\r".utf8), limits: limits)
    #expect(reading.body.last == "PV1[1]-1.5=e")
    #expect(reading.findings == [.limitReached, .limitReached])
    #expect(reading.evidence.diagnostics.map(\.path) == ["PID[1]", "PV1[1]"])
  }

  @Test("reads any bytes without a crash", arguments: 0..<300)
  func rubbish(_ seed: Int) {
    let pieces: [[UInt8]] = [
      Array("MSH|^~\\&|".utf8), Array("PID|".utf8), [13], [10], [0], [0x1B], [0xFF], [0xC3], [0x81], Array("\\X".utf8),
      Array("\\".utf8), Array("^".utf8), Array("&".utf8), Array("~".utf8), Array("|".utf8), Array("\"\"".utf8),
      Array("\\.sp".utf8), Array("9".utf8), Array("\u{1B}$B".utf8), Array("\u{1B}(B".utf8), [0x20],
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let set = ["", "UNICODE UTF-8", "~ISO IR87", "GB 18030-2000", "BIG-5", "8859/2", "SJIS", "NONE"][seed % 8]
    var bytes = Array("MSH|^~\\&|A|F|||||ADT^A01|1|P|2.5.1||||||\(set)\r".utf8)
    for _ in 0..<80 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      bytes += pieces[Int(state % UInt64(pieces.count))]
    }
    let reading = Reading(bytes)
    #expect(reading.refusal == nil)
    for node in reading.tree.nodes { #expect(Int(node.start) + Int(node.length) <= bytes.count) }
    for value in reading.values { #expect(!value.isEmpty) }
  }
}
