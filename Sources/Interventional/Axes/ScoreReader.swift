import ResourceModel
import Terminology

/// A pain score, 0 to 10.
struct PainScore {
  var value: DecimalText
  /// When it was asked, as sent.
  var time: String
  /// `before` or `after`, where its name or the sub-id of its OBX says so.
  var phase: String?
  var element: ElementIndex
  var rule: String
}

/// Reads one Observation, or one answer of a questionnaire, for what it says of how the patient fared.
struct ScoreReader {
  let facts: RecordFacts
  let resource: ResourceIndex
  /// The procedure is a discogram, and its Observations are of discs.
  private let isOfDiscs: Bool
  private let view: GraphView
  private let names: ElementNames
  /// The element with the value.
  private let root: ElementIndex
  /// The element that says what was asked.
  private let concept: ElementIndex
  private let uses: [CodeUse]
  /// The words that say what was asked.
  private let words: [String]
  /// What stands above it: the sub-ids of its OBX, the headings of a questionnaire.
  private let headings: [String]
  private let time: String

  init(facts: RecordFacts, observation: ResourceIndex, isOfDiscs: Bool) {
    self.facts = facts
    self.isOfDiscs = isOfDiscs
    resource = observation
    view = facts.view
    names = facts.view.names
    root = view.root(observation)
    concept = view.child(names.code, of: root)
    uses = view.codings(of: concept)
    words =
      [view.text(of: concept)].compactMap { $0 }
      + uses.compactMap { [view, names] use in
        view.string(of: use.element, names.display)
      }
    headings = view.extensions(facts.own.url(.obxSubId), of: root).compactMap { [view, names] element in
      view.string(of: element, names.valueString)
    }
    time = view.string(of: root, names.effectiveDateTime) ?? ""
  }

  init(facts: RecordFacts, answer: QuestionnaireAnswer, isOfDiscs: Bool) {
    self.facts = facts
    self.isOfDiscs = isOfDiscs
    resource = answer.response
    view = facts.view
    names = facts.view.names
    root = answer.element
    concept = answer.item
    uses = answer.codes
    headings = answer.headings
    words = Self.words(of: answer, facts.tables.observationWords)
    time = answer.authored
  }

  // A question that says nothing but when asks what its heading says: "Pain score (0-10)", and below it "Before".
  private static func words(of answer: QuestionnaireAnswer, _ meanings: WordRows) -> [String] {
    guard let question = answer.question else { return Array(answer.headings.prefix(1)) }
    let said = meanings.meanings(in: question)
    let isMoment = !said.isEmpty && said.allSatisfy { $0.value == "before" || $0.value == "after" }
    return isMoment ? [question] + answer.headings.prefix(1) : [question]
  }

  /// What an Observation can say.
  enum Outcome {
    case score(PainScore)
    /// A score or a finding of one level, such as a disc of a discogram.
    case ofLevel(InterventionalProcedure.Finding, ElementIndex, String)
    /// Percent, as reported.
    case relief(DecimalText, ElementIndex, String)
    case lasted(InterventionalProcedure.Amount, ElementIndex, String)
    case unknownScale(ElementIndex, String)
    /// The coded answer to what went wrong.
    case wentWrong(ElementIndex)
    case none

    /// Whether something of the outcome is read from it.
    var isTelling: Bool {
      switch self {
      case .score, .ofLevel, .relief, .lasted: true
      case .unknownScale, .wentWrong, .none: false
      }
    }
  }

  /// What it says: by the row of its code; else, where no row knows the code, by the words of its name.
  func outcome() -> Outcome {
    let row = uses.lazy.compactMap { use -> ObservationRow? in
      guard let row = facts.tables.observations[use.code] else { return nil }
      return use.uri == row.system ? row : nil
    }.first
    if let row, row.kind == "pain_relief" { return relief(row.rule) }
    if let row, row.kind == "relief_duration" { return lasted(row.rule) }
    if let row, !row.scale.isEmpty { return score(scale: row.scale, row.rule) }
    if let row, row.kind != "section" { return .none }
    return outcomeByName()
  }

