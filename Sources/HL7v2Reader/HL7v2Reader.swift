package import Diagnostics
package import SourceModel

/// Reads HL7 v2 in vertical-bar encoding (HL7 v2.5.1 §2.5 to §2.7), any delimiters, any character set of table 0211.
///
/// The message's children are its segments; MSH-1 and MSH-2 (BHS, FHS alike) are fields with their characters as text.
/// A line that is no segment is kept whole as field 1 of a segment named `???`.
///
/// A segment ends with CR; LF and CR LF are taken too. In a message whose header ends with CR alone, an LF is a
/// character of the value it stands in, unless a segment begins behind it.
package struct HL7v2Reader: Sendable {
  /// What a message may ask for.
  package struct Limits: Sendable {
    /// Segments in a message.
    package var segments = 100_000
    /// The highest number of a field, component or subcomponent.
    package var positions = 999

    package init() {}
  }

  /// The name of a segment that is none.
  package static let namelessSegment = "???"

  private(set) var limits: Limits
  /// Values whose text has something wrong, to be reported once the tree can tell their paths.
  var troubles: [(node: NodeIndex, trouble: TextDecoder.Trouble)] = []
  /// What was read all the same.
  var leniencies: Leniencies = []
  /// Values that stand too far behind: in which node.
  var overflows: [NodeIndex] = []

  package init(limits: Limits = Limits()) {
    self.limits = limits
    // Numbers beyond are no symbols of positions.
    self.limits.positions = min(limits.positions, Int(Symbol.numbers) - 1)
  }

  /// Reads one message.
  /// - Parameters:
  ///   - tree: emptied first; its storage is used again.
  ///   - symbols: gets the names of the segments.
  /// - Throws: V101 without a header, V102 when its delimiters say nothing, M114 over a limit.
  package mutating func read(
    _ frame: Frame, into tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence
  ) throws(Diagnostic) {
    troubles.removeAll(keepingCapacity: true)
    overflows.removeAll(keepingCapacity: true)
    leniencies = []
    tree.begin(frame.bytes, syntax: .hl7v2, rootKind: .message)
    guard let rewriting = Rewriting(frame.bytes.span) else {
      return try read(frame.bytes.span, isUTF8: false, into: &tree, symbols: &symbols, evidence: &evidence)
    }
    leniencies.insert(rewriting.isUTF8 ? .wideUnits : .escapedLineEnds)
    tree.decode(rewriting.text.span)
    try read(rewriting.text.span, isUTF8: rewriting.isUTF8, into: &tree, symbols: &symbols, evidence: &evidence) {
      $0.relocate { rewriting.source(of: $0) }
    }
  }

  /// Reads the message from bytes that are the tree's own, or a rewriting of them: then `relocate` leads back.
  private mutating func read(
    _ bytes: Span<UInt8>, isUTF8: Bool, into tree: inout SourceTree, symbols: inout SymbolTable,
    evidence: inout Evidence, relocate: (inout SourceTree) -> Void = { _ in }
  ) throws(Diagnostic) {
    let header = Self.skipBlank(bytes, from: 0)
    guard Self.isHeader(bytes, at: header) else { throw .noHeader() }
    let delimiters = try Delimiters(bytes, header: header, leniencies: &leniencies)
    var set = CharacterSet.undeclared
    let names = Self.characterSets(bytes, header: header, delimiters)
    if isUTF8 {
      set = .utf8
    } else if let known = CharacterSet(bytes.extracting(names), separator: delimiters.repetition) {
      set = known
    } else {
      evidence.report(.unknownCharacterSet(at: Place(byte: names.lowerBound, length: names.count)))
    }
    var line = MessageLine(delimiters, set, header: header)
    try readSegments(bytes, from: header, &line, into: &tree, symbols: &symbols)
    relocate(&tree)
    report(line.decoder.isUTF8, set, tree, symbols, to: &evidence)
  }

  /// Refuses a message that can be read and holds nothing (V110).
  package static func refuseEmpty(_ tree: SourceTree) throws(Diagnostic) {
    if tree.syntax == .hl7v2, !saysSomething(tree) { throw .emptyMessage() }
  }

  /// Whether anything stands behind the delimiters: a header of delimiters alone is what is left of a message.
  private static func saysSomething(_ tree: SourceTree) -> Bool {
    let header = tree.firstChild(tree.root)
    guard header >= 0 else { return false }
    if tree.nextSibling(header) >= 0 { return true }
    var field = tree.firstChild(header)
    while field >= 0 {
      let isDelimiters = tree[field].symbol == .number(1) || tree[field].symbol == .number(2)
      if !isDelimiters, tree.isValued(field) { return true }
      field = tree.nextSibling(field)
    }
    return false
  }

  private mutating func readSegments(
    _ bytes: Span<UInt8>, from header: Int, _ line: inout MessageLine, into tree: inout SourceTree,
    symbols: inout SymbolTable
  ) throws(Diagnostic) {
    let nameless = symbols.intern(Self.namelessSegment)
    var name = Symbol.none
    var nameStart = header
    var segments = 0
    var at = header
    while at < bytes.count {
      let start = Self.skipBlank(bytes, from: at)
      guard start < bytes.count else { break }
      if start > at, at > header { noteGap(bytes, at..<start) }
      segments += 1
      guard segments <= limits.segments else {
        throw .tooManySegments(limit: limits.segments, at: Place(byte: start, length: 0))
      }
      guard line.isSegment(bytes, at: start) else {
        at = readNameless(bytes, from: start, nameless, &line, into: &tree)
        continue
      }
      if name == .none || !Self.isSameName(bytes, start, nameStart) {
        name = symbols.intern(bytes.extracting(start..<start + 3))
        nameStart = start
      }
      let segment = tree.append(name, .segment, to: tree.root, start: start, length: 0)
      let end = readFields(bytes, of: segment, from: start, &line, into: &tree)
      tree.setLength(end - start, of: segment)
      at = line.next(bytes, from: end, &leniencies)
    }
    if let last = bytes.count > 0 ? bytes[bytes.count - 1] : nil, !Byte.endsLine(last) {
      leniencies.insert(.noFinalReturn)
    }
  }

  /// A line that is no segment: all of it, as field 1.
  private mutating func readNameless(
    _ bytes: Span<UInt8>, from start: Int, _ symbol: Symbol, _ line: inout MessageLine, into tree: inout SourceTree
  ) -> Int {
    var end = start
    var marks: UInt8 = 0
    while end < bytes.count, !Byte.endsLine(bytes[end]) {
      switch line.classes[bytes[end]] {
      case ByteClasses.wide:
        marks |= FieldMarks.wide
        end += line.decoder.set.width(bytes, at: end)
      case ByteClasses.control:
        marks |= FieldMarks.control
        end += 1
      default: end += 1
      }
    }
    let segment = tree.append(symbol, .segment, to: tree.root, start: start, length: end - start)
    appendText(bytes, start..<end, marks, .number(1), .field, to: segment, &line, into: &tree)
    troubles.append((tree.firstChild(segment), .segment))
    return line.next(bytes, from: end, &leniencies)
  }

  private mutating func noteGap(_ bytes: Span<UInt8>, _ gap: Range<Int>) {
    for i in gap { leniencies.insert(Byte.endsLine(bytes[i]) ? .blankLines : .leadingBlanks) }
  }

  private func report(
    _ isUTF8: Bool?, _ set: CharacterSet, _ tree: SourceTree, _ symbols: SymbolTable, to evidence: inout Evidence
  ) {
    var leniencies = leniencies
    if isUTF8 == true { leniencies.insert(.undeclaredUTF8) }
    for note in leniencies.notes { evidence.report(note) }
    if isUTF8 == false { evidence.report(.notUTF8(isDeclaredASCII: set.encoding == .ascii)) }
    for (node, trouble) in troubles {
      let place = tree.place(of: node)
      let path = tree.path(of: node, symbols)
      if trouble.contains(.segment) { evidence.report(.badSegment(at: place, path: path)) }
      if trouble.contains(.escape) { evidence.report(.unknownEscape(at: place, path: path)) }
      if trouble.contains(.control) { evidence.report(.controlCharacters(at: place, path: path)) }
      if trouble.contains(.truncation) { evidence.report(.truncatedValue(at: place, path: path)) }
      if trouble.contains(.bytes) { evidence.report(.invalidBytes(at: place, path: path)) }
    }
    for node in overflows {
      let path = tree.path(of: node, symbols)
      evidence.report(.positionTooHigh(limit: limits.positions, at: tree.place(of: node), path: path))
    }
  }

  /// Blanks and line ends before a segment.
  private static func skipBlank(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < bytes.count, Byte.isBlank(bytes[i]) || Byte.endsLine(bytes[i]) { i += 1 }
    return i
  }

  private static func isHeader(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    start + 3 <= bytes.count && bytes[start] == UInt8(ascii: "M") && bytes[start + 1] == UInt8(ascii: "S")
      && bytes[start + 2] == UInt8(ascii: "H")
  }

  private static func isSameName(_ bytes: Span<UInt8>, _ a: Int, _ b: Int) -> Bool {
    bytes[a] == bytes[b] && bytes[a + 1] == bytes[b + 1] && bytes[a + 2] == bytes[b + 2]
  }

  /// Where MSH-18 stands; empty when it does not. Its place must be known before the fields can be told apart in the
  /// sets whose characters may hold a delimiter's byte; the fields before it are expected to have none of those.
  private static func characterSets(_ bytes: Span<UInt8>, header: Int, _ delimiters: Delimiters) -> Range<Int> {
    var i = header + 3
    var field = 1
    var start = i
    while i < bytes.count, !Byte.endsLine(bytes[i]) {
      if bytes[i] == delimiters.field {
        if field == 18 { return start..<i }
        field += 1
        start = i + 1
      }
      i += 1
    }
    return field == 18 ? start..<i : i..<i
  }
}
