package import Diagnostics
package import ResourceModel
package import SourceModel
package import Tables
package import Terminology

/// Completes a graph before it is written: makes one of what is one, gives ids, takes out what is empty, says what is
/// absent, completes Provenance, claims profiles, and decides the order of writing. Once a document.
///
/// It remembers numbers of definitions and symbols: one finisher goes with one set of them.
package struct GraphFinisher: Sendable {
  let names: WriterSymbols
  let keys: IdentityKeys
  var identities = IdentityReader()
  var facts = DefinitionFacts()
  var elements = ElementWriter()
  var profiles: ProfileTable
  var allowedCodes = AllowedCodes()
  /// Ids with their types that resources of the document have, and one of them.
  var takenIDs = ByteMap()
  /// The order of writing while it is being decided.
  var order: [Ranked] = []
  /// The Device that got its id last.
  var lastDevice = (seed: "", id: "")
  var typedID: [UInt8] = []
  /// Own systems, from terminology/systems.csv: for the SHA-256 of a document, and for the kinds of version of a Device.
  let digestSystem: String?
  let versionTypeSystem: String?

  /// - Parameters:
  ///   - library: for definitions/us-core.csv, read when the first profile is to be claimed.
  ///   - systems: must know `fluoro-sha-256` and `fluoro-version-type`.
  ///   - problems: gets the systems that are missing.
  package init(
    library: TableLibrary, keys: IdentityKeys, systems: CodeSystems, symbols: inout SymbolTable,
    problems: inout [Diagnostic]
  ) {
    names = WriterSymbols(&symbols)
    self.keys = keys
    profiles = ProfileTable(library)
    digestSystem = systems.uri(of: "fluoro-sha-256")
    versionTypeSystem = systems.uri(of: "fluoro-version-type")
    for (alias, uri) in [("fluoro-sha-256", digestSystem), ("fluoro-version-type", versionTypeSystem)] where uri == nil
    {
      problems.append(
        Diagnostic(
          .badVocabulary, "no row has the alias \(alias), which Fluoro's own Provenance and Device need",
          remedy: "take the row over from the shipped table", path: "terminology/systems.csv"))
    }
  }

  /// Makes one of the resources that share a business identity, before the model reads the graph: a physician named on
  /// four lines is one performer. `finish` does the same once more for what the model adds.
  /// - Parameter draft: what the steps work on; empty, and empty again behind it.
  package mutating func unite(
    _ graph: inout ResourceGraph, tree: inout SourceTree, symbols: inout SymbolTable,
    definitions: inout R4Definitions, evidence: inout Evidence, _ draft: inout Draft
  ) {
    draft.exchange(&graph, &tree, &symbols, &definitions, &evidence)
    unite(&draft)
    draft.exchange(&graph, &tree, &symbols, &definitions, &evidence)
  }

  /// Completes a document's graph.
  /// - Parameters:
  ///   - tree: the document, for places and for its SHA-256.
  ///   - draft: as for `unite`.
  package mutating func finish(
    _ graph: inout ResourceGraph, tree: inout SourceTree, symbols: inout SymbolTable,
    definitions: inout R4Definitions, evidence: inout Evidence, _ draft: inout Draft
  ) {
    draft.exchange(&graph, &tree, &symbols, &definitions, &evidence)
    finish(&draft)
    draft.exchange(&graph, &tree, &symbols, &definitions, &evidence)
  }

  /// Rules of definitions/us-core.csv that the finisher does not know; their profiles are never claimed.
  package mutating func checkProfiles(
    symbols: inout SymbolTable, definitions: inout R4Definitions
  ) -> [Diagnostic] {
    profiles.unknownRules(&symbols, &definitions)
  }

  private mutating func unite(_ draft: inout Draft) {
    facts.prepare(&draft)
    elements.prepare(draft.definitions, draft.symbols)
    settleLiteralReferences(&draft, isLast: false)
    // What says nothing goes at once where it came as FHIR: whether that was changed is asked before the end.
    if draft.graph.resources.contains(where: \.isPassedThrough) { prune(&draft) }
    var findings = identify(&draft)
    merge(&draft, &findings, onlyUniting: true)
    draft.graph.contentIdentity = findings.documentIdentity
  }

  private mutating func finish(_ draft: inout Draft) {
    facts.prepare(&draft)
    elements.prepare(draft.definitions, draft.symbols)
    // What only passes through has nothing that could be made one, is no work of ours and vouches for itself.
    let isMade = draft.graph.isChanged
    var findings = identify(&draft)
    if isMade {
      merge(&draft, &findings)
      checkBindings(&draft)
      checkPeriods(&draft)
      prune(&draft)
    }
    rank(&draft)
    assignIDs(&draft, &findings)
    settleLiteralReferences(&draft, isLast: true)
    guard isMade else { return }
    fillTargets(&draft)
    completeProvenance(&draft)
    requireElements(&draft)
    if draft.options.profile == .usCore { claimProfiles(&draft) }
  }
}

