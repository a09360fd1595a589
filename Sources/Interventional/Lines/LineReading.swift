import ResourceModel
import SourceModel
import Terminology

// What a line says.
extension LineFinder {
  /// The line that a CodeableConcept makes; nil where no row knows a code of it.
  mutating func line(of concept: ElementIndex, _ element: CodedElement, isBilled: Bool) -> CodeLine? {
    reading(of: concept, element, isBilled: isBilled)?.line()
  }

  /// What a CodeableConcept says; nil where no row knows a code of it.
  /// - Parameter isBilled: it stands on a bill, which holds every kind of charge.
  mutating func reading(of concept: ElementIndex, _ element: CodedElement, isBilled: Bool) -> CodeReading? {
    var best: CodeReading?
    var stated: CodeUse?
    for coding in view.children(names.coding, of: concept) {
      guard let meaning = meaning(of: coding) else { continue }
      if meaning.isStated, stated == nil { stated = meaning.use(at: coding) }
      guard let kind = meaning.kind else { continue }
      if best == nil || kind == .technique && (best?.kind != .technique || best?.use.element == stated?.element) {
        best = CodeReading(meaning: meaning, kind: kind, use: meaning.use(at: coding), concept: concept)
      }
    }
    if best == nil || best?.use.element == stated?.element, let byField = unnamedReading(of: concept, element) {
      best = byField
    }
    if best == nil { noteUnknown(view.codings(of: concept), isBilled: isBilled) }
    if best?.use.element != stated?.element { best?.stated = stated }
    return best
  }

  // Nil for a coding without a code.
  private mutating func meaning(of coding: ElementIndex) -> CodeMeaning? {
    if let known = met.codes.found(coding, in: view) { return known }
    guard var use = view.coding(coding) else { return nil }
    use.system = use.uri ?? use.system
    let meaning = meaning(of: use)
    met.codes.note(meaning, of: coding, in: view)
    return meaning
  }

  private func meaning(of use: CodeUse) -> CodeMeaning {
    var use = use
    let modifiers = parted(&use)
    let isStated = use.system == own.technique && tables.vocabulary.holds("technique", use.code)
    if let row = tables.procedure(system: use.system, code: use.code) {
      return CodeMeaning(
        use: use, kind: kind(of: tables.procedures[row]), row: row, modifiers: modifiers, isStated: isStated)
    }
    if use.system == SystemURI.hcpcs || use.system == SystemURI.cpt, let substance = tables.substance(hcpcs: use.code) {
      return CodeMeaning(use: use, kind: .substance, substance: substance, modifiers: modifiers)
    }
    return CodeMeaning(use: use, kind: nil, isStated: isStated)
  }

  /// What the code of a drug's ingredient says.
  func drug(_ concept: ElementIndex) -> CodeReading? {
    for use in view.codings(of: concept) where use.system == SystemURI.rxnorm {
      guard let substance = tables.substance(rxnorm: use.code) else { continue }
      let meaning = CodeMeaning(use: use, kind: .substance, substance: substance)
      return CodeReading(meaning: meaning, kind: .substance, use: use, concept: concept)
    }
    return nil
  }

  /// What a row makes of a line.
  func kind(of row: ProcedureRow) -> LineKind {
    guard row.technique.isEmpty else { return .technique }
    switch tables.vocabulary.entry("code_role", row.role)?.group {
    case "guidance": return .guidance
    case "imaging": return .imaging
    case "device": return .device
    case "supply": return .supply
    case "anaesthesia": return .anaesthesia
    default: return .unrelated
    }
  }

  /// Notes a code that no row knows. A bill holds every kind of charge; only its procedure codes are looked for.
  mutating func noteUnknown(_ uses: [CodeUse], isBilled: Bool) {
    guard let use = uses.first, !uses.contains(where: { own.technique == $0.system }) else { return }
    let system = use.uri ?? use.system
    if isBilled, system != SystemURI.cpt, system != SystemURI.icd10PCS, !unnamed.mayBeProcedure(use) { return }
    if unknown.contains(where: { $0.system == use.system && $0.code == use.code }) { return }
    unknown.append(use)
  }

  /// When it was, in either of two elements.
  func readTimes(of root: ElementIndex, _ at: (moment: Symbol, period: Symbol), into line: CodeLine) {
    let period = view.child(at.period, of: root)
    line.start = view.string(of: root, at.moment) ?? ""
    guard period >= 0 else { return }
    line.start = view.string(of: period, names.start) ?? line.start
    line.end = view.string(of: period, names.end)
  }

  /// Who it was done to, where and by whom, as far as the line does not know it yet.
  func readPeople(of root: ElementIndex, encounter: Symbol, into line: CodeLine) {
    if line.patient == nil { line.patient = view.party(view.child(names.subject, of: root)) }
    if line.encounter == nil { line.encounter = view.party(view.child(encounter, of: root)) }
    guard line.performers.isEmpty else { return }
    for performer in view.children(names.performer, of: root) {
      if PerformerReading.isOrderer(performer, view) { continue }
      let actor = view.child(names.actor, of: performer)
      if let person = view.person(actor >= 0 ? actor : performer) { line.add(person) }
    }
  }

  /// The diagnoses that it points to.
  mutating func readReasons(
    of root: ElementIndex, _ codes: Symbol, _ element: CodedElement, into line: CodeLine
  ) {
    for reference in view.children(names.reasonReference, of: root) {
      guard let condition = view.resource(reference), view[condition].type == view.types.condition else { continue }
      if let reason = reason(of: condition) { line.add(reason.read(on: line.day)) }
    }
    for concept in view.children(codes, of: root) where !isKnown(concept, to: line) {
      if let reason = reason(concept, element) { line.add(reason.read(on: line.day)) }
    }
  }

  // A charge says the diagnoses of its clinical entry again.
  private func isKnown(_ concept: ElementIndex, to line: CodeLine) -> Bool {
    guard !line.reasons.isEmpty, let coding = namedCoding(of: concept),
      let known = met.diagnoses.found(coding, in: view)
    else { return false }
    return line.reasons.contains { $0.code == known.code }
  }

  private mutating func reason(of condition: ResourceIndex) -> Reason? {
    if let known = met.conditions[condition] { return known }
    let reason = reason(view.child(names.code, of: view.root(condition)), .condition, condition)
    met.conditions[condition] = .some(reason)
    return reason
  }

  /// A diagnosis out of a CodeableConcept.
  mutating func reason(
    _ concept: ElementIndex, _ element: CodedElement, _ condition: ResourceIndex? = nil
  ) -> Reason? {
    guard let coding = namedCoding(of: concept) else { return unnamed.reason(concept, element, condition) }
    if let known = met.diagnoses.found(coding, in: view) { return known.said(at: coding, condition) }
    let reason = unnamed.reason(concept, element, condition)
    if let reason { met.diagnoses.note(reason, of: coding, in: view) }
    return reason
  }

  // The only coding of a concept, where it names its system: what it says does not rest on its field.
  private func namedCoding(of concept: ElementIndex) -> ElementIndex? {
    let only = view.onlyCoding(of: concept)
    return only >= 0 && view.child(names.system, of: only) >= 0 ? only : nil
  }
}
