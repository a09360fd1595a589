/// The phrases of a table's cell. `medial branch block|injection` are two; words in brackets may be missing:
/// `[lumbar|cervical] facet injection`.
enum Phrase {
  /// All spellings of a cell, each a list of words and signs. A hyphen between words is a blank.
  static func spellings(of cell: String) -> [[String]] {
    var spellings: [[String]] = [[]]
    for slot in slots(cell) {
      guard spellings.count * slot.count <= limit else { return [] }
      spellings = spellings.flatMap { spelling in slot.map { spelling + $0 } }
    }
    return spellings.filter { !$0.isEmpty }
  }

  // So many spellings of one cell at most.
  private static let limit = 1024

  /// The number of a sign in the automaton; words have those from 0.
  static func sign(_ byte: UInt8) -> Int32 { -10 - Int32(byte) }

  // What may stand at each place.
  private static func slots(_ cell: String) -> [[[String]]] {
    var slots: [[[String]]] = []
    var rest = Substring(cell)
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "[" {
        let inner = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 2)
        slots.append(inner.split(separator: "|").map { words(String($0)) } + [[]])
      } else {
        let word = rest.prefix { $0 != " " }
        rest = rest.dropFirst(word.count)
        slots.append(word.split(separator: "|").map { words(String($0)) })
      }
    }
    return slots
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func isLetter(_ c: Character) -> Bool { c.utf8.first.map(Lexer.isLetter) ?? false }
    for c in text {
      if isLetter(c) {
        word.append(c)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if c != " ", c != "-" { words.append(String(c)) }
    }
    return word.isEmpty ? words : words + [word]
  }
}
