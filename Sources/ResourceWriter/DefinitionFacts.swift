import ResourceModel
import SourceModel

/// What the finisher asks of R4's definitions again and again, by number: which elements a type requires, which elements
/// are bound to a value set, and the numbers of a few types.
struct DefinitionFacts: Sendable {
  /// An element, or the types of a choice, of which a type requires one.
  struct Required: Sendable {
    /// The element; for a choice, its first type.
    let element: ElementID
    let order: Int32
  }

  private(set) var isBound: [Bool] = []
  private var requirements: [[Required]?] = []
  private(set) var provenance = TypeID(index: -1)
  private(set) var device = TypeID(index: -1)
  private(set) var `extension` = TypeID(index: -1)
  private(set) var reference = TypeID(index: -1)
  private(set) var period = TypeID(index: -1)
  private(set) var compositionSection = TypeID(index: -1)
  /// Place in a Bundle by type number.
  private var ranks: [Int32] = []

  /// Takes up definitions that were read since the last document.
  mutating func prepare(_ draft: inout Draft) {
    if provenance.index < 0 {
      provenance = draft.definitions.type("Provenance") ?? provenance
      device = draft.definitions.type("Device") ?? device
      reference = draft.definitions.type("Reference") ?? reference
      period = draft.definitions.type("Period") ?? period
      `extension` = draft.definitions.type("Extension") ?? `extension`
    }
    extendBindings(draft.definitions)
    while ranks.count < draft.definitions.types.count {
      let name = draft.definitions.types[ranks.count].name
      if name == "Composition.section" { compositionSection = TypeID(index: Int32(ranks.count)) }
      ranks.append(Self.rank(ofType: name))
    }
  }

  /// The elements that a type requires. Extension is left out: without its url it is nothing.
  mutating func required(by type: TypeID, _ draft: inout Draft) -> [Required] {
    if type.index < 0 || type == `extension` { return [] }
    while requirements.count <= Int(type.index) { requirements.append(nil) }
    if let known = requirements[Int(type.index)] { return known }
    var found: [Required] = []
    for id in draft.definitions.elements(of: type, &draft.symbols) {
      let element = draft.definitions[id]
      if element.minimum > 0, found.last?.order != element.order {
        found.append(Required(element: id, order: element.order))
      }
    }
    extendBindings(draft.definitions)
    requirements[Int(type.index)] = found
    return found
  }

  /// Where resources of a type stand in a Bundle: the document itself, who it is about, who took part, the visit, what
  /// was found and done, and last what vouches for it all.
  func rank(of type: TypeID) -> Int32 { ranks[Int(type.index)] }

  private static func rank(ofType name: String) -> Int32 {
    switch name {
    case "MessageHeader", "Composition": 1
    case "Patient": 2
    case "Practitioner": 3
    case "PractitionerRole": 4
    case "RelatedPerson": 5
    case "Organization": 6
    case "Location": 7
    case "Encounter": 8
    case "Provenance": 10
    default: 9
    }
  }

  private mutating func extendBindings(_ definitions: R4Definitions) {
    guard isBound.count < definitions.elements.count else { return }
    for element in definitions.elements[isBound.count...] { isBound.append(element.binding != nil) }
  }
}
