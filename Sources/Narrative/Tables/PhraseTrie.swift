/// All phrases of the tables as one automaton over words. From each word of a note it follows the phrases that begin
/// there; phrases are short, so that a note costs time in proportion to its length.
struct PhraseTrie: Sendable {
  // Edges by node and word, in a table of our own: every word of a note is looked up here several times, and keys that
  // no sender chooses need no keyed hash. A power of 2, half of it free at the least; a free place leads to node 0.
  private var slots: [(key: UInt64, next: Int32)] = Array(repeating: (0, 0), count: 64)
  private var edgeCount = 0
  /// Rows whose phrase ends at a node.
  private(set) var rows: [[Int32]] = [[]]
  /// The nodes at which the spellings of a phrase stand while it is added, before and behind a place.
  private var front: [Int32] = []
  private var behind: [Int32] = []

  /// Adds all spellings of a phrase that says what a row says; one without words leaves nothing.
  mutating func add(_ phrase: Phrase, row: Int32) {
    front.removeAll(keepingCapacity: true)
    front.append(0)
    for place in phrase.places {
      behind.removeAll(keepingCapacity: true)
      for node in front {
        for choice in place {
          var at = node
          for word in phrase.numbers(choice) { at = child(at, word) }
          behind.append(at)
        }
      }
      swap(&front, &behind)
    }
    for node in front where node != 0 && !rows[Int(node)].contains(row) { rows[Int(node)].append(row) }
  }

  /// The node behind a word, made where no phrase went on with it.
  private mutating func child(_ node: Int32, _ word: Int32) -> Int32 {
    if let next = step(node, word) { return next }
    rows.append([])
    let next = Int32(rows.count - 1)
    insert(Self.key(node, word), next)
    return next
  }

  /// The node behind a word, nil where no phrase goes on with it.
  func step(_ node: Int32, _ word: Int32) -> Int32? {
    let next = slots[slot(of: Self.key(node, word))].next
    return next == 0 ? nil : next
  }

  // Where an edge stands, or would.
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var at = Int(truncatingIfNeeded: mixed >> 32) & mask
    while slots[at].next != 0, slots[at].key != key { at = (at + 1) & mask }
    return at
  }

  private mutating func insert(_ key: UInt64, _ next: Int32) {
    if edgeCount * 2 >= slots.count {
      let old = slots
      slots = Array(repeating: (0, 0), count: old.count * 2)
      for edge in old where edge.next != 0 { slots[slot(of: edge.key)] = edge }
    }
    slots[slot(of: key)] = (key, next)
    edgeCount += 1
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
