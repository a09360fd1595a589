/// A number with its unit.
private struct Quantity {
  enum Kind { case dose, volume, concentration }

  var kind: Kind
  var figure: Figure
  var unit: String
  var range: Range<Int>
  /// `0.5 mL each`: what one level got.
  var isForEach: Bool
}

/// Reads the drugs of a sentence with their amounts, whichever side of the drug these stand:
/// `1 mL of 40 mg/mL triamcinolone`, `bupivacaine 0.5 % 1 mL`.
struct DoseGrammar {
  private let note: ParsedNote
  private let sentence: Sentence
  /// Drugs, each with the strength that its brand's name holds: `Kenalog-40`.
  private var drugs: [(match: Match, range: Range<Int>, strength: Quantity?)] = []
  private var quantities: [Quantity] = []

  static func substances(
    in sentence: Sentence, of note: ParsedNote, _ mood: SentenceMood
  ) -> [(said: SaidSubstance, at: Int)] {
    let grammar = DoseGrammar(sentence, note)
    guard !grammar.drugs.isEmpty else { return [] }
    let isForSkin = note.matches[sentence.matches].first { $0.kind == .skin }
    return grammar.read(mood, isForSkin)
  }

  private init(_ sentence: Sentence, _ note: ParsedNote) {
    self.note = note
    self.sentence = sentence
    // `steroid` in the name of a technique is no drug that was given; `Botox injection` names one.
    let masks = note.matches[sentence.matches].filter { $0.kind == .technique || $0.kind == .structure }
    for match in note.matches(.substance, in: sentence) {
      // `alcohol swab` only looks like one.
      if note.row(match).value.isEmpty, note.row(match).detail.isEmpty { continue }
      let inside =
        note.row(match).value.isEmpty
        && masks.contains {
          $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
        }
      if inside { continue }
      let (range, strength) = named(match)
      // `triamcinolone (Kenalog)` is one drug.
      if let last = drugs.last, note.row(last.match).value == note.row(match).value,
        match.range.lowerBound - last.range.upperBound <= 1
      {
        drugs[drugs.count - 1].range = last.range.lowerBound..<range.upperBound
        drugs[drugs.count - 1].strength = strength ?? last.strength
        continue
      }
      drugs.append((match, range, strength))
    }
    if !drugs.isEmpty { readQuantities() }
  }

  // A brand with the number in its name that says its strength: `Kenalog-40`, `Isovue-M 200`. Behind a blank such a
  // number may as well be the dose, but of contrast, that is given by volume.
  private func named(_ drug: Match) -> (range: Range<Int>, strength: Quantity?) {
    let brand = note.matches(.strength, in: sentence).first { $0.range.lowerBound == drug.range.lowerBound }
    guard let brand, brand.range.upperBound + 1 < sentence.tokens.upperBound else { return (drug.range, nil) }
    let row = note.row(brand)
    let isHyphened = note.tokens[brand.range.upperBound].isSign("-") && note.tokens[brand.range.upperBound].isGlued
    let at = isHyphened ? brand.range.upperBound + 1 : brand.range.upperBound
    guard isHyphened || note.row(drug).detail == "contrast", let figure = note.figure(at),
      row.detail.split(separator: " ").contains(Substring(figure.text)), note.unitEnds[at + 1] == nil,
      hyphened(at + 1) == nil
    else { return (drug.range, nil) }
    let strength = Quantity(
      kind: .concentration, figure: figure, unit: row.value, range: at..<(at + 1), isForEach: false)
    return (drug.range.lowerBound..<(at + 1), strength)
  }

  private mutating func readQuantities() {
    var at = sentence.tokens.lowerBound
    while at < sentence.tokens.upperBound {
      guard let (figure, end) = note.number(at), let unit = note.unitEnds[end] ?? hyphened(end) else {
        at += 1
        continue
      }
      let row = note.tables.rows[unit.row]
      let kind: Quantity.Kind? =
        switch row.detail {
        case "dose": .dose
        case "volume": .volume
        case "concentration": .concentration
        default: nil
        }
      let isRange = at > sentence.tokens.lowerBound + 1 && leadsOn(at - 1) && note.endsNumber(at - 2)
      if let kind, !isRange {
        quantities.append(
          Quantity(
            kind: kind, figure: figure, unit: row.value, range: at..<unit.end, isForEach: isForEach(at, unit.end)))
      }
      at = unit.end
    }
  }

  // `4-5 mL`, `four to five mL`: no one amount.
  private func leadsOn(_ at: Int) -> Bool { note.tokens[at].isSign("-") || note.letters(at) == "to" }

  // `40-mg`.
  private func hyphened(_ end: Int) -> (row: Int, end: Int)? {
    guard end + 1 < sentence.tokens.upperBound, note.tokens[end].isSign("-"), note.tokens[end].isGlued else {
      return nil
    }
    return note.unitEnds[end + 1]
  }

