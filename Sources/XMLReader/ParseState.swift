import CLibXML2
import SourceModel

/// One parse: the tree as far as it has grown, and where libxml2 stands.
///
/// Offsets are in the source, the UTF-8 bytes that libxml2 parses; `positions` tells where they stand in the frame.
struct ParseState {
  /// The caller's, swapped in while a document is read.
  var tree = SourceTree()
  var symbols = SymbolTable()
  var names = NameCache()
  /// Why the parse ended early.
  private(set) var fault: XMLFault?

  /// The innermost open element; at first the document itself.
  private var element = OpenElement(node: 0, symbol: .none, start: 0, rule: .trimmed)
  /// The elements around it, the document first.
  private var around: [OpenElement] = []
  private var text = PendingText()
  private var nodes = 0
  private var source = SourceCursor()
  private var positions = FramePositions()
  private var limits = XMLLimits()
  private var isV2 = false
  private var known = KnownNames()

  /// Makes ready for a document.
  mutating func begin(
    _ source: SourceCursor, positions: FramePositions, limits: XMLLimits, isV2: Bool
  ) {
    self.source = source
    self.positions = positions
    self.limits = limits
    self.isV2 = isV2
    known = KnownNames(&symbols)
    fault = nil
    element = OpenElement(node: tree.root, symbol: .none, start: 0, rule: .trimmed)
    around.removeAll(keepingCapacity: true)
    text.begin()
    nodes = 0
  }

  // MARK: - Events

  /// A start tag has been read up to its `>` or `/>`.
  /// - Parameter attributes: five pointers each: local name, prefix, URI, value, end of value.
  mutating func startElement(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard fault == nil else { return }
    let end = source.position()
    let start = source.tagStart(from: text.reached, before: end)
    nodes += 1 + count
    if around.count >= limits.depth { return stop(.tooDeep(limits.depth), at: start) }
    if nodes > limits.nodes { return stop(.tooManyNodes(limits.nodes), at: start) }
    let symbol = names.element(name, &symbols)
    enterChild(symbol, tagStart: start)
    let place = positions.frameRange(start..<end + 1)
    let node = tree.append(symbol, .element, to: element.node, start: place.lowerBound, length: place.count)
    around.append(element)
    // What stands in a narrative is narrative; elsewhere each element begins anew.
    let rule = element.rule == .narrative ? TextRule.narrative : .trimmed
    element = OpenElement(node: node, symbol: symbol, start: place.lowerBound, rule: rule)
    if let attributes, count > 0 { addAttributes(attributes, count: count, tag: start..<end, to: node) }
    text.reached = end + 1
  }

  /// An end tag or an empty element's tag has been read.
  mutating func endElement() {
    guard fault == nil, let parent = around.popLast() else { return }
    let end = source.position()
    if text.isPending {
      if element.hasElements {
        addText(before: end)
      } else if let found = text.take(rule: element.rule, source: source.bytes, positions: positions, into: &tree) {
        tree.setText(found, of: element.node)
      }
    }
    tree.setLength(positions.frameOffset(end) - element.start, of: element.node)
    text.reached = end
    element = parent
  }

