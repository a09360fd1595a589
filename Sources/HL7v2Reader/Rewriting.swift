/// A message that stands in its frame in another form than it is read in: in UTF-16 or UTF-32, or on one line with its
/// segments' ends escaped. Holds it as it is read, and the way back to the frame.
struct Rewriting {
  /// A stretch in which places in the frame grow with those in the text.
  private struct Run {
    var text: Int
    var source: Int
    /// Bytes in the frame for each byte of the text; 0 inside of a character or an escape.
    var scale: Int
  }

  /// The message, segments ended by CR or LF. In UTF-8, when `isUTF8`; else in the frame's own character set.
  private(set) var text: [UInt8] = []
  /// It came in UTF-16 or UTF-32.
  let isUTF8: Bool
  private var runs: [Run] = []

  init(isUTF8: Bool) { self.isUTF8 = isUTF8 }

  /// The rewritten form of a frame that needs one; nil for nearly all, at the cost of a look at the header.
  init?(_ bytes: Span<UInt8>) {
    if let wide = WideMessage(bytes) {
      self = wide.rewritten(bytes)
    } else if let line = EscapedLine(bytes) {
      self = line.rewritten(bytes)
    } else {
      return nil
    }
  }

  /// Appends bytes that stand in the frame one after the other from `source` on, each `scale` bytes wide.
  mutating func append(_ byte: UInt8, from source: Int, scale: Int) {
    if let last = runs.last, last.scale == scale, last.source + (text.count - last.text) * scale == source {
      text.append(byte)
      return
    }
    runs.append(Run(text: text.count, source: source, scale: scale))
    text.append(byte)
  }

  /// Appends a character, or what an escape stands for, all of which begins at `source`.
  mutating func append(_ scalar: Unicode.Scalar, from source: Int) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte, from: source, scale: 0) }
  }

  /// Notes where the text ends in the frame.
  mutating func finish(at source: Int) { runs.append(Run(text: text.count, source: source, scale: 0)) }

  /// Where a place in the text stands in the frame.
  func source(of offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let run = runs[low - 1]
    return run.source + (offset - run.text) * run.scale
  }
}
