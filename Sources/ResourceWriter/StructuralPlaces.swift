import SourceModel

/// Where a node stands in its document, as text that depends on the structure alone: names, and numbers among siblings of
/// one name. It is the same for ER7 and v2 XML, for any delimiters, prefixes and encodings. v2 segments are numbered in
/// the whole message, so that it does not depend on how a grammar groups them either.
struct StructuralPlaces {
  /// By node: which of its name it is, from 1; 0: not counted yet.
  private var numbers: [Int32] = []

  /// The path of a node, from the root or from a node that it stands below.
  mutating func path(
    of node: NodeIndex, below outer: NodeIndex = .none, _ tree: SourceTree, _ symbols: SymbolTable
  ) -> String {
    guard node >= 0, Int(node) < tree.nodes.count else { return "" }
    if numbers.isEmpty { numbers = Array(repeating: 0, count: tree.nodes.count) }
    var steps: [NodeIndex] = []
    var at = node
    while at != outer, tree[at].parent >= 0 {
      steps.append(at)
      if tree[at].kind == .segment { break }
      at = tree[at].parent
    }
    var path = ""
    for step in steps.reversed() {
      if !path.isEmpty { path += "/" }
      path += symbols.name(tree[step].symbol)
      path += "["
      path += String(number(of: step, tree))
      path += "]"
    }
    return path
  }

  /// Counts all nodes of a name at once, so that asking for each of many siblings stays linear.
  private mutating func number(of node: NodeIndex, _ tree: SourceTree) -> Int32 {
    if numbers[Int(node)] > 0 { return numbers[Int(node)] }
    let it = tree[node]
    var count: Int32 = 0
    if it.kind == .segment {
      for (at, other) in tree.nodes.enumerated() where other.kind == .segment && other.symbol == it.symbol {
        count += 1
        numbers[at] = count
      }
    } else {
      var at = tree.next(it.symbol, from: tree[it.parent].firstChild)
      while at >= 0 {
        count += 1
        numbers[Int(at)] = count
        at = tree.next(it.symbol, from: tree[at].nextSibling)
      }
    }
    return numbers[Int(node)]
  }
}
