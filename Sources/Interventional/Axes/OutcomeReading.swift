import ResourceModel
import SourceModel
import Terminology

// Pain before and after, relief, and what was found level by level.
extension ProcedureBuilder {
  mutating func readOutcome() {
    guard model.mood == "performed", model.status != "not_done" else { return }
    var scores: [PainScore] = []
    var relief: (percent: DecimalText, element: ElementIndex, rule: String)?
    let isOfDiscs = group.technique == "discography"
    let (observations, answers) = (self.observations(), self.answers())
    let areShared = observations.areShared || answers.areShared
    let origin: AxisOrigin = areShared ? .encounter : .coded
    let observed = observations.found.map { ScoreReader(facts: facts, observation: $0, isOfDiscs: isOfDiscs) }
    let answered = answers.found.flatMap(view.answers).map {
      ScoreReader(facts: facts, answer: $0, isOfDiscs: isOfDiscs)
    }
    for reading in observed + answered {
      let outcome = reading.outcome()
      if outcome.isTelling, !areShared, view[reading.resource].type == view.types.observation {
        outcomeSources.append(reading.resource)
      }
      switch outcome {
      case .score(let score): scores.append(score)
      case .ofLevel where areShared && group.technique != "discography": break
      case .ofLevel(let finding, let element, let rule):
        findingNumbers.append(evidence(of: element, rule: rule))
        add(finding)
      case .relief(let percent, let element, let rule): relief = relief ?? (percent, element, rule)
      case .lasted(let amount, let element, let rule):
        if model.outcome.reliefDuration != nil { continue }
        model.outcome.reliefDuration = .init(
          amount: amount, origin: origin, evidence: [evidence(of: element, rule: rule)])
      case .unknownScale(let element, let rule): flag("pain-scale-unknown", [evidence(of: element, rule: rule)])
      case .wentWrong(let concept): if !areShared { addComplication(concept) }
      case .none: break
      }
    }
    if let relief {
      model.outcome.relief = Axis(relief.percent.text, origin, [evidence(of: relief.element, rule: relief.rule)])
    }
    // Scores in a discogram are provoked, disc by disc, and say nothing of before and after.
    guard !scores.isEmpty, group.technique != "discography" else { return }
    let (before, after, isByOrder) = told(scores)
    if let before { model.outcome.painBefore = axis(before, origin, isByOrder) }
    if let after { model.outcome.painAfter = axis(after, origin, isByOrder) }
    if relief == nil { computeRelief(before, after) }
  }

  /// Reads the discs of a discogram that nothing but their findings names.
  mutating func readDiscs() {
    guard group.technique == "discography", !findingNumbers.isEmpty, model.levels?.names.isEmpty ?? true else { return }
    let numbers = findingNumbers
    let discs = model.outcome.findings.map { finding in
      InterventionalProcedure.LevelName(kind: "disc", name: finding.level, side: nil)
    }
    let count = model.levels?.count
    let axis = Axis("", .derived, (model.levels?.evidence ?? []) + numbers)
    if let count, !count.allows(discs.count) { flag("level-conflict", axis.evidence) }
    model.levels = .init(
      names: discs, count: count?.counted(discs.count), origin: .derived, evidence: axis.evidence)
    checkRegion(of: discs, numbers)
  }

  private mutating func add(_ finding: InterventionalProcedure.Finding) {
    guard let known = model.outcome.findings.firstIndex(where: { $0.level == finding.level }) else {
      model.outcome.findings.append(finding)
      return
    }
    model.outcome.findings[known].text = model.outcome.findings[known].text ?? finding.text
    model.outcome.findings[known].score = model.outcome.findings[known].score ?? finding.score
  }

  private mutating func axis(_ score: PainScore, _ origin: AxisOrigin, _ isByOrder: Bool) -> Axis {
    var numbers = [evidence(of: score.element, rule: score.rule)]
    if isByOrder { numbers.append(evidence(of: score.element, rule: "interventional#pain-by-order")) }
    return Axis(score.value.text, isByOrder ? .derived : origin, numbers)
  }

