import Narrative
import ResourceModel
import SourceModel

// What texts add. They fill what is absent or left open; what they say otherwise raises a flag, and changes nothing.
extension ProcedureBuilder {
  mutating func readNarrative() {
    for use in narrations {
      readTechnique(of: use)
      readSide(of: use)
      readLevels(of: use)
      readWords(of: use)
      readGuidance(of: use)
      guard model.mood == "performed", model.status != "not_done" else { continue }
      readSubstances(of: use)
      readDevices(of: use)
      readOutcome(of: use)
      readComplications(of: use)
    }
  }

  /// The number of words among the evidence.
  mutating func evidence(of said: Said, in use: NarrationUse) -> Int {
    guard let words = use.text.words(said.start, said.length, in: tree) else {
      return book.note(.text, node: .none, rule: said.rule)
    }
    return book.note(
      .text, node: words.node, rule: said.rule, words: .init(byte: words.byte, length: words.length))
  }

  private mutating func axis(_ said: Said, in use: NarrationUse) -> Axis {
    Axis(said.value, .narrative, [evidence(of: said, in: use)])
  }

  private mutating func readTechnique(of use: NarrationUse) {
    let said = use.said.technique
    if model.technique.evidence.isEmpty, group.narrated != nil {
      model.technique = axis(said, in: use)
      model.family = tables.vocabulary.family(of: said.value) ?? model.family
      flag("narrative-only", model.technique.evidence)
      return
    }
    guard use.isNamed, let notes = facts.notes else { return refineByApproach(use) }
    if let finer = notes.refinement(of: model.technique.value, by: said.value), finer != model.technique.value {
      refine(to: finer, said, use)
    } else if !Narrations.agree(model.technique.value, use.said, notes) {
      if !use.isOwn || use.said.names.count == 1 {
        flag("technique-conflict", model.technique.evidence + [evidence(of: said, in: use)])
      }
    } else {
      refineByApproach(use)
    }
  }

  // `caudal` in the text of an epidural that the code leaves open.
  private mutating func refineByApproach(_ use: NarrationUse) {
    guard let approach = use.said.approach, let notes = facts.notes,
      let finer = notes.refinement(of: model.technique.value, by: approach.value)
    else { return }
    refine(to: finer, approach, use)
  }

  private mutating func refine(to technique: String, _ said: Said, _ use: NarrationUse) {
    model.technique = Axis(technique, .narrative, model.technique.evidence + [evidence(of: said, in: use)])
    model.family = tables.vocabulary.family(of: technique) ?? model.family
  }

  private mutating func readWords(of use: NarrationUse) {
    if let said = use.said.approach, model.approach == nil { model.approach = axis(said, in: use) }
    if let said = use.said.region, model.region == nil { model.region = axis(said, in: use) }
    if let said = use.said.anaesthesia, model.anaesthesia == nil { model.anaesthesia = axis(said, in: use) }
    if let said = use.said.intent {
      if let known = model.intent {
        let differs = known.value != said.value && known.value != "both" && said.value != "both"
        if differs, known.origin != .narrative {
          flag("intent-conflict", known.evidence + [evidence(of: said, in: use)])
        }
      } else {
        model.intent = axis(said, in: use)
      }
    }
    readEnergy(of: use)
  }

  private mutating func readEnergy(of use: NarrationUse) {
    guard model.family == "ablation" else { return }
    if let said = use.said.energy, model.energy == nil { model.energy = .init(kind: axis(said, in: use)) }
    guard var energy = model.energy else { return }
    if let said = use.said.celsius, energy.celsius == nil {
      energy.celsius = said.value
      energy.kind.evidence = (energy.kind.evidence + [evidence(of: said, in: use)]).sorted()
    }
    if let said = use.said.seconds, energy.seconds == nil {
      energy.seconds = said.value
      energy.kind.evidence = (energy.kind.evidence + [evidence(of: said, in: use)]).sorted()
    }
    model.energy = energy
  }

  private mutating func readGuidance(of use: NarrationUse) {
    guard let said = use.said.guidance else { return }
    guard let known = model.guidance else {
      model.guidance = .init(kind: axis(said, in: use), how: said.value == "none" ? nil : "narrative")
      return
    }
    if known.kind.value == "imaging_unspecified", said.value != "none", said.value != "imaging_unspecified" {
      let number = evidence(of: said, in: use)
      model.guidance?.kind = Axis(said.value, .narrative, known.kind.evidence + [number])
    } else if known.kind.value == "none", known.kind.origin == .coded, said.value != "none" {
      flag("guidance-contradiction", known.kind.evidence + [evidence(of: said, in: use)])
      model.guidance?.how = "contradiction"
    } else if said.value == "none", known.kind.value != "none", known.how == "included_in_code" {
      flag("guidance-contradiction", known.kind.evidence + [evidence(of: said, in: use)])
    }
  }
}

// Sides and levels.
extension ProcedureBuilder {
  private mutating func readSide(of use: NarrationUse) {
    guard let said = use.said.side else { return }
    guard let known = model.laterality else {
      if said.value == "midline", !["epidural", "disc", "intrathecal", "vertebral"].contains(model.family) { return }
      model.laterality = axis(said, in: use)
      model.flags.removeAll { $0.code == "side-missing" }
      return
    }
    guard known.origin != .narrative, ["left", "right"].contains(known.value), said.value != known.value,
      said.value != "midline"
    else { return }
    flag("side-conflict", known.evidence + [evidence(of: said, in: use)])
  }

