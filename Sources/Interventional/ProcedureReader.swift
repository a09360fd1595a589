package import Diagnostics
import Narrative
package import ResourceModel
package import SourceModel
package import Tables
package import Terminology

/// Reads the interventional procedures out of a document's resources, and writes what it concludes back into them.
///
/// It sees the graph alone, whatever format the document came in. Its tables are read when the first document with a
/// Procedure, ServiceRequest or ChargeItem comes along; a document without them costs a look at each resource's type.
/// It remembers the numbers of resource types: one reader goes with one set of definitions.
package struct ProcedureReader: Sendable {
  private let library: TableLibrary
  private let systems: CodeSystems
  private let names: ElementNames
  private let noteNames: NoteNames
  private let blank: Desk
  private var types: ResourceTypes?
  private var tables: InterventionalTables?
  private var own: OwnNames?
  private var notes: NoteReader?
  private var readings = NameReadings()

  /// - Parameter problems: with overlays, gets every broken row of this room's tables; the shipped ones are proven when
  ///   the product is built.
  package init(
    library: TableLibrary, systems: CodeSystems, symbols: inout SymbolTable, problems: inout [Diagnostic]
  ) {
    self.library = library
    self.systems = systems
    names = ElementNames(&symbols)
    noteNames = NoteNames(&symbols)
    blank = Desk(
      graph: ResourceGraph(), definitions: R4Definitions(library: TableLibrary(includingShipped: false)),
      symbols: SymbolTable(), names: names)
    if library.hasOverlays { load(&problems) }
  }

  /// The closed lists; nil until the first document with procedures was read.
  package var vocabulary: ModelVocabulary? { tables?.vocabulary }

  /// Every broken row of this room's tables.
  package static func check(library: TableLibrary, systems: CodeSystems) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let tables = InterventionalTables(library: library, systems: systems, problems: &problems)
    _ = noteReader(library, tables, isProven: false, &problems)
    _ = OwnNames(library: library, systems: systems, problems: &problems)
    return problems
  }

  private mutating func load(_ problems: inout [Diagnostic]) {
    tables = InterventionalTables(
      library: library, systems: systems, isProven: !library.hasOverlays, problems: &problems)
    own = OwnNames(library: library, systems: systems, problems: &problems)
    if let tables {
      notes = Self.noteReader(library, tables, isProven: !library.hasOverlays, &problems)
    }
  }

  private static func noteReader(
    _ library: TableLibrary, _ tables: InterventionalTables, isProven: Bool, _ problems: inout [Diagnostic]
  ) -> NoteReader {
    NoteReader(
      library: library, levelKinds: tables.techniques.mapValues(\.levelKind),
      isWord: isProven
        ? nil
        : { list, word in
          list == "substance" ? tables.substance(name: word) != nil : tables.vocabulary.holds(list, word)
        },
      problems: &problems)
  }

  /// Reads a document's procedures.
  /// - Parameters:
  ///   - graph: gets the conclusions.
  ///   - evidence: gets codes without a row, flags, and rows that are not verified.
  /// - Returns: the procedures, in the order in which the source gives them.
  package mutating func read(
    _ graph: inout ResourceGraph, tree: SourceTree, definitions: inout R4Definitions, symbols: inout SymbolTable,
    evidence: inout Evidence
  ) -> [InterventionalProcedure] {
    let types = self.types ?? ResourceTypes(&definitions)
    self.types = types
    let holdsProcedures = graph.resources.contains { types.holdsProcedures($0.type) }
    guard holdsProcedures || ReportHint(names: names, types: types).isGiven(in: graph) else { return [] }
    if tables == nil {
      var unseen: [Diagnostic] = []
      load(&unseen)
    }
    guard let tables, let own, let notes else { return [] }
    let isSiteDocument = tree.syntax == .json
    let scope = ReadingScope(
      names: names, types: types, tables: tables, systems: systems, own: own, isSiteDocument: isSiteDocument,
      tree: tree, noteNames: noteNames, reader: notes)
    var (lines, groups, unknown, texts, isOwnOutput) = scope.findLines(graph, definitions, symbols)
    report(unknown, graph, tree, symbols, &evidence)
    for note in texts where note.text.isCut || note.isLastRead { report(note, graph, tree, symbols, &evidence) }
    let reported = scope.reported(texts, lines, groups, graph, definitions, symbols)
    leaveOut(&groups, servedOutside: lines, tables, graph, tree, symbols, &evidence)
    guard !groups.isEmpty || !reported.isEmpty || lines.contains(where: { !$0.isServedOutside }) else { return [] }

    var desk = blank
    swap(&desk.graph, &graph)
    swap(&desk.definitions, &definitions)
    swap(&desk.symbols, &symbols)
    var enrichment = Enrichment(names: names, tables: tables, own: own, desk: consume desk)
    groups.removeAll { group in group.lines.allSatisfy { lines[$0].isWithdrawn && lines[$0].isBilling } }
    if isOwnOutput {
      // What there was to write stands there: read again, it comes out as it came in.
      groups.removeAll { group in group.lines.allSatisfy { lines[$0].resource == nil } }
    }
    if let type = types.procedure {
      makeProcedures(type, tables, groups, &lines, &enrichment)
      makeProcedures(type, of: reported, scope, tree, &lines, &groups, &enrichment)
    }
    var conclusions = scope.conclude(lines, groups, texts, enrichment.desk, &readings)
    if addWrongSides(conclusions, types, scope, &lines, &groups, &enrichment) {
      conclusions = scope.conclude(lines, groups, texts, enrichment.desk, &readings)
    }
    if !isOwnOutput { enrichment.write(conclusions, lines, types) }
    swap(&enrichment.desk.graph, &graph)
    swap(&enrichment.desk.definitions, &definitions)
    swap(&enrichment.desk.symbols, &symbols)
    for conclusion in conclusions { report(conclusion, tables, tree, symbols, &evidence) }
    reportUnnamed(conclusions, tree, symbols, &evidence)
    return conclusions.map(\.model)
  }
}

