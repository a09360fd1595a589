import ResourceModel

/// Tells the procedures that a document only remembers from those that it reports.
///
/// An entry of the procedures section (LOINC 47519-4) is history where its day is none of the document's own: in a
/// procedure or operative note the days of its event, elsewhere those of the encounter.
struct HistoryFinder {
  let view: GraphView
  let tables: InterventionalTables

  private static let proceduresSection = "47519-4"
  private static let reports: Set<String> = ["doc_procedure_note", "doc_operative_note"]

  /// The Procedures that are history.
  func procedures() -> Set<ResourceIndex> {
    var found: Set<ResourceIndex> = []
    for composition in view.standing(of: view.types.composition) {
      let root = view.root(composition)
      let days = ownDays(of: root)
      var pending = Array(view.children(view.names.section, of: root))
      while let section = pending.popLast() {
        pending.append(contentsOf: view.children(view.names.section, of: section))
        let codings = view.children(view.names.coding, of: view.child(view.names.code, of: section))
        guard
          codings.contains(where: { view.says(Self.proceduresSection, of: $0, view.names.code) })
        else { continue }
        for entry in view.children(view.names.entry, of: section) {
          guard let resource = view.resource(entry), view[resource].type == view.types.procedure else { continue }
          if isPast(resource, days) { found.insert(resource) }
        }
      }
    }
    return found
  }

  private func isPast(_ resource: ResourceIndex, _ days: [(first: String, last: String)]?) -> Bool {
    guard let days else { return false }
    let root = view.root(resource)
    let names = view.names
    let start =
      view.string(of: root, names.performedDateTime)
      ?? view.string(of: root, names.performedPeriod, names.start) ?? ""
    guard !start.isEmpty else { return false }
    let day = String(start.prefix(10))
    return !days.contains { day >= $0.first.prefix(day.count) && day <= $0.last.prefix(day.count) && day.count == 10 }
  }

  // Nil where a report does not say when its event was.
  private func ownDays(of composition: ElementIndex) -> [(first: String, last: String)]? {
    let names = view.names
    let type = view.codings(of: view.child(names.type, of: composition))
    if type.contains(where: { tables.observations[$0.code].map { Self.reports.contains($0.kind) } ?? false }) {
      let found = view.children(names.event, of: composition).compactMap { days(of: $0) }
      return found.isEmpty ? nil : found
    }
    guard let encounter = view.resource(view.child(names.encounter, of: composition)) else { return [] }
    return days(of: view.root(encounter)).map { [$0] } ?? []
  }

  private func days(of holder: ElementIndex) -> (first: String, last: String)? {
    let period = view.child(view.names.period, of: holder)
    guard period >= 0, let start = view.string(of: period, view.names.start) else { return nil }
    let end = view.string(of: period, view.names.end) ?? start
    return (String(start.prefix(10)), String(end.prefix(10)))
  }
}
