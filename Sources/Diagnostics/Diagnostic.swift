/// One finding: what is wrong, where, and what to do about it.
///
/// The only error type of the project. It never carries a patient's value in `message`, `remedy` or `path`; the value
/// itself may travel in `value`, which is shown on a terminal only, and only when somebody asked with `--show-values`.
public struct Diagnostic: Error, Sendable {
  /// Stable code, with its severity.
  public var code: DiagnosticCode
  /// What is wrong, in one clause without a final stop.
  public var message: String
  /// What to do, in one clause without a final stop.
  public var remedy: String
  /// Input and document; nil for findings about tables or the command line.
  public var origin: Origin?
  /// Bytes in the frame, or line and column in a table.
  public var place: Place?
  /// Where in the document's own terms: `PR1[2]-3.1`, `/ClinicalDocument/title`, a JSON Pointer; or a table's file.
  public var path: String?
  /// The offending value, for `--show-values` alone.
  public var value: String?
  /// The rule that was at work, as `map#id`.
  public var rule: String?

  /// A finding; `place` and `path` are left open where it speaks of no place.
  public init(
    _ code: DiagnosticCode, _ message: String, remedy: String, origin: Origin? = nil, place: Place? = nil,
    path: String? = nil, value: String? = nil, rule: String? = nil
  ) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.origin = origin
    self.place = place
    self.path = path
    self.value = value
    self.rule = rule
  }

  /// How much this finding costs.
  public var severity: Severity { code.severity }
}
