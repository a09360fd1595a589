import Narrative
import ResourceModel
import Terminology

// Why it was done, and what went wrong.
extension ProcedureBuilder {
  mutating func readIndications() {
    for reason in pointers { add(reason, .coded) }
    if model.indications.isEmpty { for reason in encounterReasons { add(reason, .encounter) } }
  }

  private mutating func add(_ reason: Reason, _ origin: AxisOrigin) {
    let system = reason.use.uri ?? reason.use.system
    let row = SystemURI.holdsDiagnoses(system) ? tables.diagnosis(reason.use.code) : nil
    let isOfOutcome = row?.indication == Self.notCarriedOut || row?.indication == Self.wentWrong
    if isOfOutcome, isGivenUp { return }
    let number = evidence(of: reason, row)
    model.indications.append(
      .init(
        system: system.isEmpty ? nil : system, code: reason.code,
        indication: row?.indication == Self.wentWrong ? nil : row?.indication, origin: origin, evidence: [number]))
  }

  func readEncounterReasons() -> [Reason] {
    let parties = ([primary] + group.lines).lazy.compactMap { facts.lines[$0].encounter }
    guard case .resource(let encounter)? = parties.first, view[encounter].type == view.types.encounter else {
      return []
    }
    let root = view.root(encounter)
    let links =
      view.children(names.diagnosis, of: root).map { view.child(names.condition, of: $0) }
      + view.children(names.reasonReference, of: root)
    var found: [Reason] = []
    for link in links {
      guard let condition = view.resource(link), view[condition].type == view.types.condition else { continue }
      let concept = view.child(names.code, of: view.root(condition))
      guard let told = facts.unnamed.reason(concept, .condition, condition) else { continue }
      let reason = told.read(on: facts.lines[primary].day)
      if !found.contains(where: { $0.code == reason.code }) { found.append(reason) }
    }
    return found
  }

  mutating func readComplications() {
    if model.status == "stopped" { for reason in pointers { addComplication(reason) } }
    for resource in resources {
      let root = view.root(resource)
      for link in view.children(names.complicationDetail, of: root) {
        guard let condition = view.resource(link) else { continue }
        addComplication(view.child(names.code, of: view.root(condition)))
      }
      for concept in view.children(names.complication, of: root) { addComplication(concept) }
    }
  }

  // A line that was stopped points to what stopped it.
  private mutating func addComplication(_ reason: Reason) {
    guard SystemURI.holdsDiagnoses(reason.use.uri), let row = tables.diagnosis(reason.use.code),
      row.indication == Self.wentWrong
    else { return }
    model.complications.append(
      .init(system: reason.use.uri, code: reason.code, origin: .coded, evidence: [evidence(of: reason, row)]))
  }

  /// Adds what a concept says went wrong.
  mutating func addComplication(_ concept: ElementIndex) {
    guard concept >= 0 else { return }
    let use = view.codings(of: concept).first
    let text = view.text(of: concept)
    if use == nil {
      // A field that is filled in to say that nothing went wrong.
      guard let text else { return }
      if facts.notes?.denial(text) != nil {
        deniesComplications = true
        return
      }
    }
    if let use,
      model.complications.contains(where: { $0.code == use.code || $0.code == DiagnosisCode.pointed(use.code) })
    {
      return
    }
    let number = evidence(of: concept, rule: view.rule(of: concept), system: use?.system, code: use?.code)
    model.complications.append(
      .init(system: use?.system, code: use?.code, text: text, origin: .coded, evidence: [number]))
  }
}
