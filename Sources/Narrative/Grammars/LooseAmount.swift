/// An amount in a statement that names no drug: `Total volume: 6 mL`, `2 mL was injected`. It is that of the statement
/// before, where the procedure has one injectate alone.
struct LooseAmount: Equatable {
  var isVolume: Bool
  var figure: Figure
  var unit: String
  /// A heading says that it is what was given: `Total dose: 155 units`.
  var isHeaded: Bool

  private static let names: Set<String> = ["volume", "dose", "amount"]
  private static let beside: Set<String> = [
    "total", "instilled", "delivered", "filled", "injectate", "injection", "injected", "given", "administered", "used",
    "of", "was", "a", "the", "in",
    "all",
  ]
  private static let between: Set<String> = ["total", "was", "were", "then", "slowly", "easily", "gently"]
  private static let acts: Set<String> = [
    "injected", "given", "administered", "instilled", "deposited", "delivered",
  ]

  init(isVolume: Bool, figure: Figure, unit: String, isHeaded: Bool) {
    (self.isVolume, self.figure, self.unit, self.isHeaded) = (isVolume, figure, unit, isHeaded)
  }

  private static let spots: Set<String> = ["site", "sites", "preempt", "paradigm", "protocol"]

  /// The amount that a statement tells without a drug; nil where it tells more than one, or what each part got.
  init?(_ sentence: Sentence, of note: ParsedNote, _ mood: SentenceMood) {
    guard !sentence.kinds.contains(.substance), note.mayHoldNumber(sentence),
      let (at, figure, end) = Self.only(sentence, note),
      !sentence.tokens.contains(where: { ["each", "per", "every", "apiece", "ea"].contains(note.letters($0)) }),
      mood.assertion(of: at..<end.end) == .affirmed
    else { return nil }
    let row = note.tables.rows[end.row]
    let lead = (sentence.tokens.lowerBound..<at).filter { note.tokens[$0].kind != .sign }.map(note.letters)
    let rest = (end.end..<sentence.tokens.upperBound).filter { note.tokens[$0].kind != .sign }.map(note.letters)
    let name = lead.first(where: Self.names.contains)
    let isHeaded =
      lead.allSatisfy { Self.names.contains($0) || Self.beside.contains($0) } && rest.allSatisfy(Self.beside.contains)
      && name.map { $0 == "amount" || $0 == row.detail } ?? false
    // `155 U / 31 sites`, of a toxin
    let isToxin = row.value == "[U]" && (lead.isEmpty || lead == ["total"]) && rest.contains { Self.spots.contains($0) }
    // `refilled with 40 mL of the above`
    let isFilled = ["filled", "refilled"].contains(lead.dropLast().last ?? "") && lead.last == "with"
    let isDone =
      isFilled
      || (lead.isEmpty || lead == ["a", "total", "of"])
        && rest.first { !Self.between.contains($0) }.map(Self.acts.contains) ?? false
      || isToxin
    guard isHeaded || isDone else { return nil }
    (isVolume, self.figure, unit) = (row.detail == "volume", figure, row.value)
    self.isHeaded = isHeaded || isFilled || row.value == "[U]"
  }

  /// `Total units injected: 155`: the unit stands in the heading.
  init?(field sentence: Sentence, of note: ParsedNote) {
    let at = sentence.tokens.upperBound - 1
    guard at - sentence.tokens.lowerBound >= 2, note.tokens[at - 1].isSign(":"), let figure = note.figure(at),
      note.matches(.substance, in: sentence).isEmpty
    else { return nil }
    let words = (sentence.tokens.lowerBound..<at - 1).map(note.letters)
    guard words.contains("units"),
      words.contains(where: { ["total", "injected", "given", "administered"].contains($0) }),
      words.allSatisfy({ $0 == "units" || Self.beside.contains($0) || Self.names.contains($0) })
    else { return nil }
    (isVolume, self.figure, unit, isHeaded) = (false, figure, "[U]", true)
  }

  // `45 U discarded`, `200 U vial`
  private static func isWasted(_ end: Int, _ sentence: Sentence, _ note: ParsedNote) -> Bool {
    (end..<max(end, min(end + 3, sentence.tokens.upperBound))).contains {
      ["wasted", "discarded", "waste", "vial", "unused"].contains(note.letters($0))
    }
  }

