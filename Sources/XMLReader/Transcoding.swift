import Glibc
import SourceModel

/// A document in UTF-8 that came in another encoding, with marks to find the way back.
struct Transcoding {
  private struct Mark {
    var frame: Int
    var offset: Int
  }

  /// The document in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The first byte in the frame that the encoding has no character for.
  private(set) var firstInvalid: Int?
  private var marks: [Mark] = []
  private let unit: XMLEncoding.Unit
  private let frameCount: Int

  /// - Parameters:
  ///   - name: the encoding, as glibc's iconv names it; unknown ones throw.
  ///   - skipped: bytes of the byte order mark.
  init(_ frame: [UInt8], from name: String, unit: XMLEncoding.Unit, skipping skipped: Int) throws(XMLFault) {
    self.unit = unit
    frameCount = frame.count
    let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    let converter = isName ? iconv_open("UTF-8", name) : nil
    // iconv_open's error value is the pointer of all ones.
    guard let converter, UInt(bitPattern: converter) != UInt.max else { throw XMLFault(.unknownEncoding, at: 0) }
    defer { iconv_close(converter) }
    bytes.reserveCapacity(frame.count + frame.count / 8)
    frame.withUnsafeBytes { convert($0, from: skipped, with: converter) }
  }

  /// Bytes between two marks.
  private static let stride = 256

  private mutating func convert(_ frame: UnsafeRawBufferPointer, from start: Int, with converter: iconv_t) {
    var at = start
    // A byte becomes at most 4 bytes, but for some rare characters.
    var block = [CChar](repeating: 0, count: Self.stride * 8)
    var ahead = Self.stride
    while at < frame.count {
      marks.append(Mark(frame: at, offset: bytes.count))
      var left = min(ahead, frame.count - at)
      let offered = left
      // iconv takes a mutable pointer but does not write through it.
      let start = UnsafeMutableRawPointer(mutating: frame.baseAddress?.advanced(by: at))
      var input = start?.assumingMemoryBound(to: CChar.self)
      let fault = block.withUnsafeMutableBufferPointer { out -> Int32 in
        var output = out.baseAddress
        var room = out.count
        let isDone = iconv(converter, &input, &left, &output, &room) != -1
        let fault = isDone ? 0 : errno
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: out.baseAddress, count: out.count - room))
        return fault
      }
      at += offered - left
      ahead = Self.stride
      if fault == 0 || fault == E2BIG && left < offered { continue }
      // A character cut by the block's end comes whole with the next block, unless the document ends in it.
      if fault == EINVAL, at + left < frame.count, left < offered || offered == Self.stride {
        if left == offered { ahead = Self.stride * 2 }
        continue
      }
      replace(at)
      at += step
    }
  }

  private mutating func replace(_ at: Int) {
    if firstInvalid == nil { firstInvalid = at }
    marks.append(Mark(frame: at, offset: bytes.count))
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  private var step: Int {
    switch unit {
    case .one, .varying: 1
    case .two: 2
    case .four: 4
    }
  }

  /// Where an offset in `bytes` stands in the frame: exact where all units have one length, else to a few characters.
  func frameOffset(_ offset: Int) -> Int {
    guard offset < bytes.count else { return frameCount }
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard low < marks.count else { return frameCount }
    let mark = marks[low]
    let limit = low + 1 < marks.count ? marks[low + 1].frame : frameCount
    return min(mark.frame + length(mark.offset..<offset), limit)
  }

  /// Bytes that a range of `bytes` took in the frame.
  private func length(_ range: Range<Int>) -> Int {
    if unit == .varying { return range.count }
    var characters = 0
    var pairs = 0
    for byte in bytes[range] {
      if byte & 0xC0 != 0x80 { characters += 1 }
      if byte >= 0xF0 { pairs += 1 }
    }
    return unit == .two ? 2 * (characters + pairs) : step * characters
  }
}
