import Diagnostics
import SourceModel
import Testing
import XMLReader

@Suite("XML reader: the tree")
struct XMLTextTests {
  @Test(
    "names, attributes and texts",
    arguments: [
      ("<a/>", "a"), ("<a></a>", "a"), ("<a>  \n </a>", "a"), ("<a>x</a>", "a=\"x\""), ("<a>  x y\n</a>", "a=\"x y\""),
      ("<a b='1' c=\"2\"/>", "a(@b=\"1\" @c=\"2\")"), ("<a b=''/>", "a(@b)"), ("<a b=' '/>", "a(@b=\" \")"),
      ("<a b='x&amp;y&#233;'/>", "a(@b=\"x&yé\")"), ("<a b='&#38;'/>", "a(@b=\"&\")"),
      ("<a b='&amp;amp;&amp;#38;'/>", "a(@b=\"&amp;&#38;\")"),
      ("<a b='é&#x26;lt;'/>", "a(@b=\"é&lt;\")"), ("<a b='x\ny'/>", "a(@b=\"x y\")"),
      ("<a b='1'>x<c/></a>", "a~(@b=\"1\" #\"x\" c)"), ("<a>\n <b/>\n <c/>\n</a>", "a(b c)"),
      ("<a> x <b/> y </a>", "a~(#\"x\" b #\"y\")"), ("<a><b/>x</a>", "a~(b #\"x\")"),
      ("<a>AT&amp;T</a>", "a=\"AT&T\""), ("<a>&amp;</a>", "a=\"&\""), ("<a>&amp;amp;</a>", "a=\"&amp;\""),
      ("<a>&#65;&#x42;é</a>", "a=\"ABé\""), ("<a>&lt;&gt;&quot;&apos;</a>", "a=\"<>\"'\""), ("<a>é</a>", "a=\"é\""),
      ("<a>éé x</a>", "a=\"éé x\""), ("<a> x é </a>", "a=\"x é\""),
      ("<a><![CDATA[x<y]]></a>", "a=\"x<y\""), ("<a>x<![CDATA[ & ]]>y</a>", "a=\"x & y\""),
      ("<a><![CDATA[ ]]></a>", "a"), ("<a><![CDATA[]]></a>", "a"), ("<a><![CDATA[<b>]]><b/></a>", "a~(#\"<b>\" b)"),
      ("<a>x<!-- c -->y</a>", "a=\"xy\""), ("<a>x<?p i?>y</a>", "a=\"xy\""), ("<a><!-- c -->x</a>", "a=\"x\""),
      ("<a>é<!-- é -->é</a>", "a=\"éé\""), ("<a><!-- <b> --><c/></a>", "a(c)"), ("<a><!-- > --> <c/></a>", "a(c)"),
      ("<?p i?><!-- c --><a/><!-- d -->\n", "a"), ("<a>1\r\n2\r3</a>", "a=\"1\n2\n3\""),
      ("<a>\r\n<b/>\r\n</a>", "a(b)"), ("<a>x ]] y</a>", "a=\"x ]] y\""), ("<a b='&lt;b&gt;'/>", "a(@b=\"<b>\")"),
    ])
  func trees(_ text: String, _ outline: String) {
    let reading = XMLReading(text)
    #expect(reading.fault == nil)
    #expect(reading.outline == outline)
  }

  @Test(
    "prefixes, declared or not, make no difference",
    arguments: [
      "<a xmlns='urn:hl7-org:v3' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><b xsi:type='CD' c='1'/></a>",
      "<h:a xmlns:h='urn:hl7-org:v3'><h:b xsi:type='CD' c='1'/></h:a>",
      "<hl7:a><hl7:b xsi:type='hl7:CD' c='1'/></hl7:a>",
      "<a><b xsi:type='CD' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' c='1'/></a>",
      "<a><sdtc:b i:type=\"x:CD\" xmlns=\"\" c='1'/></a>",
      "<a xmlns:sdtc='urn:hl7-org:sdtc'><sdtc:b xsi:type=\"CD\" sdtc:c='1'/></a>",
    ])
  func prefixes(_ text: String) {
    let reading = XMLReading(text)
    #expect(reading.fault == nil)
    #expect(reading.outline == "a(b(@type=\"CD\" @c=\"1\"))")
  }

