/// Cuts a note's tokens into sentences, and finds the headings that they stand under.
///
/// A point ends a sentence unless an abbreviation or a single letter stands before it, or a small letter behind. A line
/// ends one unless it was only wrapped.
struct SentenceSplitter {
  let bytes: [UInt8]
  let tokens: [Token]
  let matches: [Match]
  let tables: NarrativeTables
  private var abbreviationEnds: Set<Int> = []
  private var sentences: [Sentence] = []
  private var context: SectionContext
  /// The context to go back to behind a heading that rules one sentence.
  private var wide: SectionContext
  private var section = 0
  /// What an indication, a history or an outcome put aside, until a line says what was done.
  private(set) var interrupted: Interruption?
  /// Lines that have begun as far as the splitter has come, and as far as the statement's first token.
  private var lines = (begun: 0, atStart: 0)
  /// Bytes of the note's longest line.
  private(set) lazy var longestLine = Lexer.longestLine(of: bytes)
  private var hasToldProcedure = false
  /// What is read stands under an assessment or a plan.
  private var isPlan = false
  /// The line of it that says what was done.
  private var accountLine = -1
  /// The token of the last heading of the note that names a procedure, -1 for none; looked for when it is asked for.
  private var lastProcedureHeading: Int?
  private(set) var nextMatch = 0

  /// So many tokens a sentence has at most.
  private static let limit = 160

  static func sentences(
    _ bytes: [UInt8], _ tokens: [Token], _ matches: [Match], _ tables: NarrativeTables, in context: SectionContext
  ) -> [Sentence] {
    var splitter = SentenceSplitter(
      bytes: bytes, tokens: tokens, matches: matches, tables: tables, context: context, wide: context)
    splitter.run()
    return splitter.sentences
  }

  private init(
    bytes: [UInt8], tokens: [Token], matches: [Match], tables: NarrativeTables, context: SectionContext,
    wide: SectionContext
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.matches = matches
    self.tables = tables
    self.context = context
    self.wide = wide
  }

  private mutating func run() {
    // `inj.` is one, `injection.`, which is the same word, is none.
    for match in matches where match.kind == .abbreviation && isShort(match.range.lowerBound) {
      abbreviationEnds.insert(match.range.upperBound)
    }
    var start = 0
    var at = 0
    while at < tokens.count {
      if tokens[at].startsLine { lines.begun += 1 }
      if at > start, isBoundary(at) || at - start >= Self.limit {
        close(start..<at)
        start = at
      }
      if at == start { lines.atStart = lines.begun }
      if at == start, let heading = heading(at) {
        let (before, aside) = (wide, interrupted)
        begin(heading.row, isCued: heading.isCued, end: heading.end)
        // In a log each line has its own heading.
        if isTimed(at) { (wide, interrupted) = (before, aside) }
        // `POST-PROCEDURE PAIN: 3`: the heading says what the number is.
        start = context == .outcome || speaks(at..<heading.end) ? at : heading.end
        at = heading.end
        continue
      }
      at += 1
    }
    close(start..<tokens.count)
  }

  private func isShort(_ at: Int) -> Bool { tokens[at].end - tokens[at].start <= 6 }

  // `Guidance: none`, `Fluoro time: 48 sec`: the heading is part of what is said.
  private func speaks(_ heading: Range<Int>) -> Bool {
    if holdsDrug(heading) { return true }
    let isTime =
      heading.upperBound < tokens.count && tokens[heading.upperBound].kind == .number
      && Figure(bytes[Int(tokens[heading.upperBound].start)..<Int(tokens[heading.upperBound].end)])?.approximate ?? 0
        > 0
    let isAffirmed =
      heading.upperBound < tokens.count
      && ["yes", "y", "used", "utilized"].contains(Self.word(tokens[heading.upperBound], bytes))
    var at = nextMatch
    while at < matches.count, matches[at].range.lowerBound < heading.upperBound {
      let match = matches[at]
      at += 1
      guard match.kind == .guidance, heading.contains(match.range.lowerBound), !tables.rows[match.row].value.isEmpty
      else { continue }
      // `Fluoroscopy: AP and lateral`
      let isAll =
        match.range.upperBound + 1 >= heading.upperBound && tables.rows[match.row].value != "imaging_unspecified"
      if isAll, isTime || !isDenied(heading.upperBound) { return true }
      // `Fluoro time`: more than its guidance stands in the heading.
      if match.range.upperBound > heading.upperBound || isAffirmed
        || isTime && match.range.upperBound + 1 < heading.upperBound
      {
        return true
      }
    }
    return false
  }

