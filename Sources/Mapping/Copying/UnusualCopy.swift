import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// FHIR JSON that is not what R4 has there, or not where it is mostly.
extension MappingRun {
  /// A resource in a resource, null, and arrays that are no lists: what is written is not what was sent, or is not
  /// looked at so closely.
  @inline(never)
  mutating func copyUnusual(
    _ node: NodeIndex, into parent: ElementIndex, _ definition: ElementID, _ type: TypeID, _ row: RowProgram
  ) -> Int {
    var type = type
    if definitions.kind(of: type) == .anyResource { type = containedType(node) ?? type }
    let element = graph.append(
      definition, named: tree[node].symbol, type: type, to: parent, rule: row.rule, source: node)
    copyAnything(node, into: element, type, row)
    return -1
  }

  /// An element that R4 does not define, which is kept, or `_birthDate`.
  /// - Parameter order: place of the last member before it.
  /// - Returns: the place of this one, and its length as the writer writes it; -1 where that is not what was sent.
  @inline(never)
  mutating func copyUndefined(
    _ node: NodeIndex, into parent: ElementIndex, _ type: TypeID, _ row: RowProgram, _ isKnown: Bool, _ order: Int32
  ) -> (order: Int32, length: Int) {
    let name = tree[node].symbol
    let text = symbols.name(name)
    if text.hasPrefix("_") {
      return copyPrimitiveExtension(node, String(text.dropFirst()), into: parent, type, row, order)
    }
    var childType = type
    if text != "resourceType", text != "fhir_comments" {
      reportUndefined(node, type)
      childType = definitions.type("Element") ?? type
    }
    let element = graph.append(.unknown, named: name, type: childType, to: parent, rule: row.rule, source: node)
    if tree[node].isItem { graph[element].entry = ResourceGraph.unknownListItem }
    copyAnything(node, into: element, childType, row)
    return (order, -1)
  }

  /// A value of any kind.
  private mutating func copyAnything(_ node: NodeIndex, into element: ElementIndex, _ type: TypeID, _ row: RowProgram) {
    switch tree[node].kind {
    case .string, .number, .boolean: copyBare(node, into: element, type, row)
    case .null: break
    // R4 knows no array in an array; an empty one says nothing and is not written.
    case .array where tree.firstChild(node) < 0:
      graph.remove(element)
      graph.noteEdit()
    default:
      _ = copyMembers(of: node, into: element, type, row)
      if definitions[type].name == "Narrative", tree.child(plan.names.div, of: node) >= 0 {
        _ = mendNarrative(element, row, node)
      }
    }
  }

  // Apart, like all that is seldom done: elements within each other take a stack frame each.
  @inline(never)
  private mutating func copyBare(_ node: NodeIndex, into element: ElementIndex, _ type: TypeID, _ row: RowProgram) {
    if let primitive = copier.primitive(type, &definitions),
      let (value, mend) = mended(node, as: primitive, named: graph[element].name)
    {
      writeMended(value, mend, to: element, row, node)
      return
    }
    graph.setText(of: node, in: tree, tree[node].kind == .string ? .string : .literal, of: element)
  }

  @inline(never)
  private mutating func reportUndefined(_ node: NodeIndex, _ type: TypeID) {
    report(
      .elementNotInR4, "R4 has no such element here; it is kept as it is", "check the spelling and the version",
      at: node)
    tellRelease(definitions[type].name + "." + symbols.name(tree[node].symbol), at: node)
  }

  /// The type of a contained resource, which its own `resourceType` says.
  private mutating func containedType(_ node: NodeIndex) -> TypeID? {
    let typeNode = tree.child(plan.names.resourceType, of: node)
    return typeNode >= 0 ? resourceType(typeNode) : nil
  }

  /// `_birthDate`: id and extensions of the primitive beside it, item by item where it is a list.
  /// - Returns: as `copyUndefined`.
  @inline(never)
  private mutating func copyPrimitiveExtension(
    _ node: NodeIndex, _ name: String, into parent: ElementIndex, _ type: TypeID, _ row: RowProgram, _ order: Int32
  ) -> (order: Int32, length: Int) {
    let symbol = symbols.intern(name)
    guard let definition = definitions.element(symbol, of: type, &symbols) else {
      report(.elementNotInR4, "R4 has no such element here", "check the spelling and the version", at: node)
      copier.uncopied.append(node)
      return (order, -1)
    }
    let facts = copier.facts(of: definition, &definitions)
    let it = tree[node]
    let position = it.isItem ? tree.number(node) - 1 : 0
    var owners = graph.children(symbol, of: parent)
    // The writer writes it right behind the primitive, or where the primitive would stand.
    var isAsSent =
      facts.order > order || !owners.isEmpty && owners[0] == graph[parent].lastChild && graph[owners[0]].firstChild < 0
    while owners.count <= position {
      owners.append(
        graph.append(
          definition, named: symbol, type: definitions[definition].type, to: parent, rule: row.rule, source: node))
    }
    guard it.kind != .null else { return (facts.order, -1) }
    let length = copyMembers(of: node, into: owners[position], definitions[definition].type, row)
    if it.kind != .object || it.isItem || facts.isList || !facts.isPrimitive || length <= 0 { isAsSent = false }
    // A comma, the key with its underscore, and the object, whose first member has no comma before it.
    return (facts.order, isAsSent ? facts.keyLength + 3 + length : -1)
  }

  /// Whether extensions of a primitive came before its value: members stand in any order.
  mutating func awaitsValue(_ name: Symbol, in parent: ElementIndex) -> Bool {
    let first = graph.child(name, of: parent)
    return first >= 0 && graph[first].value == .none
  }

  /// Gives a primitive whose extensions came before it its value.
  /// - Returns: false where nothing waits for this one.
  @inline(never)
  mutating func fillIn(
    _ node: NodeIndex, _ it: SourceTree.Node, of parent: ElementIndex, _ facts: CopyFacts, _ row: RowProgram
  ) -> Bool {
    let owners = graph.children(it.symbol, of: parent)
    let position = it.isItem ? tree.number(node) - 1 : 0
    guard position < owners.count, graph[owners[position]].value == .none else { return false }
    switch it.kind {
    case .null: return true
    case .string, .number, .boolean:
      graph[owners[position]].source = node
      _ = copyText(node, it, it.kind == .string ? .string : .literal, into: owners[position], facts, row)
      return true
    default: return false
    }
  }

  /// Says once what release of FHIR a document seems to be of, where it has what only that one has.
  mutating func tellRelease(_ name: String, at node: NodeIndex) {
    guard !hasToldRelease, let release = plan.releases.release(of: name) else { return }
    hasToldRelease = true
    report(
      .otherRelease,
      "the document has the shape of FHIR \(release); it is read as R4, and what R4 lacks is kept as it is",
      "convert it to R4 first", at: node)
  }
}