  private mutating func computeRelief(_ before: PainScore?, _ after: PainScore?) {
    guard let before, let after, before.value.approximate > 0, let first = model.outcome.painBefore,
      let last = model.outcome.painAfter
    else { return }
    let share = (before.value.approximate - after.value.approximate) / before.value.approximate * 100
    let percent = Int(share < 0 ? share - 0.5 : share + 0.5)
    model.outcome.relief = Axis(String(percent), .derived, first.evidence + last.evidence)
    flag("relief-computed", first.evidence + last.evidence)
  }

  /// Statements of how the patient fared.
  typealias Statements = (found: [ResourceIndex], areShared: Bool)

  func observations() -> Statements { statements(facts.observations, at: names.effectiveDateTime) }

  private func answers() -> Statements { statements(facts.answers, at: names.authored) }

  // Statements of this procedure: those that say so; where none does, those of its session. Where a session has several
  // procedures, the patient's pain before and after is that of the session, and of each of them.
  private func statements(
    _ given: (all: [ResourceIndex], patients: ByPatient), at time: Symbol
  ) -> Statements {
    if given.all.isEmpty { return ([], false) }
    let own = resources
    let line = facts.lines[primary]
    let isAlone = facts.patients.numbers(of: line.patient).lazy.map { facts.groups[$0] }.allSatisfy { other in
      other.lines == group.lines
        || !other.lines.contains { facts.lines[$0].sharesSession(with: line, ignoringPerformers: true) }
    }
    var areShared = false
    let found = given.patients.numbers(of: line.patient).map { given.all[$0] }.filter { statement in
      let root = view.root(statement)
      guard view.string(of: root, names.status) != "entered-in-error" else { return false }
      let parents = view.children(names.partOf, of: root).compactMap(view.resource)
      if parents.contains(where: own.contains) { return true }
      // A score of another procedure is not this one's; one of what is no procedure here (a visit, a line of guidance) is
      // the session's.
      guard !parents.contains(where: facts.procedures.contains), isOfSession(root, at: time) else { return false }
      areShared = areShared || !isAlone
      return true
    }
    return (found, areShared)
  }

  private func isOfSession(_ statement: ElementIndex, at time: Symbol) -> Bool {
    let line = facts.lines[primary]
    let patient = view.party(view.child(names.subject, of: statement))
    let encounter = view.party(view.child(names.encounter, of: statement))
    if let patient, let own = line.patient, patient != own { return false }
    if let encounter, let own = line.encounter, encounter != own { return false }
    let day = String((view.string(of: statement, time) ?? "").prefix(10))
    return day.isEmpty || line.day.isEmpty || day == line.day
  }

  // Which score came before and which after: by their times where these tell; else two scores stand in order.
  private func told(_ scores: [PainScore]) -> (before: PainScore?, after: PainScore?, isByOrder: Bool) {
    let phased = scores.filter { $0.phase == "before" }, after = scores.filter { $0.phase == "after" }
    if !phased.isEmpty, !after.isEmpty || scores.count == phased.count { return (phased.last, after.first, false) }
    if !after.isEmpty, scores.count == after.count { return (nil, after.first, false) }
    let start = model.performed.flatMap { InstantText($0.start) }
    let end = model.performed?.end.flatMap(InstantText.init) ?? start
    if let start, let end {
      let timed = scores.compactMap { score in InstantText(score.time).map { (score, $0) } }
      let before = timed.filter { $0.1 <= start && ($0.1 < end || start == end && $0.1 < start) }
      let after = timed.filter { $0.1 >= end && $0.1 > start }
      let isTold = start == end ? timed.contains { $0.1 != start } : !timed.isEmpty
      if isTold, !before.isEmpty || !after.isEmpty {
        return (before.max { $0.1 < $1.1 }?.0, after.min { $0.1 < $1.1 }?.0, false)
      }
    }
    guard scores.count == 2 else { return (nil, nil, false) }
    let times = scores.map { InstantText($0.time) }
    if let first = times[0], let second = times[1], first != second {
      let ordered = first < second ? scores : scores.reversed()
      return (ordered[0], ordered[1], true)
    }
    return (scores[0], scores[1], true)
  }

  /// The scores and findings that the outcome was read from.
  func painObservations() -> [ResourceIndex] { model.outcome.isEmpty ? [] : outcomeSources }
}
