import ResourceModel

/// What was read of one procedure, and what of the graph it speaks of: all that writing back needs.
///
/// A class because every step of writing holds it.
final class Conclusion {
  let model: InterventionalProcedure
  let group: ProcedureGroup
  let sites: [SiteUse]
  /// Diagnoses with their Conditions: those pointed to, else the encounter's.
  let reasons: [Reason]
  let reasonsAreOfEncounter: Bool
  /// Pain scores that became the outcome.
  let painScores: [ResourceIndex]
  /// Drugs that were given in it.
  let administrations: [ResourceIndex]
  /// Rows without verification that took part.
  let unverified: [(rule: String, element: Int32)]

  fileprivate init(
    model: InterventionalProcedure, group: ProcedureGroup, sites: [SiteUse], reasons: [Reason],
    reasonsAreOfEncounter: Bool, painScores: [ResourceIndex], administrations: [ResourceIndex],
    unverified: [(rule: String, element: Int32)]
  ) {
    self.model = model
    self.group = group
    self.sites = sites
    self.reasons = reasons
    self.reasonsAreOfEncounter = reasonsAreOfEncounter
    self.painScores = painScores
    self.administrations = administrations
    self.unverified = unverified
  }
}

extension ProcedureBuilder {
  /// The procedure, with what writing back needs.
  mutating func conclude() -> Conclusion {
    let model = build()
    let pointed = pointers
    return Conclusion(
      model: model, group: group, sites: sites, reasons: pointed.isEmpty ? encounterReasons : pointed,
      reasonsAreOfEncounter: pointed.isEmpty, painScores: painObservations(),
      administrations: model.status == "not_done" ? [] : facts.administrations(of: group).map(\.resource),
      unverified: unverified.map { ($0.rule, $0.node) })
  }
}
