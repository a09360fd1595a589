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
    for (i, match) in matches.enumerated() where match.kind == .unit {
      if Self.isLevel(match.range.upperBound, tokens) || Self.isLeft(i, matches, tokens, bytes) { continue }
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

  private static let sided: Set<PhraseRow.Kind> = [.technique, .target, .structure, .muscle, .bodyPart, .intent]

  // `L` of `3 L knee` and of `#4 L L5 TFESI` is the left, and no litre.
  private static func isLeft(_ unit: Int, _ matches: [Match], _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    let (first, end) = (matches[unit].range.lowerBound, matches[unit].range.upperBound)
    guard end - first == 1, end < tokens.count, tokens[end].kind == .word,
      tokens[first].end - tokens[first].start == 1, bytes[Int(tokens[first].start)] == 0x4C
    else { return false }
    if tokens[end].end - tokens[end].start == 1, isLevel(end + 1, tokens) { return true }
    return matches[(unit + 1)...].lazy.prefix { $0.range.lowerBound <= end }.contains {
      $0.range.lowerBound == end && sided.contains($0.kind)
    }
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

  /// Whether words end the name of a procedure behind a sign: `PROCEDURE: left L4-5 facet injection - not done`,
  /// `#2 B L4-5 facet inj - not done, no driver`.
  func endsName(_ words: Match, _ sentence: Sentence) -> Bool {
    guard words.range.lowerBound > sentence.tokens.lowerBound, tokens[words.range.lowerBound - 1].kind == .sign else {
      return false
    }
    if sentence.context == .procedure {
      return (words.range.upperBound..<sentence.tokens.upperBound).allSatisfy { tokens[$0].kind == .sign }
    }
    return isEntry(sentence, until: words)
  }

  private static let reasons: Set<String> = ["due", "because", "as", "for", "per", "secondary", "since", "today"]

  /// Whether words of a status stand in a line of a log behind the name, or begin inside it: `SI joint injection not
  /// done`. What they lead on to is a reason; `declined sedation` is another thing.
  func endsEntry(_ words: Match, _ sentence: Sentence) -> Bool {
    sentence.context == .note && row(words).value == "not_done" && isEntry(sentence, until: words)
  }

  // Whether a sentence is a line of a log: the name of one technique, before which only its number or time, sides and
  // levels stand.
  private func isEntry(_ sentence: Sentence, until words: Match) -> Bool {
    let (first, end) = (sentence.tokens.lowerBound, words.range.upperBound)
    let isLast = end >= sentence.tokens.upperBound || tokens[end].kind == .sign || Self.reasons.contains(letters(end))
    guard isLast else { return false }
    guard sentence.context == .note, first == 0 || tokens[first].startsLine, !sentence.kinds.contains(.act) else {
      return false
    }
    let names = matches(.technique, in: sentence).filter { !row($0).value.isEmpty }
    guard let name = names.first, names.allSatisfy({ $0.range.lowerBound < words.range.upperBound }) else {
      return false
    }
    let sides = matches(.side, in: sentence)
    return (first..<name.range.lowerBound).allSatisfy { at in
      tokens[at].kind != .word || letter(at) != nil || sides.contains { $0.range.contains(at) }
    }
  }

  /// Words of the note, by their tokens.
  func said(_ value: String, _ range: Range<Int>, _ rule: String) -> Said {
    let start = Int(tokens[range.lowerBound].start)
    return Said(value: value, start: start, length: Int(tokens[range.upperBound - 1].end) - start, rule: rule)
  }
}
