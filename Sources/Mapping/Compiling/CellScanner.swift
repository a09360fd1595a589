/// The words of a table cell. A word is a run of letters, digits and `_ - . @ % :`; strings stand in double quotes;
/// `!=`, `<=`, `>=`, `**` are one word each; every other mark stands for itself.
struct CellScanner {
  private(set) var words: [Substring] = []
  private(set) var at = 0
  let cell: String

  /// Goes by bytes: all cells of all maps that a document needs are scanned before its first byte of output.
  init(_ cell: String) throws(SyntaxProblem) {
    self.cell = cell
    let bytes = cell.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let byte = bytes[start]
      var end = bytes.index(after: start)
      switch Self.kind(byte) {
      case .space:
        start = end
        continue
      case .quote:
        guard let close = bytes[end...].firstIndex(of: byte) else { throw SyntaxProblem("a string never closes") }
        end = bytes.index(after: close)
      case .mark, .exclamation:
        let next = end < bytes.endIndex ? bytes[end] : 0
        if Self.isDouble(byte, next) {
          end = bytes.index(after: end)
        } else if byte == UInt8(ascii: "!") {
          throw SyntaxProblem("! means nothing here")
        }
      case .word:
        while end < bytes.endIndex, Self.kind(bytes[end]) == .word { end = bytes.index(after: end) }
      }
      words.append(cell[start..<end])
      start = end
    }
  }

  private enum Kind { case word, space, quote, mark, exclamation }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x20, 0x09...0x0D: .space
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "!"): .exclamation
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="),
      UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "/"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "*"):
      .mark
    default: .word
    }
  }

  /// `!=`, `<=`, `>=`, `**`.
  private static func isDouble(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"): second == UInt8(ascii: "=")
    case UInt8(ascii: "*"): second == UInt8(ascii: "*")
    default: false
    }
  }

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
