public import Diagnostics
public import Tables

/// What makes two resources of a type one and the same: `terminology/identity.csv`. Rows of a type are tried in order;
/// the first whose key is complete decides; the rows of `*`, for every type, come last. Without a complete key the
/// document and the place identify a resource.
public struct IdentityKeys: Sendable {
  /// One way to identify a type.
  public struct Key: Sendable {
    /// Element paths (`identifier.system`), or the facts `%facility` and `%document`.
    public let parts: [String]
    /// Whether resources with equal keys become one; otherwise both stay, and the second is told apart by its place.
    public let merges: Bool
    /// Paths of dates; the first that is there tells apart two that share the key, where both have one and the days differ.
    public let apart: [String]
    /// The line of the table, from 1.
    public let line: Int
  }

  private var byType: [String: [Key]] = [:]

  /// - Parameter problems: gets keys without a part.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "identity", problems: &problems) {
      for row in table.rows {
        let parts = table.cell(row, "key").split(separator: " ").map(String.init)
        let key = Key(
          parts: parts, merges: table.cell(row, "same") == "merge",
          apart: table.cell(row, "apart").split(separator: " ").map(String.init), line: row.line)
        if parts.isEmpty {
          problems.append(
            table.problem(
              .badCell, "a key needs at least one part", remedy: "name an element path", in: row, column: "key"))
        }
        byType[table.cell(row, "type"), default: []].append(key)
      }
    }
  }

  /// The keys of a type, in the order in which they are tried.
  public subscript(type: String) -> [Key] { byType[type, default: []] + byType[Self.everyType, default: []] }

  /// What the table calls every type.
  private static let everyType = "*"
}
