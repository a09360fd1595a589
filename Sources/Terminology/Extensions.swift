public import Diagnostics
public import Tables

/// The extensions that a target may name by label: `terminology/extensions.csv`.
public struct Extensions: Sendable {
  /// One extension.
  public struct Definition: Sendable {
    /// What maps call it.
    public let label: String
    /// Its URL in FHIR.
    public let url: String
    /// The type of its `value[x]`; empty for one that nests others.
    public let valueType: String
    /// The element it may stand on (`Patient`, `Patient.birthDate`), `Element` for any, or the label it nests in.
    public let context: String
    /// Whether an element has at most one of it.
    public let isSingle: Bool
  }

  private var byLabel: [String: Definition] = [:]

  /// - Parameter problems: gets what is wrong with the file as CSV.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "extensions", problems: &problems) {
      for row in table.rows {
        let label = table.cell(row, "label")
        byLabel[label] = Definition(
          label: label, url: table.cell(row, "url"), valueType: table.cell(row, "value"),
          context: table.cell(row, "context"), isSingle: table.cell(row, "max") == "1")
      }
    }
  }

  /// An extension by its label; nil for none.
  public subscript(label: String) -> Definition? { byLabel[label] }
  /// All of them, by label.
  public var all: [Definition] { byLabel.values.sorted { $0.label < $1.label } }
}
