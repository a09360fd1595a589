package import Diagnostics
import ResourceModel
import SourceModel
package import Tables
import Terminology

/// Everything that is wrong with a set of tables: what `fluoro check` prints, in file order.
package func checkTables(_ library: TableLibrary) -> [Diagnostic] {
  var symbols = SymbolTable()
  var problems: [Diagnostic] = []
  var definitions = R4Definitions(library: library)
  let systems = CodeSystems(library: library, problems: &problems)
  _ = IdentityKeys(library: library, problems: &problems)
  var plan = MappingPlan(library: library, systems: systems, isChecked: true, &symbols, &definitions)
  plan.compileReachable(&symbols, &definitions)
  plan.compileUnreached(&symbols, &definitions)
  plan.checkAgainstEachOther(&symbols, &definitions)
  problems += plan.problems + checkCompartments(library, &symbols, &definitions)
  var seen: Set<String> = []
  return problems.filter { seen.insert($0.rendered()).inserted }.sorted { a, b in
    (a.path ?? "", a.place?.line ?? 0, a.place?.column ?? 0, a.code.rawValue)
      < (b.path ?? "", b.place?.line ?? 0, b.place?.column ?? 0, b.code.rawValue)
  }
}

// Checks that need more than one map.
extension MappingPlan {
  /// Compiles what can be reached from `start.csv`, each map for every type it is called with.
  mutating func compileReachable(_ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    var next = 0
    if hasMap("default") { _ = map("default", for: TypeID(index: -1)) }
    while next < maps.count {
      compile(Int32(next), &symbols, &definitions)
      next += 1
    }
  }

  /// Compiles what no map calls, for the type its name says; such a map never runs.
  mutating func compileUnreached(_ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    let reached = Set(maps.map(\.name))
    var seen: Set<String> = []
    for file in library.files where MapSource.isMap(file.path) {
      let name = TableLibrary.name(of: file.path)
      guard !reached.contains(name), seen.insert(name).inserted else { continue }
      problems.append(
        Diagnostic(
          .unreachableRow, "no map calls this one", remedy: "name it in a row's using, or remove the file",
          place: Place(byte: 0, length: 0, line: 1, column: 1), path: file.layer + file.path))
      let suffix = String(name.split(separator: "-").last ?? "")
      compile(map(name, for: definitions.type(suffix) ?? TypeID(index: -1)), &symbols, &definitions)
    }
  }

  mutating func checkAgainstEachOther(_ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    for index in maps.indices {
      checkRequired(index, &symbols, &definitions)
      checkReachability(index)
      checkRecursion(index)
      checkUpstream(maps[index].name)
    }
    checkEnclosing(definitions)
  }

  // MARK: Required elements

  /// A map that makes a resource writes every required element of it, or says that it is absent.
  private mutating func checkRequired(_ index: Int, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    let map = maps[index]
    guard map.type.index >= 0, definitions[map.type].kind == .resource, isMade(index) else { return }
    let written = writtenElements(index, depth: 0, definitions)
    var missing: Set<String> = []
    for element in definitions.elements(of: map.type, &symbols) where definitions[element].minimum > 0 {
      let definition = definitions[element]
      let name = definition.choice ?? definition.symbol
      if !written.contains(name) { missing.insert(definition.path) }
    }
    guard !missing.isEmpty, let table = source(map.name).tables.first else { return }
    for path in missing.sorted() {
      problems.append(
        Diagnostic(
          .missingRequired, "the map makes a \(definitions[map.type].name) and never writes \(path)",
          remedy: "add a row for it, data-absent where the source has none",
          place: Place(byte: 0, length: 0, line: 1, column: 1), path: table.layer + table.path))
    }
  }

  /// Whether a row makes the resource and gives it to this map, rather than mixing the map in.
  private func isMade(_ index: Int) -> Bool {
    rows.contains { row in
      guard case .map(let called) = row.using, called == Int32(index) else { return false }
      if row.target.head == .make, row.target.steps.isEmpty { return true }
      return row.target.steps.range.last.map { targetSteps[$0].kind == .make } ?? false
    }
  }

