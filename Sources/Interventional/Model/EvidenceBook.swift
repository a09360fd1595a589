import ResourceModel
import SourceModel

/// The evidence of one procedure in the making, numbered as it is noted; the same thing is noted once.
struct EvidenceBook {
  private(set) var items: [ModelEvidence] = {
    var items: [ModelEvidence] = []
    // Most procedures have a few.
    items.reserveCapacity(6)
    return items
  }()
  /// The elements of items without a source node; -1 for the others.
  private var elements: [ElementIndex] = []
  /// Items by their source node, for procedures with many.
  private var byNode: [NodeIndex: [Int]] = [:]

  /// So many items are looked through one by one.
  private static let few = 24

  /// Notes a piece of evidence and says its number.
  /// - Parameters:
  ///   - element: tells two pieces of one source node apart.
  ///   - field: the row that says the code's system, where the sender does not.
  mutating func note(
    _ kind: ModelEvidence.Kind, system: String? = nil, code: String? = nil, modifiers: [String] = [],
    units: String? = nil, node: NodeIndex, element: ElementIndex = -1, rule: String,
    field: String? = nil, words: ModelEvidence.Words? = nil
  ) -> Int {
    let element = node < 0 ? element : -1
    func isKnown(_ i: Int) -> Bool {
      items[i].node == node && items[i].kind == kind && elements[i] == element && items[i].code == code
        && items[i].rule == rule && items[i].words == words
    }
    if items.count <= Self.few {
      if let known = items.indices.first(where: isKnown) { return known + 1 }
    } else {
      if byNode.isEmpty { for i in items.indices { byNode[items[i].node, default: []].append(i) } }
      if let known = byNode[node]?.first(where: isKnown) { return known + 1 }
      byNode[node, default: []].append(items.count)
    }
    let number = items.count + 1
    elements.append(element)
    items.append(
      ModelEvidence(
        number: number, kind: kind, system: system?.isEmpty == true ? nil : system, code: code, modifiers: modifiers,
        units: units, node: node, rule: rule, field: field, words: words))
    return number
  }
}

/// The numbers of a procedure's lines among its evidence; most procedures have few.
struct LineNumbers {
  private var few: [(line: Int, number: Int)] = []
  private var many: [Int: Int] = [:]

  /// So many lines are looked through one by one.
  private static let most = 16

  subscript(_ line: Int) -> Int? {
    get {
      for known in few where known.line == line { return known.number }
      return many.isEmpty ? nil : many[line]
    }
    set {
      guard let newValue else { return }
      if few.count < Self.most { few.append((line, newValue)) } else { many[line] = newValue }
    }
  }
}

extension [Int] {
  /// Numbers of evidence, ascending, each once.
  var numbered: [Int] {
    if count < 2 { return self }
    var kept: [Int] = []
    for number in sorted() where number != kept.last { kept.append(number) }
    return kept
  }
}