  /// A piece of text; libxml2 gives a text in as many pieces as it likes.
  mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) {
    guard fault == nil else { return }
    text.add(piece, at: source.offset(of: piece.baseAddress), rule: element.rule, source: source.bytes)
  }

  /// Ends the parse for a reason of our own.
  mutating func stop(_ reason: XMLFault.Reason, at offset: Int? = nil) {
    guard fault == nil else { return }
    fault = XMLFault(reason, at: offset ?? source.tagStart(from: text.reached, before: source.position()))
    source.stop()
  }

  /// libxml2 has found that the document is not well-formed; the first such finding is the one to report.
  mutating func syntaxError(_ error: xmlParserErrors) {
    if fault == nil { fault = XMLFault(.syntax(error), at: source.position()) }
  }

  // MARK: - Nodes

  /// Sets down what stands before a child of the innermost element.
  private mutating func enterChild(_ child: Symbol, tagStart: Int) {
    if element.rule == .trimmed {
      if element.symbol.id == known.text.id {
        if child.id != known.reference.id, child.id != known.thumbnail.id { element.rule = .narrative }
      } else if isV2, child.id == known.escape.id {
        element.rule = .verbatim
      }
    }
    if text.isPending { addText(before: tagStart) }
    if !element.hasElements {
      element.hasElements = true
      if element.rule == .narrative { tree.setMixed(element.node) }
    }
  }

  /// Adds the text that has come up as a `#text` child, if anything of it is to be kept.
  private mutating func addText(before end: Int) {
    let start = text.start
    let rule = element.rule
    guard let found = text.take(rule: rule, source: source.bytes, positions: positions, into: &tree) else { return }
    let place: Range<Int>
    switch found {
    case .inFrame(let range): place = range
    case .decoded:
      let mark = source.tagStart(from: text.reached, before: end)
      place = positions.frameRange(start..<max(start, mark))
    }
    nodes += 1
    tree.append(known.mark, .text, to: element.node, start: place.lowerBound, length: place.count, text: found)
    if rule != .narrative { tree.setMixed(element.node) }
  }

  private mutating func addAttributes(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int, tag: Range<Int>, to node: NodeIndex
  ) {
    var scan = TagScan(source.bytes, tag: tag)
    for i in 0..<count {
      guard let name = attributes[5 * i], let value = attributes[5 * i + 3], let end = attributes[5 * i + 4] else {
        continue
      }
      let symbol = names.attribute(name, &symbols)
      let bytes = UnsafeBufferPointer(start: value, count: end - value)
      let start = source.offset(of: value)
      // A value that libxml2 had to rewrite (entities, line breaks) or to check (beyond ASCII) stands elsewhere.
      let written = start.map { $0..<$0 + bytes.count } ?? scan.value(i) ?? tag
      let place = positions.frameRange(written)
      var skipped = 0
      if symbol.id == known.type.id, attributes[5 * i + 1] != nil {
        skipped = bytes.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
      }
      if skipped == bytes.count {
        tree.append(symbol, .attribute, to: node, start: place.lowerBound, length: place.count)
        continue
      }
      let kept = UnsafeBufferPointer(rebasing: bytes[skipped...])
      let text =
        if start == nil {
          rewrittenText(kept, whole: bytes, written: written, skipped: skipped)
        } else {
          positions.text(kept, at: written.lowerBound + skipped, into: &tree)
        }
      tree.append(symbol, .attribute, to: node, start: place.lowerBound, length: place.count, text: text)
    }
  }

  /// The text of an attribute that libxml2 has in a buffer of its own.
  ///
  /// Parsing without entity replacement, which is not safe, it leaves `&#38;` for every `&`, however that was written.
  private mutating func rewrittenText(
    _ kept: UnsafeBufferPointer<UInt8>, whole: UnsafeBufferPointer<UInt8>, written: Range<Int>, skipped: Int
  ) -> NodeText {
    guard kept.contains(UInt8(ascii: "&")) else {
      let isVerbatim = written.count == whole.count && PendingText.equal(source.bytes, at: written.lowerBound, whole)
      return positions.text(kept, at: isVerbatim ? written.lowerBound + skipped : nil, into: &tree)
    }
    var bytes: [UInt8] = []
    var at = 0
    while at < kept.count {
      bytes.append(kept[at])
      at += kept[at] == UInt8(ascii: "&") ? 5 : 1
    }
    return bytes.withUnsafeBufferPointer { positions.text($0, at: nil, into: &tree) }
  }
}

/// An element whose end tag has not come yet.
struct OpenElement {
  var node: NodeIndex
  var symbol: Symbol
  /// First byte in the frame.
  var start: Int
  var rule: TextRule
  var hasElements = false
}

/// The names that the reader itself looks at.
struct KnownNames {
  var text = Symbol.none
  var reference = Symbol.none
  var thumbnail = Symbol.none
  var escape = Symbol.none
  var type = Symbol.none
  /// The name of text nodes.
  var mark = Symbol.none

  init() {}

  init(_ symbols: inout SymbolTable) {
    text = symbols.intern("text")
    reference = symbols.intern("reference")
    thumbnail = symbols.intern("thumbnail")
    escape = symbols.intern("escape")
    type = symbols.intern("@type")
    mark = symbols.intern("#text")
  }
}
