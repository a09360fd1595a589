import SourceModel

/// What a value holds beside plain characters.
enum FieldMarks {
  /// The escape character.
  static let escape: UInt8 = 1
  /// Bytes beyond ASCII, or shifts.
  static let wide: UInt8 = 2
  /// Control characters.
  static let control: UInt8 = 4
}

/// Where in a segment the reading stands.
private struct Position {
  var field: Int
  var component = 1
  var subcomponent = 1
  var fieldStart: Int
  var componentStart: Int
  var valueStart: Int
  /// The nodes of the repetition and the component, once one of their values has made them.
  var fieldNode: NodeIndex = -1
  var componentNode: NodeIndex = -1
  /// Separators have been met in this repetition, in this component.
  var hasComponents = false
  var hasSubcomponents = false

  init(field: Int, at start: Int) {
    self.field = field
    fieldStart = start
    componentStart = start
    valueStart = start
  }
}

extension HL7v2Reader {
  /// Reads a segment's fields, byte by byte, once.
  /// - Returns: where the segment ends: its terminator, or the end of the bytes.
  mutating func readFields(
    _ bytes: Span<UInt8>, of segment: NodeIndex, from start: Int, _ line: inout MessageLine, into tree: inout SourceTree
  ) -> Int {
    var at = Position(field: 1, at: start + 4)
    if Self.hasDelimiters(bytes, at: start) { at = readDelimiters(bytes, of: segment, from: start, line, into: &tree) }
    var i = at.valueStart
    var marks: UInt8 = 0
    // A segment that is its name alone ends behind it.
    if start + 3 >= bytes.count || Byte.endsLine(bytes[start + 3]) { return start + 3 }
    while true {
      while i < bytes.count, line.classes[bytes[i]] == ByteClasses.plain { i += 1 }
      let kind = i < bytes.count ? line.classes[bytes[i]] : ByteClasses.lineEnd
      switch kind {
      case ByteClasses.escape:
        marks |= FieldMarks.escape
        i += 1
        continue
      case ByteClasses.wide:
        marks |= FieldMarks.wide
        i += line.decoder.set.width(bytes, at: i)
        continue
      case ByteClasses.control:
        marks |= FieldMarks.control
        i += 1
        continue
      case ByteClasses.lineEnd:
        if i < bytes.count, !line.endsSegment(bytes, at: i) {
          leniencies.insert(.lineFeedInValue)
          i += 1
          continue
        }
      default: break
      }
      var end = i
      if kind == ByteClasses.lineEnd { end = trimmed(bytes, at.valueStart..<i) }
      if end > at.valueStart { append(bytes, at.valueStart..<end, kind, marks, segment, &at, &line, into: &tree) }
      marks = 0
      advance(&at, past: kind, at: i, in: &tree)
      if kind == ByteClasses.lineEnd { return i }
      i += 1
    }
  }

  /// Makes the node of a value, and those that it stands in.
  private mutating func append(
    _ bytes: Span<UInt8>, _ value: Range<Int>, _ separator: UInt8, _ marks: UInt8, _ segment: NodeIndex,
    _ at: inout Position, _ line: inout MessageLine, into tree: inout SourceTree
  ) {
    guard max(at.field, at.component, at.subcomponent) <= limits.positions else {
      if overflows.last != segment { overflows.append(segment) }
      return
    }
    let isSubcomponent = at.hasSubcomponents || separator == ByteClasses.subcomponent
    let isComponent = isSubcomponent || at.hasComponents || separator == ByteClasses.component
    var parent = segment
    if isComponent {
      if at.fieldNode < 0 {
        at.fieldNode = tree.append(.number(at.field), .field, to: segment, start: at.fieldStart, length: 0)
      }
      parent = at.fieldNode
    }
    if isSubcomponent {
      if at.componentNode < 0 {
        at.componentNode = tree.append(
          .number(at.component), .component, to: parent, start: at.componentStart, length: 0)
      }
      parent = at.componentNode
    }
    let number = isSubcomponent ? at.subcomponent : isComponent ? at.component : at.field
    appendText(
      bytes, value, marks, .number(number), isComponent ? .component : .field, to: parent, &line, into: &tree)
  }

