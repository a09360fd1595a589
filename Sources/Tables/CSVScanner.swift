import Diagnostics

/// RFC 4180, read cell by cell with each cell's place: quoted cells may hold commas, quotes (doubled) and line ends;
/// lines end in LF or CRLF; a byte order mark is skipped.
struct CSVScanner {
  /// One record: its line and its cells, each with its column in characters of that line, from 1.
  struct Record {
    var line: Int
    var cells: [String]
    var columns: [Int]
  }

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  /// Cells of the record before: this one has as many.
  private var width = 0
  /// A quote that is never closed: the line where it opens.
  private(set) var unclosedQuote: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      lineStart = 3
    }
  }

  /// The next record, nil at the end. Blank lines are skipped.
  mutating func next() -> Record? {
    while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { newline() }
    guard at < bytes.count else { return nil }
    var record = Record(line: line, cells: [], columns: [])
    record.cells.reserveCapacity(width)
    record.columns.reserveCapacity(width)
    while true {
      record.columns.append(at - lineStart + 1)
      record.cells.append(at < bytes.count && bytes[at] == 0x22 ? quoted() : plain())
      guard at < bytes.count, bytes[at] == 0x2C else { break }
      at += 1
    }
    if at < bytes.count { newline() }
    width = record.cells.count
    return record
  }

  private mutating func newline() {
    if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
    at += 1
    line += 1
    lineStart = at
  }

  private mutating func plain() -> String {
    let start = at
    while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted() -> String {
    let opened = line
    at += 1
    var cell: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else {
          at += 1
          // What follows a closing quote up to the comma belongs to no cell; keep it, so that the reader sees it.
          return String(decoding: cell, as: UTF8.self) + plain()
        }
        at += 1
      } else if byte == 0x0A {
        line += 1
        lineStart = at + 1
      }
      cell.append(bytes[at])
      at += 1
    }
    unclosedQuote = opened
    return String(decoding: cell, as: UTF8.self)
  }
}
