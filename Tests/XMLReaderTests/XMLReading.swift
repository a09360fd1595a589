import Diagnostics
import SourceModel
import XMLReader

/// One reading of one document, and what came of it.
struct XMLReading {
  var tree = SourceTree()
  var symbols = SymbolTable()
  var evidence = Evidence()
  var fault: Diagnostic?

  init(_ bytes: [UInt8], format: Format = .cda, limits: XMLLimits = XMLLimits()) {
    var reader = XMLReader(limits: limits)
    read(bytes, with: &reader, format: format)
  }

  init(_ text: String, format: Format = .cda, limits: XMLLimits = XMLLimits()) {
    self.init(Array(text.utf8), format: format, limits: limits)
  }

  /// Reads once more, into the same tree.
  mutating func read(_ bytes: [UInt8], with reader: inout XMLReader, format: Format = .cda) {
    let frame = Frame(bytes: bytes, format: format, origin: Origin(input: "test.xml", frame: 1), offset: 0)
    fault = nil
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      fault = error
    }
  }

  /// Codes of the notes.
  var notes: [DiagnosticCode] { evidence.diagnostics.map(\.code) }

  /// The tree on one line: `a(@b=1 c="text" d(#"mixed " e))`.
  var outline: String {
    let root = tree.firstChild(tree.root)
    return root < 0 ? "" : outline(of: root)
  }

  private func outline(of node: NodeIndex) -> String {
    let it = tree[node]
    let text = it.state == .value ? "\"\(ownText(of: node))\"" : ""
    if it.kind == .text { return "#" + text }
    var line = symbols.name(it.symbol)
    if !text.isEmpty { line += "=" + text }
    var children: [String] = []
    var child = it.firstChild
    while child >= 0 {
      children.append(outline(of: child))
      child = tree.nextSibling(child)
    }
    if it.isMixed { line += "~" }
    return children.isEmpty ? line : line + "(" + children.joined(separator: " ") + ")"
  }

  /// A node's own text; not that of what is below it.
  func ownText(of node: NodeIndex) -> String {
    tree.withText(of: node) { text in String(decoding: text.indices.map { text[$0] }, as: UTF8.self) }
  }

  /// What the frame has where a node stands.
  func written(_ node: NodeIndex) -> [UInt8] {
    let place = tree.place(of: node)
    return Array(tree.bytes[place.byte..<place.byte + place.length])
  }
}
