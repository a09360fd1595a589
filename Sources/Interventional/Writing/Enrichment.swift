import ResourceModel
import SourceModel

/// Writes conclusions into the graph: beside what came, never over it. Each element knows its rule and its evidence.
struct Enrichment {
  let names: ElementNames
  let tables: InterventionalTables
  let own: OwnNames
  var desk: Desk

  /// Writes what was read of a document's procedures, folds the resources of their lines, and links what followed what.
  mutating func write(_ conclusions: [Conclusion], _ lines: [CodeLine], _ types: ResourceTypes) {
    for conclusion in conclusions { write(conclusion) }
    for conclusion in conclusions { writeTold(conclusion, types) }
    for conclusion in conclusions { fold(conclusion, lines) }
    dropBilledGoods(lines)
    linkSequences(conclusions, lines)
  }

  /// Writes one procedure's conclusions into its resource.
  mutating func write(_ conclusion: Conclusion) {
    let model = conclusion.model
    let root = desk.graph.resources[Int(model.resource)].root
    writeCode(conclusion, root)
    writeSites(conclusion, root)
    writeExtensions(model, root)
    writeFlags(model, root)
    guard model.mood != "planned" else { return }
    writeStatus(model, root)
    writeReasons(conclusion, root)
    writeComplications(conclusion, root)
    writeStatedDevices(conclusion, root)
    writeOutcome(model, root)
    let link = Ink(rule: "interventional#part-of", sources: sources(model.technique.evidence, model))
    for resource in conclusion.painScores + conclusion.administrations { makePart(resource, of: model.resource, link) }
  }

  /// The ink of an axis: the row that says it, or the rule that concludes it.
  func ink(_ axis: Axis, _ model: InterventionalProcedure, derived rule: String) -> Ink {
    let first = axis.evidence.first.flatMap { $0 <= model.evidence.count ? model.evidence[$0 - 1].rule : nil }
    return Ink(rule: axis.origin == .derived ? rule : first ?? rule, sources: sources(axis.evidence, model))
  }

  /// The source nodes of a procedure's evidence.
  func sources(_ evidence: [Int], _ model: InterventionalProcedure) -> [NodeIndex] {
    var nodes: [NodeIndex] = []
    var seen: Set<NodeIndex> = []
    for number in evidence where number <= model.evidence.count {
      let node = model.evidence[number - 1].node
      guard node >= 0 else { continue }
      // Few are looked through faster than they are hashed.
      if evidence.count > 24 {
        if seen.insert(node).inserted { nodes.append(node) }
      } else if !nodes.contains(node) {
        nodes.append(node)
      }
    }
    return nodes
  }

  func label(_ axis: String, _ value: String) -> String? { tables.vocabulary.entry(axis, value)?.label }

  private func isPassedThrough(_ resource: ResourceIndex) -> Bool {
    desk.graph.resources[Int(resource)].isPassedThrough
  }

  func has(_ system: String, _ code: String, in concept: ElementIndex) -> Bool {
    desk.graph.children(names.coding, of: concept).contains {
      (desk.graph.string(of: $0, names.system) ?? "") == system && desk.graph.string(of: $0, names.code) == code
    }
  }
}

// Code, category, status, reasons, outcome, flags.
extension Enrichment {
  private mutating func writeCode(_ conclusion: Conclusion, _ root: ElementIndex) {
    let model = conclusion.model
    let technique = model.technique.value
    let ink = ink(model.technique, model, derived: conclusion.group.combination?.rule ?? "")
    let concept = desk.child(names.code, of: root, ink)
    let system = own.technique
    if !has(system, technique, in: concept) {
      desk.putCoding(system, technique, label("technique", technique), to: concept, ink)
    }
    if let row = tables.techniques[technique], !row.code.isEmpty, !has(row.system, row.code, in: concept) {
      desk.putCoding(
        row.system, row.code, row.display, to: concept, Ink(rule: "techniques#" + technique, sources: ink.sources))
    }
    // R4 gives a Procedure one category; what came keeps the place.
    guard model.mood != "planned", desk.graph.child(names.category, of: root) < 0 else { return }
    let category = desk.add(names.category, to: root, ink)
    let family = model.family
    desk.putCoding(own.system(.techniqueFamily), family, label("technique_family", family), to: category, ink)
    if let target = model.target {
      let targetInk = self.ink(target, model, derived: "interventional#target-from-diagnosis")
      desk.putCoding(own.system(.target), target.value, label("target", target.value), to: category, targetInk)
    }
  }

  private static let codes = [
    "completed": "completed", "stopped": "stopped", "not_done": "not-done", "in_progress": "in-progress",
    "preparation": "preparation", "on_hold": "on-hold", "entered_in_error": "entered-in-error", "unknown": "unknown",
  ]

  private mutating func writeStatus(_ model: InterventionalProcedure, _ root: ElementIndex) {
    guard !isPassedThrough(model.resource), let word = model.status, let code = Self.codes[word] else { return }
    let speaking = model.evidence.filter { $0.kind == .modifier && Self.isOfStatus($0.code, tables) }
    let status = desk.graph.child(names.status, of: root)
    if desk.graph.string(status) != code, status < 0 || !speaking.isEmpty {
      if status >= 0 { desk.graph.remove(status) }
      let ink = Ink(
        rule: speaking.first?.rule ?? "interventional#status",
        sources: sources((speaking.isEmpty ? model.evidence : speaking).map(\.number), model))
      desk.put(names.status, code, to: root, ink)
    }
    guard let reason = model.statusReason, desk.graph.child(names.statusReason, of: root) < 0 else { return }
    let item = reason.evidence.first.map { model.evidence[$0 - 1] }
    let ink = Ink(rule: item?.rule ?? "interventional#status-reason", sources: sources(reason.evidence, model))
    let concept = desk.add(names.statusReason, to: root, ink)
    desk.putCoding(item?.system ?? "", reason.value, nil, to: concept, ink)
  }

