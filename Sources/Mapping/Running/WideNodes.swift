import SourceModel

/// The children of elements with much below them, by name: a section with thousands of entries is asked for its code
/// by each of them.
struct WideNodes: Sendable {
  private var children: [NodeIndex: [Symbol: [NodeIndex]]] = [:]

  /// Elements with fewer nodes below them than this are looked through.
  private static let wide = 1024

  /// Whether an element's children are found by their names here. Other formats than XML are not: segments move.
  static func holds(_ node: NodeIndex, _ tree: SourceTree) -> Bool {
    tree.syntax == .xml && Int(tree[node].lastChild) - Int(tree[node].firstChild) >= wide
  }

  /// The children of a name, in document order.
  mutating func named(_ symbol: Symbol, of node: NodeIndex, _ tree: SourceTree) -> [NodeIndex] {
    if let known = children[node] { return known[symbol] ?? [] }
    var found: [Symbol: [NodeIndex]] = [:]
    var child = tree.firstChild(node)
    while child >= 0 {
      found[tree[child].symbol, default: []].append(child)
      child = tree.nextSibling(child)
    }
    children[node] = found
    return found[symbol] ?? []
  }

  /// Forgets the last document.
  mutating func clear() {
    if !children.isEmpty { children.removeAll(keepingCapacity: true) }
  }
}
