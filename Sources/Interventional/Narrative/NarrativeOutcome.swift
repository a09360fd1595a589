import Narrative

// What was given and put in, and how it went.
extension ProcedureBuilder {
  /// Drugs that a text says were given.
  mutating func readSubstances(of use: NarrationUse) {
    for said in use.said.substances {
      let row = said.name.flatMap { tables.substance(name: $0) }
      let kind = said.kind ?? row?.kind
      guard kind != "sedative" else { continue }
      let number = evidence(of: said.words, in: use)
      let same = model.substances.firstIndex { known in
        if let name = said.name, known.name == name {
          return known.route == said.route || said.route == nil || known.route == nil
        }
        if let rxnorm = row?.rxnorm, !rxnorm.isEmpty, known.rxnorm == rxnorm { return true }
        return kind != nil && known.kind == kind && (said.name == nil || known.name == nil || kind == "contrast")
      }
      guard let same else {
        model.substances.append(
          .init(
            kind: kind, name: said.name, rxnorm: row.flatMap { $0.rxnorm.isEmpty ? nil : $0.rxnorm },
            dose: said.dose.map { .init(value: $0.value, unit: $0.unit) },
            volume: said.volume.map { .init(value: $0.value, unit: $0.unit) }, concentration: said.concentration,
            route: said.route, wasted: said.wasted.map { .init(value: $0.value, unit: $0.unit) }, origin: .narrative,
            evidence: [number]))
        if said.wasted != nil { flag("wastage-recorded", [number]) }
        continue
      }
      merge(said, row, into: same, number)
    }
  }

  private mutating func merge(_ said: SaidSubstance, _ row: SubstanceRow?, into same: Int, _ number: Int) {
    var known = model.substances[same]
    let before = known
    if known.name == nil, let name = said.name {
      known.name = name
      known.rxnorm = row.flatMap { $0.rxnorm.isEmpty ? nil : $0.rxnorm }
    }
    if let dose = said.dose {
      if let billed = known.dose {
        if billed.unit == dose.unit, DecimalText(billed.value) != DecimalText(dose.value) {
          flag("dose-conflict", known.evidence + [number])
        }
      } else {
        known.dose = .init(value: dose.value, unit: dose.unit)
      }
    }
    if known.volume == nil { known.volume = said.volume.map { .init(value: $0.value, unit: $0.unit) } }
    if known.concentration == nil { known.concentration = said.concentration }
    if known.route == nil { known.route = said.route }
    if known != before { known.evidence = (known.evidence + [number]).numbered }
    model.substances[same] = known
  }

  /// Devices that a text says were worked on.
  mutating func readDevices(of use: NarrationUse) {
    let row = tables.techniques[model.technique.value]
    guard ["neuromodulation", "intrathecal"].contains(model.family) else { return }
    for said in use.said.devices {
      let known = model.devices.indices.filter { i in
        let kind = model.devices[i].kind
        return kind == said.kind || kind == nil || said.kind == "lead" && kind == "test_lead"
      }
      if known.isEmpty, takeOutOfTrial(said, use) { continue }
      if known.count == 1, let only = known.first { readCount(of: said, into: only, use) }
      if !known.isEmpty { continue }
      let action = row?.deviceAction ?? ""
      let isOfTrial = model.technique.value.hasSuffix("_trial")
      // A trial is named for the pump or generator that may follow it.
      if isOfTrial, said.kind == "pump" || said.kind == "generator" { continue }
      // The leads of a trial are a trial's.
      let isTrial = said.kind == "lead" && isOfTrial
      let numbers = [evidence(of: said.words, in: use)] + (isTrial ? model.technique.evidence : [])
      model.devices.append(
        .init(
          kind: said.kind, stage: isTrial ? "trial" : nil, action: action.isEmpty ? nil : action, count: said.count,
          origin: .narrative, evidence: numbers.numbered))
    }
    readStages()
  }

  // `The trial leads were pulled`: the code says that leads were removed, the text whose they were.
  private mutating func takeOutOfTrial(_ said: SaidDevice, _ use: NarrationUse) -> Bool {
    guard said.kind == "test_lead",
      let lead = model.devices.firstIndex(where: { $0.kind == "lead" && $0.action == "removed" && $0.udi == nil })
    else { return false }
    let numbers = (model.devices[lead].evidence + [evidence(of: said.words, in: use)]).numbered
    model.devices[lead].kind = "test_lead"
    model.devices[lead].stage = "trial"
    model.devices[lead].evidence = numbers
    model.devices[lead].count = model.devices[lead].count ?? said.count
    flag("trial-lead-removal", numbers)
    return true
  }

  // How many leads there were, where no bill and no record counts them.
  private mutating func readCount(of said: SaidDevice, into device: Int, _ use: NarrationUse) {
    guard let count = said.count, said.kind == "lead", model.devices[device].count == nil,
      model.devices[device].kind != nil
    else { return }
    model.devices[device].count = count
    model.devices[device].evidence = (model.devices[device].evidence + [evidence(of: said.words, in: use)]).numbered
  }

  /// Pain, relief and findings, as a text tells them.
  mutating func readOutcome(of use: NarrationUse) {
    guard model.technique.value != "discography" else { return readFindings(of: use) }
    if let said = use.said.painBefore, model.outcome.painBefore == nil {
      model.outcome.painBefore = axis(said, in: use)
    }
    if let said = use.said.painAfter, model.outcome.painAfter == nil { model.outcome.painAfter = axis(said, in: use) }
    if let said = use.said.relief, model.outcome.relief?.origin != .narrative {
      // What the text says itself goes before what two scores of it come to.
      if model.outcome.relief == nil { model.outcome.relief = axis(said, in: use) }
    }
    if model.outcome.relief == nil { computeRelief() }
    if let lasting = use.said.reliefDuration, model.outcome.reliefDuration == nil {
      model.outcome.reliefDuration = .init(
        amount: .init(value: lasting.amount.value, unit: lasting.amount.unit), origin: .narrative,
        evidence: [evidence(of: lasting.words, in: use)])
    }
  }

  // Percent relief from the scores before and after, where the text gave one of them.
  private mutating func computeRelief() {
    guard let first = model.outcome.painBefore, let last = model.outcome.painAfter,
      let before = DecimalText(first.value), let after = DecimalText(last.value), before.approximate > 0
    else { return }
    let share = (before.approximate - after.approximate) / before.approximate * 100
    let percent = Int(share < 0 ? share - 0.5 : share + 0.5)
    model.outcome.relief = Axis(String(percent), .derived, first.evidence + last.evidence)
    flag("relief-computed", first.evidence + last.evidence)
  }

  /// What a text says went wrong, and no code.
  mutating func readComplications(of use: NarrationUse) {
    // A report's own heading says it, whichever of its texts tells of the contrast.
    let isDenied = deniesComplications || narrations.contains { !$0.isOther && $0.said.deniesComplications }
    for said in use.said.complications {
      if isDenied, facts.notes?.isFinding(said.value) == true { continue }
      if said.value == "wrong site" {
        flag("wrong-site", [evidence(of: said, in: use)])
        wrongSite = (use, said)
      }
      let isKnown = model.complications.contains { known in
        known.text == said.value || facts.notes?.isComplication(said.value, code: known.code, text: known.text) == true
      }
      if isKnown { continue }
      model.complications.append(
        .init(text: said.value, origin: .narrative, evidence: [evidence(of: said, in: use)]))
    }
  }
}
