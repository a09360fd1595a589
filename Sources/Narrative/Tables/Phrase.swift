/// The phrases of a table's cell. `medial branch block|injection` are two; words in brackets may be missing:
/// `[lumbar|cervical] facet injection`.
///
/// A hyphen between words is a blank. The words stand one behind the other: thousands of rows are read when the first
/// note comes, and a list for each place and choice would cost more than the reading.
struct Phrase {
  /// The cell, of which words are stretches.
  private let cell: [UInt8]
  private var words: [Word] = []
  /// The words of each choice: some, or none where the place may be empty.
  private var choices: [Range<Int>] = []
  /// The choices of each place.
  private(set) var places: [Range<Int>] = []

  private struct Word {
    var number: Int32
    var bytes: Range<Int>
  }

  /// - Parameter number: of a word; signs have numbers of their own.
  init(_ cell: String, number: (ArraySlice<UInt8>) -> Int32) {
    self.cell = Array(cell.utf8)
    var at = 0
    while at < self.cell.count {
      let isOptional = self.cell[at] == UInt8(ascii: "[")
      let end = self.cell[at...].firstIndex(of: isOptional ? UInt8(ascii: "]") : UInt8(ascii: " ")) ?? self.cell.count
      if end > at { readPlace((isOptional ? at + 1 : at)..<end, isOptional: isOptional, number) }
      at = end + 1
    }
  }

  /// Whether it has words, and not too many spellings.
  var isSound: Bool {
    var count = 1
    for place in places {
      count *= place.count
      if count == 0 || count > Self.limit { return false }
    }
    return places.contains { place in choices[place].contains { !$0.isEmpty } }
  }

  /// The numbers of a choice's words.
  func numbers(_ choice: Int) -> some Collection<Int32> { words[choices[choice]].lazy.map(\.number) }

  /// Words that are a whole phrase each, where nothing else of it has to be there.
  var single: [Int32] {
    places.indices.flatMap { i in
      let others = places.indices.filter { $0 != i }.map { places[$0] }
      guard others.allSatisfy({ place in choices[place].contains { $0.isEmpty } }) else { return [Int32]() }
      return choices[places[i]].filter { $0.count == 1 }.map { words[$0.lowerBound].number }
    }
  }

  /// The first of its shortest spellings, with hyphens: what its row is called.
  var name: String {
    var name: [UInt8] = []
    for place in places {
      for word in words[choices[place].min { $0.count < $1.count } ?? 0..<0] {
        if !name.isEmpty { name.append(UInt8(ascii: "-")) }
        name += cell[word.bytes]
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  // So many spellings of one cell at most.
  private static let limit = 1024

  /// The number of a sign in the automaton; words have those from 0.
  static func sign(_ byte: UInt8) -> Int32 { -10 - Int32(byte) }

  private mutating func readPlace(_ text: Range<Int>, isOptional: Bool, _ number: (ArraySlice<UInt8>) -> Int32) {
    let first = choices.count
    var start = text.lowerBound
    for end in text.lowerBound...text.upperBound where end == text.upperBound || cell[end] == UInt8(ascii: "|") {
      if end > start { readChoice(start..<end, number) }
      start = end + 1
    }
    if isOptional { choices.append(words.count..<words.count) }
    places.append(first..<choices.count)
  }

  private mutating func readChoice(_ text: Range<Int>, _ number: (ArraySlice<UInt8>) -> Int32) {
    let first = words.count
    var start = text.lowerBound
    for at in text.lowerBound...text.upperBound where at == text.upperBound || !Lexer.isLetter(cell[at]) {
      if at > start { words.append(Word(number: number(cell[start..<at]), bytes: start..<at)) }
      start = at + 1
      guard at < text.upperBound, cell[at] != UInt8(ascii: " "), cell[at] != UInt8(ascii: "-") else { continue }
      words.append(Word(number: Self.sign(cell[at]), bytes: at..<at + 1))
    }
    choices.append(first..<words.count)
  }
}
