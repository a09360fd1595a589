/// Where an axis has its value from.
package enum AxisOrigin: String, Sendable {
  /// A code, a modifier or a coded field says it.
  case coded
  /// A stated rule concludes it.
  case derived
  /// Text says it.
  case narrative
  /// A site's own map says it.
  case siteMap = "site_map"
  /// It is the encounter's, not the procedure's own.
  case encounter
}

/// One axis of a procedure: a value, where it comes from, and the evidence for it. An axis that nothing speaks of is
/// nil; none is ever filled by a guess.
package struct Axis: Sendable, Equatable {
  /// A word of the axis' closed list (`interventional/vocabulary.csv`), a number as it is written, or a text.
  package var value: String
  package var origin: AxisOrigin
  /// Numbers of the procedure's evidence, in rising order, never empty.
  package var evidence: [Int]

  package init(_ value: String, _ origin: AxisOrigin, _ evidence: [Int]) {
    self.value = value
    self.origin = origin
    self.evidence = evidence.numbered
  }
}
