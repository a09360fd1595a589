import ResourceModel
import Terminology

/// What a coding says by its system and its code, whichever element has them. A class because every line of a bill has
/// one of the same few.
final class CodeMeaning {
  /// As the coding says it, its system by the URI where a row knows it, its code without what a biller joined to it.
  private let use: CodeUse
  /// What its row makes of it; nil where no row knows it.
  let kind: LineKind?
  /// Its row in `procedures.csv`.
  let row: Int?
  let substance: SubstanceRow?
  /// The modifiers in the field of the code.
  let modifiers: [ModifierUse]
  /// It is a technique, in our own words.
  let isStated: Bool

  init(
    use: CodeUse, kind: LineKind?, row: Int? = nil, substance: SubstanceRow? = nil, modifiers: [ModifierUse] = [],
    isStated: Bool = false
  ) {
    self.use = use
    self.kind = kind
    self.row = row
    self.substance = substance
    self.modifiers = modifiers
    self.isStated = isStated
  }

  /// The coding of an element that says it.
  func use(at element: ElementIndex) -> CodeUse {
    var use = use
    use.element = element
    return use
  }
}

/// What a CodeableConcept says: of its codings the one that a row knows, before all others one that says a technique.
struct CodeReading {
  let meaning: CodeMeaning
  let kind: LineKind
  let use: CodeUse
  let concept: ElementIndex
  /// The technique as a coding of our own system says it beside the code of another.
  var stated: CodeUse?
  /// The row that says the code's system, where the sender does not.
  var field: FieldRow?

  /// The line that it makes.
  func line() -> CodeLine {
    let line = CodeLine(
      kind: kind, row: meaning.row, substance: meaning.substance, use: use, concept: concept)
    line.stated = stated
    line.field = field
    addModifiers(to: line)
    return line
  }

  /// Gives a line the modifiers in the field of the code.
  func addModifiers(to line: CodeLine) {
    for modifier in meaning.modifiers {
      line.add(ModifierUse(code: modifier.code, element: use.element, row: modifier.row))
    }
  }
}

/// What was found of codings, for those after them that say the same: a bill names the same few codes, modifiers and
/// diagnoses on all its lines.
struct MetCodings<Found> {
  private var met: [(code: ElementIndex, system: ElementIndex)] = []
  private var found: [Found] = []
  /// Beyond these a document only makes looking through them dear.
  private static var most: Int { 24 }

  /// What was found of a coding alike.
  func found(_ coding: ElementIndex, in view: GraphView) -> Found? {
    let (code, system) = (view.child(view.names.code, of: coding), view.child(view.names.system, of: coding))
    for i in met.indices where view.haveSameText(met[i].code, code) && view.haveSameText(met[i].system, system) {
      return found[i]
    }
    return nil
  }

  mutating func note(_ what: Found, of coding: ElementIndex, in view: GraphView) {
    guard met.count < Self.most else { return }
    met.append((view.child(view.names.code, of: coding), view.child(view.names.system, of: coding)))
    found.append(what)
  }
}
