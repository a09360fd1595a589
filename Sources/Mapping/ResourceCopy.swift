import Diagnostics
import ResourceModel
import SourceModel

// FHIR JSON into the graph, as it is: the function `resource`.
extension MappingRun {
  /// Copies a FHIR resource. Elements that R4 does not define are kept and reported; ids and fullUrls stay.
  mutating func copyResource(_ node: NodeIndex, _ row: RowProgram) {
    let typeNode = tree.child(plan.names.resourceType, of: node)
    guard typeNode >= 0, definitions.isResource(tree.text(of: typeNode)),
      let type = definitions.type(tree.text(of: typeNode))
    else {
      report(
        .elementNotInR4, "the object is no resource of FHIR R4", "check resourceType",
        at: typeNode >= 0 ? typeNode : node)
      return
    }
    let resource = graph.makeResource(type, from: node, rule: row.rule)
    known.append(KnownResource(resource: resource, type: type, label: 0, scope: call.context))
    graph.resources[Int(resource)].isPassedThrough = true
    dispositions.mark(typeNode, .mapped, row.rule)
    let idNode = tree.child(plan.names.id, of: node)
    if idNode >= 0 {
      graph.resources[Int(resource)].id = tree.text(of: idNode)
      dispositions.mark(idNode, .mapped, row.rule)
    }
    let owner = tree.parent(node)
    let urlNode = owner >= 0 ? tree.child(plan.names.fullURL, of: owner) : .none
    if urlNode >= 0, tree[node].symbol == plan.names.resource {
      graph.resources[Int(resource)].fullURL = tree.text(of: urlNode)
      dispositions.mark(urlNode, .mapped, row.rule)
    }
    copyMembers(of: node, into: graph.resources[Int(resource)].root, type, row, skipping: [typeNode, idNode])
  }

  private mutating func copyMembers(
    of node: NodeIndex, into element: ElementIndex, _ type: TypeID, _ row: RowProgram, skipping: [NodeIndex] = []
  ) {
    var child = tree.firstChild(node)
    while child >= 0 {
      if !skipping.contains(child) { copyMember(child, into: element, type, row) }
      child = tree.nextSibling(child)
    }
  }

  private mutating func copyMember(_ node: NodeIndex, into parent: ElementIndex, _ type: TypeID, _ row: RowProgram) {
    let name = tree[node].symbol
    let text = symbols.name(name)
    if text.hasPrefix("_") {
      copyPrimitiveExtension(node, String(text.dropFirst()), into: parent, type, row)
      return
    }
    var definition = ElementID.unknown
    var childType = type
    if definitions[type].kind != .anyResource, let known = definitions.element(name, of: type, &symbols) {
      definition = known
      childType = definitions[known].type
    } else if text != "resourceType", text != "fhir_comments" {
      report(
        .elementNotInR4, "R4 has no such element here; it is kept as it is", "check the spelling and the version",
        at: node)
      childType = definitions.type("Element") ?? type
    }
    if definition.index >= 0, definitions[childType].kind == .anyResource {
      childType = containedType(node) ?? childType
    }
    let element = graph.append(definition, named: name, type: childType, to: parent, rule: row.rule, source: node)
    if definition.index < 0, tree[node].isItem { graph[element].entry = ResourceGraph.unknownListItem }
    copyValue(node, into: element, childType, row)
  }

  /// The type of a contained resource, which its own `resourceType` says.
  private mutating func containedType(_ node: NodeIndex) -> TypeID? {
    let typeNode = tree.child(plan.names.resourceType, of: node)
    guard typeNode >= 0 else { return nil }
    let name = tree.text(of: typeNode)
    return definitions.isResource(name) ? definitions.type(name) : nil
  }

  private mutating func copyValue(_ node: NodeIndex, into element: ElementIndex, _ type: TypeID, _ row: RowProgram) {
    dispositions.mark(node, .mapped, row.rule)
    switch tree[node].kind {
    case .string, .number, .boolean:
      let kind: GraphValue = tree[node].kind == .string ? .string : .literal
      let bytes = tree.withText(of: node) { span in span.withUnsafeBufferPointer(Array.init) }
      graph.setBytes(bytes.span, kind, of: element)
    case .null: break
    // R4 knows no array in an array; an empty one says nothing and is not written.
    case .array where tree.firstChild(node) < 0: graph.remove(element)
    default: copyMembers(of: node, into: element, type, row)
    }
  }

  /// `_birthDate`: id and extensions of the primitive beside it, item by item where it is a list.
  private mutating func copyPrimitiveExtension(
    _ node: NodeIndex, _ name: String, into parent: ElementIndex, _ type: TypeID, _ row: RowProgram
  ) {
    let symbol = symbols.intern(name)
    dispositions.mark(node, .mapped, row.rule)
    guard let definition = definitions.element(symbol, of: type, &symbols) else {
      report(.elementNotInR4, "R4 has no such element here", "check the spelling and the version", at: node)
      return
    }
    let position = tree[node].isItem ? tree.number(node) - 1 : 0
    var owners = graph.children(symbol, of: parent)
    while owners.count <= position {
      owners.append(
        graph.append(
          definition, named: symbol, type: definitions[definition].type, to: parent, rule: row.rule, source: node))
    }
    if tree[node].kind != .null { copyMembers(of: node, into: owners[position], definitions[definition].type, row) }
  }

  /// Links literal references between copied resources, so that the model can follow them; what is written stays.
  mutating func linkCopies() {
    var byAddress: [String: ResourceIndex] = [:]
    for (index, resource) in graph.resources.enumerated() where resource.isPassedThrough {
      let name = definitions[resource.type].name
      if !resource.id.isEmpty { byAddress[name + "/" + resource.id] = ResourceIndex(index) }
      if !resource.fullURL.isEmpty { byAddress[resource.fullURL] = ResourceIndex(index) }
    }
    guard !byAddress.isEmpty else { return }
    for index in graph.elements.indices
    where graph.elements[index].name == plan.names.reference && graph.elements[index].value == .string {
      let element = ElementIndex(index)
      guard let address = graph.string(element), let target = byAddress[address] else { continue }
      graph.link(element, to: target)
    }
  }
}
