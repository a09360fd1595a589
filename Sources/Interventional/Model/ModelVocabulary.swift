package import Diagnostics
package import Tables

/// The closed lists of the model: `interventional/vocabulary.csv` and `flags.csv`. Every value that the model or one of
/// its tables may hold stands there.
package struct ModelVocabulary: Sendable {
  /// One value of a list. A class because entries are shared and never change.
  package final class Entry: Sendable {
    package let axis: String
    package let value: String
    /// A technique's family, a code role's group; empty elsewhere.
    package let group: String
    /// What to show people, in our own words.
    package let label: String
    package let note: String

    init(axis: String, value: String, group: String, label: String, note: String) {
      self.axis = axis
      self.value = value
      self.group = group
      self.label = label
      self.note = note
    }
  }

  private struct Key: Hashable {
    var axis: String
    var value: String

    // Few lists share a word: hashing their names too would cost more than it tells apart.
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }

  package private(set) var entries: [Entry] = []
  private var index: [Key: Int] = [:]
  private var flagTimes: [String: (from: String, to: String)] = [:]

  /// - Parameter problems: gets values that stand twice, and rows without axis or value.
  package init(library: TableLibrary, problems: inout [Diagnostic]) {
    let names = ["axis", "value", "group", "label", "note"]
    for sheet in RuleSheet.sheets("vocabulary", columns: names, library: library, problems: &problems) {
      for row in sheet.rows {
        add(
          Entry(
            axis: sheet[row, 0], value: sheet[row, 1], group: sheet[row, 2], label: sheet[row, 3], note: sheet[row, 4]),
          sheet, row, &problems)
      }
    }
    let flagColumns = ["flag", "label", "note", "valid_from", "valid_to", "source"]
    for sheet in RuleSheet.sheets("flags", columns: flagColumns, library: library, problems: &problems) {
      for row in sheet.rows {
        flagTimes[sheet[row, 0]] = (sheet[row, 3], sheet[row, 4])
        add(
          Entry(axis: "flag", value: sheet[row, 0], group: "", label: sheet[row, 1], note: sheet[row, 2]), sheet, row,
          &problems)
      }
    }
  }

  private mutating func add(
    _ entry: Entry, _ sheet: RuleSheet, _ row: Table.Row, _ problems: inout [Diagnostic]
  ) {
    guard !entry.axis.isEmpty, !entry.value.isEmpty else {
      problems.append(
        sheet.table.problem(.badVocabulary, "a row without axis or value", remedy: "fill both cells", in: row))
      return
    }
    let key = Key(axis: entry.axis, value: entry.value)
    if let known = index[key] {
      if sheet.table.layer.isEmpty {
        problems.append(
          sheet.table.problem(
            .duplicateRow, "\(entry.value) stands twice in the list \(entry.axis)", remedy: "keep one of them", in: row)
        )
      }
      entries[known] = entry
      return
    }
    index[key] = entries.count
    entries.append(entry)
  }

  /// The entry of a value; nil when the list does not hold it.
  package func entry(_ axis: String, _ value: String) -> Entry? {
    index[Key(axis: axis, value: value)].map { entries[$0] }
  }

  /// Whether a list holds a value.
  package func holds(_ axis: String, _ value: String) -> Bool {
    index[Key(axis: axis, value: value)] != nil
  }

  /// A list's values, in the table's order.
  package func values(of axis: String) -> [String] { entries.filter { $0.axis == axis }.map(\.value) }

  /// Whether a flag is raised for a day of service; a day that is not known passes.
  func flagHolds(_ flag: String, on day: String) -> Bool {
    guard let times = flagTimes[flag] else { return true }
    return ValidDays.hold(from: times.from, to: times.to, on: day)
  }

  /// The family of a technique; nil when the word is no technique.
  package func family(of technique: String) -> String? { entry("technique", technique)?.group }
}
