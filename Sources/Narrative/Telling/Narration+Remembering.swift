// Techniques that a sentence remembers without a word of the past at hand.
extension Narration {
  private static let behind: Set<String> = ["after", "following", "before", "since", "post"]
  private static let persons: Set<String> = ["he", "she", "patient", "pt", "they", "who"]
  private static let past: Set<String> = ["had", "underwent", "received"]
  private static let lasting: Set<String> = ["helped", "lasted", "gave", "provided", "worked", "wore"]
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// `stable after caudal ESI`, `he had an ESI with relief`, `ESI 3/3 helped`, `underwent RFA on 2 May`: of another time,
  /// or told of for another reason than that it was done. What the sentence says was done stays.
  func isRemembered(_ match: Match, _ sentence: Sentence) -> Bool {
    guard !sentence.kinds.contains(.act), sentence.context == .note else { return false }
    let lead = lead(of: match.range.lowerBound, sentence)
    let word = note.letters(lead)
    if Self.behind.contains(word), lead >= sentence.tokens.lowerBound { return true }
    // A name may go on behind its sentence's end.
    let end = min(match.range.upperBound, sentence.tokens.upperBound)
    if hasOutcome(end, sentence) { return true }
    guard lead > sentence.tokens.lowerBound, Self.past.contains(word) else { return false }
    if word == "had", Self.persons.contains(note.letters(lead - 1)), !sentence.tokens.contains(where: isToday) {
      return sentence.kinds.contains(.relief) || date(in: end..<sentence.tokens.upperBound)
    }
    return date(in: end..<sentence.tokens.upperBound) && !sentence.tokens.contains(where: isToday)
  }

  private func isToday(_ at: Int) -> Bool { note.letters(at) == "today" }

  // The word before a name, its sides, levels and articles.
  private func lead(of name: Int, _ sentence: Sentence) -> Int {
    var at = name - 1
    while at >= sentence.tokens.lowerBound, name - at <= 12, isOfName(at) { at -= 1 }
    return at
  }

  private func isOfName(_ at: Int) -> Bool {
    let token = note.tokens[at]
    switch token.kind {
    case .number: return true
    case .sign: return token.isSign("-") || token.isSign("/") || token.isSign("&")
    case .word:
      if note.tables.isBetween(token.word) || ["and", "two", "three", "series", "of"].contains(note.letters(at)) {
        return true
      }
      return at + 1 < note.tokens.count && note.tokens[at + 1].isGlued && note.tokens[at + 1].kind == .number
        || token.end - token.start == 1 && ["l", "r", "b"].contains(note.letters(at))
    }
  }

  // `ESI 3/3 helped`, `L4-5 MBB last May lasted 3 weeks`
  private func hasOutcome(_ end: Int, _ sentence: Sentence) -> Bool {
    (end..<min(end + 6, sentence.tokens.upperBound)).contains { at in
      Self.lasting.contains(note.letters(at)) && !(end..<at).contains { note.tokens[$0].isSign(",") }
    }
  }

  // `3/2`, `2 May`, `April 2`
  private func date(in range: Range<Int>) -> Bool {
    range.contains { at in
      guard Self.months.contains(note.letters(at)) else {
        return note.tokens[at].isSign("/") && at > range.lowerBound && at + 1 < range.upperBound
          && note.letters(at - 2) == "on" && (1...12).contains(note.figure(at - 1)?.whole ?? 0)
          && (1...31).contains(note.figure(at + 1)?.whole ?? 0)
      }
      return at > range.lowerBound && note.tokens[at - 1].kind == .number
        || at + 1 < range.upperBound && note.tokens[at + 1].kind == .number && note.letters(at - 1) == "on"
    }
  }
}
