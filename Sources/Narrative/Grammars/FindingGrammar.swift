/// What a disc answered to its provocation, as a note says it.
package struct SaidFinding: Sendable, Equatable {
  /// `L4-L5`.
  package var level: String
  /// Words of the table: `concordant pain`; several parted by commas.
  package var text: String?
  /// 0 to 10.
  package var score: String?
  package var words: Said
}

/// Reads a discogram level by level: `L4-5 concordant 8/10, L3-4 negative`, `concordant pain at L4-5`.
///
/// What is said stands behind its level, or before it where `at` leads to the level. Levels that only a comma or an `and`
/// parts share what is said of them.
struct FindingGrammar {
  private let note: ParsedNote
  private let sentence: Sentence

  static func findings(
    in sentence: Sentence, of note: ParsedNote, _ mood: SentenceMood, else disc: LevelMention? = nil
  ) -> [(finding: SaidFinding, at: Range<Int>)] {
    let words = note.matches(.finding, in: sentence)
    let scores = ScoreGrammar(sentence, of: note).scoresOfTen()
    guard !words.isEmpty || !scores.isEmpty else { return [] }
    return FindingGrammar(note: note, sentence: sentence).read(words, scores, mood, disc)
  }

  private func read(
    _ words: [Match], _ scores: [Said], _ mood: SentenceMood, _ disc: LevelMention?
  ) -> [(finding: SaidFinding, at: Range<Int>)] {
    let groups = groups(of: LevelGrammar.levels(in: sentence, of: note).filter(\.isJoined))
    // `The L4-5 disc was entered; contrast gave concordant pain.`
    if groups.isEmpty, let disc, !words.isEmpty {
      return Self.discs(disc).map { (finding($0, words, scores.first, words[0].range), disc.range) }
    }
    guard !groups.isEmpty else { return [] }
    var found: [(finding: SaidFinding, at: Range<Int>)] = []
    for (i, group) in groups.enumerated() {
      let said = words.filter { home(of: $0.range, groups) == i }
      let score = scores.first { home(of: tokens(of: $0), groups) == i }
      guard !said.isEmpty || score != nil else { continue }
      for level in group where isMeant(level.range, mood) {
        for name in Self.discs(level) {
          found.append((finding(name, said, score, level.range), level.range))
        }
      }
    }
    return found
  }

  // Which group of levels a word or score is of.
  private func home(of item: Range<Int>, _ groups: [[LevelMention]]) -> Int? {
    let before = groups.lastIndex { $0.last.map { $0.range.upperBound <= item.lowerBound } ?? false }
    let after = groups.firstIndex { $0.first.map { $0.range.lowerBound >= item.upperBound } ?? false }
    guard let after, let start = groups[after].first?.range.lowerBound else { return before }
    return before == nil || leads(item.upperBound..<start) ? after : before
  }

  // `at`, with nothing that parts before it.
  private func leads(_ between: Range<Int>) -> Bool {
    guard let last = between.last(where: { note.letters($0) != "the" }) else { return false }
    return ["at", "in", "on", "of", "for"].contains(note.letters(last))
      && !between.contains { isParting($0..<($0 + 1)) && note.letters($0) != "at" || note.tokens[$0].startsLine }
  }

  private func finding(_ level: String, _ said: [Match], _ score: Said?, _ range: Range<Int>) -> SaidFinding {
    var texts: [String] = []
    for match in said where !texts.contains(note.row(match).value) { texts.append(note.row(match).value) }
    texts.removeAll(where: \.isEmpty)
    let ends = said.map(\.range) + [range] + (score.map { [tokens(of: $0)] } ?? [])
    let first = ends.map(\.lowerBound).min() ?? range.lowerBound
    let last = ends.map(\.upperBound).max() ?? range.upperBound
    let rule = said.first.map { note.row($0).rule } ?? score?.rule ?? ""
    return SaidFinding(
      level: level, text: texts.isEmpty ? nil : texts.joined(separator: ", "), score: score?.value,
      words: note.said("", first..<last, rule))
  }

  // Levels with nothing but partings between them.
  private func groups(of mentions: [LevelMention]) -> [[LevelMention]] {
    var groups: [[LevelMention]] = []
    for mention in mentions {
      if let last = groups.last?.last, isParting(last.range.upperBound..<mention.range.lowerBound),
        !note.tokens[mention.range.lowerBound].startsLine
      {
        groups[groups.count - 1].append(mention)
      } else {
        groups.append([mention])
      }
    }
    return groups
  }

  private func isParting(_ between: Range<Int>) -> Bool {
    between.allSatisfy {
      note.tokens[$0].isSign(",") || note.tokens[$0].isSign("&") || ["and", "or", "at"].contains(note.letters($0))
    }
  }

  // A disc that gave no pain was examined too; one that was only remembered or planned was not.
  private func isMeant(_ range: Range<Int>, _ mood: SentenceMood) -> Bool {
    let assertion = mood.assertion(of: range)
    return assertion == .affirmed || assertion == .negated
  }

  private func tokens(of said: Said) -> Range<Int> {
    let first = sentence.tokens.first { Int(note.tokens[$0].start) >= said.start } ?? sentence.tokens.upperBound
    let last = sentence.tokens.last { Int(note.tokens[$0].end) <= said.start + said.length } ?? first
    return first..<max(first, last + 1)
  }

  /// `L3-L5` are two discs.
  private static func discs(_ mention: LevelMention) -> [String] {
    guard let first = mention.places.first, let last = mention.places.last else { return [] }
    return (first.order..<max(first.order, last.order)).compactMap { order in
      guard let above = SpinePlace(order: order), let below = above.next else { return nil }
      return above.name + "-" + below.name
    }
  }
}
