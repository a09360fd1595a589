import Diagnostics
import HL7v2Reader
import SourceModel

/// A message, read, in a form that a test can compare.
struct Reading {
  var tree = SourceTree()
  var symbols = SymbolTable()
  var evidence = Evidence()
  var refusal: DiagnosticCode?

  /// Reads a message in vertical-bar encoding.
  init(_ bytes: [UInt8], limits: HL7v2Reader.Limits = HL7v2Reader.Limits()) {
    var reader = HL7v2Reader(limits: limits)
    let frame = Frame(bytes: bytes, format: .er7, origin: Origin(input: "-", frame: 1), offset: 0)
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      refusal = error.code
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Shapes a message in the XML encoding.
  init(xml text: String) {
    let xml = SmallXML.tree(of: text, &symbols)
    var shaper = V2XMLShaper()
    do throws(Diagnostic) {
      try shaper.shape(xml, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      refusal = error.code
    }
  }

  /// The values with their paths: `PID[1]-3.1=7`, null as `∅`.
  var values: [String] { values { tree.text(of: $0) } }

  /// The paths with the bytes that they stand for.
  var sources: [String] {
    values { node in
      let place = tree.place(of: node)
      return String(decoding: tree.bytes[place.byte..<place.byte + place.length], as: UTF8.self)
    }
  }

  private func values(_ text: (NodeIndex) -> String) -> [String] {
    var values: [String] = []
    tree.forEachDescendant(of: tree.root) { node in
      let it = tree[node]
      if it.state == .value { values.append(tree.path(of: node, symbols) + "=" + text(node)) }
      if it.state == .null { values.append(tree.path(of: node, symbols) + "=∅") }
    }
    return values
  }

  /// The values behind MSH, so that tests need not repeat it.
  var body: [String] { values.filter { !$0.hasPrefix("MSH") } }

  /// The codes of the findings, in order.
  var findings: [DiagnosticCode] { evidence.diagnostics.map(\.code) }
}

/// XML enough for these tests: elements, attributes, text, the five entities.
enum SmallXML {
  static func tree(of text: String, _ symbols: inout SymbolTable) -> SourceTree {
    let bytes = Array(text.utf8)
    var tree = SourceTree()
    tree.begin(bytes, syntax: .xml, rootKind: .element)
    var open = [tree.root]
    var i = 0
    while i < bytes.count {
      let top = open[open.count - 1]
      if bytes[i] == UInt8(ascii: "<") {
        let end = bytes[i...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let tag = String(decoding: bytes[i + 1..<end], as: UTF8.self)
        if tag.hasPrefix("/") {
          tree.setLength(end + 1 - Int(tree[top].start), of: top)
          open.removeLast()
        } else {
          let isEmpty = tag.hasSuffix("/")
          let parts = tag.dropLast(isEmpty ? 1 : 0).split(separator: " ", maxSplits: 1)
          if tree[top].state == .value { mix(&tree, top, &symbols) }
          let node = tree.append(symbols.intern(String(parts[0])), .element, to: top, start: i, length: end + 1 - i)
          if parts.count > 1 { attribute(String(parts[1]), of: node, at: i, &tree, &symbols) }
          if !isEmpty { open.append(node) }
        }
        i = end + 1
      } else {
        let end = bytes[i...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        addText(i..<end, of: bytes, to: top, &tree, &symbols)
        i = end
      }
    }
    return tree
  }

  private static func attribute(
    _ text: String, of node: NodeIndex, at place: Int, _ tree: inout SourceTree, _ symbols: inout SymbolTable
  ) {
    let parts = text.split(separator: "=", maxSplits: 1)
    let name = symbols.intern("@" + String(parts[0]))
    let attribute = tree.append(name, .attribute, to: node, start: place, length: 0)
    let start = tree.decoded.count
    for byte in parts[1].dropFirst().dropLast().utf8 { tree.decode(byte) }
    tree.setText(.decoded(start..<tree.decoded.count), of: attribute)
  }

  private static func addText(
    _ range: Range<Int>, of bytes: [UInt8], to node: NodeIndex, _ tree: inout SourceTree, _ symbols: inout SymbolTable
  ) {
    var text = String(decoding: bytes[range], as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { return }
    var target = node
    if tree.firstChild(node) >= 0 {
      tree.setMixed(node)
      target = tree.append(symbols.intern("#text"), .text, to: node, start: range.lowerBound, length: range.count)
    }
    guard text.contains("&") else { return tree.setText(.inFrame(range), of: target) }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.replacing(entity, with: character)
    }
    let start = tree.decoded.count
    for byte in text.utf8 { tree.decode(byte) }
    tree.setText(.decoded(start..<tree.decoded.count), of: target)
  }

  /// Moves an element's text into a child, as an element follows it.
  private static func mix(_ tree: inout SourceTree, _ node: NodeIndex, _ symbols: inout SymbolTable) {
    let it = tree[node]
    let child = tree.append(
      symbols.intern("#text"), .text, to: node, start: Int(it.textStart), length: Int(it.textLength))
    let range = Int(it.textStart)..<Int(it.textStart) + Int(it.textLength)
    tree.setText(it.isDecoded ? .decoded(range) : .inFrame(range), of: child)
    tree.setText(.inFrame(0..<0), of: node)
    tree.setState(.empty, of: node)
    tree.setMixed(node)
  }
}