  private func writtenElements(_ index: Int, depth: Int, _ definitions: R4Definitions) -> Set<Symbol> {
    guard depth < 6 else { return [] }
    var written: Set<Symbol> = []
    for row in rows[maps[index].rows.range] where row.target.head == .own {
      if let first = row.target.steps.range.first {
        let element = definitions[targetSteps[first].element]
        written.insert(element.choice ?? element.symbol)
      } else if case .map(let called) = row.using {
        written.formUnion(writtenElements(Int(called), depth: depth + 1, definitions))
      }
    }
    return written
  }

  // MARK: Rows that can never fire

  /// A row behind an unconditional constant for the same single element never writes.
  private mutating func checkReachability(_ index: Int) {
    var settled: [Int32: String] = [:]
    let source = source(maps[index].name)
    for number in maps[index].rows.range {
      let row = rows[number]
      guard row.target.head == .own, row.target.steps.count == 1, let only = row.target.steps.range.first,
        targetSteps[only].kind == .element
      else { continue }
      let element = targetSteps[only].element.index
      if let earlier = settled[element] {
        guard let text = source.rows.first(where: { rule(source, $0) == row.rule }) else { continue }
        report(
          .unreachableRow, "the row \(earlier) always writes this element first",
          "put conditions on it, or this row first",
          text, "target", source)
      } else if row.source.isEmpty, row.condition < 0, row.constant >= 0, row.position < 0 {
        settled[element] = source.rows.first { rule(source, $0) == row.rule }?.id ?? "above"
      }
    }
  }

  private func rule(_ source: MapSource, _ text: RowText) -> Symbol {
    ruleSymbols[source.name + "#" + text.id] ?? .none
  }

  /// A map that calls itself on the same node never ends.
  private mutating func checkRecursion(_ index: Int) {
    let source = source(maps[index].name)
    for number in maps[index].rows.range {
      let row = rows[number]
      guard case .map(let called) = row.using, called == Int32(index) else { continue }
      guard let text = source.rows.first(where: { rule(source, $0) == row.rule }),
        text.source.isEmpty || text.source == "."
      else { continue }
      report(
        .endlessRecursion, "the map calls itself on the same node", "let the source descend", text, "using", source)
    }
  }

  private mutating func checkUpstream(_ name: String) {
    let source = source(name)
    for text in source.rows where text.upstream.isEmpty && source.tables[text.table].layer.isEmpty {
      report(
        .missingUpstream, "the row does not say where it comes from",
        "fill upstream: the guide's row, a standard, or local",
        text, "upstream", source)
    }
  }

  // MARK: ^T that no caller can have made

  private mutating func checkEnclosing(_ definitions: R4Definitions) {
    var made: [Set<TypeID>] = []
    var callers: [Set<Int>] = Array(repeating: [], count: maps.count)
    for index in maps.indices {
      var types: Set<TypeID> = []
      if maps[index].type.index >= 0 { types.insert(maps[index].type) }
      for row in rows[maps[index].rows.range] {
        if row.target.head == .make { types.insert(row.target.type) }
        for step in row.target.steps.range where targetSteps[step].kind == .make {
          types.insert(targetSteps[step].type)
        }
        if case .map(let called) = row.using { callers[Int(called)].insert(index) }
        if case .function(.resource, _) = row.using { return }
      }
      made.append(types)
    }
    for index in maps.indices {
      var around: Set<Int> = [index]
      var queue = [index]
      while let at = queue.popLast() {
        for caller in callers[at] where around.insert(caller).inserted { queue.append(caller) }
      }
      let known = around.reduce(into: Set<TypeID>()) { $0.formUnion(made[$1]) }
      reportEnclosing(index, known, definitions)
    }
  }

  private mutating func reportEnclosing(_ index: Int, _ known: Set<TypeID>, _ definitions: R4Definitions) {
    let source = source(maps[index].name)
    for number in maps[index].rows.range {
      let row = rows[number]
      var wanted: [TypeID] = row.target.head == .enclosing ? [row.target.type] : []
      wanted += row.target.steps.range.filter { targetSteps[$0].kind == .enclosing }.map { targetSteps[$0].type }
      for type in wanted where type.index >= 0 && !known.contains(type) {
        guard let text = source.rows.first(where: { rule(source, $0) == row.rule }) else { continue }
        report(
          .nothingEnclosing, "no map around this one makes a \(definitions[type].name)",
          "make it in a common caller, in a row above", text, "target", source)
      }
    }
  }
}
