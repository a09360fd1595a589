/// A number with its unit.
struct Quantity {
  enum Kind { case dose, volume, concentration }

  var kind: Kind
  var figure: Figure
  var unit: String
  var range: Range<Int>
  /// `0.5 mL each`: what one level got.
  var isForEach: Bool
  /// It was not given: thrown away, or what the vial held.
  var isAside = false
}

/// Reads the drugs of a sentence with their amounts, whichever side of the drug these stand:
/// `1 mL of 40 mg/mL triamcinolone`, `bupivacaine 0.5 % 1 mL`.
struct DoseGrammar {
  let note: ParsedNote
  let sentence: Sentence
  /// Drugs, each with the strength that its brand's name holds: `Kenalog-40`.
  var drugs: [(match: Match, range: Range<Int>, strength: Quantity?)] = []
  var quantities: [Quantity] = []

  static func substances(
    in sentence: Sentence, of note: ParsedNote, _ mood: SentenceMood
  ) -> [(said: SaidSubstance, at: Int)] {
    guard sentence.kinds.contains(.substance) else { return [] }
    let grammar = DoseGrammar(sentence, note)
    guard !grammar.drugs.isEmpty else { return [] }
    // The lateral femoral cutaneous nerve lies deeper than the skin.
    let skin = note.matches(.skin, in: sentence).first {
      !["nerve", "nerves"].contains(note.letters($0.range.upperBound))
    }
    return grammar.read(mood, skin)
  }

