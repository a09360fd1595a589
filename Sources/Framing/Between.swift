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
    case 0: return padding(isFinal: isFinal, into: &frames)
    case Byte.endOfFile: skip(1)
    case 0xEF: return byteOrderMark(isFinal: isFinal, into: &frames)
    case 0xFF, 0xFE: return wideByteOrderMark(isFinal: isFinal, into: &frames)
    case Byte.less:
      guard head + 4 <= buffer.count || isFinal else { return false }
      guard follows([Byte.less, 0]), starts.wantsXML else { return begin(isFinal: isFinal, into: &frames) }
      let isQuad = follows([Byte.less, 0, 0, 0])
      beginXML(isQuad ? .littleEndianQuad : .littleEndian, behind: 0, into: &frames)
    default: return wideStart(isFinal: isFinal, into: &frames) ?? begin(isFinal: isFinal, into: &frames)
    }
    return true
  }

  /// A message or batch segment in UTF-16 or UTF-32. Nil when none begins here, false when more bytes are needed.
  private mutating func wideStart(isFinal: Bool, into frames: inout [Frame]) -> Bool? {
    guard starts.wantsER7 else { return nil }
    switch WideUnits.match(buffer.span, at: head, last: wide, isFinal: isFinal) {
    case .none: return nil
    case .undecided: return false
    case .found(let units, let at, let hasMark):
      wide = units
      if hasMark { carried.append(.byteOrderMark) }
      skip(at - head)
      let isMessage = units.unit(buffer.span, head) == UInt8(ascii: "M")
      if isMessage { beginDocument(.wideMessage, into: &frames) } else { phase = .batchSegment }
      return true
    }
  }

  private mutating func skip(_ count: Int) {
    head += count
    scanned = head
  }

  private mutating func begin(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    let kind = starts.between(buffer.span, at: head, isFinal: isFinal)
    if case .undecided = kind { return false }
    wide = nil
    switch kind {
    case .er7, .segment: beginDocument(.message, into: &frames)
    case .batch: phase = .batchSegment
    case .xml: beginXML(.bytes, behind: 0, into: &frames)
    case .json:
      beginDocument(.json, into: &frames)
      json.restart()
    case .none, .undecided: phase = starts.wanted == .er7 ? .message : .stray
    }
    return true
  }

  /// Another document begins: nothing behind it can tell more of the one before.
  private mutating func beginDocument(_ phase: Phase, into frames: inout [Frame]) {
    flush(into: &frames)
    self.phase = phase
  }

  private mutating func beginXML(_ encoding: XMLScan.Encoding, behind mark: Int, into frames: inout [Frame]) {
    beginDocument(.xml, into: &frames)
    xml = XMLScan(encoding: encoding)
    scanned = head + mark
  }

  /// A NUL: padding, the rest of a blank in UTF-16 or UTF-32, or the first part of a `<` or of a byte order mark.
  private mutating func padding(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    guard head + 6 <= buffer.count || isFinal else { return false }
    if let isBegun = wideStart(isFinal: isFinal, into: &frames) { return isBegun }
    if starts.wantsXML, follows([0, 0, 0xFE, 0xFF, 0, 0]) {
      beginXML(.bigEndianQuad, behind: 4, into: &frames)
      return true
    }
    // Behind the low byte of a blank the same bytes begin with its rest.
    if starts.wantsXML, !xml.encoding.isLittleEndian {
      if follows([0, 0, 0, Byte.less, 0, 0]) {
        beginXML(.bigEndianQuad, behind: 0, into: &frames)
        return true
      }
      // Else it is padding, and a document of one byte a unit begins behind it.
      if follows([0, Byte.less, 0]) {
        beginXML(.bigEndian, behind: 0, into: &frames)
        return true
      }
    }
    skip(1)
    return true
  }

  /// Whether these bytes come next.
  private func follows(_ bytes: [UInt8]) -> Bool { buffer[head...].starts(with: bytes) }

  /// UTF-8's mark stays with an XML document, for which it settles the encoding.
  private mutating func byteOrderMark(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    guard head + 4 <= buffer.count || isFinal else { return false }
    guard stands("\u{FEFF}", in: buffer.span, at: head) else { return begin(isFinal: isFinal, into: &frames) }
    if head + 3 < buffer.count, buffer[head + 3] == Byte.less, starts.wantsXML {
      beginXML(.bytes, behind: 3, into: &frames)
    } else {
      carried.append(.byteOrderMark)
      skip(3)
    }
    return true
  }

  private mutating func wideByteOrderMark(isFinal: Bool, into frames: inout [Frame]) -> Bool {
    guard head + 4 <= buffer.count || isFinal else { return false }
    if let isBegun = wideStart(isFinal: isFinal, into: &frames) { return isBegun }
    if starts.wantsXML, follows([0xFF, 0xFE, 0, 0]) {
      beginXML(.littleEndianQuad, behind: 4, into: &frames)
      return true
    }
    let isMark = head + 1 < buffer.count && buffer[head] ^ buffer[head + 1] == 0x01
    guard isMark, starts.wantsXML else { return begin(isFinal: isFinal, into: &frames) }
    beginXML(buffer[head] == 0xFF ? .littleEndian : .bigEndian, behind: 2, into: &frames)
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
    let size = wide?.size ?? 1
    while scanned + size <= buffer.count, !endsBatchSegment(at: scanned) { scanned += size }
    guard scanned + size <= buffer.count || isFinal else {
      if scanned - head > Self.keptOfRefused { becomeStray() }
      return phase == .stray
    }
    guard scanned - head <= Self.keptOfRefused else {
      becomeStray()
      return true
    }
    var counted = batch
    let segment = wide?.narrow(buffer.span, head..<scanned) ?? Array(buffer[head..<scanned])
    let finding = counted.note(segment.span)
    batch = counted
    if let finding {
      if held != nil { held?.findings.append(finding) } else { carried.append(finding) }
    }
    phase = .between
    head = scanned
    return true
  }

  private func endsBatchSegment(at index: Int) -> Bool {
    let unit = wide?.unit(buffer.span, index) ?? buffer[index]
    return Byte.endsLine(unit) || unit == Byte.blockEnd
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
    frame.refusal?.origin = Origin(input: input, frame: count)
    frames.append(frame)
    phase = .rest
    return true
  }
}
