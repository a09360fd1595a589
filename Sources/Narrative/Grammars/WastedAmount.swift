/// What a note says was drawn up and not given: `45 units were discarded`, `Wasted: 45 U`. Units of activity alone: what
/// sedates comes in milligrams, and its waste is none of what was injected.
enum WastedAmount {
  private static let words: Set<String> = ["wasted", "discarded", "waste", "wastage"]
  private static let between: Set<String> = ["of", "was", "were", "total"]

  /// The amounts of a statement.
  static func amounts(in sentence: Sentence, of note: ParsedNote, _ mood: SentenceMood) -> [SaidAmount] {
    guard sentence.tokens.contains(where: { words.contains(note.letters($0)) }) else { return [] }
    var found: [SaidAmount] = []
    var at = sentence.tokens.lowerBound
    while at < sentence.tokens.upperBound {
      guard let (figure, end) = note.number(at) else {
        at += 1
        continue
      }
      if let unit = note.unitEnds[end], note.tables.rows[unit.row].value == "[U]", figure.approximate > 0,
        isNamed(before: at, sentence, note) || isNamed(behind: unit.end, sentence, note),
        mood.assertion(of: at..<unit.end) == .affirmed
      {
        found.append(SaidAmount(value: figure.text, unit: "[U]"))
      }
      at = end
    }
    return found
  }

  // `wasted 45 U`, `Wastage: 45 U`
  private static func isNamed(before number: Int, _ sentence: Sentence, _ note: ParsedNote) -> Bool {
    var at = number - 1
    while at > sentence.tokens.lowerBound,
      note.tokens[at].isSign(":") || note.tokens[at].isSign("=") || between.contains(note.letters(at))
    {
      at -= 1
    }
    return at >= sentence.tokens.lowerBound && words.contains(note.letters(at))
  }

  // `45 U wasted`, `45 units of toxin were discarded`; in `155 U, wasted 45 U` the word is the next number's.
  private static func isNamed(behind end: Int, _ sentence: Sentence, _ note: ParsedNote) -> Bool {
    for at in end..<max(end, min(end + 4, sentence.tokens.upperBound)) {
      guard note.tokens[at].kind == .word else { return false }
      guard words.contains(note.letters(at)) else { continue }
      var next = at + 1
      while next < sentence.tokens.upperBound, note.tokens[next].isSign(":") || between.contains(note.letters(next)) {
        next += 1
      }
      return next >= sentence.tokens.upperBound || note.number(next) == nil
    }
    return false
  }
}

extension Draft {
  /// Gives what was wasted to the only drug that comes in its unit.
  func waste(of substances: inout [SaidSubstance]) {
    guard let amount = wasted.first, wasted.allSatisfy({ $0 == amount }) else { return }
    let same = substances.indices.filter { substances[$0].dose?.unit == amount.unit }
    if same.count == 1 { substances[same[0]].wasted = amount }
  }
}