  private init(_ sentence: Sentence, _ note: ParsedNote) {
    self.note = note
    self.sentence = sentence
    // `steroid` in the name of a technique is no drug that was given; `Botox injection` names one.
    let masks = note.matches[sentence.matches].filter {
      $0.kind == .technique && !note.row($0).value.isEmpty || $0.kind == .structure
    }
    for match in note.matches(.substance, in: sentence) {
      // `alcohol swab` only looks like one.
      if note.row(match).value.isEmpty, note.row(match).detail.isEmpty { continue }
      let inside =
        (note.row(match).value.isEmpty || note.row(match).detail == "blood")
        && masks.contains {
          $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
        }
      if inside || isPump(match.range.upperBound) { continue }
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
    if !drugs.isEmpty, note.mayHoldNumber(sentence) { readQuantities() }
  }

  // `baclofen pump`, `morphine infusion pump` are called so.
  private func isPump(_ end: Int) -> Bool {
    note.letters(end) == "pump" || note.letters(end) == "infusion" && note.letters(end + 1) == "pump"
  }

  // A brand with the number in its name that says its strength: `Kenalog-40`, `Isovue-M 200`. Behind a blank such a
  // number may as well be the dose, but of contrast, that is given by volume.
  private func named(_ drug: Match) -> (range: Range<Int>, strength: Quantity?) {
    let brand = note.matches(.strength, in: sentence).first { $0.range.lowerBound == drug.range.lowerBound }
    guard let brand, brand.range.upperBound + 1 < sentence.tokens.upperBound else { return (drug.range, nil) }
    let row = note.row(brand)
    let isHyphened = note.tokens[brand.range.upperBound].isSign("-") && note.tokens[brand.range.upperBound].isGlued
    let at = isHyphened ? brand.range.upperBound + 1 : brand.range.upperBound
    guard
      isHyphened || note.row(drug).detail == "contrast" || isOneMilliliter(before: drug.range.lowerBound)
        || isOneMilliliter(behind: at + 1),
      let figure = note.figure(at),
      row.detail.split(separator: " ").contains(Substring(figure.text)), note.unitEnds[at + 1] == nil,
      hyphened(at + 1) == nil
    else { return (drug.range, nil) }
    let strength = Quantity(
      kind: .concentration, figure: figure, unit: row.value, range: at..<(at + 1), isForEach: false)
    return (drug.range.lowerBound..<(at + 1), strength)
  }

  // `1 mL Kenalog 40`: the number is its strength or its dose, and both are the same.
  private func isOneMilliliter(before drug: Int) -> Bool {
    let of = note.letters(drug - 1) == "of" ? 1 : 0
    let unit = drug - 1 - of
    guard unit > sentence.tokens.lowerBound, let row = note.unitEnds[unit]?.row, note.tables.rows[row].value == "mL"
    else {
      return false
    }
    return note.figure(unit - 1)?.text == "1"
  }

  // `Kenalog 40 (1 cc)`
  private func isOneMilliliter(behind number: Int) -> Bool {
    guard number + 2 < sentence.tokens.upperBound, note.tokens[number].isSign("("),
      note.figure(number + 1)?.text == "1", let row = note.unitEnds[number + 2]?.row
    else { return false }
    return note.tables.rows[row].value == "mL"
  }

  private mutating func readQuantities() {
    var at = sentence.tokens.lowerBound
    while at < sentence.tokens.upperBound {
      // `#3 L knee …`: what counts the entries of a list is no amount.
      guard let (figure, end) = note.number(at), let unit = note.unitEnds[end] ?? hyphened(end),
        at == 0 || !note.tokens[at - 1].isSign("#")
      else {
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
      let isRange =
        at > sentence.tokens.lowerBound + 1 && leadsOn(at - 1) && note.endsNumber(at - 2)
        && !drugs.contains { $0.strength != nil && $0.range.contains(at - 2) }
      if let kind, !isRange, !Self.isGauge(figure, row.value) {
        let isAside = kind != .concentration && (isWasted(at..<unit.end) || isPortion(unit.end))
        quantities.append(
          Quantity(
            kind: kind, figure: figure, unit: row.value, range: at..<unit.end, isForEach: isForEach(at, unit.end),
            isAside: isAside))
      }
      at = unit.end
    }
    setVialsAside()
    spreadForEach()
  }

  // `22g`: a needle's gauge (ISO 9626), no grams.
  private static func isGauge(_ figure: Figure, _ unit: String) -> Bool {
    unit == "g" && figure.whole.map { (14...32).contains($0) } ?? false
  }

  // `4-5 mL`, `four to five mL`: no one amount.
  func leadsOn(_ at: Int) -> Bool { note.tokens[at].isSign("-") || note.letters(at) == "to" }

  // `40-mg`.
  private func hyphened(_ end: Int) -> (row: Int, end: Int)? {
    guard end + 1 < sentence.tokens.upperBound, note.tokens[end].isSign("-"), note.tokens[end].isGlued else {
      return nil
    }
    return note.unitEnds[end + 1]
  }

  private static let deeds: Set<String> = [
    "was", "were", "then", "slowly", "injected", "given", "placed", "deposited", "administered", "instilled", "used",
    "delivered", "at", "in", "into", "to", "through", "over", "onto",
  ]
  private static let each: Set<String> = ["each", "per", "every", "apiece", "ea"]
  // `per protocol` shares out nothing.
  private static let orders: Set<String> = [
    "protocol", "the", "preempt", "routine", "usual", "standard", "guideline", "guidelines", "policy", "label", "order",
    "orders", "request", "my", "our", "dr", "physician", "manufacturer",
  ]
  static let shares: Set<String> = ["half", "divided", "split", "shared", "equally", "distributed"]

  private func isForEach(_ start: Int, _ end: Int) -> Bool {
    // `each joint: 0.5 mL`
    for at in stride(from: start - 1, through: max(sentence.tokens.lowerBound, start - 4), by: -1) {
      if note.tokens[at].isSign(",") { break }
      if isEach(at) { return true }
    }
    for at in end..<min(end + 3, sentence.tokens.upperBound) where at == end || !note.tokens[at].startsLine {
      if isEach(at) { return true }
      if isShare(at) { return true }
    }
    if isTimes(end) || isBracketForEach(end) || isUnderEach { return true }
    // `10 mg was then injected at each site`
    var at = end
    while at < sentence.tokens.upperBound, at - end < 8, Self.deeds.contains(note.letters(at)) { at += 1 }
    if at > end, at < sentence.tokens.upperBound, isEach(at) { return true }
    // `10 mg of dexamethasone split between the levels`
    if let drug = drugs.first(where: { $0.range.lowerBound >= end }), drug.range.lowerBound - end <= 2,
      (drug.range.upperBound..<min(drug.range.upperBound + 3, sentence.tokens.upperBound)).contains(where: {
        Self.shares.contains(note.letters($0))
      })
    {
      return false
    }
    return drugs.contains { drug in
      // `0.5 mL of bupivacaine at each level`
      drug.range.lowerBound >= end && drug.range.lowerBound - end <= 8
        && (isShare(drug.range.upperBound) || isTimes(drug.range.upperBound)
          || (drug.range.upperBound..<min(drug.range.upperBound + 6, sentence.tokens.upperBound)).contains(
            where: isEach))
    }
  }

  // `At each, 1.5 mL …`
  private var isUnderEach: Bool {
    let first = sentence.tokens.lowerBound
    return ["at", "for", "in", "to"].contains(note.letters(first)) && isEach(first + 1)
  }

  // `1 mL of (bupivacaine 0.5 % / Depo-Medrol 40 mg/mL, 3:1) per level`
  private func isBracketForEach(_ end: Int) -> Bool {
    let open = note.letters(end) == "of" ? end + 1 : end
    guard open < sentence.tokens.upperBound, note.tokens[open].isSign("("),
      let close = (open..<sentence.tokens.upperBound).first(where: { note.tokens[$0].isSign(")") })
    else { return false }
    return (close + 1..<min(close + 3, max(close + 1, sentence.tokens.upperBound))).contains(where: isEach)
  }

  private static let joints: Set<String> = ["and", "with", "plus", "mixed", "of", "w"]

  // `0.5 mL of dexamethasone (4 mg/mL) and 0.5 mL of bupivacaine per joint`: what is joined is shared out alike.
  private mutating func spreadForEach() {
    let amounts = quantities.indices.filter { quantities[$0].kind != .concentration }
    guard amounts.count > 1, amounts.contains(where: { quantities[$0].isForEach }) else { return }
    let pairs = Array(zip(amounts, amounts.dropFirst()))
    for (first, next) in pairs.reversed() where quantities[next].isForEach && areJoined(first, next) {
      quantities[first].isForEach = true
    }
    for (first, next) in pairs where quantities[first].isForEach && areJoined(first, next) {
      quantities[next].isForEach = true
    }
  }

  private func areJoined(_ first: Int, _ next: Int) -> Bool {
    let end = quantities[first].range.upperBound
    // `7 mL (3.5 mL per side)` says what each got of the whole.
    if note.tokens[quantities[next].range.lowerBound - 1].isSign("(") { return false }
    return (end..<max(end, quantities[next].range.lowerBound)).allSatisfy { at in
      let token = note.tokens[at]
      if drugs.contains(where: { $0.range.contains(at) }) || quantities.contains(where: { $0.range.contains(at) }) {
        return true
      }
      if token.kind == .word { return Self.joints.contains(note.letters(at)) || Self.plain.contains(note.letters(at)) }
      return token.kind == .sign && !token.startsLine
        && ["(", ")", "+", "&", "/", "%"].contains { token.isSign($0) }
    }
  }

  private static let plain: Set<String> = ["a", "preservative", "free", "pf", "mpf", "hcl", "plain", "sterile"]

  // `40 mg/side`; `40 mg Kenalog/2 mL lidocaine` are two amounts.
  func isShare(_ slash: Int) -> Bool {
    slash + 1 < sentence.tokens.upperBound && note.tokens[slash].isSign("/") && note.tokens[slash + 1].kind == .word
      && !drugs.contains { $0.range.lowerBound == slash + 1 }
  }

  // `0.5 mL x3`, `1 mL x 4 sites`
  private func isTimes(_ end: Int) -> Bool {
    end + 1 < sentence.tokens.upperBound && note.letters(end) == "x" && note.tokens[end + 1].kind == .number
      && note.unitEnds[end + 2] == nil
  }

  // `at each level`; not `half in each joint`, which shares out a total.
  func isEach(_ at: Int) -> Bool {
    guard Self.each.contains(note.letters(at)) else { return false }
    if note.letters(at) == "per", Self.orders.contains(note.letters(at + 1)) { return false }
    return !(max(sentence.tokens.lowerBound, at - 3)..<at).contains { Self.shares.contains(note.letters($0)) }
  }
}