  // `Contrast: 2 mL, good spread`, `Steroid: yes`: the heading is the drug, where no other is named.
  private func holdsDrug(_ heading: Range<Int>) -> Bool {
    guard heading.upperBound < tokens.count, !tokens[heading.upperBound].startsLine,
      matches(in: heading).contains(where: { $0.kind == .substance && !tables.rows[$0.row].detail.isEmpty })
    else { return false }
    var end = heading.upperBound
    while end < tokens.count, !tokens[end].startsLine { end += 1 }
    let behind = matches(in: heading.upperBound..<end)
    if behind.contains(where: { $0.kind == .substance && $0.range.lowerBound >= heading.upperBound }) { return false }
    let hasAmount = behind.contains { match in
      match.kind == .unit && ["dose", "volume"].contains(tables.rows[match.row].detail)
        && tokens[match.range.lowerBound - 1].kind == .number
    }
    return hasAmount || ["yes", "y", "used", "given"].contains(Self.word(tokens[heading.upperBound], bytes))
  }

  private func isDenied(_ at: Int) -> Bool {
    // `Fluoroscopy`, alone on its line
    guard at < tokens.count else { return false }
    return tokens[at].kind == .number && !tokens[at].startsLine
      || ["none", "no", "not", "n", "na", "time"].contains(Self.word(tokens[at], bytes))
  }

  private mutating func begin(_ row: Int, isCued: Bool, end: Int) {
    var named = isCued ? .aside : tables.sections[row].context
    if named == .medication { named = hasToldProcedure ? .description : .aside }
    if named == .procedure || named == .description { hasToldProcedure = true }
    isPlan = named == .assessment
    if isPlan { named = .aside }
    section += 1
    switch named {
    case .anaesthesia, .complication:
      // `INDICATION: …`, `ANESTHESIA: MAC`, and then what was done.
      let line = line(end)
      interrupted?.end = end
      // What follows the sedation on its line may be the account: `ANESTHESIA: MAC. A needle was advanced …`
      interrupted?.line = named == .anaesthesia ? line - 1 : line
      // A heading of the procedure's own ends a history as it would an indication.
      if interrupted?.by == .history { interrupted?.by = .indication }
      context = named
      return
    case .indication, .history, .outcome:
      let before = interrupted?.context ?? wide
      interrupted = before.tellsTechnique ? Interruption(context: before, by: named, end: end, line: line(end)) : nil
      if named != .outcome { named = .aside }
    default: interrupted = nil
    }
    context = named
    wide = named
  }

  // The line of the token behind a heading, which begins one where the heading stands alone.
  private func line(_ end: Int) -> Int { lines.begun + (end < tokens.count && tokens[end].startsLine ? 1 : 0) }

  private mutating func close(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    while nextMatch < matches.count, matches[nextMatch].range.lowerBound < range.lowerBound { nextMatch += 1 }
    let first = nextMatch
    while nextMatch < matches.count, matches[nextMatch].range.lowerBound < range.upperBound { nextMatch += 1 }
    if let before = interrupted, context == .aside || context == .outcome {
      let line = DoingLine(bytes: bytes, tokens: tokens, matches: matches[first..<nextMatch], tables: tables)
      if line.tells(range, behind: before, lines: lines.atStart - before.line, isNamed: hasToldProcedure),
        hasToldProcedure || !namesProcedure(behind: range.upperBound)
      {
        context = before.context
        wide = before.context
        interrupted = nil
      }
    }
    if context == .aside, isPlan {
      let line = DoingLine(bytes: bytes, tokens: tokens, matches: matches[first..<nextMatch], tables: tables)
      if line.tellsToday(range) || line.tellsSuccess(range) { (accountLine, hasToldProcedure) = (lines.atStart, true) }
      if accountLine == lines.atStart {
        context = .note
      } else if hasToldProcedure, line.tellsScore(range) {
        context = .outcome
      }
    }
    if interrupted != nil, context == .aside, isAnaesthesia(range, matches[first..<nextMatch]) {
      context = .anaesthesia
      interrupted?.by = .indication
    }
    if context.tellsTechnique, isTitle(range, matches[first..<nextMatch]) { hasToldProcedure = true }
    var sentence = Sentence(tokens: range, context: context, section: section, matches: first..<nextMatch)
    sentence.look(at: tokens, matches)
    sentences.append(sentence)
    context = wide
  }