  private mutating func readLevels(of use: NarrationUse) {
    guard !use.said.levels.isEmpty else { return }
    let own = tables.techniques[model.technique.value]?.levelKind ?? ""
    let levels = use.said.levels
    var numbers: [Int] = []
    for level in levels { numbers.append(evidence(of: level.words, in: use)) }
    let names = levels.map { InterventionalProcedure.LevelName(kind: $0.kind, name: $0.name, side: $0.side) }
    let counted = Set(levels.filter { $0.kind == own || own == "interspace" && $0.kind == "nerve_root" }.map(\.name))
    guard let known = model.levels, !known.names.isEmpty else {
      let axis = Axis("", .narrative, (model.levels?.evidence ?? []) + numbers)
      // A code for three muscles and more is not at odds with a text that names one of them.
      if let count = model.levels?.count, own != "muscle", !counted.isEmpty, !count.allows(counted.count) {
        flag("level-conflict", axis.evidence)
      }
      model.levels = .init(names: names, count: model.levels?.count, origin: .narrative, evidence: axis.evidence)
      return checkRegion(of: levels, numbers)
    }
    checkRegion(of: levels, numbers)
    let told = Set(known.names.filter { $0.kind == own }.map(\.name))
    guard known.origin != .narrative, !told.isEmpty, !counted.isEmpty, counted.isDisjoint(with: told) else { return }
    flag("level-conflict", known.evidence + numbers)
  }

  // A code for one part of the spine, and a level of another.
  private mutating func checkRegion(of levels: [SaidLevel], _ numbers: [Int]) {
    guard let region = model.region else { return readRegion(of: levels, numbers) }
    let isUpper = ["cervical", "thoracic", "cervical_thoracic", "cervicothoracic"].contains(region.value)
    let isLower = ["lumbar", "sacral", "lumbosacral", "lumbar_sacral"].contains(region.value)
    guard isUpper || isLower, region.origin == .coded else { return }
    let wrong = levels.contains { level in
      guard level.kind != "muscle", level.kind != "medial_branch", let letter = level.name.first else { return false }
      return isUpper ? letter == "L" || letter == "S" : letter == "C" || letter == "T"
    }
    if wrong { flag("region-conflict", region.evidence + numbers) }
  }

  private static let regions: [String: String] = [
    "CC": "cervical", "CT": "cervicothoracic", "TT": "thoracic", "TL": "thoracolumbar", "LL": "lumbar",
    "LS": "lumbosacral", "SS": "sacral", "C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral",
  ]
  private static let pairs: [(String, Set<String>)] = [
    ("lumbar_sacral", ["lumbar", "lumbosacral", "sacral"]),
    ("cervical_thoracic", ["cervical", "cervicothoracic", "thoracic"]),
    ("thoracic_lumbar", ["thoracic", "thoracolumbar", "lumbar"]),
  ]

  // The part of the spine that the named levels lie in.
  private mutating func readRegion(of levels: [SaidLevel], _ numbers: [Int]) {
    let named = levels.filter { $0.kind != "muscle" && $0.kind != "medial_branch" }
    let found = Set(named.compactMap { Self.regions[String($0.name.filter { "CTLS".contains($0) })] })
    guard let first = found.first else { return }
    let region = found.count == 1 ? first : Self.pairs.first { found.isSubset(of: $0.1) }?.0
    if let region { model.region = Axis(region, .derived, numbers) }
  }
}

// What was given and put in, and how it went.
extension ProcedureBuilder {
  private mutating func readSubstances(of use: NarrationUse) {
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
            route: said.route, origin: .narrative, evidence: [number]))
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
    if known != before { known.evidence = Array(Set(known.evidence + [number])).sorted() }
    model.substances[same] = known
  }

  private mutating func readDevices(of use: NarrationUse) {
    let row = tables.techniques[model.technique.value]
    guard ["neuromodulation", "intrathecal"].contains(model.family) else { return }
    for said in use.said.devices {
      let isKnown = model.devices.contains {
        $0.kind == said.kind || $0.kind == nil || said.kind == "lead" && $0.kind == "test_lead"
      }
      if isKnown { continue }
      let action = row?.deviceAction ?? ""
      model.devices.append(
        .init(
          kind: said.kind, action: action.isEmpty ? nil : action, count: said.count, origin: .narrative,
          evidence: [evidence(of: said.words, in: use)]))
    }
  }

  private mutating func readOutcome(of use: NarrationUse) {
    guard model.technique.value != "discography" else { return }
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

  private mutating func readComplications(of use: NarrationUse) {
    for said in use.said.complications {
      if said.value == "wrong site" {
        flag("wrong-site", [evidence(of: said, in: use)])
        continue
      }
      let isKnown = model.complications.contains { $0.text?.lowercased().contains(said.value.prefix(8)) ?? false }
      if isKnown { continue }
      model.complications.append(
        .init(text: said.value, origin: .narrative, evidence: [evidence(of: said, in: use)]))
    }
  }
}
