import ResourceModel
import SourceModel
import Terminology

/// Finds the lines of a document: every code of the graph that a row knows, with what stands around it.
struct LineFinder {
  let view: GraphView
  let tables: InterventionalTables
  let systems: CodeSystems
  let own: OwnNames
  let names: ElementNames
  let unnamed: UnnamedCodes
  private let deviceKinds: DeviceKinds
  /// The Procedures that the document only remembers.
  private(set) lazy var historical = HistoryFinder(view: view, tables: tables).procedures()
  /// Procedure codes that no row knows, each once.
  var unknown: [CodeUse] = []
  var met = Met()

  /// What was found before: the lines of a bill name the same few codes, modifiers and diagnoses.
  struct Met {
    var codes = MetCodings<CodeMeaning>()
    var modifiers = MetCodings<[ModifierUse]>()
    var diagnoses = MetCodings<Reason>()
    /// The diagnoses of Conditions.
    var conditions: [ResourceIndex: Reason?] = [:]
  }

  init(view: GraphView, tables: InterventionalTables, systems: CodeSystems, own: OwnNames, tree: SourceTree) {
    self.view = view
    names = view.names
    self.tables = tables
    self.systems = systems
    self.own = own
    unnamed = UnnamedCodes(view: view, tables: tables, tree: tree)
    deviceKinds = DeviceKinds(view: view, tables: tables)
  }

  /// The lines, in the order in which the source gives them.
  mutating func lines() -> [CodeLine] {
    var found: [(order: ResourceIndex, line: CodeLine)] = []
    // The entry of each resource among them; -1 for none.
    var entries = [Int](repeating: -1, count: view.resourceCount)
    let fulfilled = fulfilledRequests()
    let credited = creditedTransactions()
    for i in 0..<view.resourceCount {
      let resource = ResourceIndex(i)
      let type = view[resource].type
      guard view.stands(resource), type == view.types.procedure || type == view.types.serviceRequest else { continue }
      if fulfilled.contains(resource) { continue }
      guard let line = clinicalLine(resource) else { continue }
      line.isHistorical = historical.contains(resource)
      entries[i] = found.count
      found.append((resource, line))
    }
    for charge in view.standing(of: view.types.chargeItem) {
      let links = Array(view.children(names.service, of: view.root(charge)))
      let services = links.compactMap(view.resource)
      let made = services.filter { view[$0].node == view[charge].node && view[$0].node >= 0 }
      for i in made.map({ entries[Int($0)] }) where i >= 0 { found[i].line.isMadeFromCharge = true }
      guard let said = reading(of: charge) else { continue }
      let entry = services.lazy.map { entries[Int($0)] }.first { $0 >= 0 && found[$0].line.use.code == said.use.code }
      let line = entry.map { found[$0].line } ?? said.line()
      add(charge, said, to: line)
      readServices(links, into: line)
      if !credited.isEmpty, !credited.isDisjoint(with: transactions(of: charge)) { line.status = "entered-in-error" }
      if let entry {
        found[entry].order = min(found[entry].order, charge)
      } else if line.kind != .technique || !isSettlement(charge) {
        found.append((charge, line))
      }
    }
    for (claim, line) in claimLines() { found.append((claim, line)) }
    for (_, line) in found { if let row = line.row { line.row = tables.row(row, on: line.day) } }
    for (_, line) in found where isOutOfTime(line) { noteUnknown([line.use], isBilled: false) }
    found.removeAll { isOutOfTime($0.line) }
    let order = found.indices.sorted { (found[$0].order, $0) < (found[$1].order, $1) }
    let lines = order.map { found[$0].line }
    takeBack(lines)
    return Self.paired(lines)
  }

  // A charge that no link ties to the clinical entry of the same code is the same statement all the same.
  private static func paired(_ lines: [CodeLine]) -> [CodeLine] {
    var taken: Set<Int> = []
    for i in lines.indices where lines[i].resource == nil {
      let entry = lines.indices.first { j in
        lines[j].resource != nil && !lines[j].isOnBill && lines[j].row == lines[i].row && lines[i].row != nil
          && lines[j].use.code == lines[i].use.code && lines[j].sharesSession(with: lines[i])
      }
      guard let entry else { continue }
      lines[entry].add(lines[i])
      taken.insert(i)
    }
    return taken.isEmpty ? lines : lines.indices.filter { !taken.contains($0) }.map { lines[$0] }
  }

