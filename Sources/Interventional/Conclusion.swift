import ResourceModel

/// What was read of one procedure, and what of the graph it speaks of: all that writing back needs.
struct Conclusion {
  var model: InterventionalProcedure
  var group: ProcedureGroup
  var sites: [SiteUse]
  /// Diagnoses with their Conditions: those pointed to, else the encounter's.
  var reasons: [Reason]
  var reasonsAreOfEncounter: Bool
  /// Pain scores that became the outcome.
  var painScores: [ResourceIndex]
  /// Drugs that were given in it.
  var administrations: [ResourceIndex]
  /// Rows without verification that took part.
  var unverified: [(rule: String, element: Int32)]
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
