import Diagnostics
import Interventional
import ResourceModel
import SourceModel
import Tables
import Terminology

/// A value for building resources by hand.
indirect enum Value: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  case text(String)
  case number(String)
  case object([(String, Value)])
  case list([Value])
  case refer(ResourceIndex)

  init(stringLiteral text: String) { self = .text(text) }
  init(dictionaryLiteral members: (String, Value)...) { self = .object(members) }
  init(arrayLiteral items: Value...) { self = .list(items) }
}

/// A synthetic record, built the way the mapping tables leave it in the graph.
struct Record {
  static let library = TableLibrary()
  static let cpt = "http://www.ama-assn.org/go/cpt"
  static let hcpcs = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
  static let icd = "http://hl7.org/fhir/sid/icd-10-cm"
  static let modifierURL = "https://fluoro.example/fhir/StructureDefinition/procedure-modifier"

  /// What every record starts from; the tables are read once.
  private struct Stock: Sendable {
    var symbols = SymbolTable()
    var definitions = R4Definitions(library: Record.library)
    var reader: ProcedureReader

    init() {
      var problems: [Diagnostic] = []
      let systems = CodeSystems(library: Record.library, problems: &problems)
      reader = ProcedureReader(library: Record.library, systems: systems, symbols: &symbols, problems: &problems)
      var graph = ResourceGraph()
      var evidence = Evidence()
      if let procedure = definitions.type("Procedure") {
        _ = graph.makeResource(procedure, from: .none, rule: .none)
      }
      _ = reader.read(
        &graph, tree: SourceTree(), definitions: &definitions, symbols: &symbols, evidence: &evidence)
    }
  }
  private static let stock = Stock()

  var graph = ResourceGraph()
  var tree = SourceTree()
  var symbols = Record.stock.symbols
  var definitions = Record.stock.definitions
  private var reader = Record.stock.reader
  var evidence = Evidence()
  /// What reading found.
  private(set) var found: [InterventionalProcedure] = []
  private(set) var patient: ResourceIndex = -1
  private(set) var encounter: ResourceIndex = -1
  private(set) var performer: ResourceIndex = -1
  private var conditions: [(code: String, resource: ResourceIndex)] = []
  /// The day of service of lines made from now on.
  var day = "2026-03-02"

  init(syntax: PathSyntax = .hl7v2) {
    let bytes = Array(String(repeating: ".", count: 4096).utf8)
    tree.begin(bytes, syntax: syntax, rootKind: syntax == .json ? .object : .message)
    patient = make("Patient", ["identifier": ["system": "urn:oid:1.2.3", "value": "TEST-1"]])
    encounter = make("Encounter", ["identifier": ["system": "urn:oid:1.2.4", "value": "V-1"]])
    performer = make(
      "Practitioner", ["identifier": ["system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"]])
  }

  /// Makes a resource out of a source node of its own; every element comes from a field of that node.
  mutating func make(_ type: String, from node: NodeIndex? = nil, _ fields: Value) -> ResourceIndex {
    let segment = node ?? newNode(type)
    guard let id = definitions.type(type) else { return -1 }
    let resource = graph.makeResource(id, from: segment, rule: symbols.intern("test#" + type))
    guard case .object(let members) = fields else { return resource }
    for (name, value) in members { put(name, value, graph.resources[Int(resource)].root, segment) }
    return resource
  }

  private mutating func newNode(_ name: String) -> NodeIndex {
    let start = tree.nodes.count
    return tree.append(symbols.intern(name), .segment, to: tree.root, start: start, length: 1)
  }

  private mutating func put(_ name: String, _ value: Value, _ parent: ElementIndex, _ segment: NodeIndex) {
    if case .list(let items) = value {
      for item in items { put(name, item, parent, segment) }
      return
    }
    let field = tree.append(
      .number(1 + tree.nodes.count % 900), .field, to: segment, start: tree.nodes.count, length: 1)
    let rule = symbols.intern("test#" + name)
    guard
      let element = graph.append(name, to: parent, &definitions, &symbols, rule: rule, source: field, how: .mapped)
    else { return }
    switch value {
    case .text(let text): graph.setString(text, of: element)
    case .number(let text): graph.setLiteral(text, of: element)
    case .object(let members): for (name, value) in members { put(name, value, element, segment) }
    case .refer(let resource): put("reference", .refer(resource), element, segment, target: resource)
    case .list: break
    }
  }

  private mutating func put(
    _ name: String, _ value: Value, _ parent: ElementIndex, _ segment: NodeIndex, target: ResourceIndex
  ) {
    let rule = symbols.intern("test#reference")
    let link = graph.append(name, to: parent, &definitions, &symbols, rule: rule, source: segment, how: .mapped)
    if let link { graph.setTarget(target, of: link) }
  }

  /// The Condition of a diagnosis, made when it is the first.
  mutating func condition(_ code: String) -> ResourceIndex {
    if let known = conditions.first(where: { $0.code == code }) { return known.resource }
    let resource = make(
      "Condition", ["code": ["coding": ["system": .text(Self.icd), "code": .text(code)]], "subject": .refer(patient)])
    conditions.append((code, resource))
    return resource
  }

