/// What a document's translation leaves behind beside its output: the findings, in the order in which they were made.
///
/// Travels as an `inout` value through every stage. What became of each source value (`Dispositions`) and what each
/// output element came from (the graph's own memory) are kept where they arise and are read out by whoever asks.
public struct Evidence: Sendable {
  /// Findings so far.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Origin that a finding without one is given.
  public var origin: Origin?

  /// Nothing found yet; findings will say that they come from `origin`.
  public init(origin: Origin? = nil) { self.origin = origin }

  /// Notes a finding; it gets the origin of its place, or the document's, unless it has its own.
  public mutating func report(_ diagnostic: consuming Diagnostic) {
    if diagnostic.origin == nil { diagnostic.origin = diagnostic.place?.document ?? origin }
    diagnostics.append(diagnostic)
  }

  /// Forgets the findings about some documents.
  public mutating func forget(about documents: Set<Origin>) {
    diagnostics.removeAll { $0.origin.map(documents.contains) ?? false }
  }

  /// The worst finding so far, nil when there is none.
  public var worst: Severity? { diagnostics.lazy.map(\.severity).max() }
}
