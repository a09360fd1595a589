// Headings inside a text.
extension SentenceSplitter {
  // A heading at the start of a sentence: followed by a colon, or alone on its line.
  func heading(_ at: Int) -> (row: Int, end: Int, isCued: Bool)? {
    var first = at
    while first < tokens.count, tokens[first].kind != .word, first - at < 3 {
      // `60% relief`, `8/10 pain`: what was measured, and no number of a list.
      if first > at, tokens[first].isSign("%") || tokens[first].isSign("/") { return nil }
      first += 1
    }
    guard first < tokens.count, !tokens[first].isTicked, let found = tables.heading(at: first, in: tokens) else {
      return nil
    }
    var end = found.end
    let startsLine = tokens[at].startsLine
    let isLast = { (at: Int) in at >= tokens.count || tokens[at].startsLine }
    if isLast(end) { return startsLine ? (found.row, end, false) : nil }
    // `SEDATION [ ] none [x] moderate`
    if startsLine, tokens[end].isTicked { return (found.row, end, false) }
    // `PROCEDURE PERFORMED TODAY:`
    while startsLine, end < tokens.count, end - found.end < 3, !tokens[end].startsLine, tokens[end].kind == .word {
      end += 1
    }
    // `PROCEDURE 1:`, `Procedure #2`
    // `PROCEDURE NOT PERFORMED`, alone on its line
    if end > found.end, isLast(end), !isLast(found.end), isCued(found.end..<end) { return (found.row, end, true) }
    if startsLine, end < tokens.count, tokens[end].isSign("#"), !tokens[end].startsLine { end += 1 }
    // `Time out 14:05. …`
    if isClock(end) { return nil }
    if startsLine, end < tokens.count, tokens[end].kind == .number, !tokens[end].startsLine,
      isLast(end + 1) || tokens[end + 1].isSign(":")
    {
      if isLast(end + 1) { return (found.row, end + 1, false) }
      end += 1
    }
    guard end < tokens.count, !tokens[end].startsLine else { return nil }
    // `Procedure time: 20 min` heads no procedure.
    if end > found.end, [.procedure, .description].contains(tables.sections[found.row].context),
      Self.word(tokens[end - 1], bytes) == "time"
    {
      return nil
    }
    // `Procedure aborted: …` says it.
    if tokens[end].isSign(":"), tellsStatus(found.end..<end) { return nil }
    // `| Procedure | Lumbar MBB |`, a row of a table
    let isCell = tokens[end].isSign("|") && startsLine && !isLast(end + 1)
    if tokens[end].isSign(":") || tokens[end].isSign("=") || isCell {
      if tables.sections[found.row].context == .indication, isScore(end + 1) { return nil }
      if tables.sections[found.row].context == .aside, isFluoroscopy(end + 1) { return nil }
      return (found.row, end + 1, isCued(found.end..<end))
    }
    let isRule = tokens[found.end].isSign("-") && !tokens[found.end].isGlued && startsLine
    return isRule ? (found.row, found.end + 1, false) : nil
  }

  private func isClock(_ at: Int) -> Bool {
    at + 2 < tokens.count && tokens[at].kind == .number && tokens[at + 1].isSign(":") && tokens[at + 1].isGlued
      && tokens[at + 2].kind == .number && tokens[at + 2].isGlued
  }

  /// Whether a line of a log begins with the time of day: `0832 Time out: …`, `14:05 …`.
  func isTimed(_ at: Int) -> Bool {
    guard at == 0 || tokens[at].startsLine, tokens[at].kind == .number else { return false }
    if isClock(at) { return true }
    let digits = bytes[Int(tokens[at].start)..<Int(tokens[at].end)]
    guard digits.count == 4, at + 1 < tokens.count, tokens[at + 1].kind == .word, !tokens[at + 1].startsLine,
      let time = Figure(digits)?.whole
    else { return false }
    return time < 2400 && time % 100 < 60
  }

  // `X-RAY: biplane fluoroscopy` tells of guidance, not of findings.
  private func isFluoroscopy(_ at: Int) -> Bool {
    guard at < tokens.count, !tokens[at].startsLine else { return false }
    return matches(in: at..<min(at + 3, tokens.count)).contains { match in
      match.kind == .guidance && tables.rows[match.row].value == "fluoroscopy" && tables.rows[match.row].detail.isEmpty
    }
  }

  // `PREOP: 8/10` is no diagnosis.
  private func isScore(_ at: Int) -> Bool {
    guard at + 1 < tokens.count, tokens[at].kind == .number, tokens[at + 1].isSign("/"), at + 2 < tokens.count,
      tokens[at + 2].kind == .number
    else { return false }
    return Figure(bytes[Int(tokens[at + 2].start)..<Int(tokens[at + 2].end)])?.whole == 10
  }

  private func tellsStatus(_ words: Range<Int>) -> Bool {
    !words.isEmpty
      && matches(in: words).contains { match in
        match.kind == .status && tables.rows[match.row].value == "stopped"
      }
  }

  // `PROCEDURE RECOMMENDED:`, `Procedure not performed:` head nothing that was done.
  private func isCued(_ words: Range<Int>) -> Bool {
    guard !words.isEmpty else { return false }
    return matches(in: words).contains { match in
      match.kind == .cue && !tables.rows[match.row].value.isEmpty
    }
  }
}
