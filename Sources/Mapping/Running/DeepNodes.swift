import SourceModel

/// The names of the rows that speak of a whole document (`**/name` with the target `-`), numbered from 0.
struct DeepNames: Sendable {
  private(set) var count = 0
  // By a symbol's number: the name's number, -1 for others.
  private var numbers: [Int16] = []

  mutating func insert(_ name: Symbol) {
    let symbol = Int(name.id)
    if symbol >= numbers.count { numbers += Array(repeating: -1, count: symbol + 1 - numbers.count) }
    guard numbers[symbol] < 0 else { return }
    numbers[symbol] = Int16(count)
    count += 1
  }

  /// A name's number; nil for one that no such row speaks of.
  func number(of name: Symbol) -> Int? {
    let symbol = Int(name.id)
    guard symbol >= 0, symbol < numbers.count, numbers[symbol] >= 0 else { return nil }
    return Int(numbers[symbol])
  }
}

/// A document's nodes of these names, chained by name in document order. They are found when the first such row runs.
struct DeepNodes: Sendable {
  struct Link: Sendable {
    let node: NodeIndex
    /// The next of its name; -1 behind the last.
    var next: Int
  }

  private var links: [Link] = []
  // By a name's number: its first and its last link; -1 for none.
  private var ends: [(first: Int, last: Int)] = []

  subscript(_ link: Int) -> Link { links[link] }

  /// Forgets the last document.
  mutating func clear() {
    links.clear()
    ends.clear()
  }

  /// Walks the document, but for one that was walked for as many names: a map compiled since may speak of further ones.
  mutating func find(in tree: SourceTree, _ names: DeepNames) {
    guard ends.count != names.count else { return }
    clear()
    for _ in 0..<names.count { ends.append((-1, -1)) }
    for node in 0..<tree.readCount {
      guard let name = names.number(of: tree.nodes[Int(node)].symbol) else { continue }
      if ends[name].first < 0 { ends[name].first = links.count } else { links[ends[name].last].next = links.count }
      ends[name].last = links.count
      links.append(Link(node: node, next: -1))
    }
  }

  /// The first link of a name; -1 for none.
  func first(_ names: DeepNames, _ name: Symbol) -> Int { names.number(of: name).map { ends[$0].first } ?? -1 }
}
