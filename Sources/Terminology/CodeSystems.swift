public import Diagnostics
public import Tables

/// Which code systems there are and what each is called where: `terminology/systems.csv`, one row a system with its
/// URI, OID, HL7 table 0396 name and further aliases.
public struct CodeSystems: Sendable {
  private var uris: [String: String] = [:]
  private var known: Set<String> = []

  /// - Parameter problems: gets names that two systems claim.
  public init(library: TableLibrary, problems: inout [Diagnostic]) {
    for table in library.tables(named: "systems", problems: &problems) {
      let (uri, oid) = (table.column("uri"), table.column("oid"))
      let (name, aliases) = (table.column("hl70396"), table.column("aliases"))
      for row in table.rows {
        let target = table.cell(row, uri)
        known.insert(target)
        var keys = [target]
        if !table.cell(row, oid).isEmpty { keys += [table.cell(row, oid), "urn:oid:" + table.cell(row, oid)] }
        keys += table.cell(row, name).split(separator: " ").map(String.init)
        keys += table.cell(row, aliases).split(separator: " ").map(String.init)
        for key in keys where !key.isEmpty {
          if let other = uris[key], other != target, table.layer.isEmpty {
            problems.append(
              table.problem(
                .badCodeTable, "\(key) names two code systems", remedy: "let it stand in one row", in: row))
          }
          uris[key] = target
        }
      }
    }
  }

  /// The URI of a system given by URI, OID (with or without `urn:oid:`), table 0396 name or alias; nil when unknown.
  public func uri(of name: String) -> String? { uris[name] }

  /// Whether a row gives this URI.
  public func isKnown(uri: String) -> Bool { known.contains(uri) }
}
