public import Diagnostics
public import Tables

/// One code table of `terminology/maps/`: source codes and what each becomes. A row with source code `*` is the default.
public struct CodeTable: Sendable {
  /// One translation.
  public struct Row: Sendable {
    /// Alias or URI of the system that the code must be of; empty: of any.
    public let sourceSystem: String
    /// The code that is translated; `*` for every other.
    public let sourceCode: String
    /// Alias or URI of the system of what it becomes; empty for a bare code.
    public let targetSystem: String
    /// What it becomes.
    public let targetCode: String
    /// What that is called.
    public let targetDisplay: String
    /// FHIR R4 ConceptMap equivalence; `unmatched` rows write nothing and say so.
    public let equivalence: String
    /// Line in its file, from 1.
    public let line: Int
    /// The file that it stands in.
    public let file: String
  }

  /// The name of its file, without the ending.
  public let name: String
  /// Its rows, in order.
  public private(set) var rows: [Row] = []
  private var exact: [String: Int] = [:]
  private var bySystem: [String: Int] = [:]
  private var fallback: Int?

  /// Whether a code's system decides about some of its rows.
  public var asksSystem: Bool { !bySystem.isEmpty }

  /// Reads all layers of a table; a later layer's row replaces an earlier one with the same source.
  public init(_ name: String, library: TableLibrary, systems: CodeSystems, problems: inout [Diagnostic]) {
    self.name = name
    for table in library.tables(named: name, problems: &problems) where table.path.contains("/maps/") {
      var seen: Set<String> = []
      for row in table.rows {
        let entry = Row(
          sourceSystem: Self.uri(of: table.cell(row, "source_system"), systems),
          sourceCode: table.cell(row, "source_code"),
          targetSystem: table.cell(row, "target_system"), targetCode: table.cell(row, "target_code"),
          targetDisplay: table.cell(row, "target_display"), equivalence: table.cell(row, "equivalence"), line: row.line,
          file: table.layer + table.path)
        if !seen.insert(entry.sourceSystem + "|" + entry.sourceCode).inserted {
          problems.append(
            table.problem(
              .badCodeTable, "a second row for the same source code", remedy: "keep one of them", in: row,
              column: "source_code"))
        }
        if entry.sourceCode.isEmpty || entry.targetCode.isEmpty && entry.equivalence != "unmatched" {
          problems.append(
            table.problem(
              .badCodeTable, "a row needs source_code and target_code", remedy: "fill them, or say unmatched", in: row))
        }
        add(entry)
      }
    }
  }

  /// One name for a system however it is called; a system without a row keeps its name.
  private static func uri(of name: String, _ systems: CodeSystems) -> String {
    name.isEmpty ? "" : systems.uri(of: name) ?? name
  }

  private mutating func add(_ row: Row) {
    let index = rows.count
    rows.append(row)
    if row.sourceCode == "*" {
      fallback = index
    } else if row.sourceSystem.isEmpty {
      exact[row.sourceCode] = index
    } else {
      bySystem[row.sourceSystem + "|" + row.sourceCode] = index
    }
  }

  /// The row for a code; `isDefault` when it is the `*` row. nil when there is none.
  /// - Parameter system: its URI, or its name where no row of `systems.csv` has one; nil for a bare code.
  public func row(system: String?, code: String) -> (row: Row, isDefault: Bool)? {
    if let system, let index = bySystem[system + "|" + code] { return (rows[index], false) }
    if let index = exact[code] { return (rows[index], false) }
    if let index = fallback { return (rows[index], true) }
    return nil
  }
}
