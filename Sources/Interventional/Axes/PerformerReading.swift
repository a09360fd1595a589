import ResourceModel
import SourceModel

/// Who did it.
enum PerformerReading {
  /// Whether a performer entry of a charge only names who ordered it.
  static func isOrderer(_ performer: ElementIndex, _ view: GraphView) -> Bool {
    let function = view.child(view.names.function, of: performer)
    guard function >= 0 else { return false }
    // HL7 v2.7 table 0912: OP is who ordered.
    for coding in view.children(view.names.coding, of: function)
    where view.says("OP", of: coding, view.names.code) {
      if view.string(of: coding, view.names.system)?.hasSuffix("v2-0912") ?? false { return true }
    }
    return view.text(of: function)?.lowercased().hasPrefix("order") ?? false
  }
}

extension ProcedureBuilder {
  mutating func readPerformers() {
    var met: [(person: ResourceIndex, function: ElementIndex)] = []
    for resource in resources { addPerformers(of: view.root(resource), &met) }
    guard model.performers.isEmpty else { return }
    for line in group.lines {
      for charge in facts.lines[line].charges { addPerformers(of: view.root(charge), &met) }
    }
  }

  // Lines of one procedure name the same few people in the same functions; `met` are those before.
  private mutating func addPerformers(
    of root: ElementIndex, _ met: inout [(person: ResourceIndex, function: ElementIndex)]
  ) {
    for performer in view.children(names.performer, of: root) {
      if PerformerReading.isOrderer(performer, view) { continue }
      let actor = view.child(names.actor, of: performer)
      guard case .resource(let person)? = view.party(actor >= 0 ? actor : performer) else { continue }
      let concept = view.child(names.function, of: performer)
      if met.contains(where: { $0.person == person && isSameFunction($0.function, concept) }) { continue }
      met.append((person, concept))
      guard let identifier = view.identifier(of: person) else { continue }
      let function = concept < 0 ? nil : view.text(of: concept) ?? view.codings(of: concept).first?.code
      let isKnown = model.performers.contains {
        $0.system == identifier.system && $0.value == identifier.value && ($0.function == function || function == nil)
      }
      if isKnown { continue }
      let number = evidence(of: performer, rule: view.rule(of: performer))
      model.performers.append(
        .init(
          system: identifier.system, value: identifier.value, function: function, origin: .coded, evidence: [number]))
    }
  }

  private func isSameFunction(_ a: ElementIndex, _ b: ElementIndex) -> Bool {
    if a < 0 || b < 0 { return a == b }
    func says(_ concept: ElementIndex, _ name: Symbol) -> ElementIndex { view.child(name, of: concept) }
    guard view.haveSameText(says(a, names.text), says(b, names.text)) else { return false }
    return view.haveSameText(says(says(a, names.coding), names.code), says(says(b, names.coding), names.code))
  }
}
