import ResourceModel
import SourceModel

/// The evidence of one procedure in the making, numbered as it is noted; the same thing is noted once.
struct EvidenceBook {
  private(set) var items: [ModelEvidence] = []
  private var numbers: [Key: Int] = [:]

  private struct Key: Hashable {
    var kind: ModelEvidence.Kind
    var node: NodeIndex
    var code: String?
    var rule: String
    var element: ElementIndex
    var words: ModelEvidence.Words?
  }

  /// Notes a piece of evidence and says its number.
  /// - Parameter element: tells two pieces of one source node apart.
  mutating func note(
    _ kind: ModelEvidence.Kind, system: String? = nil, code: String? = nil, modifiers: [String] = [],
    units: String? = nil, node: NodeIndex, element: ElementIndex = -1, rule: String,
    words: ModelEvidence.Words? = nil
  ) -> Int {
    let key = Key(kind: kind, node: node, code: code, rule: rule, element: node < 0 ? element : -1, words: words)
    if let number = numbers[key] { return number }
    let number = items.count + 1
    numbers[key] = number
    items.append(
      ModelEvidence(
        number: number, kind: kind, system: system?.isEmpty == true ? nil : system, code: code, modifiers: modifiers,
        units: units, node: node, rule: rule, words: words))
    return number
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
