/// A phrase found in a note.
struct Match {
  var kind: PhraseRow.Kind
  var row: Int
  /// Tokens.
  var range: Range<Int>
}

extension NarrativeTables {
  /// The phrases of a note in their order. Of one kind the longest counts, and none begins inside another.
  func matches(in tokens: [Token]) -> [Match] {
    var found: [Match] = []
    // A list, because a note holds few kinds at a time.
    var covered: [(kind: PhraseRow.Kind, end: Int)] = []
    var techniqueEnd = 0
    var best: [Match] = []
    var headed: Match?
    var paths: [Path] = []
    for first in tokens.indices {
      headed = inverted(at: first, in: tokens) ?? headed
      guard let start = step(phrases, 0, tokens[first]) else { continue }
      best.removeAll(keepingCapacity: true)
      paths.append((start, first + 1, true))
      while let path = paths.popLast() { follow(path, from: first, in: tokens, &best, &paths) }
      if let match = headed, match.range.lowerBound == first,
        !best.contains(where: {
          $0.kind == .technique && $0.range.upperBound >= match.range.upperBound && rows[$0.row].detail.isEmpty
        })
      {
        keep(match.row, .technique, match.range, in: &best)
      }
      for match in best where !covered.contains(where: { $0.kind == match.kind && $0.end > first }) {
        if match.kind == .technique, !rows[match.row].value.isEmpty,
          let other = joined(before: match, in: tokens, from: techniqueEnd)
        {
          let behind = found.lastIndex { $0.range.lowerBound <= other.range.lowerBound }.map { $0 + 1 } ?? 0
          found.insert(other, at: behind)
        }
        found.append(match)
      }
      if covered.contains(where: { $0.end <= first }) { covered.removeAll { $0.end <= first } }
      for match in best {
        covered.append((match.kind, match.range.upperBound))
        if match.kind == .technique, rows[match.row].detail.isEmpty {
          techniqueEnd = max(techniqueEnd, match.range.upperBound)
        }
      }
    }
    return found
  }

  // `carpal tunnel and de Quervain injections`: the first of two names that share their last word.
  private func joined(before match: Match, in tokens: [Token], from floor: Int) -> Match? {
    let head = tokens[match.range.upperBound - 1]
    var end = match.range.lowerBound - 1
    while end > floor, tokens[end].kind == .word, isBetween(tokens[end].word) { end -= 1 }
    guard head.kind == .word, head.word >= 0, end > floor, !tokens[end].startsLine,
      tokens[end].word == and || tokens[end].isSign("&") || tokens[end].isSign("/") || tokens[end].isSign("+")
    else { return nil }
    for start in max(floor, end - 4)..<end {
      var node = step(phrases, 0, tokens[start])
      var next = start + 1
      while next < end, let at = node {
        node = step(phrases, at, tokens[next])
        next += 1
      }
      if let at = node, let last = phrases.step(at, head.word),
        let row = phrases.rows[Int(last)].first(where: {
          rows[Int($0)].kind == .technique && rows[Int($0)].detail.isEmpty && !rows[Int($0)].value.isEmpty
        })
      {
        return Match(kind: .technique, row: Int(row), range: start..<end)
      }
    }
    return nil
  }

  /// A way through the automaton: its node, the next token, and whether no word was passed over.
  private typealias Path = (node: Int32, next: Int, isWhole: Bool)

  private func follow(
    _ path: Path, from first: Int, in tokens: [Token], _ best: inout [Match], _ paths: inout [Path]
  ) {
    var next = path.next
    var node: Int32? = path.node
    while let at = node {
      for row in phrases.rows[Int(at)] where path.isWhole || rows[Int(row)].kind == .technique {
        keep(Int(row), rows[Int(row)].kind, first..<next, in: &best)
      }
      next = following(next, in: tokens)
      guard next < tokens.count, !beginsPart(next, in: tokens) else { return }
      node = step(phrases, at, tokens[next])
      if let end = passed(next, in: tokens), end - first <= 16, let behind = step(phrases, at, tokens[end]) {
        paths.append((behind, end + 1, false))
      }
      next += 1
    }
  }

  // Sides, levels and the like inside a technique's name: `injection of the left L4-5 and L5-S1 facet joints`. The token
  // behind them, nil where none stand there.
  private func passed(_ start: Int, in tokens: [Token]) -> Int? {
    var at = start
    var end = start
    while at < tokens.count, at == start || !tokens[at].startsParagraph {
      let token = tokens[at]
      if token.kind == .word {
        let isLevel =
          token.end - token.start == 1 && at + 1 < tokens.count && tokens[at + 1].kind == .number
          && tokens[at + 1].isGlued
        if !isLevel, at > start, token.word == and {
          at += 1
          continue
        }
        guard isLevel || isBetween(token.word) else { break }
        at += isLevel ? 2 : 1
        end = at
      } else if at > start, token.kind == .number, tokens[at - 1].kind == .sign {
        at += 1
        end = at
      } else if token.kind == .number, at + 2 < tokens.count, tokens[at + 1].isSign("-"), tokens[at + 1].isGlued,
        tokens[at + 2].kind == .word, isBetween(tokens[at + 2].word)
      {
        // `16-contact`
        at += 3
        end = at
      } else if let close = aside(at, in: tokens) {
        at = close
        end = at
      } else if at > start, token.isSign("-") || token.isSign("/") || token.isSign(",") || token.isSign("&") {
        at += 1
      } else {
        break
      }
    }
    return end > start && end < tokens.count && !beginsPart(end, in: tokens) ? end : nil
  }

