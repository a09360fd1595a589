public import SourceModel

// Making a graph.
extension ResourceGraph {
  /// Makes a resource with nothing in it.
  public mutating func makeResource(_ type: TypeID, from node: NodeIndex, rule: Symbol) -> ResourceIndex {
    let index = ResourceIndex(resources.count)
    let root = ElementIndex(elements.count)
    var element = Element(
      definition: .unknown, name: .none, type: type, parent: -1, rule: rule, source: node)
    // A root holds its resource's number where another element holds its value.
    element.start = UInt32(index)
    elements.append(element)
    var resource = Resource(root: root, type: type, node: node)
    // Mostly nodes come in their order: nothing was made yet from one behind all before it.
    if node > lastNode {
      lastNode = node
    } else {
      for i in resources.indices where resources[i].type == type && resources[i].node == node { resource.ordinal += 1 }
    }
    resources.append(resource)
    return index
  }

  /// Appends an element as the last child of `parent`.
  public mutating func append(
    _ definition: ElementID, named name: Symbol, type: TypeID, to parent: ElementIndex, rule: Symbol,
    source: NodeIndex, how: Provenience = .mapped
  ) -> ElementIndex {
    touch(parent)
    let index = ElementIndex(elements.count)
    elements.append(
      Element(definition: definition, name: name, type: type, parent: parent, how: how, rule: rule, source: source))
    let last = elements[Int(parent)].lastChild
    if last >= 0 {
      elements[Int(last)].nextSibling = index
    } else {
      elements[Int(parent)].firstChild = index
    }
    elements[Int(parent)].lastChild = index
    return index
  }

  /// Appends an element with the text of a source node that the document's bytes hold, or without a value, as the last
  /// child of a parent that was made since the last resource was noted as sent.
  /// - Parameters:
  ///   - previous: the last child so far; -1 for none.
  ///   - value: what kind of text it is; none: without a value.
  public mutating func append(
    _ definition: ElementID, named name: Symbol, type: TypeID, to parent: ElementIndex, after previous: ElementIndex,
    rule: Symbol, source: NodeIndex, value: GraphValue, _ text: (start: UInt32, length: UInt32)
  ) -> ElementIndex {
    let index = ElementIndex(elements.count)
    var element = Element(definition: definition, name: name, type: type, parent: parent, rule: rule, source: source)
    element.value = value
    element.start = UInt32(truncatingIfNeeded: document.lowerBound) + text.start
    element.length = text.length
    elements.append(element)
    // One span: one check that the array is ours alone.
    var elements = elements.mutableSpan
    if previous >= 0 {
      elements[Int(previous)].nextSibling = index
    } else {
      elements[Int(parent)].firstChild = index
    }
    elements[Int(parent)].lastChild = index
    return index
  }

  /// Appends a child by its name, looked up in R4; nil when the parent's type has no such element.
  public mutating func append(
    _ name: String, to parent: ElementIndex, _ definitions: inout R4Definitions, _ symbols: inout SymbolTable,
    rule: Symbol, source: NodeIndex, how: Provenience
  ) -> ElementIndex? {
    append(
      symbols.intern(name), to: parent, &definitions, &symbols, rule: rule, source: source, how: how)
  }

  /// Appends a child by the symbol of its name, looked up in R4; nil when the parent's type has no such element.
  public mutating func append(
    _ symbol: Symbol, to parent: ElementIndex, _ definitions: inout R4Definitions, _ symbols: inout SymbolTable,
    rule: Symbol, source: NodeIndex, how: Provenience
  ) -> ElementIndex? {
    guard let id = definitions.element(symbol, of: elements[Int(parent)].type, &symbols) else { return nil }
    return append(
      id, named: symbol, type: definitions[id].type, to: parent, rule: rule, source: source, how: how)
  }

  /// Gives an element a string.
  public mutating func setString(_ value: String, of element: ElementIndex) {
    let start = text.count
    text.append(contentsOf: value.utf8)
    set(.string, start, of: element)
  }

