/// How the statements of one sentence are meant.
struct SentenceMood {
  private let note: ParsedNote
  private let sentence: Sentence
  private let cues: [Cue]
  private let bounds: [Int]
  /// `today` ends what is remembered before it, and not what is denied behind it.
  private let forwardBounds: [Int]
  /// Where a negation's reach ends besides.
  private let stops: [Int]

  /// - Parameter but: cues of this kind are passed over.
  init(_ sentence: Sentence, of note: ParsedNote, but passed: Assertion? = nil) {
    self.note = note
    self.sentence = sentence
    var cues: [Cue] = []
    var bounds: [Int] = []
    var forwardBounds: [Int] = []
    var stops: [Int] = []
    for match in note.matches[sentence.matches] {
      let row = note.row(match)
      switch match.kind {
      case .cue:
        if let assertion = Assertion(rawValue: row.value), assertion != passed,
          let direction = Cue.Direction(rawValue: row.detail)
        {
          cues.append(Cue(assertion: assertion, direction: direction, reach: row.reach, range: match.range))
        }
      case .bound where row.detail == "forward": forwardBounds.append(match.range.lowerBound)
      case .bound: bounds.append(match.range.lowerBound)
      case .act: stops.append(match.range.lowerBound)
      default: break
      }
    }
    if sentence.hasNumber, let year = Self.pastYear(sentence, note) { cues.append(year) }
    if let earlier = Self.earlierOne(sentence, note) { cues.append(earlier) }
    self.cues = cues
    self.bounds = bounds
    self.forwardBounds = forwardBounds
    self.stops = stops
  }

  /// How words of the sentence are meant.
  func assertion(of range: Range<Int>) -> Assertion {
    for cue in cues where reaches(cue, range) { return cue.assertion }
    return .affirmed
  }

  private func reaches(_ cue: Cue, _ range: Range<Int>) -> Bool {
    let between: Range<Int>
    switch cue.direction {
    case .sentence: return !isIntroduced(cue, range)
    case .forward:
      guard cue.range.upperBound <= range.lowerBound else { return false }
      between = cue.range.upperBound..<range.lowerBound
    case .backward:
      guard cue.range.lowerBound >= range.upperBound else { return false }
      between = range.upperBound..<cue.range.lowerBound
    }
    if cue.reach > 0, between.count(where: { note.tokens[$0].kind != .sign }) > cue.reach { return false }
    if leavesBracket(cue, between) { return false }
    if cue.assertion == .negated, cue.direction == .backward, isOfAnother(between) { return false }
    if bounds.contains(where: between.contains) { return false }
    if cue.direction == .forward, forwardBounds.contains(where: between.contains) { return false }
    if isDoneAfterAll(cue, range) { return false }
    guard cue.assertion == .negated, cue.direction == .forward else { return true }
    if stops.contains(where: between.contains) { return false }
    // What has an amount behind a comma is a new item: `no complications, 80 mg …`.
    var isBehindComma = false
    for token in between {
      if note.tokens[token].isSign(",") { isBehindComma = true }
      if isBehindComma, note.tokens[token].kind == .number { return false }
    }
    // `no sedation, pain 7 before`
    if isBehindComma, note.tokens[range.lowerBound].kind == .number { return false }
    guard isBehindComma, range.upperBound < note.tokens.count else { return true }
    return note.tokens[range.upperBound].kind != .number
  }

  private static let modals: Set<String> = [
    "if", "unless", "whether", "should", "may", "might", "could", "can", "would", "will",
  ]

  // `the planned injection was performed`, `after the risks were reviewed, the block was done`
  private func isDoneAfterAll(_ cue: Cue, _ range: Range<Int>) -> Bool {
    guard cue.direction == .forward, cue.assertion == .planned || cue.assertion == .hypothetical,
      !Self.modals.contains(note.letters(cue.range.lowerBound))
    else { return false }
    return note.matches(.act, in: sentence).contains { act in
      let between = range.upperBound..<max(range.upperBound, act.range.lowerBound)
      return act.range.lowerBound >= range.upperBound && between.count <= 5
        && ["was", "were"].contains(note.letters(act.range.lowerBound))
        && !between.contains { ["and", "but", "is", "be", "if", "was", "were"].contains(note.letters($0)) }
    }
  }

  private static let introductions: Set<String> = ["after", "following", "since", "because", "given", "as", "having"]

