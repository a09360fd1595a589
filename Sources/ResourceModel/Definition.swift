public import SourceModel

/// A FHIR type's number in `R4Definitions`.
public struct TypeID: Hashable, Sendable {
  /// Position in `R4Definitions.types`; -1 for none.
  public let index: Int32
  /// The type at a position.
  public init(index: Int32) { self.index = index }
}

/// An element definition's number in `R4Definitions`; `unknown` for what R4 does not define.
public struct ElementID: Hashable, Sendable {
  /// Position in `R4Definitions.elements`; -1 for what R4 does not define.
  public let index: Int32
  /// The element at a position.
  public init(index: Int32) { self.index = index }
  /// An element that R4 does not define; it is kept and written last.
  public static let unknown = ElementID(index: -1)
}

/// What kind of thing a FHIR type is.
public enum TypeKind: Sendable {
  case resource, complex, backbone, primitive
  /// `Resource` itself, in `contained` and Bundle entries: the instance says which.
  case anyResource
}

/// A FHIR R4 type: a resource, a data type, or a backbone element, which is named by its path (`Encounter.participant`).
public struct TypeDefinition: Sendable {
  /// As R4 names it.
  public let name: String
  /// What kind of thing it is.
  public internal(set) var kind: TypeKind
  /// Elements in R4 order; a choice element stands once for each of its types.
  public internal(set) var elements: [ElementID] = []
  var bySymbol = SymbolMap()
  var isLoaded = false
}

/// One element of a type, FHIR R4 §2.24. `value[x]` is one of these for each type it may have.
public struct ElementDefinition: Sendable {
  /// JSON name: `valueQuantity`.
  public let name: String
  /// Its name as a symbol.
  public let symbol: Symbol
  /// The element as R4 names it: `Observation.value[x]`.
  public let path: String
  /// The type that it belongs to.
  public let owner: TypeID
  /// Its own type.
  public let type: TypeID
  /// Least number of values, 0 or 1.
  public let minimum: Int
  /// Whether it may have several values.
  public let isList: Bool
  /// Position among the owner's elements; equal for the types of one choice.
  public let order: Int32
  /// For a choice: the symbol of `value[x]`.
  public let choice: Symbol?
  /// Canonical of the value set of a required binding.
  public let binding: String?
  /// For a Reference: the resource types it may point to; empty means any.
  public let referenceTargets: [String]
  /// `"name":` as it is written.
  public let key: [UInt8]
  /// `"_name":` as it is written.
  public let primitiveKey: [UInt8]
}
