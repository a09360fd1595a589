/// Takes what one sentence says into a procedure.
struct SentenceTeller {
  let note: ParsedNote
  let sentence: Sentence
  let mood: SentenceMood
  /// The tokens that speak of the procedure.
  let range: Range<Int>
  /// Drugs that it cannot have been given.
  private(set) var refused: [SaidSubstance] = []

  init(note: ParsedNote, sentence: Sentence, mood: SentenceMood, range: Range<Int>) {
    self.note = note
    self.sentence = sentence
    self.mood = mood
    self.range = range
  }

  /// - Parameters:
  ///   - isNamed: the sentence names the technique.
  ///   - isShared: it may speak of any of several procedures; only what they share is taken.
  mutating func tell(_ draft: inout Draft, isNamed: Bool, isShared: Bool) {
    switch sentence.context {
    case .aside, .assessment, .indication, .history, .medication, .planned: return
    case .anaesthesia: return tellAnaesthesia(&draft)
    case .complication: return tellComplications(&draft)
    case .outcome:
      tellOutcome(&draft)
      tellFindings(&draft)
      return tellComplications(&draft)
    case .note, .procedure, .description: break
    }
    tellWords(&draft, isNamed)
    tellAnaesthesia(&draft, isNamed)
    tellOutcome(&draft)
    tellComplications(&draft)
    tellFindings(&draft)
    guard !isShared else { return }
    tellStatus(&draft)
    tellPlaces(&draft, isNamed)
    tellEnergy(&draft)
    tellDevices(&draft)
    refused += tellSubstances(&draft)
  }

  func affirmed(_ kind: PhraseRow.Kind, everywhere: Bool = false) -> [Match] {
    guard sentence.kinds.contains(kind) else { return [] }
    return note.matches(kind, in: sentence, everywhere ? nil : range).filter {
      !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .affirmed
    }
  }

  func said(_ match: Match) -> Said { note.said(note.row(match).value, match.range, note.row(match).rule) }

  private func tellWords(_ draft: inout Draft, _ isNamed: Bool) {
    if draft.procedure.approach == nil { draft.procedure.approach = affirmed(.approach).first.map(said) }
    draft.accounts += affirmed(.account).map(said)
    if draft.procedure.region == nil { draft.procedure.region = affirmed(.region).first.map(said) }
    if draft.procedure.intent == nil { draft.procedure.intent = affirmed(.intent).first(where: isWhole).map(said) }
    for match in affirmed(.guidance, everywhere: true) {
      switch note.row(match).detail {
      case "capital" where !note.isCapital(match.range): continue
      case "field" where !isAllOf(match, note.row(match).value) && !(isNamed && isOfList(match)): continue
      default: break
      }
      let known = draft.procedure.guidance?.value
      // A discogram is looked at once more by CT.
      let isCT = draft.isDiscogram && known == "ct" && note.row(match).value == "fluoroscopy"
      if known == nil || known == "imaging_unspecified" || isCT { draft.procedure.guidance = said(match) }
    }
    guard let approach = draft.procedure.approach,
      let finer = note.tables.refinement(of: draft.procedure.technique.value, by: approach.value)
    else { return }
    draft.procedure.technique = approach
    draft.procedure.technique.value = finer
  }

  // `MBB dx #2`; `dx #2: M54.5` is a diagnosis.
  private func isWhole(_ match: Match) -> Bool {
    let end = match.range.upperBound
    guard note.tokens[end - 1].isSign("#") else { return true }
    guard end < range.upperBound, note.tokens[end].kind == .number,
      note.matches(.technique, in: sentence, range.lowerBound..<match.range.lowerBound).contains(where: {
        !note.row($0).value.isEmpty
      })
    else { return false }
    return end + 1 >= range.upperBound || note.tokens[end + 1].isSign(".") || note.tokens[end + 1].isSign(",")
      || note.tokens[end + 1].isSign(")")
  }

  static let depth = ["none": 0, "local": 1, "minimal": 2, "moderate": 3, "deep_mac": 4, "general": 5]

  private func tellAnaesthesia(_ draft: inout Draft, _ isNamed: Bool = false) {
    for match in affirmed(.anaesthesia, everywhere: true) {
      let word = said(match)
      if note.row(match).detail == "capital",
        !note.isCapital(match.range) || note.endsNumber(match.range.lowerBound - 1)
      {
        continue
      }
      if note.row(match).detail == "section", sentence.context != .anaesthesia, !isAllOf(match, "general"),
        !(isNamed && word.value == "local" && isItem(match))
      {
        continue
      }
      let known = draft.procedure.anaesthesia.flatMap { Self.depth[$0.value] } ?? -1
      if (Self.depth[word.value] ?? 0) > known { draft.procedure.anaesthesia = word }
    }
  }

