package import SourceModel

/// A FHIR type's number in `R4Definitions`.
package struct TypeID: Hashable, Sendable {
  package let index: Int32
  package init(index: Int32) { self.index = index }
}

/// An element definition's number in `R4Definitions`; `unknown` for what R4 does not define.
package struct ElementID: Hashable, Sendable {
  package let index: Int32
  package init(index: Int32) { self.index = index }
  /// An element that R4 does not define; it is kept and written last.
  package static let unknown = ElementID(index: -1)
}

/// What kind of thing a FHIR type is.
package enum TypeKind: Sendable {
  case resource, complex, backbone, primitive
  /// `Resource` itself, in `contained` and Bundle entries: the instance says which.
  case anyResource
}

/// A FHIR R4 type: a resource, a data type, or a backbone element, which is named by its path (`Encounter.participant`).
package struct TypeDefinition: Sendable {
  package let name: String
  package internal(set) var kind: TypeKind
  /// Elements in R4 order; a choice element stands once for each of its types.
  package internal(set) var elements: [ElementID] = []
  var bySymbol: [Symbol: ElementID] = [:]
  var isLoaded = false
}

/// One element of a type, FHIR R4 §2.24. `value[x]` is one of these for each type it may have.
package struct ElementDefinition: Sendable {
  /// JSON name: `valueQuantity`.
  package let name: String
  package let symbol: Symbol
  /// The element as R4 names it: `Observation.value[x]`.
  package let path: String
  /// The type that it belongs to.
  package let owner: TypeID
  /// Its own type.
  package let type: TypeID
  /// Least number of values, 0 or 1.
  package let minimum: Int
  package let isList: Bool
  /// Position among the owner's elements; equal for the types of one choice.
  package let order: Int32
  /// For a choice: the symbol of `value[x]`.
  package let choice: Symbol?
  /// Canonical of the value set of a required binding.
  package let binding: String?
  /// For a Reference: the resource types it may point to; empty means any.
  package let referenceTargets: [String]
  /// `"name":` as it is written.
  package let key: [UInt8]
  /// `"_name":` as it is written.
  package let primitiveKey: [UInt8]
}
