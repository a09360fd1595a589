import ResourceModel
import SourceModel

// `meta.profile`: only where every rule of the profile holds, for the resource and for what it refers to.
extension GraphFinisher {
  /// A reference that a profile restricts.
  private struct Restriction {
    let element: ElementIndex
    let targets: [Profile.Target]
  }

  /// What a resource claims at the moment.
  private struct Claim {
    let resource: ResourceIndex
    /// Profiles of its type that were not tried yet.
    var untried: ArraySlice<Int>
    var profile: Int?
    var restrictions: [Restriction] = []
  }

  /// Claims profiles. Each resource is first judged by itself; then claims whose references do not hold fall, and others
  /// with them, until nothing changes.
  mutating func claimProfiles(_ draft: inout Draft) {
    var claims: [Claim] = []
    var claimOfResource = Array(repeating: -1, count: draft.graph.resources.count)
    for resource in draft.standing where !draft.graph.resources[Int(resource)].isPassedThrough {
      let candidates = profiles.profiles(
        of: draft.graph.resources[Int(resource)].type, &draft.symbols, &draft.definitions)
      if candidates.isEmpty { continue }
      claimOfResource[Int(resource)] = claims.count
      claims.append(Claim(resource: resource, untried: candidates[...]))
    }
    let questions = GraphQuestions(graph: draft.graph, symbols: draft.symbols, definitions: draft.definitions)
    for number in claims.indices { tryNext(&claims[number], questions) }
    var isChanged = true
    while isChanged {
      isChanged = false
      for number in claims.indices where claims[number].profile != nil {
        let holds = claims[number].restrictions.allSatisfy { isMet($0, claims, claimOfResource, questions) }
        if holds { continue }
        tryNext(&claims[number], questions)
        isChanged = true
      }
    }
    write(claims, &draft)
  }

  private func write(_ claims: [Claim], _ draft: inout Draft) {
    for claim in claims {
      guard let profile = claim.profile else { continue }
      let canonical = profiles.profiles[profile].canonical
      let root = draft.graph.resources[Int(claim.resource)].root
      let known = draft.graph.child(names.meta, of: root)
      let meta = known >= 0 ? known : draft.append(names.meta, to: root, rule: names.profileRule) ?? -1
      guard meta >= 0 else { continue }
      let isClaimed = draft.graph.children(names.profile, of: meta).contains { draft.graph.string($0) == canonical }
      if !isClaimed { draft.append(names.profile, canonical, to: meta, rule: names.profileRule) }
    }
  }

  /// Goes on to the next profile whose own rules hold.
  private func tryNext(_ claim: inout Claim, _ questions: GraphQuestions) {
    claim.profile = nil
    let root = questions.graph.resources[Int(claim.resource)].root
    while let number = claim.untried.popFirst() {
      let profile = profiles.profiles[number]
      if profile.isImpossible { continue }
      if let when = profile.when {
        let children = questions.graph.children(when.name, of: root)
        guard children.contains(where: { matches($0, when.filter, questions) }) else { continue }
      }
      claim.restrictions.removeAll(keepingCapacity: true)
      if meets(root, profile.resource, questions, &claim.restrictions) {
        claim.profile = number
        return
      }
    }
  }

  /// Whether an element and what is below it are as expected; restricted references are noted for later.
  private func meets(
    _ element: ElementIndex, _ expected: Profile.Expectation, _ questions: GraphQuestions,
    _ restrictions: inout [Restriction]
  ) -> Bool {
    let it = questions.graph.elements[Int(element)]
    if !expected.types.isEmpty, !expected.types.contains(it.type) { return false }
    // An element with nothing but a reason for its absence has no value to compare.
    for filter in expected.fixed where !isAbsent(it, element, questions) {
      if !matches(element, filter, questions) { return false }
    }
    for invariant in expected.invariants where !questions.holds(invariant, at: element) { return false }
    if !expected.targets.isEmpty {
      restrictions.append(Restriction(element: element, targets: expected.targets))
    }
    for child in expected.children {
      if !meetsCount(of: child, below: element, questions, &restrictions) { return false }
    }
    return true
  }

  private func meetsCount(
    of expected: Profile.Expectation, below element: ElementIndex, _ questions: GraphQuestions,
    _ restrictions: inout [Restriction]
  ) -> Bool {
    var count = 0
    var at = questions.graph.elements[Int(element)].firstChild
    while at >= 0 {
      if isMeant(at, expected, questions) {
        count += 1
        if !meets(at, expected, questions, &restrictions) { return false }
      }
      at = questions.graph.elements[Int(at)].nextSibling
    }
    return count >= expected.least && count <= expected.most
  }

  private func isMeant(_ element: ElementIndex, _ expected: Profile.Expectation, _ questions: GraphQuestions) -> Bool {
    let it = questions.graph.elements[Int(element)]
    if expected.isChoice {
      guard it.definition != .unknown,
        questions.definitions.elements[Int(it.definition.index)].choice == expected.name
      else { return false }
    } else if it.name != expected.name {
      return false
    }
    guard let selection = expected.selection else { return true }
    guard let name = selection.child else { return matches(element, selection.filter, questions) }
    var child = questions.graph.child(name, of: element)
    while child >= 0 {
      if matches(child, selection.filter, questions) { return true }
      child = questions.graph.next(name, from: questions.graph[child].nextSibling)
    }
    return false
  }

