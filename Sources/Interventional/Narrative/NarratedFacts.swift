import ResourceModel
import SourceModel

// What only words of a document say of a procedure that was done, as resources beside it: drugs that were given, pain
// scores, what was found level by level, what went wrong.
extension Enrichment {
  /// Writes it. `conclusion.told` are the substances that a text says were given, and no record of giving them.
  mutating func writeTold(_ conclusion: Conclusion, _ types: ResourceTypes) {
    let model = conclusion.model
    guard model.mood == "performed", !["not_done", "entered_in_error", "preparation"].contains(model.status) else {
      return
    }
    writeComplications(model)
    for substance in conclusion.told { write(model.substances[substance], of: model, types) }
    for (score, phase) in [(model.outcome.painBefore, "before"), (model.outcome.painAfter, "after")] {
      guard let score, score.origin == .narrative else { continue }
      let ink = told(score.evidence, model)
      guard let root = makePart(types.observation, of: model, ink) else { continue }
      putScore(score.value, "Pain severity \(phase) the procedure", on: root, ink)
    }
    if let relief = model.outcome.relief, relief.origin == .narrative {
      putOutcome("Pain relief", relief.value, "%", relief.evidence, of: model, types)
    }
    if let lasting = model.outcome.reliefDuration, lasting.origin == .narrative {
      putOutcome(
        "Duration of pain relief", lasting.amount.value, lasting.amount.unit, lasting.evidence, of: model, types)
    }
    writeCement(model)
    for finding in model.outcome.findings { write(finding, conclusion.findingsTold, of: model, types) }
  }

  private func told(_ evidence: [Int], _ model: InterventionalProcedure) -> Ink {
    let words = evidence.filter { $0 <= model.evidence.count && model.evidence[$0 - 1].kind == .text }
    let rule = words.first.map { model.evidence[$0 - 1].rule } ?? "interventional#levels-from-text"
    return Ink(rule: rule, sources: sources(words.isEmpty ? evidence : words, model))
  }

  private mutating func writeComplications(_ model: InterventionalProcedure) {
    let root = desk.graph.resources[Int(model.resource)].root
    for complication in model.complications where complication.origin == .narrative {
      guard let text = complication.text else { continue }
      let ink = told(complication.evidence, model)
      desk.put(names.text, text, to: desk.add(names.complication, to: root, ink), ink)
    }
  }

  private mutating func putOutcome(
    _ name: String, _ value: String, _ unit: String, _ evidence: [Int], of model: InterventionalProcedure,
    _ types: ResourceTypes
  ) {
    let ink = told(evidence, model)
    guard let root = makePart(types.observation, of: model, ink) else { return }
    putSurvey(name, on: root, ink)
    putQuantity(names.valueQuantity, value, unit, to: root, ink)
  }

  // Cement is an item that was used (R4 Procedure.usedCode).
  private mutating func writeCement(_ model: InterventionalProcedure) {
    let root = desk.graph.resources[Int(model.resource)].root
    for cement in model.substances where cement.kind == "cement" && cement.origin == .narrative {
      let ink = told(cement.evidence, model)
      desk.put(
        names.text, cement.name ?? label("substance_class", "cement"), to: desk.add(names.usedCode, to: root, ink), ink)
    }
  }

  // A resource of the procedure's patient, visit and time.
  private mutating func makePart(_ type: TypeID?, of model: InterventionalProcedure, _ ink: Ink) -> ElementIndex? {
    guard let type else { return nil }
    let made = desk.graph.makeResource(type, from: ink.sources.first ?? .none, rule: desk.symbols.intern(ink.rule))
    let root = desk.graph.resources[Int(made)].root
    let procedure = desk.graph.resources[Int(model.resource)].root
    desk.refer(names.partOf, to: model.resource, from: root, ink)
    desk.copy(desk.graph.child(names.subject, of: procedure), to: root, as: names.subject, rule: ink.rule)
    for name in [names.context, names.encounter] {
      desk.copy(desk.graph.child(names.encounter, of: procedure), to: root, as: name, rule: ink.rule)
    }
    return root
  }

