import ResourceModel

/// Who did it.
enum PerformerReading {
  /// Whether a performer entry of a charge only names who ordered it.
  static func isOrderer(_ performer: ElementIndex, _ view: GraphView) -> Bool {
    let function = view.child(view.names.function, of: performer)
    guard function >= 0 else { return false }
    // HL7 v2.7 table 0912: OP is who ordered.
    for coding in view.children(view.names.coding, of: function)
    where view.string(of: coding, view.names.code) == "OP" {
      if view.string(of: coding, view.names.system)?.hasSuffix("v2-0912") ?? false { return true }
    }
    return view.text(of: function)?.lowercased().hasPrefix("order") ?? false
  }
}

extension ProcedureBuilder {
  mutating func readPerformers() {
    for resource in resources { addPerformers(of: view.root(resource)) }
    guard model.performers.isEmpty else { return }
    for line in group.lines {
      for charge in facts.lines[line].charges { addPerformers(of: view.root(charge)) }
    }
  }

  private mutating func addPerformers(of root: ElementIndex) {
    for performer in view.children(names.performer, of: root) {
      if PerformerReading.isOrderer(performer, view) { continue }
      let actor = view.child(names.actor, of: performer)
      guard case .resource(let person)? = view.party(actor >= 0 ? actor : performer) else { continue }
      guard let identifier = view.identifier(of: person) else { continue }
      let concept = view.child(names.function, of: performer)
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
}
