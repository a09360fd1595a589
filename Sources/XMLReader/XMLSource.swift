import Diagnostics
import SourceModel

/// A document as UTF-8 that libxml2 can parse, and how its offsets map back to the frame.
struct XMLSource {
  private let bytes: [UInt8]
  let positions: FramePositions

  /// Takes the frame's bytes as they are when they are UTF-8, else transcodes them.
  init(_ frame: Frame, evidence: inout Evidence) throws(XMLFault) {
    let encoding = try XMLEncoding(frame.bytes.span)
    if let leniency = encoding.leniency {
      evidence.report(leniency.diagnostic(at: encoding.firstInvalid ?? 0))
    }
    var transcoding: Transcoding?
    if let name = encoding.transcodedFrom {
      let made = try Transcoding(frame.bytes, from: name, unit: encoding.unit, skipping: encoding.markLength)
      if let invalid = made.firstInvalid {
        evidence.report(XMLEncoding.Leniency.replaced.diagnostic(at: invalid))
      }
      bytes = made.bytes
      transcoding = made
    } else {
      bytes = frame.bytes
    }
    var skip = transcoding == nil ? encoding.markLength : 0
    while skip < bytes.count, PendingText.isBlank(bytes[skip]) { skip += 1 }
    positions = FramePositions(skip: skip, transcoding: transcoding)
  }

  /// The document from its first `<`, for as long as the closure runs.
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[positions.skip...])) }
  }
}

/// From offsets in the source to bytes in the frame, and from bytes in memory to texts of the tree.
struct FramePositions {
  /// Bytes before the source: a byte order mark, white space.
  let skip: Int
  private let isTranscoded: Bool
  private let transcoding: Transcoding?

  /// - Parameter transcoding: set when the frame is not UTF-8.
  init(skip: Int = 0, transcoding: Transcoding? = nil) {
    self.skip = skip
    self.transcoding = transcoding
    isTranscoded = transcoding != nil
  }

  /// Where an offset stands in the frame.
  func frameOffset(_ offset: Int) -> Int {
    if !isTranscoded { return offset + skip }
    return transcoding?.frameOffset(offset + skip) ?? offset
  }

  /// Where a range stands in the frame.
  func frameRange(_ range: Range<Int>) -> Range<Int> {
    if !isTranscoded { return range.lowerBound + skip..<range.upperBound + skip }
    let start = frameOffset(range.lowerBound)
    return start..<max(start, frameOffset(range.upperBound))
  }

  /// A text for the tree: in the frame when it stands there so, else copied to the tree's decoded texts.
  /// - Parameter offset: where the same bytes stand in the source, nil when they don't.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?, into tree: inout SourceTree) -> NodeText {
    if let offset, !isTranscoded { return .inFrame(offset + skip..<offset + skip + bytes.count) }
    let start = tree.decoded.count
    // The buffer outlives this call.
    tree.decode(Span(_unsafeElements: bytes))
    return .decoded(start..<tree.decoded.count)
  }
}
