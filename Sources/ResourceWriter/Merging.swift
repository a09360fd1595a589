import Diagnostics
import ResourceModel
import SourceModel

// Identity: what is one becomes one (tables.md §7), and every resource gets its id.
extension GraphFinisher {
  /// Reads the identity of every resource, but of those that came as FHIR with an id of their own where nothing is made
  /// of it: they are merged with nothing, and referred to by their addresses.
  mutating func identify(_ draft: inout Draft) -> IdentityReader.Findings {
    identities.prepare(keys, &draft)
    let isNamed = !draft.graph.documentIdentity.isEmpty
    if !isNamed, draft.graph.contentIdentity.isEmpty { keepContent(&draft) }
    var findings = IdentityReader.Findings(
      document: isNamed ? draft.graph.documentIdentity : draft.graph.contentIdentity)
    let isCreating = draft.options.method == .create
    for index in draft.graph.resources.indices where draft.isStanding(ResourceIndex(index)) {
      let resource = ResourceIndex(index)
      if draft.graph.resources[index].isPassedThrough, !isCreating, !draft.graph.resources[index].id.isEmpty {
        continue
      }
      guard let identity = identities.identity(of: resource, draft, &findings) else { continue }
      draft.graph.resources[Int(resource)].identity = identity.text
    }
    // One release of Fluoro with one mapping set is one device, whatever it translates.
    for device in ownDevices(draft) {
      let text = "Fluoro|" + draft.options.productVersion + "|" + draft.options.mappingHash
      draft.graph.resources[Int(device)].identity = text
      findings.setIdentity(IdentityReader.Identity(text: text, isMerging: true), of: device)
    }
    return findings
  }

  /// Keeps what was first made of the document, to be hashed where its identity is asked for.
  private mutating func keepContent(_ draft: inout Draft) {
    guard draft.graph.content.isEmpty, draft.graph.sentContent == nil else { return }
    draft.graph.sentContent = draft.graph.contentAsSent()
    if draft.graph.sentContent != nil { return }
    var content: [UInt8] = []
    swap(&content, &draft.graph.content)
    let view = GraphView(draft.graph, draft.definitions, form: .number)
    for resource in draft.standing { elements.write(resource, view, draft.symbols, into: &content) }
    draft.graph.content = content
  }

  /// Makes one of the resources that have one key.
  /// - Parameter onlyUniting: leaves resources that share a key and stay apart for later.
  mutating func merge(_ draft: inout Draft, _ findings: inout IdentityReader.Findings, onlyUniting: Bool = false) {
    guard hasSeveral(findings, draft) else { return joinReferences(&draft) }
    var first: [MergeKey: ResourceIndex] = [:]
    var merged: [(from: ResourceIndex, into: ResourceIndex)] = []
    var kept: [(resource: ResourceIndex, key: MergeKey)] = []
    var dated = DatedAccounts()
    for resource in draft.standing where !draft.graph.resources[Int(resource)].isPassedThrough {
      guard let identity = findings.identity(of: resource) else { continue }
      let key = MergeKey(type: draft.graph.resources[Int(resource)].type, identity: identity.text)
      if identity.isMerging, let other = dated.account(of: key, on: identity.date, for: resource) {
        draft.graph.resources[Int(resource)].mergedInto = other
        merged.append((resource, other))
      } else if first[key] == nil {
        first[key] = resource
      } else {
        kept.append((resource, key))
      }
    }
    // Where both say the same, so does what they brought along without a key of its own.
    for (from, into) in merged { _ = mergeSame(from, into, &draft) }
    var accounts = KeyAccounts()
    for (resource, key) in kept {
      // It may have gone with another one that brought it.
      if draft.graph.resources[Int(resource)].mergedInto >= 0 { continue }
      let first = first[key] ?? resource
      accounts.begin(with: first, of: key, draft.graph)
      let alike = accounts.alike(resource, of: key, draft.graph)
      if alike.contains(where: { mergeSame(resource, $0, &draft) }) { continue }
      accounts.add(resource, of: key, draft.graph)
      if onlyUniting { continue }
      findings.setSalted(resource)
      // A search for the identifier would find both.
      for one in [first, resource] { draft.graph.resources[Int(one)].identity = nil }
      reportCollision(resource, &draft)
    }
    mergeInside(&draft, &findings)
    // Last, so that lists are joined by what their references lead to.
    for (from, into) in merged {
      fold(draft.graph.resources[Int(from)].root, into: draft.graph.resources[Int(into)].root, &draft)
    }
    joinReferences(&draft)
  }

  /// Whether there may be two resources with one key: FHIR input mostly has none but Fluoro's own Device.
  private func hasSeveral(_ findings: IdentityReader.Findings, _ draft: Draft) -> Bool {
    if draft.graph.resources.contains(where: { $0.mergedInto >= 0 }) { return true }
    var found = false
    for index in draft.graph.resources.indices
    where !draft.graph.resources[index].isPassedThrough && findings.hasIdentity(ResourceIndex(index)) {
      if found { return true }
      found = true
    }
    return false
  }

