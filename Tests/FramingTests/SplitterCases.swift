import Diagnostics
import Framing
import SourceModel
import Testing

/// What one frame is expected to be.
struct Expected: Equatable, CustomStringConvertible {
  var format: Format
  var text: String
  var refusal: DiagnosticCode?
  var findings: [DiagnosticCode] = []

  init(_ format: Format, _ text: String, refusal: DiagnosticCode? = nil, _ findings: DiagnosticCode...) {
    self.format = format
    self.text = text
    self.refusal = refusal
    self.findings = findings
  }

  init(_ frame: Frame) {
    format = frame.format
    text = String(decoding: frame.bytes, as: UTF8.self)
    refusal = frame.refusal?.code
    findings = frame.findings.map(\.code)
  }

  var description: String {
    "\(format) \(refusal?.rawValue ?? "") \(findings.map(\.rawValue)) \(text.debugDescription)"
  }
}

/// A stream and the frames in it. All patients are synthetic.
struct SplitterCase: CustomTestStringConvertible {
  var name: String
  var input: [UInt8]
  var expected: [Expected]
  var format: Format?
  var limit = FrameSplitter.defaultLimit

  init(
    _ name: String, _ input: String, _ expected: [Expected], format: Format? = nil,
    limit: Int = FrameSplitter.defaultLimit
  ) {
    self.init(name, bytes: Array(input.utf8), expected, format: format, limit: limit)
  }

  init(
    _ name: String, bytes: [UInt8], _ expected: [Expected], format: Format? = nil,
    limit: Int = FrameSplitter.defaultLimit
  ) {
    self.name = name
    self.input = bytes
    self.expected = expected
    self.format = format
    self.limit = limit
  }

  var testDescription: String { name }
}

private let a = "MSH|^~\\&|A|F|||20260101||ADT^A01|1|P|2.5.1\rPID|1||7^^^F^MR||TEST^ANNA\r"
private let b = "MSH|^~\\&|B|F|||20260102||DFT^P03|2|P|2.5.1\rPID|1||8^^^F^MR||TEST^BERT\r"
private let cda = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>T > x</title></ClinicalDocument>"
private let v2xml = "<ADT_A01 xmlns=\"urn:hl7-org:v2xml\"><MSH><MSH.1>|</MSH.1></MSH></ADT_A01>"
private let vt = "\u{0B}"
private let fs = "\u{1C}"
private let bom = "\u{FEFF}"

private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit in
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return bigEndian ? pair.reversed() : pair
  }
}

private func wide(_ text: String, bigEndian: Bool = false) -> Expected {
  Expected(.cda, String(decoding: utf16(text, bigEndian: bigEndian), as: UTF8.self))
}