  // `L SIJ RFA, fluoro, local`: all that stands between two commas.
  private func isItem(_ match: Match) -> Bool {
    let (first, end) = (match.range.lowerBound, match.range.upperBound)
    return first > sentence.tokens.lowerBound && note.tokens[first - 1].isSign(",")
      && (end >= sentence.tokens.upperBound || note.tokens[end].kind == .sign && !note.tokens[end].isSign("/"))
  }

  // `R pudendal NB CT 5 ml …`: in a line of catchwords, where an amount, a sign or nothing follows.
  private func isOfList(_ match: Match) -> Bool {
    let end = match.range.upperBound
    guard !sentence.kinds.contains(.act) else { return false }
    return end >= sentence.tokens.upperBound || [",", ";", ".", "|", ":"].contains { note.tokens[end].isSign($0) }
      || note.tokens[end].kind == .number && !note.tokens[end].isGlued
  }

  // `Anaesthetic: General`
  private func isAllOf(_ match: Match, _ value: String) -> Bool {
    note.row(match).value == value
      && sentence.tokens.allSatisfy { match.range.contains($0) || note.tokens[$0].kind == .sign }
  }

  private func tellOutcome(_ draft: inout Draft) {
    let grammar = ScoreGrammar(sentence, of: note)
    let pain = grammar.pain()
    // `3/10 now, compared to 7/10 before`
    let isPair = pain.after.map(isMeant) ?? false
    if let before = pain.before, isPair || isMeant(before), draft.procedure.painBefore == nil {
      draft.procedure.painBefore = before
    }
    if let after = pain.after, isMeant(after), draft.procedure.painAfter == nil { draft.procedure.painAfter = after }
    if let relief = grammar.relief(), isMeant(relief), draft.procedure.relief == nil {
      draft.procedure.relief = relief
    }
    guard draft.procedure.reliefDuration == nil else { return }
    let field = draft.procedure.relief == nil ? nil : grammar.durationField()
    if let lasting = grammar.reliefDuration() ?? field, isMeant(lasting.words) {
      draft.procedure.reliefDuration = lasting
    }
  }

  private func isMeant(_ words: Said) -> Bool {
    let first = sentence.tokens.first { Int(note.tokens[$0].start) >= words.start } ?? sentence.tokens.lowerBound
    let last = sentence.tokens.last { Int(note.tokens[$0].end) <= words.start + words.length } ?? first
    return mood.assertion(of: first..<max(first + 1, last + 1)) == .affirmed
  }

  private func tellComplications(_ draft: inout Draft) {
    let isHeaded = sentence.context == .complication
    let denial = note.matches(.denial, in: sentence).first { match in
      note.row(match).value == "complication"
        || isHeaded && match.range.lowerBound == sentence.tokens.lowerBound
          && (match.range.upperBound >= sentence.tokens.upperBound || note.tokens[match.range.upperBound].kind == .sign
            || note.letters(match.range.lowerBound) == "none")
    }
    if denial != nil { draft.procedure.deniesComplications = true }
    for match in affirmed(.complication, everywhere: true) where isHeaded || note.row(match).detail != "section" {
      let word = said(match)
      if !draft.procedure.complications.contains(where: { $0.value == word.value }) {
        draft.procedure.complications.append(word)
      }
    }
  }

  private func tellStatus(_ draft: inout Draft) {
    let found = note.matches(.status, in: sentence).first {
      !note.row($0).value.isEmpty && note.isMeant($0, mood, sentence)
        && (note.row($0).detail != "name" || note.endsName($0, sentence))
    }
    guard let status = found.map(said) else { return }
    let isOfLevel =
      note.matches(.givenUp, in: sentence).contains { note.row($0).value == "given_up" }
      && (!draft.tried.isEmpty || !LevelGrammar.levels(in: sentence, of: note).isEmpty)
    if isOfLevel {
      draft.statusOfLevel = draft.statusOfLevel ?? status
    } else if draft.procedure.status == nil {
      draft.procedure.status = status
    }
  }

