import Diagnostics
import Framing
import SourceModel
import Testing

/// XML documents of any encoding, one behind the other.
struct EncodingTests {
  private static let text = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>é > x</title></ClinicalDocument>"

  /// How a document may be written. The declaration is left out where the first bytes tell the encoding.
  enum Writing: String, CaseIterable {
    case plain = "UTF-8"
    case marked = "UTF-8 with a mark"
    case declared = "a declaration"
    case littleEndian = "UTF-16, low byte first"
    case bigEndian = "UTF-16, high byte first"
    case unmarkedLittleEndian = "UTF-16, low byte first, without a mark"
    case unmarkedBigEndian = "UTF-16, high byte first, without a mark"
    case littleEndianQuad = "UTF-32, low byte first"
    case bigEndianQuad = "UTF-32, high byte first"
    case unmarkedLittleEndianQuad = "UTF-32, low byte first, without a mark"
    case unmarkedBigEndianQuad = "UTF-32, high byte first, without a mark"

    /// Whether the low byte of a wide unit comes first.
    var isLittleEndian: Bool {
      [.littleEndian, .unmarkedLittleEndian, .littleEndianQuad, .unmarkedLittleEndianQuad].contains(self)
    }
    /// Whether nothing but the first bytes tells a wide encoding.
    var isUnmarked: Bool { rawValue.hasSuffix("without a mark") }

    /// The document's bytes.
    func bytes(_ text: String) -> [UInt8] {
      switch self {
      case .plain: Array(text.utf8)
      case .marked: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case .declared: Array(("<?xml version='1.0' encoding=\"UTF-8\"?>\n" + text).utf8)
      case .littleEndian: [0xFF, 0xFE] + Self.wide(text, 2)
      case .bigEndian: [0xFE, 0xFF] + Self.wide(text, 2, isBig: true)
      case .unmarkedLittleEndian: Self.wide(text, 2)
      case .unmarkedBigEndian: Self.wide(text, 2, isBig: true)
      case .littleEndianQuad: [0xFF, 0xFE, 0, 0] + Self.wide(text, 4)
      case .bigEndianQuad: [0, 0, 0xFE, 0xFF] + Self.wide(text, 4, isBig: true)
      case .unmarkedLittleEndianQuad: Self.wide(text, 4)
      case .unmarkedBigEndianQuad: Self.wide(text, 4, isBig: true)
      }
    }

    /// Units of 2 or 4 bytes; the text has no character beyond the first plane.
    private static func wide(_ text: String, _ size: Int, isBig: Bool = false) -> [UInt8] {
      text.unicodeScalars.flatMap { scalar in
        let low = [UInt8(scalar.value & 0xFF), UInt8(scalar.value >> 8)] + Array(repeating: 0, count: size - 2)
        return isBig ? low.reversed() : low
      }
    }
  }

  /// What programs put between documents, or leave behind them.
  private static let separators: [[UInt8]] = [[], [0x0A], [0x0D, 0x0A, 0x20, 0x09], [0], [0, 0, 0], [0x1A]]

  @Test(
    "documents of any two encodings follow each other, whatever padding is between them", arguments: Writing.allCases)
  func pairs(_ first: Writing) {
    for second in Writing.allCases {
      // Once the low byte came first, a NUL is taken for the rest of a unit: then only a mark tells the other order.
      if first.isLittleEndian, second.isUnmarked, !second.isLittleEndian { continue }
      for separator in Self.separators {
        // And a NUL before `<` and NUL looks like the other order.
        if separator.first == 0, second.isUnmarked, second.isLittleEndian, !first.isLittleEndian { continue }
        let (one, two) = (first.bytes(Self.text), second.bytes(Self.text))
        for chunk in [1, 3, 4096] {
          let frames = Self.frames(one + separator + two, chunk)
          #expect(frames.map(\.bytes) == [one, two], "\(first), \(separator), \(second)")
          #expect(frames.allSatisfy { $0.refusal == nil && $0.findings.isEmpty && $0.format == .cda })
        }
      }
    }
  }

  @Test("padding behind the last document is no document", arguments: Writing.allCases)
  func trailing(_ writing: Writing) {
    let document = writing.bytes(Self.text)
    for padding: [UInt8] in [[0], [0x0A, 0, 0, 0], Array(repeating: 0, count: 1000), [0x0D, 0x0A, 0x1A]] {
      #expect(Self.frames(document + padding, 5).map(\.bytes) == [document])
    }
  }

  @Test("large documents are cut out whole, and what follows them too", arguments: [1 << 14, 100_000, 1 << 22])
  func large(_ chunk: Int) {
    let long = Array(Self.text.replacing("é > x", with: String(repeating: "0123456789", count: 150_000)).utf8)
    let short = Array(Self.text.utf8)
    let stream = long + short + [0x0A] + long + long + short
    let frames = Self.frames(stream, chunk)
    #expect(frames.map(\.bytes) == [long, short, long, long, short])
    #expect(frames.allSatisfy { Array(stream[$0.offset..<$0.offset + $0.bytes.count]) == $0.bytes })
    #expect(frames.map(\.origin.frame) == [1, 2, 3, 4, 5])
  }

  private static func frames(_ bytes: [UInt8], _ chunk: Int) -> [Frame] {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      splitter.push(bytes.span.extracting(start..<min(start + chunk, bytes.count)), into: &frames)
    }
    splitter.finish(into: &frames)
    return frames
  }
}
