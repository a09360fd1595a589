import SourceModel

/// Finds where an XML document ends, and what its root says it is.
///
/// Only tags of the root's own name are counted, so that a missing or superfluous end tag inside costs the document
/// and not those behind it. A root that we read never stands inside itself: where it does, or where an XML declaration
/// stands, another document has begun.
struct XMLScan {
  /// How the units of the document are written.
  enum Encoding {
    /// One byte a unit.
    case bytes
    /// UTF-16.
    case littleEndian, bigEndian
    /// UTF-32.
    case littleEndianQuad, bigEndianQuad

    /// Whether the low byte of a unit comes first.
    var isLittleEndian: Bool { self == .littleEndian || self == .littleEndianQuad }
  }

  /// The format that the root tells; nil before it, and for a root that we don't read.
  private(set) var format: Format?
  /// Nothing but whole comments and instructions so far.
  var isOnlyComments: Bool { root.isEmpty && !isDeclared && state == .text }

  private enum State { case text, comment, characterData, instruction, documentType, startTag, endTag }

  /// How the units of the document are written.
  let encoding: Encoding
  private var state = State.text
  /// Where a comment or instruction leads back to.
  private var outer = State.text
  /// The root's name with its prefix.
  private var root: [UInt8] = []
  private var hasRoot: Bool { !root.isEmpty }
  /// Open elements of the root's name.
  private var depth = 0
  private var hasBegun = false
  private var isDeclared = false
  private var quote: UInt8 = 0
  private var brackets = 0
  private var isSelfClosing = false
  private var namespace = NamespaceMatch()

  /// The longest name of a root, in units.
  private static let maxName = 512

  init(encoding: Encoding) { self.encoding = encoding }

  /// - Parameter from: what `open` said last, or the document's first byte (behind a byte order mark).
  mutating func extent(in bytes: [UInt8], from: Int, isFinal: Bool) -> Extent {
    switch encoding {
    case .bytes: extent(ByteUnits.self, bytes.span, from, isFinal)
    case .littleEndian: extent(LittleEndianUnits.self, bytes.span, from, isFinal)
    case .bigEndian: extent(BigEndianUnits.self, bytes.span, from, isFinal)
    case .littleEndianQuad: extent(LittleEndianQuadUnits.self, bytes.span, from, isFinal)
    case .bigEndianQuad: extent(BigEndianQuadUnits.self, bytes.span, from, isFinal)
    }
  }

  /// One step: the next index, or the end of the document, or more bytes wanted.
  private enum Step { case to(Int), wait(Int), ends(Int, Ending) }

