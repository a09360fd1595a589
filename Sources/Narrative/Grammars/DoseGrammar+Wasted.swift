// Amounts that were not given: what was thrown away, and what was taken to hand.
extension DoseGrammar {
  private static let wastes: Set<String> = ["wasted", "discarded", "waste", "wastage", "unused", "leftover"]
  private static let removals: Set<String> = ["removed", "withdrew", "withdrawn", "emptied", "drained"]
  private static let beside: Set<String> = [
    "was", "were", "of", "the", "is", "are", "amount", "total", "drug", "remaining", "unavoidably", "as", "recorded",
    "documented", "has", "have", "been", "dose", "volume",
  ]

  /// `45 units discarded`, `45 units of Botox were wasted`, `wasted: 45 units`.
  func isWasted(_ amount: Range<Int>) -> Bool {
    let bounds = sentence.tokens
    var at = amount.upperBound
    while at < bounds.upperBound, at - amount.upperBound < 8, note.tokens[at].kind == .word {
      if Self.wastes.contains(note.letters(at)) { return !leadsToNumber(at + 1) }
      guard Self.beside.contains(note.letters(at)) || isOfDrug(at) else { break }
      at += 1
    }
    at = amount.lowerBound - 1
    while at >= bounds.lowerBound, amount.lowerBound - at < 5 {
      if Self.wastes.contains(note.letters(at)) || Self.removals.contains(note.letters(at)) { return true }
      let isMark = note.tokens[at].isSign(":") || note.tokens[at].isSign("-") || note.tokens[at].isSign("=")
      guard isMark || Self.beside.contains(note.letters(at)) else { break }
      at -= 1
    }
    return false
  }

  private static let portions: Set<String> = ["aliquot", "aliquots", "increment", "increments"]

  /// `20 mL in 5 mL aliquots`: what was given at a time.
  func isPortion(_ end: Int) -> Bool {
    end < sentence.tokens.upperBound && Self.portions.contains(note.letters(end))
  }

  // `155 units wasted 45 units`, `wasted: 45 units`: the word is that of the next amount.
  private func leadsToNumber(_ at: Int) -> Bool {
    guard at < sentence.tokens.upperBound else { return false }
    let isMark = note.tokens[at].isSign(":") || note.tokens[at].isSign("=")
    return note.number(isMark ? at + 1 : at) != nil
  }

  private func isOfDrug(_ at: Int) -> Bool { drugs.contains { $0.range.contains(at) } }

  private static let stocks: Set<String> = ["vial", "vials", "bottle", "reconstituted", "diluted"]

  /// `Botox 200 unit vial, 155 units injected`: a vial's dose is what was taken to hand where another is told.
  mutating func setVialsAside() {
    guard quantities.count > 1 else { return }
    let isStock = quantities.map { amount in
      amount.kind == .dose && amount.range.upperBound < sentence.tokens.upperBound
        && Self.stocks.contains(note.letters(amount.range.upperBound))
    }
    guard isStock.contains(true) else { return }
    for at in quantities.indices where isStock[at] {
      quantities[at].isAside = quantities.indices.contains { other in
        !isStock[other] && !quantities[other].isAside && quantities[other].unit == quantities[at].unit
      }
    }
  }
}
