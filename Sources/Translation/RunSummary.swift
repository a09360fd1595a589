/// What a run, or a part of one, came to. Parts add up.
public struct RunSummary: Sendable, Equatable {
  /// Documents found in the input, readable or not.
  public var documents = 0
  /// Documents that reached the output.
  public var converted = 0
  /// Documents that did not.
  public var failed = 0
  /// Of those converted: with an unmapped value or a lost element.
  public var incomplete = 0
  /// Documents whose format was not even recognised; they count as failed too.
  public var unrecognised = 0
  /// Resources written.
  public var resources = 0
  /// Populated values that no row maps.
  public var unmapped = 0
  /// Bytes of documents.
  public var bytes = 0

  /// Nothing yet.
  public init() {}

  /// Adds another part's counts.
  public static func += (sum: inout RunSummary, part: RunSummary) {
    sum.documents += part.documents
    sum.converted += part.converted
    sum.failed += part.failed
    sum.incomplete += part.incomplete
    sum.unrecognised += part.unrecognised
    sum.resources += part.resources
    sum.unmapped += part.unmapped
    sum.bytes += part.bytes
  }

  /// One line for people.
  public var line: String {
    func count(_ n: Int, _ one: String, _ many: String) -> String { "\(n) \(n == 1 ? one : many)" }
    return [
      count(documents, "document", "documents") + " in", "\(converted) out", "\(failed) failed",
      count(resources, "resource", "resources"), count(unmapped, "unmapped value", "unmapped values"),
    ].joined(separator: ", ")
  }
}
