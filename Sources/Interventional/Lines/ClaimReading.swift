import ResourceModel
import SourceModel

// Claims and what payers answer to them: their items are read like the lines of a bill.
extension LineFinder {
  /// The lines of the document's claims. A preauthorisation or predetermination performs nothing; an answer to a claim
  /// of the same document says the claim's lines again.
  mutating func claimLines() -> [(claim: ResourceIndex, line: CodeLine)] {
    let claims = view.standing(of: view.types.claim)
    var found: [(claim: ResourceIndex, line: CodeLine)] = []
    for claim in claims + view.standing(of: view.types.explanationOfBenefit) {
      let root = view.root(claim)
      if let use = view.string(of: root, view.names.use), use != "claim" { continue }
      if let answered = view.resource(view.child(view.names.claim, of: root)), claims.contains(answered) {
        continue
      }
      for item in view.children(view.names.item, of: root) {
        for element in [item] + view.children(view.names.detail, of: item) {
          let place = ClaimItem(claim: claim, element: element, item: item)
          let concept = view.child(view.names.productOrService, of: element)
          if let line = line(of: place, concept, .item) { found.append((claim, line)) }
        }
      }
      // An inpatient stay's procedures: its items name revenue centres.
      for procedure in view.children(view.names.procedure, of: root) {
        let place = ClaimItem(claim: claim, element: procedure, item: procedure)
        let concept = view.child(view.names.procedureCodeableConcept, of: procedure)
        if let line = line(of: place, concept, .claimProcedure) { found.append((claim, line)) }
      }
    }
    return found
  }

  private mutating func line(of place: ClaimItem, _ concept: ElementIndex, _ field: CodedElement) -> CodeLine? {
    let names = view.names
    let root = view.root(place.claim)
    guard let line = line(of: concept, field, isBilled: true) else { return nil }
    line.claimItem = place
    let status = view.string(of: root, names.status)
    if status == "cancelled" || status == "entered-in-error" { line.status = "entered-in-error" }
    line.units = view.string(of: place.element, names.quantity, names.value)
    line.start = view.string(of: place.item, names.servicedDate) ?? view.string(of: place.item, names.date) ?? ""
    let period = view.child(names.servicedPeriod, of: place.item)
    if period >= 0 {
      line.start = view.string(of: period, names.start) ?? line.start
      line.end = view.string(of: period, names.end)
    }
    readServices(view.procedures(of: place), into: line)
    line.patient = view.party(view.child(names.patient, of: root))
    line.encounter = view.party(view.child(names.encounter, of: place.item))
    for provider in view.careTeam(of: place) {
      if let person = view.person(provider) { line.add(person) }
    }
    for diagnosis in view.diagnoses(of: place) {
      if let reason = reason(of: diagnosis) { line.add(reason.read(on: line.day)) }
    }
    for modifier in view.children(names.modifier, of: place.element) {
      for use in view.codings(of: modifier) {
        for modifier in modifiers(use) { line.add(modifier) }
      }
    }
    // Payers name the side by its modifier where it is a part of the site.
    for site in view.sites(of: place) {
      for use in view.codings(of: site) where use.uri == SystemURI.hcpcs || use.uri == SystemURI.cpt {
        for modifier in modifiers(use) where modifier.row?.effect == .side { line.add(modifier) }
      }
    }
    return line
  }

  private mutating func reason(of diagnosis: ElementIndex) -> Reason? {
    let names = view.names
    let concept = view.child(names.diagnosisCodeableConcept, of: diagnosis)
    if concept >= 0 { return reason(concept, .claimDiagnosis) }
    let link = view.child(names.diagnosisReference, of: diagnosis)
    guard let condition = view.resource(link), view[condition].type == view.types.condition else { return nil }
    return reason(view.child(names.code, of: view.root(condition)), .condition, condition)
  }
}

extension GraphView {
  /// The `diagnosis` elements that an item points to, in the claim's order.
  func diagnoses(of place: ClaimItem) -> [ElementIndex] {
    pointed(names.diagnosisSequence, names.diagnosis, place)
  }

  /// The `bodySite` and `subSite` elements of an item.
  func sites(of place: ClaimItem) -> [ElementIndex] {
    Array(children(names.bodySite, of: place.element)) + children(names.subSite, of: place.element)
  }

  /// The providers of the care team that an item points to; the claim's whole team where it points to none.
  func careTeam(of place: ClaimItem) -> [ElementIndex] {
    let members = pointed(names.careTeamSequence, names.careTeam, place)
    let all = members.isEmpty ? graph.children(names.careTeam, of: root(place.claim)) : members
    return all.map { graph.child(names.provider, of: $0) }.filter { $0 >= 0 }
  }

  /// References to the Procedures that an item points to.
  func procedures(of place: ClaimItem) -> [ElementIndex] {
    pointed(names.procedureSequence, names.procedure, place).map { child(names.procedureReference, of: $0) }
      .filter { $0 >= 0 }
  }

  private func pointed(_ pointer: Symbol, _ list: Symbol, _ place: ClaimItem) -> [ElementIndex] {
    let numbers = Set(graph.children(pointer, of: place.item).compactMap { graph.string($0) })
    return graph.children(list, of: root(place.claim)).filter { element in
      graph.string(of: element, names.sequence).map(numbers.contains) ?? false
    }
  }
}