  private mutating func extent<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ from: Int, _ isFinal: Bool
  ) -> Extent {
    var i = from
    while i + U.size <= bytes.count {
      let unit = U.unit(bytes, i)
      if isBlockByte(unit) { return .ends(at: i, by: unit == Byte.blockStart ? .blockStart : .blockEnd) }
      let step: Step =
        switch state {
        case .text: text(units, bytes, i, isFinal)
        case .comment: seek("-->", units, bytes, i, isFinal)
        case .characterData: seek("]]>", units, bytes, i, isFinal)
        case .instruction: seek("?>", units, bytes, i, isFinal)
        case .documentType: documentType(units, bytes, i, isFinal)
        case .startTag: startTag(units, bytes, i)
        case .endTag: endTag(units, bytes, i)
        }
      switch step {
      case .to(let next): i = next
      case .wait(let at): return .open(scanned: at)
      case .ends(let at, let ending): return .ends(at: at, by: ending)
      }
    }
    return .open(scanned: i)
  }

  private mutating func text<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ from: Int, _ isFinal: Bool
  ) -> Step {
    var i = from
    if !hasRoot, !isDeclared {
      while i + U.size <= bytes.count, Byte.isBlank(U.unit(bytes, i)) { i += U.size }
      guard i + U.size <= bytes.count, !isBlockByte(U.unit(bytes, i)) else { return .to(i) }
      return U.unit(bytes, i) == Byte.less ? markup(units, bytes, i, isFinal) : .ends(i, .notADocument)
    }
    while i + U.size <= bytes.count {
      let unit = U.unit(bytes, i)
      if unit == Byte.less {
        // Most tags need no more than a look.
        let step = markup(units, bytes, i, isFinal)
        guard case .to(let next) = step, state == .text else { return step }
        i = next
      } else if unit < Byte.space, isBlockByte(unit) {
        return .to(i)
      } else {
        i += U.size
      }
    }
    return .to(i)
  }

  /// At a `<`.
  private mutating func markup<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    guard i + 2 * U.size <= bytes.count else { return isFinal ? .to(i + U.size) : .wait(i) }
    switch U.unit(bytes, i + U.size) {
    case UInt8(ascii: "!"): return declaration(units, bytes, i, isFinal)
    case UInt8(ascii: "?"): return instruction(units, bytes, i, isFinal)
    case UInt8(ascii: "/") where hasRoot:
      switch isRoot(units, bytes, at: i + 2 * U.size) {
      case nil where !isFinal: return .wait(i)
      case true:
        state = .endTag
        return .to(i + (2 + root.count) * U.size)
      default: return .to(i + 2 * U.size)
      }
    case let next where Byte.beginsName(next):
      hasBegun = true
      return hasRoot ? nestedTag(units, bytes, i, isFinal) : rootTag(units, bytes, i, isFinal)
    default:
      return hasRoot || isDeclared ? .to(i + U.size) : .ends(i, .notADocument)
    }
  }

  private mutating func declaration<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    guard i + 4 * U.size <= bytes.count else { return isFinal ? .to(i + U.size) : .wait(i) }
    hasBegun = true
    let third = U.unit(bytes, i + 2 * U.size)
    if third == UInt8(ascii: "-"), U.unit(bytes, i + 3 * U.size) == UInt8(ascii: "-") {
      outer = .text
      state = .comment
      return .to(i + 4 * U.size)
    }
    if third == UInt8(ascii: "["), hasRoot {
      outer = .text
      state = .characterData
    } else if third == UInt8(ascii: "D"), !hasRoot {
      isDeclared = true
      brackets = 0
      quote = 0
      state = .documentType
    }
    return .to(i + 3 * U.size)
  }

  private mutating func instruction<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    guard i + 6 * U.size <= bytes.count else { return isFinal ? .to(i + U.size) : .wait(i) }
    let isDeclaration =
      matches("xml", units, bytes, at: i + 2 * U.size) && Byte.isBlank(U.unit(bytes, i + 5 * U.size))
    if isDeclaration, hasBegun {
      return .ends(i, hasRoot || isDeclared ? .nextDocument : .notADocument)
    }
    hasBegun = true
    if isDeclaration { isDeclared = true }
    outer = .text
    state = .instruction
    return .to(i + 2 * U.size)
  }

  private mutating func rootTag<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    var end = i + U.size
    while end + U.size <= bytes.count, Byte.continuesName(U.unit(bytes, end)), end - i <= Self.maxName * U.size {
      end += U.size
    }
    guard end + U.size <= bytes.count || isFinal else { return .wait(i) }
    root = stride(from: i + U.size, to: end, by: U.size).map { U.unit(bytes, $0) }
    format = RootName.format(root.span)
    beginTag()
    return .to(end)
  }

  /// A start tag below the root: another document, one more of the root's name, or nothing to note.
  private mutating func nestedTag<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    switch isRoot(units, bytes, at: i + U.size) {
    case nil where !isFinal: return .wait(i)
    case true:
      if format != nil { return .ends(i, .nextDocument) }
      beginTag()
      return .to(i + (1 + root.count) * U.size)
    default: return .to(i + U.size)
    }
  }

  private mutating func beginTag() {
    depth += 1
    quote = 0
    isSelfClosing = false
    state = .startTag
  }

  private mutating func startTag<U: CodeUnits>(_ units: U.Type, _ bytes: Span<UInt8>, _ i: Int) -> Step {
    let unit = U.unit(bytes, i)
    if depth == 1, format == nil, namespace.isComplete(with: unit) { format = .v2xml }
    if quote != 0 {
      if unit == quote { quote = 0 }
      return .to(i + U.size)
    }
    if unit == Byte.quote || unit == UInt8(ascii: "'") { quote = unit }
    if unit == Byte.greater {
      state = .text
      if isSelfClosing { depth -= 1 }
      return depth == 0 ? .ends(i + U.size, .itself) : .to(i + U.size)
    }
    isSelfClosing = unit == UInt8(ascii: "/")
    return .to(i + U.size)
  }

  private mutating func endTag<U: CodeUnits>(_ units: U.Type, _ bytes: Span<UInt8>, _ i: Int) -> Step {
    guard U.unit(bytes, i) == Byte.greater else { return .to(i + U.size) }
    state = .text
    depth -= 1
    return depth == 0 ? .ends(i + U.size, .itself) : .to(i + U.size)
  }

  /// An internal subset may hold quoted `>`, comments and instructions.
  private mutating func documentType<U: CodeUnits>(
    _ units: U.Type, _ bytes: Span<UInt8>, _ i: Int, _ isFinal: Bool
  ) -> Step {
    let unit = U.unit(bytes, i)
    if quote != 0 {
      if unit == quote { quote = 0 }
      return .to(i + U.size)
    }
    switch unit {
    case Byte.quote, UInt8(ascii: "'"): quote = unit
    case UInt8(ascii: "["): brackets += 1
    case UInt8(ascii: "]"): brackets -= 1
    case Byte.greater where brackets <= 0: state = .text
    case Byte.less:
      guard i + 4 * U.size <= bytes.count else { return isFinal ? .to(i + U.size) : .wait(i) }
      outer = .documentType
      if matches("!--", units, bytes, at: i + U.size) {
        state = .comment
        return .to(i + 4 * U.size)
      }
      if U.unit(bytes, i + U.size) == UInt8(ascii: "?") { state = .instruction }
    default: break
    }
    return .to(i + U.size)
  }

  /// Goes to the end of a comment, a CDATA section or an instruction.
  private mutating func seek<U: CodeUnits>(
    _ terminator: StaticString, _ units: U.Type, _ bytes: Span<UInt8>, _ from: Int, _ isFinal: Bool
  ) -> Step {
    var i = from
    let length = terminator.utf8CodeUnitCount * U.size
    while i + length <= bytes.count {
      if U.unit(bytes, i) < Byte.space { return .to(i + (isBlockByte(U.unit(bytes, i)) ? 0 : U.size)) }
      if matches(terminator, units, bytes, at: i) {
        state = outer
        return .to(i + length)
      }
      i += U.size
    }
    return isFinal ? .to(bytes.count) : .wait(i)
  }

  private func isBlockByte(_ unit: UInt8) -> Bool { unit == Byte.blockStart || unit == Byte.blockEnd }

  /// Whether a tag's name is the root's; nil when more bytes are needed to tell.
  private func isRoot<U: CodeUnits>(_ units: U.Type, _ bytes: Span<UInt8>, at index: Int) -> Bool? {
    for n in root.indices {
      let at = index + n * U.size
      guard at + U.size <= bytes.count else { return nil }
      if U.unit(bytes, at) != root[n] { return false }
    }
    let behind = index + root.count * U.size
    guard behind + U.size <= bytes.count else { return nil }
    return !Byte.continuesName(U.unit(bytes, behind))
  }

  private func matches<U: CodeUnits>(
    _ text: StaticString, _ units: U.Type, _ bytes: Span<UInt8>, at index: Int
  ) -> Bool {
    text.withUTF8Buffer { literal in
      guard index + literal.count * U.size <= bytes.count else { return false }
      for n in literal.indices where U.unit(bytes, index + n * U.size) != literal[n] { return false }
      return true
    }
  }
}
