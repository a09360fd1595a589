/// Reads check boxes: what is not ticked says nothing, and goes with the marks; what is ticked stays as if it stood
/// alone: `Sedation: [x] None [ ] Moderate` is `Sedation: None`.
struct CheckBoxes {
  private enum Form { case square, sign, round, rule, block }

  private struct Box {
    var range: Range<Int>
    var isTicked: Bool
    var form: Form
  }

  private let bytes: [UInt8]
  private let tokens: [Token]
  private let tables: NarrativeTables
  private var removed: [Bool]
  private var ticked: Set<Int> = []

  /// The tokens of a note without boxes and without the choices that are not ticked.
  static func ticked(_ tokens: [Token], of bytes: [UInt8], _ tables: NarrativeTables) -> [Token] {
    var reader = CheckBoxes(
      bytes: bytes, tokens: tokens, tables: tables, removed: Array(repeating: false, count: tokens.count))
    let hasBraces = reader.readBraces()
    let hasChoices = reader.readSides() || hasBraces
    let boxes = reader.boxes()
    if boxes.isEmpty, !hasChoices { return tokens }
    reader.read(boxes)
    return reader.rest()
  }

  private init(bytes: [UInt8], tokens: [Token], tables: NarrativeTables, removed: [Bool]) {
    self.bytes = bytes
    self.tokens = tokens
    self.tables = tables
    self.removed = removed
  }

  // `{Left/Right/Bilateral:"Right"}`: the choice stands behind the last colon, what could be chosen before it.
  private mutating func readBraces() -> Bool {
    var hasChoices = false
    for open in tokens.indices where tokens[open].isSign("{") {
      guard let close = (open..<min(open + 40, tokens.count)).first(where: { tokens[$0].isSign("}") }) else { continue }
      guard let name = (open..<close).first(where: { tokens[$0].isSign(":") }),
        let colon = (open..<close).last(where: { tokens[$0].isSign(":") })
      else {
        // `{Left/Right}`: nothing was chosen.
        guard (open..<close).contains(where: { tokens[$0].isSign("/") }) else { continue }
        for at in open...close { removed[at] = true }
        hasChoices = true
        continue
      }
      let isList = (open..<name).contains { tokens[$0].isSign("/") }
      removed[open] = true
      // `{Guidance:2341::"ultrasound"}` keeps its name.
      for at in (isList ? open : name + 1)..<max(name + 1, colon + 1) { removed[at] = true }
      removed[close] = true
      for at in colon..<close where tokens[at].isSign("\"") { removed[at] = true }
      hasChoices = true
    }
    return hasChoices
  }

  // `[left/right/bilateral]`: sides to choose from.
  private mutating func readSides() -> Bool {
    var hasChoices = false
    for open in tokens.indices where tokens[open].isSign("[") {
      guard open + 4 < tokens.count, tokens[open + 2].isSign("/"), isSide(open + 1), isSide(open + 3),
        let close = (open..<min(open + 9, tokens.count)).first(where: { tokens[$0].isSign("]") })
      else { continue }
      for at in open...close { removed[at] = true }
      hasChoices = true
    }
    return hasChoices
  }

  private func isSide(_ at: Int) -> Bool {
    ["left", "right", "bilateral", "l", "r"].contains(SentenceSplitter.word(tokens[at], bytes))
  }

  // Empty brackets, rules and blocks stand for other things too: they are boxes where one of their form is ticked.
  private func boxes() -> [Box] {
    var found: [Box] = []
    var at = 0
    while at < tokens.count {
      let box = tokens[at].kind == .sign ? box(at) : nil
      if let box { found.append(box) }
      at = box?.range.upperBound ?? at + 1
    }
    let forms = Set(found.lazy.filter(\.isTicked).map(\.form))
    return found.filter { $0.isTicked || $0.form == .square || $0.form == .sign || forms.contains($0.form) }
  }

  private func box(_ at: Int) -> Box? {
    let token = tokens[at]
    if token.isSign("\u{2610}") { return Box(range: at..<(at + 1), isTicked: false, form: .sign) }
    if token.isSign("\u{2611}") || token.isSign("\u{2612}") || token.isSign("\u{2713}") || token.isSign("\u{2714}") {
      return Box(range: at..<(at + 1), isTicked: true, form: .sign)
    }
    if token.isSign("\u{25A0}") { return Box(range: at..<(at + 1), isTicked: true, form: .block) }
    if token.isSign("\u{25A1}") { return Box(range: at..<(at + 1), isTicked: false, form: .block) }
    if token.isSign("[") { return bracket(at, "]", .square) }
    if token.isSign("(") { return bracket(at, ")", .round) }
    return token.isSign("_") ? rule(at) : nil
  }

