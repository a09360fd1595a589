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
      if let use = view.graph.string(of: root, view.names.use), use != "claim" { continue }
      if let answered = view.resource(view.graph.child(view.names.claim, of: root)), claims.contains(answered) {
        continue
      }
      for item in view.graph.children(view.names.item, of: root) {
        for element in [item] + view.graph.children(view.names.detail, of: item) {
          let place = ClaimItem(claim: claim, element: element, item: item)
          if let line = line(of: place) { found.append((claim, line)) }
        }
      }
    }
    return found
  }

  private mutating func line(of place: ClaimItem) -> CodeLine? {
    let (graph, names) = (view.graph, view.names)
    let root = view.root(place.claim)
    guard let line = line(of: graph.child(names.productOrService, of: place.element), isBilled: true) else {
      return nil
    }
    line.claimItem = place
    let status = graph.string(of: root, names.status)
    if status == "cancelled" || status == "entered-in-error" { line.status = "entered-in-error" }
    line.units = graph.string(of: place.element, names.quantity, names.value)
    line.start = graph.string(of: place.item, names.servicedDate) ?? ""
    let period = graph.child(names.servicedPeriod, of: place.item)
    if period >= 0 {
      line.start = graph.string(of: period, names.start) ?? line.start
      line.end = graph.string(of: period, names.end)
    }
    line.patient = view.party(graph.child(names.patient, of: root))
    line.encounter = view.party(graph.child(names.encounter, of: place.item))
    for provider in view.careTeam(of: place) {
      if let person = view.person(provider) { line.performers.insert(person) }
    }
    for diagnosis in view.diagnoses(of: place) {
      if let reason = reason(of: diagnosis) { line.add(reason) }
    }
    for modifier in graph.children(names.modifier, of: place.element) {
      for use in view.codings(of: modifier) {
        line.add(ModifierUse(code: use.code.uppercased(), element: use.element))
      }
    }
    return line
  }

  private func reason(of diagnosis: ElementIndex) -> Reason? {
    let (graph, names) = (view.graph, view.names)
    let concept = graph.child(names.diagnosisCodeableConcept, of: diagnosis)
    if concept >= 0 { return reason(concept, nil) }
    let link = graph.child(names.diagnosisReference, of: diagnosis)
    guard let condition = view.resource(link), view[condition].type == view.types.condition else { return nil }
    return reason(graph.child(names.code, of: view.root(condition)), condition)
  }
}

extension GraphView {
  /// The `diagnosis` elements that an item points to, in the claim's order.
  func diagnoses(of place: ClaimItem) -> [ElementIndex] {
    pointed(names.diagnosisSequence, names.diagnosis, place)
  }

  /// The providers of the care team that an item points to; the claim's whole team where it points to none.
  func careTeam(of place: ClaimItem) -> [ElementIndex] {
    let members = pointed(names.careTeamSequence, names.careTeam, place)
    let all = members.isEmpty ? graph.children(names.careTeam, of: root(place.claim)) : members
    return all.map { graph.child(names.provider, of: $0) }.filter { $0 >= 0 }
  }

  private func pointed(_ pointer: Symbol, _ list: Symbol, _ place: ClaimItem) -> [ElementIndex] {
    let numbers = Set(graph.children(pointer, of: place.item).compactMap { graph.string($0) })
    return graph.children(list, of: root(place.claim)).filter { element in
      graph.string(of: element, names.sequence).map(numbers.contains) ?? false
    }
  }
}
