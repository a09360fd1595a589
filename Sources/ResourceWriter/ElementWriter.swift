import ResourceModel
import SourceModel

/// Writes resources as JSON bytes, in R4's order: FHIR R4 §2.6.2 (arrays, `_name` beside a primitive, resourceType).
struct ElementWriter: Sendable {
  private(set) var layouts = ElementLayouts()
  private var order = ChildOrder()
  /// Members that are written apart: `resourceType`, and at a resource's root `id`.
  private var typeName = Symbol.none
  private var idName = Symbol.none

  /// Takes up what was read since the last time. Call it before a graph is written.
  mutating func prepare(_ definitions: R4Definitions, _ symbols: SymbolTable) {
    layouts.extend(to: definitions)
    // A name that the table does not know is in no graph.
    if typeName == .none { typeName = symbols.find("resourceType") ?? .none }
    if idName == .none { idName = symbols.find("id") ?? .none }
  }

  /// Writes a resource of the graph.
  mutating func write(
    _ resource: ResourceIndex, _ view: GraphView, _ symbols: SymbolTable, into out: inout [UInt8]
  ) {
    let (sent, head) = (view.resources[Int(resource)].asSent, view.resources[Int(resource)].headAsSent)
    if sent.length > 0, head > 0 {
      let whole = ResourceGraph.Stretch(start: sent.start - head, length: head + sent.length)
      return writeAsSent(whole, view, into: &out)
    }
    Self.writeHead(view.typeName(of: resource), view.resources[Int(resource)].id, into: &out)
    if sent.length > 0 { return writeAsSent(sent, view, into: &out) }
    let root = view.resources[Int(resource)].root
    writeMembers(of: root, view, symbols, omitting: (typeName, idName), isFirst: false, into: &out)
    out.append(UInt8(ascii: "}"))
  }

  private static func writeHead(_ type: String, _ id: String, into out: inout [UInt8]) {
    out.append(ascii: "{\"resourceType\":\"")
    out.append(utf8: type)
    out.append(UInt8(ascii: "\""))
    if id.isEmpty { return }
    out.append(ascii: ",\"id\":")
    out.appendQuoted(id)
  }

  /// What a document said that came as FHIR, with references by number: as `write` did then.
  static func rendered(_ content: SentContent, _ draft: Draft) -> [UInt8] {
    let text = draft.graph.text.span
    var out: [UInt8] = []
    for part in content.parts {
      writeHead(draft.definitions[part.type].name, part.id, into: &out)
      var at = Int(part.members.start)
      let end = at + Int(part.members.length)
      var number = content.firstRedirection(from: part.members.start)
      while number < content.redirections.count, Int(content.redirections[number].sent.start) < end {
        let (sent, target) = content.redirections[number]
        number += 1
        text.extracting(at..<Int(sent.start)).withUnsafeBufferPointer { out.append(contentsOf: $0) }
        out.append(UInt8(ascii: "#"))
        out.append(number: Int(target))
        at = Int(sent.start + sent.length)
      }
      text.extracting(at..<end).withUnsafeBufferPointer { out.append(contentsOf: $0) }
    }
    return out
  }

  /// A stretch of the document as it was sent, but for the addresses of references that were redirected.
  private func writeAsSent(_ sent: ResourceGraph.Stretch, _ view: GraphView, into out: inout [UInt8]) {
    let text = view.text.span
    var at = Int(sent.start)
    let end = at + Int(sent.length)
    var number = view.firstRedirection(from: sent.start)
    while number < view.redirections.count, Int(view.redirections[number].sent.start) < end {
      let (element, address) = (view.redirections[number].element, view.redirections[number].sent)
      text.extracting(at..<Int(address.start)).withUnsafeBufferPointer { out.append(contentsOf: $0) }
      view.appendAddress(of: ResourceIndex(view.elements[Int(element)].start), to: &out)
      at = Int(address.start + address.length)
      number += 1
    }
    text.extracting(at..<end).withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }

  /// Writes one element without its key: for comparing.
  mutating func writeValue(
    of element: ElementIndex, _ view: GraphView, _ symbols: SymbolTable, into out: inout [UInt8]
  ) {
    if view.elements[Int(element)].value != .none { writeLeaf(element, view, into: &out) }
    if view.elements[Int(element)].firstChild >= 0 { writeObject(element, view, symbols, into: &out) }
  }

  /// - Parameter isFirst: no member was written yet.
  private mutating func writeMembers(
    of element: ElementIndex, _ view: GraphView, _ symbols: SymbolTable, omitting omitted: (Symbol, Symbol)? = nil,
    isFirst: Bool, into out: inout [UInt8]
  ) {
    let children = order.push(childrenOf: element, view.elements, layouts, omitting: omitted)
    var isFirst = isFirst
    var at = children.lowerBound
    while at < children.upperBound {
      let group = order.group(at: at, upTo: children.upperBound, view.elements)
      writeGroup(group, view, symbols, &isFirst, into: &out)
      at = group.upperBound
    }
    order.pop(children)
  }

