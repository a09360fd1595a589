import Narrative
import ResourceModel
import SourceModel
import Terminology

/// All that the axes of a document's procedures are read from. A class because every procedure's reading holds it.
final class RecordFacts {
  let view: GraphView
  let tables: InterventionalTables
  let systems: CodeSystems
  let own: OwnNames
  let lines: [CodeLine]
  let groups: [ProcedureGroup]
  /// The document is JSON of a site's own making: what its map wrote in the model's words is the site's reading.
  let isSiteDocument: Bool
  /// The document is Fluoro's own output, read again.
  let isOwnOutput: Bool
  /// The document, for the places of words.
  let tree: SourceTree
  /// The rules of reading notes, where the document has any.
  let notes: NarrativeTables?
  /// What codes without a code system say by their fields.
  let unnamed: UnnamedCodes
  /// The resources of the lines that say a technique.
  let procedures: Set<ResourceIndex>
  private let rows: [ProcedureRow]
  /// The document's drugs that were given; every procedure asks which are its own.
  private(set) lazy var givenDrugs = readGivenDrugs()
  /// The groups by their patients.
  private(set) lazy var patients = ByPatient(groups, lines)
  /// Observations and answers, and which of them are whose.
  private(set) lazy var observations = statements(view.types.observation)
  private(set) lazy var answers = statements(view.types.questionnaireResponse)
  /// By drug: the group whose procedure it was given in; nil for a drug that says it itself, or goes with none.
  private(set) lazy var givenHomes = givenDrugs.map { home(of: $0) }
  /// By group: the drugs that texts of its procedure name. Empty where the document has one procedure.
  private(set) var narratedDrugs: [Set<String>] = []

  init(
    view: GraphView, tables: InterventionalTables, systems: CodeSystems, own: OwnNames, lines: [CodeLine],
    groups: [ProcedureGroup], isSiteDocument: Bool, isOwnOutput: Bool, tree: SourceTree, notes: NarrativeTables?
  ) {
    self.view = view
    self.tables = tables
    self.systems = systems
    self.own = own
    self.lines = lines
    self.groups = groups
    self.isSiteDocument = isSiteDocument
    self.isOwnOutput = isOwnOutput
    self.tree = tree
    self.notes = notes
    unnamed = UnnamedCodes(view: view, tables: tables, tree: tree)
    procedures = Set(groups.flatMap { group in group.lines.compactMap { lines[$0].resource } })
    rows = lines.map { $0.row.map { tables.procedures[$0] } ?? .none }
  }

  /// Takes in what texts say of each group, in the groups' order: of several procedures that could have had a drug, the
  /// one had it whose text names it.
  func takeNarrated(_ uses: [[NarrationUse]]) {
    narratedDrugs = uses.map { Set($0.lazy.filter { !$0.isOther }.flatMap(\.said.substances).compactMap(\.name)) }
    guard narratedDrugs.contains(where: { !$0.isEmpty }) else { return }
    for (g, group) in groups.enumerated() {
      group.substances.removeAll { line in
        guard let home = narratedHome(of: line, among: g) else { return false }
        groups[home].substances.append(line)
        groups[home].substances.sort()
        return true
      }
    }
  }

  // The one other procedure whose text names a billed drug, where that of its own does not. A diagnosis that the drug
  // shares with its procedure alone says more.
  private func narratedHome(of line: Int, among own: Int) -> Int? {
    guard let substance = lines[line].substance, !narratedDrugs[own].contains(substance.name) else { return nil }
    func shares(_ group: ProcedureGroup) -> Bool { group.lines.contains { lines[$0].sharesReason(with: lines[line]) } }
    let others = groups.indices.filter { g in
      g != own && narratedDrugs[g].contains(substance.name)
        && tables.attaches("substance", substance.kind, to: groups[g].technique)
        && groups[g].lines.contains { lines[$0].sharesSession(with: lines[line], ignoringPerformers: true) }
        && (shares(groups[g]) || !shares(groups[own]))
    }
    return others.count == 1 ? others.first : nil
  }

  // A statement is its subject's, and that of the patient whose procedure it says that it is a part of.
  private func statements(_ type: TypeID?) -> (all: [ResourceIndex], patients: ByPatient) {
    let all = view.standing(of: type)
    var patients = ByPatient()
    guard !all.isEmpty else { return (all, patients) }
    var patientOf: [ResourceIndex: Party?] = [:]
    for line in lines { if let resource = line.resource { patientOf[resource] = .some(line.patient) } }
    for (number, statement) in all.enumerated() {
      let root = view.root(statement)
      patients.append(view.party(view.child(view.names.subject, of: root)))
      for parent in view.children(view.names.partOf, of: root).compactMap(view.resource) {
        if let patient = patientOf[parent] { patients.note(number, patient) }
      }
    }
    return (all, patients)
  }

  /// The row of a line; an empty one for drugs.
  func row(_ line: Int) -> ProcedureRow { rows[line] }

  /// The line whose Procedure is the clinical one: a clinical entry before a bill, a primary before an add-on.
  func primary(of group: ProcedureGroup) -> Int { group.primary(among: lines, tables) }

  /// The resources of a group's lines, the clinical one first, each once.
  func resources(of group: ProcedureGroup) -> [ResourceIndex] {
    let line = lines[primary(of: group)]
    let primary = line.resource
    if group.lines.count == 1, line.uncoded.isEmpty { return primary.map { [$0] } ?? [] }
    var found: [ResourceIndex] = []
    found.reserveCapacity(group.lines.count)
    var seen: Set<ResourceIndex> = []
    // Few are looked through faster than they are hashed.
    let areMany = group.lines.count > 24
    func add(_ resource: ResourceIndex) {
      if areMany ? seen.insert(resource).inserted : !found.contains(resource) { found.append(resource) }
    }
    if let primary { add(primary) }
    for line in group.lines {
      if let resource = lines[line].resource { add(resource) }
      for entry in lines[line].uncoded { add(entry) }
    }
    return found
  }

  /// Where a value of a resource's own field comes from.
  func origin(in resource: ResourceIndex) -> AxisOrigin {
    isSiteDocument && !view[resource].isPassedThrough ? .siteMap : .coded
  }
}
