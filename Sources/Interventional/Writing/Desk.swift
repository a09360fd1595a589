import ResourceModel
import SourceModel

/// Who writes an element, and from what.
struct Ink {
  /// `map#id`.
  var rule: String
  /// Where it comes from, each once.
  var sources: [NodeIndex]
  var how: Provenience = .derived
}

/// Where the graph lies while conclusions are written into it, with what names its elements. The caller's own values
/// are swapped in and out, so that nothing is copied.
struct Desk: Sendable {
  var graph: ResourceGraph
  var definitions: R4Definitions
  var symbols: SymbolTable
  let names: ElementNames
  /// The rule that was looked up last: many elements of one kind follow each other.
  private var lastRule = (text: "", symbol: Symbol.none)

  init(graph: ResourceGraph, definitions: R4Definitions, symbols: SymbolTable, names: ElementNames) {
    self.graph = graph
    self.definitions = definitions
    self.symbols = symbols
    self.names = names
  }

  private mutating func symbol(ofRule text: String) -> Symbol {
    if text != lastRule.text { lastRule = (text, symbols.intern(text)) }
    return lastRule.symbol
  }

  /// Appends a child; -1 when the parent's type has none of that name, or the parent itself is none.
  mutating func add(_ name: Symbol, to parent: ElementIndex, _ ink: Ink) -> ElementIndex {
    guard parent >= 0 else { return -1 }
    let rule = symbol(ofRule: ink.rule)
    let element = graph.append(
      name, to: parent, &definitions, &symbols, rule: rule, source: ink.sources.first ?? .none, how: ink.how)
    guard let element else { return -1 }
    for source in ink.sources.dropFirst() { graph.addSource(source, to: element) }
    return element
  }

  /// Appends a child that holds a string.
  mutating func put(_ name: Symbol, _ value: String?, to parent: ElementIndex, _ ink: Ink) {
    guard let value, !value.isEmpty else { return }
    let element = add(name, to: parent, ink)
    if element >= 0 { graph.setString(value, of: element) }
  }

  /// Appends a child that holds a number or a boolean.
  mutating func putLiteral(_ name: Symbol, _ value: String, to parent: ElementIndex, _ ink: Ink) {
    let element = add(name, to: parent, ink)
    if element >= 0 { graph.setLiteral(value, of: element) }
  }

  /// Appends a Reference to a resource of the graph.
  mutating func refer(_ name: Symbol, to resource: ResourceIndex, from parent: ElementIndex, _ ink: Ink) {
    let reference = add(names.reference, to: add(name, to: parent, ink), ink)
    if reference >= 0 { graph.setTarget(resource, of: reference) }
  }

  /// Appends a coding to a CodeableConcept.
  mutating func putCoding(_ system: String, _ code: String, _ display: String?, to concept: ElementIndex, _ ink: Ink) {
    let coding = add(names.coding, to: concept, ink)
    put(names.system, system, to: coding, ink)
    put(names.code, code, to: coding, ink)
    put(names.display, display, to: coding, ink)
  }

  /// Appends an extension with its URL, for a value to be put into.
  mutating func addExtension(_ url: String, to parent: ElementIndex, _ ink: Ink) -> ElementIndex {
    let element = add(names.extensions, to: parent, ink)
    put(names.url, url, to: element, ink)
    return element
  }

  /// The child of a name, appended when there is none.
  mutating func child(_ name: Symbol, of parent: ElementIndex, _ ink: Ink) -> ElementIndex {
    let known = graph.child(name, of: parent)
    return known >= 0 ? known : add(name, to: parent, ink)
  }

  /// Copies an element and all below it under another parent; what the new parent's type does not have stays behind.
  /// Each copy keeps its source.
  mutating func copy(_ element: ElementIndex, to parent: ElementIndex, as name: Symbol, rule: String) {
    guard element >= 0 else { return }
    let ink = Ink(rule: rule, sources: graph.sources(of: element), how: graph[element].how)
    let copied = add(name, to: parent, ink)
    guard copied >= 0 else { return }
    fill(copied, from: element, symbol(ofRule: rule))
  }

  private mutating func fill(_ copied: ElementIndex, from element: ElementIndex, _ rule: Symbol) {
    let it = graph[element]
    switch it.value {
    case .none: break
    case .resource: graph.setTarget(ResourceIndex(it.start), of: copied)
    case .string, .literal:
      // An address that leads to a resource of the document does so from elsewhere only as a link.
      let target = graph.target(of: element)
      if target >= 0 { graph.setTarget(target, of: copied) } else { graph.shareText(of: element, with: copied) }
    }
    var child = it.firstChild
    while child >= 0 {
      let below = graph[child]
      copyChild(child, below, to: copied, rule)
      child = below.nextSibling
    }
  }

  // An element of one type has the same children wherever it stands.
  private mutating func copyChild(
    _ child: ElementIndex, _ it: ResourceGraph.Element, to parent: ElementIndex, _ rule: Symbol
  ) {
    guard it.definition != .unknown, graph[it.parent].type == graph[parent].type else {
      copy(child, to: parent, as: it.name, rule: symbols.name(rule))
      return
    }
    let sources = graph.sources(of: child)
    let copied = graph.append(
      it.definition, named: it.name, type: it.type, to: parent, rule: rule, source: sources.first ?? .none, how: it.how)
    for source in sources.dropFirst() { graph.addSource(source, to: copied) }
    fill(copied, from: child, rule)
  }
}