/// A document's graph while it is being finished, and everything that the steps ask.
///
/// The caller keeps one from document to document, because making one costs more than finishing a small document does.
package struct Draft: Sendable {
  var graph = ResourceGraph()
  private(set) var tree = SourceTree()
  var symbols = SymbolTable()
  var definitions = R4Definitions(library: TableLibrary(includingShipped: false))
  /// What the caller decided about the output.
  package var options: WriterOptions
  var evidence = Evidence()

  package init(_ options: WriterOptions) { self.options = options }

  /// Moves the caller's values in, and out again, without copying them.
  mutating func exchange(
    _ graph: inout ResourceGraph, _ tree: inout SourceTree, _ symbols: inout SymbolTable,
    _ definitions: inout R4Definitions, _ evidence: inout Evidence
  ) {
    swap(&self.graph, &graph)
    swap(&self.tree, &tree)
    swap(&self.symbols, &symbols)
    swap(&self.definitions, &definitions)
    swap(&self.evidence, &evidence)
  }

  /// Whether a resource will be written.
  func isStanding(_ resource: ResourceIndex) -> Bool {
    !graph.resources[Int(resource)].isDropped && graph.resources[Int(resource)].mergedInto < 0
  }

  /// Whether a resource is there to be looked at, and written elsewhere.
  func isOnlySeen(_ resource: ResourceIndex) -> Bool { resource >= 0 && graph.resources[Int(resource)].isOnlySeen }

  /// Numbers of the resources that will be written, in the order of making.
  var standing: [ResourceIndex] {
    var found: [ResourceIndex] = []
    found.reserveCapacity(graph.resources.count)
    for index in graph.resources.indices where isStanding(ResourceIndex(index)) { found.append(ResourceIndex(index)) }
    return found
  }

  /// `Patient`, for a resource.
  func typeName(_ resource: ResourceIndex) -> String { definitions[graph.resources[Int(resource)].type].name }

  /// Notes a finding about an element or resource, at the source node that it came from.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, remedy: String, at node: NodeIndex, rule: Symbol
  ) {
    evidence.report(
      Diagnostic(
        code, message, remedy: remedy, place: node >= 0 ? tree.place(of: node) : nil,
        path: node >= 0 ? tree.path(of: node, symbols) : nil, rule: rule == .none ? nil : symbols.name(rule)))
  }

  /// Appends a child with a string, or a number or boolean as it is written; R4 must know the name.
  @discardableResult
  mutating func append(
    _ name: Symbol, _ value: String? = nil, to parent: ElementIndex, rule: Symbol, how: Provenience = .derived
  ) -> ElementIndex? {
    let made = graph.append(name, to: parent, &definitions, &symbols, rule: rule, source: .none, how: how)
    if let made, let value { graph.setString(value, of: made) }
    return made
  }
}
