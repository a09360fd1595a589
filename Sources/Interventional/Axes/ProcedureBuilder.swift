import Narrative
import ResourceModel
import SourceModel

/// Reads the axes of one procedure out of its lines and what stands around them.
struct ProcedureBuilder {
  let facts: RecordFacts
  let group: ProcedureGroup
  var book = EvidenceBook()
  var model: InterventionalProcedure
  /// What texts say of it, in their order.
  var narrations: [NarrationUse] = []
  /// Rows that are not verified, by rule, with a place.
  private(set) var unverified: [(rule: String, node: NodeIndex)] = []
  /// The numbers of the lines among the evidence: most axes name the same lines.
  private var lineNumbers = LineNumbers()

  let view: GraphView
  var tree: SourceTree { facts.tree }
  let names: ElementNames
  let tables: InterventionalTables
  let primary: Int
  /// A field or a text says that nothing went wrong.
  var deniesComplications = false
  /// Texts contradict themselves or each other on the side: no text can fill it any more.
  var isSideDisputed = false
  /// The text that says that the wrong site was treated, with its words.
  var wrongSite: (use: NarrationUse, words: Said)?
  /// The resources of the group's lines, the clinical one first.
  let resources: [ResourceIndex]
  /// The diagnoses that the group's own lines point to.
  let pointers: [Reason]
  /// The diagnoses of the encounter.
  private(set) lazy var encounterReasons = readEncounterReasons()

  init(facts: RecordFacts, group: ProcedureGroup) {
    self.facts = facts
    self.group = group
    view = facts.view
    names = facts.view.names
    tables = facts.tables
    primary = facts.primary(of: group)
    resources = facts.resources(of: group)
    pointers = Self.pointers(of: group, facts)
    model = InterventionalProcedure(
      resource: facts.lines[primary].resource ?? -1, technique: Axis(group.technique, .coded, []),
      family: facts.tables.vocabulary.family(of: group.technique) ?? "other")
  }

  /// The procedure.
  mutating func build() -> InterventionalProcedure {
    for line in group.lines { _ = evidence(of: line) }
    readWhoAndWhen()
    readStatus()
    readSites()
    readTechnique()
    readTargetAndRegion()
    readSides()
    readLevels()
    readCodedAxes()
    readGuidance()
    readAnaesthesia()
    readIndications()
    readSubstances()
    readDevices()
    readOutcome()
    readComplications()
    readNarrative()
    readDiscs()
    readMethod()
    readSupportedIntent()
    readPerformers()
    readAudits()
    readFlags()
    model.evidence = book.items
    return model
  }

  /// Devices whose identifiers observations state, with the number of what states it; once `readDevices` has run.
  var statedDevices: [(device: ResourceIndex, evidence: Int)] = []
  /// The region that the codes say, before anything narrows it.
  var codedRegion: Axis?
  /// By level: the words that alone say what was found there.
  var findingsTold: [String: [Int]] = [:]
  /// The body sites that the procedure's resources name, once `readSites` has run.
  var sites: [SiteUse] = []
  /// The numbers of the statements of what was found at a level.
  var findingNumbers: [Int] = []
  /// The Observations that the outcome is read from, once `readOutcome` has run.
  var outcomeSources: [ResourceIndex] = []

  /// The number of a line's code among the evidence.
  mutating func evidence(of line: Int) -> Int {
    if let known = lineNumbers[line] { return known }
    let number = note(line)
    lineNumbers[line] = number
    return number
  }

  private mutating func note(_ line: Int) -> Int {
    let it = facts.lines[line]
    let row = facts.row(line)
    var rule = row.rule
    var verified = row.verified
    if let substance = it.substance {
      rule = substance.rule
      verified = substance.verified
    } else if it.kind == .device, let device = tables.devices[it.use.code] {
      rule = device.rule
      verified = device.verified
    }
    let node = view.source(of: it.concept)
    if it.row == nil, it.kind == .technique {
      return book.note(.field, node: node, element: it.concept, rule: view.rule(of: it.concept))
    }
    if verified == "no" || verified == "partly", !unverified.contains(where: { $0.rule == rule }) {
      unverified.append((rule, node))
    }
    return book.note(
      .code, system: it.use.system, code: it.use.code, modifiers: it.modifiers.map(\.code), units: it.units, node: node,
      element: it.concept, rule: rule, field: it.field?.rule)
  }

  /// The number of a modifier among the evidence.
  mutating func evidence(of modifier: ModifierUse) -> Int {
    book.note(
      .modifier, code: modifier.code, node: view.source(of: modifier.element), element: modifier.element,
      rule: modifier.row?.rule ?? "modifiers#" + modifier.code)
  }

  /// The number of an element that speaks by itself.
  mutating func evidence(of element: ElementIndex, rule: String, system: String? = nil, code: String? = nil) -> Int {
    book.note(
      .field, system: system, code: code, node: view.source(of: element), element: element, rule: rule)
  }

  /// Raises a flag, with the evidence for it.
  mutating func flag(_ code: String, _ evidence: [Int]) {
    let known = model.flags.firstIndex { $0.code == code }
    if known == nil { model.flags.append(.init(code: code, evidence: [])) }
    let place = known ?? model.flags.count - 1
    for number in evidence where !model.flags[place].evidence.contains(number) {
      model.flags[place].evidence.append(number)
    }
    model.flags[place].evidence.sort()
  }

