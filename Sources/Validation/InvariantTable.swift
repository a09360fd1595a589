import Diagnostics
import ResourceModel
import SourceModel
import Tables

/// R4's invariants, from `definitions/invariants.csv`: on which type, what must hold, and what it says in words. A row
/// without a rule names one that is written in Swift.
struct InvariantTable: Sendable {
  /// One invariant of one type.
  struct Invariant: Sendable {
    let key: String
    /// What must hold, in words.
    let words: String
    let rule: Rule
  }

  private let library: TableLibrary
  private var rows: [String: [(key: String, rule: String, words: String)]]?
  private var byType: [[Invariant]?] = []
  private var profileRules: [Invariant]?

  init(_ library: TableLibrary) { self.library = library }

  /// The invariants of a type.
  mutating func invariants(of type: TypeID, _ definitions: R4Definitions, _ symbols: inout SymbolTable) -> [Invariant] {
    let number = Int(type.index)
    if number < byType.count, let known = byType[number] { return known }
    while byType.count <= number { byType.append(nil) }
    var problems: [Diagnostic] = []
    let found = compile(definitions[type].name, &symbols, &problems)
    byType[number] = found
    return found
  }

  /// The invariant of a profile by its key; none for what can be claimed only with more knowledge than tables hold.
  mutating func profileInvariants(of key: String, _ symbols: inout SymbolTable) -> [Invariant] {
    var problems: [Diagnostic] = []
    let known = profileRules ?? compile(Self.profiles, &symbols, &problems)
    profileRules = known
    return known.filter { $0.key == key }
  }

  /// What stands in the column `on` for the invariants of profiles.
  private static let profiles = "profile"

  /// The invariants on a word of the column `on` that is no type: those of profiles.
  mutating func compile(_ on: String, _ symbols: inout SymbolTable, _ problems: inout [Diagnostic]) -> [Invariant] {
    let rows = self.rows ?? Self.read(library, &problems)
    self.rows = rows
    var found: [Invariant] = []
    for row in rows[on] ?? [] {
      if let named = NamedRule(rawValue: row.key), row.rule.isEmpty {
        found.append(Invariant(key: row.key, words: row.words, rule: .named(named)))
        continue
      }
      do throws(RuleError) {
        found.append(Invariant(key: row.key, words: row.words, rule: try RuleParser.rule(row.rule, &symbols)))
      } catch {
        problems.append(
          Diagnostic(
            .badVocabulary, "\(row.key): \(error.message)", remedy: "Docs/validate.md tells how rules are written",
            path: "definitions/invariants.csv"))
      }
    }
    return found
  }

  /// Every rule that cannot be read, and every one on a type that R4 does not have.
  static func problems(_ library: TableLibrary) -> [Diagnostic] {
    var table = InvariantTable(library)
    var symbols = SymbolTable()
    var definitions = R4Definitions(library: library)
    var problems: [Diagnostic] = []
    let rows = read(library, &problems)
    for on in rows.keys.sorted() {
      _ = table.compile(on, &symbols, &problems)
      if on.first?.isUppercase == true, definitions.type(on) == nil {
        problems.append(
          Diagnostic(
            .unknownElement, "R4 has no type \(on)", remedy: "correct the column on", path: "definitions/invariants.csv"
          ))
      }
    }
    return problems
  }

  private static func read(
    _ library: TableLibrary, _ problems: inout [Diagnostic]
  ) -> [String: [(key: String, rule: String, words: String)]] {
    var rows: [String: [(key: String, rule: String, words: String)]] = [:]
    for table in library.tables(named: "invariants", problems: &problems) {
      let columns = ["key", "on", "rule", "says"].map(table.column)
      for row in table.rows {
        let cells = columns.map { table.cell(row, $0) }
        for on in cells[1].split(separator: " ") {
          rows[String(on), default: []].append((cells[0], cells[2], cells[3]))
        }
      }
    }
    return rows
  }
}
