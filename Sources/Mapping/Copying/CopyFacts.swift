import ResourceModel
import SourceModel

/// What the copying of FHIR input asks of an element's definition.
struct CopyFacts: Sendable {
  let element: ElementID
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

  /// Elements that were met last, by their type and name.
  private var met = [(type: Int32, name: Int32, element: Int32)](repeating: (-1, -1, -1), count: 1024)
  /// Hashes of code systems that need no mend.
  private var systems = [UInt64](repeating: 0, count: 256)

  /// The element of a name in a type, with its facts; nil where R4 has none.
  mutating func facts(
    of name: Symbol, in type: TypeID, _ definitions: inout R4Definitions, _ symbols: inout SymbolTable
  ) -> CopyFacts? {
    let slot = Int((UInt32(bitPattern: name.id) &* 31 &+ UInt32(bitPattern: type.index) &* 0x9E37_79B1) >> 3 & 1023)
    let known = met[slot]
    if known.type == type.index, known.name == name.id { return facts[Int(known.element)] }
    guard let element = definitions.element(name, of: type, &symbols) else { return nil }
    let found = facts(of: element, &definitions)
    met[slot] = (type.index, name.id, element.index)
    return found
  }

  /// Whether a code system was found to need no mend, by the hash of its text.
  func isSettled(_ system: UInt64) -> Bool { systems[Int(system & 255)] == system }

  /// Notes a code system that needs no mend.
  mutating func settle(_ system: UInt64) { systems[Int(system & 255)] = system }

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
          element: ElementID(index: Int32(facts.count)), type: element.type, order: element.order,
          keyLength: element.key.count, isList: element.isList, isResource: kind == .anyResource,
          isNarrative: definitions[element.type].name == "Narrative",
          isPrimitive: kind == .primitive, primitive: primitive(element.type, &definitions)))
    }
  }
}