  private func outcomeByName() -> Outcome {
    let said = facts.tables.observationWords.meanings(in: words.joined(separator: "; "))
    if said.contains(where: { $0.value == "other" }) { return .none }
    if said.contains(where: { $0.value == "complication" }) { return wentWrong }
    if let row = said.first(where: { $0.value == "relief_duration" }) { return lasted(row.rule) }
    if let row = said.first(where: { $0.value == "relief" }) { return relief(row.rule) }
    let isKnown = said.first { $0.value == "zero_to_ten" }
    // "0 to 10" alone may be of anything.
    let range = said.first { $0.value == "range" }
    let isOfPain = range == nil ? nil : said.first { $0.value == "pain" }
    guard let row = isKnown ?? said.first(where: { $0.value == "pain_score" }) ?? isOfPain else { return finding() }
    return score(scale: isKnown != nil || range != nil || isZeroToTen ? "0-10" : "unit", row.rule, named: true)
  }

  // Only a diagnosis: other codes may as well say that nothing did. Words are read with the notes.
  private var wentWrong: Outcome {
    let answer = view.child(names.valueCodeableConcept, of: root)
    guard view.codings(of: answer).contains(where: { SystemURI.holdsDiagnoses($0.uri) }) else { return .none }
    return .wentWrong(answer)
  }

  // Its reference range is 0 to 10.
  private var isZeroToTen: Bool {
    let range = view.child(names.referenceRange, of: root)
    guard range >= 0 else { return false }
    if let high = view.string(of: range, names.high, names.value) { return DecimalText(high)?.whole == 10 }
    return view.string(of: range, names.text)?.filter { $0 != " " } == "0-10"
  }

  private func score(scale: String, _ rule: String, named: Bool = false) -> Outcome {
    guard scale != "unknown" else { return .unknownScale(concept, rule) }
    guard let (text, element, unit, isOfTen) = number() else { return finding() }
    guard var value = DecimalText(text) else { return .none }
    if scale == "unit", unit == "mm" { value = value.tenth }
    let isSure = scale != "unit" || unit == "mm" || isOfTen || !named
    guard isSure, value.approximate >= 0, value.approximate <= 10 else { return .unknownScale(concept, rule) }
    if let level { return .ofLevel(.init(level: level, text: nil, score: value.text), element, rule) }
    return .score(
      PainScore(value: value, time: time, phase: phase, element: element, rule: rule))
  }

  // A finding in words, where the sub-id names a level.
  private func finding() -> Outcome {
    let element = view.child(names.valueString, of: root)
    guard let level, let text = view.string(element) else { return .none }
    return .ofLevel(.init(level: level, text: text, score: nil), element, "interventional#finding")
  }

  // The value: a number, or a text that is one, `7` or `7/10`.
  private func number() -> (text: String, element: ElementIndex, unit: String?, isOfTen: Bool)? {
    let quantity = view.child(names.valueQuantity, of: root)
    if quantity >= 0 {
      let element = view.child(names.value, of: quantity)
      let unit = view.string(of: quantity, names.code) ?? view.string(of: quantity, names.unit)
      return view.string(element).map { ($0, element, unit, unit == "/10") }
    }
    for name in [names.valueInteger, names.valueDecimal] {
      let bare = view.child(name, of: root)
      if let text = view.string(bare) { return (text, bare, nil, false) }
    }
    if let choice = chosenNumber { return choice }
    let element = view.child(names.valueString, of: root)
    return view.string(element).flatMap(Self.number(in:)).map { ($0.text, element, nil, $0.isOfTen) }
  }

