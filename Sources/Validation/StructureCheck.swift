import Diagnostics
import ResourceModel
import SourceModel

// FHIR R4 §2.6.2 (JSON): which members an object may have, how often, and of which kind. Recursion ends with the reader's
// limit on depth.
extension Validator {
  /// Checks a resource: as the document, in a Bundle, contained or as a parameter.
  mutating func checkResource(_ node: NodeIndex, isContained: Bool) {
    guard tree[node].kind == .object else {
      return report(
        .wrongJSONType, "a resource is a JSON object", remedy: "write an object with resourceType", at: node)
    }
    guard let name = text(names.resourceType, of: node) else {
      return report(
        .unknownResource, "an object without resourceType where a resource stands", remedy: "name its type", at: node)
    }
    guard definitions.isResource(name), name != "DomainResource", let type = definitions.type(name) else {
      return report(
        .unknownResource, "resourceType names no resource of R4", remedy: "check spelling and release of FHIR",
        at: tree.child(names.resourceType, of: node))
    }
    let (outer, outerContainer) = (resource, container)
    resource = node
    if !isContained { container = node }
    checkObject(node, type, isResource: true)
    checkContained(node, isContained: isContained)
    checkInvariants(of: type, at: node)
    if !isContained { checkProfiles(node, type) }
    (resource, container) = (outer, outerContainer)
  }

  /// Checks an object's members.
  mutating func checkObject(_ object: NodeIndex, _ type: TypeID, isResource: Bool = false) {
    var child = tree.firstChild(object)
    if child < 0 {
      return report(
        .emptyElement, "ele-1: an element has a value or children", remedy: "leave the empty object out", at: object)
    }
    let first = seen.count
    var run = (symbol: Symbol.none, index: 0)
    while child >= 0 {
      let symbol = tree[child].symbol
      run = run.symbol == symbol ? (symbol, run.index + 1) : (symbol, 0)
      checkMember(child, of: type, isResource: isResource, index: run.index, first: first)
      child = tree.nextSibling(child)
    }
    checkRequired(by: type, object, first: first)
    seen.removeLast(seen.count - first)
  }

  private mutating func checkMember(
    _ node: NodeIndex, of type: TypeID, isResource: Bool, index: Int, first: Int
  ) {
    let symbol = tree[node].symbol
    if isResource, symbol == names.resourceType { return }
    let plain = facts.plainSymbol(of: symbol, &symbols)
    guard let element = definitions.element(plain ?? symbol, of: type, &symbols) else {
      if symbol == names.comments { return }
      return report(
        .elementUnknownToR4, "R4 has no such element here",
        remedy: "check spelling and release of FHIR, or use an extension",
        at: node)
    }
    elements[Int(node)] = element
    note(element, named: plain ?? symbol, at: node, first: first)
    if plain != nil { return checkUnderscore(node, element) }
    let isList = definitions.isList(element)
    let it = tree[node]
    if it.kind == .null { return checkNull(node, index) }
    if it.kind == .array {
      let isEmpty = !it.isItem && it.firstChild < 0
      return report(
        isEmpty ? .emptyElement : .wrongJSONType, isEmpty ? "an empty array" : "an array within an array",
        remedy: isEmpty ? "leave it out" : "write one array", at: node)
    }
    if isList, !it.isItem {
      report(.wrongJSONType, "an element that may repeat is an array", remedy: "put it in brackets", at: node)
    } else if !isList, it.isItem, index == 0 {
      report(.tooMany, "an array where R4 allows one value", remedy: "write the value without brackets", at: node)
    }
    checkValue(node, element)
  }

  /// Takes note of an element and finds a second type of one choice.
  private mutating func note(_ element: ElementID, named name: Symbol, at node: NodeIndex, first: Int) {
    let order = definitions.order(of: element)
    for earlier in seen[first...] where earlier.order == order {
      if earlier.name == name { return }
      report(.tooMany, "two types of one choice", remedy: "keep one of them", at: node)
      return
    }
    seen.append(SeenElement(order: order, name: name))
  }

