import Diagnostics
import SourceModel
import Testing
import XMLReader

@Suite("XML reader: what it refuses")
struct XMLSecurityTests {
  @Test(
    "a DOCTYPE is refused, whatever it declares",
    arguments: [
      "<!DOCTYPE a><a/>",
      "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE a SYSTEM \"a.dtd\"><a/>",
      "<!DOCTYPE a PUBLIC \"-//X//Y\" \"http://example.org/a.dtd\"><a/>",
      "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"http://localhost:1/x\">]><a>&e;</a>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>",
      "<!DOCTYPE a [<!ENTITY % p \"<!ENTITY e 'x'>\"> %p;]><a>&e;</a>",
      "<!DOCTYPE a [<!ATTLIST a b CDATA \"x\">]><a/>",
      "<!DOCTYPE a [<!ENTITY a0 \"ha\"><!ENTITY a1 \"&a0;&a0;&a0;&a0;\"><!ENTITY a2 \"&a1;&a1;&a1;\">]><a>&a2;</a>",
      "<!DOCTYPE a [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><a>&a;</a>",
      "<!DOCTYPE html><html/>",
    ])
  func documentTypes(_ text: String) {
    let reading = XMLReading(text)
    #expect(reading.fault?.code == .documentTypeRefused)
    #expect(reading.outline.isEmpty)
    let byte = reading.fault?.place?.byte ?? 0
    #expect(Array(text.utf8)[byte...].starts(with: "<!DOCTYPE".utf8))
  }

  @Test("a billion laughs costs nothing")
  func entityBomb() {
    var text = "<!DOCTYPE a [<!ENTITY a0 \"ha\">"
    for i in 1...40 { text += "<!ENTITY a\(i) \"" + String(repeating: "&a\(i - 1);", count: 10) + "\">" }
    #expect(XMLReading(text + "]><a>&a40;</a>").fault?.code == .documentTypeRefused)
  }

  @Test("levels are limited, and depth is no danger")
  func depth() {
    func nested(_ n: Int) -> String { String(repeating: "<a>", count: n) + String(repeating: "</a>", count: n) }
    #expect(XMLReading(nested(256)).fault == nil)
    #expect(XMLReading(nested(257)).fault?.code == .tooDeep)
    #expect(XMLReading(nested(257)).fault?.place?.byte == 256 * 3)
    #expect(XMLReading(nested(300_000)).fault?.code == .tooDeep)
    var limits = XMLLimits()
    limits.depth = 3
    #expect(XMLReading(nested(3), limits: limits).fault == nil)
    #expect(XMLReading(nested(4), limits: limits).fault?.code == .tooDeep)
    limits.depth = 5000
    #expect(XMLReading(nested(256), limits: limits).fault == nil)
    #expect(XMLReading(nested(257), limits: limits).fault?.code == .tooDeep)
  }

  @Test("nodes are limited, attributes and texts counted")
  func nodes() {
    var limits = XMLLimits()
    limits.nodes = 5
    #expect(XMLReading("<a b='1' c='2'><d/><e/></a>", limits: limits).fault == nil)
    #expect(XMLReading("<a b='1' c='2'><d/><e f='3'/></a>", limits: limits).fault?.code == .tooManyNodes)
  }

  @Test("a start tag's length is limited; a flood of attributes never reaches libxml2")
  func tagLength() {
    func tag(_ n: Int) -> String { "<x>\n<a" + (0..<n).map { " a\($0)=\">\"" }.joined() + "/></x>" }
    #expect(XMLReading(tag(1000)).fault == nil)
    let fault = XMLReading(tag(40_000)).fault
    #expect(fault?.code == .tagTooLong)
    #expect(fault?.place?.byte == 4)
    #expect(fault?.place?.line == 2)
    let long = String(repeating: "x", count: 1 << 17)
    #expect(XMLReading("<a b=\"\(long)\"/>").fault?.code == .tagTooLong)
    #expect(XMLReading("<a b='\(String(repeating: "x", count: 60_000))'/>").fault == nil)
  }

