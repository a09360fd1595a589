import Diagnostics
import Translation

/// Where the documents of a run come from.
protocol BatchSource: ~Copyable {
  /// What comes next; waits for it only when told so.
  mutating func next(mayWait: Bool) -> BatchStep
  /// The signal that ended the run, if one did.
  var stopped: ExitStatus? { get }
  /// Paths that could not be read.
  var unreadable: Int { get }
  /// Why the run could not go on, if it could not.
  var failure: Diagnostic? { get }
}

extension DocumentSource: BatchSource {
  /// Nothing but its inputs can fail it.
  var failure: Diagnostic? { nil }
}

extension GroupedSource: BatchSource {}
