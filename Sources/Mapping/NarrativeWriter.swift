import SourceModel

/// CDA narrative (CDA R2 §4.3.5) as the XHTML that FHIR allows (R4 §2.4.0.1): known elements become their XHTML
/// counterparts, others give only their content.
struct NarrativeWriter {
  private let tree: SourceTree
  private let symbols: SymbolTable
  private var out: [UInt8] = []
  private var hasText = false

  private init(_ tree: SourceTree, _ symbols: SymbolTable) {
    self.tree = tree
    self.symbols = symbols
  }

  /// A `div` with the narrative in it; nil when it holds no text (FHIR invariant txt-2).
  static func div(of node: NodeIndex, _ tree: SourceTree, _ symbols: SymbolTable) -> [UInt8]? {
    var writer = NarrativeWriter(tree, symbols)
    writer.out += "<div xmlns=\"http://www.w3.org/1999/xhtml\">".utf8
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

  private mutating func content(of node: NodeIndex) {
    if tree[node].state == .value, !tree[node].isMixed { text(of: node) }
    var child = tree.firstChild(node)
    while child >= 0 {
      switch tree[child].kind {
      case .text: text(of: child)
      case .element: element(child)
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
    let name = symbols.name(tree[node].symbol)
    guard let tag = tag(name, node) else {
      if name == "renderMultiMedia" { return }
      content(of: node)
      return
    }
    out += "<\(tag)".utf8
    attributes(of: node, tag)
    if ["br", "col"].contains(tag) {
      out += "/>".utf8
      return
    }
    out.append(0x3E)
    content(of: node)
    out += "</\(tag)>".utf8
  }

  private func tag(_ name: String, _ node: NodeIndex) -> String? {
    switch name {
    case "paragraph": "p"
    case "content": "span"
    case "item": "li"
    case "linkHtml": "a"
    case "list": attribute("listType", of: node) == "ordered" ? "ol" : "ul"
    case "br", "sub", "sup", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "col", "colgroup": name
    case "caption": tree.parent(node) >= 0 && symbols.name(tree[tree.parent(node)].symbol) == "table" ? "caption" : "b"
    default: nil
    }
  }

  private mutating func attributes(of node: NodeIndex, _ tag: String) {
    var child = tree.firstChild(node)
    while child >= 0, tree[child].kind == .attribute {
      let name = symbols.name(tree[child].symbol)
      let kept: String? =
        switch name {
        case "@ID": "id"
        case "@href" where tag == "a": "href"
        case "@colspan", "@rowspan", "@align", "@valign", "@span": String(name.dropFirst())
        default: nil
        }
      if let kept, kept != "href" || isSafe(tree.text(of: child)) {
        out += " \(kept)=\"".utf8
        escape(child)
        out.append(0x22)
      }
      child = tree.nextSibling(child)
    }
  }

  /// Links lead to pages or into the document, never to scripts.
  private func isSafe(_ link: String) -> Bool {
    link.hasPrefix("#") || link.hasPrefix("http://") || link.hasPrefix("https://") || link.hasPrefix("mailto:")
  }

  private func attribute(_ name: String, of node: NodeIndex) -> String? {
    guard let symbol = symbols.find("@" + name) else { return nil }
    let found = tree.child(symbol, of: node)
    return found >= 0 ? tree.text(of: found) : nil
  }

  private mutating func escape(_ node: NodeIndex) {
    var written = out
    out = []
    tree.withText(of: node) { text in
      for i in text.indices {
        switch text[i] {
        case 0x3C: written += "&lt;".utf8
        case 0x3E: written += "&gt;".utf8
        case 0x26: written += "&amp;".utf8
        case 0x22: written += "&quot;".utf8
        default: written.append(text[i])
        }
      }
    }
    out = written
  }
}