  // An order that a Procedure of this document carries out is not planned any more.
  private func fulfilledRequests() -> Set<ResourceIndex> {
    var requests: Set<ResourceIndex> = []
    for resource in view.standing(of: view.types.procedure) {
      requests.formUnion(view.children(names.basedOn, of: view.root(resource)).compactMap(view.resource))
    }
    return requests
  }

  private mutating func clinicalLine(_ resource: ResourceIndex) -> CodeLine? {
    let concept = view.child(names.code, of: view.root(resource))
    // Orders are of every kind; like a bill's, only their procedure codes are looked for.
    let isOrder = view[resource].type == view.types.serviceRequest
    guard let line = line(of: concept, isOrder ? .order : .procedure, isBilled: isOrder) else { return nil }
    return filled(line, resource, isOrder)
  }

  /// The line of a Procedure that no row knows: all but what its code would say.
  mutating func uncodedLine(_ resource: ResourceIndex) -> CodeLine {
    let concept = view.child(names.code, of: view.root(resource))
    let use = view.codings(of: concept).first ?? CodeUse(system: "", code: "", element: concept)
    return filled(CodeLine(kind: .technique, use: use, concept: concept), resource, false)
  }

  private mutating func filled(_ line: CodeLine, _ resource: ResourceIndex, _ isOrder: Bool) -> CodeLine {
    let root = view.root(resource)
    line.resource = resource
    line.isPlanned = isOrder
    line.status = view.string(of: root, names.status) ?? ""
    readTimes(
      of: root,
      line.isPlanned
        ? (names.occurrenceDateTime, names.occurrencePeriod)
        : (names.performedDateTime, names.performedPeriod), into: line)
    readPeople(of: root, encounter: names.encounter, into: line)
    readReasons(of: root, names.reasonCode, .reason, into: line)
    readModifiers(of: root, into: line)
    line.deviceKinds = deviceKinds.kinds(of: root)
    return line
  }

  /// Notes the Procedures that a bill names as what was done.
  func readServices(_ links: [ElementIndex], into line: CodeLine) {
    for link in links {
      if let service = view.resource(link) {
        if view[service].type == view.types.procedure, view.stands(service) { line.services.append(service) }
      } else if line.serviceOutside < 0, view.isProcedureOutside(link) {
        line.serviceOutside = link
      }
    }
  }

  // What a charge says that it is for.
  private mutating func reading(of charge: ResourceIndex) -> CodeReading? {
    let root = view.root(charge)
    return reading(of: view.child(names.code, of: root), .charge, isBilled: true)
      ?? drug(view.child(names.productCodeableConcept, of: root))
  }

  // Adds a charge to its line: that of the clinical entry of the same statement, which says most of it already, or one
  // of its own.
  private mutating func add(_ charge: ResourceIndex, _ said: CodeReading, to line: CodeLine) {
    let root = view.root(charge)
    line.charges.append(charge)
    let units = view.string(of: root, names.quantity, names.value)
    line.units = line.units ?? units
    if isNegative(units) || view.says("entered-in-error", of: root, names.status)
      || view.says("aborted", of: root, names.status)
    {
      line.status = "entered-in-error"
    }
    if line.start.isEmpty { readTimes(of: root, (names.occurrenceDateTime, names.occurrencePeriod), into: line) }
    readPeople(of: root, encounter: names.context, into: line)
    readReasons(of: root, names.reason, .chargeReason, into: line)
    said.addModifiers(to: line)
    readModifiers(of: root, into: line)
  }
}

extension GraphView {
  /// Whether a Reference element names a Procedure that the document does not hold.
  func isProcedureOutside(_ reference: ElementIndex) -> Bool {
    guard case .named(let address) = party(reference) else { return false }
    return address.hasPrefix("Procedure/") || address.contains("/Procedure/")
      || says("Procedure", of: reference, names.type)
  }
}
