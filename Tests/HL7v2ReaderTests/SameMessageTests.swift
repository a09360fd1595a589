import Diagnostics
import HL7v2Reader
import SourceModel
import Testing

/// One message, written in every way that it may be: the values and their paths stay the same.
@Suite("The same message")
struct SameMessageTests {
  /// Synthetic.
  private static let message = [
    "MSH|^~\\&|CLINIC|F^1.2.3^ISO|||20260105101500-0500||DFT^P03^DFT_P03|M1|P|2.5.1",
    "EVN|P03|20260105101500", "PID|1||7001^^^F&1.2.3&ISO^MR~900^^^SS||TEST^ANNA^\"\"^^^^L~TEST^A|\"\"|19700101|F",
    "FT1|1|||20260105|20260106|CG|64493^FACET INJ^C4|||2|||||||||M54.16^RADICULOPATHY^I10~M47.816||||||64493^FACET^C4|50~RT",
    "NTE|1|L|first\\.br\\second\\F\\third~fourth", "PR1|1||64494^ADD ON^C4||20260105||||||8^DOC&VAN&DER^JO", "ZX1|a^&b",
  ]

  private var expected: [String] { Reading(Self.message.joined(separator: "\r") + "\r").values }

  /// What the delimiters' own fields say apart.
  private func body(_ values: [String]) -> [String] {
    values.filter { !$0.hasPrefix("MSH[1]-1=") && !$0.hasPrefix("MSH[1]-2=") && !$0.hasPrefix("NTE[1]-3[1]=") }
  }

  @Test("is the same whatever ends its segments", arguments: ["\r", "\n", "\r\n", "\r\r", "\n\n", "\r\n\r\n"])
  func terminators(_ end: String) {
    #expect(Reading(Self.message.joined(separator: end) + end).values == expected)
    #expect(Reading(Self.message.joined(separator: end)).values == expected)
    #expect(Reading(Self.message.joined(separator: " \t" + end + " ") + end).values == expected)
  }

  @Test(
    "is the same whatever its delimiters are", arguments: ["$%@!*", "\u{1}\u{2}\u{3}\u{4}\u{5}", "^|&~\\", "#:+*;"])
  func delimiters(_ signs: String) {
    let map = Dictionary(uniqueKeysWithValues: zip("|^~\\&", signs))
    let text = Self.message.joined(separator: "\r") + "\r"
    let written = String(text.map { map[$0] ?? $0 })
    let values = Reading(written).values
    #expect(body(values) == body(expected))
    let escaped = String(signs.prefix(1).filter { $0 > " " })
    #expect(values.contains("NTE[1]-3[1]=first\nsecond\(escaped)third"))
  }

  @Test("is the same in the XML encoding")
  func xml() {
    let plain = Reading(Self.message.joined(separator: "\r") + "\r")
    let xml = XMLWriting(plain).text
    let shaped = Reading(xml: xml)
    #expect(shaped.refusal == nil)
    #expect(shaped.values == plain.values)
    #expect(shaped.findings == [])
    #expect(shaped.sources.contains("PID[1]-3[1].1=<CX.1>7001</CX.1>"))
  }
}

/// Writes a tree in v2's XML encoding, with groups strewn in.
struct XMLWriting {
  private let reading: Reading
  private(set) var text = ""

  init(_ reading: Reading) {
    self.reading = reading
    text = "<?xml?><DFT_P03 xmlns=\"urn:hl7-org:v2xml\">\n"
    var segment = reading.tree.firstChild(reading.tree.root)
    while segment >= 0 {
      let name = reading.symbols.name(reading.tree[segment].symbol)
      if name == "FT1" { text += "<DFT_P03.FINANCIAL>\n" }
      if name == "PR1" { text += "<DFT_P03.FINANCIAL_PROCEDURE><DFT_P03.X>" }
      element(segment, name: name, type: name)
      if name == "PR1" { text += "</DFT_P03.X></DFT_P03.FINANCIAL_PROCEDURE>" }
      segment = reading.tree.nextSibling(segment)
    }
    text += "</DFT_P03.FINANCIAL></DFT_P03>"
    text = text.replacing("<?xml?>", with: "")
  }

  private mutating func element(_ node: NodeIndex, name: String, type: String) {
    let it = reading.tree[node]
    text += "<\(name)>"
    if it.state == .null { text += "\"\"" }
    if it.state == .value { write(reading.tree.text(of: node), kind: it.kind) }
    var child = it.firstChild
    while child >= 0 {
      let number = reading.symbols.name(reading.tree[child].symbol)
      let part = it.kind == .segment ? name : it.kind == .field ? "CX" : "HD"
      element(child, name: "\(part).\(number)", type: part)
      child = reading.tree.nextSibling(child)
    }
    text += "</\(name)>\n"
  }

