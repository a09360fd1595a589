import Diagnostics
import Tables

/// A row of a map as it stands in its file.
struct RowText: Sendable {
  var id: String
  var source: String
  var when: String
  var target: String
  var using: String
  var codes: String
  var value: String
  var upstream: String
  var note: String
  /// Its table and row, for findings.
  var table: Int
  var row: Table.Row

  /// Only an id: marks the place where an overlay's new rows go.
  var isAnchor: Bool {
    source.isEmpty && when.isEmpty && target.isEmpty && using.isEmpty && codes.isEmpty && value.isEmpty
  }
}

/// A map's rows after all overlays, in the order in which they run.
struct MapSource: Sendable {
  static let columns = ["id", "source", "when", "target", "using", "codes", "value", "upstream", "note"]

  let name: String
  private(set) var rows: [RowText] = []
  private(set) var tables: [Table] = []
  /// Whether its rows spell out a message's structure: its file stands in a `messages` folder.
  private(set) var isMessageMap = false

  /// - Parameter problems: gets formula cells, duplicate ids, unknown and missing columns.
  init(_ name: String, library: TableLibrary, problems: inout [Diagnostic]) {
    self.name = name
    for file in library.files(named: name) where Self.isMap(file.path) {
      if file.path.holds("messages/") { isMessageMap = true }
      let table = library.table(file, problems: &problems)
      tables.append(table)
      add(table, number: tables.count - 1, &problems)
    }
  }

  /// Keeps some rows and takes their conditions off.
  /// - Returns: whether any is left.
  mutating func keepOnly(_ holds: (RowText) -> Bool) -> Bool {
    rows = rows.filter(holds)
    for i in rows.indices { rows[i].when = "" }
    return !rows.isEmpty
  }

  /// Whether a file below Mappings/ is a structural map.
  static func isMap(_ path: String) -> Bool {
    guard path.hasSuffix(".csv") else { return false }
    let folder = path.split(separator: "/").first ?? ""
    return !["terminology", "interventional", "definitions"].contains(folder)
  }

  private mutating func add(_ table: Table, number: Int, _ problems: inout [Diagnostic]) {
    for column in table.header where !Self.columns.contains(column) {
      problems.append(headerProblem(table, "\(column) is no column of a map"))
    }
    for column in ["id", "source", "target"] where table.column(column) == nil {
      problems.append(headerProblem(table, "the column \(column) is missing"))
    }
    let columns = Self.columns.map(table.column)
    var at = 0
    var seen: Set<String> = []
    let isFirst = number == 0
    for row in table.rows {
      checkFormulas(table, row, &problems)
      let text = RowText(
        id: table.cell(row, columns[0]), source: table.cell(row, columns[1]), when: table.cell(row, columns[2]),
        target: table.cell(row, columns[3]), using: table.cell(row, columns[4]), codes: table.cell(row, columns[5]),
        value: table.cell(row, columns[6]), upstream: table.cell(row, columns[7]), note: table.cell(row, columns[8]),
        table: number, row: row)
      if text.id.isEmpty || !seen.insert(text.id).inserted {
        let message = text.id.isEmpty ? "a row needs an id" : "\(text.id) is the id of an earlier row"
        problems.append(
          table.problem(
            .duplicateRow, message, remedy: "give each row of a map an id of its own", in: row, column: "id"))
        continue
      }
      place(text, isFirst: isFirst, at: &at)
    }
  }

  /// Replaces in place, marks an anchor, or inserts behind the last one.
  private mutating func place(_ text: RowText, isFirst: Bool, at: inout Int) {
    if isFirst {
      if !text.isAnchor { rows.append(text) }
    } else if let index = rows.firstIndex(where: { $0.id == text.id }) {
      if !text.isAnchor { rows[index] = text }
      at = index + 1
    } else if !text.isAnchor {
      rows.insert(text, at: at)
      at += 1
    }
  }

  private func headerProblem(_ table: Table, _ message: String) -> Diagnostic {
    Diagnostic(
      .unknownColumn, message, remedy: "use the columns \(Self.columns.joined(separator: ","))",
      place: Place(byte: 0, length: 0, line: 1, column: 1), path: table.layer + table.path)
  }

  private func checkFormulas(_ table: Table, _ row: Table.Row, _ problems: inout [Diagnostic]) {
    for (number, column) in table.header.enumerated() {
      let cell = table.cell(row, number)
      guard let first = cell.first, "=+@-".contains(first), cell != "-", column != "note" else { continue }
      problems.append(
        table.problem(
          .formulaCell, "a spreadsheet would read this cell as a formula",
          remedy: "begin it otherwise: ./@code for @code",
          in: row, column: column))
    }
  }
}