  /// Goes on behind a separator, closing what it ends.
  private func advance(_ at: inout Position, past separator: UInt8, at index: Int, in tree: inout SourceTree) {
    at.valueStart = index + 1
    if separator == ByteClasses.subcomponent {
      at.subcomponent += 1
      at.hasSubcomponents = true
      return
    }
    if at.componentNode >= 0 {
      tree.setLength(index - at.componentStart, of: at.componentNode)
      at.componentNode = -1
    }
    at.componentStart = index + 1
    at.subcomponent = 1
    at.hasSubcomponents = false
    if separator == ByteClasses.component {
      at.component += 1
      at.hasComponents = true
      return
    }
    if at.fieldNode >= 0 {
      tree.setLength(index - at.fieldStart, of: at.fieldNode)
      at.fieldNode = -1
    }
    at.fieldStart = index + 1
    at.component = 1
    at.hasComponents = false
    if separator == ByteClasses.field { at.field += 1 }
  }

  /// Makes the node of a value, with its text, or the null that `""` is (HL7 v2.5.1 §2.5.3).
  mutating func appendText(
    _ bytes: Span<UInt8>, _ value: Range<Int>, _ marks: UInt8, _ symbol: Symbol, _ kind: NodeKind,
    to parent: NodeIndex, _ line: inout MessageLine, into tree: inout SourceTree
  ) {
    let start = value.lowerBound
    let isNull = value.count == 2 && bytes[start] == Byte.quote && bytes[start + 1] == Byte.quote
    let isCut = bytes[value.upperBound - 1] == line.truncation
    if marks == 0, !isNull {
      let node = tree.append(symbol, kind, to: parent, start: start, length: value.count, text: .inFrame(value))
      if isCut { troubles.append((node, .truncation)) }
      return
    }
    let node = tree.append(symbol, kind, to: parent, start: start, length: value.count)
    if isNull { return tree.setState(.null, of: node) }
    var trouble = line.decoder.decode(value, marks: marks, of: bytes, for: node, in: &tree)
    if isCut { trouble.insert(.truncation) }
    if !trouble.isEmpty { troubles.append((node, trouble)) }
  }

  private mutating func trimmed(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Int {
    var end = value.upperBound
    while end > value.lowerBound, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    if end < value.upperBound { leniencies.insert(.trailingBlanks) }
    return end
  }

  /// MSH, BHS and FHS set the delimiters in their first two fields.
  private static func hasDelimiters(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard bytes[start + 2] == UInt8(ascii: "H") || bytes[start + 1] == UInt8(ascii: "H") else { return false }
    switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
    case (UInt8(ascii: "M"), UInt8(ascii: "S"), UInt8(ascii: "H")): return true
    case (UInt8(ascii: "B"), UInt8(ascii: "H"), UInt8(ascii: "S")): return true
    case (UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "S")): return true
    default: return false
    }
  }

  /// Fields 1 and 2 of a header: their characters are their text.
  private func readDelimiters(
    _ bytes: Span<UInt8>, of segment: NodeIndex, from start: Int, _ line: borrowing MessageLine,
    into tree: inout SourceTree
  ) -> Position {
    guard start + 3 < bytes.count, bytes[start + 3] == line.delimiters.field else {
      return Position(field: 1, at: start + 3)
    }
    let separator = tree.append(.number(1), .field, to: segment, start: start + 3, length: 1)
    tree.setText(.inFrame(start + 3..<start + 4), of: separator)
    var end = start + 4
    while end < bytes.count, bytes[end] != line.delimiters.field, !Byte.endsLine(bytes[end]) { end += 1 }
    if end > start + 4 {
      let others = tree.append(.number(2), .field, to: segment, start: start + 4, length: end - start - 4)
      tree.setText(.inFrame(start + 4..<end), of: others)
    }
    var position = Position(field: 2, at: end)
    if end < bytes.count, bytes[end] == line.delimiters.field { position = Position(field: 3, at: end + 1) }
    return position
  }
}