  /// One key with its value: a single element, or a list.
  private mutating func writeGroup(
    _ group: Range<Int>, _ view: GraphView, _ symbols: SymbolTable, _ isFirst: inout Bool, into out: inout [UInt8]
  ) {
    let it = view.elements[Int(order[group.lowerBound])]
    let layout = layouts[it.definition]
    let isList = order.isList(group, layout, view.elements)
    let isPrimitive = layout?.isPrimitive ?? (it.value != .none || it.firstChild < 0)
    if isPrimitive, !isList, it.value == .string, let layout {
      // By far the most: one string under a key of R4.
      appendKey(layout.key.lowerBound..<layout.key.upperBound + 1, &isFirst, into: &out)
      out.appendEscaped(view.text.span.extracting(view.valueRange(of: it)))
      out.append(UInt8(ascii: "\""))
      if it.firstChild < 0 { return }
    } else if !isPrimitive {
      appendKey(it, layout, symbols, &isFirst, into: &out)
      if isList { out.append(UInt8(ascii: "[")) }
      for number in group {
        if number > group.lowerBound { out.append(UInt8(ascii: ",")) }
        writeObject(order[number], view, symbols, isResource: layout?.isAnyResource ?? false, into: &out)
      }
      if isList { out.append(UInt8(ascii: "]")) }
      return
    } else if group.contains(where: { view.elements[Int(order[$0])].value != .none }) {
      appendKey(it, layout, symbols, &isFirst, into: &out)
      if isList { out.append(UInt8(ascii: "[")) }
      for number in group {
        if number > group.lowerBound { out.append(UInt8(ascii: ",")) }
        writeLeaf(order[number], view, into: &out)
      }
      if isList { out.append(UInt8(ascii: "]")) }
    }
    if group.contains(where: { view.elements[Int(order[$0])].firstChild >= 0 }) {
      appendKey(it, layout, symbols, &isFirst, isForChildren: true, into: &out)
      if isList { out.append(UInt8(ascii: "[")) }
      for number in group {
        if number > group.lowerBound { out.append(UInt8(ascii: ",")) }
        if view.elements[Int(order[number])].firstChild < 0 {
          out.append(ascii: "null")
        } else {
          writeObject(order[number], view, symbols, into: &out)
        }
      }
      if isList { out.append(UInt8(ascii: "]")) }
    }
  }

  private mutating func writeObject(
    _ element: ElementIndex, _ view: GraphView, _ symbols: SymbolTable, isResource: Bool = false,
    into out: inout [UInt8]
  ) {
    out.append(UInt8(ascii: "{"))
    // A contained resource of a type that R4 does not have says its type itself.
    if isResource, view.types[Int(view.elements[Int(element)].type.index)].kind == .resource {
      out.append(ascii: "\"resourceType\":\"")
      out.append(contentsOf: view.types[Int(view.elements[Int(element)].type.index)].name.utf8)
      out.append(UInt8(ascii: "\""))
      writeMembers(of: element, view, symbols, omitting: (typeName, typeName), isFirst: false, into: &out)
    } else {
      writeMembers(of: element, view, symbols, isFirst: true, into: &out)
    }
    out.append(UInt8(ascii: "}"))
  }

  /// A primitive's value; null where it has only children.
  private func writeLeaf(_ element: ElementIndex, _ view: GraphView, into out: inout [UInt8]) {
    let it = view.elements[Int(element)]
    switch it.value {
    case .none: out.append(ascii: "null")
    case .string: out.appendQuoted(view.text.span.extracting(view.valueRange(of: it)))
    case .literal:
      let value = view.text.span.extracting(view.valueRange(of: it))
      value.withUnsafeBufferPointer { out.append(contentsOf: $0) }
    case .resource:
      out.append(UInt8(ascii: "\""))
      view.appendAddress(of: ResourceIndex(it.start), to: &out)
      out.append(UInt8(ascii: "\""))
    }
  }

  private func appendKey(
    _ element: ResourceGraph.Element, _ layout: ElementLayouts.Layout?, _ symbols: SymbolTable, _ isFirst: inout Bool,
    isForChildren: Bool = false, into out: inout [UInt8]
  ) {
    if let layout {
      appendKey(isForChildren ? layout.childrenKey : layout.key, &isFirst, into: &out)
    } else {
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      out.append(ascii: isForChildren ? "\"_" : "\"")
      out.appendInside(symbols.name(element.name))
      out.append(ascii: "\":")
    }
  }

  /// - Parameter key: with the comma before it, which the first one is written without.
  private func appendKey(_ key: Range<Int>, _ isFirst: inout Bool, into out: inout [UInt8]) {
    let start = isFirst ? key.lowerBound + 1 : key.lowerBound
    isFirst = false
    layouts.keys.span.extracting(start..<key.upperBound).withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }
}