  /// Makes one of two resources that say the same, and of what they refer to.
  func mergeSame(_ resource: ResourceIndex, _ other: ResourceIndex, _ draft: inout Draft) -> Bool {
    guard let pairs = SameContent.pairs(resource, other, draft.graph) else { return false }
    for pair in pairs {
      let (one, other) = (draft.graph.standing(pair.one), draft.graph.standing(pair.other))
      if one != other { draft.graph.resources[Int(max(one, other))].mergedInto = min(one, other) }
    }
    return true
  }

  /// Reports that a key stands for two different things.
  func reportCollision(_ resource: ResourceIndex, _ draft: inout Draft) {
    let it = draft.graph.resources[Int(resource)]
    draft.report(
      .idCollision,
      "a second \(draft.typeName(resource)) with the same key and other content; its id is made of its place too",
      remedy: "add to the key in terminology/identity.csv what tells them apart", at: it.node,
      rule: draft.graph[it.root].rule)
  }

  /// Moves over what the other does not say. What stands there first stays; where single elements differ it is reported.
  private mutating func fold(_ from: ElementIndex, into target: ElementIndex, _ draft: inout Draft) {
    for child in draft.graph.children(of: from) {
      let it = draft.graph[child]
      if it.definition != .unknown, draft.definitions[it.definition].isList {
        if let equal = equal(of: child, named: it.name, in: target, draft.graph) {
          draft.graph.addSource(it.source, to: equal)
        } else {
          draft.graph.move(child, to: target)
        }
      } else if let other = counterpart(of: it, in: target, draft) {
        // What one account lacks is no difference from what the other has.
        if saysAbsent(child, draft) {
          draft.graph.addSource(it.source, to: other)
        } else if saysAbsent(other, draft) {
          draft.graph.remove(other)
          draft.graph.move(child, to: target)
        } else {
          foldSingle(child, into: other, &draft)
        }
      } else {
        draft.graph.move(child, to: target)
      }
    }
  }

  private func equal(
    of element: ElementIndex, named name: Symbol, in target: ElementIndex, _ graph: ResourceGraph
  ) -> ElementIndex? {
    var at = graph.child(name, of: target)
    while at >= 0, !graph.saysTheSame(at, element) { at = graph.next(name, from: graph[at].nextSibling) }
    return at < 0 ? nil : at
  }

  private mutating func foldSingle(_ child: ElementIndex, into other: ElementIndex, _ draft: inout Draft) {
    let it = draft.graph[child]
    if draft.graph.saysTheSame(child, other) {
      draft.graph.addSource(it.source, to: other)
    } else if isCompatible(child, other, draft) {
      fold(child, into: other, &draft)
    } else {
      let path = it.definition == .unknown ? draft.symbols.name(it.name) : draft.definitions[it.definition].path
      draft.report(
        .mergedWithDifference, "the document says two things about \(path) of one resource; the first stays",
        remedy: "correct the sender, or narrow the key in terminology/identity.csv", at: it.source, rule: it.rule)
    }
  }

  /// Whether an element holds nothing but the reason why its value is absent.
  private func saysAbsent(_ element: ElementIndex, _ draft: Draft) -> Bool {
    guard draft.graph[element].value == .none else { return false }
    let children = draft.graph.children(of: element)
    return !children.isEmpty
      && children.allSatisfy { child in
        draft.graph.children(names.url, of: child).contains { draft.graph.string($0) == Self.dataAbsentReason }
      }
  }

  /// Whether two single elements can be one: what both say is equal. Otherwise neither may lend the other its parts, or
  /// a value could end up with another value's unit.
  private func isCompatible(_ one: ElementIndex, _ other: ElementIndex, _ draft: Draft) -> Bool {
    let (a, b) = (draft.graph[one], draft.graph[other])
    guard a.name == b.name, a.value == .none, b.value == .none else { return false }
    for child in draft.graph.children(of: one) {
      let it = draft.graph[child]
      if it.definition != .unknown, draft.definitions[it.definition].isList { continue }
      guard let opposite = counterpart(of: it, in: other, draft) else { continue }
      if !draft.graph.saysTheSame(child, opposite), !isCompatible(child, opposite, draft) { return false }
    }
    return true
  }

  /// The child in the same place: of the same name, or another type of the same choice.
  private func counterpart(
    of element: ResourceGraph.Element, in parent: ElementIndex, _ draft: Draft
  ) -> ElementIndex? {
    let choice = element.definition == .unknown ? nil : draft.definitions[element.definition].choice
    return draft.graph.children(of: parent).first { child in
      let it = draft.graph[child]
      if it.name == element.name { return true }
      guard let choice, it.definition != .unknown else { return false }
      return draft.definitions[it.definition].choice == choice
    }
  }
}
