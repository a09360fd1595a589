import ResourceModel
import SourceModel

// Provenance: what it is about, who assembled it with which version, and from exactly which bytes (fhir-output.md).
extension GraphFinisher {
  /// What Fluoro's own Device is called in the tables.
  private static let productName = "Fluoro"

  /// Devices that a Provenance names as Fluoro itself. A Device elsewhere may well be called so: a fluoroscope.
  func ownDevices(_ draft: Draft) -> [ResourceIndex] {
    var found: [ResourceIndex] = []
    for resource in ownProvenances(draft) {
      let root = draft.graph.resources[Int(resource)].root
      var agent = draft.graph.child(names.agent, of: root)
      while agent >= 0 {
        defer { agent = draft.graph.next(names.agent, from: draft.graph[agent].nextSibling) }
        let who = draft.graph.child(names.who, of: agent)
        guard who >= 0 else { continue }
        let device = draft.graph.target(of: draft.graph.child(names.reference, of: who))
        guard device >= 0, draft.graph.resources[Int(device)].type == facts.device else { continue }
        let deviceRoot = draft.graph.resources[Int(device)].root
        let name = draft.graph.child(names.name, of: draft.graph.child(names.deviceName, of: deviceRoot))
        if name >= 0, draft.graph.withText(name, { $0.isEqual(to: Self.productName) }) { found.append(device) }
      }
    }
    return found
  }

  private func ownProvenances(_ draft: Draft) -> [ResourceIndex] {
    var found: [ResourceIndex] = []
    for index in draft.graph.resources.indices
    where draft.graph.resources[index].type == facts.provenance && !draft.graph.resources[index].isPassedThrough
      && draft.isStanding(ResourceIndex(index))
    {
      found.append(ResourceIndex(index))
    }
    return found
  }

  /// Fills references to all resources of a type, in the order of writing. Provenance is never about itself.
  func fillTargets(_ draft: inout Draft) {
    guard !draft.graph.pendingTargets.isEmpty else { return }
    let order = draft.graph.writingOrder()
    for (pending, type) in draft.graph.pendingTargets {
      let it = draft.graph[pending]
      var place: ElementIndex? = pending
      for resource in order {
        let target = draft.graph.resources[Int(resource)].type
        if let type, target != type { continue }
        if target == facts.provenance { continue }
        let entry =
          place
          ?? draft.graph.append(
            it.definition, named: it.name, type: it.type, to: it.parent, rule: it.rule, source: it.source, how: it.how)
        place = nil
        let reference = draft.graph.append(
          names.reference, to: entry, &draft.definitions, &draft.symbols, rule: it.rule, source: it.source, how: it.how)
        if let reference { draft.graph.setTarget(resource, of: reference) }
      }
      if place != nil { draft.graph.remove(pending) }
    }
    draft.graph.pendingTargets.removeAll(keepingCapacity: true)
  }

  /// Gives Fluoro's Device its versions and each own Provenance the digest of the document.
  func completeProvenance(_ draft: inout Draft) {
    for device in Set(ownDevices(draft)).sorted() {
      let root = draft.graph.resources[Int(device)].root
      if !draft.options.productVersion.isEmpty {
        let version = draft.append(names.version, to: root, rule: names.versionRule)
        if let version { draft.append(names.value, draft.options.productVersion, to: version, rule: names.versionRule) }
      }
      if !draft.options.mappingHash.isEmpty { appendMappingSet(to: root, &draft) }
    }
    let provenances = ownProvenances(draft)
    guard !provenances.isEmpty, let system = digestSystem else { return }
    let digest = sha256Hex(draft.tree.bytes.span.extracting(0..<draft.tree.ownLength))
    for resource in provenances {
      let root = draft.graph.resources[Int(resource)].root
      appendSource(digest, system, to: root, names.digestRule, &draft)
      guard let carrier = draft.options.carrier else { continue }
      let what = appendSource(carrier.digest, system, to: root, names.carrierRule, &draft)
      // Where resources get their ids from the server, nobody knows the carrier's.
      if let what, draft.options.method == .put {
        draft.append(names.reference, carrier.resource, to: what, rule: names.carrierRule)
      }
    }
  }

  /// Names some bytes as a source of what a Provenance is about; gives the new `entity.what`.
  @discardableResult
  private func appendSource(
    _ digest: String, _ system: String, to root: ElementIndex, _ rule: Symbol, _ draft: inout Draft
  ) -> ElementIndex? {
    guard let entity = draft.append(names.entity, to: root, rule: rule) else { return nil }
    draft.append(names.role, "source", to: entity, rule: rule)
    guard let what = draft.append(names.what, to: entity, rule: rule),
      let identifier = draft.append(names.identifier, to: what, rule: rule)
    else { return nil }
    draft.append(names.system, system, to: identifier, rule: rule)
    draft.append(names.value, digest, to: identifier, rule: rule)
    return what
  }

  private func appendMappingSet(to device: ElementIndex, _ draft: inout Draft) {
    let rule = names.mappingSetRule
    guard let version = draft.append(names.version, to: device, rule: rule),
      let type = draft.append(names.type, to: version, rule: rule)
    else { return }
    if let system = versionTypeSystem, let coding = draft.append(names.coding, to: type, rule: rule) {
      draft.append(names.system, system, to: coding, rule: rule)
      draft.append(names.code, "mapping-set", to: coding, rule: rule)
    }
    draft.append(names.text, "mapping set", to: type, rule: rule)
    draft.append(names.value, draft.options.mappingHash, to: version, rule: rule)
  }
}