  /// Lines and modifiers of the group with a modifier of this effect.
  func modifiers(_ effect: ModifierRow.Effect, on lines: [Int]) -> [(line: Int, use: ModifierUse, row: ModifierRow)] {
    var found: [(line: Int, use: ModifierUse, row: ModifierRow)] = []
    for line in lines {
      for use in facts.lines[line].modifiers {
        if let row = use.row, row.effect == effect { found.append((line, use, row)) }
      }
    }
    return found
  }
}

// What the codes say by themselves.
extension ProcedureBuilder {
  private mutating func readTechnique() {
    if let combination = group.combination {
      let rows = group.lines.filter { [combination.technique, combination.with].contains(facts.row($0).technique) }
      let devices = group.devices.filter { tables.devices[facts.lines[$0].use.code]?.kind == combination.with }
      var numbers: [Int] = []
      for line in rows + devices { numbers.append(evidence(of: line)) }
      model.technique = Axis(group.technique, .derived, numbers)
    } else {
      var numbers: [Int] = []
      for line in group.lines where facts.row(line).technique == group.technique { numbers.append(evidence(of: line)) }
      model.technique = Axis(group.technique, ownOrigin(of: primary) ?? .coded, numbers)
    }
    readApproach()
    readStatedTechnique()
    // A technique that is stated has been told apart already.
    guard let approach = model.approach, model.technique.value == group.technique else { return }
    guard
      let refined = tables.combinations.first(where: { $0.technique == group.technique && $0.with == approach.value })
    else { return }
    model.technique = Axis(refined.becomes, approach.origin, model.technique.evidence + approach.evidence)
  }

  // A code of our own system, which a site's map or an earlier run wrote beside the sender's, says which of its
  // techniques it was.
  private mutating func readStatedTechnique() {
    for line in group.lines {
      guard let stated = facts.lines[line].stated, stated.code != model.technique.value else { continue }
      let rule = "procedures#" + stated.code
      let number = evidence(of: stated.element, rule: rule, system: stated.system, code: stated.code)
      let origin = facts.lines[line].resource.map(facts.origin(in:)) ?? .coded
      model.technique = Axis(stated.code, origin, model.technique.evidence + [number])
      model.family = tables.vocabulary.family(of: stated.code) ?? model.family
      return
    }
  }

  // Where a line whose only code is of our own system has it from.
  private func ownOrigin(of line: Int) -> AxisOrigin? {
    guard facts.row(line).system == facts.own.technique else { return nil }
    return facts.lines[line].resource.map(facts.origin(in:))
  }

  private mutating func readApproach() {
    if let axis = codedAxis({ $0.approach }) {
      model.approach = axis
    } else {
      model.approach = fieldAxis(.procedureApproach, list: .approach)
    }
  }

  private mutating func readCodedAxes() {
    model.intent = codedAxis({ $0.intent }) ?? fieldAxis(.procedureIntent, list: .intent)
    if let energy = codedAxis({ $0.energy }) ?? fieldAxis(.procedureEnergy, list: .energy, nested: .energyKind) {
      model.energy = .init(
        kind: energy, celsius: energyFigure(.energyCelsius), seconds: energyFigure(.energySeconds))
    }
    guard model.status != "not_done" else { return }
    if group.lines.contains(where: { facts.row($0).isProgramming }) { model.isProgrammed = true }
    if !model.isProgrammed { model.isProgrammed = isProgrammedInSession }
  }

  private func energyFigure(_ label: OwnExtension) -> String? {
    for resource in resources {
      for outer in view.extensions(facts.own.url(.procedureEnergy), of: view.root(resource)) {
        for inner in view.extensions(facts.own.url(label), of: outer) {
          if let value = view.string(of: inner, names.valueQuantity, names.value) { return value }
        }
      }
    }
    return nil
  }

  // Programming is billed apart; a stimulator that was put in is the one that was programmed.
  private var isProgrammedInSession: Bool {
    guard model.family == "neuromodulation" || model.family == "intrathecal" else { return false }
    return facts.groups.contains { other in
      other.lines.contains { line in
        facts.row(line).isProgramming && tables.vocabulary.family(of: other.technique) == model.family
          && facts.lines[line].sharesSession(with: facts.lines[primary])
      }
    }
  }

  /// An axis that the rows of the group's primary codes agree on; nil where they say nothing, or differ.
  mutating func codedAxis(_ column: (ProcedureRow) -> String) -> Axis? {
    var value = ""
    for line in group.lines {
      let said = column(facts.row(line))
      if said.isEmpty || said == value { continue }
      if !value.isEmpty { return nil }
      value = said
    }
    if value.isEmpty { return nil }
    var numbers: [Int] = []
    for line in group.lines where column(facts.row(line)) == value { numbers.append(evidence(of: line)) }
    return Axis(value, .coded, numbers)
  }

  /// An axis that stands on a resource as one of our own extensions: a site's map, or FHIR that we once wrote.
  mutating func fieldAxis(_ own: OwnExtension, list: OwnSystem, nested: OwnExtension? = nil) -> Axis? {
    for resource in resources where view.child(names.extensions, of: view.root(resource)) >= 0 {
      for outer in view.extensions(facts.own.url(own), of: view.root(resource)) {
        let element = nested.flatMap { view.extensions(facts.own.url($0), of: outer).first } ?? outer
        let concept = view.child(names.valueCodeableConcept, of: element)
        let uses = view.codings(of: concept).filter { $0.system == facts.own.system(list) }
        let word = uses.map(\.code).first { tables.vocabulary.holds(list.list, $0) }
        guard let word else { continue }
        let number = book.note(
          facts.isSiteDocument ? .siteRow : .field, code: word, node: view.source(of: concept), element: concept,
          rule: view.rule(of: concept))
        return Axis(word, facts.origin(in: resource), [number])
      }
    }
    return nil
  }
}
