// Drugs and their amounts.
extension SentenceTeller {
  /// Takes the drugs of the sentence; gives those back that the procedure cannot have been given.
  func tellSubstances(_ draft: inout Draft) -> [SaidSubstance] {
    var refused: [SaidSubstance] = []
    draft.wasted += WastedAmount.amounts(in: sentence, of: note, mood)
    if draft.drugsEnd == sentence.tokens.lowerBound {
      if let amount = (LooseAmount(sentence, of: note, mood) ?? LooseAmount(field: sentence, of: note)) {
        draft.looseAmounts.append(amount)
      }
      if isRepetition || isSharedOut { draft.forgetAmounts() }
    } else if !draft.procedure.substances.isEmpty,
      let amount = (LooseAmount(sentence, of: note, mood) ?? LooseAmount(field: sentence, of: note)), amount.isHeaded
    {
      draft.looseAmounts.append(amount)
    }
    let drugs = DoseGrammar.substances(in: sentence, of: note, mood)
    if drugs.isEmpty { return refused }
    let isTotal = sentence.tokens.contains { ["total", "altogether"].contains(note.letters($0)) }
    for drug in drugs where range.contains(drug.at) {
      if !draft.mayHold(drug.said) {
        refused.append(drug.said)
        continue
      }
      draft.drugsEnd = sentence.tokens.upperBound
      draft.drugsStart = isTotal ? Int.max : Int(note.tokens[sentence.tokens.lowerBound].start)
      if drug.said.name != nil || drug.said.route == nil {
        var said = drug.said
        said.isOfName =
          sentence.context == .procedure
          && note.matches(.technique, in: sentence).contains {
            !note.row($0).value.isEmpty
          }
        draft.add(said)
      }
      if drug.said.route == "subcutaneous", draft.procedure.anaesthesia == nil {
        draft.procedure.anaesthesia = Said(
          value: "local", start: drug.said.words.start, length: drug.said.words.length, rule: drug.said.words.rule)
      }
    }
    return refused
  }

  // `1 mL was injected into each joint` behind what was drawn up: how much of that was given is not said.
  private var isSharedOut: Bool {
    guard note.matches(.substance, in: sentence).isEmpty, !note.matches(.act, in: sentence).isEmpty else {
      return false
    }
    let hasVolume = note.matches(.unit, in: sentence).contains { note.row($0).detail == "volume" }
    return hasVolume && sentence.tokens.contains { ["each", "every", "per"].contains(note.letters($0)) }
  }

  // `The same was done at L4`: what was told before is what one level got.
  private var isRepetition: Bool {
    let isRepeated = note.matches(.repetition, in: sentence).contains { match in
      note.row(match).value == "repeated" && mood.assertion(of: match.range) == .affirmed
    }
    guard isRepeated else { return false }
    return !LevelGrammar.levels(in: sentence, of: note).isEmpty
      || note.matches(.side, in: sentence).contains { !note.row($0).value.isEmpty }
      || sentence.tokens.contains { ["other", "remaining", "contralateral", "opposite"].contains(note.letters($0)) }
  }
}

extension Draft {
  /// Dry needling injects nothing, and a discogram no drug that treats.
  func mayHold(_ drug: SaidSubstance) -> Bool {
    switch procedure.technique.value {
    case "dry_needling": drug.route != nil
    case "discography": drug.kind != "biologic" && drug.kind != "corticosteroid"
    default: true
    }
  }

  /// The amounts of the last statement that told of drugs are no totals.
  mutating func forgetAmounts() {
    for i in procedure.substances.indices where procedure.substances[i].words.start >= drugsStart {
      procedure.substances[i].dose = nil
      procedure.substances[i].volume = nil
    }
  }
}
