import Narrative
import ResourceModel
import SourceModel

// What texts add. They fill what is absent or left open; what they say otherwise raises a flag, and changes nothing.
extension ProcedureBuilder {
  mutating func readNarrative() {
    for use in narrations {
      if use.isOther {
        flag("technique-conflict", model.technique.evidence + [evidence(of: use.said.technique, in: use)])
        continue
      }
      if !leavesApproachOpen(use) { readTechnique(of: use) }
      readSide(of: use)
      readLevels(of: use)
      readWords(of: use)
      readGuidance(of: use)
      guard model.mood == "performed", model.status != "not_done" else { continue }
      readSubstances(of: use)
      readRoutes()
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

  /// The axis that words say.
  mutating func axis(_ said: Said, in use: NarrationUse) -> Axis {
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
    } else if !Narrations.agree(model.technique.value, use.said, isGiven: use.isOwn, notes) {
      // An entry's own words that name two techniques name a part of it too; a plan's speak of what comes after.
      if use.isOwn, Set(use.said.names.map(\.value)).count > 1 || model.mood != "performed" { return }
      let other = use.isOwn ? use.said.names.first ?? said : said
      flag("technique-conflict", model.technique.evidence + [evidence(of: other, in: use)])
    } else {
      refineByApproach(use)
    }
  }

  // `Interlaminar or caudal injection`: a name that says both of what the code leaves open leaves it open too.
  private func leavesApproachOpen(_ use: NarrationUse) -> Bool {
    guard use.isOwn, model.technique.value == group.technique, let notes = facts.notes,
      let approach = use.said.approach,
      let one = notes.refinement(of: group.technique, by: use.said.technique.value),
      let other = notes.refinement(of: group.technique, by: approach.value)
    else { return false }
    return one != other
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
    readStages()
    // The leads of a trial stay outside, and have no identifier to miss.
    if technique.hasSuffix("_trial") { model.flags.removeAll { $0.code == "device-without-udi" } }
  }

  // The joint of an injection whose code says only how large it is.
  private mutating func readTarget(of use: NarrationUse) {
    guard let said = use.said.target, let known = model.target,
      Self.joints[known.value]?.values.contains(said.value) == true
    else { return }
    model.target = Axis(said.value, .narrative, known.evidence + [evidence(of: said, in: use)])
  }

  private mutating func readWords(of use: NarrationUse) {
    readTarget(of: use)
    if let said = use.said.approach, model.approach == nil, !leavesApproachOpen(use) {
      model.approach = axis(said, in: use)
    }
    if let said = use.said.region {
      if model.region == nil {
        model.region = axis(said, in: use)
      } else if use.said.isNamed(by: said) {
        narrowRegion(to: [said.value], .narrative, [evidence(of: said, in: use)])
      }
    }
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
    // Only lesions by heat get there: cooled probes are set to 60, pulses stay below 45.
    if model.energy == nil, let said = use.said.celsius, let celsius = DecimalText(said.value),
      celsius.approximate >= 70
    {
      var heat = said
      heat.rule = "interventional#thermal-by-temperature"
      model.energy = .init(kind: Axis("thermal", .derived, [evidence(of: heat, in: use)]))
    }
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
      let kind = axis(said, in: use)
      model.guidance = .init(kind: kind, how: said.value == "none" ? nil : "narrative")
      return checkUltrasound(kind)
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
    if !use.said.sideDispute.isEmpty {
      var numbers: [Int] = []
      for said in use.said.sideDispute { numbers.append(evidence(of: said, in: use)) }
      return disputeSide(numbers)
    }
    guard let said = use.said.side, !isSideDisputed || model.laterality != nil else { return }
    guard let known = model.laterality else {
      if said.value == "midline", !["epidural", "disc", "intrathecal", "vertebral"].contains(model.family) { return }
      model.laterality = axis(said, in: use)
      model.flags.removeAll { $0.code == "side-missing" }
      return
    }
    guard ["left", "right"].contains(known.value), said.value != known.value, said.value != "midline" else { return }
    if known.origin != .narrative {
      flag("side-conflict", known.evidence + [evidence(of: said, in: use)])
    } else if said.value != "bilateral" {
      disputeSide(known.evidence + [evidence(of: said, in: use)])
    }
  }

  // Texts that say left and right: a side that only a text said is left out, and somebody has to look.
  private mutating func disputeSide(_ numbers: [Int]) {
    isSideDisputed = true
    let isTold = model.laterality?.origin == .narrative
    flag("side-conflict", isTold ? numbers : (model.laterality?.evidence ?? []) + numbers)
    if isTold { model.laterality = nil }
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
      let count = own == "muscle" ? model.levels?.count : model.levels?.count?.counted(counted.count)
      model.levels = .init(names: names, count: count, origin: .narrative, evidence: axis.evidence)
      return checkRegion(of: names, numbers)
    }
    checkRegion(of: names, numbers)
    compare(known, with: levels, own, counted, numbers)
  }
}
