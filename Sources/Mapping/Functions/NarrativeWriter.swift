import SourceModel

/// CDA narrative (CDA R2 §4.3.5) as the XHTML that FHIR allows (R4 §2.4.0.1): known elements become their XHTML
/// counterparts, others give only their content.
///
/// What XHTML does not let stand inside a paragraph or a phrase makes a `div` of it; titles of lists go before their
/// list; a link into the document stays where its target is in the same narrative, because FHIR has narratives one by
/// one.
struct NarrativeWriter {
  private let tree: SourceTree
  private let symbols: SymbolTable
  /// The `text` element.
  private let top: NodeIndex
  private var out: [UInt8] = []
  private var hasText = false
  /// The numbers of the footnotes by their IDs, from 1, once a reference asked.
  private var footnotes: [String: Int]?
  /// The IDs in the narrative, once a link asked.
  private var ids: Set<String>?
  /// Elements by the id of their name: `symbols.name` makes a String.
  private var elements: [Int32: NarrativeElement?] = [:]

  private init(_ tree: SourceTree, _ symbols: SymbolTable, _ top: NodeIndex) {
    self.tree = tree
    self.symbols = symbols
    self.top = top
  }

  /// A `div` with the narrative in it; nil when it holds no text (FHIR invariant txt-2).
  static func div(of node: NodeIndex, _ tree: SourceTree, _ symbols: SymbolTable) -> [UInt8]? {
    var writer = NarrativeWriter(tree, symbols, node)
    writer.out += "<div xmlns=\"http://www.w3.org/1999/xhtml\"".utf8
    writer.attributes(of: node, NarrativeElement(tag: "div", kind: .block))
    writer.out.append(UInt8(ascii: ">"))
    writer.content(of: node)
    guard writer.hasText else { return nil }
    writer.out += "</div>".utf8
    return writer.out
  }

  /// The words below a node, parts set apart by blanks.
  static func plainText(of node: NodeIndex, _ tree: SourceTree) -> String {
    var words = tree[node].isMixed ? "" : (tree[node].state == .value ? tree.text(of: node) : "")
    tree.forEachDescendant(of: node) { at in
      let it = tree[at]
      if it.kind == .text || it.kind == .element && !it.isMixed && it.state == .value {
        words += " " + tree.text(of: at)
      }
    }
    return words
  }

  // The reader limits the depth of elements to 256, and so that of this recursion.
  private mutating func content(of node: NodeIndex, skipping skipped: NodeIndex = .none) {
    if tree[node].state == .value, !tree[node].isMixed { text(of: node) }
    var child = tree.firstChild(node)
    while child >= 0 {
      switch tree[child].kind {
      case .text: text(of: child)
      case .element where child != skipped: element(child)
      default: break
      }
      child = tree.nextSibling(child)
    }
  }

  private mutating func text(of node: NodeIndex) {
    if !hasText, !tree.isBlank(node) { hasText = true }
    escape(node)
  }

  private mutating func element(_ node: NodeIndex) {
    guard let found = known(node) else { return content(of: node) }
    switch found.kind {
    case .phrase: write(node, found, as: holdsBlocks(node) ? "div" : found.tag)
    case .block: write(node, found, as: found.tag == "p" && holdsBlocks(node) ? "div" : found.tag)
    case .frame: if hasElements(node) { write(node, found, as: found.tag) }
    case .empty: write(node, found, as: found.tag)
    case .list: list(node, found)
    case .caption: write(node, found, as: isInTable(node) ? "caption" : holdsBlocks(node) ? "div" : "b")
    case .media: media(node, found)
    case .footnoteReference: footnoteReference(node)
    }
  }

  private mutating func write(
    _ node: NodeIndex, _ element: NarrativeElement, as tag: String, skipping skipped: NodeIndex = .none
  ) {
    out.append(UInt8(ascii: "<"))
    out += tag.utf8
    var written = element
    written.tag = tag
    attributes(of: node, written)
    if element.kind == .empty {
      out += "/>".utf8
      return
    }
    out.append(UInt8(ascii: ">"))
    content(of: node, skipping: skipped)
    out += "</".utf8
    out += tag.utf8
    out.append(UInt8(ascii: ">"))
  }

  /// A list with its title before it, for XHTML's lists hold items alone.
  private mutating func list(_ node: NodeIndex, _ element: NarrativeElement) {
    var title = NodeIndex.none
    var child = tree.firstChild(node)
    while child >= 0, title < 0 {
      if known(child)?.kind == .caption { title = child }
      child = tree.nextSibling(child)
    }
    if title >= 0 {
      let frame = holdsBlocks(title) ? "div" : "p"
      out += "<\(frame)>".utf8
      self.element(title)
      out += "</\(frame)>".utf8
    }
    guard hasElements(node, but: title) else { return }
    write(node, element, as: attribute("@listType", of: node) == "ordered" ? "ol" : "ul", skipping: title)
  }

