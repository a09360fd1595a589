import SourceModel

/// An object or array whose closing bracket has not come yet.
struct OpenValue: Sendable {
  /// What is known of the keys of the object around an object.
  var outer: DuplicateKeys.Outer
  /// What its members or items hang from: itself, or for an array without a node the object around it.
  var node: NodeIndex
  /// First byte in the frame.
  var start: UInt32
  /// Its own name, and that of its items.
  var symbol: Symbol
  var isArray: Bool
  var hasNode: Bool
}
