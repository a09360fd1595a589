/// The phrases of a table's cell. `medial branch block|injection` are two; words in brackets may be missing:
/// `[lumbar|cervical] facet injection`.
///
/// A hyphen between words is a blank.
struct Phrase {
  // What may stand at each place: words and signs.
  private let slots: [[[String]]]

  init(_ cell: String) { slots = Self.slots(cell) }

  /// The first of its shortest spellings: what its row is called.
  var shortest: [String] { slots.flatMap { slot in slot.min { $0.count < $1.count } ?? [] } }

  /// All its spellings; none where there are too many.
  /// - Parameter number: of a word or sign; asked once for each that the cell has.
  func spellings(_ number: (String) -> Int32) -> [[Int32]] {
    var spellings: [[Int32]] = [[]]
    for slot in slots {
      guard spellings.count * slot.count <= Self.limit else { return [] }
      let choices = slot.map { $0.map(number) }
      spellings = spellings.flatMap { spelling in choices.map { spelling + $0 } }
    }
    return spellings.filter { !$0.isEmpty }
  }

  // So many spellings of one cell at most.
  private static let limit = 1024

  /// The number of a sign in the automaton; words have those from 0.
  static func sign(_ byte: UInt8) -> Int32 { -10 - Int32(byte) }

  private static func slots(_ cell: String) -> [[[String]]] {
    var slots: [[[String]]] = []
    var rest = Array(cell.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: " ") {
        rest = rest.dropFirst()
      } else if first == UInt8(ascii: "[") {
        let inner = rest.dropFirst().prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(inner.count + 2)
        slots.append(choices(inner) + [[]])
      } else {
        let word = rest.prefix { $0 != UInt8(ascii: " ") }
        rest = rest.dropFirst(word.count)
        slots.append(choices(word))
      }
    }
    return slots
  }

  private static func choices(_ text: ArraySlice<UInt8>) -> [[String]] {
    text.split(separator: UInt8(ascii: "|")).map(words)
  }

  private static func words(_ text: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var start = text.startIndex
    func end(_ i: Int) { if i > start { words.append(String(decoding: text[start..<i], as: UTF8.self)) } }
    for i in text.indices where !Lexer.isLetter(text[i]) {
      end(i)
      start = i + 1
      if text[i] != UInt8(ascii: " "), text[i] != UInt8(ascii: "-") {
        words.append(String(decoding: CollectionOfOne(text[i]), as: UTF8.self))
      }
    }
    end(text.endIndex)
    return words
  }
}
