/// An indication, a history or a score that stands before the account of what was done.
struct Interruption {
  /// What was read before it.
  var context: SectionContext
  /// What its heading is for: a history may tell of other procedures, an outcome of what was given for pain.
  var by: SectionContext
  /// Where the last heading ends: the token behind it.
  var end: Int
  /// How many lines have begun there.
  var line: Int
}

/// Tells a line of an account from an indication that goes on: a heading's hold ends where a later line says what was
/// done. Symptoms, history and plans stay aside.
struct DoingLine {
  let bytes: [UInt8]
  let tokens: [Token]
  /// The phrases of the statement.
  let matches: ArraySlice<Match>
  let tables: NarrativeTables

  /// Whether a statement says what was done and given, and nothing of another time.
  /// - Parameters:
  ///   - lines: how many have begun since the heading.
  ///   - isNamed: the note has told of the procedure under a heading of its own.
  func tells(_ range: Range<Int>, behind before: Interruption, lines: Int, isNamed: Bool) -> Bool {
    guard lines > 0, !isOfAnotherTime(range) else { return false }
    let isAct = has { match, _ in match.kind == .act }
    let isGuided = has { match, row in match.kind == .guidance && !row.value.isEmpty }
    let isNamedHere = has { match, row in match.kind == .technique && !row.value.isEmpty }
    // `US guided. 5 mL …`
    let isLine = tokens[range.lowerBound].startsLine
    if isNamed, isLine, isGuided, before.by != .outcome, range.count <= 5 || isDetail && before.by == .indication {
      return true
    }
    // `Size: 12 mm. C-arm confirmed deployment.`
    if isNamed, isGuided, before.by == .indication, range.count <= 8 { return true }
    // Only the line behind that of its heading.
    if before.by == .history {
      let isGiven =
        isAct || tokens[range.lowerBound].kind == .number && has { $0.kind == .substance && !$1.value.isEmpty }
      return isNamed && isGiven && isAmount && !tokens[before.end].startsLine && lines == 1
    }
    guard isNamed || isNamedHere && (isAmount || isGuided) else { return false }
    if before.by == .outcome { return isAct && isGuided }
    // `Dx: …`, and then `Left lumbar sympathetic block at L3, fluoroscopic`, which names the procedure itself
    if before.by == .indication, isLine, isGuided, !tokens[before.end].startsLine, beginsWithName(range) { return true }
    if isAct { return isAmount || isGuided || isDetail }
    // `18 mL of autologous blood.`
    if isNamed, isLine, before.by == .indication, tokens[range.lowerBound].kind == .number, isAmount,
      has({ match, row in match.kind == .substance && !row.value.isEmpty })
    {
      return true
    }
    if isNamed, isLine, range.contains(where: { Self.lesions.contains(letters(tokens[$0])) }), isTimed { return true }
    return isLine && isGuided && isAmount && has { match, _ in match.kind == .substance }
  }

  private func beginsWithName(_ range: Range<Int>) -> Bool {
    has { match, row in
      match.kind == .technique && !row.value.isEmpty && match.range.lowerBound - range.lowerBound <= 2
    }
  }

  private static let done: Set<String> = [
    "done", "performed", "injected", "given", "administered", "completed", "instilled", "refilled", "filled",
  ]

  /// Whether a statement of a plan says what was done and given: `P: Bilateral GON block done today, 3 mL …`.
  func tellsToday(_ range: Range<Int>) -> Bool {
    let isDone = range.contains { Self.done.contains(letters(tokens[$0])) }
    let isToday = isDone && range.contains { letters(tokens[$0]) == "today" }
    return namesTechnique && !isOfAnotherTime(range)
      && (isToday
        || isAmount && has { match, _ in match.kind == .substance }
          && (isDone || has { match, _ in match.kind == .act }))
  }

  private var namesTechnique: Bool { has { match, row in match.kind == .technique && !row.value.isEmpty } }

  private static let successes: Set<String> = ["successful", "technically", "uncomplicated", "satisfactory"]

  /// Whether an impression says that it was done: `Technically successful L5-S1 epidural injection.`
  func tellsSuccess(_ range: Range<Int>) -> Bool {
    Self.successes.contains(letters(tokens[range.lowerBound])) && namesTechnique && !isOfAnotherTime(range)
  }

  /// Whether it tells how a pain changed: `Pain went from 7/10 to 2/10.`
  func tellsScore(_ range: Range<Int>) -> Bool {
    has { match, _ in match.kind == .score } && range.count { tokens[$0].kind == .number } > 1
      && !has { match, row in match.kind == .cue && !row.value.isEmpty }
  }

  private func has(_ isMeant: (Match, PhraseRow) -> Bool) -> Bool {
    matches.contains { isMeant($0, tables.rows[$0.row]) }
  }

  // A dose or a volume with its number.
  private var isAmount: Bool {
    has { match, row in
      guard match.kind == .unit, row.detail == "dose" || row.detail == "volume", match.range.lowerBound > 0 else {
        return false
      }
      return tokens[match.range.lowerBound - 1].kind == .number
        || matches.contains { $0.kind == .count && $0.range.upperBound == match.range.lowerBound }
    }
  }

  private static let lesions: Set<String> = ["lesion", "lesions", "cycle", "cycles", "freeze", "burn", "burns"]

  private var isTimed: Bool { has { match, row in match.kind == .unit && row.detail == "time" } }

  // A needle, a device, or how hot a lesion was.
  private var isDetail: Bool {
    has { match, row in
      switch match.kind {
      case .instrument, .device: !row.value.isEmpty
      case .unit: row.detail == "temperature"
      default: false
      }
    }
  }

  private static let remembering: Set<String> = [
    "he", "she", "they", "had", "has", "have", "received", "underwent", "tried", "helped", "gave", "who", "which",
    "brought", "lasted", "since",
  ]

  private func isOfAnotherTime(_ range: Range<Int>) -> Bool {
    if has({ match, row in match.kind == .cue && !row.value.isEmpty || match.kind == .relief }) { return true }
    return range.contains { at in
      let token = tokens[at]
      if token.kind == .number { return isDate(at, range) }
      guard token.kind == .word else { return false }
      let word = letters(token)
      return Self.remembering.contains(word) || word == "by" && at + 1 < range.upperBound && isOther(at + 1)
    }
  }

  // `by Dr. Smith`, `by another surgeon`
  private func isOther(_ at: Int) -> Bool { ["dr", "another", "outside", "her", "his"].contains(letters(tokens[at])) }

  // `3/2`, `3/2/2024`, `2019`; a score is out of ten.
  private func isDate(_ at: Int, _ range: Range<Int>) -> Bool {
    let token = tokens[at]
    if token.end - token.start == 4, let year = number(at), (1950...2099).contains(year) { return true }
    guard at + 2 < range.upperBound, tokens[at + 1].isSign("/"), !token.isGlued, let month = number(at),
      let day = number(at + 2), (1...12).contains(month), (1...31).contains(day)
    else { return false }
    return day != 10 || at + 3 < range.upperBound && tokens[at + 3].isSign("/")
  }

  private func number(_ at: Int) -> Int? {
    tokens[at].kind == .number ? Figure(bytes[Int(tokens[at].start)..<Int(tokens[at].end)])?.whole : nil
  }

  private func letters(_ token: Token) -> String {
    guard token.kind == .word, token.end - token.start <= 12 else { return "" }
    return String(decoding: bytes[Int(token.start)..<Int(token.end)].map { $0 | 0x20 }, as: UTF8.self)
  }
}
