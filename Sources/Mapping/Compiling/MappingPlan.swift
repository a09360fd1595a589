package import Diagnostics
package import ResourceModel
package import SourceModel
package import Tables
package import Terminology

/// Why tables cannot run: every broken row at once.
package struct MappingProblems: Error, Sendable {
  package var problems: [Diagnostic]
}

/// The tables, compiled. A map is compiled for each type of target that it is called with; with `whole` all of them
/// before anything is read, otherwise each when it is first needed, so that a run pays only for the maps it uses.
///
/// A worker takes a copy. Symbols and definitions that the plan was compiled with must come along.
package struct MappingPlan: Sendable {
  // The records, see Instructions.swift.
  var maps: [MapProgram] = []
  var rows: [RowProgram] = []
  /// One for each row.
  var gates: [RowGate] = []
  /// The names of rows that speak of a whole document.
  var deepNames = DeepNames()
  var paths: [PathProgram] = []
  var steps: [PathStep] = []
  var predicates: [PathPredicate] = []
  var operands: [Operand] = []
  var conditions: [ConditionStep] = []
  var targetSteps: [TargetStep] = []
  var constants: [Constant] = []
  var literals: [Range<Int>] = []
  /// The bytes of all literals, one after the other.
  var literalBytes: [UInt8] = []
  var codeTables: [CodeTable] = []

  // Names → numbers, while compiling.
  var literalIDs: [String: Int32] = [:]
  var labelIDs: [String: Int32] = [:]
  var codeTableIDs: [String: Int32] = [:]
  var mapIDs: [MapKey: Int32] = [:]
  var sources: [String: MapSource] = [:]
  var ruleSymbols: [String: Symbol] = [:]

  let library: TableLibrary
  /// Whether the tables are checked in full while they are compiled.
  let isChecked: Bool
  let segmentFields: SegmentFields
  let extensions: Extensions
  package let systems: CodeSystems
  /// What is put right in FHIR input.
  let mends: Mends
  /// What tells other releases of FHIR.
  let releases: Releases
  /// Symbols that the engine itself looks for.
  let names: EngineNames
  /// The map of `start.csv`, with which every document begins.
  private(set) var start: Int32 = -1
  /// What is wrong with what was compiled so far.
  package internal(set) var problems: [Diagnostic] = []

  struct MapKey: Hashable, Sendable {
    var name: String
    var type: TypeID
  }

  /// - Parameters:
  ///   - whole: compiles every map that can be reached from `start.csv`, and checks them against each other.
  ///   - jsonMap: a folder below `json/`: of `start.csv` only the rows of its maps are run, whatever their conditions.
  /// - Throws: every problem of what was compiled, errors only.
  package init(
    compiling library: TableLibrary, systems: CodeSystems, symbols: inout SymbolTable,
    definitions: inout R4Definitions, whole: Bool, jsonMap: String? = nil
  ) throws(MappingProblems) {
    self.init(library: library, systems: systems, isChecked: whole, jsonMap: jsonMap, &symbols, &definitions)
    if whole {
      compileReachable(&symbols, &definitions)
      checkAgainstEachOther(&symbols, &definitions)
    }
    let errors = problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw MappingProblems(problems: errors) }
  }

  /// A plan with `start.csv` compiled, and nothing thrown.
  init(
    library: TableLibrary, systems: CodeSystems, isChecked: Bool, jsonMap: String? = nil,
    _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) {
    self.library = library
    self.isChecked = isChecked
    segmentFields = SegmentFields(library: isChecked ? library : TableLibrary(includingShipped: false))
    self.systems = systems
    var problems: [Diagnostic] = []
    extensions = Extensions(library: library, problems: &problems)
    mends = Mends(library: library, problems: &problems)
    releases = Releases(library: library, problems: &problems)
    names = EngineNames(&symbols, &definitions)
    self.problems = problems
    if let jsonMap { startOnly(with: jsonMap) }
    start = map("start", for: TypeID(index: -1))
    compile(start, &symbols, &definitions)
  }

  /// Keeps the rows of `start.csv` whose maps stand in a folder below `json/`, and lets them take any document.
  private mutating func startOnly(with folder: String) {
    var start = source("start")
    let found = start.keepOnly { row in
      library.files(named: row.using).contains { $0.path.hasPrefix("json/\(folder)/") }
    }
    sources["start"] = start
    if !found {
      problems.append(
        Diagnostic(
          .unknownMap, "no row of start.csv uses a map of json/\(folder)",
          remedy: "name a folder with a map and its row",
          path: "start.csv"))
    }
  }

  /// The number of a map for a type of target; its rows are not compiled yet.
  mutating func map(_ name: String, for type: TypeID) -> Int32 {
    let key = MapKey(name: name, type: type)
    if let id = mapIDs[key] { return id }
    let id = Int32(maps.count)
    maps.append(MapProgram(name: name, type: type))
    mapIDs[key] = id
    return id
  }

  /// Whether a file gives this map.
  func hasMap(_ name: String) -> Bool { library.files(named: name).contains { MapSource.isMap($0.path) } }

  /// A map's rows, read once.
  mutating func source(_ name: String) -> MapSource {
    if let source = sources[name] { return source }
    let source = MapSource(name, library: library, problems: &problems)
    sources[name] = source
    return source
  }

  mutating func literal(_ text: String) -> Int32 {
    if let id = literalIDs[text] { return id }
    let id = Int32(literals.count)
    let start = literalBytes.count
    literalBytes.append(contentsOf: text.utf8)
    literals.append(start..<literalBytes.count)
    literalIDs[text] = id
    return id
  }

  mutating func label(_ word: String) -> Int32 {
    if let id = labelIDs[word] { return id }
    let id = Int32(labelIDs.count + 1)
    labelIDs[word] = id
    return id
  }
}

