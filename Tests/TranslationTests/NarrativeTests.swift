import Diagnostics
import SourceModel
import TestKit
import Testing
import Translation
import XMLReader

/// A section's text becomes XHTML that FHIR allows, and keeps its words.
struct NarrativeTests {
  @Test(
    "CDA's narrative elements become XHTML's",
    arguments: [
      ("plain words", "plain words"), ("a &lt; b &amp; c", "a &lt; b &amp; c"),
      ("<paragraph>one</paragraph><paragraph>two</paragraph>", "<p>one</p><p>two</p>"),
      (
        "<content ID=\"c1\" styleCode=\"Bold xLabel\">x</content>",
        "<span id=\"c1\" class=\"xLabel\" style=\"font-weight: bold\">x</span>"
      ),
      (
        "<content styleCode=\"Italics Underline\">x</content>",
        "<span style=\"font-style: italic; text-decoration: underline\">x</span>"
      ),
      ("<content revised=\"delete\">left</content>", "<span style=\"text-decoration: line-through\">left</span>"),
      (
        "<list><caption>Levels</caption><item>L4</item><item>L5</item></list>",
        "<p><b>Levels</b></p><ul><li>L4</li><li>L5</li></ul>"
      ),
      (
        "<list listType=\"ordered\" styleCode=\"LittleAlpha\"><item>x</item></list>",
        "<ol style=\"list-style-type: lower-alpha\"><li>x</li></ol>"
      ),
      ("<list>x</list>", nil), ("<paragraph>x</paragraph><list/>", "<p>x</p>"),
      (
        "<table border=\"1\" width=\"100%\"><caption>T</caption><thead><tr><th align=\"left\">h</th></tr></thead>"
          + "<tbody><tr ID=\"r1\"><td colspan=\"2\" styleCode=\"Botrule\">d</td></tr></tbody></table>",
        "<table border=\"1\" width=\"100%\"><caption>T</caption><thead><tr><th align=\"left\">h</th></tr></thead>"
          + "<tbody><tr id=\"r1\"><td colspan=\"2\" style=\"border-bottom: 1px solid\">d</td></tr></tbody></table>"
      ),
      (
        "x<table><thead/><tbody><tr><td>d</td></tr></tbody></table>",
        "x<table><tbody><tr><td>d</td></tr></tbody></table>"
      ),
      ("<paragraph>a<list><item>b</item></list></paragraph>", "<div>a<ul><li>b</li></ul></div>"),
      ("<content>a<table><tr><td>b</td></tr></table></content>", "<div>a<table><tr><td>b</td></tr></table></div>"),
      (
        "see <linkHtml href=\"https://example.org/a?b&amp;c\">there</linkHtml>",
        "see <a href=\"https://example.org/a?b&amp;c\">there</a>"
      ),
      ("<linkHtml href=\"javascript:alert(1)\">x</linkHtml>", "<a>x</a>"),
      (
        "<content ID=\"here\">x</content> <linkHtml href=\"#here\">y</linkHtml>",
        "<span id=\"here\">x</span> <a href=\"#here\">y</a>"
      ),
      ("<linkHtml href=\"#elsewhere\">y</linkHtml>", "<a>y</a>"),
      (
        "dose<footnoteRef IDREF=\"f2\"/> <footnote ID=\"f1\">a</footnote><footnote ID=\"f2\">b</footnote>",
        "dose<a href=\"#f2\">[2]</a> <small id=\"f1\">a</small><small id=\"f2\">b</small>"
      ),
      ("x<footnoteRef IDREF=\"none\"/>", "x"),
      (
        "<renderMultiMedia referencedObject=\"MM1\"><caption>Fluoroscopy</caption></renderMultiMedia>",
        "<span title=\"MM1\"><b>Fluoroscopy</b></span>"
      ),
      ("<p>a</p><u>b</u><h3>c</h3>", "<p>a</p><span style=\"text-decoration: underline\">b</span><h3>c</h3>"),
      ("<script>x</script><font color=\"red\">y</font>", "xy"), ("a<br/>b<sub>2</sub>", "a<br/>b<sub>2</sub>"),
      ("<content onclick=\"x()\" ID=\"&quot;&gt;&lt;b\">y</content>", "<span id=\"&quot;&gt;&lt;b\">y</span>"),
    ] as [(String, String?)])
  func elements(_ narrative: String, _ expected: String?) throws {
    let div = expected.map { "<div xmlns=\"http://www.w3.org/1999/xhtml\">\($0)</div>" }
    #expect(try Self.divs(Self.document(narrative)).first == div)
  }

  @Test(
    "every narrative of the samples is XHTML as FHIR has it", arguments: Sample.all.filter { $0.path.hasPrefix("cda/") }
  )
  func samples(_ sample: Sample) throws {
    let divs = try Self.divs(sample.bytes)
    #expect(!divs.isEmpty || sample.path.contains("unstructured"))
    for div in divs { #expect(XHTML(div).problems == []) }
  }

  @Test("elements that stand where they don't belong still give XHTML as FHIR has it, with all their words")
  func tangled() throws {
    let names = [
      "paragraph", "content", "list", "item", "table", "tr", "td", "caption", "linkHtml", "footnote", "sub", "b",
      "font",
    ]
    var number = 0
    for outer in names {
      for middle in names {
        for inner in names {
          number += 1
          let text = "<\(outer) ID=\"o\(number)\">w1 <\(middle)>w2 <\(inner)>w3 </\(inner)>w4 </\(middle)>w5</\(outer)>"
          // Rows, cells and items outside of their table or list are a sender's error that no rule can make good.
          guard Self.isOrderly([outer, middle, inner]) else { continue }
          let div = try #require(try Self.divs(Self.document(text)).first, "\(text)")
          let xhtml = XHTML(div)
          #expect(xhtml.problems == [], "\(text) → \(div)")
          #expect(xhtml.words.sorted() == ["w1", "w2", "w3", "w4", "w5"], "\(text) → \(div)")
        }
      }
    }
  }

  /// Whether tables and lists hold what they may, and only they hold it.
  private static func isOrderly(_ names: [String]) -> Bool {
    let frames = ["list", "table", "tr"]
    for (outer, inner) in zip([""] + names, names) {
      let isHeld = ["list": ["item"], "table": ["tr"], "tr": ["td"]][outer]?.contains(inner)
      if isHeld == false || isHeld == nil && ["item", "tr", "td"].contains(inner) { return false }
    }
    // Words right inside a frame.
    return !names.contains(where: frames.contains)
  }

  private static func document(_ narrative: String) -> [UInt8] {
    Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
      <id root="2.16.840.1.113883.19.5" extension="N1"/><recordTarget><patientRole><id extension="7" root="1.2.3"/>
      <patient><name><family>Test</family></name></patient></patientRole></recordTarget><component><structuredBody>
      <component><section><code code="8724-7" codeSystem="2.16.840.1.113883.6.1"/><title>Description</title>
      <text>\(narrative)</text></section></component></structuredBody></component></ClinicalDocument>
      """.utf8)
  }

  /// The `div` of each section of what a document becomes.
  private static func divs(_ document: [UInt8]) throws -> [String] {
    OutputLeaves.texts(try Translating.output(document)).filter { $0.path.hasSuffix("text.div") }.map(\.value)
  }
}
