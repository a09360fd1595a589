import Diagnostics
import ResourceModel
import SourceModel

/// Writes the trace: one line for each leaf of the output, saying by which rule and from which bytes of the source it
/// came. Paths are those of FHIRPath: list members by number from 0, an extension of a primitive behind the primitive.
struct TraceWriter: Sendable {
  /// What stays the same for a resource.
  private struct Subject {
    let graph: ResourceGraph
    let view: GraphView
    let tree: SourceTree
    let symbols: SymbolTable
    var frame: Int
    var resource: [UInt8] = []
  }

  private var layouts = ElementLayouts()
  private var order = ChildOrder()
  private var path: [UInt8] = []
  /// `{"byte":…,"path":…}` of source nodes, as far as they were asked for.
  private var sources: [NodeIndex: [UInt8]] = [:]
  private var lineStarts: [Int] = []
  private var typeName = Symbol.none
  private var idName = Symbol.none
  private var addressName = Symbol.none

  /// Appends the lines of a document.
  /// - Parameter request: how the transaction writes its entries; nil where there are no requests.
  mutating func write(
    _ graph: ResourceGraph, _ view: GraphView, _ tree: SourceTree, _ definitions: R4Definitions,
    _ symbols: SymbolTable, request: WriterOptions.Method?, isBundle: Bool, frame: Int, into out: inout [UInt8]
  ) {
    layouts.extend(to: definitions)
    typeName = symbols.find("resourceType") ?? .none
    idName = symbols.find("id") ?? .none
    addressName = symbols.find("fullUrl") ?? .none
    path.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    findLines(tree)
    var subject = Subject(graph: graph, view: view, tree: tree, symbols: symbols, frame: frame)
    if isBundle {
      subject.resource = Array("Bundle".utf8)
      added("resourceType", "writer#resourceType", subject, into: &out)
      added("type", "writer#bundle", subject, into: &out)
    }
    for resource in graph.writingOrder() {
      subject.resource.removeAll(keepingCapacity: true)
      view.appendRelative(resource, to: &subject.resource)
      if !tree.parts.isEmpty {
        let part = tree.part(of: view.resources[Int(resource)].node)
        subject.frame = part.map { tree.parts[$0].origin.frame } ?? frame
      }
      writeHead(resource, subject, isBundle: isBundle, into: &out)
      members(of: view.resources[Int(resource)].root, subject, omitting: (typeName, idName), into: &out)
      if let request {
        added("request.method", "writer#request", subject, into: &out)
        added("request.url", "writer#request", subject, into: &out)
        if request == .create, view.isSearchable(resource) {
          added("request.ifNoneExist", "writer#request", subject, into: &out)
        }
      }
    }
  }

  /// `fullUrl`, `resourceType` and `id`: the writer's, or the input's own where a resource came as FHIR.
  private mutating func writeHead(
    _ resource: ResourceIndex, _ subject: Subject, isBundle: Bool, into out: inout [UInt8]
  ) {
    let it = subject.view.resources[Int(resource)]
    let tree = subject.tree
    let hasCome = it.isPassedThrough && it.node >= 0
    func came(_ name: Symbol, in node: NodeIndex, as text: String) -> NodeIndex {
      guard hasCome, node >= 0, !text.isEmpty else { return .none }
      let found = tree.child(name, of: node)
      return found >= 0 && tree.text(of: found) == text ? found : .none
    }
    let rule = subject.symbols.name(subject.view.elements[Int(it.root)].rule)
    if isBundle {
      let url = came(addressName, in: hasCome ? tree.parent(it.node) : .none, as: it.fullURL)
      head("fullUrl", "writer#fullUrl", rule, url, subject, into: &out)
    }
    let type = came(typeName, in: it.node, as: subject.view.typeName(of: resource))
    head("resourceType", "writer#resourceType", rule, type, subject, into: &out)
    head("id", "writer#id", rule, came(idName, in: it.node, as: it.id), subject, into: &out)
  }

  private mutating func head(
    _ path: StaticString, _ ownRule: String, _ rule: String, _ node: NodeIndex, _ subject: Subject,
    into out: inout [UInt8]
  ) {
    guard node >= 0 else { return added(path, ownRule, subject, into: &out) }
    self.path.append(ascii: path)
    line(subject, rule: rule, how: .mapped, from: [node], into: &out)
    self.path.removeAll(keepingCapacity: true)
  }

