package import SourceModel

/// The text of one note in reading order, put together out of the nodes that hold it, with the way back to the bytes.
package struct NoteText: Sendable {
  /// A stretch of the text that one node gave.
  private struct Piece {
    var start: Int
    var length: Int
    /// Bytes of the node's text that stand before the stretch.
    var skipped: Int
    var node: NodeIndex
  }

  /// Where words stand in the source.
  package struct Words: Sendable, Equatable {
    package var node: NodeIndex
    /// From 0, in the frame.
    package var byte: Int
    package var length: Int
  }

  /// UTF-8, lines parted by line feeds.
  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// Texts are cut here: what lies behind is not read.
  package static let limit = 8 << 20
  /// The text was longer than is read.
  package private(set) var isCut = false

  package init() {}

  /// Appends the text of a node, or of all that stands below it. Elements that are not inline are lines of their own;
  /// of a table's row of two cells the first names what the second says. What names a table's columns is one line: it
  /// heads nothing that stands below the table's first column alone.
  package mutating func append(
    _ node: NodeIndex, of tree: SourceTree, isInline: (Symbol) -> Bool = { _ in false },
    isCell: (Symbol) -> Bool = { _ in false }, isHead: (Symbol) -> Bool = { _ in false }
  ) {
    var at = tree.firstChild(node)
    guard at >= 0 else { return appendOwn(node, of: tree) }
    // An element with attributes has its words beside them.
    if tree[node].state == .value { appendOwn(node, of: tree) }
    var lastBlock = NodeIndex.none
    while at >= 0 {
      let it = tree[at]
      if it.kind != .attribute {
        var block = it.kind == .text ? it.parent : at
        while block != node, block >= 0, isInline(tree[block].symbol) { block = tree.parent(block) }
        if block != lastBlock {
          if nameColumns(block, behind: lastBlock, tree, isCell, isHead) {
            bytes.append(contentsOf: " / ".utf8)
          } else if isSecondOfTwo(block, behind: lastBlock, tree, isCell) {
            nameLine()
          } else {
            breakLine()
          }
        }
        lastBlock = block
        if it.firstChild < 0 || it.state == .value { appendOwn(at, of: tree) }
      }
      at = tree.following(at, within: node)
    }
  }

  // Neighbours in a row that names columns: it stands in the table's head, or has no other cells.
  private func nameColumns(
    _ block: NodeIndex, behind last: NodeIndex, _ tree: SourceTree, _ isCell: (Symbol) -> Bool,
    _ isHead: (Symbol) -> Bool
  ) -> Bool {
    guard block >= 0, last >= 0, isCell(tree[block].symbol), isCell(tree[last].symbol) else { return false }
    let row = tree.parent(block)
    guard row >= 0, tree.parent(last) == row else { return false }
    if tree.parent(row) >= 0, isHead(tree[tree.parent(row)].symbol) { return true }
    var child = tree.firstChild(row)
    while child >= 0 {
      if isCell(tree[child].symbol), !isHead(tree[child].symbol) { return false }
      child = tree.nextSibling(child)
    }
    return true
  }

  private func isSecondOfTwo(
    _ block: NodeIndex, behind last: NodeIndex, _ tree: SourceTree, _ isCell: (Symbol) -> Bool
  ) -> Bool {
    guard block >= 0, last >= 0, isCell(tree[block].symbol), isCell(tree[last].symbol) else { return false }
    let row = tree.parent(block)
    guard row >= 0, tree.parent(last) == row else { return false }
    var cells = 0
    var child = tree.firstChild(row)
    while child >= 0, cells < 3 {
      if isCell(tree[child].symbol) { cells += 1 }
      child = tree.nextSibling(child)
    }
    return cells == 2
  }

  // `Guidance` beside `fluoroscopy` is `Guidance: fluoroscopy`.
  private mutating func nameLine() {
    guard let last = bytes.last, last != 0x0A else { return }
    bytes.append(contentsOf: last == 0x3A ? [0x20] : [0x3A, 0x20])
  }

  private mutating func appendOwn(_ node: NodeIndex, of tree: SourceTree) {
    tree.withText(of: node) { text in
      let room = min(text.count, Self.limit - bytes.count)
      if room < text.count { isCut = true }
      guard room > 0 else { return }
      pieces.append(Piece(start: bytes.count, length: room, skipped: 0, node: node))
      let isMarkup = Self.isMarkup(text)
      let start = bytes.count
      bytes.append(contentsOf: tree.textBytes(of: node).prefix(room))
      if isMarkup { Markup.blank(&bytes, from: start) }
    }
  }

  /// Appends a text that has no place of its own in the source: all of it is at its node.
  package mutating func append(_ text: some Sequence<UInt8>, at node: NodeIndex) {
    let start = bytes.count
    var rest = text.makeIterator()
    while bytes.count < Self.limit, let byte = rest.next() { bytes.append(byte) }
    if rest.next() != nil { isCut = true }
    pieces.append(Piece(start: start, length: bytes.count - start, skipped: -1, node: node))
  }

  /// Ends the line.
  package mutating func breakLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Ends the paragraph: what comes goes on with nothing that stands before.
  package mutating func breakParagraph() {
    breakLine()
    if !bytes.isEmpty { bytes.append(0x0A) }
  }

  private static func isMarkup(_ text: Span<UInt8>) -> Bool {
    text.count > 4 && text[0] == 0x3C && (text[1] == 0x64 || text[1] == 0x70)
  }

  /// Where a stretch of the text stands in the source; nil for one that no node gave.
  package func words(_ start: Int, _ length: Int, in tree: SourceTree) -> Words? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let piece = pieces[low - 1]
    guard piece.node >= 0, Int(piece.node) < tree.nodes.count else { return nil }
    let it = tree[piece.node]
    let first = start - piece.start
    let last = min(first + length, piece.length)
    guard piece.skipped >= 0, first <= last else {
      return Words(node: piece.node, byte: Int(it.start), length: Int(it.length))
    }
    if !it.isDecoded { return Words(node: piece.node, byte: Int(it.textStart) + first, length: last - first) }
    return Alignment(of: it, in: tree).map(first, last, node: piece.node)
  }
}

