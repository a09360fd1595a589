import Diagnostics
import ResourceModel
import SourceModel
import Terminology

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
      if typeNode >= 0 { tellRelease(tree.text(of: typeNode), at: typeNode) }
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
    var definition = ElementID.unknown
    var childType = type
    if definitions[type].kind != .anyResource, let known = definitions.element(name, of: type, &symbols) {
      definition = known
      childType = definitions[known].type
    } else {
      let text = symbols.name(name)
      if text.hasPrefix("_") {
        copyPrimitiveExtension(node, String(text.dropFirst()), into: parent, type, row)
        return
      }
      if text != "resourceType", text != "fhir_comments" {
        report(
          .elementNotInR4, "R4 has no such element here; it is kept as it is", "check the spelling and the version",
          at: node)
        tellRelease(definitions[type].name + "." + text, at: node)
        childType = definitions.type("Element") ?? type
      }
    }
    if definition.index >= 0, definitions[childType].kind == .anyResource {
      childType = containedType(node) ?? childType
    }
    let element = graph.append(definition, named: name, type: childType, to: parent, rule: row.rule, source: node)
    if definition.index < 0, tree[node].isItem { graph[element].entry = ResourceGraph.unknownListItem }
    if definition.index >= 0, tree[node].isItem != definitions[definition].isList {
      reportMend(.listShape, "a list stands where R4 has a single value, or the other way round", at: node)
    }
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
      if let (value, mend) = mended(node, as: type, named: graph[element].name) {
        writeMended(value, mend, to: element, row, node)
        return
      }
      let kind: GraphValue = tree[node].kind == .string ? .string : .literal
      graph.setText(of: node, in: tree, kind, of: element)
    case .null: break
    // R4 knows no array in an array; an empty one says nothing and is not written.
    case .array where tree.firstChild(node) < 0: graph.remove(element)
    default:
      copyMembers(of: node, into: element, type, row)
      if tree.child(plan.names.div, of: node) >= 0 { mendNarrative(element, type, row, node) }
    }
  }

  private mutating func writeMended(
    _ value: OutputValue, _ mend: Mends.Kind, to element: ElementIndex, _ row: RowProgram, _ node: NodeIndex
  ) {
    graph.setString(string(value.text), of: element)
    if value.kind == .literal { graph.setBytes(Array(string(value.text).utf8).span, .literal, of: element) }
    graph[element].rule = mendRule(mend)
    if let sent = value.sourceText { writeSourceText(sent, on: element, row, node) }
    reportMend(mend, "the value is not written as R4 has it; it was mended", at: node)
  }

  /// A narrative without its status says at the least that it may hold more than the elements.
  private mutating func mendNarrative(
    _ narrative: ElementIndex, _ type: TypeID, _ row: RowProgram, _ node: NodeIndex
  ) {
    guard plan.mends.contains(.narrativeStatus), definitions[type].name == "Narrative",
      graph.child(plan.names.status, of: narrative) < 0,
      let status = graph.append(
        "status", to: narrative, &definitions, &symbols, rule: mendRule(.narrativeStatus), source: node, how: .default)
    else { return }
    graph.setString("additional", of: status)
    reportMend(.narrativeStatus, "a narrative has no status; it was given one", at: node)
  }

  /// Says once what release of FHIR a document seems to be of, where it has what only that one has.
  private mutating func tellRelease(_ name: String, at node: NodeIndex) {
    guard !hasToldRelease, let release = plan.releases.release(of: name) else { return }
    hasToldRelease = true
    report(
      .otherRelease,
      "the document has the shape of FHIR \(release); it is read as R4, and what R4 lacks is kept as it is",
      "convert it to R4 first", at: node)
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
