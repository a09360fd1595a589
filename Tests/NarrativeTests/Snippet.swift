import Narrative
import SourceModel

/// A piece of a note with its truth, out of `Tests/NarrativeNotes`. Synthetic throughout.
struct Snippet: Sendable {
  let id: String
  let style: String
  /// It holds words that must not become facts.
  let isTrap: Bool
  let context: SectionContext
  let text: String
  /// `axis=value`, as a set: what the note says was done.
  let truth: Set<String>

  /// Snippets out of a file's lines: id, style, trap, context, text, truth; `\n` in a text is a line feed.
  static func all(_ bytes: [UInt8]) -> [Snippet] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 6, let context = SectionContext(rawValue: cells[3]) else { return nil }
      let truth = cells[5] == "none" ? [] : cells[5].split(separator: ";").flatMap(Self.items)
      return Snippet(
        id: cells[0], style: cells[1], isTrap: cells[2] == "yes", context: context, text: Self.unescaped(cells[4]),
        truth: Set(truth))
    }
  }

  private static func items(_ cell: Substring) -> [String] {
    let pair = cell.split(separator: "=", maxSplits: 1).map(String.init)
    guard pair.count == 2 else { return [] }
    return pair[0] == "levels" ? pair[1].split(separator: ",").map { "levels=" + $0 } : [String(cell)]
  }

  private static func unescaped(_ text: String) -> String {
    var lines: [String] = [""]
    var isEscaped = false
    for c in text {
      if isEscaped, c == "n" {
        lines.append("")
      } else if c != "\\" {
        lines[lines.count - 1].append(c)
      }
      isEscaped = c == "\\"
    }
    return lines.joined(separator: "\n")
  }

  /// What the reader finds in it, in the form of the truth.
  func found(by reader: NoteReader) -> Set<String> {
    var note = NoteText()
    note.append(text.utf8, at: .none)
    var told = reader.procedures(in: reader.open(note, context: context))
    let namesTechnique = truth.isEmpty || truth.contains { $0.hasPrefix("technique=") }
    if told.isEmpty, !namesTechnique {
      told = reader.remarks(in: reader.open(note, context: context), on: "epidural_injection").map { [$0] } ?? []
    }
    return Set(told.flatMap { $0.items(withTechnique: namesTechnique) })
  }
}

extension NarratedProcedure {
  /// What it says, item by item.
  func items(withTechnique: Bool) -> [String] {
    var items: [String] = []
    func add(_ axis: String, _ said: Said?) { if let said { items.append(axis + "=" + said.value) } }
    if withTechnique { items.append("technique=" + technique.value) }
    add("side", side)
    add("approach", approach)
    add("guidance", guidance)
    add("intent", intent)
    add("anaesthesia", anaesthesia)
    add("before", painBefore)
    add("after", painAfter)
    add("relief", relief)
    add("status", status)
    if let lasting = reliefDuration { items.append("lasting=" + lasting.amount.value + " " + lasting.amount.unit) }
    let energy = [
      energy?.value, celsius.map { $0.value + " C" }, seconds.map { $0.value + " s" },
    ].compactMap { $0 }
    if !energy.isEmpty { items.append("energy=" + energy.joined(separator: " ")) }
    for level in levels {
      let prefix = level.kind == "medial_branch" ? "mb:" : ""
      items.append("levels=" + prefix + level.name + (level.side.map { " " + $0 } ?? ""))
    }
    for drug in substances {
      let amounts = [drug.dose, drug.volume].compactMap { $0 }.map { $0.value + " " + $0.unit }
      items.append("substance=" + ([drug.name ?? drug.kind ?? "?"] + amounts).joined(separator: "|"))
    }
    for device in devices { items.append("device=" + device.kind + (device.count.map { "x\($0)" } ?? "")) }
    for finding in findings {
      items.append("finding=" + [finding.level, finding.text, finding.score].compactMap { $0 }.joined(separator: "|"))
    }
    for word in complications { items.append("complication=" + word.value) }
    return items
  }
}

/// Precision and recall, axis by axis.
struct ReadingScore {
  struct Count {
    var right = 0
    var wrong = 0
    var missed = 0
    /// Of what was found, the share that is right.
    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    /// Of what the notes say, the share that was found.
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  }

  private(set) var axes: [String: Count] = [:]
  /// What differs, a line each.
  private(set) var differences: [String] = []

  init(_ snippets: [Snippet], _ reader: NoteReader) {
    for snippet in snippets {
      let found = snippet.found(by: reader)
      for item in found.union(snippet.truth) {
        let axis = String(item.prefix { $0 != "=" })
        if found.contains(item), snippet.truth.contains(item) {
          axes[axis, default: Count()].right += 1
        } else if found.contains(item) {
          axes[axis, default: Count()].wrong += 1
          differences.append("\(snippet.id) not said: \(item)")
        } else {
          axes[axis, default: Count()].missed += 1
          differences.append("\(snippet.id) missed: \(item)")
        }
      }
    }
    differences.sort()
  }

  /// All axes together.
  var all: Count {
    axes.values.reduce(into: Count()) { sum, count in
      sum.right += count.right
      sum.wrong += count.wrong
      sum.missed += count.missed
    }
  }

  /// The table, one axis a line.
  var table: String {
    let rows = axes.sorted { $0.key < $1.key } + [("all", all)]
    return rows.map { axis, count in
      let name = axis + String(repeating: " ", count: max(1, 14 - axis.utf8.count))
      return "\(name)precision \(Self.percent(count.precision))  recall \(Self.percent(count.recall))"
        + "  right \(count.right), wrong \(count.wrong), missed \(count.missed)"
    }.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int(share * 1000 + 0.5)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