  private mutating func write(
    _ substance: InterventionalProcedure.Substance, of model: InterventionalProcedure, _ types: ResourceTypes
  ) {
    let ink = told(substance.evidence, model)
    guard let root = makePart(types.administration, of: model, ink) else { return }
    desk.put(names.status, "completed", to: root, ink)
    let concept = desk.add(names.medicationCodeableConcept, to: root, ink)
    if let code = substance.rxnorm { desk.putCoding(SystemURI.rxnorm, code, substance.name, to: concept, ink) }
    let name = substance.name ?? substance.kind.flatMap { label("substance_class", $0) }
    desk.put(names.text, [name, substance.concentration].compactMap { $0 }.joined(separator: " "), to: concept, ink)
    let procedure = desk.graph.resources[Int(model.resource)].root
    for (said, name) in [
      (names.performedDateTime, names.effectiveDateTime), (names.performedPeriod, names.effectivePeriod),
    ] {
      desk.copy(desk.graph.child(said, of: procedure), to: root, as: name, rule: ink.rule)
    }
    if let wasted = substance.wasted {
      let element = desk.addExtension(own.url(.medicationWasted), to: root, ink)
      putQuantity(names.valueQuantity, wasted.value, wasted.unit, to: element, ink)
    }
    // A dosage without an amount is none (R4 mad-1).
    guard let amount = substance.dose ?? substance.volume else { return }
    let dosage = desk.add(names.dosage, to: root, ink)
    if let dose = substance.dose, let volume = substance.volume {
      desk.put(names.text, "\(dose.value) \(dose.unit) in \(volume.value) \(volume.unit)", to: dosage, ink)
    }
    if let route = substance.route {
      let row = tables.anatomy(ofRoute: route)
      let concept = desk.add(names.route, to: dosage, ink)
      if let row { desk.putCoding(SystemURI.snomed, row.code, row.display, to: concept, ink) }
      desk.put(names.text, route, to: concept, ink)
    }
    putQuantity(names.dose, amount.value, amount.unit, to: dosage, ink)
  }

  private mutating func write(
    _ finding: InterventionalProcedure.Finding, _ told: [String: [Int]], of model: InterventionalProcedure,
    _ types: ResourceTypes
  ) {
    guard let numbers = told[finding.level] else { return }
    let level = finding.level
    let ink = self.told(numbers, model)
    if let text = finding.text, let root = makePart(types.observation, of: model, ink) {
      desk.put(names.status, "final", to: root, ink)
      desk.put(names.text, "Finding at a level", to: desk.add(names.code, to: root, ink), ink)
      putSite(level, on: root, ink)
      desk.put(names.valueString, text, to: root, ink)
    }
    if let score = finding.score, let root = makePart(types.observation, of: model, ink) {
      putScore(score, "Pain severity at a level", on: root, ink)
      putSite(level, on: root, ink)
    }
  }

  /// Pain severity, 0 to 10 (LOINC).
  private static let painScore = "72514-3"

  private mutating func putSite(_ level: String, on root: ElementIndex, _ ink: Ink) {
    desk.put(names.text, level, to: desk.add(names.bodySite, to: root, ink), ink)
  }

  private mutating func putSurvey(
    _ text: String, _ row: ObservationRow? = nil, on root: ElementIndex, _ ink: Ink
  ) {
    desk.put(names.status, "final", to: root, ink)
    let category = desk.add(names.category, to: root, ink)
    desk.putCoding(
      "http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey", to: category, ink)
    let code = desk.add(names.code, to: root, ink)
    if let row { desk.putCoding(row.system, row.code, nil, to: code, ink) }
    desk.put(names.text, text, to: code, ink)
  }

  private mutating func putScore(_ value: String, _ text: String, on root: ElementIndex, _ ink: Ink) {
    putSurvey(text, tables.observations[Self.painScore], on: root, ink)
    putQuantity(names.valueQuantity, value, "{score}", to: root, ink)
  }

  /// Appends a quantity in a unit of UCUM.
  mutating func putQuantity(_ name: Symbol, _ value: String, _ unit: String, to parent: ElementIndex, _ ink: Ink) {
    let quantity = desk.add(name, to: parent, ink)
    desk.putLiteral(names.value, value, to: quantity, ink)
    desk.put(names.unit, unit, to: quantity, ink)
    desk.put(names.system, SystemURI.ucum, to: quantity, ink)
    desk.put(names.code, unit, to: quantity, ink)
  }
}
