/// How much of one JSON document is read. Past a limit the document is refused.
package struct JSONLimits: Sendable {
  /// Objects and arrays within each other; X103.
  package var depth = 512
  /// Nodes of the tree; X104.
  package var nodes = 1 << 23
  /// Duplicate keys that are reported one by one; the rest is counted in one last finding.
  package var duplicates = 20

  package init() {}
}