  // `After a positive block last week, 8 mL were given`: the cue is that of the clause in front, not of what was done.
  private func isIntroduced(_ cue: Cue, _ range: Range<Int>) -> Bool {
    guard cue.assertion == .historical, Self.introductions.contains(note.letters(sentence.tokens.lowerBound)),
      let comma = (cue.range.upperBound..<max(cue.range.upperBound, range.lowerBound)).first(where: {
        note.tokens[$0].isSign(",")
      })
    else { return false }
    return stops.contains { $0 > comma }
      && !note.matches(.relief, in: sentence).contains { $0.range.lowerBound > comma }
  }

  // `T9 vertebroplasty (sacroplasty not needed)`: what is said inside brackets of other things stays there.
  private func leavesBracket(_ cue: Cue, _ between: Range<Int>) -> Bool {
    switch cue.direction {
    case .sentence: false
    case .forward:
      between.contains { note.tokens[$0].isSign(")") } && !between.contains { note.tokens[$0].isSign("(") }
    case .backward:
      between.last { note.tokens[$0].isSign("(") }.map { open in
        (open + 1..<between.upperBound).contains { note.tokens[$0].kind == .word }
          && !(open..<between.upperBound).contains { note.tokens[$0].isSign(")") }
      } ?? false
    }
  }

  // `15 mL ropivacaine, catheter not placed`: the last of a list that nothing joins is denied alone.
  private func isOfAnother(_ between: Range<Int>) -> Bool {
    guard let comma = between.last(where: { note.tokens[$0].isSign(",") }), comma + 1 < between.upperBound else {
      return false
    }
    let first = note.letters(comma + 1)
    // `connected to the existing leads, which were not disturbed`: only what stands before the comma.
    if first == "which" { return comma - between.lowerBound > 3 }
    return note.tokens[comma + 1].kind == .word && !["and", "or", "nor", "was", "were", "is"].contains(first)
      && !(comma..<between.upperBound).contains { ["and", "or", "nor"].contains(note.letters($0)) }
  }

  // `the first, on the 3rd, gave 100 % relief`: another procedure of a series, told by its number alone.
  private static func earlierOne(_ sentence: Sentence, _ note: ParsedNote) -> Cue? {
    let ordinals = note.matches(.ordinal, in: sentence)
    guard !ordinals.isEmpty, !note.matches(.relief, in: sentence).isEmpty else { return nil }
    let outcomes = note.matches(.outcome, in: sentence)
    for ordinal in ordinals {
      let end = ordinal.range.upperBound
      let outcome = outcomes.first { $0.range.lowerBound >= end && $0.range.lowerBound - end <= 12 }
      guard let outcome, note.row(ordinal).detail != "adjective" || isNoun(end, outcome, note) else { continue }
      // `this was the second block and gave 90 %`
      let isOwn = (max(sentence.tokens.lowerBound, ordinal.range.lowerBound - 3)..<ordinal.range.lowerBound).contains {
        ["this", "is", "was", "today"].contains(note.letters($0))
      }
      if isOwn { continue }
      return Cue(assertion: .historical, direction: .forward, reach: 0, range: ordinal.range)
    }
    return nil
  }

  // `the first, …`, `the second gave …`; not `the first needle`.
  private static func isNoun(_ end: Int, _ outcome: Match, _ note: ParsedNote) -> Bool {
    note.tokens[end].isSign(",") || outcome.range.lowerBound == end
  }

  // `in 2019`, `since March 2021`.
  private static func pastYear(_ sentence: Sentence, _ note: ParsedNote) -> Cue? {
    for at in sentence.tokens {
      let token = note.tokens[at]
      guard token.kind == .number, token.end - token.start == 4, let year = note.figure(at)?.whole,
        (1950...2099).contains(year)
      else { continue }
      let isItem =
        at + 1 < sentence.tokens.upperBound && note.tokens[at + 1].isSign(":")
        && (sentence.tokens.lowerBound..<at).allSatisfy { note.tokens[$0].kind == .sign }
      if isItem { return Cue(assertion: .historical, direction: .sentence, reach: 0, range: at..<(at + 1)) }
      let words = [at - 1, at - 2].filter { $0 >= sentence.tokens.lowerBound }.map(note.letters)
      if let word = words.first(where: { ["in", "since", "from", "around", "circa", "until"].contains($0) }) {
        if words.count == 2, words[0] != word, words[0].isEmpty { continue }
        return Cue(assertion: .historical, direction: .sentence, reach: 0, range: at..<(at + 1))
      }
    }
    return nil
  }
}