  /// Makes a diagnosis the encounter's.
  mutating func diagnose(_ code: String) {
    let condition = condition(code)
    put("diagnosis", ["condition": .refer(condition)], graph.resources[Int(encounter)].root, newNode("DG1"))
  }

  /// A line of a bill, with the diagnoses it points to: `64493-50 x2 @M47.816`. A procedure's code makes a Procedure
  /// too, as FT1-25 does.
  mutating func bill(
    _ line: String, dx: [String] = [], makesProcedure: Bool? = nil, id: String? = nil, status: String = "billable"
  ) {
    var parts = line.split(separator: " ").map(String.init)
    var dx = dx
    if let pointers = parts.last, pointers.hasPrefix("@") {
      dx += pointers.dropFirst().split(separator: ",").map(String.init)
      parts.removeLast()
    }
    let words = parts[0].split(separator: "-").map(String.init)
    let units = parts.count > 1 ? String(parts[1].dropFirst()) : "1"
    let node = newNode("FT1")
    let isGoods = words[0].first.map { "ACEJLQV".contains($0) } ?? false
    let common = fields(words, dx)
    var charge: [(String, Value)] =
      [
        ("status", .text(status)), ("context", .refer(encounter)), ("quantity", ["value": .number(units)]),
        ("occurrenceDateTime", .text(day)), ("reason", .list(dx.map { ["coding": Self.coding(Self.icd, $0)] })),
      ] + common
    if let id { charge.append(("identifier", ["value": .text(id)])) }
    if makesProcedure ?? (!isGoods && status != "entered-in-error") {
      let procedure = make("Procedure", from: node, .object(procedureFields(words, dx) + common))
      charge.append(("service", .refer(procedure)))
    }
    _ = make("ChargeItem", from: node, .object(charge))
  }

  /// A clinical entry: `64493-50`, as PR1 or a CDA entry makes it.
  @discardableResult
  mutating func entry(_ line: String, dx: [String] = [], _ more: [(String, Value)] = []) -> ResourceIndex {
    let words = line.split(separator: "-").map(String.init)
    return make("Procedure", .object(procedureFields(words, dx) + fields(words, dx) + more))
  }

  private mutating func procedureFields(_ words: [String], _ dx: [String]) -> [(String, Value)] {
    var status = "completed"
    if words.contains("53") || words.contains("74") { status = "stopped" }
    if words.contains("73") { status = "not-done" }
    var made: [(String, Value)] = [("status", .text(status)), ("encounter", .refer(encounter))]
    if status != "not-done" { made.append(("performedDateTime", .text(day))) }
    for code in dx { made.append(("reasonReference", .refer(condition(code)))) }
    return made
  }

  private func fields(_ words: [String], _ dx: [String]) -> [(String, Value)] {
    let code = words[0]
    let isHCPCS = code.first?.isLetter ?? false
    let isPCS = code.count == 7
    let system = isPCS ? "http://www.cms.gov/Medicare/Coding/ICD10" : isHCPCS ? Self.hcpcs : Self.cpt
    let modifiers: [Value] = words.dropFirst().map { modifier in
      ["url": .text(Self.modifierURL), "valueCodeableConcept": ["coding": Self.coding(Self.cpt, modifier)]]
    }
    return [
      ("code", ["coding": Self.coding(system, code)]), ("subject", .refer(patient)),
      ("performer", ["actor": .refer(performer)]), ("extension", .list(modifiers)),
    ]
  }

  static func coding(_ system: String, _ code: String) -> Value { ["system": .text(system), "code": .text(code)] }

  /// A pain score, LOINC 72514-3.
  mutating func pain(_ score: String, at time: String? = nil) {
    var fields: [(String, Value)] = [
      ("status", "final"), ("code", ["coding": Self.coding("http://loinc.org", "72514-3")]),
      ("subject", .refer(patient)),
      ("encounter", .refer(encounter)), ("valueQuantity", ["value": .number(score)]),
    ]
    if let time { fields.append(("effectiveDateTime", .text(time))) }
    _ = make("Observation", .object(fields))
  }

  /// Reads the record.
  mutating func read() {
    found = reader.read(&graph, tree: tree, definitions: &definitions, symbols: &symbols, evidence: &evidence)
  }
}

extension Record {
  /// An element's texts at the end of a path of names, all of them.
  mutating func texts(_ resource: ResourceIndex, _ path: String...) -> [String] {
    var at = [graph.resources[Int(resource)].root]
    for name in path {
      let symbol = symbols.intern(name)
      at = at.flatMap { graph.children(symbol, of: $0) }
    }
    return at.compactMap { graph.string($0) }
  }

  /// The resources that an element's references point to.
  mutating func targets(_ resource: ResourceIndex, _ name: String) -> [ResourceIndex] {
    let (element, reference) = (symbols.intern(name), symbols.intern("reference"))
    return graph.children(element, of: graph.resources[Int(resource)].root).map {
      graph.target(of: graph.child(reference, of: $0))
    }
  }

  /// The resources of a type that come out.
  mutating func standing(_ type: String) -> [ResourceIndex] {
    let id = definitions.type(type)
    return graph.resources.indices.map(ResourceIndex.init).filter {
      graph.resources[Int($0)].type == id && !graph.resources[Int($0)].isDropped
        && graph.resources[Int($0)].mergedInto < 0
    }
  }
}
