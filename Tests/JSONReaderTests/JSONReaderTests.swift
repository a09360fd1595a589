import Diagnostics
import JSONReader
import SourceModel
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
  @Test("what RFC 8259 allows is read without a note", arguments: JSONCases.accepted)
  func accepts(_ text: String) {
    let reading = JSONReading(text)
    #expect(reading.fault == nil)
    #expect(reading.notes.isEmpty)
  }

  @Test("what RFC 8259 forbids is refused, with its own finding", arguments: JSONCases.refused)
  func refuses(_ finding: String, _ cases: [String]) {
    for text in cases {
      let fault = JSONReading(text).fault
      #expect(fault?.code == .malformedJSON, "\(text)")
      #expect(fault?.message.contains(finding) == true, "\(text): \(fault?.message ?? "read")")
      #expect(fault?.remedy.isEmpty == false)
      #expect((0...JSONReading.bytes(text).count).contains(fault?.place?.byte ?? -1), "\(text)")
    }
  }

  @Test("what RFC 8259 leaves open is read with a note", arguments: JSONCases.noted)
  func notes(_ text: String, _ code: DiagnosticCode) {
    let reading = JSONReading(text)
    #expect(reading.fault == nil)
    #expect(reading.notes == [code])
  }

  @Test("the suite has its three hundred cases")
  func suite() {
    let all = JSONCases.accepted + JSONCases.refused.flatMap(\.cases) + JSONCases.noted.map(\.text)
    #expect(Set(all).count >= 300)
  }

  @Test("every document cut short is refused or is a shorter document")
  func cutAnywhere() {
    let whole = JSONReading.bytes(#"{"a":[1,-2.5e3,"x\ud834\udd1e é",{"b":null,"c":[true,[]]}],"d":"\n"}"#)
    for count in 0..<whole.count { #expect(JSONReading(Array(whole[..<count])).fault?.code == .malformedJSON) }
    #expect(JSONReading(whole).fault == nil)
  }

  @Test(
    "a tree says what the document says",
    arguments: [
      (#"{"a":{"b":1},"c":"x"}"#, ["/a object", "/a/b number 1", "/c string x"]),
      (
        #"{"a":[1,2],"b":[{"c":true},{"c":false}]}"#,
        [
          "/a/0 number 1", "/a/1 number 2", "/b/0 object", "/b/0/c boolean true", "/b/1 object", "/b/1/c boolean false",
        ]
      ),
      (#"{"a":[{"a":[1]}]}"#, ["/a/0 object", "/a/0/a/0 number 1"]),
      (#"{"a":[[1,2],[3]]}"#, ["/a/0 array", "/a/0/0 number 1", "/a/0/1 number 2", "/a/1 array", "/a/1/0 number 3"]),
      (
        #"{"a":[[[1]],{"a":2}]}"#,
        ["/a/0 array", "/a/0/0 array", "/a/0/0/0 number 1", "/a/1 object", "/a/1/a number 2"]
      ),
      (#"{"a":[],"b":{},"c":"","d":null,"e":[[]]}"#, ["/a array", "/b object", "/c string", "/d null", "/e/0 array"]),
      ("[1,[2],{\"item\":3}]", ["/0 number 1", "/1 array", "/1/0 number 2", "/2 object", "/2/item number 3"]),
      ("[]", []), ("{}", []), ("7", []),
      (#"{"a/b":{"c~d":1},"":2}"#, ["/a~1b object", "/a~1b/c~0d number 1", "/ number 2"]),
      (#"{"12":1,"a":1.50,"b":-0}"#, ["/12 number 1", "/a number 1.50", "/b number -0"]),
      (#"{"\u0061":"\u00e9\n\"","b":"é"}"#, ["/a string é\n\"", "/b string é"]),
      (#"{"a":1,"a":2}"#, ["/a number 1", "/a number 2"]),
    ])
  func trees(_ text: String, _ lines: [String]) { #expect(JSONReading(text).lines == lines) }

  @Test(
    "the root is the document's value",
    arguments: [
      ("{}", " object"), ("[1]", " array"), ("[]", " array"), (" \"x\" ", " string x"), ("-1.0", " number -1.0"),
      ("true", " boolean true"), ("null", " null"), (#""\t!""#, " string \t!"),
    ])
  func roots(_ text: String, _ line: String) { #expect(JSONReading(text).line(0) == line) }

  @Test("items know that they are")
  func items() throws {
    let reading = JSONReading(#"{"a":[1,[]],"b":2,"c":[]}"#)
    #expect(reading.tree.nodes.map(\.isItem) == [false, true, true, false, false])
    #expect(reading.tree.nodes.dropFirst().map { reading.symbols.name($0.symbol) } == ["a", "a", "b", "c"])
  }

  @Test("a place is the value's own, without quotes")
  func places() {
    let text = #"{ "a" : "xyz", "b":[ 10 ,{"c": null} ], "d":"\n", "e": [], "f": [[ 1 ]], "g":"" }"#
    let reading = JSONReading(text)
    let bytes = Array(text.utf8)
    let written = reading.tree.nodes.dropFirst().map { node in
      String(decoding: bytes[Int(node.start)..<Int(node.start + node.length)], as: UTF8.self)
    }
    #expect(written == ["xyz", "10", #"{"c": null}"#, "null", #"\n"#, "[]", "[ 1 ]", "1", ""])
    #expect(
      reading.tree.nodes.map(\.isDecoded) == [false, false, false, false, false, true, false, false, false, false])
  }

  @Test("a finding stands where the fault is")
  func faultPlaces() {
    for (text, byte, line) in [
      ("{\"a\":1,\n\"b\":01}", 12, 2), ("[1,2", 4, 1), ("{\"a\" 1}", 5, 1), ("[\n\n\"\u{1}\"]", 4, 3), ("[1,]", 2, 1),
    ] {
      let place = JSONReading(text).fault?.place
      #expect(place?.byte == byte, "\(text)")
      #expect(place?.line == line, "\(text)")
    }
  }

  @Test("a finding never carries the document's values")
  func noValues() {
    for text in ["{\"a\":Muster}", "{\"a\":\"Muster\u{1}\"}", "[\"Muster\" \"Muster\"]", "{\"a\":\"\\Muster\"}"] {
      let rendered = JSONReading(text).fault?.rendered() ?? ""
      #expect(!rendered.contains("Muster"))
    }
  }
}

@Suite("JSON reader's limits and memory")
struct JSONLimitTests {
  @Test("depth is limited, and nothing recurses")
  func depth() {
    func nested(_ n: Int) -> [UInt8] { Array(repeating: 0x5B, count: n) + Array(repeating: 0x5D, count: n) }
    #expect(JSONReading(nested(512)).fault == nil)
    #expect(JSONReading(nested(513)).fault?.code == .tooDeep)
    #expect(JSONReading(nested(1_000_000)).fault?.code == .tooDeep)
    var limits = JSONLimits()
    limits.depth = 100_000
    #expect(JSONReading(nested(100_000), limits: limits).fault == nil)
    #expect(JSONReading(String(repeating: #"{"a":"#, count: 600), limits: JSONLimits()).fault?.code == .tooDeep)
  }

  @Test("nodes are limited")
  func nodes() {
    var limits = JSONLimits()
    limits.nodes = 4
    #expect(JSONReading("[1,2,3]", limits: limits).fault == nil)
    #expect(JSONReading("[1,2,3,4]", limits: limits).fault?.code == .tooManyNodes)
  }

  @Test("a document has all its nodes, however close they stand", arguments: [1, 30, 5000])
  func closeNodes(_ count: Int) {
    let reading = JSONReading("{\"a\":[" + Array(repeating: "1", count: count).joined(separator: ",") + "]}")
    #expect(reading.fault == nil)
    #expect(reading.lines == (1...count).map { "/a/\($0 - 1) number 1" })
  }

  @Test("duplicate keys are found at every level, in arrays too, and not where they are none")
  func duplicates() {
    let text = #"{"a":{"a":1,"b":[{"a":1},{"a":2}]},"b":{"x":1,"y":2,"x":3},"c":[{"k":1,"k":2}],"d":[1,1]}"#
    let reading = JSONReading(text)
    #expect(reading.evidence.diagnostics.map(\.path) == ["/b", "/c/0"])
    #expect(reading.evidence.diagnostics.map(\.place?.byte) == [52, 71])
  }

  @Test("a flood of duplicate keys is told in a few findings")
  func flood() {
    let text = "{" + Array(repeating: "\"a\":1", count: 1000).joined(separator: ",") + "}"
    let reading = JSONReading(text)
    #expect(reading.notes.count == 21)
    #expect(reading.evidence.diagnostics.last?.message.hasPrefix("979 more") == true)
    #expect(reading.tree.nodes.count == 1001)
  }

  @Test("many keys cost no more than few")
  func manyKeys() {
    let text = "{" + (0..<50_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
    let reading = JSONReading(text)
    #expect(reading.fault == nil)
    #expect(reading.notes.isEmpty)
    #expect(reading.symbols.name(reading.tree[50_000].symbol) == "key49999")
  }

  @Test("a reader used again reads as a new one, after faults and with another table too")
  func usedAgain() {
    var reader = JSONReader()
    var reading = JSONReading("0")
    for text in [
      "{\"a\":[1,2", #"{"long-key-of-twenty-1":"\u00e9"}"#, "[[", #"{"a":{"b":[]}}"#, "{\"a\":\"\u{1}", "[1]",
    ] {
      reading.read(Array(text.utf8), with: &reader)
      #expect(reading.lines == JSONReading(text).lines)
    }
    var other = JSONReading("{\"zz\":1,\"b\":1}")
    other.read(Array(#"{"b":1,"a":2}"#.utf8), with: &reader)
    #expect(other.lines == ["/b number 1", "/a number 2"])
  }

  @Test("keys that differ only behind 15 bytes, or by a byte 0, are different")
  func keys() {
    let text = #"{"abcdefghijklmno":1,"abcdefghijklmnop":2,"abcdefghijklmnoq":3,"a":4,"a\u0000":5,"\u0000":6,"":7}"#
    let reading = JSONReading(text)
    #expect(reading.notes.isEmpty)
    #expect(Set(reading.tree.nodes.dropFirst().map(\.symbol)).count == 7)
  }
}
