import Diagnostics
import SourceModel
import XMLReader

/// A narrative, held to what FHIR R4 allows in one (§2.4.0.1) and to the nesting of XHTML 1.0 strict, as far as it may come
/// from CDA.
struct XHTML {
  /// What is wrong with it.
  private(set) var problems: [String] = []
  /// Its words.
  private(set) var words: [String] = []
  private var ids: Set<String> = []
  private var links: [String] = []

  init(_ div: String) {
    var (tree, symbols, evidence) = (SourceTree(), SymbolTable(), Evidence())
    var reader = XMLReader()
    // As a `text`, so that the reader keeps white space between words.
    let frame = Frame(
      bytes: Array("<text>\(div)</text>".utf8), format: .cda, origin: Origin(input: "DIV", frame: 1), offset: 0)
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      problems = ["not well-formed: \(error.message)"]
      return
    }
    check(tree.firstChild(tree.firstChild(tree.root)), in: "", tree, symbols)
    problems += links.filter { !ids.contains($0) }.map { "a link that leads nowhere: \($0)" }
  }

  private static let blocks: Set = ["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]
  private static let phrases: Set = [
    "span", "a", "b", "i", "em", "strong", "big", "small", "tt", "code", "pre", "q", "cite", "abbr", "sub", "sup", "br",
  ]
  /// What a tag may hold besides words and phrases; nil for what holds neither.
  private static let frames: [String: Set<String>] = [
    "ul": ["li"], "ol": ["li"], "table": ["caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr"],
    "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"], "tr": ["td", "th"], "colgroup": ["col"],
  ]
  private static let attributes: Set = [
    "@id", "@class", "@style", "@title", "@lang", "@href", "@name", "@border", "@width", "@frame", "@rules", "@summary",
    "@cellspacing", "@cellpadding", "@colspan", "@rowspan", "@span", "@align", "@valign", "@char", "@charoff", "@abbr",
    "@axis", "@headers", "@scope",
  ]

  private mutating func check(_ node: NodeIndex, in parent: String, _ tree: SourceTree, _ symbols: SymbolTable) {
    let tag = symbols.name(tree[node].symbol)
    if !isAllowed(tag, in: parent) { problems.append("\(tag) in \(parent)") }
    if !tree[node].isMixed, tree[node].state == .value { words(tree.text(of: node), tag) }
    var child = tree.firstChild(node)
    while child >= 0 {
      switch tree[child].kind {
      case .attribute: attribute(symbols.name(tree[child].symbol), tree.text(of: child), tag)
      case .text: words(tree.text(of: child), tag)
      default: check(child, in: tag, tree, symbols)
      }
      child = tree.nextSibling(child)
    }
    if let held = Self.frames[tag], !held.isEmpty, tree.firstChild(node) < 0 { problems.append("an empty \(tag)") }
  }

  private func isAllowed(_ tag: String, in parent: String) -> Bool {
    if parent.isEmpty { return tag == "div" }
    if let held = Self.frames[parent] { return held.contains(tag) }
    if Self.phrases.contains(tag) || tag == "hr" { return true }
    return Self.blocks.contains(tag) && !Self.phrases.contains(parent) && parent != "p"
  }

  private mutating func words(_ text: String, _ tag: String) {
    let found = text.split { $0 == " " || $0 == "\n" || $0 == "[" || $0 == "]" }.map(String.init)
    words += found
    if Self.frames[tag] != nil, !found.isEmpty { problems.append("words in \(tag)") }
  }

  private mutating func attribute(_ name: String, _ value: String, _ tag: String) {
    if !Self.attributes.contains(name) { problems.append("\(name) of \(tag)") }
    if name == "@id", !ids.insert(value).inserted { problems.append("two elements with one id") }
    if name == "@href", value.hasPrefix("#") { links.append(String(value.dropFirst())) }
    if name == "@href", tag != "a" { problems.append("@href of \(tag)") }
  }
}
