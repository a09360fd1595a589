public import Diagnostics
public import Tables

/// Whose a resource is, by its type: `terminology/compartments.csv`, after R4's compartments of Patient and Encounter.
public struct Compartments: Sendable {
  /// What the table says of a type.
  public struct Entry: Sendable {
    /// Element path of the reference to its patient, in steps; empty where it has none.
    public let patient: [String]
    /// The type is Patient.
    public let isPatient: Bool
    /// Element path of the reference to its visit, in steps; empty where it has none.
    public let encounter: [String]
    /// The type is Encounter.
    public let isEncounter: Bool
    /// What is read together may look at one that it refers to and that stands elsewhere.
    public let isSeen: Bool
    /// The table and its line, from 1.
    public let table: String, line: Int
  }

  /// The compartment's own type, in place of a path.
  private static let itself = "."

  private var byType: [String: Entry] = [:]

  /// - Parameter problems: gets cells that cannot be read.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "compartments", problems: &problems) {
      for row in table.rows {
        func path(_ column: String) -> (steps: [String], isItself: Bool) {
          let cell = table.cell(row, column)
          return cell == Self.itself ? ([], true) : (cell.split(separator: ".").map(String.init), false)
        }
        let (patient, encounter) = (path("patient"), path("encounter"))
        let seen = table.cell(row, "seen")
        if !["", "yes", "no"].contains(seen) {
          problems.append(
            table.problem(.badCell, "neither yes nor no", remedy: "write yes, or nothing", in: row, column: "seen"))
        }
        byType[table.cell(row, "type")] = Entry(
          patient: patient.steps, isPatient: patient.isItself, encounter: encounter.steps,
          isEncounter: encounter.isItself, isSeen: seen == "yes",
          table: table.layer + table.path, line: row.line)
      }
    }
  }

  /// Types that what is read together may look at, in the order of their names.
  public var seenTypes: [String] { byType.filter(\.value.isSeen).keys.sorted() }

  /// What the table says, in the order of types' names.
  public var all: [(type: String, entry: Entry)] { byType.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

  /// What is said of a type; nil for one that is nobody's.
  public subscript(type: String) -> Entry? { byType[type] }
}