  private mutating func checkRequired(by type: TypeID, _ object: NodeIndex, first: Int) {
    let required = facts.required(by: type, &definitions, &symbols)
    if required.isEmpty { return }
    for element in required where !seen[first...].contains(where: { $0.order == element.order }) {
      report(
        .missingElement, "a required element is missing",
        remedy: "write it, or the extension data-absent-reason in its place", at: object, member: element.name)
    }
  }

  /// `_name`: a primitive's id and extensions; an array of them where the primitive repeats.
  private mutating func checkUnderscore(_ node: NodeIndex, _ element: ElementID) {
    guard definitions.isPrimitive(definitions.type(of: element)) else {
      return report(
        .elementUnknownToR4, "an underscore before an element that is no primitive", remedy: "write its members in it",
        at: node)
    }
    switch tree[node].kind {
    case .null where tree[node].isItem: break
    case .object:
      if let type = definitions.type("Element") { checkObject(node, type) }
    default:
      report(.wrongJSONType, "what stands behind an underscore is an object", remedy: "write an object", at: node)
    }
  }

  /// Null stands only in an array of primitives, where the array beside it holds extensions.
  private mutating func checkNull(_ node: NodeIndex, _ index: Int) {
    if tree[node].isItem, hasExtensions(beside: node, index) { return }
    report(.emptyElement, "null is no value in FHIR", remedy: "leave it out", at: node)
  }

  /// Whether the array beside a primitive's holds extensions at an index. It goes on where it stopped for the item before,
  /// so that a long array costs no more than its length.
  private mutating func hasExtensions(beside node: NodeIndex, _ index: Int) -> Bool {
    let it = tree[node]
    if beside.parent != it.parent || beside.symbol != it.symbol || beside.index > index {
      let name = symbols.find("_" + symbols.name(it.symbol))
      let first = name.map { tree.child($0, of: it.parent) } ?? .none
      beside = ArrayBeside(parent: it.parent, symbol: it.symbol, name: name ?? .none, index: 0, item: first)
    }
    while beside.index < index, beside.item >= 0 {
      beside.item = tree.next(beside.name, from: tree.nextSibling(beside.item))
      beside.index += 1
    }
    return beside.item >= 0 && tree.firstChild(beside.item) >= 0
  }

  // MARK: - Values

  private mutating func checkValue(_ node: NodeIndex, _ element: ElementID) {
    let type = definitions.type(of: element)
    switch facts.handling(of: type, definitions) {
    case .anyResource:
      return checkResource(node, isContained: tree[node].symbol == names.contained)
    case .primitive(let format):
      if checkPrimitive(node, format) { checkBinding(node, element, .primitive(format)) }
      return
    case let handling:
      guard tree[node].kind == .object else {
        return report(
          .wrongJSONType, "an object is expected: \(definitions[type].name)", remedy: "write an object", at: node)
      }
      checkObject(node, type)
      checkDatatype(node, element, handling)
      checkBinding(node, element, handling)
      checkInvariants(of: type, at: node)
    }
  }

  /// - Returns: whether it is of the right form.
  private mutating func checkPrimitive(_ node: NodeIndex, _ format: PrimitiveFormat) -> Bool {
    let it = tree[node]
    guard it.kind == format.kind else {
      report(
        .wrongJSONType, "a JSON \(format.kind) is expected: \(format.rawValue)", remedy: format.kindRemedy, at: node)
      return false
    }
    guard it.state == .value else {
      report(.emptyElement, "an empty string", remedy: "leave the element out", at: node)
      return false
    }
    if format == .xhtml {
      checkNarrative(node)
      return true
    }
    if tree.withText(of: node, { format.holds($0) }) { return true }
    report(.badFormat, "not a valid \(format.rawValue)", remedy: format.remedy, at: node)
    return false
  }
}