  /// Gives an element a string, or a number or boolean as it is written, from UTF-8 bytes.
  public mutating func setBytes(_ bytes: Span<UInt8>, _ kind: GraphValue, of element: ElementIndex) {
    let start = text.count
    bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) }
    set(kind, start, of: element)
  }

  /// Gives an element a string, or a number or boolean as it is written, from UTF-8 bytes.
  public mutating func setBytes(_ bytes: ArraySlice<UInt8>, _ kind: GraphValue, of element: ElementIndex) {
    let start = text.count
    text.append(contentsOf: bytes)
    set(kind, start, of: element)
  }

  /// Gives an element the text of a source node: a string, or a number or boolean as it is written.
  public mutating func setText(of node: NodeIndex, in tree: SourceTree, _ kind: GraphValue, of element: ElementIndex) {
    let it = tree.nodes[Int(node)]
    if !document.isEmpty, !it.isDecoded {
      touch(element)
      elements[Int(element)].value = kind
      elements[Int(element)].start = UInt32(truncatingIfNeeded: document.lowerBound) + it.textStart
      elements[Int(element)].length = it.textLength
      return
    }
    let start = text.count
    tree.withText(of: node) { bytes in bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) } }
    set(kind, start, of: element)
  }

  /// Gives an element a number or boolean as it is written.
  public mutating func setLiteral(_ value: String, of element: ElementIndex) {
    let start = text.count
    text.append(contentsOf: value.utf8)
    set(.literal, start, of: element)
  }

  /// Gives an element the same text as another.
  public mutating func shareText(of element: ElementIndex, with copy: ElementIndex) {
    touch(copy)
    elements[Int(copy)].value = elements[Int(element)].value
    elements[Int(copy)].start = elements[Int(element)].start
    elements[Int(copy)].length = elements[Int(element)].length
  }

  /// Lets a Reference's `reference` child point to a resource of this graph.
  public mutating func setTarget(_ resource: ResourceIndex, of element: ElementIndex) {
    if element < sentEnd { noteRedirection(of: element) }
    elements[Int(element)].value = .resource
    elements[Int(element)].start = UInt32(resource)
    elements[Int(element)].length = 0
  }

  /// Notes what a literal reference points to in this graph; what is written stays as it is.
  public mutating func link(_ reference: ElementIndex, to resource: ResourceIndex) {
    elements[Int(reference)].link = resource
    links.append(reference)
  }

  /// Notes the rule of an element whose value stays what it is.
  public mutating func setRule(_ rule: Symbol, of element: ElementIndex) { elements[Int(element)].rule = rule }

  /// Takes an element's value away; its children stay.
  public mutating func clearValue(of element: ElementIndex) {
    touch(element)
    elements[Int(element)].value = .none
  }

  /// Notes that an element came from this node too.
  public mutating func addSource(_ node: NodeIndex, to element: ElementIndex) {
    guard node >= 0, elements[Int(element)].source != node else { return }
    if elements[Int(element)].source < 0 {
      elements[Int(element)].source = node
    } else {
      let added = Int32(furtherSources.count)
      let last = elements[Int(element)].furtherSource
      furtherSources.append((node, last < 0 ? added : furtherSources[Int(last)].next))
      if last >= 0 { furtherSources[Int(last)].next = added }
      elements[Int(element)].furtherSource = added
    }
  }

  /// Takes a child out of its parent's list.
  public mutating func remove(_ element: ElementIndex) {
    let parent = elements[Int(element)].parent
    guard parent >= 0 else { return }
    touch(element)
    var before: ElementIndex = -1
    var at = elements[Int(parent)].firstChild
    while at >= 0, at != element {
      before = at
      at = elements[Int(at)].nextSibling
    }
    guard at == element else { return }
    let next = elements[Int(element)].nextSibling
    if before >= 0 { elements[Int(before)].nextSibling = next } else { elements[Int(parent)].firstChild = next }
    if elements[Int(parent)].lastChild == element { elements[Int(parent)].lastChild = before }
    elements[Int(element)].nextSibling = -1
  }

  /// Moves a child to the end of another parent's list.
  public mutating func move(_ element: ElementIndex, to parent: ElementIndex) {
    remove(element)
    touch(parent)
    elements[Int(element)].parent = parent
    let last = elements[Int(parent)].lastChild
    if last >= 0 { elements[Int(last)].nextSibling = element } else { elements[Int(parent)].firstChild = element }
    elements[Int(parent)].lastChild = element
  }

  private mutating func set(_ kind: GraphValue, _ start: Int, of element: ElementIndex) {
    touch(element)
    elements[Int(element)].value = kind
    elements[Int(element)].start = UInt32(truncatingIfNeeded: start)
    elements[Int(element)].length = UInt32(truncatingIfNeeded: text.count - start)
  }
}
