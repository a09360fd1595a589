/// Rows of a small table of words for the values of a list.
struct WordRows {
  private let table: String
  private var rows: [(words: [String], value: String)] = []
  /// The words that rows begin with.
  private var firstWords: Set<String> = []

  init(table: String) { self.table = table }

  mutating func add(_ words: String, value: String) {
    let words = Self.words(words)
    firstWords.formUnion(words.prefix(1))
    rows.append((words, value))
    rows.sort { $0.words.count > $1.words.count }
  }

  /// The values that a text names, each once with the row that says it; longer phrases are looked for first and use up
  /// their words.
  func meanings(in text: String) -> [(value: String, rule: String)] {
    var rest = Self.words(text)
    guard rest.contains(where: firstWords.contains) else { return [] }
    var found: [(value: String, rule: String)] = []
    for row in rows {
      while let at = Self.place(of: row.words, in: rest) {
        if !found.contains(where: { $0.value == row.value }) {
          found.append((row.value, table + "#" + row.words.joined(separator: "-")))
        }
        for i in at..<at + row.words.count { rest[i] = "" }
      }
    }
    return found
  }

  private static func place(of words: [String], in text: [String]) -> Int? {
    guard !words.isEmpty, text.count >= words.count else { return nil }
    return (0...text.count - words.count).first { at in words.indices.allSatisfy { text[at + $0] == words[$0] } }
  }

  // Lower case, without the s of a plural.
  private static func words(_ text: String) -> [String] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(text) }
    return wordsOfAnyScript(text)
  }

  private static func plainWords(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      if word.count > 3, word.last == UInt8(ascii: "s") { word.removeLast() }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      default: close()
      }
    }
    close()
    return words
  }

  private static func wordsOfAnyScript(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      word.count > 3 && word.last == "s" ? String(word.dropLast()) : String(word)
    }
  }
}
