package import Diagnostics
package import SourceModel

/// Gives HL7 v2 in the XML encoding (urn:hl7-org:v2xml) the shape that the vertical-bar encoding has, so that a message
/// has the same nodes, paths and texts either way.
///
/// Groups are dissolved, for the message's map makes them anew. `PID.3` and `CX.4` become field 3 and component 4. A field
/// or component of which only the first part is there has that part's text itself, as `A` in ER7 has. `<escape V=""/>`
/// becomes what the sequence stands for. Attributes carry nothing and are left out. An element without a number keeps
/// its name. Places stay those of the XML elements.
package struct V2XMLShaper: Sendable {
  /// What an element is, by its name.
  private enum Role: Int16 {
    case unknown = -1
    case other = -2
    case segment = -3
    case escape = -4
  }

  /// By symbol, the number of a position or a role: a name is looked at once a message.
  private var roles: [Int16] = []
  private var troubles: [(node: NodeIndex, trouble: TextDecoder.Trouble)] = []

  package init() {}

  /// Makes the v2 tree.
  /// - Parameters:
  ///   - xml: what XMLReader made of the frame.
  ///   - tree: emptied first.
  /// - Throws: V101 when the first segment is no MSH.
  package mutating func shape(
    _ xml: SourceTree, into tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence
  ) throws(Diagnostic) {
    troubles.removeAll(keepingCapacity: true)
    roles.removeAll(keepingCapacity: true)
    roles.append(contentsOf: repeatElement(Role.unknown.rawValue, count: symbols.count))
    tree.begin(xml.bytes, syntax: .hl7v2, rootKind: .message)
    let nameless = symbols.intern(HL7v2Reader.namelessSegment)
    var root = xml.firstChild(xml.root)
    while root >= 0, xml[root].kind != .element { root = xml.nextSibling(root) }
    if root >= 0 { shapeGroup(xml, root, nameless, into: &tree, symbols) }
    let first = tree.firstChild(tree.root)
    guard first >= 0, symbols.name(tree[first].symbol) == "MSH" else { throw .noHeader() }
    for (node, trouble) in troubles {
      let place = tree.place(of: node)
      let path = tree.path(of: node, symbols)
      if trouble.contains(.segment) { evidence.report(.unknownElement(at: place, path: path)) }
      if trouble.contains(.escape) { evidence.report(.unknownEscape(at: place, path: path)) }
    }
  }

  private mutating func shapeGroup(
    _ xml: SourceTree, _ group: NodeIndex, _ nameless: Symbol, into tree: inout SourceTree, _ symbols: SymbolTable
  ) {
    var child = xml.firstChild(group)
    while child >= 0 {
      let it = xml[child]
      if it.kind != .element {
        // Attributes, and text among segments, which XML's own white space is.
      } else if role(of: it.symbol, symbols) == Role.segment.rawValue {
        shapeSegment(xml, child, into: &tree, symbols)
      } else if hasElements(xml, child) {
        shapeGroup(xml, child, nameless, into: &tree, symbols)
      } else if it.state == .value {
        let segment = append(nameless, .segment, xml, child, to: tree.root, in: &tree)
        let field = append(.number(1), .field, xml, child, to: segment, in: &tree)
        setText(xml, child, of: field, in: &tree, symbols)
        troubles.append((field, .segment))
      }
      child = it.nextSibling
    }
  }

  private mutating func shapeSegment(
    _ xml: SourceTree, _ element: NodeIndex, into tree: inout SourceTree, _ symbols: SymbolTable
  ) {
    let segment = append(xml[element].symbol, .segment, xml, element, to: tree.root, in: &tree)
    shapeParts(xml, element, .field, of: segment, in: &tree, symbols)
  }

  /// The fields of a segment, the components of a field, the subcomponents of a component.
  private mutating func shapeParts(
    _ xml: SourceTree, _ element: NodeIndex, _ kind: NodeKind, of parent: NodeIndex, in tree: inout SourceTree,
    _ symbols: SymbolTable
  ) {
    var child = xml.firstChild(element)
    while child >= 0 {
      let it = xml[child]
      if it.kind == .element, isPopulated(xml, child, symbols) {
        let number = role(of: it.symbol, symbols)
        let symbol = number > 0 ? Symbol.number(Int(number)) : it.symbol
        let node = append(symbol, kind, xml, child, to: parent, in: &tree)
        if number <= 0 { troubles.append((node, .segment)) }
        let only = soleText(xml, child, symbols)
        if only >= 0 {
          setText(xml, only, of: node, in: &tree, symbols)
        } else {
          shapeParts(xml, child, .component, of: node, in: &tree, symbols)
        }
      }
      child = it.nextSibling
    }
  }

  private func append(
    _ symbol: Symbol, _ kind: NodeKind, _ xml: SourceTree, _ element: NodeIndex, to parent: NodeIndex,
    in tree: inout SourceTree
  ) -> NodeIndex {
    let it = xml[element]
    return tree.append(symbol, kind, to: parent, start: Int(it.start), length: Int(it.length))
  }

  /// The element whose text is all that an element has: itself, or its first part's first part; none when there is more.
  private mutating func soleText(_ xml: SourceTree, _ element: NodeIndex, _ symbols: SymbolTable) -> NodeIndex {
    var at = element
    while true {
      var part = NodeIndex.none
      var child = xml.firstChild(at)
      while child >= 0 {
        let it = xml[child]
        let isPart = it.kind == .element && role(of: it.symbol, symbols) != Role.escape.rawValue
        if isPart, isPopulated(xml, child, symbols) {
          guard part < 0, role(of: it.symbol, symbols) == 1 else { return .none }
          part = child
        }
        child = it.nextSibling
      }
      if part < 0 { return at }
      at = part
    }
  }

  /// Whether an element has a text or an escape anywhere in it.
  private mutating func isPopulated(_ xml: SourceTree, _ element: NodeIndex, _ symbols: SymbolTable) -> Bool {
    if xml[element].textLength > 0 { return true }
    var child = xml.firstChild(element)
    while child >= 0 {
      let it = xml[child]
      if it.kind == .text, it.textLength > 0 { return true }
      if it.kind == .element {
        if role(of: it.symbol, symbols) == Role.escape.rawValue || isPopulated(xml, child, symbols) { return true }
      }
      child = it.nextSibling
    }
    return false
  }

  private func hasElements(_ xml: SourceTree, _ element: NodeIndex) -> Bool {
    var child = xml.firstChild(element)
    while child >= 0, xml[child].kind != .element { child = xml.nextSibling(child) }
    return child >= 0
  }

  /// Gives a node an element's text.
  private mutating func setText(
    _ xml: SourceTree, _ element: NodeIndex, of node: NodeIndex, in tree: inout SourceTree, _ symbols: SymbolTable
  ) {
    let it = xml[element]
    if it.isMixed || hasElements(xml, element) {
      return setMixedText(xml, element, of: node, in: &tree, symbols)
    }
    let isNull = xml.withText(of: element) { $0.count == 2 && $0[0] == Byte.quote && $0[1] == Byte.quote }
    if isNull { return tree.setState(.null, of: node) }
    if it.isDecoded {
      let start = tree.decoded.count
      xml.withText(of: element) { tree.decode($0) }
      tree.setText(.decoded(start..<tree.decoded.count), of: node)
    } else {
      tree.setText(.inFrame(Int(it.textStart)..<Int(it.textStart) + Int(it.textLength)), of: node)
    }
  }

  /// Text with `<escape V=".br"/>` in it.
  private mutating func setMixedText(
    _ xml: SourceTree, _ element: NodeIndex, of node: NodeIndex, in tree: inout SourceTree, _ symbols: SymbolTable
  ) {
    let start = tree.decoded.count
    xml.withText(of: element) { if !xml[element].isMixed { tree.decode($0) } }
    var child = xml.firstChild(element)
    while child >= 0 {
      let it = xml[child]
      if it.kind == .text { xml.withText(of: child) { tree.decode($0) } }
      if it.kind == .element { expand(xml, child, of: node, in: &tree) }
      child = it.nextSibling
    }
    tree.setText(.decoded(start..<tree.decoded.count), of: node)
  }

  /// What an escape element stands for; one that is not known is written as ER7 would.
  private mutating func expand(_ xml: SourceTree, _ escape: NodeIndex, of node: NodeIndex, in tree: inout SourceTree) {
    var value = xml.firstChild(escape)
    while value >= 0, xml[value].kind != .attribute { value = xml.nextSibling(value) }
    guard value >= 0 else { return }
    var expanded: [UInt8] = []
    let outcome = xml.withText(of: value) { Escapes().expand($0, into: &expanded) }
    // XML is in one character set throughout: a shift to another means nothing.
    if case .expanded = outcome, expanded.first == Byte.escape { return }
    if case .expanded = outcome, UTF8Check.isValid(expanded.span) {
      tree.decode(expanded.span)
      return
    }
    tree.decode(UInt8(ascii: "\\"))
    xml.withText(of: value) { tree.decode($0) }
    tree.decode(UInt8(ascii: "\\"))
    troubles.append((node, .escape))
  }

  /// The number of a position (`CX.4`: 4), or a role below 0.
  private mutating func role(of symbol: Symbol, _ symbols: SymbolTable) -> Int16 {
    let index = Int(symbol.id - Symbol.numbers)
    guard roles.indices.contains(index) else { return Role.other.rawValue }
    if roles[index] == Role.unknown.rawValue { roles[index] = Self.role(of: symbols.name(symbol)) }
    return roles[index]
  }

  private static func role(of name: String) -> Int16 {
    if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
      let number = Int16(name[name.index(after: dot)...]) ?? 0
      return number > 0 && number < Symbol.numbers ? number : Role.other.rawValue
    }
    if name == "escape" { return Role.escape.rawValue }
    let isSegment = name.utf8.count == 3 && name.utf8.allSatisfy { Byte.isCapital($0) || Byte.isDigit($0) }
    return isSegment ? Role.segment.rawValue : Role.other.rawValue
  }
}
