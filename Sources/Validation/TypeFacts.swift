import ResourceModel
import SourceModel

/// What is asked of R4's types for every object, by number.
struct TypeFacts: Sendable {
  /// An element, or a choice, that a type requires.
  struct Required: Sendable {
    /// Its position among the type's elements.
    let order: Int32
    /// As R4 names it: `status`, `value[x]`.
    let name: String
  }

  /// How a type's values are checked beyond their structure.
  enum Handling: Sendable {
    case plain
    case primitive(PrimitiveFormat)
    case anyResource
    case reference, `extension`, coding, concept, quantity, identifier, period
  }

  private var required: [[Required]?] = []
  private var handlings: [Handling?] = []
  /// The plain name's symbol for `_name`'s; none for a symbol whose name has no underscore in front.
  private var plain: [Symbol?] = []

  /// What a type requires.
  mutating func required(
    by type: TypeID, _ definitions: inout R4Definitions, _ symbols: inout SymbolTable
  ) -> [Required] {
    let number = Int(type.index)
    while required.count <= number { required.append(nil) }
    if let known = required[number] { return known }
    var found: [Required] = []
    for id in definitions.elements(of: type, &symbols) {
      let element = definitions[id]
      guard element.minimum > 0, found.last?.order != element.order else { continue }
      let name = element.path.dropFirst(definitions[type].name.utf8.count + 1)
      found.append(Required(order: element.order, name: String(name)))
    }
    required[number] = found
    return found
  }

  /// How a type's values are checked.
  mutating func handling(of type: TypeID, _ definitions: R4Definitions) -> Handling {
    let number = Int(type.index)
    while handlings.count <= number { handlings.append(nil) }
    if let known = handlings[number] { return known }
    let name = definitions[type].name
    let found: Handling =
      switch definitions[type].kind {
      case .primitive: .primitive(PrimitiveFormat(rawValue: name) ?? .string)
      case .anyResource: .anyResource
      default: Self.handling(ofComplex: name)
      }
    handlings[number] = found
    return found
  }

  private static func handling(ofComplex name: String) -> Handling {
    switch name {
    case "Reference": .reference
    case "Extension": .extension
    case "Coding": .coding
    case "CodeableConcept": .concept
    case "Quantity", "Age", "Count", "Distance", "Duration": .quantity
    case "Identifier": .identifier
    case "Period": .period
    default: .plain
    }
  }

  /// The symbol of `name` for that of `_name`, which holds a primitive's id and extensions (FHIR R4 §2.6.2.3).
  mutating func plainSymbol(of symbol: Symbol, _ symbols: inout SymbolTable) -> Symbol? {
    let number = Int(symbol.id)
    if number < plain.count { return plain[number] }
    while plain.count <= number {
      let name = plain.count < Int(Symbol.numbers) ? "" : symbols.name(Symbol(id: Int32(plain.count)))
      plain.append(name.hasPrefix("_") && name.utf8.count > 1 ? symbols.intern(String(name.dropFirst())) : nil)
    }
    return plain[number]
  }
}

/// An element of an object under way.
struct SeenElement: Sendable {
  /// Its position among the type's elements.
  let order: Int32
  /// Its name without underscore, which tells the types of a choice apart.
  let name: Symbol
}

/// How far the array of extensions beside an array of primitives was followed.
struct ArrayBeside: Sendable {
  /// The object that holds both.
  var parent = NodeIndex.none
  /// The primitives' name.
  var symbol = Symbol.none
  /// The extensions' name.
  var name = Symbol.none
  var index = 0
  /// The item at `index`; none behind the last.
  var item = NodeIndex.none
}
