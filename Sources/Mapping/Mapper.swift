package import Diagnostics
package import ResourceModel
package import SourceModel

/// Choices of a run that the tables do not make.
package struct MappingOptions: Sendable {
  /// Minutes east of UTC for times that neither state a zone nor stand in a document that does; nil: cut to the date.
  package var assumedOffsetMinutes: Int?
  /// Does not take the document's zone for times that state none.
  package var ignoresMessageZone: Bool

  package init(assumedOffsetMinutes: Int? = nil, ignoresMessageZone: Bool = false) {
    self.assumedOffsetMinutes = assumedOffsetMinutes
    self.ignoresMessageZone = ignoresMessageZone
  }
}

/// Runs the plan on one tree after the other. A worker keeps one: its storage is reused, and maps that the plan had not
/// compiled yet are compiled once.
package struct Mapper: Sendable {
  private var state: MappingRun

  package init(plan: MappingPlan, options: MappingOptions, definitions: R4Definitions) {
    state = MappingRun(plan: plan, options: options, definitions: definitions)
  }

  /// Maps a tree: `start.csv` picks the map, and everything follows from there.
  /// - Parameters:
  ///   - tree: gets group nodes where a message's structure has them.
  ///   - graph: empty.
  ///   - dispositions: what became of every node.
  /// - Returns: false when no row of `start.csv` recognised the document; reported.
  package mutating func run(
    on tree: inout SourceTree, into graph: inout ResourceGraph, dispositions: inout Dispositions,
    symbols: inout SymbolTable, definitions: inout R4Definitions, evidence: inout Evidence
  ) -> Bool {
    exchange(&tree, &graph, &dispositions, &symbols, &definitions, &evidence)
    let isRecognised = state.runDocument()
    exchange(&tree, &graph, &dispositions, &symbols, &definitions, &evidence)
    return isRecognised
  }

  /// Runs the rows that ask whether anything was `changed`, when it is known what became of the document that was run
  /// last. The parameters are those of `run`.
  package mutating func close(
    on tree: inout SourceTree, into graph: inout ResourceGraph, dispositions: inout Dispositions,
    symbols: inout SymbolTable, definitions: inout R4Definitions, evidence: inout Evidence
  ) {
    guard !state.waiting.isEmpty, graph.isChanged else { return }
    exchange(&tree, &graph, &dispositions, &symbols, &definitions, &evidence)
    state.runWaiting()
    exchange(&tree, &graph, &dispositions, &symbols, &definitions, &evidence)
  }

  /// What is wrong with maps that were compiled while running; empty for tables that `fluoro check` passes.
  package var problems: [Diagnostic] { state.plan.problems }

  /// Moves the caller's values in, and out again, without copying them.
  private mutating func exchange(
    _ tree: inout SourceTree, _ graph: inout ResourceGraph, _ dispositions: inout Dispositions,
    _ symbols: inout SymbolTable, _ definitions: inout R4Definitions, _ evidence: inout Evidence
  ) {
    swap(&state.tree, &tree)
    swap(&state.graph, &graph)
    swap(&state.dispositions, &dispositions)
    swap(&state.symbols, &symbols)
    swap(&state.definitions, &definitions)
    swap(&state.evidence, &evidence)
  }
}

extension MappingRun {
  /// One document.
  mutating func runDocument() -> Bool {
    begin()
    dispositions.begin(count: Int(tree.readCount))
    let before = serial
    run(plan.start, on: documentNode, into: -1, from: documentNode)
    resolveSameRequests()
    removeReferencesToDropped()
    linkCopies()
    graph.watch()
    graph.documentIdentity = facts[Int(Fact.document.rawValue)] ?? ""
    graph.facility = facts[Int(Fact.facility.rawValue)] ?? ""
    let isRecognised = serial > before + 1
    rule = .none
    if isRecognised {
      reportUnmapped()
    } else {
      report(
        .noRecogniser, "no row of start.csv recognises the document",
        "add a row to start.csv and a map for it; Docs/tables.md shows how", at: tree.root)
    }
    return isRecognised
  }

  /// Runs the rows that waited, each in the run of its map as it stood at the end.
  mutating func runWaiting() {
    let rows = waiting
    for it in rows {
      var call = it.call
      // Of what its run had made and taken only the document itself is left.
      (call.firstKnown, call.firstTaken) = (known.count, taken.count)
      calls.append(call)
      fire(it.row)
      calls.removeLast()
    }
    resolveSameRequests()
    removeReferencesToDropped()
    rule = .none
  }

  /// Says of every populated value that no row spoke of it.
  private mutating func reportUnmapped() {
    for node in dispositions.unmapped(in: tree) {
      report(
        .unmappedValue, "no row maps this value", "map it with a row, or ignore it with a row that says why", at: node)
    }
  }
}
