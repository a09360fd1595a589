// Levels, sides and muscles.
extension SentenceTeller {
  /// What a discogram found, disc by disc.
  func tellFindings(_ draft: inout Draft) {
    guard draft.isDiscogram else { return }
    let discs = LevelGrammar.levels(in: sentence, of: note).filter(\.isJoined)
    let findings = FindingGrammar.findings(in: sentence, of: note, mood, else: discs.isEmpty ? draft.lastDisc : nil)
    if !discs.isEmpty { draft.lastDisc = discs.count == 1 ? discs.first : nil }
    for (finding, _) in findings {
      guard let known = draft.procedure.findings.firstIndex(where: { $0.level == finding.level }) else {
        draft.procedure.findings.append(finding)
        continue
      }
      draft.procedure.findings[known].text = draft.procedure.findings[known].text ?? finding.text
      draft.procedure.findings[known].score = draft.procedure.findings[known].score ?? finding.score
    }
  }

  private static let preparing: Set<String> = [
    "prepped", "prepared", "draped", "exposed", "cleaned", "cleansed", "site", "location",
  ]
  private static let spreads: Set<String> = [
    "spread", "flow", "flowed", "outlined", "tracked", "extended", "filled", "filling", "uptake", "opacified",
  ]

  // `contrast spread up to C5 on the left`: where it went, not where it was given; `spread at L5-S1` is where the needle is.
  private var tellsSpread: Bool {
    note.matches(.substance, in: sentence).contains { note.row($0).detail == "contrast" }
      && sentence.tokens.contains { Self.spreads.contains(note.letters($0)) }
      && note.matches(.act, in: sentence).isEmpty
  }

  func tellPlaces(_ draft: inout Draft, _ isNamed: Bool) {
    let isSpread = !isNamed && tellsSpread
    let examined = draft.isDiscogram ? FindingGrammar.findings(in: sentence, of: note, mood).map(\.at) : []
    let mentions = LevelGrammar.levels(in: sentence, of: note)
    let levels = mentions.filter { level in
      range.contains(level.range.lowerBound) && (!isSpread || note.letters(level.range.lowerBound - 1) == "at")
        && (mood.assertion(of: level.range) == .affirmed || examined.contains(level.range))
    }
    let isDone = note.matches(.act, in: sentence).contains { mood.assertion(of: $0.range) == .affirmed }
    // `the left knee is prepped`
    let isPlaced = draft.target != nil && sentence.tokens.contains { Self.preparing.contains(note.letters($0)) }
    // Where a lead lies is not where it was brought in for.
    let isOfLead = !isNamed && draft.procedure.technique.value.hasPrefix("scs_") && !draft.isOfGanglion
    let sides = note.matches(.side, in: sentence, range).filter {
      !isSpread && !isOfLead && !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .affirmed
        && (note.row($0).detail != "field" || isField($0) || isLetter($0, levels))
        && (isOfProcedure($0, levels, isNamed) || (isDone || isPlaced) && isOfTarget($0, draft.target))
    }
    for side in sides {
      let said = note.said(note.row(side).value, side.range, note.row(side).rule)
      let isOpposite = note.letters(side.range.upperBound) == "of"
      draft.sides.append(
        SaidSide(
          said: said, isNamed: isNamed, isField: isField(side), isDone: isDone && !isOpposite,
          levels: levels.map { $0.places }))
    }
    let givenUp = self.givenUp(isNamed ? levels : mentions, draft)
    if !givenUp.isEmpty {
      let given = note.matches(.side, in: sentence).filter { ["left", "right"].contains(note.row($0).value) }
      draft.givenUp += givenUp.map { ($0, draft.levels.count, self.side(of: $0.range, given)) }
    }
    for level in levels where !givenUp.contains(where: { $0.range == level.range }) {
      draft.levels.append((level, self.side(of: level.range, sides), isNamed, isDone))
      draft.known.places.insert(level.places)
    }
    draft.tried = note.matches(.givenUp, in: sentence).contains { note.row($0).value == "tried" } ? levels : []
    for muscle in note.matches(.muscle, in: sentence, range)
    where !note.row(muscle).value.isEmpty && mood.assertion(of: muscle.range) == .affirmed {
      let said = note.said(note.row(muscle).value, muscle.range, note.row(muscle).rule)
      draft.known.muscles.insert(said.value)
      draft.muscles.append((said, self.side(of: muscle.range, sides)))
    }
  }

  // `B T6 intercostal block`, `Levels: L4/5 & L5/S1 B`
  private func isLetter(_ side: Match, _ levels: [LevelMention]) -> Bool {
    let end = side.range.upperBound
    let isLast = end >= sentence.tokens.upperBound || note.tokens[end].isSign(",") || note.tokens[end].isSign(";")
    return note.isCapital(side.range)
      && (levels.contains { $0.range.lowerBound == end || isLast && $0.range.upperBound == side.range.lowerBound }
        || note.matches(.technique, in: sentence, range).contains {
          $0.range.lowerBound == end && !note.row($0).value.isEmpty
        })
  }

  // `Laterality: left`, `Side: left side`
  private func isField(_ side: Match) -> Bool {
    sentence.tokens.allSatisfy { token in
      side.range.contains(token) || note.tokens[token].kind == .sign || ["side", "only"].contains(note.letters(token))
    }
  }