// Procedures that the source gives no resource of their own.
extension ProcedureReader {
  // Those that bills alone speak of.
  private func makeProcedures(
    _ type: TypeID, _ tables: InterventionalTables, _ groups: [ProcedureGroup], _ lines: inout [CodeLine],
    _ enrichment: inout Enrichment
  ) {
    for group in groups where !group.lines.isEmpty && group.lines.allSatisfy({ lines[$0].resource == nil }) {
      let primary = group.primary(among: lines, tables)
      lines[primary].resource = enrichment.makeProcedure(from: lines[primary], type: type)
    }
  }

  // Those that notes alone tell of.
  private func makeProcedures(
    _ type: TypeID, of reported: [(note: GatheredNote, use: NarrationUse)], _ scope: ReadingScope, _ tree: SourceTree,
    _ lines: inout [CodeLine], _ groups: inout [ProcedureGroup], _ enrichment: inout Enrichment
  ) {
    for (note, use) in reported {
      let unnamed = reported.count == 1 ? scope.unnamedProcedure(of: note, lines, enrichment.desk) : nil
      if let unnamed { enrichment.name(unnamed, by: use, tree: tree) }
      let made = unnamed ?? enrichment.makeProcedure(from: note, use, tree: tree, type: type)
      let group = ProcedureGroup(line: lines.count, technique: use.said.technique.value)
      group.narrated = use
      lines.append(scope.line(of: made, enrichment.desk))
      groups.append(group)
    }
  }
}

// Procedures that one on the wrong side makes two of.
extension ProcedureReader {
  // Whether there was any; hardly a document tells of one.
  private func addWrongSides(
    _ conclusions: [Conclusion], _ types: ResourceTypes, _ scope: ReadingScope, _ lines: inout [CodeLine],
    _ groups: inout [ProcedureGroup], _ enrichment: inout Enrichment
  ) -> Bool {
    guard let type = types.procedure, conclusions.contains(where: { $0.wrongSide != nil }) else { return false }
    for conclusion in conclusions {
      guard let use = conclusion.wrongSide else { continue }
      let made = enrichment.makeWrongSide(use, of: conclusion, type: type)
      let group = ProcedureGroup(line: lines.count, technique: use.said.technique.value)
      group.narrated = use
      group.isOnWrongSide = true
      lines.append(scope.line(of: made, enrichment.desk))
      groups.append(group)
    }
    return true
  }
}