  private static let each: Set<String> = ["each", "per", "every", "apiece", "ea"]
  // `per protocol` shares out nothing.
  private static let orders: Set<String> = [
    "protocol", "the", "preempt", "routine", "usual", "standard", "guideline", "guidelines", "policy", "label", "order",
    "orders", "request", "my", "our", "dr", "physician", "manufacturer",
  ]
  private static let shares: Set<String> = ["half", "divided", "split", "shared", "equally", "distributed"]

  private func isForEach(_ start: Int, _ end: Int) -> Bool {
    // `each joint: 0.5 mL`
    for at in stride(from: start - 1, through: max(sentence.tokens.lowerBound, start - 4), by: -1) {
      if note.tokens[at].isSign(",") { break }
      if isEach(at) { return true }
    }
    for at in end..<min(end + 3, sentence.tokens.upperBound) {
      if isEach(at) { return true }
      if note.tokens[at].isSign("/") { return true }
    }
    return drugs.contains { drug in
      // `0.5 mL of bupivacaine at each level`
      drug.range.lowerBound >= end && drug.range.lowerBound - end <= 8
        && (drug.range.upperBound..<min(drug.range.upperBound + 6, sentence.tokens.upperBound)).contains(where: isEach)
    }
  }

  // `at each level`; not `half in each joint`, which shares out a total.
  private func isEach(_ at: Int) -> Bool {
    guard Self.each.contains(note.letters(at)) else { return false }
    if note.letters(at) == "per", Self.orders.contains(note.letters(at + 1)) { return false }
    return !(max(sentence.tokens.lowerBound, at - 3)..<at).contains { Self.shares.contains(note.letters($0)) }
  }
}

// Which amount is of which drug.
extension DoseGrammar {
  private func read(_ mood: SentenceMood, _ skin: Match?) -> [(said: SaidSubstance, at: Int)] {
    var amounts: [[Quantity]] = Array(repeating: [], count: drugs.count)
    for quantity in quantities { if let drug = owner(of: quantity) { amounts[drug].append(quantity) } }
    var found: [(said: SaidSubstance, at: Int)] = []
    let levels = quantities.count > 1 ? LevelGrammar.levels(in: sentence, of: note) : []
    for (i, drug) in drugs.enumerated() where mood.assertion(of: drug.match.range) == .affirmed {
      let row = note.row(drug.match)
      if isSystemic(drug.range, behind: amounts[i].last?.range.upperBound ?? 0, row) { continue }
      forget(&amounts[i], of: levels)
      let first = min(drug.range.lowerBound, amounts[i].first?.range.lowerBound ?? Int.max)
      let last = max(drug.range.upperBound, amounts[i].last?.range.upperBound ?? 0)
      var said = SaidSubstance(
        name: row.value.isEmpty ? nil : row.value, kind: row.detail.isEmpty ? nil : row.detail,
        words: note.said(row.value, first..<last, row.rule))
      // The nearest amount is its own: `10 mL in all: 2 mL …`.
      let place = drug.range
      let nearest = amounts[i].sorted { Self.distance($0.range, place) < Self.distance($1.range, place) }
      fill(&said, nearest + (drug.strength.map { [$0] } ?? []))
      if skin != nil { said.route = "subcutaneous" }
      found.append((said, drug.range.lowerBound))
    }
    return found
  }

  // `4 mL at T11, 6 mL at L2`: what each level got.
  private func forget(_ amounts: inout [Quantity], of levels: [LevelMention]) {
    let sides = note.matches(.side, in: sentence).filter { !note.row($0).value.isEmpty }
    let isShare = { (amount: Quantity) in
      amount.kind != .concentration
        && (levels.contains { (1...2).contains($0.range.lowerBound - amount.range.upperBound) }
          || sides.contains {
            (0...1).contains($0.range.lowerBound - amount.range.upperBound)
              && !note.tokens[$0.range.lowerBound].startsLine
          })
    }
    guard quantities.count(where: isShare) > 1 else { return }
    for i in amounts.indices where isShare(amounts[i]) { amounts[i].isForEach = true }
  }

  private static let systemic: Set<String> = [
    "iv", "ivp", "intravenous", "intravenously", "po", "oral", "orally", "sublingual", "intranasal",
    "pca",
  ]
  private static let sedation: Set<String> = ["minimal", "moderate", "deep_mac", "general"]

  // Given into a vein or by mouth, or an opioid of the sedation: no injectate.
  private func isSystemic(_ drug: Range<Int>, behind amount: Int, _ row: PhraseRow) -> Bool {
    let end = max(drug.upperBound, amount)
    for at in end..<min(end + 2, max(end, sentence.tokens.upperBound)) {
      if Self.systemic.contains(note.letters(at)) { return true }
      if note.tokens[at].kind != .word { break }
    }
    if drug.lowerBound > sentence.tokens.lowerBound, Self.systemic.contains(note.letters(drug.lowerBound - 1)) {
      return true
    }
    if row.detail == "sedative" { return true }
    guard row.detail == "opioid" else { return false }
    let isWithSedative = drugs.contains { note.row($0.match).detail == "sedative" }
    let isSedation = note.matches[sentence.matches].contains {
      $0.kind == .anaesthesia && Self.sedation.contains(note.row($0).value) && $0.range.upperBound <= drug.lowerBound
    }
    return isWithSedative || isSedation || sentence.context == .anaesthesia
  }