  // `7`, `7/10`, `7 out of 10`.
  private static func number(in text: String) -> (text: String, isOfTen: Bool)? {
    let parts = text.split { $0 == " " || $0 == "/" }.map(String.init)
    guard let first = parts.first, DecimalText(first) != nil else { return nil }
    if parts.count == 1 { return (first, false) }
    let rest = parts.dropFirst().map { $0.lowercased() }
    return [["10"], ["out", "of", "10"], ["of", "10"]].contains(Array(rest)) ? (first, true) : nil
  }

  // A form that offers the numbers as choices: the number is what the patient read. A code alone may as well count the
  // choices.
  private var chosenNumber: (text: String, element: ElementIndex, unit: String?, isOfTen: Bool)? {
    let choice = view.child(names.valueCoding, of: root)
    let concept = view.child(names.valueCodeableConcept, of: root)
    guard choice >= 0 || concept >= 0 else { return nil }
    var shown = choice >= 0 ? [view.child(names.display, of: choice)] : [view.child(names.text, of: concept)]
    if concept >= 0 { shown += view.children(names.coding, of: concept).map { view.child(names.display, of: $0) } }
    for element in shown where element >= 0 {
      guard let text = view.string(element), let said = Self.number(in: text) else { continue }
      return (said.text, element, nil, said.isOfTen)
    }
    return nil
  }

  private func relief(_ rule: String) -> Outcome {
    // A questionnaire asks for percent, and the answer is the number alone.
    if words.contains(where: { $0.contains("%") || $0.lowercased().contains("percent") }),
      let (text, element, unit, isOfTen) = number(), unit == nil, !isOfTen, let value = DecimalText(text),
      isPercent(value)
    {
      return .relief(value, element, rule)
    }
    let quantity = view.child(names.valueQuantity, of: root)
    if quantity >= 0 {
      let element = view.child(names.value, of: quantity)
      let unit = view.string(of: quantity, names.code) ?? view.string(of: quantity, names.unit)
      guard unit == "%", let value = view.string(element).flatMap(DecimalText.init) else { return .none }
      return isPercent(value) ? .relief(value, element, rule) : .none
    }
    let element = view.child(names.valueString, of: root)
    guard let text = view.string(element)?.filter({ $0 != " " }), text.last == "%",
      let value = DecimalText(String(text.dropLast())), isPercent(value)
    else { return .none }
    return .relief(value, element, rule)
  }

  private func isPercent(_ value: DecimalText) -> Bool { value.approximate >= 0 && value.approximate <= 100 }

  private static let times = [
    "min": "min", "minutes": "min", "minute": "min", "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "d": "d", "day": "d", "days": "d", "wk": "wk", "week": "wk", "weeks": "wk", "mo": "mo", "month": "mo",
    "months": "mo",
  ]

  private func lasted(_ rule: String) -> Outcome {
    let quantity = view.child(names.valueQuantity, of: root)
    guard quantity >= 0 else { return .none }
    let element = view.child(names.value, of: quantity)
    let unit = view.string(of: quantity, names.code) ?? view.string(of: quantity, names.unit) ?? ""
    guard let value = view.string(element).flatMap(DecimalText.init), let known = Self.times[unit.lowercased()]
    else { return .none }
    return .lasted(.init(value: value.text, unit: known), element, rule)
  }

  // OBX-4 tells the values of one observation apart; where it names a level, that is what they differ in. In a
  // discogram the site does so too.
  private var level: String? {
    headings.lazy.compactMap(LevelText.name).first ?? (isOfDiscs ? disc : nil)
  }

  private var disc: String? {
    let site = view.child(names.bodySite, of: root)
    let coded = view.codings(of: site).lazy.compactMap { facts.tables.anatomy[$0.code] }.first { $0.axis == "level" }
    return coded?.value ?? view.text(of: site).flatMap(LevelText.name)
  }

  private var phase: String? {
    for text in headings + words {
      let said = facts.tables.observationWords.meanings(in: text).map(\.value).filter {
        $0 == "before" || $0 == "after"
      }
      if said.count == 1 { return said[0] }
    }
    return nil
  }
}
