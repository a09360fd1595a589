import Narrative
import ResourceModel
import SourceModel

/// Joins Procedures whose codes no row knows with bills: a bill says by a code what such a Procedure says by its name, or
/// in a code of the house. Both are one procedure where the bill names the Procedure as what was done, and where the two
/// say the same of one session. So are the service event of a CDA document's header and the entry of what was done.
struct EntryJoining {
  let view: GraphView
  let tree: SourceTree
  let lines: [CodeLine]
  let groups: [ProcedureGroup]
  let tables: NarrativeTables
  private let patients: ByPatient
  /// The groups of the lines whose bills name a Procedure, each once.
  private var billed: [ResourceIndex: [Int]] = [:]

  init(view: GraphView, tree: SourceTree, lines: [CodeLine], groups: [ProcedureGroup], tables: NarrativeTables) {
    self.view = view
    self.tree = tree
    self.lines = lines
    self.groups = groups
    self.tables = tables
    patients = ByPatient(groups, lines)
    for (number, group) in groups.enumerated() {
      for service in group.lines.lazy.flatMap({ lines[$0].services }) where billed[service]?.last != number {
        billed[service, default: []].append(number)
      }
    }
  }

  /// The line that is the same statement as a Procedure; nil for none.
  func home(of entry: CodeLine, _ use: NarrationUse?) -> CodeLine? {
    guard let procedure = entry.resource else { return nil }
    for group in (billed[procedure] ?? []).map({ groups[$0] }) where isMeant(procedure, use, by: group) {
      for line in group.lines.lazy.map({ lines[$0] })
      where line.services.contains(procedure) && isOpen(line, to: entry) {
        return line
      }
    }
    // What was not done is not what was billed.
    guard let use, entry.status != "not-done" else { return nil }
    for group in patients.numbers(of: entry.patient).lazy.map({ groups[$0] })
    where Narrations.agree(group.technique, use.said, tables) {
      guard group.lines.allSatisfy({ isOpen(lines[$0], to: entry) }) else { continue }
      if let line = group.lines.lazy.map({ lines[$0] }).first(where: { $0.sharesSession(with: entry) }) { return line }
    }
    return nil
  }

  // What a Procedure is called and what its bill says must not contradict each other. In a v2 message a PR1 stands below
  // the last charge, whatever that is for: there only its name tells.
  private func isMeant(_ procedure: ResourceIndex, _ use: NarrationUse?, by group: ProcedureGroup) -> Bool {
    use.map { Narrations.agree(group.technique, $0.said, tables) } ?? view[procedure].isPassedThrough
  }

  // A line of a bill, to which no entry of a known code belongs; or one of the two is the event that a document is of, and
  // both say of it whether it was finished.
  private func isOpen(_ line: CodeLine, to entry: CodeLine) -> Bool {
    if line.isWithdrawn { return false }
    if line.isBilling || !line.uncoded.isEmpty { return true }
    return line.status == entry.status && [line, entry].contains { $0.resource.map(isEvent) ?? false }
  }

  private func isEvent(_ procedure: ResourceIndex) -> Bool {
    let node = view[procedure].node
    return node >= 0 && node < tree.readCount && tree[node].symbol == view.names.serviceEvent
  }
}
