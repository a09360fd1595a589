/// How much of one XML document is read. Past a limit the document is refused.
package struct XMLLimits: Sendable {
  /// Levels of elements, the root being the first; X103. More than `greatestDepth` count as that.
  package var depth = XMLLimits.greatestDepth
  /// Nodes of the tree: elements, attributes and texts; X104.
  package var nodes = 1 << 23
  /// Bytes of one start tag; X106. libxml2 compares every attribute of a tag with every other, so that a tag of
  /// 400 KB costs most of a second.
  package var tagLength = 1 << 16

  package init() {}

  /// What libxml2 itself allows.
  package static let greatestDepth = 256
}
