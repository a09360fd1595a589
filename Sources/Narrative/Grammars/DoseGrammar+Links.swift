// What joins an amount and a drug.
extension DoseGrammar {
  enum Link { case of, direct, comma, none }

  static let fillers: Set<String> = [
    "of", "a", "an", "the", "preservative", "free", "pf", "sterile", "injectable", "total", "dose", "volume", "was",
    "at", "in", "strength", "concentration", "x", "plain", "mpf", "hcl", "about", "approximately", "approx", "were",
    "injected", "administered", "given", "used", "dosed", "amount", "local", "warm", "test", "bolus", "vial",
  ]
  private static let partings: Set<String> = ["and", "with", "plus", "followed", "then", "w", "or", "mixed"]
  private static let additives: Set<String> = ["epi", "epinephrine", "adrenaline", "bicarb", "bicarbonate"]
  static let mixtures: Set<String> = ["mixture", "solution", "containing", "consisting", "combination", "mix"]

  // What stands between an amount and a drug.
  func link(_ between: Range<Int>) -> Link {
    var at = between.lowerBound
    var hasComma = false
    var strangers = 0
    var isOf = false
    while at < between.upperBound {
      if let quantity = quantities.first(where: { $0.range.lowerBound == at }) {
        at = quantity.range.upperBound
        if quantity.isForEach { at = endOfShare(at, between.upperBound) }
        continue
      }
      let token = note.tokens[at]
      let word = note.letters(at)
      // `lidocaine 1.5 % with epinephrine 3 mL`
      if word == "with" || word == "w", Self.additives.contains(note.letters(at + 1)) {
        at += 2
        continue
      }
      if Self.mixtures.contains(word) || drugs.contains(where: { $0.range.contains(at) }) { return .none }
      let isParting = token.isSign("+") || token.isSign("&") || token.isSign(".") || token.isSign("|")
      if Self.partings.contains(word) || isParting { return .none }
      if token.isSign("/"), quantities.contains(where: { $0.range.upperBound == at }),
        quantities.contains(where: { $0.range.lowerBound == at + 1 })
      {
        at += 1
        continue
      }
      if token.isSign("/"), at + 1 < note.tokens.count, note.tokens[at + 1].kind == .number { return .none }
      if token.isSign(",") { hasComma = true } else if word == "of" { isOf = true }
      if token.kind == .word, !Self.fillers.contains(word) { strangers += 1 }
      if token.kind == .number { strangers += 1 }
      at += 1
    }
    if strangers > (hasComma ? 0 : 2) { return .none }
    if hasComma { return .comma }
    return isOf && strangers == 0 ? .of : .direct
  }

  // `1 mL per site, total of 3 mL`: what each got stands between the drug and the whole.
  private func endOfShare(_ start: Int, _ end: Int) -> Int {
    guard let each = (start..<min(start + 3, max(start, end))).first(where: isEach) else { return start }
    return each + 1 < end && note.tokens[each + 1].kind == .word ? each + 2 : each + 1
  }
}
