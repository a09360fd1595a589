import Diagnostics
import Framing
import SourceModel
import Testing

@Suite("Frames of a stream")
struct FrameSplitterTests {
  /// Cuts the input at the given places, pushes the pieces, and collects the frames.
  private func frames(of test: SplitterCase, cutAt cuts: [Int]) -> [Frame] {
    var splitter = FrameSplitter(input: "-", limit: test.limit, format: test.format)
    var frames: [Frame] = []
    var start = 0
    for cut in cuts + [test.input.count] {
      splitter.push(test.input.span.extracting(start..<cut), into: &frames)
      start = cut
    }
    splitter.finish(into: &frames)
    return frames
  }

  @Test("cuts the stream where documents begin and end", arguments: SplitterCases.all)
  func whole(_ test: SplitterCase) {
    #expect(frames(of: test, cutAt: []).map(Expected.init) == test.expected)
  }

  @Test("gives the same frames however the stream is cut", arguments: SplitterCases.all)
  func everyCut(_ test: SplitterCase) {
    let places = test.input.isEmpty ? [] : Array(1..<test.input.count)
    let offsets = frames(of: test, cutAt: []).map(\.offset)
    let bytewise = frames(of: test, cutAt: places)
    #expect(bytewise.map(Expected.init) == test.expected, "byte by byte")
    #expect(bytewise.map(\.offset) == offsets)
    let wrong = places.filter { place in
      let halves = frames(of: test, cutAt: [place])
      return halves.map(Expected.init) != test.expected || halves.map(\.offset) != offsets
    }
    #expect(wrong == [], "cut there")
  }

  @Test("numbers the frames and tells where each begins in the input", arguments: SplitterCases.all)
  func origins(_ test: SplitterCase) {
    for (index, frame) in frames(of: test, cutAt: []).enumerated() {
      #expect(frame.origin == Origin(input: "-", frame: index + 1))
      #expect(Array(test.input[frame.offset...].prefix(frame.bytes.count)) == frame.bytes)
      for finding in frame.findings + [frame.refusal].compactMap({ $0 }) { #expect(finding.origin == frame.origin) }
    }
  }

  @Test("gives a message out as soon as its block is closed")
  func promptBlocks() {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    splitter.push(Array("\u{0B}MSH|^~\\&|A\r\u{1C}\r".utf8).span, into: &frames)
    #expect(frames.count == 1)
    splitter.push(Array("{\"a\":1}".utf8).span, into: &frames)
    #expect(frames.count == 2)
  }

  @Test("gives a bare message out as soon as the next one begins")
  func promptMessages() {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    splitter.push(Array("MSH|^~\\&|A\rPID|1\rMSH|".utf8).span, into: &frames)
    #expect(frames.map(\.offset) == [0])
    splitter.push(Array("^~\\&|B\r<ClinicalDocument>".utf8).span, into: &frames)
    #expect(frames.map(\.offset) == [0, 17])
  }

  @Test(
    "gives out on a pause what is whole as far as it goes, and nothing else",
    arguments: [
      ("MSH|^~\\&|A\rPID|1\r", 1), ("MSH|^~\\&|A\nPID|1\n", 1), ("MSH|^~\\&|A\rPID|1", 0), ("MSH|^~\\&|A", 0),
      ("\u{0B}MSH|^~\\&|A\r", 0), ("\u{0B}MSH|^~\\&|A\r\u{1C}", 1), ("BHS|^~\\&\rMSH|^~\\&|A\r", 0),
      ("BHS|^~\\&\rMSH|^~\\&|A\rBTS|1\r", 1), ("{\"a\":\n", 0), ("<ClinicalDocument>\n", 0), ("rubbish\n", 0), ("", 0),
    ])
  func pauses(_ text: String, _ count: Int) {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    splitter.push(Array(text.utf8).span, into: &frames)
    #expect(frames.isEmpty)
    #expect(splitter.awaitsPause == (count > 0))
    splitter.pause(into: &frames)
    #expect(frames.count == count)
    splitter.pause(into: &frames)
    #expect(frames.count == count)
    splitter.push(Array("\nMSH|^~\\&|B\r".utf8).span, into: &frames)
    if count > 0 {
      splitter.finish(into: &frames)
      #expect(frames.count == 2)
      #expect(frames.allSatisfy { $0.refusal == nil })
    }
  }

  @Test("keeps the buffer short on a long stream")
  func constantMemory() {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    let chunk = Array(String(repeating: "MSH|^~\\&|A\rPID|1||7\r", count: 3000).utf8)
    var count = 0
    for _ in 0..<100 {
      splitter.push(chunk.span, into: &frames)
      count += frames.count
      frames.removeAll()
      #expect(splitter.bytesHeld < 3 * chunk.count)
    }
    splitter.finish(into: &frames)
    #expect(count + frames.count == 300_000)
  }

  @Test("holds a long document once", arguments: [1 << 18, 7 << 20])
  func longDocuments(_ chunk: Int) {
    let long = Array(("MSH|^~\\&|" + String(repeating: "A", count: 3 << 20) + "\r").utf8)
    let short = Array("MSH|^~\\&|B\r".utf8)
    let input = short + long + short + long + long + short
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    for start in stride(from: 0, to: input.count, by: chunk) {
      splitter.push(input.span.extracting(start..<min(start + chunk, input.count)), into: &frames)
      #expect(splitter.bytesHeld < long.count + short.count + 2 * chunk)
    }
    splitter.finish(into: &frames)
    #expect(frames.map(\.bytes) == [short, long, short, long, long, short])
    var offset = 0
    for frame in frames {
      #expect(frame.offset == offset)
      offset += frame.bytes.count
    }
  }

  @Test(
    "keeps the buffer short on a document without end",
    arguments: ["MSH|^~\\&|", "<ClinicalDocument>", "{\"a\":\"", "x", "<!-- "])
  func endlessDocument(_ beginning: String) {
    var splitter = FrameSplitter(input: "-", limit: 1 << 16)
    var frames: [Frame] = []
    splitter.push(Array(beginning.utf8).span, into: &frames)
    let chunk = [UInt8](repeating: 0x61, count: 1 << 14)
    for _ in 0..<1000 {
      splitter.push(chunk.span, into: &frames)
      #expect(splitter.bytesHeld < 1 << 18)
    }
    splitter.finish(into: &frames)
    #expect(frames.count == 1)
    #expect(frames.first?.refusal?.code == .documentTooLong)
    #expect(frames.first?.bytes.count == 1 << 16)
  }

  @Test("loses no byte of rubbish and never stops", arguments: 0..<200)
  func rubbish(_ seed: Int) {
    // What framing knows, strewn about.
    let pieces = [
      "MSH|^~\\&|", "\r", "\n", "\u{0B}", "\u{1C}", "\u{1C}\r", "<ClinicalDocument>", "</ClinicalDocument>", "<?xml ?>",
      "<!--", "-->", "{", "}", "\"", "[", "]", ",", "\\", "BHS|", "BTS|1", "x", "<", "\0", "\u{FEFF}", "<a/>", "'",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var input = ""
    for _ in 0..<60 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      input += pieces[Int(state % UInt64(pieces.count))]
    }
    let test = SplitterCase("rubbish", input, [])
    let whole = frames(of: test, cutAt: [])
    #expect(frames(of: test, cutAt: Array(1..<test.input.count)).map(Expected.init) == whole.map(Expected.init))
    for (frame, next) in zip(whole, whole.dropFirst()) { #expect(frame.offset + frame.bytes.count <= next.offset) }
  }
}
