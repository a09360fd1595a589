/// Reads how the patient fared: pain scores before and after, relief and how long it lasted.
struct ScoreGrammar {
  let note: ParsedNote
  let sentence: Sentence

  struct Score {
    var figure: Figure
    var range: Range<Int>
    /// `7/10`, `7 out of 10`.
    var isOfTen: Bool
  }

  init(_ sentence: Sentence, of note: ParsedNote) {
    self.note = note
    self.sentence = sentence
  }

  /// Scores that the sentence places before or after the procedure.
  func pain() -> (before: Said?, after: Said?) {
    guard note.mayHoldNumber(sentence) else { return (nil, nil) }
    let words = note.matches(.score, in: sentence)
    let isField = self.isField || sentence.context == .outcome && !note.matches(.when, in: sentence).isEmpty
    let scores = scores(hasWord: !words.isEmpty || isField)
    let rule = words.first.map { note.row($0).rule } ?? "interventional#score-of-ten"
    if let pair = pair(of: note.matches(.when, in: sentence)) ?? changedPain() ?? cell() ?? ending() {
      return (said(pair.before, rule), said(pair.after, rule))
    }
    guard !scores.isEmpty, !words.isEmpty || isField || scores.contains(where: \.isOfTen) else { return (nil, nil) }
    if scores.count >= 2 {
      let between = scores[0].range.upperBound..<scores[1].range.lowerBound
      if isArrow(between) { return (said(scores[0], rule), said(scores[1], rule)) }
      if isFallen(between) { return (said(scores[1], rule), said(scores[0], rule)) }
    }
    return labelled(scores, rule)
  }

  // `PRE: 8`, `Post = 1`: a form's field that holds nothing but the number.
  private var isField: Bool {
    guard let label = note.matches(.when, in: sentence).first, !note.row(label).value.isEmpty,
      label.range.lowerBound == sentence.tokens.lowerBound, label.range.upperBound + 2 <= sentence.tokens.upperBound,
      (label.range.upperBound + 2..<sentence.tokens.upperBound).allSatisfy({ note.tokens[$0].kind == .sign })
    else { return false }
    let mark = note.tokens[label.range.upperBound]
    return (mark.isSign(":") || mark.isSign("=") || mark.isSign("|"))
      && note.tokens[label.range.upperBound + 1].kind == .number
  }

  /// Scores written out of ten, and all where a word of pain scores stands in the sentence.
  func scoresOfTen() -> [Said] {
    let words = note.matches(.score, in: sentence)
    let rule = words.first.map { note.row($0).rule } ?? "interventional#score-of-ten"
    return scores(hasWord: !words.isEmpty).map { said($0, rule) }
  }

  private func said(_ score: Score, _ rule: String) -> Said { note.said(score.figure.text, score.range, rule) }

  private func scores(hasWord: Bool) -> [Score] {
    var found: [Score] = []
    var at = sentence.tokens.lowerBound
    while at < sentence.tokens.upperBound {
      defer { at += 1 }
      guard let (figure, behind) = note.number(at), figure.approximate <= 10, isAlone(at) else { continue }
      if let end = outOfTen(behind) {
        found.append(Score(figure: figure, range: at..<end, isOfTen: true))
        at = end - 1
      } else if hasWord, !isCounted(behind), note.tokens[at].kind == .number || isSaidScore(at, behind) {
        found.append(Score(figure: figure, range: at..<behind, isOfTen: false))
      }
    }
    return found
  }

  // `Day 1`, `visit 4`
  private static let counted: Set<String> = [
    "day", "week", "month", "visit", "pod", "phase", "cycle", "block", "grade",
  ]

  // No part of a level, a date or a range.
  func isAlone(_ at: Int) -> Bool {
    guard at > sentence.tokens.lowerBound else { return true }
    let last = note.tokens[at - 1]
    if last.kind == .word, note.tokens[at].isGlued || Self.counted.contains(note.letters(at - 1)) { return false }
    if last.isSign("#") || last.isSign(":") && last.isGlued && note.tokens[at].isGlued { return false }
    guard last.isSign("-") || last.isSign("/"), at - 2 >= sentence.tokens.lowerBound else { return true }
    return note.tokens[at - 2].kind != .number
  }