  private func isAbsent(_ it: ResourceGraph.Element, _ element: ElementIndex, _ questions: GraphQuestions) -> Bool {
    it.value == .none && questions.definitions[it.type].kind == .primitive
  }

  private func matches(_ element: ElementIndex, _ filter: Profile.Filter, _ questions: GraphQuestions) -> Bool {
    let graph = questions.graph
    switch filter {
    case .present: return true
    case .equals(let value):
      let it = graph.elements[Int(element)]
      guard it.value == .string || it.value == .literal, Int(it.length) == value.count else { return false }
      return graph.text[Int(it.start)..<Int(it.start) + Int(it.length)].elementsEqual(value)
    case .coding(let system, let code):
      return isAnyCoding(of: element, graph) { coding in
        matches(graph.child(names.system, of: coding), equal: system, graph)
          && matches(graph.child(names.code, of: coding), equal: code, graph)
      }
    case .member(let valueSet):
      if let code = graph.string(element) { return profiles.contains(code: code, system: nil, in: valueSet) }
      return isAnyCoding(of: element, graph) { coding in
        guard let code = graph.string(graph.child(names.code, of: coding)) else { return false }
        let system = graph.string(graph.child(names.system, of: coding)) ?? ""
        return profiles.contains(code: code, system: system, in: valueSet)
      }
    }
  }

  private func matches(_ element: ElementIndex, equal value: ArraySlice<UInt8>, _ graph: ResourceGraph) -> Bool {
    guard element >= 0 else { return false }
    let it = graph.elements[Int(element)]
    guard it.value == .string, Int(it.length) == value.count else { return false }
    return graph.text[Int(it.start)..<Int(it.start) + Int(it.length)].elementsEqual(value)
  }

  /// The element itself when it is a Coding or Quantity, else the codings of a CodeableConcept.
  private func isAnyCoding(of element: ElementIndex, _ graph: ResourceGraph, _ holds: (ElementIndex) -> Bool) -> Bool {
    var coding = graph.child(names.coding, of: element)
    if coding < 0 { return holds(element) }
    while coding >= 0 {
      if holds(coding) { return true }
      coding = graph.next(names.coding, from: graph[coding].nextSibling)
    }
    return false
  }

  /// Whether a reference leads to what the profile asks for, as claims stand. One without an address names its target
  /// logically and is not restricted.
  private func isMet(
    _ restriction: Restriction, _ claims: [Claim], _ claimOfResource: [Int], _ questions: GraphQuestions
  ) -> Bool {
    let graph = questions.graph
    let reference = graph.child(names.reference, of: restriction.element)
    guard reference >= 0, graph[reference].value != .none else { return true }
    let targets = restriction.targets
    let resource = graph.target(of: reference)
    guard resource >= 0 else {
      return targets.contains { target in
        target.profile == nil && graph.withText(reference) { Self.leads($0, to: target.type) }
      }
    }
    let type = questions.definitions[graph.resources[Int(resource)].type].name
    return targets.contains { target in
      guard target.type == type else { return false }
      guard let profile = target.profile else { return true }
      if claimOfResource[Int(resource)] >= 0, let claimed = claims[claimOfResource[Int(resource)]].profile {
        return profiles.profile(claimed, meets: profile)
      }
      return hasClaimed(profile, graph.resources[Int(resource)].root, questions)
    }
  }

  /// Whether an address, `Type/id` at its end, is that of a resource of a type.
  private static func leads(_ address: Span<UInt8>, to type: String) -> Bool {
    var steps: [Range<Int>] = []
    var start = 0
    for at in 0...address.count where at == address.count || address[at] == UInt8(ascii: "/") {
      if at > start { steps.append(start..<at) }
      start = at + 1
    }
    return steps.count > 1 && address.extracting(steps[steps.count - 2]).isEqual(to: type)
  }

  /// Whether a canonical, which may name a version, ends in a profile's name.
  private static func names(_ canonical: Span<UInt8>, _ profile: String) -> Bool {
    var end = 0
    while end < canonical.count, canonical[end] != UInt8(ascii: "|") { end += 1 }
    while end > 0, canonical[end - 1] == UInt8(ascii: "/") { end -= 1 }
    let start = end - profile.utf8.count
    guard start >= 0, start == 0 || canonical[start - 1] == UInt8(ascii: "/") else { return false }
    return canonical.extracting(start..<end).isEqual(to: profile)
  }

  /// Whether a resource that came as FHIR claims a US Core profile itself.
  private func hasClaimed(_ profile: String, _ root: ElementIndex, _ questions: GraphQuestions) -> Bool {
    let meta = questions.graph.child(names.meta, of: root)
    guard meta >= 0 else { return false }
    return questions.graph.children(names.profile, of: meta).contains {
      questions.graph.withText($0) { Self.names($0, profile) }
    }
  }
}