/// Names that the engine itself reads or writes.
struct EngineNames: Sendable {
  let reference, url, code, system, display, coding, `extension`, value, id: Symbol
  let text, identifierAttribute, nullFlavor, resourceType, entry, resource, fullURL: Symbol
  let codeAttribute, codeSystemAttribute: Symbol
  let valueString, valueCode, contained, div, status, entryRule: Symbol
  /// The types that take system, code and display in one value.
  let codingType, conceptType, instantType: TypeID
  /// Coding's elements.
  let codingSystem, codingCode, codingDisplay: ElementID

  init(_ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    let none = TypeID(index: -1)
    codingType = definitions.type("Coding") ?? none
    instantType = definitions.type("instant") ?? none
    conceptType = definitions.type("CodeableConcept") ?? none
    codingSystem = Self.part("system", of: codingType, &symbols, &definitions)
    codingCode = Self.part("code", of: codingType, &symbols, &definitions)
    codingDisplay = Self.part("display", of: codingType, &symbols, &definitions)
    reference = symbols.intern("reference")
    url = symbols.intern("url")
    code = symbols.intern("code")
    system = symbols.intern("system")
    display = symbols.intern("display")
    coding = symbols.intern("coding")
    `extension` = symbols.intern("extension")
    value = symbols.intern("value")
    id = symbols.intern("id")
    text = symbols.intern("#text")
    identifierAttribute = symbols.intern("@ID")
    nullFlavor = symbols.intern("@nullFlavor")
    resourceType = symbols.intern("resourceType")
    entry = symbols.intern("entry")
    resource = symbols.intern("resource")
    fullURL = symbols.intern("fullUrl")
    valueString = symbols.intern("valueString")
    valueCode = symbols.intern("valueCode")
    contained = symbols.intern("contained")
    codeAttribute = symbols.intern("@code")
    codeSystemAttribute = symbols.intern("@codeSystem")
    div = symbols.intern("div")
    status = symbols.intern("status")
    entryRule = symbols.intern("engine#resource")
  }

  private static func part(
    _ name: String, of type: TypeID, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) -> ElementID {
    guard type.index >= 0 else { return .unknown }
    return definitions.element(symbols.intern(name), of: type, &symbols) ?? .unknown
  }
}
