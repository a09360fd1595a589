import ResourceModel
import SourceModel

/// What the copying of FHIR input asks of an element's definition.
struct CopyFacts: Sendable {
  let type: TypeID
  /// Position among its type's elements.
  let order: Int32
  /// Bytes of its key, with quotes and colon.
  let keyLength: Int
  let isList: Bool
  /// Holds a resource, whose type each instance says.
  let isResource: Bool
  let isNarrative: Bool
  let isPrimitive: Bool
  /// What its type is to a mend; nil for one that needs none.
  let primitive: PrimitiveKind?
}

/// What is remembered from one copied resource to the next, by number: facts of elements, types of resources.
struct CopyMemory: Sendable {
  private var facts: [CopyFacts] = []
  /// By the symbol of their name; -1 for unknown ones.
  private var types: [Int32] = []
  /// Nodes of the resource at hand that went nowhere, with all below them.
  var uncopied: [NodeIndex] = []

  /// The facts of an element that R4 defines.
  mutating func facts(of element: ElementID, _ definitions: inout R4Definitions) -> CopyFacts {
    if Int(element.index) >= facts.count { extend(&definitions) }
    return facts[Int(element.index)]
  }

  /// What a type is to a mend; nil for one that needs none.
  func primitive(_ type: TypeID, _ definitions: inout R4Definitions) -> PrimitiveKind? {
    definitions.isPrimitive(type) ? PrimitiveKind.all[definitions[type].name] : nil
  }

  /// The resource type of a name, when it was noted.
  func type(of name: Symbol) -> TypeID? {
    guard Int(name.id) < types.count, types[Int(name.id)] >= 0 else { return nil }
    return TypeID(index: types[Int(name.id)])
  }

  /// Notes the resource type of a name.
  mutating func note(_ type: TypeID, of name: Symbol) {
    while types.count <= Int(name.id) { types.append(-1) }
    types[Int(name.id)] = type.index
  }

  private mutating func extend(_ definitions: inout R4Definitions) {
    for element in definitions.elements[facts.count...] {
      let kind = definitions.kind(of: element.type)
      facts.append(
        CopyFacts(
          type: element.type, order: element.order, keyLength: element.key.count, isList: element.isList,
          isResource: kind == .anyResource, isNarrative: definitions[element.type].name == "Narrative",
          isPrimitive: kind == .primitive, primitive: primitive(element.type, &definitions)))
    }
  }
}