/// Every way of framing, and every way of getting it wrong.
enum SplitterCases {
  static let er7: [SplitterCase] = [
    SplitterCase("nothing", "", []),
    SplitterCase("blanks alone", " \r\n\t\n\n", []),
    SplitterCase("one message", a, [Expected(.er7, a)]),
    SplitterCase("two messages", a + b, [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "no CR at the end", String((a + b).dropLast()), [Expected(.er7, a), Expected(.er7, String(b.dropLast()))]),
    SplitterCase(
      "line feeds", (a + b).replacing("\r", with: "\n"),
      [Expected(.er7, a.replacing("\r", with: "\n")), Expected(.er7, b.replacing("\r", with: "\n"))]),
    SplitterCase(
      "CR LF and blank lines between", "\r\n" + a.replacing("\r", with: "\r\n") + "\r\n\r\n  \r\n" + b,
      [Expected(.er7, a.replacing("\r", with: "\r\n")), Expected(.er7, b)]),
    SplitterCase("a blank line inside", "MSH|^~\\&|\r\rPID|1\r", [Expected(.er7, "MSH|^~\\&|\r\rPID|1\r")]),
    SplitterCase(
      "MSH in the middle of a line starts nothing", "MSH|^~\\&|\rNTE|1||see MSH|x\r",
      [Expected(.er7, "MSH|^~\\&|\rNTE|1||see MSH|x\r")]),
    SplitterCase(
      "a message behind one that is not ended", String(a.dropLast()) + b,
      [Expected(.er7, String(a.dropLast())), Expected(.er7, b)]),
    SplitterCase(
      "a log's words before a message", "INFO received " + a + "MMSH|^~\\&#|B\r",
      [
        Expected(.er7, "INFO received ", refusal: .unknownFormat), Expected(.er7, a + "M"),
        Expected(.er7, "MSH|^~\\&#|B\r"),
      ]),
    SplitterCase(
      "what is almost a header in mid-line", "MSH|^~\\&|\rNTE|MSH|^~\\|MSH|^^\\&|MSHA^~\\&A MSH\r",
      [Expected(.er7, "MSH|^~\\&|\rNTE|MSH|^~\\|MSH|^^\\&|MSHA^~\\&A MSH\r")]),
    SplitterCase(
      "words that begin like a header", "MSH|^~\\&|\rMSHX|1\rBHSomething\rFHSx\rMSH is\r",
      [Expected(.er7, "MSH|^~\\&|\rMSHX|1\rBHSomething\rFHSx\rMSH is\r")]),
    SplitterCase("an indented second message", a + "  " + b, [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "other delimiters", "MSH$%~\\&$A\rMSH#:~\\&#B\r",
      [Expected(.er7, "MSH$%~\\&$A\r"), Expected(.er7, "MSH#:~\\&#B\r")]),
    SplitterCase("padding", a + "\0\0\u{1A}", [Expected(.er7, a)]),
    SplitterCase(
      "a byte order mark each", bom + a + bom + b,
      [Expected(.er7, a, .framingLeniency), Expected(.er7, b, .framingLeniency)]),
    SplitterCase("no header", "PID|1||7\rPV1|1\r" + a, [Expected(.er7, "PID|1||7\rPV1|1\r"), Expected(.er7, a)]),
    SplitterCase("only the header's name", "MSH", [Expected(.er7, "MSH")]),
    SplitterCase("a header without separator", "MSH\rPID|1\r", [Expected(.er7, "MSH\rPID|1\r")]),
    SplitterCase(
      "bytes beyond ASCII", "MSH|^~\\&|Ä\u{2028}\rPID|ü\r", [Expected(.er7, "MSH|^~\\&|Ä\u{2028}\rPID|ü\r")]),
  ]

  static let mllp: [SplitterCase] = [
    SplitterCase("MLLP", vt + a + fs + "\r" + vt + b + fs + "\r", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "MLLP with LF behind", vt + a + fs + "\r\n" + vt + b + fs + "\r\n", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "MLLP without its CR", vt + a + fs + vt + b + fs,
      [Expected(.er7, a, .framingLeniency), Expected(.er7, b, .framingLeniency)]),
    SplitterCase("MLLP unclosed at the end", vt + a, [Expected(.er7, a, .unclosedFrame)]),
    SplitterCase(
      "MLLP unclosed before the next", vt + a + vt + b + fs + "\r",
      [Expected(.er7, a, .unclosedFrame), Expected(.er7, b)]),
    SplitterCase(
      "MLLP not opened", a + fs + "\r" + vt + b + fs + "\r", [Expected(.er7, a, .framingLeniency), Expected(.er7, b)]),
    SplitterCase(
      "a block cut in mid-line", vt + "MSH|^~\\&|A\rPID|1||7" + vt + b + fs + "\r",
      [Expected(.er7, "MSH|^~\\&|A\rPID|1||7", .unclosedFrame), Expected(.er7, b)]),
    SplitterCase("two messages in one block", vt + a + b + fs + "\r", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase("an empty block", vt + fs + "\r" + vt + a + fs + "\r", [Expected(.er7, a)]),
    SplitterCase(
      "a stray end byte", a + "\n" + fs + fs + "\r" + b,
      [Expected(.er7, a + "\n", .framingLeniency, .framingLeniency), Expected(.er7, b, .strayBytes)]),
    SplitterCase(
      "XML in a block", vt + v2xml + fs + "\r" + vt + cda + "\r" + fs + "\r",
      [Expected(.v2xml, v2xml), Expected(.cda, cda)]),
    SplitterCase(
      "XML in blocks that do not close", vt + v2xml + vt + "{\"a\":1}",
      [Expected(.v2xml, v2xml, .unclosedFrame), Expected(.json, "{\"a\":1}", .unclosedFrame)]),
    SplitterCase(
      "XML cut off in a block", vt + "<ADT_A01><MSH>" + fs + "\r" + vt + a + fs + "\r",
      [Expected(.v2xml, "<ADT_A01><MSH>", .unclosedFrame), Expected(.er7, a)]),
    SplitterCase(
      "JSON cut off in a block", vt + "{\"a\":\"x" + fs + "\r" + vt + a + fs + "\r",
      [Expected(.json, "{\"a\":\"x", .unclosedFrame), Expected(.er7, a)]),
    SplitterCase(
      "rubbish in a block", vt + "ping" + fs + "\r" + vt + a + fs + "\r",
      [Expected(.er7, "ping", refusal: .unknownFormat), Expected(.er7, a)]),
    SplitterCase(
      "blocks behind plain messages", a + vt + b + fs + "\r" + a,
      [Expected(.er7, a), Expected(.er7, b), Expected(.er7, a)]),
  ]

  static let batches: [SplitterCase] = [
    SplitterCase(
      "a batch", "FHS|^~\\&|A\rBHS|^~\\&|A\r" + a + b + "BTS|2\rFTS|1\r", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "a batch in a block", vt + "BHS|^~\\&|A\r" + a + b + "BTS|2\r" + fs + "\r",
      [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "a batch without counts", "BHS|^~\\&|A\r" + a + "BTS\rFTS\r", [Expected(.er7, a)]),
    SplitterCase("a batch that ends with a name", "BHS|^~\\&|A\r" + a + "BTS", [Expected(.er7, a)]),
    SplitterCase(
      "a batch with other delimiters", "BHS$%@!*$A\r" + a + "BTS$2$x\r", [Expected(.er7, a, .batchCountWrong)]),
    SplitterCase(
      "a batch with line feeds", "FHS|^~\\&\nBHS|^~\\&\n" + a.replacing("\r", with: "\n") + "BTS|1\nFTS|1\n",
      [Expected(.er7, a.replacing("\r", with: "\n"))]),
    SplitterCase(
      "a count that is no number", "BHS|^~\\&\r" + a + "BTS|two\rFTS|99999999999999999999\r", [Expected(.er7, a)]),
    SplitterCase(
      "a batch in blocks, one a message",
      vt + "BHS|^~\\&\r" + fs + "\r" + vt + a + fs + "\r" + vt + b + fs + "\r" + vt
        + "BTS|2\r" + fs + "\r", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase("a trailer alone", "BTS|0\r" + a, [Expected(.er7, a)]),
    SplitterCase(
      "messages behind a batch", "BHS|^~\\&\r" + a + "BTS|1\r" + b + a,
      [
        Expected(.er7, a), Expected(.er7, b), Expected(.er7, a),
      ]),
    SplitterCase("a batch with empty counts", "BHS|^~\\&|A\r" + a + "BTS|\r", [Expected(.er7, a)]),
    SplitterCase("a message is missing", "BHS|^~\\&|A\r" + a + "BTS|2\r", [Expected(.er7, a, .batchCountWrong)]),
    SplitterCase(
      "a batch is missing", "FHS|^~\\&\rBHS|^~\\&|A\r" + a + "BTS|1\rFTS|2\r", [Expected(.er7, a, .batchCountWrong)]),
    SplitterCase(
      "two batches", "FHS|^~\\&\rBHS|^~\\&\r" + a + "BTS|1\rBHS|^~\\&\r" + b + "BTS|1|x\rFTS|2",
      [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase("a file without batches", "FHS|^~\\&\r" + a + b + "FTS|1\r", [Expected(.er7, a), Expected(.er7, b)]),
    SplitterCase(
      "a batch that does not close", "BHS|^~\\&\r" + a + "BHS|^~\\&\r" + b,
      [Expected(.er7, a, .unclosedFrame), Expected(.er7, b, .unclosedFrame)]),
    SplitterCase("all messages are missing", "BHS|^~\\&\rBTS|3\r", [Expected(.er7, "", refusal: .batchCountWrong)]),
    SplitterCase("an empty batch", "BHS|^~\\&\rBTS|0\r", []),
    SplitterCase(
      "XML in a batch", "BHS|^~\\&\r" + v2xml + "\rBTS|2\r" + a,
      [Expected(.v2xml, v2xml), Expected(.er7, a, .batchCountWrong)]),
  ]

  static let xml: [SplitterCase] = [
    SplitterCase("CDA", cda, [Expected(.cda, cda)]),
    SplitterCase(
      "CDA with a prefix", "<n:ClinicalDocument a='>'><n:x/></n:ClinicalDocument >",
      [Expected(.cda, "<n:ClinicalDocument a='>'><n:x/></n:ClinicalDocument >")]),
    SplitterCase(
      "several documents", "<?xml version='1.0'?>\n" + cda + "\n\n<?xml version='1.0'?>" + v2xml + cda,
      [
        Expected(.cda, "<?xml version='1.0'?>\n" + cda), Expected(.v2xml, "<?xml version='1.0'?>" + v2xml),
        Expected(.cda, cda),
      ]),
    SplitterCase(
      "a root that closes itself", "<ClinicalDocument/>" + "<ADT_A01 a=\"/>\"/>",
      [Expected(.cda, "<ClinicalDocument/>"), Expected(.v2xml, "<ADT_A01 a=\"/>\"/>")]),
    SplitterCase(
      "a byte order mark", bom + cda + bom + a, [Expected(.cda, bom + cda), Expected(.er7, a, .framingLeniency)]),
    SplitterCase(
      "the root's name where it is none",
      "<ClinicalDocument><!-- </ClinicalDocument> --><t><![CDATA[</ClinicalDocument>]]></t><?p </ClinicalDocument>?><ClinicalDocumentX></ClinicalDocumentX></ClinicalDocument>",
      [
        Expected(
          .cda,
          "<ClinicalDocument><!-- </ClinicalDocument> --><t><![CDATA[</ClinicalDocument>]]></t><?p </ClinicalDocument>?><ClinicalDocumentX></ClinicalDocumentX></ClinicalDocument>"
        )
      ]),
    SplitterCase(
      "comments around", "<!-- x --><?y z?>\n" + cda + "<!-- </ClinicalDocument> -->",
      [Expected(.cda, "<!-- x --><?y z?>\n" + cda)]),
    SplitterCase("a comment before another format", "<!-- x -->\n" + a, [Expected(.er7, a, .strayBytes)]),
    SplitterCase(
      "a comment before a declaration", "<!-- x --><?xml version='1.0'?>" + cda,
      [Expected(.cda, "<?xml version='1.0'?>" + cda, .strayBytes)]),
    SplitterCase(
      "a comment that does not close", "<!-- x " + cda,
      [Expected(.cda, "<!-- x " + cda, refusal: .unknownFormat, .unclosedFrame)]),
    SplitterCase(
      "a document type",
      "<!DOCTYPE x [<!ENTITY a \"]><b>\"><!-- ]> ' --><?p ]>?>]><ClinicalDocument>&a;</ClinicalDocument>" + a,
      [
        Expected(
          .cda, "<!DOCTYPE x [<!ENTITY a \"]><b>\"><!-- ]> ' --><?p ]>?>]><ClinicalDocument>&a;</ClinicalDocument>"),
        Expected(.er7, a),
      ]),
    SplitterCase(
      "an end tag is missing inside", "<ClinicalDocument><x></ClinicalDocument>" + cda,
      [Expected(.cda, "<ClinicalDocument><x></ClinicalDocument>"), Expected(.cda, cda)]),
    SplitterCase(
      "an end tag too much inside", "<ClinicalDocument></x></y></ClinicalDocument>" + cda,
      [Expected(.cda, "<ClinicalDocument></x></y></ClinicalDocument>"), Expected(.cda, cda)]),
    SplitterCase(
      "cut off before the same root", "<ClinicalDocument><x>" + cda,
      [Expected(.cda, "<ClinicalDocument><x>", .unclosedFrame), Expected(.cda, cda)]),
    SplitterCase(
      "cut off before a declaration", "<ADT_A01><x>\n<?xml version='1.0'?>" + cda,
      [Expected(.v2xml, "<ADT_A01><x>\n", .unclosedFrame), Expected(.cda, "<?xml version='1.0'?>" + cda)]),
    SplitterCase(
      "cut off at the end", "<ClinicalDocument><x>", [Expected(.cda, "<ClinicalDocument><x>", .unclosedFrame)]),
    SplitterCase(
      "cut off in the root's tag", "<ClinicalDocument xmlns=\"",
      [Expected(.cda, "<ClinicalDocument xmlns=\"", .unclosedFrame)]),
    SplitterCase(
      "another root", "<Bundle xmlns='http://hl7.org/fhir'><Bundle/><Bundle></Bundle></Bundle>" + a,
      [
        Expected(
          .cda, "<Bundle xmlns='http://hl7.org/fhir'><Bundle/><Bundle></Bundle></Bundle>", refusal: .unknownFormat),
        Expected(.er7, a),
      ]),
    SplitterCase(
      "a v2 root known by its namespace", "<ACK x='urn:urn:hl7-org:v2x' xmlns='urn:hl7-org:v2xml'></ACK>",
      [Expected(.v2xml, "<ACK x='urn:urn:hl7-org:v2x' xmlns='urn:hl7-org:v2xml'></ACK>")]),
    SplitterCase(
      "an end tag alone", "</ClinicalDocument>\n" + cda,
      [Expected(.er7, "</ClinicalDocument>\n", refusal: .unknownFormat), Expected(.cda, cda)]),
    SplitterCase("a root asked for", "<Any><Any/></Any>", [Expected(.cda, "<Any><Any/></Any>")], format: .cda),
    SplitterCase(
      "UTF-16, low byte first", bytes: [0xFF, 0xFE] + utf16(cda + "\r\n" + cda),
      [Expected(.cda, String(decoding: [0xFF, 0xFE] + utf16(cda), as: UTF8.self)), wide(cda)]),
    SplitterCase(
      "UTF-16, high byte first", bytes: [0xFE, 0xFF] + utf16(cda + "\r\n" + cda, bigEndian: true),
      [
        Expected(.cda, String(decoding: [0xFE, 0xFF] + utf16(cda, bigEndian: true), as: UTF8.self)),
        wide(cda, bigEndian: true),
      ]),
    SplitterCase("UTF-16 without a mark", bytes: utf16(cda) + Array(a.utf8), [wide(cda), Expected(.er7, a)]),
    SplitterCase(
      "UTF-16, high byte first, without a mark", bytes: utf16(cda + cda, bigEndian: true),
      [wide(cda, bigEndian: true), wide(cda, bigEndian: true)]),
    SplitterCase(
      "UTF-16 that is neither XML nor a message", bytes: [0xFF, 0xFE] + utf16("PDF|"),
      [
        Expected(
          .er7, String(decoding: [0xFF, 0xFE] + utf16("PDF|").dropLast(), as: UTF8.self), refusal: .unknownFormat)
      ]),
  ]

  static let json: [SplitterCase] = [
    SplitterCase(
      "NDJSON", "{\"a\":1}\n{\"b\":2}\r\n\n{\"c\":[3]}",
      [Expected(.json, "{\"a\":1}"), Expected(.json, "{\"b\":2}"), Expected(.json, "{\"c\":[3]}")]),
    SplitterCase(
      "concatenated", "{}{\"a\":{}}[1][]",
      [Expected(.json, "{}"), Expected(.json, "{\"a\":{}}"), Expected(.json, "[1]"), Expected(.json, "[]")]),
    SplitterCase(
      "pretty-printed", "{\n  \"a\": [\n{\n\"b\": \"}\"\n},\n{\n}\n]\n}\n{ }",
      [Expected(.json, "{\n  \"a\": [\n{\n\"b\": \"}\"\n},\n{\n}\n]\n}"), Expected(.json, "{ }")]),
    SplitterCase(
      "braces and escapes in strings", #"{"a":"}\"{\\","b\\":"]"}{"c":"\\\\\""}"#,
      [Expected(.json, #"{"a":"}\"{\\","b\\":"]"}"#), Expected(.json, #"{"c":"\\\\\""}"#)]),
    SplitterCase(
      "FHIR", "{\"resourceType\":\"Patient\"}{\"id\":\"x\", \"resourceType\" : \"Patient\"}",
      [
        Expected(.fhir, "{\"resourceType\":\"Patient\"}"),
        Expected(.fhir, "{\"id\":\"x\", \"resourceType\" : \"Patient\"}"),
      ]),
    SplitterCase(
      "resourceType where it says nothing",
      "{\"a\":\"resourceType\"}{\"a\":{\"resourceType\":\"Patient\"}}[\"resourceType\"]{\"xresourceType\":1}",
      [
        Expected(.json, "{\"a\":\"resourceType\"}"), Expected(.json, "{\"a\":{\"resourceType\":\"Patient\"}}"),
        Expected(.json, "[\"resourceType\"]"), Expected(.json, "{\"xresourceType\":1}"),
      ]),
    SplitterCase("a byte order mark", bom + "{}", [Expected(.json, "{}", .framingLeniency)]),
    SplitterCase(
      "not closed", "{\"a\":1\n{\"b\":2}\n",
      [Expected(.json, "{\"a\":1\n", .unclosedFrame), Expected(.json, "{\"b\":2}")]),
    SplitterCase(
      "a comma and nothing", "{\"a\":1,\n{\"b\":2}\n",
      [Expected(.json, "{\"a\":1,\n", .unclosedFrame), Expected(.json, "{\"b\":2}")]),
    SplitterCase(
      "a string not closed", "{\"a\":\"x\n{\"b\":2}\n{\"c\":3}",
      [Expected(.json, "{\"a\":\"x\n", .unclosedFrame), Expected(.json, "{\"b\":2}"), Expected(.json, "{\"c\":3}")]),
    SplitterCase(
      "the wrong bracket", "{\"a\":[1}\n{\"b\":2}",
      [Expected(.json, "{\"a\":[1}\n", .unclosedFrame), Expected(.json, "{\"b\":2}")]),
    SplitterCase(
      "a word that is none", "{\"a\":Nope,\"b\":1}\n{\"b\":2}",
      [Expected(.json, "{\"a\":Nope,\"b\":1}"), Expected(.json, "{\"b\":2}")]),
    SplitterCase(
      "one brace too much", "{\"a\":1}}\n{\"b\":2}",
      [Expected(.json, "{\"a\":1}"), Expected(.er7, "}\n", refusal: .unknownFormat), Expected(.json, "{\"b\":2}")]),
    SplitterCase("cut off at the end", "{\"a\":[1,", [Expected(.json, "{\"a\":[1,", .unclosedFrame)]),
    SplitterCase(
      "cut off before a message", "{\"a\":[1,\n" + a,
      [Expected(.json, "{\"a\":[1,\n", .unclosedFrame), Expected(.er7, a)]),
    SplitterCase(
      "an array of resources is one document", "[{\"resourceType\":\"Patient\"}]",
      [Expected(.json, "[{\"resourceType\":\"Patient\"}]")]),
    SplitterCase(
      "a format asked for", "{\"resourceType\":\"Patient\"}\n" + a,
      [Expected(.json, "{\"resourceType\":\"Patient\"}"), Expected(.json, a, refusal: .unknownFormat)], format: .json),
  ]

  static let mixed: [SplitterCase] = [
    SplitterCase(
      "formats change", a + "{\"a\":1}\n" + cda + "\n" + b + v2xml + vt + a + fs + "\r" + "{\"b\":2}" + cda,
      [
        Expected(.er7, a), Expected(.json, "{\"a\":1}"), Expected(.cda, cda), Expected(.er7, b),
        Expected(.v2xml, v2xml), Expected(.er7, a), Expected(.json, "{\"b\":2}"), Expected(.cda, cda),
      ]),
    SplitterCase(
      "rubbish before, between and behind", "# a comment\nsecond\n" + a + "\u{0B}\u{1C}\r" + "none\n{\"a\":1}\nthe end",
      [
        Expected(.er7, "# a comment\nsecond\n", refusal: .unknownFormat), Expected(.er7, a),
        Expected(.er7, "none\n", refusal: .unknownFormat), Expected(.json, "{\"a\":1}"),
        Expected(.er7, "the end", refusal: .unknownFormat),
      ]),
    SplitterCase(
      "rubbish before a declaration", "x<?xml version='1.0'?>" + cda,
      [Expected(.er7, "x", refusal: .unknownFormat), Expected(.cda, "<?xml version='1.0'?>" + cda)]),
    SplitterCase(
      "ER7 asked for", "x\n" + a + "{\"a\":1}\n<?xml", [Expected(.er7, "x\n"), Expected(.er7, a + "{\"a\":1}\n<?xml")],
      format: .er7),
    SplitterCase(
      "braces and tags inside a message", "MSH|^~\\&|\rOBX|1|TX|||\n{not json\n[1] and\n<b>bold</b>\r",
      [Expected(.er7, "MSH|^~\\&|\rOBX|1|TX|||\n{not json\n[1] and\n<b>bold</b>\r")]),
    SplitterCase(
      "compressed", bytes: [0x1F, 0x8B, 8, 0, 10, 13] + Array(a.utf8),
      [
        Expected(
          .er7, String(decoding: [0x1F, 0x8B, 8, 0, 10, 13] + Array(a.utf8), as: UTF8.self), refusal: .compressedInput)
      ]),
    SplitterCase("almost compressed", "BZ", [Expected(.er7, "BZ", refusal: .unknownFormat)]),
    SplitterCase("zip", bytes: [0x50, 0x4B, 3, 4], [Expected(.er7, "PK\u{3}\u{4}", refusal: .compressedInput)]),
  ]

  static let overlong: [SplitterCase] = [
    SplitterCase(
      "a message at the limit", "MSH|^~\\&|A\rMSH|^~\\&|BB\rMSH|^~\\&|C\r",
      [
        Expected(.er7, "MSH|^~\\&|A\r"), Expected(.er7, "MSH|^~\\&|BB", refusal: .documentTooLong),
        Expected(.er7, "MSH|^~\\&|C\r"),
      ], limit: 11),
    SplitterCase(
      "long XML", "<ClinicalDocument><x>0123456789012345678901234567890123456789</x></ClinicalDocument>{}",
      [Expected(.cda, "<ClinicalDocument><x>01234", refusal: .documentTooLong), Expected(.json, "{}")], limit: 26),
    SplitterCase(
      "a long tag", "<ACK a='01234567890123456789012345678901234567890123456789' xmlns='urn:hl7-org:v2xml'></ACK>{}",
      [Expected(.v2xml, "<ACK a='01", refusal: .documentTooLong), Expected(.json, "{}")], limit: 10),
    SplitterCase(
      "long JSON",
      "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":1,\"resourceType\":2}{}",
      [Expected(.fhir, "{\"aa", refusal: .documentTooLong), Expected(.json, "{}")], limit: 4),
    SplitterCase(
      "long rubbish", "rubbish without end\n{}",
      [Expected(.er7, "rub", refusal: .documentTooLong), Expected(.json, "{}")], limit: 3),
    SplitterCase(
      "long and unclosed", vt + "MSH|^~\\&|AAAAAAAAAAAAAAAAAAAAAAAA" + vt + "MSH|A" + fs + "\r",
      [Expected(.er7, "MSH|^~", refusal: .documentTooLong, .unclosedFrame), Expected(.er7, "MSH|A")], limit: 6),
  ]

  static var all: [SplitterCase] { er7 + mllp + batches + wideUnits + xml + json + mixed + overlong }
}
