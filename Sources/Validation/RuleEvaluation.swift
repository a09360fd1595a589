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
      return children(path.steps[0], of: node).at >= 0
    }
    return !nodes(path, from: node).isEmpty
  }

  /// The nodes that a path selects, in document order.
  func nodes(_ path: Rule.Path, from node: NodeIndex) -> [NodeIndex] {
    let start = path.startsAtResource ? resource : node
    guard let first = path.steps.first else { return [start] }
    var found: [NodeIndex] = []
    select(first, from: start, into: &found)
    for step in path.steps.dropFirst() where !found.isEmpty {
      var next: [NodeIndex] = []
      for each in found { select(step, from: each, into: &next) }
      found = next
    }
    return found
  }

  private func select(_ step: Rule.Step, from node: NodeIndex, into found: inout [NodeIndex]) {
    if step.isDeep { return descendants(step.name, of: node, into: &found) }
    var child = children(step, of: node)
    while child.at >= 0 {
      switch step.keeps {
      case .matching(let rule): if holds(rule, at: child.at) { found.append(child.at) }
      case .others where child.count == 0: break
      default: found.append(child.at)
      }
      if case .first = step.keeps { return }
      advance(&child)
    }
  }

  private func children(_ step: Rule.Step, of node: NodeIndex) -> NamedChild {
    firstChild(step.name, isChoice: step.isChoice, of: node)
  }

  /// The first child of a name, or of any type of a choice; where there is none, that of `_name`.
  func firstChild(_ name: Symbol, isChoice: Bool, of node: NodeIndex) -> NamedChild {
    var child = NamedChild(name: name, isChoice: isChoice, at: tree.firstChild(node))
    settle(&child)
    if child.at < 0 {
      child = NamedChild(name: name, isChoice: isChoice, isAside: true, at: tree.firstChild(node))
      settle(&child)
    }
    return child
  }

  /// Goes on to the next child of the name.
  func advance(_ child: inout NamedChild) {
    child.count += 1
    child.at = tree.nextSibling(child.at)
    settle(&child)
  }

  /// Stays, or goes on to the next child that is meant.
  private func settle(_ child: inout NamedChild) {
    while child.at >= 0, !isMeant(child) { child.at = tree.nextSibling(child.at) }
  }

  private func isMeant(_ child: NamedChild) -> Bool {
    let it = tree[child.at]
    if it.kind == .null || it.kind == .array { return false }
    if it.symbol == child.name { return !child.isAside }
    let element = elements[Int(child.at)]
    if element == .unknown { return false }
    if child.isChoice, definitions.choice(of: element) == child.name { return !child.isAside }
    return child.isAside && definitions.symbol(of: element) == child.name
  }

  private func descendants(_ name: Symbol, of node: NodeIndex, into found: inout [NodeIndex]) {
    var at = tree.following(node, within: node)
    while at >= 0 {
      if tree[at].symbol == name { found.append(at) }
      at = tree.following(at, within: node)
    }
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

/// One of a node's children that have a name, met one after the other.
struct NamedChild {
  /// The element, or its choice (`value[x]`).
  let name: Symbol
  /// Whether any type of the choice is meant.
  let isChoice: Bool
  /// Whether `_name` is meant, as no child has a value.
  var isAside = false
  /// The child; none behind the last.
  var at: NodeIndex
  /// How many came before it.
  var count = 0
}
