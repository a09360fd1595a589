import ResourceModel
import SourceModel

// What becomes of the resources that a procedure's lines made.
extension Enrichment {
  /// Makes the Procedure of a procedure that only a charge speaks of, and says its number.
  mutating func makeProcedure(from line: CodeLine, type: TypeID) -> ResourceIndex {
    let rule = "interventional#procedure-from-charge"
    if let item = line.claimItem, line.charges.isEmpty { return makeProcedure(from: item, of: line, type: type) }
    guard let charge = line.charges.first else { return -1 }
    let source = desk.graph.resources[Int(charge)]
    let made = desk.graph.makeResource(type, from: source.node, rule: desk.symbols.intern(rule))
    let root = desk.graph.resources[Int(made)].root
    let ink = Ink(rule: rule, sources: desk.graph.sources(of: line.concept))
    desk.put(names.status, line.isWithdrawn ? "entered-in-error" : "completed", to: root, ink)
    for (name, becomes) in [
      (names.code, names.code), (names.subject, names.subject), (names.context, names.encounter),
      (names.occurrenceDateTime, names.performedDateTime), (names.occurrencePeriod, names.performedPeriod),
      (names.performer, names.performer), (names.reason, names.reasonCode),
    ] {
      for element in desk.graph.children(name, of: source.root) {
        desk.copy(element, to: root, as: becomes, rule: rule)
      }
    }
    return made
  }

  // The Procedure of a procedure that only a claim speaks of. Its identifier is the claim's with the item's number: the
  // claim sent again is the same procedure.
  private mutating func makeProcedure(from place: ClaimItem, of line: CodeLine, type: TypeID) -> ResourceIndex {
    let rule = "interventional#procedure-from-claim"
    let claim = desk.graph.resources[Int(place.claim)].root
    let sources = desk.graph.sources(of: line.concept)
    let ink = Ink(rule: rule, sources: sources)
    let made = desk.graph.makeResource(type, from: sources.first ?? .none, rule: desk.symbols.intern(rule))
    let root = desk.graph.resources[Int(made)].root
    writeIdentifier(of: place, claim, root, rule)
    desk.put(names.status, line.isWithdrawn ? "entered-in-error" : "completed", to: root, ink)
    desk.copy(line.concept, to: root, as: names.code, rule: rule)
    desk.copy(desk.graph.child(names.patient, of: claim), to: root, as: names.subject, rule: rule)
    desk.copy(desk.graph.child(names.encounter, of: place.item), to: root, as: names.encounter, rule: rule)
    desk.copy(desk.graph.child(names.servicedDate, of: place.item), to: root, as: names.performedDateTime, rule: rule)
    desk.copy(desk.graph.child(names.date, of: place.item), to: root, as: names.performedDateTime, rule: rule)
    desk.copy(desk.graph.child(names.servicedPeriod, of: place.item), to: root, as: names.performedPeriod, rule: rule)
    for provider in pointed(names.careTeamSequence, names.careTeam, place) {
      let actor = desk.graph.child(names.provider, of: provider)
      if actor >= 0 { desk.copy(actor, to: desk.add(names.performer, to: root, ink), as: names.actor, rule: rule) }
    }
    for diagnosis in pointed(names.diagnosisSequence, names.diagnosis, place) {
      let concept = desk.graph.child(names.diagnosisCodeableConcept, of: diagnosis)
      desk.copy(concept, to: root, as: names.reasonCode, rule: rule)
    }
    return made
  }

  private mutating func writeIdentifier(
    of place: ClaimItem, _ claim: ElementIndex, _ root: ElementIndex, _ rule: String
  ) {
    let given = desk.graph.child(names.identifier, of: claim)
    let number = desk.graph.child(names.sequence, of: place.item)
    guard given >= 0, number >= 0, let value = desk.graph.string(of: given, names.value),
      let sequence = desk.graph.string(number)
    else { return }
    let ink = Ink(rule: rule, sources: desk.graph.sources(of: desk.graph.child(names.value, of: given)))
    let identifier = desk.add(names.identifier, to: root, ink)
    desk.put(names.system, desk.graph.string(of: given, names.system), to: identifier, ink)
    // Items and procedures of a claim are numbered each from 1.
    let isProcedure = desk.graph[place.item].name == names.procedure
    desk.put(names.value, value + (isProcedure ? "-procedure-" : "-") + sequence, to: identifier, ink)
  }

