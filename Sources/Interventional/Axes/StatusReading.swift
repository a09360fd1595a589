import ResourceModel
import SourceModel

// Who, when, and whether.
extension ProcedureBuilder {
  /// Reads patient, encounter and time.
  mutating func readWhoAndWhen() {
    let own = facts.lines[primary]
    let others = group.lines.lazy.map { [facts] in facts.lines[$0] }
    model.mood = own.isPlanned ? "planned" : own.isHistorical ? "historical" : "performed"
    if let patient = own.patient ?? others.compactMap(\.patient).first { model.subject = identifiers(patient) }
    if let encounter = own.encounter ?? others.compactMap(\.encounter).first {
      model.encounter = identifiers(encounter)
    }
    let dated = own.start.isEmpty ? others.first { !$0.start.isEmpty } : own
    if let dated { model.performed = .init(start: dated.start, end: dated.end) }
  }

  private func identifiers(_ party: Party) -> [BusinessIdentifier] {
    guard case .resource(let resource) = party else { return [] }
    return view.identifiers(of: resource)
  }

  private static let words = [
    "completed": "completed", "stopped": "stopped", "not-done": "not_done", "in-progress": "in_progress",
    "preparation": "preparation", "on-hold": "on_hold", "entered-in-error": "entered_in_error", "unknown": "unknown",
  ]
  private static let requestWords = [
    "on-hold": "on_hold", "revoked": "not_done", "completed": "completed", "entered-in-error": "entered_in_error",
  ]

  /// Reads whether it was done, and why not.
  mutating func readStatus() {
    let said = facts.lines[primary].status
    model.status = model.mood == "planned" ? Self.requestWords[said] : Self.words[said] ?? "completed"
    let primaries = group.lines.filter { !facts.row($0).isAddOn || group.lines.count == 1 }
    if model.mood != "planned", model.status != "entered_in_error" {
      if !modifiers(.stopped, on: primaries).isEmpty { model.status = "stopped" }
      if !modifiers(.notDone, on: primaries).isEmpty { model.status = "not_done" }
    }
    for effect in [ModifierRow.Effect.stopped, .notDone] {
      for found in modifiers(effect, on: primaries) { _ = evidence(of: found.use) }
    }
    for found in modifiers(.reduced, on: group.lines) { flag("reduced-service", [evidence(of: found.use)]) }
    if model.status == "not_done" { model.performed = nil }
    guard isGivenUp else { return }
    readStatusReason()
  }

  private mutating func readStatusReason() {
    for resource in resources {
      let concept = view.child(names.statusReason, of: view.root(resource))
      guard concept >= 0 else { continue }
      if let use = view.codings(of: concept).first {
        let number = evidence(of: concept, rule: "interventional#status-reason", system: use.system, code: use.code)
        model.statusReason = Axis(use.code, .coded, [number])
      } else if let text = view.text(of: concept) {
        model.statusReason = Axis(text, .coded, [evidence(of: concept, rule: "interventional#status-reason")])
      }
      if model.statusReason != nil { return }
    }
    for line in group.lines {
      for reason in facts.lines[line].reasons {
        guard let row = tables.diagnosis(reason.use.code), row.indication == Self.notCarriedOut else { continue }
        let number = evidence(of: reason.use.element, rule: row.rule, system: reason.use.system, code: reason.use.code)
        model.statusReason = Axis(reason.code, .coded, [number])
        return
      }
    }
  }

  /// Diagnoses that say why a procedure was not carried out, not what it was for.
  static let notCarriedOut = "procedure_not_carried_out"
  /// Diagnoses that say what went wrong in a procedure that was stopped, not what it was for.
  static let wentWrong = "procedure_complication"
  /// The procedure was begun and given up, or never begun.
  var isGivenUp: Bool { model.status == "stopped" || model.status == "not_done" }
}
