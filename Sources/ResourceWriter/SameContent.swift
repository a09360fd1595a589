import ResourceModel

/// Whether two resources say the same, with what they refer to: an entry that a document has twice brings its own
/// drug, device or members each time.
struct SameContent {
  /// Two resources that are taken for one another.
  struct Pair: Hashable {
    let one: ResourceIndex
    let other: ResourceIndex
  }

  /// Pairs that are the same if all of them are.
  private var pairs: Set<Pair> = []

  /// How many resources are compared for one pair.
  private static let most = 64

  /// All resources that are taken for one another where two say the same; nil where they don't.
  static func pairs(_ one: ResourceIndex, _ other: ResourceIndex, _ graph: ResourceGraph) -> Set<Pair>? {
    var comparison = SameContent()
    return comparison.areSame(one, other, in: graph) ? comparison.pairs : nil
  }

  /// Compares two resources of a graph; `pairs` then has all that were found to be the same on the way.
  private mutating func areSame(_ one: ResourceIndex, _ other: ResourceIndex, in graph: ResourceGraph) -> Bool {
    var waiting = [Pair(one: one, other: other)]
    pairs = Set(waiting)
    while let pair = waiting.popLast() {
      let (a, b) = (graph.resources[Int(pair.one)], graph.resources[Int(pair.other)])
      guard a.type == b.type, !a.isPassedThrough, !b.isPassedThrough, pairs.count <= Self.most,
        isSame(a.root, b.root, graph, &waiting)
      else { return false }
    }
    return true
  }

  /// Compares what stands below two elements, in the order of writing: the same rows have written them in the same
  /// order. Resources that they refer to are noted for later.
  private mutating func isSame(
    _ one: ElementIndex, _ other: ElementIndex, _ graph: ResourceGraph, _ waiting: inout [Pair]
  ) -> Bool {
    // Elements of a resource nest as deep as its definition, some 20 levels.
    var left = graph[one].firstChild
    var right = graph[other].firstChild
    while left >= 0, right >= 0 {
      let (a, b) = (graph[left], graph[right])
      guard a.name == b.name, a.value == b.value else { return false }
      switch a.value {
      case .none: break
      case .resource: note(graph.target(of: left), graph.target(of: right), &waiting)
      case .string, .literal: guard graph.hasSameText(left, right) else { return false }
      }
      guard isSame(left, right, graph, &waiting) else { return false }
      left = a.nextSibling
      right = b.nextSibling
    }
    return left < 0 && right < 0
  }

  /// A number that is equal for resources that say the same, whatever they refer to. It holds within one run alone.
  static func words(of resource: ResourceIndex, _ graph: ResourceGraph) -> Int {
    var hasher = Hasher()
    add(graph.resources[Int(resource)].root, graph, to: &hasher)
    return hasher.finalize()
  }

  private static func add(_ element: ElementIndex, _ graph: ResourceGraph, to hasher: inout Hasher) {
    var child = graph[element].firstChild
    while child >= 0 {
      hasher.combine(graph[child].name)
      graph.withText(child) { span in span.withUnsafeBytes { hasher.combine(bytes: $0) } }
      add(child, graph, to: &hasher)
      child = graph[child].nextSibling
    }
    hasher.combine(Int32(-1))
  }

  private mutating func note(_ one: ResourceIndex, _ other: ResourceIndex, _ waiting: inout [Pair]) {
    guard one != other else { return }
    let pair = Pair(one: one, other: other)
    if pairs.insert(pair).inserted { waiting.append(pair) }
  }
}

extension ResourceGraph {
  /// Whether two elements would be written alike: the same values and, under each name, the same children in the same
  /// order. The order of names is the writer's.
  func saysTheSame(_ one: ElementIndex, _ other: ElementIndex) -> Bool {
    let (a, b) = (self[one], self[other])
    guard a.value == b.value else { return false }
    switch a.value {
    case .none: break
    case .resource: if target(of: one) != target(of: other) { return false }
    case .string, .literal: if !hasSameText(one, other) { return false }
    }
    return hasSameChildren(a.firstChild, b.firstChild)
  }

  fileprivate func hasSameText(_ one: ElementIndex, _ other: ElementIndex) -> Bool {
    let (a, b) = (self[one], self[other])
    guard a.length == b.length else { return false }
    let start = (Int(a.start), Int(b.start))
    for i in 0..<Int(a.length) where text[start.0 + i] != text[start.1 + i] { return false }
    return true
  }

  private func hasSameChildren(_ first: ElementIndex, _ opposite: ElementIndex) -> Bool {
    var (left, right) = (first, opposite)
    // Mostly the same rows have written both, in the same order.
    while left >= 0, right >= 0, self[left].name == self[right].name {
      if !saysTheSame(left, right) { return false }
      (left, right) = (self[left].nextSibling, self[right].nextSibling)
    }
    if left < 0 || right < 0 { return left < 0 && right < 0 }
    var others: [ElementIndex] = []
    while right >= 0 {
      others.append(right)
      right = self[right].nextSibling
    }
    while left >= 0 {
      guard let i = others.firstIndex(where: { self[$0].name == self[left].name }), saysTheSame(left, others[i]) else {
        return false
      }
      others.remove(at: i)
      left = self[left].nextSibling
    }
    return others.isEmpty
  }
}