  @Test("a type without a prefix of its own is an attribute like any other")
  func plainType() { #expect(XMLReading("<a type='x:y'/>").outline == "a(@type=\"x:y\")") }

  @Test(
    "a narrative keeps its words apart",
    arguments: [
      ("<text>x</text>", "text=\"x\""), ("<text>\n x\n  y </text>", "text=\"x\n  y\""),
      ("<text><b>x</b></text>", "text~(b=\"x\")"),
      ("<text>\n<b>x</b> <b>y</b>\n</text>", "text~(#\" \" b=\"x\" #\" \" b=\"y\" #\" \")"),
      ("<text>x <b>y</b>z</text>", "text~(#\"x \" b=\"y\" #\"z\")"),
      ("<text>\n  x\n  y<b> z  z\t</b></text>", "text~(#\" x y\" b=\" z z \")"),
      ("<text><p>a<br/>b</p></text>", "text~(p~(#\"a\" br #\"b\"))"), ("<text><p>\n\n</p></text>", "text~(p=\" \")"),
      ("<text><p>a &amp;  b</p> </text>", "text~(p=\"a & b\" #\" \")"),
      ("<text><td> é\n</td></text>", "text~(td=\" é \")"),
      ("<text><p>a<!-- c -->b</p></text>", "text~(p=\"ab\")"),
      ("<text><p><text>  a</text></p></text>", "text~(p~(text=\" a\"))"),
      ("<text><reference value='#x'/></text>", "text(reference(@value=\"#x\"))"),
      ("<text>\n <reference value='#x'/>\n</text>", "text(reference(@value=\"#x\"))"),
      ("<text> a <reference value='#x'/></text>", "text~(#\"a\" reference(@value=\"#x\"))"),
      ("<s><text> <b/> </text> <c/> x </s>", "s~(text~(#\" \" b #\" \") c #\"x\")"),
      ("<s> <b> </b><text><p/></text></s>", "s(b text~(p))"),
    ])
  func narratives(_ text: String, _ outline: String) { #expect(XMLReading(text).outline == outline) }

  @Test("a mixed element's text is all text in it, in order, without attributes")
  func mixedText() {
    let reading = XMLReading("<text>a <b ID='x'>b<c>c</c></b> d<e f='g'/></text>")
    #expect(reading.tree.text(of: 1) == "a bc d")
  }

  @Test("v2 XML keeps what stands around escapes")
  func escapes() {
    let text = "<m><f> a <escape V='H'/> b <escape V='N'/> <escape V='.br'/></f><g>\n<h> x </h>\n</g></m>"
    let kept = "m(f~(#\"a \" escape(@V=\"H\") #\" b \" escape(@V=\"N\") #\" \" escape(@V=\".br\")) g(h=\"x\"))"
    #expect(XMLReading(text, format: .v2xml).outline == kept)
    let trimmed = "m(f~(#\"a\" escape(@V=\"H\") #\"b\" escape(@V=\"N\") escape(@V=\".br\")) g(h=\"x\"))"
    #expect(XMLReading(text).outline == trimmed)
  }

  @Test("plain texts stay in the frame, also beyond ASCII; what is written otherwise is decoded")
  func inFrame() {
    let text = "<a b='1' c='é' d='&lt;'><e>ééé x</e><f>a&amp;b</f><g>a<!-- -->b</g><text> <p> x y </p></text></a>"
    let reading = XMLReading(text)
    let decoded = reading.tree.nodes.indices.filter { reading.tree[NodeIndex($0)].isDecoded }
    #expect(
      decoded.map { reading.tree.path(of: NodeIndex($0), reading.symbols) } == [
        "/a/@d", "/a/f", "/a/g", "/a/text/#text",
      ])
  }

  @Test("a text of many pieces is one text")
  func pieces() {
    let word = String(repeating: "é", count: 5000) + String(repeating: "x", count: 5000)
    let reading = XMLReading("<a>\(word)</a>")
    #expect(reading.tree.text(of: 1) == word)
    #expect(!reading.tree[1].isDecoded)
    #expect(XMLReading("<a>\(word)&amp;\(word)</a>").tree.text(of: 1) == word + "&" + word)
  }
}