  // The levels that the sentence says were given up: those just before the words that say so, else those just behind,
  // else those that the sentence before says were tried.
  private func givenUp(_ levels: [LevelMention], _ draft: Draft) -> [LevelMention] {
    note.matches(.givenUp, in: sentence).flatMap { words -> [LevelMention] in
      guard note.row(words).value == "given_up", mood.assertion(of: words.range) == .affirmed, !isRetried(words, levels)
      else { return [] }
      var group: [LevelMention] = []
      for level in levels.reversed() where level.range.upperBound <= words.range.lowerBound {
        if let first = group.last, !isListed(level.range.upperBound..<first.range.lowerBound) { break }
        group.append(level)
      }
      // What was not treated is none of the procedure's levels only where it is told of as one.
      let isKnown = { (level: LevelMention) in
        levels.isEmpty || mood.assertion(of: level.range) == .affirmed || draft.known.places.contains(level.places)
      }
      if !group.isEmpty { return group.filter(isKnown) }
      let behind = levels.first { level in
        level.range.lowerBound >= words.range.upperBound && level.range.lowerBound - words.range.upperBound <= 4
          && !(words.range.upperBound..<level.range.lowerBound).contains { note.tokens[$0].isSign(",") }
      }
      return behind.map { [$0] } ?? (levels.isEmpty ? draft.tried : [])
    }
  }

  // `could not be entered at first, but was injected in the end`
  private func isRetried(_ words: Match, _ levels: [LevelMention]) -> Bool {
    let end = words.range.upperBound
    return !levels.contains { $0.range.lowerBound >= end }
      && note.matches(.act, in: sentence).contains {
        $0.range.lowerBound >= end && mood.assertion(of: $0.range) == .affirmed
      }
  }

  // `L3-4 and L4-5`, `L3-4, right L4-5`
  private func isListed(_ between: Range<Int>) -> Bool {
    between.allSatisfy { token in
      note.tokens[token].isSign(",") || note.tokens[token].isSign("&")
        || ["and", "or", "left", "right"].contains(note.letters(token))
    }
  }

  // `the right knee`, where the knee is what the procedure injects.
  private func isOfTarget(_ side: Match, _ target: String?) -> Bool {
    let end = side.range.upperBound
    return note.matches(.target, in: sentence).contains { match in
      note.row(match).value == target && (0...1).contains(match.range.lowerBound - end)
    }
  }

  // The side that stands before it, else the nearest behind it.
  private func side(of place: Range<Int>, _ sides: [Match]) -> String? {
    let before = sides.last { $0.range.upperBound <= place.lowerBound }
    let after = sides.first { $0.range.lowerBound >= place.upperBound }
    if let after, after.range.lowerBound - place.upperBound <= 3, isBehind(place.upperBound..<after.range.lowerBound) {
      return note.row(after).value
    }
    return (before ?? after).map { note.row($0).value }
  }

  // `L4-5 on the left`, `L4-5 (left)`.
  private func isBehind(_ between: Range<Int>) -> Bool {
    between.isEmpty
      || between.allSatisfy { ["on", "the", "at", "only"].contains(note.letters($0)) || note.tokens[$0].isSign("(") }
  }

  // Whether a side is the procedure's: not that of a limb, a position or a pain.
  private func isOfProcedure(_ side: Match, _ levels: [LevelMention], _ isNamed: Bool) -> Bool {
    let end = side.range.upperBound
    // The letter of `L4` is no side.
    if end < note.tokens.count, note.tokens[end].kind == .number, note.tokens[end].isGlued { return false }
    let names = note.matches(.technique, in: sentence).filter {
      !note.row($0).value.isEmpty && note.row($0).detail.isEmpty
    }
    let part = note.matches[sentence.matches].first { match in
      match.kind == .bodyPart && match.range.lowerBound >= end && match.range.lowerBound - end <= 2
        // `on the left for headache`
        && !(end..<match.range.lowerBound).contains {
          note.tokens[$0].isSign(",") || ["for", "due", "because"].contains(note.letters($0))
        }
        // `bilateral upper trapezius`
        && !note.matches(.muscle, in: sentence).contains {
          (0...2).contains($0.range.lowerBound - match.range.lowerBound)
        }
        // `right middle finger trigger finger injection`
        && !names.contains { $0.range.contains(match.range.lowerBound) }
    }
    if part != nil { return false }
    if isNamed { return true }
    if sentence.tokens.count <= 4 { return true }
    let near = levels.contains { level in
      level.range.lowerBound >= end && level.range.lowerBound - end <= 4
        || side.range.lowerBound >= level.range.upperBound && side.range.lowerBound - level.range.upperBound <= 3
    }
    if near { return true }
    return note.matches[sentence.matches].contains {
      ($0.kind == .structure || $0.kind == .muscle) && $0.range.lowerBound >= end && $0.range.lowerBound - end <= 3
        // `left lateral femoral cutaneous nerve`, whose side is told with its next words
        || $0.kind == .structure && $0.range.upperBound > end && $0.range.lowerBound > side.range.lowerBound
        // `levator scapulae, right and left`
        || $0.kind == .muscle && (0...2).contains(side.range.lowerBound - $0.range.upperBound)
    }
  }
}