  // The only number with a unit of drugs, a range being none.
  private static func only(_ sentence: Sentence, _ note: ParsedNote) -> (Int, Figure, (row: Int, end: Int))? {
    var found: (Int, Figure, (row: Int, end: Int))?
    var at = sentence.tokens.lowerBound
    while at < sentence.tokens.upperBound {
      guard let (figure, end) = note.number(at) else {
        at += 1
        continue
      }
      if let unit = note.unitEnds[end], ["dose", "volume"].contains(note.tables.rows[unit.row].detail),
        !isWasted(unit.end, sentence, note)
      {
        let isRange =
          at > sentence.tokens.lowerBound && (note.tokens[at - 1].isSign("-") || note.letters(at - 1) == "to")
        if found != nil || isRange && note.endsNumber(at - 2) { return nil }
        found = (at, figure, unit)
      }
      at = end
    }
    return found
  }
}

extension Draft {
  /// `bupivacaine 10 mg/mL + morphine 25 mg/mL 20 mL`: the volume of a pump is that of all that it holds.
  static func shareVolume(_ substances: inout [SaidSubstance]) {
    let volumes = substances.compactMap(\.volume)
    guard substances.count > 1, let volume = volumes.first, volumes.count == 1, volume.unit == "mL",
      substances.allSatisfy({ $0.concentration != nil }), let figure = Figure(Array(volume.value.utf8)[...])
    else { return }
    for i in substances.indices where substances[i].volume == nil && substances[i].dose == nil {
      substances[i].volume = volume
      substances[i].dose = DoseGrammar.dose(
        of: substances[i], LooseAmount(isVolume: true, figure: figure, unit: "mL", isHeaded: true))
    }
  }

  /// Gives a loose amount to the only injectate, where that has none of its own. What is told with a dose may be
  /// thinned: the whole volume is not the drug's.
  static func join(_ amounts: [LooseAmount], to substances: inout [SaidSubstance], isPump: Bool) {
    let injectates = substances.indices.filter {
      substances[$0].kind != "contrast" && substances[$0].route != "subcutaneous"
    }
    guard amounts.count == 1, let amount = amounts.first else { return }
    // `hydromorphone 10 mg/mL, bupivacaine 20 mg/mL`, `filled with 40 mL`: a pump holds all of them in one volume.
    if isPump, amount.isVolume, injectates.count > 1,
      injectates.allSatisfy({ substances[$0].concentration != nil && substances[$0].volume == nil })
    {
      for i in injectates {
        substances[i].volume = SaidAmount(value: amount.figure.text, unit: amount.unit)
        substances[i].dose = DoseGrammar.dose(of: substances[i], amount)
      }
      return
    }
    guard injectates.count == 1, let only = injectates.first, substances[only].dose == nil,
      substances[only].volume == nil
    else { return }
    let said = SaidAmount(value: amount.figure.text, unit: amount.unit)
    if amount.isVolume {
      substances[only].volume = said
      substances[only].dose = DoseGrammar.dose(of: substances[only], amount)
    } else {
      substances[only].dose = said
    }
  }
}

// Doses out of strengths and volumes.
extension DoseGrammar {
  /// The dose of a drug whose strength was told, in a volume that stands apart.
  static func dose(of said: SaidSubstance, _ amount: LooseAmount) -> SaidAmount? {
    let parts = (said.concentration ?? "").split(separator: " ").map(String.init)
    guard parts.count == 2, amount.unit == "mL", !doseless.contains(said.kind),
      let strength = Figure(Array(parts[0].utf8)[...]), parts[1] != "%" || !liquids.contains(said.name ?? "")
    else { return nil }
    return dose(strength, parts[1], amount.figure)
  }

  static let doseless: Set<String?> = ["contrast", "saline", "biologic", "blood", "cement"]

  // Percent of a liquid in a liquid is by volume, that of a solid weight in volume (USP General Notices, percentage
  // concentrations).
  static let liquids: Set<String> = ["ethanol dehydrated", "glycerin"]

  // `40 mg/mL` × `1 mL`; 1 % is 10 mg/mL.
  static func dose(_ strength: Figure, _ strengthUnit: String, _ volume: Figure) -> SaidAmount? {
    guard var product = strength.times(volume) else { return nil }
    if strengthUnit == "%" {
      guard let scaled = product.times(Figure(10)) else { return nil }
      product = scaled
    }
    let unit = strengthUnit == "%" ? "mg" : String(strengthUnit.prefix { $0 != "/" })
    return SaidAmount(value: product.text, unit: unit)
  }
}
