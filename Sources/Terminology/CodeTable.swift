package import Diagnostics
package import Tables

/// One code table of `terminology/maps/`: source codes and what each becomes. A row with source code `*` is the default.
package struct CodeTable: Sendable {
  /// One translation.
  package struct Row: Sendable {
    package let sourceSystem: String
    package let sourceCode: String
    package let targetSystem: String
    package let targetCode: String
    package let targetDisplay: String
    /// FHIR R4 ConceptMap equivalence; `unmatched` rows write nothing and say so.
    package let equivalence: String
    /// Line in its file, from 1.
    package let line: Int
    package let file: String
  }

  package let name: String
  package private(set) var rows: [Row] = []
  private var exact: [String: Int] = [:]
  private var bySystem: [String: Int] = [:]
  private var fallback: Int?

  /// Reads all layers of a table; a later layer's row replaces an earlier one with the same source.
  package init(_ name: String, library: TableLibrary, problems: inout [Diagnostic]) {
    self.name = name
    for table in library.tables(named: name, problems: &problems) where table.path.contains("/maps/") {
      var seen: Set<String> = []
      for row in table.rows {
        let entry = Row(
          sourceSystem: table.cell(row, "source_system"), sourceCode: table.cell(row, "source_code"),
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
  package func row(system: String?, code: String) -> (row: Row, isDefault: Bool)? {
    if let system, let index = bySystem[system + "|" + code] { return (rows[index], false) }
    if let index = exact[code] { return (rows[index], false) }
    if let index = fallback { return (rows[index], true) }
    return nil
  }
}