  private mutating func members(
    of element: ElementIndex, _ subject: Subject, omitting omitted: (Symbol, Symbol)? = nil, into out: inout [UInt8]
  ) {
    let elements = subject.view.elements
    let children = order.push(childrenOf: element, elements, layouts, omitting: omitted)
    let base = path.count
    var at = children.lowerBound
    while at < children.upperBound {
      let group = order.group(at: at, upTo: children.upperBound, elements)
      let layout = layouts[elements[Int(order[at])].definition]
      let isList = order.isList(group, layout, elements)
      for number in group {
        let child = order[number]
        if base > 0 { path.append(UInt8(ascii: ".")) }
        path.append(contentsOf: subject.symbols.name(elements[Int(child)].name).utf8)
        if isList {
          path.append(UInt8(ascii: "["))
          path.append(number: number - group.lowerBound)
          path.append(UInt8(ascii: "]"))
        }
        if elements[Int(child)].value != .none { leaf(child, subject, into: &out) }
        if elements[Int(child)].firstChild >= 0 {
          let isResource = layout?.isAnyResource ?? false
          if isResource { containedType(child, subject, into: &out) }
          members(
            of: child, subject, omitting: isResource ? (typeName, typeName) : nil, into: &out)
        }
        path.removeLast(path.count - base)
      }
      at = group.upperBound
    }
    order.pop(children)
  }

  private mutating func containedType(_ element: ElementIndex, _ subject: Subject, into out: inout [UInt8]) {
    let base = path.count
    path.append(contentsOf: ".resourceType".utf8)
    let own = subject.graph.child(typeName, of: element)
    if own >= 0 {
      leaf(own, subject, into: &out)
    } else {
      line(subject, rule: "writer#resourceType", how: .derived, from: [], into: &out)
    }
    path.removeLast(path.count - base)
  }

  /// A line for what the writer adds.
  private mutating func added(_ path: StaticString, _ rule: String, _ subject: Subject, into out: inout [UInt8]) {
    self.path.append(ascii: path)
    line(subject, rule: rule, how: .derived, from: [], into: &out)
    self.path.removeAll(keepingCapacity: true)
  }

  private mutating func leaf(_ element: ElementIndex, _ subject: Subject, into out: inout [UInt8]) {
    let it = subject.view.elements[Int(element)]
    line(
      subject, rule: subject.symbols.name(it.rule), how: it.how, from: subject.graph.sources(of: element), into: &out)
  }

  private mutating func line(
    _ subject: Subject, rule: String, how: Provenience, from: [NodeIndex], into out: inout [UInt8]
  ) {
    out.append(ascii: "{\"frame\":")
    out.append(number: subject.frame)
    out.append(ascii: ",\"resource\":\"")
    out.append(contentsOf: subject.resource)
    out.append(ascii: "\",\"path\":")
    out.appendQuoted(path.span)
    out.append(ascii: ",\"rule\":")
    out.appendQuoted(rule)
    out.append(ascii: ",\"how\":")
    out.appendQuoted(how.word)
    out.append(ascii: ",\"from\":[")
    for node in from {
      out.appendComma()
      appendSource(node, subject, to: &out)
    }
    out.append(ascii: "]}\n")
  }

  private mutating func appendSource(_ node: NodeIndex, _ subject: Subject, to out: inout [UInt8]) {
    if let text = sources[node] {
      out.append(contentsOf: text)
      return
    }
    let it = subject.tree[node]
    var text: [UInt8] = []
    if subject.tree.parts.isEmpty {
      text.append(ascii: "{\"byte\":")
      text.append(number: Int(it.start))
      text.append(ascii: ",\"length\":")
      text.append(number: Int(it.length))
      if !lineStarts.isEmpty {
        text.append(ascii: ",\"line\":")
        text.append(number: lineNumber(at: Int(it.start)))
      }
    } else {
      append(subject.tree.place(of: node), to: &text)
    }
    text.append(ascii: ",\"path\":")
    text.appendQuoted(subject.tree.path(of: node, subject.symbols))
    text.append(UInt8(ascii: "}"))
    out.append(contentsOf: text)
    sources[node] = text
  }

  /// A place in one of several documents that were read together.
  private func append(_ place: Place, to text: inout [UInt8]) {
    text.append(ascii: "{")
    if let document = place.document {
      text.append(ascii: "\"input\":")
      text.appendQuoted(document.input)
      text.append(ascii: ",\"frame\":")
      text.append(number: document.frame)
      text.append(ascii: ",")
    }
    text.append(ascii: "\"byte\":")
    text.append(number: place.byte)
    text.append(ascii: ",\"length\":")
    text.append(number: place.length)
    if let line = place.line {
      text.append(ascii: ",\"line\":")
      text.append(number: line)
    }
  }

  /// XML and JSON are told by line too.
  private mutating func findLines(_ tree: SourceTree) {
    lineStarts.removeAll(keepingCapacity: true)
    guard tree.syntax != .hl7v2 else { return }
    lineStarts.append(0)
    for (at, byte) in tree.bytes.enumerated() where byte == 0x0A { lineStarts.append(at + 1) }
  }

  /// The line, from 1, of a byte: the number of lines that start at or before it.
  private func lineNumber(at byte: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
