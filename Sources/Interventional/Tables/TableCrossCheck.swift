import Diagnostics
import Tables
import Terminology

// Sheets about whole procedures, and what holds the sheets to each other.
extension InterventionalSheets {
  /// Reads the sheets of audits.
  mutating func readAudits(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = [
      "audit", "flag", "rule", "of", "what", "more_than", "valid_from", "valid_to", "note", "source",
    ]
    for sheet in RuleSheet.sheets("audits", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 1], of: "flag", sheet, cells, column: "flag")
        check.word(sheet[cells, 2], of: "audit_rule", sheet, cells, column: "rule")
        let of = sheet[cells, 3]
        if !vocabulary.holds("technique_family", of) { check.word(of, of: "technique", sheet, cells, column: "of") }
        check.number(sheet[cells, 5], sheet, cells, column: "more_than")
        check.date(sheet[cells, 6], sheet, cells, column: "valid_from")
        check.date(sheet[cells, 7], sheet, cells, column: "valid_to")
        check.filled(sheet[cells, 9], sheet, cells, column: "source")
        let rule = AuditRow.Rule(rawValue: sheet[cells, 2])
        check.understood(rule != nil, sheet, cells, column: "rule")
        guard let rule, check.isNew(sheet[cells, 0], sheet, cells) else { continue }
        audits.removeAll { $0.audit == sheet[cells, 0] }
        audits.append(
          AuditRow(
            audit: sheet[cells, 0], flag: sheet[cells, 1], rule: rule, of: of, what: sheet[cells, 4],
            moreThan: Int(sheet[cells, 5]) ?? 0, validFrom: sheet[cells, 6], validTo: sheet[cells, 7]))
      }
    }
  }

  /// Reads the sheets of sequences.
  mutating func readSequences(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["technique", "after", "note", "source"]
    for sheet in RuleSheet.sheets("sequences", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        for column in 0...1 {
          check.word(sheet[cells, column], of: "technique", sheet, cells, column: columns[column])
          check.filled(sheet[cells, column], sheet, cells, column: columns[column])
        }
        guard check.isNew(sheet[cells, 0] + "|" + sheet[cells, 1], sheet, cells) else { continue }
        sequences.append((sheet[cells, 0], sheet[cells, 1]))
      }
    }
  }
}

extension InterventionalTables {
  /// What no sheet shows by itself: techniques that nothing reaches, and codes that two sheets read differently.
  func crossCheck(_ library: TableLibrary, _ check: inout SheetCheck) {
    var reached = Set(procedures.map(\.technique))
    reached.formUnion(combinations.map(\.becomes))
    reached.formUnion(narratedValues(library))
    var unseen: [Diagnostic] = []
    for sheet in RuleSheet.sheets("vocabulary", columns: Self.vocabularyColumns, library: library, problems: &unseen) {
      for cells in sheet.rows where sheet[cells, 0] == "technique" && !reached.contains(sheet[cells, 1]) {
        check.problems.append(
          sheet.table.problem(
            .unreachableRow, "nothing reaches this technique",
            remedy: "add a code, a combination or words for it, or take it out", in: cells, column: "value"))
      }
    }
    for sheet in RuleSheet.sheets("substances", columns: ["hcpcs"], library: library, problems: &unseen) {
      for cells in sheet.rows where isTechnique(sheet[cells, 0]) { check.twoMeanings(sheet, cells, column: "hcpcs") }
    }
    for sheet in RuleSheet.sheets("devices", columns: ["code"], library: library, problems: &unseen) {
      for cells in sheet.rows where isTechnique(sheet[cells, 0]) { check.twoMeanings(sheet, cells, column: "code") }
    }
  }

  private static let vocabularyColumns = ["axis", "value"]

  private func isTechnique(_ code: String) -> Bool {
    guard !code.isEmpty, let row = procedure(system: SystemURI.hcpcs, code: code) else { return false }
    return !procedures[row].technique.isEmpty
  }

  // Values that the rules of the text reader may conclude.
  private func narratedValues(_ library: TableLibrary) -> Set<String> {
    var values: Set<String> = []
    var unseen: [Diagnostic] = []
    for file in library.files where file.path.hasPrefix("interventional/narrative") {
      let table = library.table(file, problems: &unseen)
      guard let column = table.column("value") else { continue }
      for row in table.rows { values.insert(table.cell(row, column)) }
    }
    return values
  }
}

extension SheetCheck {
  /// A code system that no row of `terminology/systems.csv` gives.
  mutating func unknownSystem(_ sheet: RuleSheet, _ row: Table.Row) {
    problems.append(
      sheet.table.problem(
        .badVocabulary, "no row of terminology/systems.csv gives this code system", remedy: "use a name that it gives",
        in: row, column: "system"))
  }

  /// A code that another sheet gives a technique.
  mutating func twoMeanings(_ sheet: RuleSheet, _ row: Table.Row, column: String) {
    problems.append(
      sheet.table.problem(
        .duplicateRow, "procedures.csv gives this code a technique", remedy: "keep one of the two meanings", in: row,
        column: column))
  }

  /// Two rows of one code for one day.
  mutating func overlapping(_ sheet: RuleSheet, _ row: Table.Row) {
    guard isActive else { return }
    problems.append(
      sheet.table.problem(
        .duplicateRow, "another row of this code holds on the same days", remedy: "let the one end before the other",
        in: row, column: "valid_from"))
  }

  /// Two dates of one row that leave no day between them.
  mutating func span(_ from: String, _ to: String, _ sheet: RuleSheet, _ row: Table.Row) {
    guard isActive, !from.isEmpty, !to.isEmpty, from > to else { return }
    problems.append(
      sheet.table.problem(
        .badCell, "valid_to lies before valid_from", remedy: "exchange them", in: row, column: "valid_to"))
  }
}
