// Scores that stand in pairs: before and after in one breath.
extension ScoreGrammar {
  /// A score before and one after.
  typealias Pair = (before: Score, after: Score)

  /// `pre 7, post 2`, `Pre/Post NRS: 9/3`: two words that say when, with a number to each.
  func pair(of labels: [Match]) -> Pair? {
    for (first, second) in zip(labels, labels.dropFirst()) {
      guard note.row(first).value == "before", note.row(second).value == "after" else { continue }
      let gap = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
      if gap.count <= 1, gap.allSatisfy({ note.tokens[$0].kind == .sign || note.letters($0) == "and" }) {
        if let before = bare(behind: second.range.upperBound, isFirst: true),
          let after = bare(behind: before.range.upperBound, isFirst: false)
        {
          return (before, after)
        }
      } else if let before = bare(behind: first.range.upperBound, isFirst: true),
        (0...1).contains(second.range.lowerBound - before.range.upperBound),
        let after = bare(behind: second.range.upperBound, isFirst: true)
      {
        return (before, after)
      }
    }
    return nil
  }

  private static let scales: Set<String> = ["nrs", "vas", "vrs", "nprs", "pain", "score", "scores", "was", "is"]

  // The number right behind a word, or behind the first number of two: `: 9/3`, `8 -> 2`, `8, 2`.
  private func bare(behind start: Int, isFirst: Bool) -> Score? {
    var at = start
    while at < sentence.tokens.upperBound, at - start < 3 {
      let token = note.tokens[at]
      let isBetween =
        isFirst
        ? token.isSign(":") || token.isSign("=") || token.isSign("|") || Self.scales.contains(note.letters(at))
        : token.isSign("/") || token.isSign(",") || token.isSign("-") || token.isSign(">") || token.isSign("|")
      guard isBetween, !token.startsLine else { break }
      at += 1
    }
    guard at < sentence.tokens.upperBound, at > start || isFirst, note.tokens[at].kind == .number,
      let figure = note.figure(at), figure.approximate <= 10
    else { return nil }
    if let end = outOfTen(at + 1) { return Score(figure: figure, range: at..<end, isOfTen: true) }
    let behind = at + 1
    if note.unitEnds[behind] != nil { return nil }
    if behind < sentence.tokens.upperBound, note.tokens[behind].isSign("%") { return nil }
    return Score(figure: figure, range: at..<behind, isOfTen: false)
  }

  private static let pains: Set<String> = ["pain", "ha", "headache", "discomfort", "vas", "nrs"]

  /// `pain went from an 8 to a 2`, `HA 7 -> 3`: what changed is the pain.
  func changedPain() -> Pair? {
    for match in note.matches[sentence.matches] where match.kind == .score || match.kind == .bodyPart {
      let word = match.range.upperBound - 1
      guard Self.pains.contains(note.letters(word)) || match.kind == .score else { continue }
      let end = min(word + 7, sentence.tokens.upperBound)
      guard let first = (word + 1..<max(word + 1, end)).first(where: { note.tokens[$0].kind == .number }),
        !(word + 1..<first).contains(where: { note.tokens[$0].isSign(".") || note.tokens[$0].isSign(",") }),
        let before = bare(behind: first, isFirst: true),
        let second = (before.range.upperBound..<min(before.range.upperBound + 5, sentence.tokens.upperBound)).first(
          where: { note.tokens[$0].kind == .number }),
        isArrow(before.range.upperBound..<second), let after = bare(behind: second, isFirst: true), isAlone(first),
        isOfTen(before, after) || isChange(word..<first)
      else { continue }
      return (before, after)
    }
    return nil
  }

  private func isOfTen(_ before: Score, _ after: Score) -> Bool { before.isOfTen || after.isOfTen }

  /// `| 7 > 1 |`: a cell of its own in a line that names the procedure.
  func cell() -> Pair? {
    guard sentence.kinds.contains(.technique), sentence.tokens.count > 6 else { return nil }
    for at in sentence.tokens.dropFirst().dropLast(1) where note.tokens[at].isSign(">") {
      let isAfterHyphen = note.tokens[at - 1].isSign("-")
      let first = isAfterHyphen ? at - 2 : at - 1
      guard first > sentence.tokens.lowerBound, note.tokens[first - 1].isSign("|"), note.tokens[first].kind == .number,
        let before = bare(behind: first, isFirst: true), let after = bare(behind: at + 1, isFirst: true),
        before.range.upperBound == first + 1 || before.isOfTen,
        after.range.upperBound >= sentence.tokens.upperBound || note.tokens[after.range.upperBound].isSign("|")
      else { continue }
      return (before, after)
    }
    return nil
  }

