import Diagnostics
import Tables

/// What holds a sheet's cells to the closed lists, and remembers which keys a file has given already.
struct SheetCheck {
  let vocabulary: ModelVocabulary
  var problems: [Diagnostic] = []
  /// False for tables that are known to be sound: reading them must be quick.
  let isActive: Bool
  private var seen: Set<String> = []

  init(vocabulary: ModelVocabulary, isActive: Bool) {
    self.vocabulary = vocabulary
    self.isActive = isActive
  }

  /// A cell that is empty or a word of a list.
  mutating func word(_ cell: String, of axis: String, _ sheet: RuleSheet, _ row: Table.Row, column: String) {
    guard isActive, !cell.isEmpty, !vocabulary.holds(axis, cell) else { return }
    problems.append(
      sheet.table.problem(
        .badVocabulary, "\(cell) is not in the list \(axis)", remedy: "use a word of interventional/vocabulary.csv",
        in: row,
        column: column))
  }

  /// A cell with a word that the reading itself has to know: a list of rules cannot grow by a table alone.
  mutating func understood(_ isKnown: Bool, _ sheet: RuleSheet, _ row: Table.Row, column: String) {
    guard !isKnown else { return }
    problems.append(
      sheet.table.problem(
        .badCell, "no rule is called this", remedy: "use one of the shipped rules", in: row, column: column))
  }

  /// A key that a file may give once; false for one that it gave before.
  mutating func isNew(_ key: @autoclosure () -> String, _ sheet: RuleSheet, _ row: Table.Row) -> Bool {
    if !isActive || seen.insert(sheet.table.layer + sheet.table.path + "|" + key()).inserted { return true }
    problems.append(
      sheet.table.problem(.duplicateRow, "a second row for the same key", remedy: "keep one of them", in: row))
    return false
  }

  /// A cell that must not be empty.
  mutating func filled(_ cell: String, _ sheet: RuleSheet, _ row: Table.Row, column: String) {
    guard cell.isEmpty else { return }
    problems.append(
      sheet.table.problem(.badCell, "\(column) is empty", remedy: "fill it", in: row, column: column))
  }

  /// A cell that is empty or a date, `2024-01-31`.
  mutating func date(_ cell: String, _ sheet: RuleSheet, _ row: Table.Row, column: String) {
    guard isActive, !cell.isEmpty else { return }
    let bytes = Array(cell.utf8)
    let isDate =
      bytes.count == 10
      && bytes.enumerated().allSatisfy { i, byte in i == 4 || i == 7 ? byte == 0x2D : byte >= 0x30 && byte <= 0x39 }
    guard !isDate else { return }
    problems.append(
      sheet.table.problem(.badCell, "not a date", remedy: "write YYYY-MM-DD", in: row, column: column))
  }

  /// A cell that is empty or a decimal number.
  mutating func number(_ cell: String, _ sheet: RuleSheet, _ row: Table.Row, column: String) {
    guard isActive, !cell.isEmpty, DecimalText(cell) == nil else { return }
    problems.append(
      sheet.table.problem(
        .badCell, "not a number", remedy: "write digits and at most one point", in: row, column: column))
  }
}
