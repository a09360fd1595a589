import Narrative
import ResourceModel
import SourceModel
import Terminology

/// One document's reading: the graph is held by value only while it is looked at.
struct ReadingScope {
  let names: ElementNames
  let types: ResourceTypes
  let tables: InterventionalTables
  let systems: CodeSystems
  let own: OwnNames
  let isSiteDocument: Bool
  let tree: SourceTree
  let noteNames: NoteNames
  let reader: NoteReader

  /// A code that no row knows, with the element that has it.
  typealias Unknown = (element: ElementIndex, node: NodeIndex)

  private func view(_ graph: ResourceGraph, _ definitions: R4Definitions, _ symbols: SymbolTable) -> GraphView {
    GraphView(
      graph: graph, names: names, types: types, definitions: definitions, symbols: symbols, systems: systems)
  }

  func findLines(
    _ graph: ResourceGraph, _ definitions: R4Definitions, _ symbols: SymbolTable
  ) -> (
    lines: [CodeLine], groups: [ProcedureGroup], unknown: [Unknown], texts: [GatheredNote], isOwnOutput: Bool
  ) {
    let view = view(graph, definitions, symbols)
    var finder = LineFinder(view: view, tables: tables, systems: systems, own: own, tree: tree)
    var lines = finder.lines()
    var groups = groups(of: lines)
    let gathering = gathering(view)
    let uncoded = gathering.uncodedProcedures(lines, &finder)
    // Most documents have none, and nothing to be looked up for them.
    let joining =
      uncoded.isEmpty
      ? nil : EntryJoining(view: view, tree: tree, lines: lines, groups: groups, tables: reader.tables)
    for (line, use) in uncoded {
      if let home = joining?.home(of: line, use) {
        home.take(line)
        continue
      }
      guard let use else { continue }
      let group = ProcedureGroup(line: lines.count, technique: use.said.technique.value)
      group.narrated = use
      lines.append(line)
      groups.append(group)
    }
    return (
      lines, groups, finder.unknown.map { ($0.element, view.source(of: $0.element)) }, gathering.notes(),
      gathering.isOwnOutput
    )
  }

  // Bills whose Procedures stand elsewhere are told of one by one: nothing is made of them, whatever they have in common.
  private func groups(of lines: [CodeLine]) -> [ProcedureGroup] {
    guard !lines.isEmpty, lines.allSatisfy(\.isServedOutside) else {
      return SessionGrouping(lines: lines, tables: tables).groups
    }
    return lines.indices.filter { lines[$0].kind == .technique }.map { i in
      ProcedureGroup(line: i, technique: lines[i].row.map { tables.procedures[$0].technique } ?? "")
    }
  }

  private func gathering(_ view: GraphView) -> NoteGathering {
    NoteGathering(
      view: view, tree: tree, tables: tables, reader: reader, names: noteNames,
      isOwnOutput: view.isOwnOutput(own, version: noteNames.version))
  }

  /// What reports tell of, where no code says that anything was done.
  func reported(
    _ texts: [GatheredNote], _ lines: [CodeLine], _ groups: [ProcedureGroup], _ graph: ResourceGraph,
    _ definitions: R4Definitions, _ symbols: SymbolTable
  ) -> [(note: GatheredNote, use: NarrationUse)] {
    let isTold = groups.contains { group in
      group.lines.contains { !lines[$0].isPlanned && !lines[$0].isHistorical && !lines[$0].isWithdrawn }
    }
    guard !isTold, !texts.isEmpty else { return [] }
    let view = view(graph, definitions, symbols)
    return gathering(view).reported(texts)
  }

  /// The Procedure that a report only has to name.
  func unnamedProcedure(of note: GatheredNote, _ lines: [CodeLine], _ desk: Desk) -> ResourceIndex? {
    gathering(view(of: desk)).unnamedProcedure(of: note, beside: lines)
  }

  /// The line of a Procedure that was made from a text.
  func line(of resource: ResourceIndex, _ desk: Desk) -> CodeLine {
    var finder = LineFinder(view: view(of: desk), tables: tables, systems: systems, own: own, tree: tree)
    return finder.uncodedLine(resource)
  }

  private func view(of desk: Desk) -> GraphView { view(desk.graph, desk.definitions, desk.symbols) }

  func conclude(
    _ lines: [CodeLine], _ groups: [ProcedureGroup], _ texts: [GatheredNote], _ desk: Desk,
    _ readings: inout NameReadings
  ) -> [Conclusion] {
    let view = view(of: desk)
    let gathering = self.gathering(view)
    let facts = RecordFacts(
      view: view, tables: tables, systems: systems, own: own, lines: lines, groups: groups,
      isSiteDocument: isSiteDocument, isOwnOutput: gathering.isOwnOutput, tree: tree, notes: reader.tables)
    let uses = Narrations(facts: facts, gathering: gathering, reader: reader, notes: texts).uses(&readings)
    if groups.count > 1 { facts.takeNarrated(uses) }
    return groups.indices.map { i in
      var builder = ProcedureBuilder(facts: facts, group: groups[i])
      builder.narrations = uses[i]
      return builder.conclude()
    }
  }
}