  private func tellDevices(_ draft: inout Draft) {
    for match in affirmed(.device) {
      // `two eight-electrode leads`
      if match.range.lowerBound > range.lowerBound + 1, note.tokens[match.range.lowerBound - 1].isSign("-"),
        note.endsNumber(match.range.lowerBound - 2) || isCount(match.range.lowerBound - 2)
      {
        continue
      }
      let word = said(match)
      let name = note.matches(.technique, in: sentence, range).first { $0.range.overlaps(match.range) }
      let count =
        count(before: match.range.lowerBound) ?? count(behind: match.range.upperBound)
        ?? name.flatMap { self.count(behind: $0.range.upperBound) }
      let isForEach = isForEach(match.range.upperBound)
      if let known = draft.procedure.devices.firstIndex(where: { $0.kind == word.value }) {
        let isTotal = isTotal(match.range.upperBound)
        let told = draft.procedure.devices[known].count
        if !isForEach { draft.procedure.devices[known].count = isTotal ? count ?? told : told ?? count }
      } else {
        draft.procedure.devices.append(SaidDevice(kind: word.value, count: isForEach ? nil : count, words: word))
      }
    }
  }

  // `one lead was laid over each ganglion`
  private func isForEach(_ end: Int) -> Bool {
    for at in end..<min(end + 6, max(end, range.upperBound)) {
      if note.tokens[at].kind == .sign { return false }
      if ["each", "per", "every"].contains(note.letters(at)) { return true }
    }
    return false
  }

  // `two leads in all`
  private func isTotal(_ end: Int) -> Bool {
    guard end < range.upperBound else { return false }
    if ["total", "altogether"].contains(note.letters(end)) { return true }
    return end + 1 < range.upperBound && note.letters(end) == "in" && ["all", "total"].contains(note.letters(end + 1))
  }

  // `Leads: 1`, `leads (2)`, `leads x2`
  private func count(behind end: Int) -> Int? {
    var end = end
    // `Lead count: 1`, `Leads placed: 2`
    while end + 1 < range.upperBound, ["count", "placed", "implanted", "used", "number"].contains(note.letters(end)) {
      end += 1
    }
    guard end + 1 < range.upperBound, let figure = note.figure(end + 1)?.whole, (1...8).contains(figure),
      note.unitEnds[end + 2] == nil
    else { return nil }
    let mark = note.tokens[end]
    guard mark.isSign(":") || mark.isSign("(") || mark.isSign("#") || note.letters(end) == "x" else { return nil }
    guard end + 2 < range.upperBound else { return figure }
    // `Leads: 2 x 8 contact`
    if note.letters(end + 2) == "x", end + 4 < range.upperBound, note.tokens[end + 3].kind == .number { return figure }
    // `leads x2 placed`; not `lead x 8-contact`
    if note.letters(end) == "x" { return note.tokens[end + 2].isSign("-") ? nil : figure }
    return note.tokens[end + 2].kind == .sign && !note.tokens[end + 2].isSign("-") ? figure : nil
  }

  private static let counts = [
    "both": 2, "dual": 2, "paired": 2, "bilateral": 2, "single": 1, "second": 2, "third": 3,
  ]

  private func isCount(_ token: Int) -> Bool {
    note.matches[sentence.matches].contains { $0.kind == .count && $0.range.lowerBound == token }
  }

  // `both the pump and the catheter`: one of each.
  private func isFirstOfPair(_ at: Int) -> Bool {
    guard let device = note.matches(.device, in: sentence).first(where: { $0.range.lowerBound == at }) else {
      return false
    }
    let end = device.range.upperBound
    let last = note.bytes[Int(note.tokens[end - 1].end) - 1] | 0x20
    return end < range.upperBound && note.letters(end) == "and" && last != 0x73
  }

  // `two percutaneous leads`, `2 leads`
  private func count(before at: Int) -> Int? {
    for token in stride(from: at - 1, through: max(range.lowerBound, at - 7), by: -1) {
      // `two eight-contact leads`
      let isOfContacts =
        note.tokens[token + 1].isSign("-") || ["contact", "electrode", "pole"].contains(note.letters(token + 1))
      if isOfContacts, note.endsNumber(token) || isCount(token) { continue }
      if let figure = note.figure(token), note.unitEnds[token + 1] == nil, !note.tokens[token + 1].isSign("-") {
        return figure.whole.flatMap { (1...8).contains($0) ? $0 : nil }
      }
      let word = note.matches[sentence.matches].first { $0.kind == .count && $0.range.lowerBound == token }
      if let word, let count = Int(note.row(word).value) { return (1...8).contains(count) ? count : nil }
      if note.letters(token) == "both", isFirstOfPair(at) { return nil }
      if let count = Self.counts[note.letters(token)] { return count }
      if note.letters(token) == "and" || note.letters(token) == "with" { return nil }
      if note.tokens[token].kind == .sign, !note.tokens[token].isSign("-") { return nil }
    }
    return nil
  }
}
