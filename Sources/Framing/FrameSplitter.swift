import Diagnostics
package import SourceModel

/// Cuts a stream into documents. It does no I/O: bytes are pushed in chunks of any size, and the frames are the same
/// for every way of cutting the stream into chunks.
///
/// It recognises by itself, also when the stream changes from one document to the next: ER7 messages, each from its MSH
/// to the next header, alone, in MLLP blocks or in FHS/BHS batches; XML documents one after the other, in UTF-8,
/// UTF-16 or UTF-32, being v2 messages or CDA; JSON objects, one a line, concatenated or pretty-printed, and a top-level array,
/// which is one document; FHIR is an object with `resourceType`. Blank lines, padding and byte order marks between
/// documents are skipped.
///
/// Nothing is lost: what is no document comes as a frame with a `refusal` (its `format` says nothing then). Memory is
/// bounded by `limit`: of a longer document the first 64 KB are kept.
package struct FrameSplitter: Sendable {
  /// The longest document by default, in bytes.
  package static let defaultLimit = 256 << 20
  /// How much of a refused document is kept, in bytes.
  package static let keptOfRefused = 64 << 10

  /// What is being read.
  enum Phase { case between, message, wideMessage, stray, xml, json, batchSegment, blockEnd, compressed, rest }

  /// The input's name, for the frames' origins.
  let input: String
  /// The longest document, in bytes.
  let limit: Int
  /// What may start a document.
  let starts: DocumentStart
  /// What the byte at `scanned` is part of.
  var phase = Phase.between
  /// Bytes of which no frame was made yet, from `head` on.
  var buffer: [UInt8] = []
  /// Where in `buffer` the document begins that is being read.
  var head = 0
  /// Up to where in `buffer` it has been looked at.
  var scanned = 0
  /// Where `buffer` begins in the input.
  var base = 0
  /// The XML document that is being read, or the last one.
  var xml = XMLScan(encoding: .bytes)
  /// How the last ER7 message or batch segment is written, where its units are more than a byte.
  var wide: WideUnits?
  /// The JSON document that is being read.
  var json: JSONScan
  /// Messages and batches counted so far.
  var batch = BatchCount()
  /// An MLLP block is open.
  var isInBlock = false
  /// The beginning of a document over the limit, and where it began.
  var overlong: (bytes: [UInt8], offset: Int)?
  /// A frame that waits for what only the bytes behind it can tell: MLLP's last CR, a batch count.
  var held: Frame?
  /// Findings for the next frame.
  var carried: [Diagnostic] = []
  /// Frames made so far.
  var count = 0

  /// - Parameters:
  ///   - input: the path as given, `-` for standard input.
  ///   - limit: the longest document, in bytes.
  ///   - format: the only format to read; nil to recognise each document.
  package init(input: String, limit: Int = FrameSplitter.defaultLimit, format: Format? = nil) {
    self.input = input
    // Places in a tree have 32 bits.
    self.limit = min(max(limit, 1), Int(UInt32.max) - 1)
    self.starts = DocumentStart(wanted: format)
    self.json = JSONScan(starts: starts)
  }

  /// How many bytes it holds, in the main those of the document that is being read.
  package var bytesHeld: Int { buffer.count }

  /// Takes the next bytes of the stream and appends the frames that are complete.
  package mutating func push(_ chunk: Span<UInt8>, into frames: inout [Frame]) {
    discardHead()
    chunk.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    while step(isFinal: false, into: &frames) {}
  }

  /// Whether silence alone could tell that a document is complete: `pause` would give it out.
  package var awaitsPause: Bool {
    switch phase {
    case .between, .blockEnd: held != nil
    case .message: !isInBlock && !batch.isOpen && overlong == nil && buffer.last.map(Byte.endsLine) == true
    case .wideMessage: !isInBlock && !batch.isOpen && overlong == nil && endsWideLine
    default: false
    }
  }

  /// Takes note that the stream has fallen silent, and appends what nothing but the next document or the end of the
  /// stream would else complete: a bare message whose last line is ended, a closed MLLP block that lacks its CR.
  package mutating func pause(into frames: inout [Frame]) {
    guard awaitsPause else { return }
    switch phase {
    case .between: flush(into: &frames)
    case .blockEnd: _ = blockEnd(isFinal: true, into: &frames)
    default: close(at: buffer.count, by: .pause, into: &frames)
    }
  }

  private var endsWideLine: Bool {
    guard let wide, (buffer.count - head) % wide.size == 0, buffer.count - head >= wide.size else { return false }
    return Byte.endsLine(wide.unit(buffer.span, buffer.count - wide.size))
  }

  /// Ends the stream and appends the frames that were still open.
  package mutating func finish(into frames: inout [Frame]) {
    while step(isFinal: true, into: &frames) {}
    if held != nil {
      held?.findings += carried
      carried = []
    }
    if isInBlock { held?.findings.append(.unclosedBlock) }
    if batch.isOpen { held?.findings.append(.unclosedBatch) }
    flush(into: &frames)
    if let missing = carried.first(where: { $0.code == .batchCountWrong }) { refuseNothing(missing, into: &frames) }
    carried = []
  }

  /// A batch that announces messages and holds none at all has no frame to say so but an empty one.
  private mutating func refuseNothing(_ finding: Diagnostic, into frames: inout [Frame]) {
    count += 1
    var frame = Frame(
      bytes: [], format: .er7, origin: Origin(input: input, frame: count), offset: base + buffer.count)
    frame.refusal = finding
    frame.refusal?.origin = Origin(input: input, frame: count)
    frames.append(frame)
  }

  /// Drops what was made into frames, at the cost of moving each byte once at most.
  private mutating func discardHead() {
    guard head > 0, head >= buffer.count / 2 else { return }
    base += head
    scanned -= head
    buffer.removeSubrange(0..<head)
    head = 0
  }

  /// One step; false when it can go no further without more bytes.
  private mutating func step(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    let extent: Extent
    switch phase {
    case .between: return between(isFinal: isFinal, into: &frames)
    case .batchSegment: return batchSegment(isFinal: isFinal, into: &frames)
    case .blockEnd: return blockEnd(isFinal: isFinal, into: &frames)
    case .compressed: return compressed(isFinal: isFinal, into: &frames)
    case .rest:
      head = buffer.count
      scanned = head
      return false
    case .message, .stray:
      extent = LineScan(starts: starts, isStray: phase == .stray, start: head).extent(
        buffer.span, from: scanned, isFinal: isFinal)
    case .wideMessage:
      guard let wide else { return false }
      extent = WideScan(units: wide, starts: starts, isInBlock: isInBlock)
        .extent(buffer.span, from: scanned, isFinal: isFinal)
    case .xml: extent = xml.extent(in: buffer, from: scanned, isFinal: isFinal)
    case .json: extent = json.extent(in: buffer, from: scanned, isFinal: isFinal)
    }
    switch extent {
    case .ends(let end, let ending):
      close(at: end, by: ending, into: &frames)
      return true
    case .open(let at):
      scanned = at
      keepWithinLimit()
      guard isFinal, head < buffer.count || overlong != nil else { return false }
      close(at: buffer.count, by: .inputEnd, into: &frames)
      return true
    }
  }

  /// Of a document over the limit, keeps the beginning and forgets what has been scanned but for what a scan looks back.
  private mutating func keepWithinLimit() {
    guard overlong != nil || scanned - head > limit else { return }
    if overlong == nil { overlong = (beginning(of: head), base + head) }
    head = max(head, scanned - 64)
  }

  private func beginning(of start: Int) -> [UInt8] {
    Array(buffer[start..<start + min(limit, Self.keptOfRefused)])
  }

  /// Makes the frame of what ends before `end`, and goes on behind it.
  mutating func close(at end: Int, by ending: Ending, into frames: inout [Frame]) {
    if case .notADocument = ending { return leaveOut(to: end) }
    if case .inputEnd = ending, phase == .xml, xml.isOnlyComments { return leaveOut(to: end) }
    let start = base
    var frame = cut(head..<end)
    // Where the document's end stands now.
    let end = end - (base - start)
    frame.findings += carried + findings(of: ending)
    carried = []
    switch ending {
    case .blockStart: isInBlock = false
    case .blockEnd: isInBlock = true
    default: break
    }
    flush(into: &frames)
    held = frame
    batch.addMessage()
    switch ending {
    case .itself where !isInBlock, .pause: flush(into: &frames)
    default: break
    }
    head = end
    scanned = end
    phase = .between
  }

  /// Goes on behind comments that belong to no document.
  private mutating func leaveOut(to end: Int) {
    overlong = nil
    if xml.encoding == .bytes {
      carried.append(.strayComment)
      head = end
      phase = .between
    } else {
      // Text in UTF-16 or UTF-32 that is no XML.
      phase = .stray
    }
    scanned = head
  }

  /// The frame of a range of the buffer, numbered.
  private mutating func cut(_ range: Range<Int>) -> Frame {
    count += 1
    let origin = Origin(input: input, frame: count)
    var refusal: Diagnostic?
    let format: Format
    switch phase {
    case .xml:
      format = starts.wanted ?? xml.format ?? .cda
      if starts.wanted == nil, xml.format == nil { refusal = .unknownRoot }
    case .json: format = starts.wanted ?? (json.hasResourceType ? .fhir : .json)
    case .message, .wideMessage: format = .er7
    default:
      format = starts.wanted ?? .er7
      refusal = .notADocument(wanted: starts.wanted?.rawValue)
    }
    var bytes: [UInt8]
    var offset = base + range.lowerBound
    if let kept = overlong {
      (bytes, offset) = kept
    } else if range.count > limit {
      bytes = beginning(of: range.lowerBound)
    } else {
      let isWide = phase == .xml || phase == .wideMessage
      bytes = take(isWide ? range : LineScan.trimmed(buffer.span, range), upTo: range.upperBound)
    }
    if overlong != nil || range.count > limit { refusal = .tooLong(limit: limit) }
    overlong = nil
    refusal?.origin = origin
    var frame = Frame(bytes: bytes, format: format, origin: origin, offset: offset)
    frame.refusal = refusal
    return frame
  }

  /// From how many bytes on a document is moved out of the buffer, not copied.
  private static let moved = 1 << 20

  /// The bytes of a document. A long one gets the buffer itself: two copies of it would stand in memory else. Then what
  /// stood behind it in the buffer begins at 0.
  private mutating func take(_ range: Range<Int>, upTo end: Int) -> [UInt8] {
    guard range.count >= Self.moved else { return Array(buffer[range]) }
    var taken = Array(buffer[end...])
    swap(&taken, &buffer)
    taken.removeSubrange(range.upperBound...)
    taken.removeSubrange(..<range.lowerBound)
    base += end
    return taken
  }

  private func findings(of ending: Ending) -> [Diagnostic] {
    guard phase == .xml || phase == .json else {
      switch ending {
      case .blockEnd: return isInBlock ? [] : [.blockWithoutStart]
      case .blockStart: return isInBlock ? [.unclosedBlock] : []
      default: return []
      }
    }
    if case .itself = ending { return [] }
    return [.unclosedDocument]
  }

  /// Hands out the frame that was held.
  mutating func flush(into frames: inout [Frame]) {
    guard var frame = held else { return }
    for i in frame.findings.indices { frame.findings[i].origin = frame.origin }
    frames.append(frame)
    held = nil
  }
}
