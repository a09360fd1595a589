import Diagnostics
import ResourceModel
import SourceModel

// Asking rules of the tree. Names of one element and `_name` count as one; `value[x]` is any type of it.
extension Validator {
  /// Reports the invariants of a type that do not hold at a node.
  mutating func checkInvariants(of type: TypeID, at node: NodeIndex) {
    for invariant in invariants.invariants(of: type, definitions, &symbols) where !holds(invariant.rule, at: node) {
      report(.brokenInvariant, "\(invariant.key): \(invariant.words)", remedy: "mend what breaks the rule", at: node)
    }
  }

  /// Whether a rule holds at a node.
  func holds(_ rule: Rule, at node: NodeIndex) -> Bool {
    switch rule {
    case .all(let rules): rules.allSatisfy { holds($0, at: node) }
    case .any(let rules): rules.contains { holds($0, at: node) }
    case .not(let rule): !holds(rule, at: node)
    case .implies(let left, let right): !holds(left, at: node) || holds(right, at: node)
    case .valued(let path): has(path, at: node)
    case .compare(let path, .notEqual, let operand):
      !nodes(path, from: node).contains { compare($0, .equal, operand, context: node) }
    case .compare(let path, let comparison, let operand):
      nodes(path, from: node).contains { compare($0, comparison, operand, context: node) }
    case .isIn(let path, let words):
      nodes(path, from: node).contains { found in words.contains { isText(of: found, $0) } }
    case .startsWith(let path, let operand):
      nodes(path, from: node).contains { found in texts(operand, from: node).contains { begins(found, $0) } }
    case .contains(let path, let word):
      nodes(path, from: node).contains { tree.text(of: $0).contains(String(decoding: word, as: UTF8.self)) }
    case .count(let paths, let comparison, let number):
      Self.compares(paths.reduce(0) { $0 + nodes($1, from: node).count }, comparison, number)
    case .one(let paths): paths.count { has($0, at: node) } == 1
    case .distinct(let path, let keys): areDistinct(nodes(path, from: node), keys)
    case .each(let path, let rule): nodes(path, from: node).allSatisfy { holds(rule, at: $0) }
    case .named(let named): holds(named, at: node)
    }
  }

  // MARK: - Paths

  private func has(_ path: Rule.Path, at node: NodeIndex) -> Bool {
    if path.steps.count == 1, !path.startsAtResource, case .all = path.steps[0].keeps, !path.steps[0].isDeep {
      return !children(path.steps[0], of: node).isEmpty
    }
    return !nodes(path, from: node).isEmpty
  }

  /// The nodes that a path selects, in document order.
  func nodes(_ path: Rule.Path, from node: NodeIndex) -> [NodeIndex] {
    var found = [path.startsAtResource ? resource : node]
    for step in path.steps {
      var next: [NodeIndex] = []
      for each in found {
        var below = step.isDeep ? descendants(step.name, of: each) : children(step, of: each)
        switch step.keeps {
        case .all: break
        case .first: below = Array(below.prefix(1))
        case .others: below = Array(below.dropFirst())
        case .matching(let rule): below = below.filter { holds(rule, at: $0) }
        }
        next += below
      }
      found = next
      if found.isEmpty { return [] }
    }
    return found
  }

  private func children(_ step: Rule.Step, of node: NodeIndex) -> [NodeIndex] {
    var found: [NodeIndex] = []
    var aside: [NodeIndex] = []
    var child = tree.firstChild(node)
    while child >= 0 {
      let it = tree[child]
      if it.kind == .null || it.kind == .array {
        // No value.
      } else if it.symbol == step.name {
        found.append(child)
      } else {
        let element = elements[Int(child)]
        if element != .unknown {
          if step.isChoice, definitions.choice(of: element) == step.name {
            found.append(child)
          } else if definitions.symbol(of: element) == step.name {
            aside.append(child)
          }
        }
      }
      child = tree.nextSibling(child)
    }
    return found.isEmpty ? aside : found
  }

  private func descendants(_ name: Symbol, of node: NodeIndex) -> [NodeIndex] {
    var found: [NodeIndex] = []
    var at = tree.following(node, within: node)
    while at >= 0 {
      if tree[at].symbol == name { found.append(at) }
      at = tree.following(at, within: node)
    }
    return found
  }

  // MARK: - Values

  private func isText(of node: NodeIndex, _ word: [UInt8]) -> Bool {
    let it = tree[node]
    guard it.state == .value, Int(it.textLength) == word.count else { return false }
    return tree.withText(of: node) { text in
      for i in text.indices where text[i] != word[i] { return false }
      return true
    }
  }

  private func begins(_ node: NodeIndex, _ prefix: String) -> Bool {
    tree[node].state == .value && tree.text(of: node).hasPrefix(prefix)
  }

  private func texts(_ operand: Rule.Operand, from node: NodeIndex) -> [String] {
    switch operand {
    case .literal(let word): [String(decoding: word, as: UTF8.self)]
    case .path(let path): nodes(path, from: node).filter { tree[$0].state == .value }.map { tree.text(of: $0) }
    }
  }

  private func compare(
    _ node: NodeIndex, _ comparison: Rule.Comparison, _ operand: Rule.Operand, context: NodeIndex
  ) -> Bool {
    guard tree[node].state == .value else { return false }
    if case .literal(let word) = operand, comparison == .equal { return isText(of: node, word) }
    let text = tree.text(of: node)
    return texts(operand, from: context).contains { other in
      if comparison == .equal { return text == other }
      if let a = Double(text), let b = Double(other) { return Self.compares(a, comparison, b) }
      let (a, b) = (Array(text.utf8), Array(other.utf8))
      return switch comparison {
      case .less: FHIRTime.isAfter(b.span, a.span)
      case .lessOrEqual: !FHIRTime.isAfter(a.span, b.span)
      case .greater: FHIRTime.isAfter(a.span, b.span)
      default: !FHIRTime.isAfter(b.span, a.span)
      }
    }
  }

  private static func compares<N: Comparable>(_ a: N, _ comparison: Rule.Comparison, _ b: N) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private func areDistinct(_ nodes: [NodeIndex], _ keys: [Rule.Path]) -> Bool {
    var seen: Set<String> = []
    for node in nodes {
      let texts = keys.isEmpty ? [tree.text(of: node)] : keys.flatMap { self.texts(.path($0), from: node) }
      if texts.isEmpty { continue }
      if !seen.insert(texts.joined(separator: "\n")).inserted { return false }
    }
    return true
  }
}
