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
  /// What the Conditions say that were asked about: every line of a bill points to the same few.
  private var reasons: [ResourceIndex: Reason?] = [:]
  /// Procedure codes that no row knows, each once.
  private(set) var unknown: [CodeUse] = []

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
    var byResource: [ResourceIndex: Int] = [:]
    let fulfilled = fulfilledRequests()
    let credited = creditedTransactions()
    for i in view.graph.resources.indices {
      let resource = ResourceIndex(i)
      let type = view[resource].type
      guard view.stands(resource), type == view.types.procedure || type == view.types.serviceRequest else { continue }
      if fulfilled.contains(resource) { continue }
      guard let line = clinicalLine(resource) else { continue }
      line.isHistorical = historical.contains(resource)
      byResource[resource] = found.count
      found.append((resource, line))
    }
    for charge in view.standing(of: view.types.chargeItem) {
      let services = view.children(names.service, of: view.root(charge)).compactMap(view.resource)
      let made = services.filter { view[$0].node == view[charge].node && view[$0].node >= 0 }
      for resource in made { if let i = byResource[resource] { found[i].line.isMadeFromCharge = true } }
      guard let line = chargeLine(charge) else { continue }
      if !credited.isEmpty, !credited.isDisjoint(with: transactions(of: charge)) { line.status = "entered-in-error" }
      let entry = services.lazy.compactMap { byResource[$0] }.first { found[$0].line.use.code == line.use.code }
      fill(line, of: charge, beside: entry.map { found[$0].line })
      if let entry {
        found[entry].line.add(line)
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

  private mutating func chargeLine(_ charge: ResourceIndex) -> CodeLine? {
    let root = view.root(charge)
    var line = line(of: view.child(names.code, of: root), .charge, isBilled: true)
    if line == nil { line = drugLine(of: view.child(names.productCodeableConcept, of: root)) }
    guard let line else { return nil }
    line.charges = [charge]
    let status = view.string(of: root, names.status)
    if status == "entered-in-error" || status == "aborted" { line.status = "entered-in-error" }
    line.units = view.string(of: root, names.quantity, names.value)
    if isNegative(line.units) { line.status = "entered-in-error" }
    return line
  }

  // What a charge says besides, unless the clinical entry of the same statement has said it.
  private mutating func fill(_ line: CodeLine, of charge: ResourceIndex, beside entry: CodeLine?) {
    let root = view.root(charge)
    if entry?.start.isEmpty ?? true {
      readTimes(of: root, (names.occurrenceDateTime, names.occurrencePeriod), into: line)
    }
    if entry?.patient == nil || entry?.encounter == nil || entry?.performers.isEmpty ?? true {
      readPeople(of: root, encounter: names.context, into: line)
    }
    readReasons(of: root, names.reason, .chargeReason, into: line)
    readModifiers(of: root, into: line)
  }
}

// What a line says.
extension LineFinder {
  mutating func line(of concept: ElementIndex, _ element: CodedElement, isBilled: Bool) -> CodeLine? {
    var best: CodeLine?
    var stated: CodeUse?
    let uses = view.codings(of: concept)
    for var use in uses {
      use.system = use.uri ?? use.system
      let joined = parted(&use)
      if use.system == own.technique, tables.vocabulary.holds("technique", use.code) {
        stated = stated ?? use
      }
      if let row = tables.procedure(system: use.system, code: use.code) {
        let kind = kind(of: tables.procedures[row])
        if best == nil || kind == .technique && (best?.kind != .technique || best?.use == stated) {
          best = CodeLine(kind: kind, row: row, use: use, concept: concept)
          for modifier in joined { best?.add(modifier) }
        }
      } else if best == nil, use.system == SystemURI.hcpcs || use.system == SystemURI.cpt,
        let substance = tables.substance(hcpcs: use.code)
      {
        best = CodeLine(kind: .substance, substance: substance, use: use, concept: concept)
        for modifier in joined { best?.add(modifier) }
      }
    }
    if best == nil || best?.use == stated, let line = unnamedLine(of: uses, in: concept, element) { best = line }
    if best == nil { noteUnknown(uses, isBilled: isBilled) }
    if best?.use != stated { best?.stated = stated }
    return best
  }

  private func drugLine(of concept: ElementIndex) -> CodeLine? {
    for use in view.codings(of: concept) where use.system == SystemURI.rxnorm {
      guard let substance = tables.substance(rxnorm: use.code) else { continue }
      return CodeLine(kind: .substance, substance: substance, use: use, concept: concept)
    }
    return nil
  }

  func kind(of row: ProcedureRow) -> LineKind {
    guard row.technique.isEmpty else { return .technique }
    switch tables.vocabulary.entry("code_role", row.role)?.group {
    case "guidance": return .guidance
    case "imaging": return .imaging
    case "device": return .device
    case "supply": return .supply
    case "anaesthesia": return .anaesthesia
    default: return .unrelated
    }
  }

  // A bill holds every kind of charge; only its procedure codes are looked for.
  private mutating func noteUnknown(_ uses: [CodeUse], isBilled: Bool) {
    guard let use = uses.first, !uses.contains(where: { own.technique == $0.system }) else { return }
    let system = use.uri ?? use.system
    if isBilled, system != SystemURI.cpt, system != SystemURI.icd10PCS, !unnamed.mayBeProcedure(use) { return }
    if unknown.contains(where: { $0.system == use.system && $0.code == use.code }) { return }
    unknown.append(use)
  }

  private func readTimes(of root: ElementIndex, _ at: (moment: Symbol, period: Symbol), into line: CodeLine) {
    let period = view.child(at.period, of: root)
    line.start = view.string(of: root, at.moment) ?? ""
    guard period >= 0 else { return }
    line.start = view.string(of: period, names.start) ?? line.start
    line.end = view.string(of: period, names.end)
  }

  private func readPeople(of root: ElementIndex, encounter: Symbol, into line: CodeLine) {
    line.patient = view.party(view.child(names.subject, of: root))
    line.encounter = view.party(view.child(encounter, of: root))
    for performer in view.children(names.performer, of: root) {
      if PerformerReading.isOrderer(performer, view) { continue }
      let actor = view.child(names.actor, of: performer)
      if let person = view.person(actor >= 0 ? actor : performer) { line.add(person) }
    }
  }

  private mutating func readReasons(
    of root: ElementIndex, _ codes: Symbol, _ element: CodedElement, into line: CodeLine
  ) {
    for reference in view.children(names.reasonReference, of: root) {
      guard let condition = view.resource(reference), view[condition].type == view.types.condition else { continue }
      if let reason = reason(of: condition) { line.add(reason.read(on: line.day)) }
    }
    for concept in view.children(codes, of: root) {
      if let reason = reason(concept, element) { line.add(reason.read(on: line.day)) }
    }
  }

  private mutating func reason(of condition: ResourceIndex) -> Reason? {
    if let known = reasons[condition] { return known }
    let reason = reason(view.child(names.code, of: view.root(condition)), .condition, condition)
    reasons[condition] = .some(reason)
    return reason
  }

  /// A diagnosis out of a CodeableConcept.
  func reason(_ concept: ElementIndex, _ element: CodedElement, _ condition: ResourceIndex? = nil) -> Reason? {
    unnamed.reason(concept, element, condition)
  }
}

extension CodeLine {
  /// Takes in a charge for the same statement.
  func add(_ charge: CodeLine) {
    charges += charge.charges
    claimItem = claimItem ?? charge.claimItem
    units = units ?? charge.units
    if start.isEmpty {
      start = charge.start
      end = charge.end
    }
    patient = patient ?? charge.patient
    encounter = encounter ?? charge.encounter
    if performers.isEmpty { for performer in charge.performers { add(performer) } }
    if status != "entered-in-error", charge.isWithdrawn { status = charge.status }
    for reason in charge.reasons { add(reason) }
    for modifier in charge.modifiers { add(modifier) }
  }

  func add(_ modifier: ModifierUse) {
    if !has(modifier.code) { modifiers.append(modifier) }
  }

  func add(_ reason: Reason) {
    if let i = reasons.firstIndex(where: { $0.code == reason.code }) {
      reasons[i].condition = reasons[i].condition ?? reason.condition
    } else {
      reasons.append(reason)
    }
  }
}
