public import Diagnostics
public import Tables

/// What is put right in FHIR input that is not quite R4: `terminology/mends.csv`, a row a mend. What a mend does is
/// written in code; whether it is done is said there, and a site's overlay may say otherwise.
public struct Mends: Sendable {
  /// A mend, named as in the table.
  public enum Kind: String, Sendable, CaseIterable {
    /// A date or time in another form that can be read.
    case dateForm = "date-form"
    /// A code system by its OID or another name instead of its URI.
    case systemAlias = "system-alias"
    /// A boolean or number written as a string.
    case literalText = "literal-text"
    /// A string written as a number or boolean.
    case textLiteral = "text-literal"
    /// White space around a code, an id or a URI.
    case blanks
    /// A list where R4 has a single value, or the other way round. What comes of several values is not decided: they
    /// stay.
    case listShape = "list-shape"
    /// A narrative without its status.
    case narrativeStatus = "narrative-status"

    /// A bit of its own: asked for every code of FHIR input.
    fileprivate var bit: UInt8 {
      switch self {
      case .dateForm: 1
      case .systemAlias: 2
      case .literalText: 4
      case .textLiteral: 8
      case .blanks: 16
      case .listShape: 32
      case .narrativeStatus: 64
      }
    }
  }

  private var isDone: UInt8 = 0

  /// - Parameter problems: gets rows that name no mend, or neither `yes` nor `no`.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "mends", problems: &problems) {
      for row in table.rows {
        guard let kind = Kind(rawValue: table.cell(row, "mend")) else {
          problems.append(
            table.problem(
              .badCell, "there is no such mend",
              remedy: "use one of " + Kind.allCases.map(\.rawValue).joined(separator: ", "), in: row))
          continue
        }
        switch table.cell(row, "done") {
        case "yes": isDone |= kind.bit
        case "no": isDone &= ~kind.bit
        default:
          problems.append(table.problem(.badCell, "done is neither yes nor no", remedy: "use one of them", in: row))
        }
      }
    }
  }

  /// Whether it is to be done.
  public func contains(_ kind: Kind) -> Bool { isDone & kind.bit != 0 }
}

/// Elements and resources that only another release of FHIR has: `terminology/releases.csv`. They tell what a document
/// was written for.
public struct Releases: Sendable {
  private var releases: [String: String] = [:]

  /// - Parameter problems: gets what is wrong with the file as CSV.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "releases", problems: &problems) {
      for row in table.rows { releases[table.cell(row, "element")] = table.cell(row, "release") }
    }
  }

  /// The release that has the resource (`ProcedureRequest`) or element (`Procedure.notDone`); nil where none is known.
  public func release(of name: String) -> String? { releases[name] }
}
