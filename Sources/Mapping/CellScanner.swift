/// The words of a table cell. A word is a run of letters, digits and `_ - . @ % :`; strings stand in double quotes;
/// `!=`, `<=`, `>=`, `**` are one word each; every other mark stands for itself.
struct CellScanner {
  private(set) var words: [Substring] = []
  private(set) var at = 0
  let cell: String

  init(_ cell: String) throws(SyntaxProblem) {
    self.cell = cell
    var rest = Substring(cell)
    while let c = rest.first {
      if c.isWhitespace {
        rest.removeFirst()
      } else if c == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { throw SyntaxProblem("a string never closes") }
        words.append(rest[rest.startIndex...end])
        rest = rest[rest.index(after: end)...]
      } else if let double = ["!=", "<=", ">=", "**"].first(where: { rest.hasPrefix($0) }) {
        words.append(rest.prefix(double.count))
        rest = rest.dropFirst(2)
      } else if Self.isMark(c) {
        words.append(rest.prefix(1))
        rest.removeFirst()
      } else {
        let end = rest.firstIndex { $0.isWhitespace || Self.isMark($0) || $0 == "\"" || $0 == "!" } ?? rest.endIndex
        guard end != rest.startIndex else { throw SyntaxProblem("\(c) means nothing here") }
        words.append(rest[rest.startIndex..<end])
        rest = rest[end...]
      }
    }
  }

  private static func isMark(_ c: Character) -> Bool { "[]()=,&$^/<>*".contains(c) }

  /// The word at hand, nil at the end.
  var word: String? { at < words.count ? String(words[at]) : nil }
  /// The word after it.
  var nextWord: String? { at + 1 < words.count ? String(words[at + 1]) : nil }

  /// Takes the word at hand.
  mutating func take() throws(SyntaxProblem) -> String {
    guard let word else { throw SyntaxProblem("the cell ends too early") }
    at += 1
    return word
  }

  /// Takes the word at hand if it is this one.
  mutating func take(_ wanted: String) -> Bool {
    guard word == wanted else { return false }
    at += 1
    return true
  }

  /// Takes this word or fails.
  mutating func expect(_ wanted: String) throws(SyntaxProblem) {
    guard take(wanted) else { throw SyntaxProblem("\(wanted) is missing before \(word ?? "the end")") }
  }

  /// Fails unless everything was taken.
  func expectEnd() throws(SyntaxProblem) {
    if let word { throw SyntaxProblem("\(word) is left over") }
  }
}
