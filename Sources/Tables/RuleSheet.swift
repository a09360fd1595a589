public import Diagnostics

/// A table of `interventional/` with its columns found once, so that a loop over its rows looks nothing up by name.
public struct RuleSheet {
  /// The file.
  public let table: Table
  private let columns: [Int?]

  /// The sheets of a name, shipped one first. A file of the same name in another folder is another table.
  public static func sheets(
    _ name: String, columns: [String], library: TableLibrary, problems: inout [Diagnostic]
  ) -> [RuleSheet] {
    var sheets: [RuleSheet] = []
    for file in library.files(named: name) where file.path.hasPrefix("interventional/") {
      let table = library.table(file, problems: &problems)
      for column in columns where table.column(column) == nil {
        problems.append(
          Diagnostic(
            .tableMalformed, "there is no column \(column)", remedy: "add it to the header",
            place: Place(byte: 0, length: 0, line: 1, column: 1), path: table.layer + table.path))
      }
      for column in table.header where !columns.contains(column) {
        problems.append(
          Diagnostic(
            .unknownColumn, "nothing reads the column \(column)",
            remedy: "use one of \(columns.joined(separator: ", "))",
            place: Place(byte: 0, length: 0, line: 1, column: 1), path: table.layer + table.path))
      }
      sheets.append(RuleSheet(table: table, columns: columns.map(table.column)))
    }
    return sheets
  }

  /// Its rows, in order.
  public var rows: [Table.Row] { table.rows }

  /// A row's cell, by the position of its column in the list that the sheet was made with.
  public subscript(_ row: Table.Row, _ column: Int) -> String { table.cell(row, columns[column]) }
}