  private static func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    a.upperBound <= b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
  }

  private func owner(of quantity: Quantity) -> Int? {
    let left = drugs.lastIndex { $0.range.upperBound <= quantity.range.lowerBound }
    let right = drugs.firstIndex { $0.range.lowerBound >= quantity.range.upperBound }
    let rightLink = right.map { link(quantity.range.upperBound..<drugs[$0].range.lowerBound) } ?? .none
    let leftLink = left.map { link(drugs[$0].range.upperBound..<quantity.range.lowerBound) } ?? .none
    if rightLink == .of {
      // `triamcinolone 80 mg in 8 mL of saline`
      let isInFluid = right.map { isDissolved(quantity.range.upperBound..<drugs[$0].range.lowerBound) } ?? false
      return isInFluid && (leftLink == .direct || leftLink == .of) ? left : right
    }
    // `phenol 6 % in glycerin, 0.8 mL`: the volume is that of the drug.
    if let left, left > 0, quantity.kind == .volume, leftLink != .none, isSolvent(left) { return left - 1 }
    switch (leftLink, rightLink) {
    case (.direct, .direct), (.of, .direct):
      // `contrast 1 mL Omnipaque`
      let isUnnamed = left.map { note.row(drugs[$0].match).value.isEmpty } ?? false
      return startsWithQuantity || isUnnamed ? right : left
    case (.direct, _), (.of, _): return left
    case (_, .direct): return right
    case (.comma, _): return left
    default: return nil
    }
  }

  private func isSolvent(_ drug: Int) -> Bool {
    note.letters(drugs[drug].range.lowerBound - 1) == "in"
      && ["glycerin", "saline"].contains(note.row(drugs[drug].match).value)
      && quantities.contains { $0.kind == .concentration && $0.range.upperBound <= drugs[drug].range.lowerBound }
  }

  /// Whether `in` and an amount of its own stand between an amount and the drug behind.
  private func isDissolved(_ between: Range<Int>) -> Bool {
    guard let at = between.first(where: { note.letters($0) == "in" }) else { return false }
    return quantities.contains { $0.range.lowerBound > at && $0.range.lowerBound < between.upperBound }
  }

  private var startsWithQuantity: Bool {
    guard let first = quantities.first, let drug = drugs.first else { return false }
    return first.range.lowerBound < drug.range.lowerBound
  }

  private enum Link { case of, direct, comma, none }

  private static let fillers: Set<String> = [
    "of", "a", "an", "the", "preservative", "free", "pf", "sterile", "injectable", "total", "dose", "volume", "was",
    "at", "in", "strength", "concentration", "x", "plain", "mpf", "hcl", "about", "approximately", "approx", "were",
    "injected", "administered", "given", "used", "dosed", "amount", "local", "warm", "test", "bolus",
  ]
  private static let partings: Set<String> = ["and", "with", "plus", "followed", "then", "w", "or", "mixed"]
  private static let mixtures: Set<String> = ["mixture", "solution", "containing", "consisting", "combination", "mix"]

  // What stands between an amount and a drug.
  private func link(_ between: Range<Int>) -> Link {
    var at = between.lowerBound
    var hasComma = false
    var strangers = 0
    var isOf = false
    while at < between.upperBound {
      if let quantity = quantities.first(where: { $0.range.lowerBound == at }) {
        at = quantity.range.upperBound
        continue
      }
      let token = note.tokens[at]
      let word = note.letters(at)
      if Self.mixtures.contains(word) || drugs.contains(where: { $0.range.contains(at) }) { return .none }
      if Self.partings.contains(word) || token.isSign("+") || token.isSign("&") || token.isSign(".") { return .none }
      if token.isSign(",") { hasComma = true } else if word == "of" { isOf = true }
      if token.kind == .word, !Self.fillers.contains(word) { strangers += 1 }
      if token.kind == .number { strangers += 1 }
      at += 1
    }
    if strangers > (hasComma ? 0 : 2) { return .none }
    if hasComma { return .comma }
    return isOf && strangers == 0 ? .of : .direct
  }

  private func fill(_ said: inout SaidSubstance, _ amounts: [Quantity]) {
    let strength = amounts.first { $0.kind == .concentration }
    // The strength of contrast is its iodine; any other is that of what was mixed in.
    if let strength, said.kind != "contrast" { said.concentration = strength.figure.text + " " + strength.unit }
    let hasDose = !Self.doseless.contains(said.kind)
    let volume = amounts.first { $0.kind == .volume && !$0.isForEach }
    if let volume { said.volume = SaidAmount(value: volume.figure.text, unit: volume.unit) }
    if said.kind == "saline" { return }
    if let dose = amounts.first(where: { $0.kind == .dose }) {
      if !dose.isForEach { said.dose = SaidAmount(value: dose.figure.text, unit: dose.unit) }
    } else if let strength, let volume, volume.unit == "mL", hasDose,
      strength.unit != "%" || !Self.liquids.contains(said.name ?? "")
    {
      said.dose = Self.dose(strength.figure, strength.unit, volume.figure)
    }
  }
}
