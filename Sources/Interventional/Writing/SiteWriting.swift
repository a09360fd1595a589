import ResourceModel

// Body sites and our own extensions.
extension Enrichment {
  private static let sides = ["left", "right", "bilateral"]

  mutating func writeSites(_ conclusion: Conclusion, _ root: ElementIndex) {
    let model = conclusion.model
    let isPlanned = model.mood == "planned"
    let existing = desk.graph.children(names.bodySite, of: root)
    let ownSites = conclusion.sites.filter { existing.contains($0.element) }
    for site in ownSites {
      complete(site, model, isOnly: ownSites.count { $0.element == site.element } == 1)
    }
    let side = model.laterality.flatMap { Self.sides.contains($0.value) ? $0 : nil }
    for level in model.levels?.names ?? [] where !ownSites.contains(where: { $0.level == level.name }) {
      let ink = Ink(rule: "interventional#levels", sources: sources(model.levels?.evidence ?? [], model))
      let said = level.side ?? side?.value
      let words = LevelText.words(for: level.name, kind: level.kind)
      let concept = desk.add(names.bodySite, to: root, ink)
      if words == level.name { putLevel(level.name, level.kind, on: concept, ink) }
      desk.put(names.text, words + (said.map { ", " + $0 } ?? ""), to: concept, ink)
      if let said { putSide(said, on: concept, ink, isOfLevel: level.side != nil) }
    }
    let now = desk.graph.children(names.bodySite, of: root)
    if now.isEmpty {
      guard model.region != nil || side != nil else { return }
      writeRegion(model, side, root)
    } else if let side, !ownSites.contains(where: { $0.side != nil }), !isPlanned || !now.isEmpty {
      let ink = ink(side, model, derived: "interventional#laterality-from-diagnosis")
      for concept in existing { putSide(side.value, on: concept, ink) }
    }
  }

  // A site that came keeps its words; what they mean stands beside them.
  private mutating func complete(_ site: SiteUse, _ model: InterventionalProcedure, isOnly: Bool) {
    let ink = Ink(rule: "interventional#levels", sources: desk.graph.sources(of: site.element))
    if isOnly, let level = site.level, desk.graph.child(names.coding, of: site.element) < 0 {
      let kind = model.levels?.names.first { $0.name == level }?.kind
      putLevel(level, kind, on: site.element, ink)
    }
    if let side = site.side, Self.sides.contains(side) {
      putSide(side, on: site.element, ink, isOfLevel: site.level != nil)
    }
  }

  private mutating func writeRegion(_ model: InterventionalProcedure, _ side: Axis?, _ root: ElementIndex) {
    let axis = model.region ?? side
    guard let axis else { return }
    let regionInk = ink(axis, model, derived: "interventional#region")
    let concept = desk.add(names.bodySite, to: root, regionInk)
    var words: [String] = []
    if let region = model.region {
      desk.putCoding(own.system(.region), region.value, label("region", region.value), to: concept, regionInk)
      words.append(label("region", region.value) ?? region.value)
    }
    if let side {
      words.append(side.value)
      putSide(side.value, on: concept, ink(side, model, derived: "interventional#laterality-from-diagnosis"))
    }
    let all = Ink(rule: regionInk.rule, sources: sources(axis.evidence + (side?.evidence ?? []), model))
    desk.put(names.text, words.joined(separator: ", "), to: concept, all)
  }

  private mutating func putLevel(_ name: String, _ kind: String?, on concept: ElementIndex, _ ink: Ink) {
    let row = tables.anatomy(ofLevel: name, isDisc: kind == "disc")
    guard let row, !has(SystemURI.snomed, row.code, in: concept) else { return }
    desk.putCoding(SystemURI.snomed, row.code, row.display, to: concept, Ink(rule: row.rule, sources: ink.sources))
  }

  private mutating func putSide(_ side: String, on concept: ElementIndex, _ ink: Ink, isOfLevel: Bool = false) {
    guard let row = tables.anatomy(ofSide: side) else { return }
    let url = own.url(.laterality)
    let known = desk.graph.children(names.extensions, of: concept).first {
      desk.graph.string(of: $0, names.url) == url
    }
    let value =
      known.map { desk.graph.child(names.valueCodeableConcept, of: $0) }
      ?? desk.add(names.valueCodeableConcept, to: desk.addExtension(url, to: concept, ink), ink)
    if known == nil { desk.putCoding(SystemURI.snomed, row.code, row.display, to: value, ink) }
    guard isOfLevel, value >= 0, desk.graph.child(names.text, of: value) < 0 else { return }
    desk.put(names.text, LevelText.sideOfLevel, to: value, ink)
  }

