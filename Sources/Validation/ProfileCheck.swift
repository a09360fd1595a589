import Diagnostics
import ResourceModel
import SourceModel

/// Whose profiles: each has a table.
enum ProfileBook { case usCore, r4 }

// Profiles, asked of the JSON tree. US Core's are the same rows by which the writer claims them.
extension Validator {
  /// Holds a resource against the profiles that it claims, against R4's profile of its vital sign, and against the US Core
  /// profile meant for it where that is asked.
  mutating func checkProfiles(_ node: NodeIndex, _ type: TypeID) {
    if profileChoice == .base { return }
    let claims = claimedProfiles(node)
    checkProfiles(node, type, in: .r4, claims, takesMeant: true)
    checkProfiles(node, type, in: .usCore, claims, takesMeant: profileChoice == .usCore)
  }

  /// - Parameter takesMeant: also the first profile whose `when` holds, unless one is claimed.
  private mutating func checkProfiles(
    _ node: NodeIndex, _ type: TypeID, in book: ProfileBook, _ claims: Set<String>,
    takesMeant: Bool
  ) {
    let candidates: [Int]
    switch book {
    case .usCore: candidates = profiles.profiles(of: type, &symbols, &definitions)
    case .r4: candidates = publishedProfiles.profiles(of: type, &symbols, &definitions)
    }
    if candidates.isEmpty { return }
    let all = table(of: book).profiles
    var asked = candidates.filter { claims.contains(all[$0].canonical) }
    if takesMeant, asked.isEmpty, let meant = candidates.first(where: { isMeant(all[$0], for: node, book) }) {
      asked = [meant]
    }
    for number in asked { check(node, all[number].resource, of: Held(name: all[number].name, book: book)) }
  }

  private func table(of book: ProfileBook) -> ProfileTable {
    switch book {
    case .usCore: profiles
    case .r4: publishedProfiles
    }
  }

  /// A profile that a resource is held to, and the table that has its value sets.
  private struct Held {
    let name: String
    let book: ProfileBook
  }

  /// `meta.profile`, without versions.
  private func claimedProfiles(_ node: NodeIndex) -> Set<String> {
    let meta = tree.child(names.meta, of: node)
    guard meta >= 0 else { return [] }
    var found: Set<String> = []
    var child = tree.child(names.profile, of: meta)
    while child >= 0 {
      if tree[child].state == .value {
        found.insert(String(decoding: tree.textBytes(of: child).prefix { $0 != UInt8(ascii: "|") }, as: UTF8.self))
      }
      child = tree.next(names.profile, from: tree.nextSibling(child))
    }
    return found
  }

  /// Whether a profile is meant for a resource. R4's own have no `when` but those of vital signs.
  private func isMeant(
    _ profile: Profile, for node: NodeIndex, _ book: ProfileBook
  ) -> Bool {
    guard let when = profile.when else { return book == .usCore }
    var child = tree.child(when.name, of: node)
    while child >= 0 {
      if matches(child, when.filter, book) { return true }
      child = tree.next(when.name, from: tree.nextSibling(child))
    }
    return false
  }

  /// Holds an element, and what is below it, against an expectation.
  private mutating func check(_ node: NodeIndex, _ expected: Profile.Expectation, of held: Held) {
    if !expected.types.isEmpty, let type = type(of: node), !expected.types.contains(type) {
      reportProfile(held, "not of a type that the profile allows", at: node)
    }
    // An element with nothing but a reason for its absence has no value to compare.
    if tree[node].state == .value || tree[node].kind == .object, !isAside(node) {
      for filter in expected.fixed where !matches(node, filter, held.book) {
        reportProfile(held, "not the value or code that the profile asks for", at: node)
      }
    }
    for invariant in expected.invariants { check(invariant, at: node, of: held) }
    if !expected.targets.isEmpty { checkTarget(node, expected.targets, of: held) }
    for child in expected.children { checkCount(of: child, below: node, of: held) }
  }

  private mutating func checkCount(of expected: Profile.Expectation, below node: NodeIndex, of held: Held) {
    var count = 0
    var child = firstChild(expected.name, isChoice: expected.isChoice, of: node)
    while child.at >= 0 {
      if isSelected(child.at, expected.selection, held.book) {
        count += 1
        check(child.at, expected, of: held)
      }
      advance(&child)
    }
    if count < expected.least {
      reportProfile(
        held, "needs \(expected.least) of this and has \(count)", at: node, member: symbols.name(expected.name))
    }
    if count > expected.most {
      reportProfile(
        held, "has \(count) of this where \(expected.most) may be", at: node, member: symbols.name(expected.name))
    }
  }

  private func isSelected(
    _ node: NodeIndex, _ selection: Profile.Selection?, _ book: ProfileBook
  ) -> Bool {
    guard let selection else { return true }
    guard let name = selection.child else { return matches(node, selection.filter, book) }
    var child = tree.child(name, of: node)
    while child >= 0 {
      if matches(child, selection.filter, book) { return true }
      child = tree.next(name, from: tree.nextSibling(child))
    }
    return false
  }

  /// Whether a node is `_name`, which has no value.
  private func isAside(_ node: NodeIndex) -> Bool {
    let element = elements[Int(node)]
    return element != .unknown && definitions.symbol(of: element) != tree[node].symbol
  }

  private func matches(
    _ node: NodeIndex, _ filter: Profile.Filter, _ book: ProfileBook
  ) -> Bool {
    switch filter {
    case .present: return true
    case .equals(let value): return isText(node, value)
    case .coding(let system, let code):
      return isAnyCoding(of: node) { coding in
        isText(tree.child(names.system, of: coding), system) && isText(tree.child(names.code, of: coding), code)
      }
    case .member(let valueSet):
      if tree[node].kind == .string {
        return table(of: book).contains(code: tree.text(of: node), system: nil, in: valueSet)
      }
      return isAnyCoding(of: node) { coding in
        guard let code = text(names.code, of: coding) else { return false }
        return table(of: book).contains(code: code, system: text(names.system, of: coding) ?? "", in: valueSet)
      }
    }
  }

  private func isText(_ node: NodeIndex, _ value: ArraySlice<UInt8>) -> Bool {
    guard node >= 0, tree[node].state == .value, Int(tree[node].textLength) == value.count else { return false }
    let word = value.span
    return tree.withText(of: node) { text in
      for i in text.indices where text[i] != word[i] { return false }
      return true
    }
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
  private mutating func checkTarget(_ node: NodeIndex, _ targets: [Profile.Target], of held: Held) {
    let reference = tree.child(names.reference, of: node)
    guard reference >= 0, tree[reference].state == .value else { return }
    let said = bundledType(of: reference) ?? typeNamed(in: reference) ?? text(names.type, of: node)
    guard let type = said, definitions.isResource(type), !targets.contains(where: { $0.type == type }) else { return }
    reportProfile(held, "may not refer to a \(type)", at: node)
  }

  private mutating func check(_ invariant: Invariant, at node: NodeIndex, of held: Held) {
    for rule in invariants.profileInvariants(of: invariant.rawValue, &symbols) where !holds(rule.rule, at: node) {
      reportProfile(held, "\(rule.key): \(rule.words)", at: node)
    }
  }

  private mutating func reportProfile(_ held: Held, _ message: String, at node: NodeIndex, member: String = "") {
    report(
      .profileBroken, "\(held.name): \(message)",
      remedy: "send what the profile asks for, or do not claim it", at: node, member: member)
  }
}