  private func pointed(_ pointer: Symbol, _ list: Symbol, _ place: ClaimItem) -> [ElementIndex] {
    let numbers = Set(desk.graph.children(pointer, of: place.item).compactMap { desk.graph.string($0) })
    let claim = desk.graph.resources[Int(place.claim)].root
    return desk.graph.children(list, of: claim).filter { element in
      desk.graph.string(of: element, names.sequence).map(numbers.contains) ?? false
    }
  }

  /// Folds the other lines' resources into the clinical procedure: what only a bill made goes, what is an entry of its
  /// own stays as a part; every charge says which procedure it was for.
  mutating func fold(_ conclusion: Conclusion, _ lines: [CodeLine]) {
    let model = conclusion.model
    let whole = model.resource
    guard model.mood != "planned" else { return }
    for i in conclusion.group.allLines {
      let line = lines[i]
      let node = desk.graph.sources(of: line.concept)
      if let part = line.resource, part != whole {
        if line.isMadeFromCharge {
          merge(part, into: whole)
        } else if !lines[i].isPlanned {
          makePart(part, of: whole, Ink(rule: "interventional#part-of", sources: node))
        }
      }
      if let made = line.replaced { merge(made, into: whole) }
      for entry in line.uncoded {
        let ink = Ink(rule: "interventional#part-of", sources: node)
        if entry == whole { writeCode(of: line, to: whole) } else { makePart(entry, of: whole, ink) }
      }
      for charge in line.charges { serve(charge, whole, Ink(rule: "interventional#service", sources: node)) }
    }
  }

  private mutating func merge(_ made: ResourceIndex, into whole: ResourceIndex) {
    desk.graph.resources[Int(made)].isDropped = true
    desk.graph.resources[Int(made)].mergedInto = whole
  }

  // The code by which a bill knows what its entry only names.
  private mutating func writeCode(of line: CodeLine, to procedure: ResourceIndex) {
    let ink = Ink(rule: "interventional#code-from-bill", sources: desk.graph.sources(of: line.use.element))
    let concept = desk.child(names.code, of: desk.graph.resources[Int(procedure)].root, ink)
    if !has(line.use.system, line.use.code, in: concept) {
      desk.putCoding(line.use.system, line.use.code, nil, to: concept, ink)
    }
  }

  private mutating func serve(_ charge: ResourceIndex, _ procedure: ResourceIndex, _ ink: Ink) {
    let root = desk.graph.resources[Int(charge)].root
    var isServed = false
    for service in desk.graph.children(names.service, of: root) {
      guard desk.graph.target(of: desk.graph.child(names.reference, of: service)) == procedure else { continue }
      // Two services that became one procedure are one reference.
      if isServed { desk.graph.remove(service) }
      isServed = true
    }
    if !isServed { desk.refer(names.service, to: procedure, from: root, ink) }
  }

  /// Takes out the Procedures that a drug, device or supply on a bill made, and those of charges that were credited:
  /// the charge stays, and says it all.
  mutating func dropBilledGoods(_ lines: [CodeLine]) {
    for line in lines where line.isMadeFromCharge {
      guard let resource = line.resource, desk.graph.resources[Int(resource)].mergedInto < 0 else { continue }
      guard [.device, .supply, .substance].contains(line.kind) || line.isWithdrawn else { continue }
      desk.graph.resources[Int(resource)].isDropped = true
      for charge in line.charges {
        let root = desk.graph.resources[Int(charge)].root
        for service in desk.graph.children(names.service, of: root)
        where desk.graph.target(of: desk.graph.child(names.reference, of: service)) == resource {
          desk.graph.remove(service)
        }
      }
    }
  }
}
