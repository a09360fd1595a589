/// Reads numbers in words: `eighty`, `twenty-five`, `one hundred and twenty`, `zero point two five`, `one and a half`.
///
/// The words and their values are rows of the table (kind `count`); how they go together is said here. A run of words
/// that makes no one number (`one twenty`) is none at all.
struct NumberWords {
  private let tokens: [Token]
  private let bytes: [UInt8]
  /// The value of each single word that has one.
  private let values: [Int: Figure]

  init(_ tokens: [Token], _ matches: [Match], _ bytes: [UInt8], _ tables: NarrativeTables) {
    self.tokens = tokens
    self.bytes = bytes
    var values: [Int: Figure] = [:]
    for match in matches where match.kind == .count && match.range.count == 1 {
      let value = tables.rows[match.row].value
      if let value = Figure(Array(value.utf8)[...]) { values[match.range.lowerBound] = value }
    }
    self.values = values
  }

  /// The numbers of the note, by the token where each begins: its figure and its end.
  func figures() -> [Int: (figure: Figure, end: Int)] {
    var found: [Int: (figure: Figure, end: Int)] = [:]
    if values.isEmpty { return found }
    var past = 0
    for start in values.keys.sorted() where start >= past {
      let first = isPoint(start - 1) ? start - 1 : start
      guard let number = number(at: first) else { continue }
      past = number.end
      // `one twenty`, `2 hundred`
      let isOfDigits = (values[first]?.whole ?? 0) >= 100 && first > 0 && tokens[first - 1].kind == .number
      if values[past] != nil || isOfDigits {
        while values[past] != nil { past += 1 }
      } else {
        found[first] = number
      }
    }
    return found
  }

  private func number(at first: Int) -> (figure: Figure, end: Int)? {
    if isPoint(first) { return decimals(0, at: first) }
    guard let value = values[first] else { return nil }
    guard value.whole != nil else {
      // `half a cc`, `quarter percent`
      return (value, ["a", "an"].contains(letters(first + 1)) ? first + 2 : first + 1)
    }
    let (whole, end) = whole(at: first)
    if isPoint(end), let number = decimals(whole, at: end) { return number }
    return parts(of: whole, at: end) ?? (Figure(whole), end)
  }

  // `one and a half`, `one half`, `three quarters`.
  private func parts(of whole: Int, at end: Int) -> (figure: Figure, end: Int)? {
    if let part = values[end], part.whole == nil, let product = Figure(whole).times(part) {
      return (product, end + 1)
    }
    guard letters(end) == "and" else { return nil }
    let at = ["a", "one"].contains(letters(end + 1)) ? end + 2 : end + 1
    guard let part = values[at], part.whole == nil else { return nil }
    let fraction = part.text.utf8.drop { $0 != 0x2E }
    return Figure((Array(String(whole).utf8) + fraction)[...]).map { ($0, at + 1) }
  }

  // `point two five` behind a whole number.
  private func decimals(_ whole: Int, at point: Int) -> (figure: Figure, end: Int)? {
    var text = String(whole) + "."
    var at = point + 1
    while let digit = values[at]?.whole, digit < 10 {
      text += String(digit)
      at += 1
    }
    guard at > point + 1, let figure = Figure(Array(text.utf8)[...]) else { return nil }
    return (figure, at)
  }

  // Tens take units, hundreds both, thousands all.
  private func whole(at first: Int) -> (value: Int, end: Int) {
    var (total, group, at) = (0, 0, first)
    while let value = values[at]?.whole, let next = Self.sum(total, group, value) {
      (total, group) = next
      at += 1
      let isJoined = tokens.indices.contains(at) && tokens[at].isSign("-") && tokens[at].isGlued
      let isAnd = letters(at) == "and" && group > 0 && group % 100 == 0
      if isJoined || isAnd, let further = values[at + 1]?.whole, further < 100, Self.sum(total, group, further) != nil {
        at += 1
      }
    }
    return (total + group, at)
  }

  private static func sum(_ total: Int, _ group: Int, _ value: Int) -> (total: Int, group: Int)? {
    switch value {
    case 0: group == 0 && total == 0 ? (0, 0) : nil
    case 1...9: group % 10 == 0 && group % 100 != 10 ? (total, group + value) : nil
    case 10...99: group % 100 == 0 ? (total, group + value) : nil
    case 100: group < 10 ? (total, max(group, 1) * 100) : nil
    case 1000: total == 0 && group < 1000 ? (max(group, 1) * 1000, 0) : nil
    default: nil
    }
  }

  private func isPoint(_ at: Int) -> Bool { letters(at) == "point" && (values[at + 1]?.whole ?? 10) < 10 }

  private func letters(_ at: Int) -> String {
    tokens.indices.contains(at) ? SentenceSplitter.word(tokens[at], bytes) : ""
  }
}