  mutating func writeExtensions(_ model: InterventionalProcedure, _ root: ElementIndex) {
    writeLevelCount(model, root)
    write(model.approach, .procedureApproach, .approach, model, root)
    write(model.intent, .procedureIntent, .intent, model, root)
    write(model.anaesthesia, .procedureAnaesthesia, .anaesthesia, model, root)
    if let energy = model.energy, extensions(.procedureEnergy, of: root).isEmpty {
      let ink = ink(energy.kind, model, derived: "interventional#energy")
      let outer = desk.addExtension(own.url(.procedureEnergy), to: root, ink)
      putConcept(.energyKind, .energy, energy.kind.value, in: outer, ink)
      let figures: [(String?, OwnExtension, String)] = [
        (energy.celsius, .energyCelsius, "Cel"), (energy.seconds, .energySeconds, "s"),
      ]
      for (figure, label, unit) in figures {
        guard let figure else { continue }
        putQuantity(names.valueQuantity, figure, unit, to: desk.addExtension(own.url(label), to: outer, ink), ink)
      }
    }
    writeGuidance(model, root)
    guard model.isProgrammed, extensions(.procedureProgramming, of: root).isEmpty else { return }
    let ink = Ink(rule: "interventional#programming", sources: sources(model.technique.evidence, model))
    let element = desk.addExtension(own.url(.procedureProgramming), to: root, ink)
    desk.putLiteral(names.valueBoolean, "true", to: element, ink)
  }

  private func extensions(_ label: OwnExtension, of element: ElementIndex) -> [ElementIndex] {
    var found: [ElementIndex] = []
    var child = desk.graph.child(names.extensions, of: element)
    while child >= 0 {
      if desk.graph.says(own.url(label), desk.graph.child(names.url, of: child)) { found.append(child) }
      child = desk.graph.next(names.extensions, from: desk.graph[child].nextSibling)
    }
    return found
  }

  private mutating func write(
    _ axis: Axis?, _ label: OwnExtension, _ system: OwnSystem, _ model: InterventionalProcedure, _ root: ElementIndex
  ) {
    guard let axis, extensions(label, of: root).isEmpty else { return }
    let ink = ink(axis, model, derived: "interventional#" + system.list)
    let value = desk.add(names.valueCodeableConcept, to: desk.addExtension(own.url(label), to: root, ink), ink)
    desk.putCoding(own.system(system), axis.value, self.label(system.list, axis.value), to: value, ink)
  }

  private mutating func putConcept(
    _ label: OwnExtension, _ system: OwnSystem, _ value: String, in outer: ElementIndex, _ ink: Ink
  ) {
    let element = desk.addExtension(own.url(label), to: outer, ink)
    let concept = desk.add(names.valueCodeableConcept, to: element, ink)
    desk.putCoding(own.system(system), value, self.label(system.list, value), to: concept, ink)
  }

  private mutating func writeGuidance(_ model: InterventionalProcedure, _ root: ElementIndex) {
    guard let guidance = model.guidance else { return }
    let ink = ink(guidance.kind, model, derived: "interventional#guidance")
    if let known = extensions(.procedureGuidance, of: root).first {
      if let how = guidance.how, extensions(.guidanceHow, of: known).isEmpty {
        putConcept(.guidanceHow, .guidanceHow, how, in: known, ink)
      }
      return
    }
    let outer = desk.addExtension(own.url(.procedureGuidance), to: root, ink)
    putConcept(.guidanceKind, .guidance, guidance.kind.value, in: outer, ink)
    if let how = guidance.how { putConcept(.guidanceHow, .guidanceHow, how, in: outer, ink) }
  }

  private mutating func writeLevelCount(_ model: InterventionalProcedure, _ root: ElementIndex) {
    guard let levels = model.levels, let count = levels.count, extensions(.levelCount, of: root).isEmpty else {
      return
    }
    let ink = Ink(rule: "interventional#level-count", sources: sources(levels.evidence, model))
    let outer = desk.addExtension(own.url(.levelCount), to: root, ink)
    let (label, number): (OwnExtension, Int) =
      switch count {
      case .exactly(let n): (.exactly, n)
      case .atLeast(let n): (.atLeast, n)
      }
    let inner = desk.addExtension(own.url(label), to: outer, ink)
    desk.putLiteral(names.valuePositiveInt, String(number), to: inner, ink)
  }
}