  /// A picture's place, its title in it: the picture itself is a resource of its own.
  private mutating func media(_ node: NodeIndex, _ element: NarrativeElement) {
    out += "<span".utf8
    attributes(of: node, element)
    if let reference = attribute("@referencedObject", of: node) {
      out += " title=\"".utf8
      escape(reference)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: ">"))
    content(of: node)
    out += "</span>".utf8
  }

  private mutating func footnoteReference(_ node: NodeIndex) {
    guard let target = attribute("@IDREF", of: node), let number = footnoteNumbers()[target] else { return }
    out += "<a href=\"#".utf8
    escape(target)
    out += "\">[\(number)]</a>".utf8
  }

  /// Attributes in one order, however the source has them.
  private mutating func attributes(of node: NodeIndex, _ element: NarrativeElement) {
    var child = tree.firstChild(node)
    if element.style.isEmpty, child < 0 || tree[child].kind != .attribute { return }
    var kept: [(name: String, node: NodeIndex)] = []
    var styles = element.style.isEmpty ? [] : [element.style]
    var classes: [Substring] = []
    while child >= 0, tree[child].kind == .attribute {
      let name = symbols.name(tree[child].symbol)
      switch name {
      case "@styleCode":
        for code in tree.text(of: child).split(separator: " ") {
          if let style = NarrativeElement.style(code) { styles.append(style) } else { classes.append(code) }
        }
      case "@revised":
        styles.append("text-decoration: " + (tree.text(of: child) == "delete" ? "line-through" : "underline"))
      case "@href" where element.tag == "a":
        if leadsSomewhere(tree.text(of: child)) { kept.append(("href", child)) }
      default:
        if let name = NarrativeElement.attribute(name, on: element.tag) { kept.append((name, child)) }
      }
      child = tree.nextSibling(child)
    }
    if kept.count > 1 { kept.sort { $0.name < $1.name } }
    for (name, node) in kept { attribute(name, node) }
    attribute("class", classes.joined(separator: " "))
    attribute("style", styles.joined(separator: "; "))
  }

  private mutating func attribute(_ name: String, _ node: NodeIndex) {
    guard !tree.isBlank(node) else { return }
    out += " \(name)=\"".utf8
    escape(node)
    out.append(UInt8(ascii: "\""))
  }

  private mutating func attribute(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    out += " \(name)=\"".utf8
    escape(value)
    out.append(UInt8(ascii: "\""))
  }

  /// Links lead to pages, to mail, or to a place in this narrative; never to scripts.
  private mutating func leadsSomewhere(_ link: String) -> Bool {
    if link.hasPrefix("#") { return isIdentified(String(link.dropFirst())) }
    return link.hasPrefix("http://") || link.hasPrefix("https://") || link.hasPrefix("mailto:")
  }

  // MARK: - Looking

  private mutating func known(_ node: NodeIndex) -> NarrativeElement? {
    let symbol = tree[node].symbol
    if let known = elements[symbol.id] { return known }
    let found = NarrativeElement.named(symbols.name(symbol))
    elements[symbol.id] = .some(found)
    return found
  }

  /// Whether something below may not stand in a paragraph.
  private mutating func holdsBlocks(_ node: NodeIndex) -> Bool {
    var at = tree.following(node, within: node)
    while at >= 0 {
      if tree[at].kind == .element, let found = known(at) {
        switch found.kind {
        case .block, .frame, .list: return true
        default: break
        }
      }
      at = tree.following(at, within: node)
    }
    return false
  }

  private func hasElements(_ node: NodeIndex, but left: NodeIndex = .none) -> Bool {
    var child = tree.firstChild(node)
    while child >= 0 {
      if tree[child].kind == .element, child != left { return true }
      child = tree.nextSibling(child)
    }
    return false
  }

  private func isInTable(_ node: NodeIndex) -> Bool {
    let parent = tree.parent(node)
    return parent >= 0 && symbols.name(tree[parent].symbol) == "table"
  }

  private func attribute(_ name: String, of node: NodeIndex) -> String? {
    guard let symbol = symbols.find(name) else { return nil }
    let found = tree.child(symbol, of: node)
    return found >= 0 ? tree.text(of: found) : nil
  }

  private mutating func footnoteNumbers() -> [String: Int] {
    if let footnotes { return footnotes }
    var found: [String: Int] = [:]
    var number = 0
    tree.forEachDescendant(of: top) { node in
      guard tree[node].kind == .element, symbols.name(tree[node].symbol) == "footnote" else { return }
      guard let id = attribute("@ID", of: node) else { return }
      number += 1
      if found[id] == nil { found[id] = number }
    }
    footnotes = found
    return found
  }

  private mutating func isIdentified(_ id: String) -> Bool {
    if let ids { return ids.contains(id) }
    var found: Set<String> = []
    if let symbol = symbols.find("@ID") {
      tree.forEachDescendant(of: top) { if tree[$0].symbol == symbol { found.insert(tree.text(of: $0)) } }
    }
    ids = found
    return found.contains(id)
  }

  // MARK: - Text

  private mutating func escape(_ text: String) {
    for byte in text.utf8 { Self.escape(byte, &out) }
  }

  private mutating func escape(_ node: NodeIndex) {
    var written = out
    out = []
    tree.withText(of: node) { text in for i in text.indices { Self.escape(text[i], &written) } }
    out = written
  }

  private static func escape(_ byte: UInt8, _ out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "<"): out += "&lt;".utf8
    case UInt8(ascii: ">"): out += "&gt;".utf8
    case UInt8(ascii: "&"): out += "&amp;".utf8
    case UInt8(ascii: "\""): out += "&quot;".utf8
    default: out.append(byte)
    }
  }
}