  func outOfTen(_ at: Int) -> Int? {
    guard at + 1 < sentence.tokens.upperBound else { return nil }
    if note.tokens[at].isSign("/"), note.figure(at + 1)?.whole == 10 { return at + 2 }
    // `7 of 10`
    if note.letters(at) == "of", note.number(at + 1)?.figure.whole == 10 { return at + 2 }
    guard at + 2 < sentence.tokens.upperBound, note.letters(at) == "out", note.letters(at + 1) == "of" else {
      return nil
    }
    return note.number(at + 2)?.figure.whole == 10 ? at + 3 : nil
  }

  // A number with a unit, a percentage, a fraction, one of a range or of a list item.
  func isCounted(_ at: Int) -> Bool {
    guard at < sentence.tokens.upperBound else { return false }
    let next = note.tokens[at]
    if note.unitEnds[at] != nil { return true }
    if next.isSign("%") || next.isSign("/") || next.isSign("^") || next.isSign(")") && next.isGlued { return true }
    if next.isSign("-"), at + 1 < sentence.tokens.upperBound, note.tokens[at + 1].kind == .number { return true }
    // `09:20`
    if next.isSign(":"), next.isGlued, at + 1 < sentence.tokens.upperBound, note.tokens[at + 1].isGlued { return true }
    return note.matches[sentence.matches].contains { $0.kind == .count && $0.range.lowerBound == at }
  }

  // `8/10 -> 2/10`, `from 8 to 2`.
  func isArrow(_ between: Range<Int>) -> Bool {
    guard !between.isEmpty, between.count <= 4 else { return false }
    let words: Set<String> = [
      "to", "down", "then", "improved", "decreased", "reduced", "dropped", "fell", "now", "a", "an", "about", "only",
    ]
    return between.contains { note.tokens[$0].isSign(">") || note.letters($0) == "to" || note.letters($0) == "now" }
      && between.allSatisfy {
        note.tokens[$0].isSign(">") || note.tokens[$0].isSign("-") || note.tokens[$0].isSign("=")
          || note.tokens[$0].isSign(",") || words.contains(note.letters($0))
      }
  }

  private func isLater(_ score: Score, _ floor: Int, _ ceiling: Int) -> Bool {
    isTime(at: score.range.upperBound, ceiling) != nil
      || isTimeBefore(score.range.lowerBound, floor)
      || (floor..<max(floor, score.range.lowerBound)).contains { at in
        isTime(at: at, score.range.lowerBound).map { $0 + 1 >= score.range.lowerBound } ?? false
      }
  }

  // `15 min 1/10`, behind another score
  private func isTimeBefore(_ score: Int, _ floor: Int) -> Bool {
    guard floor > sentence.tokens.lowerBound else { return false }
    return (floor..<max(floor, score)).contains { at in
      guard let (_, end) = note.number(at), let unit = note.unitEnds[end], unit.end == score else { return false }
      return note.tables.rows[unit.row].detail == "time"
    }
  }

  // `at 30 min`, `@ 4 hours`: its end.
  private func isTime(at: Int, _ ceiling: Int) -> Int? {
    guard at + 1 < sentence.tokens.upperBound, note.letters(at) == "at" || note.tokens[at].isSign("@"),
      let (_, end) = note.number(at + 1), let unit = note.unitEnds[end], unit.end <= ceiling,
      note.tables.rows[unit.row].detail == "time"
    else { return nil }
    return unit.end
  }

  private func labelled(_ scores: [Score], _ rule: String) -> (before: Said?, after: Said?) {
    let labels = note.matches(.when, in: sentence)
    guard let firstScore = scores.first else { return (nil, nil) }
    let leads = labels.first.map { $0.range.lowerBound < firstScore.range.lowerBound } ?? false
    var result: (before: Said?, after: Said?) = (nil, nil)
    for (i, score) in scores.enumerated() {
      let floor = i > 0 ? scores[i - 1].range.upperBound : sentence.tokens.lowerBound
      let ceiling = i + 1 < scores.count ? scores[i + 1].range.lowerBound : sentence.tokens.upperBound
      let before = labels.last { $0.range.lowerBound >= floor && $0.range.upperBound <= score.range.lowerBound }
      let after = labels.first { $0.range.lowerBound >= score.range.upperBound && $0.range.upperBound <= ceiling }
      let near = after.flatMap { $0.range.lowerBound - score.range.upperBound <= 4 ? $0 : nil }
      // `from 8/10 before to 2/10 after`: each word right behind its score.
      let own = after.flatMap { $0.range.lowerBound == score.range.upperBound ? $0 : nil }
      let isOfLast = i > 0 && before?.range.lowerBound == floor
      let leading = isOfLast ? own ?? before : before
      // `1/10 at 30 min`, `at 4 hours 2`
      if isLater(score, floor, ceiling) {
        result.after = result.after ?? said(score, rule)
        continue
      }
      guard let label = leads ? leading ?? near : near ?? before else { continue }
      switch note.row(label).value {
      case "before": result.before = result.before ?? said(score, rule)
      case "after": result.after = result.after ?? said(score, rule)
      default: break
      }
    }
    return result
  }
}

