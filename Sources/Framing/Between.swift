import Diagnostics
import SourceModel

// What stands between documents: blanks, padding, byte order marks, MLLP's bytes, batch segments.
extension FrameSplitter {
  /// Skips one thing between documents, or begins the next document. False when more bytes are needed.
  mutating func between(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    while head < buffer.count, Byte.isBlank(buffer[head]) { head += 1 }
    scanned = head
    guard head < buffer.count else { return false }
    if base + head == 0 {
      if !isFinal, buffer.count < Compression.reach, Compression.mayBegin(buffer[0]) { return false }
      if Compression.tool(for: buffer.span) != nil {
        phase = .compressed
        return true
      }
    }
    switch buffer[head] {
    case Byte.blockStart:
      if isInBlock { held?.findings.append(.unclosedBlock) }
      isInBlock = true
      skip(1)
    case Byte.blockEnd:
      if isInBlock { phase = .blockEnd } else { carried.append(.strayEnd) }
      skip(1)
    case 0: return padding(isFinal: isFinal)
    case 0xEF: return byteOrderMark(isFinal: isFinal)
    case 0xFF, 0xFE: return wideByteOrderMark(isFinal: isFinal)
    case Byte.less:
      guard head + 1 < buffer.count || isFinal else { return false }
      guard head + 1 < buffer.count, buffer[head + 1] == 0, starts.wantsXML else { return begin(isFinal: isFinal) }
      beginXML(.littleEndian, behind: 0)
    default: return begin(isFinal: isFinal)
    }
    return true
  }

  private mutating func skip(_ count: Int) {
    head += count
    scanned = head
  }

  private mutating func begin(isFinal: Bool) -> Bool {
    switch starts.between(buffer.span, at: head, isFinal: isFinal) {
    case .undecided: return false
    case .er7, .segment: phase = .message
    case .batch: phase = .batchSegment
    case .xml: beginXML(.bytes, behind: 0)
    case .json:
      phase = .json
      json = JSONScan(starts: starts)
    case .none: phase = starts.wanted == .er7 ? .message : .stray
    }
    return true
  }

  private mutating func beginXML(_ encoding: XMLScan.Encoding, behind mark: Int) {
    phase = .xml
    xml = XMLScan(encoding: encoding)
    scanned = head + mark
  }

  /// A NUL: padding, the other half of a blank in UTF-16, or the first half of a `<`.
  private mutating func padding(isFinal: Bool) -> Bool {
    guard head + 1 < buffer.count || isFinal else { return false }
    let isLess = head + 1 < buffer.count && buffer[head + 1] == Byte.less
    if isLess, starts.wantsXML, xml.encoding != .littleEndian {
      beginXML(.bigEndian, behind: 0)
    } else {
      skip(1)
    }
    return true
  }

  /// UTF-8's mark stays with an XML document, for which it settles the encoding.
  private mutating func byteOrderMark(isFinal: Bool) -> Bool {
    guard head + 4 <= buffer.count || isFinal else { return false }
    guard stands("\u{FEFF}", in: buffer.span, at: head) else { return begin(isFinal: isFinal) }
    if head + 3 < buffer.count, buffer[head + 3] == Byte.less, starts.wantsXML {
      beginXML(.bytes, behind: 3)
    } else {
      carried.append(.byteOrderMark)
      skip(3)
    }
    return true
  }

  private mutating func wideByteOrderMark(isFinal: Bool) -> Bool {
    guard head + 2 <= buffer.count || isFinal else { return false }
    let isMark = head + 1 < buffer.count && buffer[head] ^ buffer[head + 1] == 0x01
    guard isMark, starts.wantsXML else { return begin(isFinal: isFinal) }
    beginXML(buffer[head] == 0xFF ? .littleEndian : .bigEndian, behind: 2)
    return true
  }

  /// Behind MLLP's end byte: its CR.
  mutating func blockEnd(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    guard head < buffer.count || isFinal else { return false }
    if head < buffer.count, buffer[head] == Byte.carriageReturn {
      skip(1)
    } else {
      held?.findings.append(.blockWithoutReturn)
    }
    isInBlock = false
    flush(into: &frames)
    phase = .between
    return true
  }

  /// An FHS, BHS, BTS or FTS segment: taken off, counted.
  mutating func batchSegment(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    while scanned < buffer.count, !Byte.endsLine(buffer[scanned]), buffer[scanned] != Byte.blockEnd { scanned += 1 }
    guard scanned < buffer.count || isFinal else {
      if scanned - head > Self.keptOfRefused { becomeStray() }
      return phase == .stray
    }
    guard scanned - head <= Self.keptOfRefused else {
      becomeStray()
      return true
    }
    var counted = batch
    let finding = counted.note(buffer.span.extracting(head..<scanned))
    batch = counted
    if let finding {
      if held != nil { held?.findings.append(finding) } else { carried.append(finding) }
    }
    phase = .between
    head = scanned
    return true
  }

  private mutating func becomeStray() {
    phase = .stray
    scanned = head
  }

  /// Compressed input is one frame that says so; what follows is skipped.
  mutating func compressed(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    guard buffer.count >= Self.keptOfRefused || isFinal, let tool = Compression.tool(for: buffer.span) else {
      return false
    }
    count += 1
    var frame = Frame(
      bytes: Array(buffer.prefix(Self.keptOfRefused)), format: .er7, origin: Origin(input: input, frame: count),
      offset: 0)
    frame.refusal = .compressed(by: tool)
    frame.refusal?.origin = frame.origin
    frames.append(frame)
    phase = .rest
    return true
  }
}
