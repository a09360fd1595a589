import ResourceModel
import Terminology

/// A pain score, 0 to 10.
private struct PainScore {
  var value: DecimalText
  var time: String
  var element: ElementIndex
  var resource: ResourceIndex
  var rule: String
}

// Pain before and after.
extension ProcedureBuilder {
  mutating func readOutcome() {
    guard model.mood == "performed", model.status != "not_done" else { return }
    var scores: [PainScore] = []
    for observation in observations() {
      switch painScore(observation) {
      case .score(let score): scores.append(score)
      case .ofLevel(let level, let score):
        _ = evidence(of: score.element, rule: score.rule)
        model.outcome.findings.append(.init(level: level, score: score.value.text))
      case .unknownScale(let element, let rule): flag("pain-scale-unknown", [evidence(of: element, rule: rule)])
      case .none: break
      }
    }
    // Scores in a discogram are provoked, disc by disc, and say nothing of before and after.
    guard !scores.isEmpty, group.technique != "discography" else { return }
    let (before, after, isByOrder) = told(scores)
    if let before { model.outcome.painBefore = axis(before, isByOrder) }
    if let after { model.outcome.painAfter = axis(after, isByOrder) }
    readRelief(before, after)
  }

  private mutating func axis(_ score: PainScore, _ isByOrder: Bool) -> Axis {
    var numbers = [evidence(of: score.element, rule: score.rule)]
    if isByOrder { numbers.append(evidence(of: score.element, rule: "interventional#pain-by-order")) }
    return Axis(score.value.text, isByOrder ? .derived : .coded, numbers)
  }

  private mutating func readRelief(_ before: PainScore?, _ after: PainScore?) {
    guard let before, let after, before.value.approximate > 0, let first = model.outcome.painBefore,
      let last = model.outcome.painAfter
    else { return }
    let share = (before.value.approximate - after.value.approximate) / before.value.approximate * 100
    let percent = Int(share < 0 ? share - 0.5 : share + 0.5)
    model.outcome.relief = Axis(String(percent), .derived, first.evidence + last.evidence)
    flag("relief-computed", first.evidence + last.evidence)
  }

  // Scores of this procedure: those that say so; where none does, those of a session that has no other procedure.
  private func observations() -> [ResourceIndex] {
    let own = resources
    let isAlone = facts.groups.allSatisfy { other in
      other.lines == group.lines
        || !other.lines.contains { facts.lines[$0].sharesSession(with: facts.lines[primary], ignoringPerformers: true) }
    }
    return view.standing(of: view.types.observation).filter { observation in
      let root = view.root(observation)
      guard view.graph.string(of: root, names.status) != "entered-in-error" else { return false }
      let parents = view.graph.children(names.partOf, of: root).compactMap(view.resource)
      if !parents.isEmpty { return parents.contains(where: own.contains) }
      return isAlone && isOfSession(root)
    }
  }

  private func isOfSession(_ observation: ElementIndex) -> Bool {
    let line = facts.lines[primary]
    let patient = view.party(view.graph.child(names.subject, of: observation))
    let encounter = view.party(view.graph.child(names.encounter, of: observation))
    if let patient, let own = line.patient, patient != own { return false }
    if let encounter, let own = line.encounter, encounter != own { return false }
    let day = String((view.graph.string(of: observation, names.effectiveDateTime) ?? "").prefix(10))
    return day.isEmpty || line.day.isEmpty || day == line.day
  }

  private enum Reading {
    case score(PainScore)
    /// A score for one level, such as a disc of a discogram.
    case ofLevel(String, PainScore)
    case unknownScale(ElementIndex, String)
    case none
  }

  private func painScore(_ observation: ResourceIndex) -> Reading {
    let root = view.root(observation)
    let concept = view.graph.child(names.code, of: root)
    let uses = view.codings(of: concept).filter { facts.systems.uri(of: $0.system) == SystemURI.loinc }
    guard let row = uses.lazy.compactMap({ tables.observations[$0.code] }).first(where: { !$0.scale.isEmpty }) else {
      return .none
    }
    guard row.scale != "unknown" else { return .unknownScale(concept, row.rule) }
    let quantity = view.graph.child(names.valueQuantity, of: root)
    let element =
      quantity >= 0 ? view.graph.child(names.value, of: quantity) : view.graph.child(names.valueInteger, of: root)
    guard let text = view.graph.string(element), var value = DecimalText(text) else { return .none }
    if row.scale == "unit", quantity >= 0 {
      let unit = view.graph.string(of: quantity, names.code) ?? view.graph.string(of: quantity, names.unit)
      if unit == "mm" { value = value.tenth }
    }
    guard value.approximate >= 0, value.approximate <= 10 else { return .unknownScale(concept, row.rule) }
    let time = view.graph.string(of: root, names.effectiveDateTime) ?? ""
    let score = PainScore(value: value, time: time, element: element, resource: observation, rule: row.rule)
    return level(of: root).map { .ofLevel($0, score) } ?? .score(score)
  }

  // OBX-4 tells the values of one observation apart; where it names a level, that is what they differ in.
  private func level(of observation: ElementIndex) -> String? {
    view.extensions(facts.own.url("obx-sub-id"), of: observation).lazy
      .compactMap { view.graph.string(of: $0, names.valueString).flatMap(LevelText.name) }.first
  }

  // Which score came before and which after: by their times where these tell; else two scores stand in order.
  private func told(_ scores: [PainScore]) -> (before: PainScore?, after: PainScore?, isByOrder: Bool) {
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

  /// The pain scores that the outcome was read from.
  func painObservations() -> [ResourceIndex] {
    guard !model.outcome.isEmpty else { return [] }
    return observations().filter { observation in
      switch painScore(observation) {
      case .score, .ofLevel: true
      case .unknownScale, .none: false
      }
    }
  }
}