  @Test("long texts, comments, CDATA sections and instructions are no tags")
  func longTexts() {
    let long = String(repeating: "x '\" = ", count: 1 << 16)
    for text in [
      "<a>\(long)</a>", "<a><!--\(long)--></a>", "<a><![CDATA[\(long)]]></a>", "<a><?p \(long)?></a>",
      "<a b='1'>\(long)<c/>\(long)</a>", "<!--\(long)--><a/>", "<a/>\n<!--\(long)-->",
    ] {
      #expect(XMLReading(text).fault == nil, "\(text.prefix(20))")
    }
  }

  @Test("a text beyond libxml2's own limits for DOM trees is read")
  func hugeText() {
    let reading = XMLReading("<a>" + String(repeating: "QUJDREVGR0g=", count: 1_000_000) + "</a>")
    #expect(reading.fault == nil)
    #expect(reading.tree[1].textLength == 12_000_000)
    #expect(!reading.tree[1].isDecoded)
  }

  @Test(
    "what is not well-formed is refused where it breaks",
    arguments: [
      ("", 0), ("   ", 3), ("x", 0), ("<a>", 3), ("<a><b></a>", 10), ("<a/><b/>", 4), ("<a></a>x", 7), ("<a b=1/>", 5),
      ("<a b/>", 4), ("<a b='1' b='2'/>", 14), ("<a>&nbsp;</a>", 9), ("<a>& b</a>", 4), ("<a b='<'/>", 6),
      ("<a>\u{1}</a>", 3), ("<a>&#1;</a>", 7), ("<a><!-- </a>", 12), ("<a><![CDATA[ </a>", 17), ("<a>]]></a>", 3),
      ("<!-- --><?xml version='1.0'?><a/>", 13), ("<1/>", 1), ("<a", 2), ("<a b='", 6), ("</a>", 1),
      ("<a><?xml?></a>", 8),
    ])
  func malformed(_ text: String, _ byte: Int) {
    let fault = XMLReading(text).fault
    #expect(fault?.code == .malformedXML, "\(text)")
    #expect(abs((fault?.place?.byte ?? -100) - byte) <= 4, "\(text): \(fault?.place?.byte ?? -1)")
    #expect(fault?.message.isEmpty == false)
    #expect(fault?.remedy.isEmpty == false)
  }

  @Test("a finding has the line, and nothing of what the document says")
  func findings() {
    let fault = XMLReading("<patient>\n <name>Muster</nam>\n</patient>").fault
    #expect(fault?.place?.line == 2)
    let rendered = fault?.rendered() ?? ""
    #expect(rendered.contains("X101"))
    #expect(!rendered.contains("Muster"))
    #expect(!rendered.contains("nam>"))
  }

  @Test("every document cut short is refused")
  func cutAnywhere() {
    let whole = Array("<?xml version='1.0'?><a b='é'><!-- c --><text>x <d/>&amp;</text><![CDATA[y]]></a>".utf8)
    for count in 0..<whole.count { #expect(XMLReading(Array(whole[..<count])).fault?.code == .malformedXML) }
    #expect(XMLReading(whole).fault == nil)
  }

  @Test("a reader goes on after a refusal as if nothing had been")
  func goesOn() {
    var reader = XMLReader()
    var reading = XMLReading("<x/>")
    let good = "<a b='1'><c>t</c></a>"
    for bad in ["<a>", "<!DOCTYPE a><a/>", String(repeating: "<a>", count: 300), "<a>&x;</a>", "", "<a><b>left"] {
      reading.read(Array(bad.utf8), with: &reader)
      #expect(reading.fault != nil)
      reading.read(Array(good.utf8), with: &reader)
      #expect(reading.fault == nil)
      #expect(reading.outline == "a(@b=\"1\" c=\"t\")")
    }
    var other = XMLReading("<zz><c/></zz>")
    other.read(Array(good.utf8), with: &reader)
    #expect(other.outline == "a(@b=\"1\" c=\"t\")")
  }

  @Test("many documents with names of their own leave a reader small and right")
  func manyNames() {
    var reader = XMLReader()
    var reading = XMLReading("<x/>")
    for i in 0..<60 {
      let names = (0..<500).map { "<name-\(i)-\($0)-of-some-length-and-more xmlns='urn:\(i):\($0)'/>" }
      reading.read(Array(("<a>" + names.joined() + "</a>").utf8), with: &reader)
      #expect(reading.fault == nil)
      #expect(reading.symbols.name(reading.tree[500].symbol) == "name-\(i)-498-of-some-length-and-more")
    }
  }
}