  /// `B genicular NB US 0.5% bupi 3 mL 8->2`: an arrow ends a row of catchwords that names the procedure.
  func ending() -> Pair? {
    let end = sentence.tokens.upperBound
    guard sentence.kinds.contains(.technique), !sentence.kinds.contains(.act), sentence.tokens.count > 6,
      note.tokens[end - 2].isSign(">"), note.tokens[end - 3].isSign("-"), note.tokens[end - 4].kind == .number,
      isAlone(end - 4), let before = bare(behind: end - 4, isFirst: true),
      let after = bare(behind: end - 1, isFirst: true)
    else { return nil }
    return (before, after)
  }

  private static let changes: Set<String> = [
    "from", "down", "went", "fell", "dropped", "improved", "decreased", "reduced", "score", "scale",
  ]

  // `pain went from`, `pain down`, and nothing at all: not `pain in the L4 to 5 area`.
  private func isChange(_ between: Range<Int>) -> Bool {
    between.dropFirst().allSatisfy { at in
      note.tokens[at].kind == .sign || ["a", "an", "has", "had", "was"].contains(note.letters(at))
        || Self.changes.contains(note.letters(at))
    }
  }

  /// `the pain was seven, and later it was two`: a word that stands for a score.
  func isSaidScore(_ at: Int, _ behind: Int) -> Bool {
    guard at > sentence.tokens.lowerBound, ["was", "is", "to", "a", "an", "of"].contains(note.letters(at - 1)) else {
      return false
    }
    if behind >= sentence.tokens.upperBound || note.tokens[behind].kind == .sign { return true }
    return ["and", "to", "before", "after", "out", "at", "now"].contains(note.letters(behind))
  }

  /// `7 -> 3 (57 %)`: what it comes to.
  func bracketedRelief() -> Said? {
    guard note.mayHoldNumber(sentence), let open = sentence.tokens.first(where: { note.tokens[$0].isSign("(") }),
      open + 3 < sentence.tokens.upperBound,
      open > sentence.tokens.lowerBound, note.endsNumber(open - 1), let share = note.figure(open + 1)?.whole,
      share <= 100, note.tokens[open + 2].isSign("%"), note.tokens[open + 3].isSign(")"), pain().after != nil
    else { return nil }
    return note.said(String(share), (open + 1)..<(open + 3), "interventional#score-of-ten")
  }

  private static let falls: Set<String> = [
    "down", "improved", "decreased", "reduced", "dropped", "fallen", "from", "was", "compared", "arrived", "versus",
  ]
  private static let besides: Set<String> = ["where", "she", "he", "had", "with", "to", "pain", "now", "it", "at"]

  /// `3/10, down from 7/10`, `2/10 (was 6/10)`: the first is the later one.
  func isFallen(_ between: Range<Int>) -> Bool {
    guard between.count <= 8, let last = between.last else { return false }
    guard ["from", "was", "with", "to", "versus"].contains(note.letters(last)),
      between.contains(where: { ["from", "was", "compared", "arrived", "versus"].contains(note.letters($0)) })
    else { return false }
    return between.allSatisfy { at in
      Self.falls.contains(note.letters(at)) || Self.besides.contains(note.letters(at)) || note.tokens[at].isSign(",")
        || note.tokens[at].isSign("(")
    }
  }

  /// `80 %`, `Relief %: 80`, `three quarters of the pain is gone`: in percent.
  func percent(_ figure: Figure, _ at: Int, _ behind: Int, _ words: [Match]) -> Int? {
    if behind < sentence.tokens.upperBound, note.tokens[behind].isSign("%") || note.letters(behind) == "percent" {
      return figure.whole
    }
    if note.tokens[at].kind == .word, figure.whole == nil { return figure.times(Figure(100))?.whole }
    guard at > sentence.tokens.lowerBound + 1, note.tokens[at - 1].isSign(":") || note.tokens[at - 1].isSign("=") else {
      return nil
    }
    let isNamed = (max(sentence.tokens.lowerBound, at - 5)..<at).contains {
      note.tokens[$0].isSign("%") || ["percent", "percentage"].contains(note.letters($0))
    }
    return isNamed && note.unitEnds[behind] == nil ? figure.whole : nil
  }

  /// `Duration: 6 hours`, a field below that of the relief; a lesion's duration is in seconds or minutes.
  func durationField() -> (amount: SaidAmount, words: Said)? {
    let first = sentence.tokens.first { note.tokens[$0].kind == .word } ?? sentence.tokens.lowerBound
    guard note.letters(first) == "duration", first + 2 < sentence.tokens.upperBound,
      note.tokens[first + 1].isSign(":") || note.tokens[first + 1].isSign("|"),
      let (figure, end) = note.number(first + 2), let unit = note.unitEnds[end]
    else { return nil }
    let row = note.tables.rows[unit.row]
    guard ["h", "d", "wk", "mo"].contains(row.value) else { return nil }
    return (SaidAmount(value: figure.text, unit: row.value), note.said("", first..<unit.end, row.rule))
  }
}
