package import Diagnostics

/// The mapping tables cannot be used. Everything that is wrong with them, not only the first.
public struct BrokenTables: Error {
  package let problems: [Diagnostic]

  package init(problems: [Diagnostic]) { self.problems = problems }

  /// Each problem as one line for people: `hl7v2/segments/PR1-Procedure.csv:12:4: error T108: …; what to do`.
  public var findings: [String] { problems.map { $0.rendered() } }
}