  /// A field's text as it is, or in a first component, as both are written.
  private mutating func write(_ value: String, kind: NodeKind) {
    let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\n", with: "<escape V=\".br\"/>")
    text += kind == .field && value.count % 2 == 0 ? "<CX.1><HD.1>\(escaped)</HD.1></CX.1>" : escaped
  }
}

@Suite("HL7 v2 in XML")
struct V2XMLShaperTests {
  private static let start = "<ADT_A01><MSH><MSH.1>|</MSH.1><MSH.2>^~\\&amp;</MSH.2></MSH>"

  @Test(
    "becomes what vertical bars give",
    arguments: [
      ("<PID><PID.3><CX.1>A</CX.1></PID.3></PID>", ["PID[1]-3=A"]),
      ("<PID><PID.3>A</PID.3><PID.4/></PID>", ["PID[1]-3=A"]),
      ("<PID><PID.3><CX.1><X.1>A</X.1></CX.1><CX.4/></PID.3></PID>", ["PID[1]-3=A"]),
      ("<PID><PID.3><CX.4>A</CX.4></PID.3></PID>", ["PID[1]-3.4=A"]),
      ("<PID><PID.3><CX.1>A</CX.1><CX.4><HD.1>B</HD.1></CX.4></PID.3></PID>", ["PID[1]-3.1=A", "PID[1]-3.4=B"]),
      ("<PID><PID.3><CX.4><HD.2>B</HD.2></CX.4></PID.3></PID>", ["PID[1]-3.4.2=B"]),
      ("<PID><PID.3><CX.1><X.1>A</X.1><X.2>B</X.2></CX.1></PID.3></PID>", ["PID[1]-3.1.1=A", "PID[1]-3.1.2=B"]),
      ("<PID><PID.3>A</PID.3><PID.3>B</PID.3></PID>", ["PID[1]-3[1]=A", "PID[1]-3[2]=B"]),
      ("<PID><PID.3>\"\"</PID.3></PID>", ["PID[1]-3=∅"]),
      ("<PID><PID.3><CX.1>\"\"</CX.1></PID.3></PID>", ["PID[1]-3=∅"]),
      ("<PID><PID.3>a &lt; b</PID.3></PID>", ["PID[1]-3=a < b"]),
      ("<PID><PID.3>\\F\\</PID.3></PID>", ["PID[1]-3=\\F\\"]),
      ("<NTE><NTE.3>a<escape V=\".br\"/>b<escape V=\"H\"/>c<escape V=\"X0D\"/></NTE.3></NTE>", ["NTE[1]-3=a\nbc\r"]),
      ("<NTE><NTE.3><escape V=\".br\"/></NTE.3></NTE>", ["NTE[1]-3=\n"]),
      ("<OBX><OBX.5 type=\"CE\"><CE.1>x</CE.1><CE.2>y</CE.2></OBX.5></OBX>", ["OBX[1]-5.1=x", "OBX[1]-5.2=y"]),
      ("<ADT_A01.P><A.B><ZP1><ZP1.1>x</ZP1.1></ZP1></A.B></ADT_A01.P>", ["ZP1[1]-1=x"]),
    ])
  func shapes(_ xml: String, _ values: [String]) {
    let reading = Reading(xml: Self.start + xml + "</ADT_A01>")
    #expect(reading.body == values)
    #expect(reading.findings == [])
  }

  @Test(
    "keeps what does not belong, and says so",
    arguments: [
      ("<PID><foo>A</foo></PID>", ["PID[1]-foo=A"], DiagnosticCode.badSegment),
      ("<PID><PID.3><foo>A</foo></PID.3></PID>", ["PID[1]-3.foo=A"], .badSegment),
      ("<note>A</note>", ["???[1]-1=A"], .badSegment),
      ("<NTE><NTE.3>a<escape V=\"Zq\"/></NTE.3></NTE>", ["NTE[1]-3=a\\Zq\\"], .unknownEscape),
    ])
  func oddities(_ xml: String, _ values: [String], _ code: DiagnosticCode) {
    let reading = Reading(xml: Self.start + xml + "</ADT_A01>")
    #expect(reading.body == values)
    #expect(reading.findings == [code])
  }

  @Test(
    "refuses a message without its header",
    arguments: ["<ADT_A01/>", "<ADT_A01><PID><PID.1>1</PID.1></PID></ADT_A01>", ""])
  func refusals(_ xml: String) {
    #expect(Reading(xml: xml).refusal == .noHeader)
  }
}