  // `shoulder (GH) injection`, `facet (medial branch) injection`: the token behind a few words in brackets.
  private func aside(_ open: Int, in tokens: [Token]) -> Int? {
    guard tokens[open].isSign("(") else { return nil }
    var at = open + 1
    while at < tokens.count, at - open <= 3, tokens[at].kind == .word, !tokens[at].startsLine { at += 1 }
    return at > open + 1 && at < tokens.count && tokens[at].isSign(")") ? at + 1 : nil
  }

  // A blank line, or a line that begins with a heading of one word.
  private func beginsPart(_ next: Int, in tokens: [Token]) -> Bool {
    tokens[next].startsParagraph || tokens[next].startsLine && next + 1 < tokens.count && tokens[next + 1].isSign(":")
  }

  /// Whether a token is a heading such as `BLOCK:` or `Block type:`. `Injections:` lists those of other times.
  func isInvertedHeading(_ first: Int, in tokens: [Token]) -> Bool { invertedEnd(first, in: tokens) != nil }

  // The token behind such a heading.
  private func invertedEnd(_ first: Int, in tokens: [Token]) -> Int? {
    guard tokens[first].kind == .word, inverted[tokens[first].word] == tokens[first].end - tokens[first].start else {
      return nil
    }
    var at = first + 1
    if at < tokens.count, tokens[at].kind == .word, tokens[at].word == kindWord { at += 1 }
    return at + 1 < tokens.count && tokens[at].isSign(":") ? at + 1 : nil
  }

  // `BLOCK: right adductor canal`: the last word of a technique's name, as a heading before the rest.
  private func inverted(at first: Int, in tokens: [Token]) -> Match? {
    guard var start = invertedEnd(first, in: tokens) else { return nil }
    if let side = step(phrases, 0, tokens[start]), start + 1 < tokens.count,
      phrases.rows[Int(side)].contains(where: { rows[Int($0)].kind == .side })
    {
      start += 1
    }
    var node = step(phrases, 0, tokens[start])
    var next = start + 1
    var best: Match?
    while let at = node {
      if let end = phrases.step(at, tokens[first].word),
        let row = phrases.rows[Int(end)].first(where: { rows[Int($0)].kind == .technique })
      {
        best = Match(kind: .technique, row: Int(row), range: start..<next)
      }
      next = following(next, in: tokens)
      node = next < tokens.count && !tokens[next].startsLine ? step(phrases, at, tokens[next]) : nil
      next += 1
    }
    return best
  }

  private func keep(_ row: Int, _ kind: PhraseRow.Kind, _ range: Range<Int>, in best: inout [Match]) {
    if best.contains(where: { $0.kind == kind && $0.range.upperBound > range.upperBound }) { return }
    // Two rows of one technique are one name, unless the one needs more to count.
    if kind == .technique,
      best.contains(where: { other in
        other.kind == kind && other.range.upperBound == range.upperBound && rows[other.row].value == rows[row].value
          && (rows[other.row].detail.isEmpty || rows[other.row].detail == rows[row].detail)
      })
    {
      return
    }
    let isShorter = { (other: Match) in other.kind == kind && other.range.upperBound < range.upperBound }
    if best.contains(where: isShorter) { best.removeAll(where: isShorter) }
    best.append(Match(kind: kind, row: row, range: range))
  }

  /// The heading that begins at a token: its row and its end.
  func heading(at first: Int, in tokens: [Token]) -> (row: Int, end: Int)? {
    guard var node = step(headings, 0, tokens[first]) else { return nil }
    var best: (row: Int, end: Int)?
    var next = first + 1
    while true {
      if let row = headings.rows[Int(node)].first { best = (Int(row), next) }
      next = following(next, in: tokens)
      guard next < tokens.count, !tokens[next].startsLine, let further = step(headings, node, tokens[next]) else {
        return best
      }
      node = further
      next += 1
    }
  }

  private func step(_ trie: PhraseTrie, _ node: Int32, _ token: Token) -> Int32? {
    switch token.kind {
    case .word: token.word < 0 ? nil : trie.step(node, token.word)
    case .sign: trie.step(node, Phrase.sign(UInt8(truncatingIfNeeded: token.word)))
    case .number: nil
    }
  }

  // A hyphen between two words is none.
  private func following(_ next: Int, in tokens: [Token]) -> Int {
    guard next + 1 < tokens.count, tokens[next].isSign("-"), tokens[next + 1].kind == .word,
      tokens[next - 1].kind == .word
    else { return next }
    return next + 1
  }
}

/// Words that say how a statement is meant: `no`, `status post`, `will`.
struct Cue {
  enum Direction: String { case forward, backward, sentence }

  var assertion: Assertion
  var direction: Direction
  /// In tokens; 0 for as far as the clause goes.
  var reach: Int
  var range: Range<Int>
}