// Relief.
extension ScoreGrammar {
  private static let bounds: Set<String> = [
    "least", "over", "than", "minimum", "about", "to", "exceeding", "exceeds", "above", "below", "under",
  ]

  /// Percent relief that the sentence states as one number.
  func relief() -> Said? {
    let words = note.matches(.relief, in: sentence).filter { !note.row($0).value.isEmpty }
    guard !words.isEmpty else { return bracketedRelief() }
    var best: (distance: Int, said: Said)?
    for at in sentence.tokens {
      guard let (figure, behind) = note.number(at), let whole = percent(figure, at, behind, words), whole <= 100,
        !isBounded(at), !isStrength(behind)
      else { continue }
      let end = min(behind + 1, sentence.tokens.upperBound)
      for word in words {
        let distance = word.range.lowerBound >= end ? word.range.lowerBound - end : at - word.range.upperBound
        guard distance >= 0, distance <= 5, distance < best?.distance ?? 6 else { continue }
        let range = min(at, word.range.lowerBound)..<max(end, word.range.upperBound)
        best = (distance, note.said(String(whole), range, note.row(word).rule))
      }
    }
    return best?.said ?? bracketedRelief()
  }

  // `2% lidocaine relieved his pain`
  private func isStrength(_ behind: Int) -> Bool {
    let drug = note.letters(behind) == "of" ? behind + 1 : behind
    return [drug, drug + 1].contains { at in
      note.matches(.substance, in: sentence).contains { $0.range.lowerBound == at && !note.row($0).value.isEmpty }
    }
  }

  // `at least 80 %`, `> 80 %`, `70-80 %`: no one number.
  private func isBounded(_ at: Int) -> Bool {
    guard at > sentence.tokens.lowerBound else { return false }
    let last = note.tokens[at - 1]
    if last.isSign(">") || last.isSign("<") || last.isSign("~") && last.end - last.start > 1 { return true }
    if last.isSign("=") { return note.tokens[max(0, at - 2)].isSign(">") || note.tokens[max(0, at - 2)].isSign("<") }
    if last.isSign("-") || last.isSign("+"), at - 2 >= sentence.tokens.lowerBound { return note.endsNumber(at - 2) }
    let word = note.letters(at - 1)
    if word == "about" { return false }
    if word == "to" { return at - 2 >= sentence.tokens.lowerBound && note.endsNumber(at - 2) }
    return Self.bounds.contains(word)
  }

  /// How long relief lasted.
  func reliefDuration() -> (amount: SaidAmount, words: Said)? {
    guard let relief = note.matches(.relief, in: sentence).first(where: { !note.row($0).value.isEmpty }) else {
      return nil
    }
    for at in sentence.tokens {
      guard let (figure, end) = note.number(at), let unit = note.unitEnds[end],
        note.tables.rows[unit.row].detail == "time"
      else { continue }
      let lead = note.letters(at - 1)
      let isOf =
        unit.end < sentence.tokens.upperBound && note.letters(unit.end) == "of"
        && (0...4).contains(relief.range.lowerBound - unit.end)
      if isOf {
        let words = note.said("", at..<unit.end, note.row(relief).rule)
        return (SaidAmount(value: figure.text, unit: note.tables.rows[unit.row].value), words)
      }
      guard ["for", "lasting", "lasted", "x", "of", "approximately", "about"].contains(lead) else { continue }
      if lead == "of", note.letters(at - 2) != "duration" { continue }
      guard unit.end >= sentence.tokens.upperBound || note.letters(unit.end) != "ago" else { continue }
      let words = note.said("", (at - 1)..<unit.end, note.row(relief).rule)
      return (SaidAmount(value: figure.text, unit: note.tables.rows[unit.row].value), words)
    }
    return nil
  }
}
