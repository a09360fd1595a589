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
  /// Devices whose identifiers observations of the session state, with the number of what states it.
  let statedDevices: [(device: ResourceIndex, evidence: Int)]
  /// The model's substances that texts say were given, and no record of giving them.
  let told: [Int]
  /// By level: the words that alone say what was found there.
  let findingsTold: [String: [Int]]
  /// What a text tells of a procedure on the wrong side; nil where none was.
  let wrongSide: NarrationUse?
  /// Rows without verification that took part.
  let unverified: [(rule: String, element: Int32)]

  fileprivate init(
    model: InterventionalProcedure, group: ProcedureGroup, sites: [SiteUse], reasons: [Reason],
    reasonsAreOfEncounter: Bool, painScores: [ResourceIndex], administrations: [ResourceIndex],
    statedDevices: [(device: ResourceIndex, evidence: Int)], told: [Int],
    findingsTold: [String: [Int]], wrongSide: NarrationUse?, unverified: [(rule: String, element: Int32)]
  ) {
    self.model = model
    self.group = group
    self.sites = sites
    self.reasons = reasons
    self.reasonsAreOfEncounter = reasonsAreOfEncounter
    self.painScores = painScores
    self.administrations = administrations
    self.statedDevices = statedDevices
    self.told = told
    self.findingsTold = findingsTold
    self.wrongSide = wrongSide
    self.unverified = unverified
  }
}

extension ProcedureBuilder {
  /// The procedure, with what writing back needs.
  mutating func conclude() -> Conclusion {
    let model = build()
    let pointed = pointers
    let given = model.status == "not_done" ? [] : facts.administrations(of: group)
    return Conclusion(
      model: model, group: group, sites: sites, reasons: pointed.isEmpty ? encounterReasons : pointed,
      reasonsAreOfEncounter: pointed.isEmpty, painScores: painObservations(),
      administrations: given.map(\.resource), statedDevices: statedDevices, told: toldSubstances(given),
      findingsTold: findingsTold, wrongSide: wrongSide,
      unverified: unverified.map { ($0.rule, $0.node) })
  }

  // Cement is no drug.
  private func toldSubstances(_ given: [Administration]) -> [Int] {
    let recorded = Set(given.map { view.source(of: $0.concept) })
    return model.substances.indices.filter { i in
      let evidence = model.substances[i].evidence.map { model.evidence[$0 - 1] }
      return model.substances[i].kind != "cement" && evidence.contains { $0.kind == .text }
        && !evidence.contains { $0.kind == .field && recorded.contains($0.node) }
    }
  }
}
