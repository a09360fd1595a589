import Diagnostics
import Mapping
import ResourceModel
import SourceModel
import Translation

/// An explanation as text for people: aligned columns, colour on a terminal only.
struct ExplanationPage {
  private let explanation: Explanation
  private let showsValues: Bool
  private let isColoured: Bool

  init(_ explanation: Explanation, showsValues: Bool, isColoured: Bool) {
    self.explanation = explanation
    self.showsValues = showsValues
    self.isColoured = isColoured
  }

  /// The whole page.
  /// - Parameter name: the document's place: `day.hl7:3`.
  func text(of name: String) -> String {
    var page = [heading(name), ""]
    for reading in explanation.readings { page += lines(of: reading) + [""] }
    for resource in explanation.resources { page += lines(of: resource) + [""] }
    if !explanation.inputs.isEmpty { page += inputLines() }
    return page.joined(separator: "\n") + "\n"
  }

  private func heading(_ name: String) -> String {
    let label = explanation.label
    let parts = [name, label.format.rawValue, label.type, label.control].compactMap { $0 }
    return bold(parts.joined(separator: "  "))
  }

  /// A procedure in words, with what it was read from.
  private func lines(of reading: Explanation.Reading) -> [String] {
    var lines = [bold("Read: ") + reading.sentence]
    for (i, reason) in reading.because.enumerated() { lines.append((i == 0 ? "  because " : "          ") + reason) }
    if !reading.flags.isEmpty { lines.append("  flags   " + reading.flags.joined(separator: "; ")) }
    return lines
  }

  /// A resource: what it was made from, then a row a value.
  private func lines(of resource: Explanation.Resource) -> [String] {
    var title = bold(resource.name)
    if let from = resource.from { title += "  from \(place(from))" }
    let rows = resource.values.map { value in
      ["  " + value.path, shown(value), value.how.word, value.rule, value.from.map(place).joined(separator: ", ")]
    }
    return [title] + aligned(rows)
  }

  /// Values from the document are hidden unless they were asked for; the tables' own constants never are.
  private func shown(_ value: Explanation.Output) -> String {
    let isOwn = value.how != .mapped && value.how != .derived
    return showsValues || isOwn ? shortened(value.value) : "…"
  }

  /// The document: how many values each disposition has, then a row a value.
  private func inputLines() -> [String] {
    let inputs = explanation.inputs
    var counts: [String] = []
    for disposition in [Disposition.mapped, .superseded, .ignored, .structural, .steered, .unmapped] {
      let count = inputs.count { $0.disposition == disposition }
      if count > 0 { counts.append("\(count) \(disposition.word)") }
    }
    let rows = inputs.map { input in
      [
        "  " + input.from.path, showsValues ? shortened(input.value ?? "\"\"") : "",
        coloured(input.disposition), input.rule, bytes(input.from.place),
      ]
    }
    return [bold("Source values: ") + counts.joined(separator: ", ")] + aligned(rows)
  }

  private func place(_ origin: Explanation.Origin) -> String {
    "\(origin.path.isEmpty ? "document" : origin.path) (\(bytes(origin.place)))"
  }

  private func bytes(_ place: Place) -> String {
    (place.line.map { "line \($0), " } ?? "") + "byte \(place.byte)"
  }

  /// One line, and no longer than a page is wide.
  private func shortened(_ value: String) -> String {
    let line = String(value.prefix(60).map { $0.isNewline ? " " : $0 })
    return value.count > 60 ? line + "…" : line
  }

  /// Rows with each column as wide as its widest cell; the last is ragged, columns empty in all rows are left out.
  private func aligned(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], width(cell))
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() where widths[column] > 0 {
        let isLast = column == row.count - 1
        line += cell + (isLast ? "" : String(repeating: " ", count: min(widths[column], 72) - min(width(cell), 72) + 2))
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// Columns on the screen; colour takes none.
  private func width(_ cell: String) -> Int {
    guard isColoured, cell.contains("\u{1B}") else { return cell.count }
    return cell.count - 9
  }

  private func coloured(_ disposition: Disposition) -> String {
    let word = disposition.word
    guard isColoured else { return word }
    let colour = disposition == .unmapped ? 31 : disposition == .superseded ? 33 : 32
    return "\u{1B}[\(colour)m\(word)\u{1B}[0m"
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
