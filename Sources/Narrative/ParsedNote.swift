/// A note cut into tokens, phrases and sentences. A class because every grammar holds it.
final class ParsedNote {
  let bytes: [UInt8]
  /// The bytes, letters in lower case.
  private let folded: [UInt8]
  let tokens: [Token]
  let matches: [Match]
  let sentences: [Sentence]
  let tables: NarrativeTables
  /// Units by the token where they begin: row and end.
  let unitEnds: [Int: (row: Int, end: Int)]
  /// Numbers in words by the token where they begin.
  private let wordFigures: [Int: (figure: Figure, end: Int)]
  private let wordFigureEnds: Set<Int>

  init(_ bytes: [UInt8], _ tables: NarrativeTables, in context: SectionContext) {
    self.bytes = bytes
    folded = bytes.map { $0 | 0x20 }
    self.tables = tables
    tokens = CheckBoxes.ticked(Lexer.tokens(of: bytes, tables.lexicon), of: bytes, tables)
    matches = Self.backed(tables.matches(in: tokens), tokens, tables)
    var unitEnds: [Int: (row: Int, end: Int)] = [:]
    for match in matches where match.kind == .unit && !Self.isLevel(match.range.upperBound, tokens) {
      unitEnds[match.range.lowerBound] = (match.row, match.range.upperBound)
    }
    self.unitEnds = unitEnds
    sentences = SentenceSplitter.sentences(bytes, tokens, matches, tables, in: context)
    wordFigures = NumberWords(tokens, matches, bytes, tables).figures()
    wordFigureEnds = Set(wordFigures.values.lazy.map { $0.end })
  }

  // Techniques that count only with a drug (`knee Euflexxa`) or a level (`ESP T7`) directly behind them.
  private static func backed(_ matches: [Match], _ tokens: [Token], _ tables: NarrativeTables) -> [Match] {
    guard matches.contains(where: { $0.kind == .technique && !tables.rows[$0.row].detail.isEmpty }) else {
      return matches
    }
    var drugs: Set<Int>?
    return matches.filter { match in
      guard match.kind == .technique else { return true }
      let end = match.range.upperBound
      switch tables.rows[match.row].detail {
      case "drug":
        let starts = drugs ?? drugStarts(matches, tables)
        drugs = starts
        return starts.contains(end)
      case "level":
        return end + 1 < tokens.count && tokens[end].kind == .word && tokens[end].end - tokens[end].start == 1
          && tokens[end + 1].kind == .number && tokens[end + 1].isGlued
      default: return true
      }
    }
  }

  private static func drugStarts(_ matches: [Match], _ tables: NarrativeTables) -> Set<Int> {
    Set(
      matches.lazy.filter { $0.kind == .substance && !tables.rows[$0.row].value.isEmpty }.map { $0.range.lowerBound })
  }

  // `L` of `L5` is no litre, and `S` of `S1` no second.
  private static func isLevel(_ behind: Int, _ tokens: [Token]) -> Bool {
    behind < tokens.count && tokens[behind].kind == .number && tokens[behind].isGlued
  }

  func row(_ match: Match) -> PhraseRow { tables.rows[match.row] }

  /// The letters of a token, folded; empty for long ones, and where there is none.
  func letters(_ token: Int) -> String {
    guard tokens.indices.contains(token) else { return "" }
    let it = tokens[token]
    guard it.kind == .word, it.end - it.start <= 12 else { return "" }
    return String(decoding: folded[Int(it.start)..<Int(it.end)], as: UTF8.self)
  }

  /// The letter of a word that has but one, folded.
  func letter(_ token: Int) -> UInt8? {
    let it = tokens[token]
    return it.kind == .word && it.end - it.start == 1 ? folded[Int(it.start)] : nil
  }

  /// Whether all letters are capitals: `US` is ultrasound, `us` are we.
  func isCapital(_ range: Range<Int>) -> Bool {
    range.allSatisfy { at in
      tokens[at].kind != .word || bytes[Int(tokens[at].start)..<Int(tokens[at].end)].allSatisfy { $0 & 0x20 == 0 }
    }
  }

  /// The number of a token.
  func figure(_ token: Int) -> Figure? {
    let it = tokens[token]
    return it.kind == .number ? Figure(bytes[Int(it.start)..<Int(it.end)]) : nil
  }

  /// The number that begins at a token, in digits or in words, and its end.
  func number(_ token: Int) -> (figure: Figure, end: Int)? {
    if !wordFigures.isEmpty, let words = wordFigures[token] { return words }
    guard token >= 0, token < tokens.count else { return nil }
    return figure(token).map { ($0, token + 1) }
  }

  /// Whether a sentence can hold a number, in digits or in words.
  func mayHoldNumber(_ sentence: Sentence) -> Bool { sentence.hasNumber || !wordFigures.isEmpty }

  /// Whether a number ends with a token.
  func endsNumber(_ token: Int) -> Bool {
    token >= 0 && (tokens[token].kind == .number || wordFigureEnds.contains(token + 1))
  }

  /// Matches of a kind in a range of tokens of a sentence.
  func matches(_ kind: PhraseRow.Kind, in sentence: Sentence, _ range: Range<Int>? = nil) -> [Match] {
    guard sentence.kinds.contains(kind) else { return [] }
    let range = range ?? 0..<tokens.count
    return matches[sentence.matches].filter { match in
      match.kind == kind && range.lowerBound <= match.range.lowerBound && match.range.upperBound <= range.upperBound
    }
  }
}

extension ParsedNote {
  /// Whether words of a status are meant: what is denied before a comma is another thing (`patient declined, procedure
  /// not done`).
  func isMeant(_ status: Match, _ mood: SentenceMood, _ sentence: Sentence) -> Bool {
    switch mood.assertion(of: status.range) {
    case .affirmed: true
    case .negated:
      status.range.lowerBound > sentence.tokens.lowerBound && tokens[status.range.lowerBound - 1].isSign(",")
    default: false
    }
  }

  /// Whether words end the name of a procedure behind a sign: `PROCEDURE: left L4-5 facet injection - not done`.
  func endsName(_ words: Match, _ sentence: Sentence) -> Bool {
    sentence.context == .procedure && words.range.lowerBound > sentence.tokens.lowerBound
      && tokens[words.range.lowerBound - 1].kind == .sign
      && (words.range.upperBound..<sentence.tokens.upperBound).allSatisfy { tokens[$0].kind == .sign }
  }

  /// Words of the note, by their tokens.
  func said(_ value: String, _ range: Range<Int>, _ rule: String) -> Said {
    let start = Int(tokens[range.lowerBound].start)
    return Said(value: value, start: start, length: Int(tokens[range.upperBound - 1].end) - start, rule: rule)
  }
}

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
    return note.tokens[comma + 1].kind == .word && !["and", "or", "nor", "was", "were", "is", "which"].contains(first)
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
