// Where a line ends a sentence, and where it was only wrapped.
extension SentenceSplitter {
  // The sender's line was full, and the sentence goes on.
  mutating func isWrapped(_ at: Int) -> Bool {
    let token = tokens[at]
    let last = tokens[at - 1]
    if isBullet(at) || last.isSign(":") { return false }
    if token.kind == .word, !token.isCapital { return true }
    if last.isSign(",") || last.isSign("-") || last.isSign("/") || isAmountLine(at) { return true }
    if beginsStatement(token) || beginsAccount(at) || beginsField(at) { return false }
    var start = Int(last.start)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let length = Int(last.end) - start
    // A line is full only where the next word would have made it the longest.
    return length >= 60 && length + 1 + Int(token.end - token.start) >= longestLine
  }

  // `Antibiotic: …`, `Needle size: …`: a field of a form, whatever its name.
  func beginsField(_ at: Int) -> Bool {
    let end = min(at + 5, tokens.count)
    // `Lot/exp verified: …`
    let isJoined = at + 1 < end && tokens[at + 1].isSign("/") && tokens[at + 1].isGlued
    let colon = (at..<(isJoined ? end : min(at + 4, end))).first { word in
      tokens[word].kind != .word && !(isJoined && word == at + 1) || word > at && tokens[word].startsLine
    }
    guard let colon else { return false }
    return colon > at && tokens[colon].isSign(":") && !tokens[colon].startsLine
  }

  // `1 mL`, alone on its line, is of the drug before.
  private func isAmountLine(_ at: Int) -> Bool {
    guard tokens[at].kind == .number, at + 1 < tokens.count, tokens[at + 1].kind == .word, !tokens[at + 1].startsLine,
      at + 2 >= tokens.count || tokens[at + 2].startsLine
    else { return false }
    return matches[nextMatch...].prefix { $0.range.lowerBound <= at + 1 }.contains { match in
      match.kind == .unit && match.range.lowerBound == at + 1
        && ["dose", "volume"].contains(tables.rows[match.row].detail)
    }
  }

  // `The …` behind a line without a full stop, as below a procedure's name.
  private func beginsStatement(_ token: Token) -> Bool {
    guard token.kind == .word, token.end - token.start > 1, bytes[Int(token.start) + 1] & 0x20 != 0 else {
      return false
    }
    return Self.openings.contains(Self.word(token, bytes))
  }

  static func word(_ token: Token, _ bytes: [UInt8]) -> String {
    guard token.kind == .word, token.end - token.start <= 12 else { return "" }
    return String(decoding: bytes[Int(token.start)..<Int(token.end)].map { $0 | 0x20 }, as: UTF8.self)
  }

  // `Under fluoroscopy …`, `US guided …` behind an indication without a full stop.
  private func beginsAccount(_ at: Int) -> Bool {
    // `Fluoroscopy.` is a statement of its own.
    let isWhole = at + 1 < tokens.count && tokens[at + 1].isSign(".")
    guard interrupted != nil || isWhole, tokens[at].isCapital else { return false }
    if ["under", "using"].contains(Self.word(tokens[at], bytes)) { return true }
    return matches[nextMatch...].prefix { $0.range.lowerBound <= at }.contains { match in
      match.kind == .guidance && match.range.lowerBound == at && !tables.rows[match.row].value.isEmpty
    }
  }

  static let answers: Set<String> = ["yes", "no", "none", "y", "n", "given", "used"]
  static let enders: Set<String> = ["pt", "fx", "tx", "hx", "min", "max", "etc", "resp", "inc"]

  private static let openings: Set<String> = [
    "the", "this", "these", "he", "she", "we", "an", "after", "attention", "following", "once", "patient", "informed",
    "risks",
  ]

  private func isBullet(_ at: Int) -> Bool {
    let token = tokens[at]
    if token.kind == .sign { return [0x2D, 0x2A, 0x2B, 0x3E, 0x23].contains(token.word) }
    guard token.kind == .number, at + 1 < tokens.count else { return false }
    return tokens[at + 1].isSign(".") || tokens[at + 1].isSign(")")
  }
}