  // `[x]`, `[ ]`, `[_]`, `(X)`
  private func bracket(_ start: Int, _ closing: Unicode.Scalar, _ form: Form) -> Box? {
    var at = start + 1
    while at < tokens.count, at - start < 4, tokens[at].isSign("_") { at += 1 }
    guard at < tokens.count, !tokens[at].startsLine else { return nil }
    if tokens[at].isSign(closing) { return Box(range: start..<(at + 1), isTicked: false, form: form) }
    guard at + 1 < tokens.count, tokens[at + 1].isSign(closing), isMark(at) else { return nil }
    return Box(range: start..<(at + 2), isTicked: true, form: form)
  }

  private func isMark(_ at: Int) -> Bool {
    if tokens[at].isSign("\u{2713}") || tokens[at].isSign("\u{2714}") || tokens[at].isSign("*") { return true }
    return tokens[at].kind == .word && tokens[at].end - tokens[at].start == 1
      && bytes[Int(tokens[at].start)] | 0x20 == 0x78
  }

  // `_X_`, `___`
  private func rule(_ start: Int) -> Box? {
    let first = ruleEnd(start)
    if first + 1 < tokens.count, isMark(first), tokens[first].isGlued, tokens[first + 1].isSign("_"),
      tokens[first + 1].isGlued
    {
      return Box(range: start..<ruleEnd(first + 1), isTicked: true, form: .rule)
    }
    return Box(range: start..<first, isTicked: false, form: .rule)
  }

  private func ruleEnd(_ start: Int) -> Int {
    var at = start
    while at < tokens.count, tokens[at].isSign("_"), at == start || tokens[at].isGlued { at += 1 }
    return at
  }
}

// Which choice a box is of.
extension CheckBoxes {
  private mutating func read(_ boxes: [Box]) {
    var first = 0
    while first < boxes.count {
      var last = first
      let end = lineEnd(boxes[first].range.upperBound)
      while last + 1 < boxes.count, boxes[last + 1].range.lowerBound < end { last += 1 }
      readLine(Array(boxes[first...last]), end)
      first = last + 1
    }
  }

  private func lineEnd(_ start: Int) -> Int {
    var at = start
    while at < tokens.count, !tokens[at].startsLine { at += 1 }
    return at
  }

  private mutating func readLine(_ boxes: [Box], _ end: Int) {
    let start = lineStart(boxes[0].range.lowerBound)
    let isBehind =
      boxes[0].range.lowerBound > start
      && (boxes[boxes.count - 1].range.upperBound..<end).allSatisfy {
        tokens[$0].isSign(".") || tokens[$0].isSign(",") || tokens[$0].isSign(";")
      }
    for (i, box) in boxes.enumerated() {
      for at in box.range { removed[at] = true }
      let choice: Range<Int>
      if isBehind {
        choice = (i == 0 ? choiceStart(start, box) : boxes[i - 1].range.upperBound)..<box.range.lowerBound
      } else {
        choice = box.range.upperBound..<choiceEnd(box, i + 1 < boxes.count ? boxes[i + 1].range.lowerBound : end)
      }
      if box.isTicked {
        ticked.insert(choice.lowerBound)
      } else {
        for at in choice { removed[at] = true }
      }
    }
  }

  private func lineStart(_ box: Int) -> Int {
    var at = box
    while at > 0, !tokens[at].startsLine { at -= 1 }
    return at
  }

  // `Side: Left [ ] Right [x]`: behind the heading; `Contrast: [ ]` is all of it.
  private func choiceStart(_ line: Int, _ box: Box) -> Int {
    let colon = (line..<box.range.lowerBound).last { tokens[$0].isSign(":") }
    guard let colon, colon + 1 < box.range.lowerBound else { return line }
    return colon + 1
  }

  // As far as the next box, the end of a statement, or another heading of the line.
  private func choiceEnd(_ box: Box, _ end: Int) -> Int {
    let start = box.range.upperBound
    return (start..<max(start, end)).first { at in
      if tokens[at].isSign(";") || tokens[at].isSign(".") { return true }
      guard at > start, let heading = tables.heading(at: at, in: tokens) else { return false }
      return heading.end < end && tokens[heading.end].isSign(":")
    } ?? end
  }

  private func rest() -> [Token] {
    var rest: [Token] = []
    rest.reserveCapacity(tokens.count)
    var (startsLine, startsParagraph, isBehind) = (false, false, false)
    for (at, token) in tokens.enumerated() {
      if removed[at] {
        startsLine = startsLine || token.startsLine
        startsParagraph = startsParagraph || token.startsParagraph
        isBehind = true
        continue
      }
      var token = token
      token.isTicked = ticked.contains(at)
      token.startsLine = token.startsLine || startsLine
      token.startsParagraph = token.startsParagraph || startsParagraph
      if isBehind { token.isGlued = false }
      rest.append(token)
      (startsLine, startsParagraph, isBehind) = (false, false, false)
    }
    return rest
  }
}
