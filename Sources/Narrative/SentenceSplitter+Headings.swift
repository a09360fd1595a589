// Headings inside a text.
extension SentenceSplitter {
  // A heading at the start of a sentence: followed by a colon, or alone on its line.
  func heading(_ at: Int) -> (row: Int, end: Int, isCued: Bool)? {
    var first = at
    while first < tokens.count, tokens[first].kind != .word, first - at < 3 { first += 1 }
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
    if startsLine, end < tokens.count, tokens[end].isSign("#"), !tokens[end].startsLine { end += 1 }
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
    if tokens[end].isSign(":") || tokens[end].isSign("=") {
      return (found.row, end + 1, isCued(found.end..<end))
    }
    let isRule = tokens[found.end].isSign("-") && !tokens[found.end].isGlued && startsLine
    return isRule ? (found.row, found.end + 1, false) : nil
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
