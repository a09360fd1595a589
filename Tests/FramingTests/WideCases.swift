import Diagnostics
import Framing
import SourceModel

private let a = "MSH|^~\\&|A|F|||20260101||ADT^A01|1|P|2.5.1\rPID|1||7^^^F^MR||TEST^ANNA\u{1C0D}\u{0D1C}\u{1F600}\r"
private let b = "MSH|^~\\&|B|F|||20260102||DFT^P03|2|P|2.5.1\rNTE|1||MSH|x\r"

/// How a text is written in units of more than a byte.
private struct Wide: CaseIterable {
  var name: String
  var size: Int
  var isBigEndian: Bool

  static let allCases = [
    Wide(name: "UTF-16, low byte first", size: 2, isBigEndian: false),
    Wide(name: "UTF-16, high byte first", size: 2, isBigEndian: true),
    Wide(name: "UTF-32, low byte first", size: 4, isBigEndian: false),
    Wide(name: "UTF-32, high byte first", size: 4, isBigEndian: true),
  ]

  func bytes(_ text: String) -> [UInt8] {
    let units = size == 2 ? text.utf16.map { UInt32($0) } : text.unicodeScalars.map(\.value)
    return units.flatMap { unit in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
      return isBigEndian ? bytes.reversed() : bytes
    }
  }

  func frame(_ text: String) -> String { String(decoding: bytes(text), as: UTF8.self) }

  var cases: [SplitterCase] {
    [
      SplitterCase("\(name)", bytes: bytes(a + b), [Expected(.er7, frame(a)), Expected(.er7, frame(b))]),
      SplitterCase(
        "\(name), with marks", bytes: bytes("\u{FEFF}" + a + "\u{FEFF}" + b),
        [Expected(.er7, frame(a), .framingLeniency), Expected(.er7, frame(b), .framingLeniency)]),
      SplitterCase(
        "\(name), a mark and blank lines", bytes: bytes("\u{FEFF}\r\n \r\n" + a + "\r\n" + b),
        [Expected(.er7, frame(a + "\r\n"), .framingLeniency), Expected(.er7, frame(b))]),
      SplitterCase(
        "\(name), a batch", bytes: bytes("FHS|^~\\&\rBHS|^~\\&\r" + a + b + "BTS|3\rFTS|1\r"),
        [Expected(.er7, frame(a)), Expected(.er7, frame(b), .batchCountWrong)]),
      SplitterCase(
        "\(name), in blocks", bytes: [0x0B] + bytes(b) + [0x1C, 0x0D, 0x0B] + bytes(b) + [0x1C, 0x0D],
        [Expected(.er7, frame(b)), Expected(.er7, frame(b))]),
      SplitterCase(
        "\(name), before bytes", bytes: bytes(a) + Array(b.utf8), [Expected(.er7, frame(a) + b)]),
      SplitterCase(
        "\(name), cut off", bytes: bytes(a).dropLast(1),
        [
          Expected(.er7, String(decoding: bytes(a).dropLast(1), as: UTF8.self))
        ]),
    ]
  }
}

extension SplitterCases {
  /// Messages and batches in UTF-16 and UTF-32.
  static let wideUnits: [SplitterCase] = Wide.allCases.flatMap(\.cases)
}
