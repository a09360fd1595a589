import ResourceModel

// What led to what, where one document holds both.
extension Enrichment {
  /// Lets an implant refer to its trial, and an ablation to the blocks before it: earlier ones of the same patient, in
  /// a region that can be the same.
  mutating func linkSequences(_ conclusions: [Conclusion], _ lines: [CodeLine]) {
    guard conclusions.count > 1 else { return }
    var patients = ByPatient()
    for conclusion in conclusions { patients.append(conclusion.group.lines.first.flatMap { lines[$0].patient }) }
    for later in conclusions where later.model.mood == "performed" && later.model.status == "completed" {
      for row in tables.sequences where row.technique == later.model.technique.value {
        for number in patients.numbers(of: later.group.lines.first.flatMap { lines[$0].patient }) {
          let earlier = conclusions[number]
          guard earlier.model.technique.value == row.after, isBefore(earlier, later, lines) else { continue }
          link(later, earlier, "sequences#" + row.technique + "+" + row.after)
        }
      }
    }
  }

  private func isBefore(_ earlier: Conclusion, _ later: Conclusion, _ lines: [CodeLine]) -> Bool {
    guard earlier.model.status == "completed", earlier.model.mood != "planned",
      let first = earlier.group.lines.first, let last = later.group.lines.first,
      let start = earlier.model.performed?.start, let end = later.model.performed?.start
    else { return false }
    let days = (start.prefix(10), end.prefix(10))
    guard days.0.count == days.1.count, days.0 < days.1 else { return false }
    if let a = lines[first].patient, let b = lines[last].patient, a != b { return false }
    return Regions.agree(earlier.model.region?.value ?? "", later.model.region?.value ?? "")
  }

  private mutating func link(_ later: Conclusion, _ earlier: Conclusion, _ rule: String) {
    let root = desk.graph.resources[Int(later.model.resource)].root
    let isKnown = desk.graph.children(names.reasonReference, of: root).contains {
      desk.graph.target(of: desk.graph.child(names.reference, of: $0)) == earlier.model.resource
    }
    guard !isKnown, earlier.model.resource != later.model.resource else { return }
    let ink = Ink(rule: rule, sources: sources(earlier.model.technique.evidence, earlier.model))
    desk.refer(names.reasonReference, to: earlier.model.resource, from: root, ink)
  }
}
