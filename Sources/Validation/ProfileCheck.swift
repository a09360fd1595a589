import Diagnostics
import ResourceModel
import SourceModel

// Profiles of `definitions/us-core.csv`, asked of the JSON tree: the same rows by which the writer claims them.
extension Validator {
  /// Holds a resource against the profiles that it claims, and against the one meant for it where that is asked.
  mutating func checkProfiles(_ node: NodeIndex, _ type: TypeID, _ name: String) {
    if profileChoice == .base { return }
    let candidates = profiles.profiles(of: type, &symbols, &definitions)
    if candidates.isEmpty { return }
    var asked: [Int] = []
    let claims = claimedProfiles(node)
    for number in candidates where claims.contains(profiles.profiles[number].canonical) { asked.append(number) }
    if asked.isEmpty, profileChoice == .usCore, let meant = candidates.first(where: { isMeant($0, for: node) }) {
      asked = [meant]
    }
    for number in asked { check(node, 0, of: number) }
  }

  /// `meta.profile`, without versions.
  private func claimedProfiles(_ node: NodeIndex) -> Set<String> {
    let meta = tree.child(names.meta, of: node)
    guard meta >= 0 else { return [] }
    var found: Set<String> = []
    var child = tree.child(names.profile, of: meta)
    while child >= 0 {
      if tree[child].state == .value { found.insert(String(tree.text(of: child).prefix { $0 != "|" })) }
      child = tree.next(names.profile, from: tree.nextSibling(child))
    }
    return found
  }

  private func isMeant(_ number: Int, for node: NodeIndex) -> Bool {
    guard let when = profiles.profiles[number].when else { return true }
    var child = tree.child(when.name, of: node)
    while child >= 0 {
      if matches(child, when.filter) { return true }
      child = tree.next(when.name, from: tree.nextSibling(child))
    }
    return false
  }

  /// Holds an element, and what is below it, against an expectation.
  private mutating func check(_ node: NodeIndex, _ expectation: Int, of number: Int) {
    let expected = profiles.profiles[number].expectations[expectation]
    if !expected.types.isEmpty, let type = type(of: node), !expected.types.contains(type) {
      reportProfile(number, "not of a type that the profile allows", at: node)
    }
    // An element with nothing but a reason for its absence has no value to compare.
    if tree[node].state == .value || tree[node].kind == .object, !isAside(node) {
      for filter in expected.fixed where !matches(node, filter) {
        reportProfile(number, "not the value or code that the profile asks for", at: node)
      }
    }
    for invariant in expected.invariants { check(invariant, at: node, of: number) }
    if !expected.targets.isEmpty { checkTarget(node, expected.targets, of: number) }
    for child in expected.children { checkCount(of: child, below: node, of: number) }
  }

  private mutating func checkCount(of child: Int, below node: NodeIndex, of number: Int) {
    let expected = profiles.profiles[number].expectations[child]
    let step = Rule.Step(name: expected.name, isChoice: expected.isChoice, isDeep: false, keeps: .all)
    let found = nodes(Rule.Path(steps: [step]), from: node).filter { isSelected($0, expected.selection) }
    for each in found { check(each, child, of: number) }
    if found.count < expected.least {
      reportProfile(
        number, "needs \(expected.least) of this and has \(found.count)", at: node, member: symbols.name(expected.name))
    }
    if found.count > expected.most {
      reportProfile(
        number, "has \(found.count) of this where \(expected.most) may be", at: node,
        member: symbols.name(expected.name))
    }
  }

  private func isSelected(_ node: NodeIndex, _ selection: Profile.Selection?) -> Bool {
    guard let selection else { return true }
    guard let name = selection.child else { return matches(node, selection.filter) }
    var child = tree.child(name, of: node)
    while child >= 0 {
      if matches(child, selection.filter) { return true }
      child = tree.next(name, from: tree.nextSibling(child))
    }
    return false
  }

  /// Whether a node is `_name`, which has no value.
  private func isAside(_ node: NodeIndex) -> Bool {
    let element = elements[Int(node)]
    return element != .unknown && definitions.symbol(of: element) != tree[node].symbol
  }

  private func matches(_ node: NodeIndex, _ filter: Profile.Filter) -> Bool {
    switch filter {
    case .present: return true
    case .equals(let value): return isText(node, value)
    case .coding(let system, let code):
      return isAnyCoding(of: node) { coding in
        isText(tree.child(names.system, of: coding), system) && isText(tree.child(names.code, of: coding), code)
      }
    case .member(let valueSet):
      if tree[node].kind == .string {
        return profiles.contains(code: tree.text(of: node), system: nil, in: valueSet)
      }
      return isAnyCoding(of: node) { coding in
        guard let code = text(names.code, of: coding) else { return false }
        return profiles.contains(code: code, system: text(names.system, of: coding) ?? "", in: valueSet)
      }
    }
  }

  private func isText(_ node: NodeIndex, _ value: ArraySlice<UInt8>) -> Bool {
    guard node >= 0, tree[node].state == .value else { return false }
    return tree.text(of: node).utf8.elementsEqual(value)
  }

  /// The element itself when it is a Coding or Quantity, else the codings of a CodeableConcept.
  private func isAnyCoding(of node: NodeIndex, _ holds: (NodeIndex) -> Bool) -> Bool {
    var coding = tree.child(names.coding, of: node)
    if coding < 0 { return holds(node) }
    while coding >= 0 {
      if holds(coding) { return true }
      coding = tree.next(names.coding, from: tree.nextSibling(coding))
    }
    return false
  }

  /// A reference leads to a type that the profile allows. Whether the target meets its own profile is said of the target.
  private mutating func checkTarget(_ node: NodeIndex, _ targets: [Profile.Target], of number: Int) {
    guard let reference = text(names.reference, of: node) else { return }
    let type =
      bundle?.types[reference] ?? reference.split(separator: "/").dropLast().last.map(String.init)
      ?? text(names.type, of: node)
    guard let type, definitions.isResource(type), !targets.contains(where: { $0.type == type }) else { return }
    reportProfile(number, "may not refer to a \(type)", at: node)
  }

  private mutating func check(_ invariant: Invariant, at node: NodeIndex, of number: Int) {
    for rule in invariants.profileInvariants(of: invariant.rawValue, &symbols) where !holds(rule.rule, at: node) {
      reportProfile(number, "\(rule.key): \(rule.words)", at: node)
    }
  }

  private mutating func reportProfile(_ number: Int, _ message: String, at node: NodeIndex, member: String = "") {
    report(
      .profileBroken, "\(profiles.profiles[number].name): \(message)",
      remedy: "send what the profile asks for, or do not claim it", at: node, member: member)
  }
}