  // `BLOCK: adductor canal`, and `Right SIJ injection` as the note's first line, tell of a procedure as a heading does.
  private func isTitle(_ range: Range<Int>, _ matches: ArraySlice<Match>) -> Bool {
    guard matches.contains(where: { $0.kind == .technique && !tables.rows[$0.row].value.isEmpty }) else { return false }
    if let word = range.first(where: { tokens[$0].kind == .word }), tables.isInvertedHeading(word, in: tokens) {
      return true
    }
    return range.lowerBound == 0 && range.count <= 12 && range.upperBound < tokens.count
      && tokens[range.upperBound].startsLine
      && !matches.contains { $0.kind == .cue && !tables.rows[$0.row].value.isEmpty }
  }

  // `GENERAL ANESTHESIA`, alone on its line.
  private func isAnaesthesia(_ range: Range<Int>, _ matches: ArraySlice<Match>) -> Bool {
    tokens[range.lowerBound].startsLine
      && matches.contains { match in
        match.kind == .anaesthesia && tables.rows[match.row].detail.isEmpty && !tables.rows[match.row].value.isEmpty
          && range.allSatisfy { at in
            match.range.contains(at) || tokens[at].kind == .sign
              || matches.contains { $0.kind == .anaesthesia && $0.range.contains(at) }
              || ["with", "and", "plus", "local"].contains(Self.word(tokens[at], bytes))
          }
      }
  }

  /// The phrases that begin in a range of tokens.
  func matches(in words: Range<Int>) -> ArraySlice<Match> {
    var (low, high) = (0, matches.count)
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].range.lowerBound < words.lowerBound { low = middle + 1 } else { high = middle }
    }
    return matches[low...].prefix { $0.range.lowerBound < words.upperBound }
  }

  // Where a heading still to come names the procedure, what stands before it was done at another time.
  private mutating func namesProcedure(behind end: Int) -> Bool {
    if lastProcedureHeading == nil {
      let last = tokens.indices.last { at in
        tokens[at].startsLine
          && heading(at).map { !$0.isCued && tables.sections[$0.row].context == .procedure } ?? false
      }
      lastProcedureHeading = last ?? -1
    }
    return lastProcedureHeading.map { $0 >= end } ?? false
  }

  private mutating func isBoundary(_ at: Int) -> Bool {
    let token = tokens[at]
    if token.startsParagraph { return true }
    let last = tokens[at - 1]
    if last.isSign("?") { return token.startsLine || !Self.answers.contains(Self.word(token, bytes)) }
    if last.isSign(";") || last.isSign("!") { return true }
    // `Side: left   Level: L4-5`, in columns
    if !token.startsLine, token.start - last.end >= 2, heading(at) != nil { return true }
    // `SIDE: L | TEMP: 80`
    if last.isSign("|"), beginsField(at) { return true }
    if last.isSign(".") { return isFullStop(at - 1) }
    if token.startsLine { return !isWrapped(at) || heading(at) != nil }
    return false
  }

  private func isFullStop(_ point: Int) -> Bool {
    let next = tokens[point + 1]
    if next.kind == .word, !next.isCapital, !next.startsLine { return false }
    guard point > 0 else { return false }
    let before = tokens[point - 1]
    if before.kind == .number, before.startsLine { return false }
    if before.kind == .word {
      if abbreviationEnds.contains(point) {
        if next.startsLine { return next.isCapital }
        // `… declined by pt. Bedside block …`
        return Self.enders.contains(Self.word(before, bytes)) && next.kind == .word && next.end - next.start > 2
      }
      let isLetter = before.end - before.start == 1
      // `2 at 4 h. Then …`
      // `Side: R. Drug: …`
      if isLetter, point + 2 < tokens.count, tokens[point + 2].isSign(":") { return true }
      if isLetter, point < 2 || !tokens[point - 2].isSign("-") && tokens[point - 2].kind != .number {
        return next.startsLine
      }
    }
    return true
  }
}
