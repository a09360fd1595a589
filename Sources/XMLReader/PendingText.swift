import Glibc
import SourceModel

/// What becomes of white space in an element's text.
enum TextRule {
  /// None before and after.
  case trimmed
  /// Every run is one space.
  case narrative
  /// All of it stays.
  case verbatim
}

/// The text that has come since the last tag.
///
/// As long as its pieces follow each other in the source it is only a range there; once they do not (entities, CDATA,
/// comments, line ends), it is gathered in a buffer.
struct PendingText {
  private enum Form { case none, run, gathered }
  private var form = Form.none
  /// Where it begins in the source.
  private(set) var start = 0
  private var end = 0
  private var gathered: [UInt8] = []
  /// White space came before it.
  private var isSpaced = false
  /// Where the tree has decoded a single space, of which a narrative has many.
  private var space: Range<Int>?
  /// As far as text and tags are accounted for in the source: the likely place of a piece that does not tell its own.
  var reached = 0

  /// Whether anything has come.
  var isPending: Bool { form != .none || isSpaced }

  /// Makes ready for a document.
  mutating func begin() {
    clear()
    reached = 0
    space = nil
  }

  /// Forgets it.
  private mutating func clear() {
    form = .none
    isSpaced = false
    if !gathered.isEmpty { gathered.removeAll(keepingCapacity: true) }
  }

  /// Adds a piece.
  /// - Parameter offset: its place in the source, where known.
  mutating func add(
    _ piece: UnsafeBufferPointer<UInt8>, at offset: Int?, rule: TextRule, source: UnsafeBufferPointer<UInt8>
  ) {
    let place = offset ?? (Self.equal(source, at: reached, piece) ? reached : nil)
    let before = reached
    if let place { reached = place + piece.count }
    var skipped = 0
    if form == .none {
      if !isSpaced { start = place ?? before }
      if rule != .verbatim {
        skipped = Self.blanks(piece)
        if skipped > 0 { isSpaced = true }
        if skipped == piece.count { return }
      }
      start = (place ?? before) + skipped
    }
    let kept = UnsafeBufferPointer(rebasing: piece[skipped...])
    switch (form, place) {
    case (.none, .some(let place)):
      form = .run
      end = place + piece.count
    case (.run, .some(let place)) where place == end:
      end += piece.count
    default:
      if form == .run { gathered.append(contentsOf: source[start..<end]) }
      form = .gathered
      gathered.append(contentsOf: kept)
    }
  }

  /// Ends it and gives what is to be kept of it, nil when that is nothing.
  mutating func take(
    rule: TextRule, source: UnsafeBufferPointer<UInt8>, positions: FramePositions, into tree: inout SourceTree
  ) -> NodeText? {
    defer { clear() }
    if form == .none { return rule == .narrative ? takeSpace(into: &tree) : nil }
    if rule == .narrative { return takeNarrative(source, positions, into: &tree) }
    if form == .run {
      if rule == .trimmed { while end > start, Self.isBlank(source[end - 1]) { end -= 1 } }
      return end > start ? positions.text(.init(rebasing: source[start..<end]), at: start, into: &tree) : nil
    }
    if rule == .trimmed { while let last = gathered.last, Self.isBlank(last) { gathered.removeLast() } }
    if gathered.isEmpty { return nil }
    return gathered.withUnsafeBufferPointer { positions.text($0, at: nil, into: &tree) }
  }

  private mutating func takeSpace(into tree: inout SourceTree) -> NodeText {
    if let space { return .decoded(space) }
    let start = tree.decoded.count
    tree.decode(0x20)
    space = start..<start + 1
    return .decoded(start..<start + 1)
  }

  private mutating func takeNarrative(
    _ source: UnsafeBufferPointer<UInt8>, _ positions: FramePositions, into tree: inout SourceTree
  ) -> NodeText? {
    if form == .run {
      if isSpaced, start > 0, source[start - 1] == 0x20 {
        start -= 1
        isSpaced = false
      }
      let run = UnsafeBufferPointer(rebasing: source[start..<end])
      if !isSpaced, Self.isCollapsed(run) { return positions.text(run, at: start, into: &tree) }
      gathered.append(contentsOf: run)
    }
    if isSpaced { gathered.insert(0x20, at: 0) }
    Self.collapse(&gathered)
    return gathered.withUnsafeBufferPointer { positions.text($0, at: nil, into: &tree) }
  }

  /// Whether all white space is single spaces.
  private static func isCollapsed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isAfterSpace = false
    for byte in text {
      if byte <= 0x20 {
        if byte != 0x20 || isAfterSpace { return false }
        isAfterSpace = true
      } else {
        isAfterSpace = false
      }
    }
    return true
  }

  /// Makes one space of every run of white space.
  private static func collapse(_ text: inout [UInt8]) {
    var count = 0
    for i in text.indices {
      let isBlank = isBlank(text[i])
      if isBlank, count > 0, text[count - 1] == 0x20 { continue }
      text[count] = isBlank ? 0x20 : text[i]
      count += 1
    }
    text.removeLast(text.count - count)
  }

  /// How many bytes of white space a piece begins with. XML allows no other characters up to the space (XML 1.0 §2.2).
  private static func blanks(_ piece: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    let raw = UnsafeRawBufferPointer(piece)
    while at + 8 <= piece.count {
      let eight = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // Adding 0x5F lifts the high bit of every byte above the space.
      if (eight & 0x7F7F_7F7F_7F7F_7F7F &+ 0x5F5F_5F5F_5F5F_5F5F | eight) & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < piece.count, piece[at] <= 0x20 { at += 1 }
    return at
  }

  /// XML's white space (XML 1.0 §2.3).
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Whether a piece stands at an offset of the source byte for byte.
  static func equal(
    _ source: UnsafeBufferPointer<UInt8>, at offset: Int, _ piece: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let a = source.baseAddress, let b = piece.baseAddress, offset >= 0 else { return false }
    if source.count - offset < piece.count { return false }
    return memcmp(a + offset, b, piece.count) == 0
  }
}