/// Finds the raw bytes of decoded text: both are walked side by side, and meet again behind each escape.
private struct Alignment {
  let raw: ArraySlice<UInt8>
  let text: ArraySlice<UInt8>

  init(of node: SourceTree.Node, in tree: SourceTree) {
    raw = tree.bytes[Int(node.start)..<min(tree.bytes.count, Int(node.start) + Int(node.length))]
    let end = min(tree.decoded.count, Int(node.textStart) + Int(node.textLength))
    text = tree.decoded[Int(node.textStart)..<end]
  }

  /// The raw range of a range of the text; the node's whole range where they do not meet.
  func map(_ first: Int, _ last: Int, node: NodeIndex) -> NoteText.Words {
    let whole = NoteText.Words(node: node, byte: raw.startIndex, length: raw.count)
    var r = raw.startIndex
    var start = -1
    var t = text.startIndex
    let (from, to) = (text.startIndex + first, text.startIndex + last)
    while t <= to {
      if t >= from, start < 0 { start = r }
      if t == to { return .init(node: node, byte: start, length: r - start) }
      guard t < text.endIndex, r < raw.endIndex else { return whole }
      if raw[r] == text[t], raw[r] != 0x5C, raw[r] != 0x26 {
        r += 1
        t += 1
      } else {
        let behind = escapeEnd(r)
        guard let next = meeting(behind, t) else { return whole }
        r = behind
        t = next
      }
    }
    return whole
  }

  // `&lt;` ends with its semicolon, `\.br\` with its backslash, `\n` and `\u00b0` of JSON have their lengths.
  private func escapeEnd(_ start: Int) -> Int {
    let isEntity = raw[start] == 0x26
    if isEntity || raw[start] == 0x5C {
      let reach = min(raw.endIndex, start + 12)
      if let end = raw[(start + 1)..<max(start + 1, reach)].firstIndex(of: isEntity ? 0x3B : 0x5C), end > start + 1 {
        let isER7 = isEntity || raw[(start + 1)..<end].allSatisfy { $0 > 0x20 }
        if isER7 { return end + 1 }
      }
      if start + 1 < raw.endIndex { return min(raw.endIndex, start + (raw[start + 1] == 0x75 ? 6 : 2)) }
    }
    return start + 1
  }

  private func meeting(_ r: Int, _ t: Int) -> Int? {
    for skipped in [1, 2, 3, 0, 4] where t + skipped <= text.endIndex {
      let next = t + skipped
      let count = min(4, raw.endIndex - r, text.endIndex - next)
      if raw[r..<(r + count)].elementsEqual(text[next..<(next + count)]) { return next }
    }
    return t + 1 <= text.endIndex ? t + 1 : nil
  }
}

/// Takes XHTML out of a text without moving a byte: tags become blanks, those of blocks a line feed.
private enum Markup {
  private static let inline: [StaticString] = ["b", "i", "em", "strong", "span", "sub", "sup", "u", "a"]

  static func blank(_ bytes: inout [UInt8], from start: Int) {
    var i = start
    // Where the last cell ended that names a column.
    var name: Int?
    while i < bytes.count {
      if bytes[i] == 0x3C {
        let end = bytes[i...].firstIndex(of: 0x3E) ?? bytes.count - 1
        let tag = bytes[(i + 1)..<end].prefix { $0 != 0x20 }
        let isInline = isInline(bytes[(i + 1)..<end])
        for j in i...end { bytes[j] = 0x20 }
        if tag.elementsEqual("th".utf8), let last = name, bytes[last..<i].allSatisfy({ $0 <= 0x20 }) {
          for j in last..<i { bytes[j] = 0x20 }
          bytes[last] = 0x2F
        } else if !isInline {
          bytes[i] = 0x0A
        }
        name = tag.elementsEqual("/th".utf8) ? i : name
        i = end
      } else if bytes[i] == 0x26, let end = bytes[i..<min(bytes.count, i + 8)].firstIndex(of: 0x3B) {
        let sign = sign(bytes[(i + 1)..<end])
        for j in i...end { bytes[j] = 0x20 }
        bytes[i] = sign
        i = end
      }
      i += 1
    }
  }

  private static func isInline(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.drop { $0 == 0x2F }.prefix { $0 >= 0x61 && $0 <= 0x7A }
    return inline.contains { known in
      known.utf8CodeUnitCount == name.count
        && known.withUTF8Buffer { buffer in name.elementsEqual(buffer) }
    }
  }

  private static func sign(_ entity: ArraySlice<UInt8>) -> UInt8 {
    if entity.elementsEqual("lt".utf8) { return 0x3C }
    if entity.elementsEqual("gt".utf8) { return 0x3E }
    return entity.elementsEqual("amp".utf8) ? 0x26 : 0x20
  }
}
