public import Diagnostics
public import SourceModel
public import Tables

/// Profiles and their value sets, from definitions/us-core.csv, which may be claimed, or another table of its form.
/// Nothing is read before the first resource of a type asks.
public struct ProfileTable: Sendable {
  private let library: TableLibrary
  private let name: String
  private var table: Table?
  private var byType: [Int32: [Int]] = [:]
  /// Those that were asked for so far.
  public private(set) var profiles: [Profile] = []
  /// Value set → system → codes; nil stands for every code of the system.
  private var valueSets: [String: [String: Set<String>?]] = [:]

  /// - Parameter name: of the table below `definitions/`; its value sets stand in `NAME-valuesets.tsv`.
  public init(_ library: TableLibrary, named name: String = "us-core") {
    self.library = library
    self.name = name
  }

  /// The profiles of a type, in the order in which they are to be tried.
  public mutating func profiles(
    of type: TypeID, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) -> [Int] {
    if let known = byType[type.index] { return known }
    var unknown: [Diagnostic] = []
    let found = read(definitions[type].name, &symbols, &definitions, &unknown)
    byType[type.index] = found
    return found
  }

  /// Reads the whole table.
  /// - Returns: a finding for every row that cannot be read.
  public mutating func unknownRules(_ symbols: inout SymbolTable, _ definitions: inout R4Definitions) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    guard let table = library.tables(named: name, problems: &problems).last else { return problems }
    for type in Set(table.rows.map { table.cell($0, "type") }).sorted() {
      _ = read(type, &symbols, &definitions, &problems)
    }
    return problems
  }

  /// Whether a profile is another or is built on it.
  public func profile(_ number: Int, meets name: String) -> Bool {
    var at: Profile? = profiles[number]
    while let profile = at {
      if profile.name == name { return true }
      at = profile.base.flatMap { base in profiles.first { $0.name == base } }
    }
    return false
  }

  /// Whether a code is in a value set. A bare code is looked for in every system.
  public func contains(code: String, system: String?, in valueSet: String) -> Bool {
    guard let systems = valueSets[valueSet] else { return false }
    if let system {
      guard let codes = systems[system] else { return false }
      return codes?.contains(code) ?? true
    }
    return systems.values.contains { $0?.contains(code) ?? true }
  }

  private mutating func read(
    _ type: String, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions, _ problems: inout [Diagnostic]
  ) -> [Int] {
    let table = self.table ?? library.tables(named: name, problems: &problems).last
    guard let table else { return [] }
    self.table = table
    let columns = ["profile", "type", "when", "kind", "path", "value"].map(table.column)
    var drafts: [ProfileDraft] = []
    for row in table.rows where table.cell(row, columns[1]) == type {
      let kind = table.cell(row, columns[3])
      let (path, value) = (table.cell(row, columns[4]), table.cell(row, columns[5]))
      if kind == "profile" {
        drafts.append(
          ProfileDraft(
            name: table.cell(row, columns[0]), canonical: value, base: path, when: table.cell(row, columns[2]),
            &symbols))
        continue
      }
      let isKnown =
        !drafts.isEmpty
        && drafts[drafts.count - 1].add(kind: kind, path: path, value: value, &symbols, &definitions)
      if !isKnown {
        problems.append(
          table.problem(
            .badVocabulary, "no such rule: \(kind) \(value)", remedy: "Scripts/make-definitions.py lists the kinds",
            in: row, column: "kind"))
      }
    }
    loadValueSets(of: drafts)
    let start = profiles.count
    profiles += drafts.map(\.profile)
    return Array(start..<profiles.count)
  }

  private mutating func loadValueSets(of drafts: [ProfileDraft]) {
    let named = Set(drafts.flatMap(\.valueSets)).subtracting(valueSets.keys)
    guard !named.isEmpty, let file = library.files(named: name + "-valuesets").last else { return }
    for line in library.bytes(of: file).split(separator: 0x0A) {
      let cells = line.split(separator: 0x09)
      guard cells.count == 3 else { continue }
      let name = String(decoding: cells[0], as: UTF8.self)
      guard named.contains(name) else { continue }
      let codes: Set<String>? =
        cells[2].elementsEqual([UInt8(ascii: "*")])
        ? nil : Set(cells[2].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) })
      valueSets[name, default: [:]][String(decoding: cells[1], as: UTF8.self)] = .some(codes)
    }
  }
}