// Findings.
extension ProcedureReader {
  // What bills alone speak of, where they name the Procedure, and the document does not hold it: a second one would count
  // it twice.
  private func leaveOut(
    _ groups: inout [ProcedureGroup], servedOutside lines: [CodeLine], _ tables: InterventionalTables,
    _ graph: ResourceGraph, _ tree: SourceTree, _ symbols: SymbolTable, _ evidence: inout Evidence
  ) {
    guard lines.contains(where: \.isServedOutside) else { return }
    groups.removeAll { group in
      let primary = lines[group.primary(among: lines, tables)]
      guard primary.isServedOutside, group.lines.allSatisfy({ lines[$0].resource == nil }) else { return false }
      evidence.report(
        place(
          Diagnostic(
            .procedureElsewhere, "the bill names its Procedure, which the document does not hold; none is made of it",
            remedy: "read them together: --group-by"),
          graph.sources(of: primary.serviceOutside).first ?? graph.sources(of: primary.concept).first ?? .none, tree,
          symbols))
      return true
    }
  }

  private func report(
    _ unknown: [ReadingScope.Unknown], _ graph: ResourceGraph, _ tree: SourceTree, _ symbols: SymbolTable,
    _ evidence: inout Evidence
  ) {
    for (element, node) in unknown {
      let code = graph.string(of: element, names.code)
      let hasSystem = graph.child(names.system, of: element) >= 0
      evidence.report(
        place(
          Diagnostic(
            .noRuleForCode, hasSystem ? "no rule for this code" : "a procedure code without a code system",
            remedy: hasSystem
              ? "add a row to interventional/procedures.csv" : "let a site's row say which code system it is of",
            value: code), node, tree, symbols))
    }
  }

  private func report(
    _ note: GatheredNote, _ graph: ResourceGraph, _ tree: SourceTree, _ symbols: SymbolTable,
    _ evidence: inout Evidence
  ) {
    evidence.report(
      place(
        Diagnostic(
          .noteCut,
          note.text.isCut
            ? "a note is longer than is read; its end was not read for procedures"
            : "more sections than are read; the rest were not read for procedures",
          remedy: "split the note"),
        graph.resources[Int(note.resource)].node, tree, symbols))
  }

  private func report(
    _ conclusion: Conclusion, _ tables: InterventionalTables, _ tree: SourceTree, _ symbols: SymbolTable,
    _ evidence: inout Evidence
  ) {
    for flag in conclusion.model.flags {
      let node = flag.evidence.first.map { conclusion.model.evidence[$0 - 1].node } ?? .none
      let label = tables.vocabulary.entry("flag", flag.code)?.label ?? flag.code
      evidence.report(
        place(
          Diagnostic(
            .modelFlag, label, remedy: "look at the lines that the model names as evidence",
            rule: "flags#" + flag.code),
          node, tree, symbols))
    }
    for (rule, node) in conclusion.unverified {
      evidence.report(
        place(
          Diagnostic(
            .unverifiedRow, "read by a row that is not verified", remedy: "verify the row, and say so in its column",
            rule: rule), node, tree, symbols))
    }
  }

  // Codes whose systems their fields said, each once.
  private func reportUnnamed(
    _ conclusions: [Conclusion], _ tree: SourceTree, _ symbols: SymbolTable, _ evidence: inout Evidence
  ) {
    var told: Set<NodeIndex> = []
    for item in conclusions.lazy.flatMap(\.model.evidence) where item.field != nil {
      guard told.insert(item.node).inserted else { continue }
      evidence.report(
        place(
          Diagnostic(
            .systemOfField, "a code without a code system, read as what its field holds",
            remedy: "let a site's row name the system", value: item.code, rule: item.field),
          item.node, tree, symbols))
    }
  }

  private func place(
    _ diagnostic: Diagnostic, _ node: NodeIndex, _ tree: SourceTree, _ symbols: SymbolTable
  ) -> Diagnostic {
    guard node >= 0, Int(node) < tree.nodes.count else { return diagnostic }
    var placed = diagnostic
    placed.place = tree.place(of: node)
    placed.path = tree.path(of: node, symbols)
    return placed
  }
}
