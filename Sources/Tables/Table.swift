public import Diagnostics

/// A table file, read: a header and its rows, each cell trimmed of blanks.
public struct Table: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// Line in the file, from 1.
    public let line: Int
    fileprivate let cells: [String]
    fileprivate let columns: [Int]
  }

  /// Path below Mappings/ or below the overlay, such as `hl7v2/segments/PR1-Procedure.csv`.
  public let path: String
  /// What to print before the path: empty for the shipped tables, the overlay's folder otherwise.
  public let layer: String
  /// Column names, in order.
  public let header: [String]
  /// The rows below the header, in order.
  public let rows: [Row]

  /// Reads a file.
  /// - Parameter problems: gets every record that has more cells than the header, and a quote that never closes.
  public init(path: String, layer: String, bytes: [UInt8], problems: inout [Diagnostic]) {
    self.path = path
    self.layer = layer
    var scanner = CSVScanner(bytes)
    let header = (scanner.next()?.cells ?? []).map(Self.trimmed)
    var rows: [Row] = []
    while let record = scanner.next() {
      if record.cells.count > header.count {
        problems.append(
          Diagnostic(
            .tableMalformed, "\(record.cells.count) cells where the header names \(header.count)",
            remedy: "quote cells that hold commas", place: Place(byte: 0, length: 0, line: record.line, column: 1),
            path: layer + path))
      }
      rows.append(Row(line: record.line, cells: record.cells.map(Self.trimmed), columns: record.columns))
    }
    if let line = scanner.unclosedQuote {
      problems.append(
        Diagnostic(
          .tableMalformed, "a quote opens here and never closes", remedy: "close it",
          place: Place(byte: 0, length: 0, line: line, column: 1), path: layer + path))
    }
    self.header = header
    self.rows = rows
  }

  /// The number of a column, nil when the header does not name it.
  public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// A row's cell by column number; empty when the row is shorter or the column unknown.
  public func cell(_ row: Row, _ column: Int?) -> String {
    guard let column, column < row.cells.count else { return "" }
    return row.cells[column]
  }

  /// A row's cell by column name. For tables read once at start; loops look the column up first.
  public func cell(_ row: Row, _ name: String) -> String { cell(row, column(name)) }

  /// A finding at a cell: `Mappings-path:line:column`.
  public func problem(
    _ code: DiagnosticCode, _ message: String, remedy: String, in row: Row, column name: String? = nil,
    rule: String? = nil
  ) -> Diagnostic {
    let column = name.flatMap(column).flatMap { $0 < row.columns.count ? row.columns[$0] : nil }
    return Diagnostic(
      code, message, remedy: remedy, place: Place(byte: 0, length: 0, line: row.line, column: column ?? 1),
      path: layer + path, rule: rule)
  }

  private static func trimmed(_ cell: String) -> String {
    guard let first = cell.utf8.first, let last = cell.utf8.last, first <= 0x20 || last <= 0x20 else { return cell }
    var view = Substring(cell)
    while let c = view.first, c.isWhitespace { view.removeFirst() }
    while let c = view.last, c.isWhitespace { view.removeLast() }
    return String(view)
  }
}
