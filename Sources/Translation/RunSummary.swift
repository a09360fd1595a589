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
  /// Groups of documents that were read together.
  public var groups = 0
  /// Groups whose documents had to be read alone.
  public var takenApart = 0
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
    sum.groups += part.groups
    sum.takenApart += part.takenApart
    sum.resources += part.resources
    sum.unmapped += part.unmapped
    sum.bytes += part.bytes
  }

  /// One line for people.
  public var line: String {
    func count(_ n: Int, _ one: String, _ many: String) -> String { "\(n) \(n == 1 ? one : many)" }
    var parts = [count(documents, "document", "documents") + " in", "\(converted) out", "\(failed) failed"]
    if groups > 0 { parts.append(count(groups, "group", "groups")) }
    if takenApart > 0 { parts.append(count(takenApart, "group", "groups") + " taken apart") }
    parts += [count(resources, "resource", "resources"), count(unmapped, "unmapped value", "unmapped values")]
    return parts.joined(separator: ", ")
  }
}