  private static func isOfStatus(_ modifier: String?, _ tables: InterventionalTables) -> Bool {
    guard let effect = modifier.flatMap({ tables.modifiers[$0]?.effect }) else { return false }
    return effect == .stopped || effect == .notDone
  }

  private mutating func writeReasons(_ conclusion: Conclusion, _ root: ElementIndex) {
    let model = conclusion.model
    let given = desk.graph.children(names.reasonReference, of: root).map {
      desk.graph.target(of: desk.graph.child(names.reference, of: $0))
    }
    let codes = desk.graph.children(names.reasonCode, of: root)
    if conclusion.reasonsAreOfEncounter, !given.isEmpty || !codes.isEmpty { return }
    for indication in model.indications {
      guard let code = indication.code,
        let reason = conclusion.reasons.first(where: { $0.code == code })
      else { continue }
      let rule =
        conclusion.reasonsAreOfEncounter ? "interventional#indication-of-encounter" : "interventional#indication"
      let ink = Ink(rule: rule, sources: sources(indication.evidence, model))
      if let condition = reason.condition {
        if !given.contains(desk.graph.standing(condition)) {
          desk.refer(names.reasonReference, to: condition, from: root, ink)
        }
      } else if !codes.contains(where: { has(reason.use.system, reason.use.code, in: $0) }), given.isEmpty {
        desk.putCoding(reason.use.system, reason.use.code, nil, to: desk.add(names.reasonCode, to: root, ink), ink)
      }
    }
  }

  // A diagnosis that says what went wrong.
  private mutating func writeComplications(_ conclusion: Conclusion, _ root: ElementIndex) {
    let model = conclusion.model
    for complication in model.complications where complication.origin == .coded {
      guard let reason = conclusion.reasons.first(where: { $0.code == complication.code }) else { continue }
      let ink = Ink(rule: "interventional#complication", sources: sources(complication.evidence, model))
      if let condition = reason.condition {
        let given = desk.graph.children(names.complicationDetail, of: root).map {
          desk.graph.target(of: desk.graph.child(names.reference, of: $0))
        }
        if !given.contains(desk.graph.standing(condition)) {
          desk.refer(names.complicationDetail, to: condition, from: root, ink)
        }
      } else {
        let codes = desk.graph.children(names.complication, of: root)
        if codes.contains(where: { has(reason.use.system, reason.use.code, in: $0) }) { continue }
        desk.putCoding(reason.use.system, reason.use.code, nil, to: desk.add(names.complication, to: root, ink), ink)
      }
    }
  }

  private mutating func writeOutcome(_ model: InterventionalProcedure, _ root: ElementIndex) {
    guard let relief = model.outcome.relief, desk.graph.child(names.outcome, of: root) < 0 else { return }
    let ink = ink(relief, model, derived: "interventional#relief")
    desk.put(
      names.text,
      "Pain relief \(relief.value) %, " + (relief.origin == .derived ? "computed from two scores" : "as reported"),
      to: desk.add(names.outcome, to: root, ink), ink)
  }

  private mutating func writeFlags(_ model: InterventionalProcedure, _ root: ElementIndex) {
    guard !model.flags.isEmpty else { return }
    for flag in model.flags {
      let ink = Ink(rule: "flags#" + flag.code, sources: sources(flag.evidence, model))
      let meta = desk.child(names.meta, of: root, ink)
      // A document that was enriched before has it already.
      let isThere = desk.graph.children(names.tag, of: meta).contains {
        desk.graph.string(of: $0, names.system) == own.system(.flag)
          && desk.graph.string(of: $0, names.code) == flag.code
      }
      if isThere { continue }
      let tag = desk.add(names.tag, to: meta, ink)
      desk.put(names.system, own.system(.flag), to: tag, ink)
      desk.put(names.code, flag.code, to: tag, ink)
      desk.put(names.display, label("flag", flag.code), to: tag, ink)
    }
  }

  /// Says that a resource is a part of a procedure, unless it already is a part of one, or the procedure a part of it.
  mutating func makePart(_ part: ResourceIndex, of whole: ResourceIndex, _ ink: Ink) {
    let root = desk.graph.resources[Int(part)].root
    let parents = self.parents(of: part)
    let isDrugOrScore = desk.graph.resources[Int(part)].type != desk.graph.resources[Int(whole)].type
    guard part != whole, !parents.contains(whole), !(isDrugOrScore && !parents.isEmpty) else { return }
    guard !isAncestor(part, of: whole) else { return }
    desk.refer(names.partOf, to: whole, from: root, ink)
  }

  private func parents(of resource: ResourceIndex) -> [ResourceIndex] {
    desk.graph.children(names.partOf, of: desk.graph.resources[Int(resource)].root).compactMap {
      let target = desk.graph.target(of: desk.graph.child(names.reference, of: $0))
      return target >= 0 ? target : nil
    }
  }

  private func isAncestor(_ resource: ResourceIndex, of other: ResourceIndex) -> Bool {
    var seen: Set<ResourceIndex> = []
    var pending = [other]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      let above = parents(of: next)
      if above.contains(resource) { return true }
      pending += above
    }
    return false
  }
}
