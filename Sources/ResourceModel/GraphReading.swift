public import SourceModel

// Reading a graph.
extension ResourceGraph {
  /// The first child of a name at or behind `element` among its siblings; -1 for none.
  public func next(_ name: Symbol, from element: ElementIndex) -> ElementIndex {
    var at = element
    while at >= 0, elements[Int(at)].name != name { at = elements[Int(at)].nextSibling }
    return at
  }

  /// The first child of a name; -1 for none. What is not there (-1) has no children, so that paths can be walked in one go.
  public func child(_ name: Symbol, of element: ElementIndex) -> ElementIndex {
    element >= 0 ? next(name, from: elements[Int(element)].firstChild) : -1
  }

  /// The first element at or behind a number that has a string and this name; -1 for none.
  public func nextString(_ name: Symbol, from number: ElementIndex) -> ElementIndex {
    let elements = elements.span
    var at = Int(number)
    while at < elements.count {
      if elements[at].name == name, elements[at].value == .string { return ElementIndex(at) }
      at += 1
    }
    return -1
  }

  /// The first element behind a number that has a long string of one of two types; -1 for none.
  public func nextLong(_ type: TypeID, _ other: TypeID, after number: Int) -> Int {
    let elements = elements.span
    var at = number + 1
    while at < elements.count {
      if elements[at].length > 40, elements[at].value == .string {
        if elements[at].type == type || elements[at].type == other { return at }
      }
      at += 1
    }
    return -1
  }

  /// The children of an element, in the order of writing.
  public func children(of element: ElementIndex) -> [ElementIndex] {
    guard element >= 0 else { return [] }
    var found: [ElementIndex] = []
    var at = elements[Int(element)].firstChild
    while at >= 0 {
      found.append(at)
      at = elements[Int(at)].nextSibling
    }
    return found
  }

  /// The children of a name, in the order of writing.
  public func children(_ name: Symbol, of element: ElementIndex) -> [ElementIndex] {
    var found: [ElementIndex] = []
    var at = child(name, of: element)
    while at >= 0 {
      found.append(at)
      at = next(name, from: elements[Int(at)].nextSibling)
    }
    return found
  }

  /// The children of a name, one after the other, for loops that change nothing: no list is made of them.
  public func eachChild(_ name: Symbol, of element: ElementIndex) -> NamedChildren {
    NamedChildren(elements: elements, name: name, first: child(name, of: element))
  }

  /// The element's value as a String; nil when it has none, or refers to a resource of the graph.
  public func string(_ element: ElementIndex) -> String? {
    guard element >= 0 else { return nil }
    let it = elements[Int(element)]
    guard it.value == .string || it.value == .literal else { return nil }
    return withText(element) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// Whether an element's value is this text; false for what is not there.
  public func says(_ text: String, _ element: ElementIndex) -> Bool {
    guard element >= 0, elements[Int(element)].value == .string, Int(elements[Int(element)].length) == text.utf8.count
    else { return false }
    var text = text
    return text.withUTF8 { bytes in withText(element) { Self.areEqual(Span(_unsafeElements: bytes), $0) } }
  }

  /// Whether two elements hold the same text.
  public func haveSameText(_ a: ElementIndex, _ b: ElementIndex) -> Bool {
    let (one, other) = (elements[Int(a)], elements[Int(b)])
    guard one.value == other.value, one.value == .string || one.value == .literal, one.length == other.length else {
      return false
    }
    if one.start == other.start { return true }
    let span = text.span
    return Self.areEqual(
      span.extracting(Int(one.start)..<Int(one.start) + Int(one.length)),
      span.extracting(Int(other.start)..<Int(other.start) + Int(other.length)))
  }

  // Of one length. URLs begin alike: what tells them apart is behind.
  private static func areEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    var end = a.count
    while end >= 8 {
      guard let one = EightBytes(a, at: end - 8), let other = EightBytes(b, at: end - 8), one == other else {
        return false
      }
      end -= 8
    }
    for i in 0..<end where a[i] != b[i] { return false }
    return true
  }

  /// The value of the first child of a name.
  public func string(of element: ElementIndex, _ name: Symbol) -> String? { string(child(name, of: element)) }

  /// The value at the end of a path of two first children.
  public func string(of element: ElementIndex, _ first: Symbol, _ second: Symbol) -> String? {
    string(child(second, of: child(first, of: element)))
  }

  /// The value at the end of a path of first children: `string(of: procedure, [code, text])`.
  public func string(of element: ElementIndex, _ path: Symbol...) -> String? {
    var at = element
    for name in path where at >= 0 { at = child(name, of: at) }
    return string(at)
  }

  /// The element's value as bytes; empty when it has none.
  public func withText<R>(_ element: ElementIndex, _ body: (Span<UInt8>) -> R) -> R {
    // Its parts, not the element: that is copied whole.
    let at = Int(element)
    guard elements[at].value == .string || elements[at].value == .literal else {
      return body(text.span.extracting(0..<0))
    }
    let start = Int(elements[at].start)
    return body(text.span.extracting(start..<start + Int(elements[at].length)))
  }

  /// The resource that a Reference's `reference` child points to inside the graph, merges followed; -1 for none.
  public func target(of reference: ElementIndex) -> ResourceIndex {
    guard reference >= 0 else { return -1 }
    let linked = elements[Int(reference)].link
    if linked >= 0 { return standing(linked) }
    guard elements[Int(reference)].value == .resource else { return -1 }
    return standing(ResourceIndex(elements[Int(reference)].start))
  }

  /// The resource that stands for this one after merging.
  public func standing(_ resource: ResourceIndex) -> ResourceIndex {
    var at = resource
    while resources[Int(at)].mergedInto >= 0 { at = resources[Int(at)].mergedInto }
    return at
  }

  /// The resource that an element belongs to; -1 for an element of none (contained resources belong to their container).
  public func resource(of element: ElementIndex) -> ResourceIndex {
    var at = element
    while elements[Int(at)].parent >= 0 { at = elements[Int(at)].parent }
    return ResourceIndex(elements[Int(at)].start)
  }

  /// Every source node of an element: its own, then the further ones.
  public func sources(of element: ElementIndex) -> [NodeIndex] {
    let own = elements[Int(element)].source
    var nodes = own >= 0 ? [own] : []
    appendFurtherSources(of: element, to: &nodes)
    return nodes
  }

  /// Appends the source nodes of an element behind its own one.
  public func appendFurtherSources(of element: ElementIndex, to nodes: inout [NodeIndex]) {
    let last = elements[Int(element)].furtherSource
    guard last >= 0 else { return }
    var at = last
    repeat {
      at = furtherSources[Int(at)].next
      nodes.append(furtherSources[Int(at)].node)
    } while at != last
  }
}

/// The children of one name of an element, in the order of writing; holds the graph's elements as they were. Inlinable:
/// the loops over them are the reading of procedures.
@frozen
public struct NamedChildren: Sequence, IteratorProtocol {
  @usableFromInline let elements: [ResourceGraph.Element]
  @usableFromInline let name: Symbol
  @usableFromInline var coming: ElementIndex

  /// The children behind the first one, which is known.
  @inlinable
  public init(elements: [ResourceGraph.Element], name: Symbol, first: ElementIndex) {
    self.elements = elements
    self.name = name
    coming = first
  }

  /// The next child; nil behind the last.
  @inlinable
  public mutating func next() -> ElementIndex? {
    let found = coming
    guard found >= 0 else { return nil }
    coming = elements[Int(found)].nextSibling
    while coming >= 0, elements[Int(coming)].name != name { coming = elements[Int(coming)].nextSibling }
    return found
  }
}
