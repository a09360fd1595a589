/// All phrases of the tables as one automaton over words. From each word of a note it follows the phrases that begin
/// there; phrases are short, so that a note costs time in proportion to its length.
struct PhraseTrie: Sendable {
  private var edges: [UInt64: Int32] = [:]
  /// Rows whose phrase ends at a node.
  private(set) var rows: [[Int32]] = [[]]

  /// Adds a phrase that says what a row says.
  mutating func add(_ words: [Int32], row: Int32) {
    var node: Int32 = 0
    for word in words {
      let key = Self.key(node, word)
      if let next = edges[key] {
        node = next
      } else {
        rows.append([])
        node = Int32(rows.count - 1)
        edges[key] = node
      }
    }
    if !rows[Int(node)].contains(row) { rows[Int(node)].append(row) }
  }

  /// The node behind a word, nil where no phrase goes on with it.
  func step(_ node: Int32, _ word: Int32) -> Int32? { edges[Self.key(node, word)] }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
