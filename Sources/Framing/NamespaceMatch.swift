/// Finds `urn:hl7-org:v2xml` in the root's start tag, unit by unit.
struct NamespaceMatch {
  private static let namespace = Array("urn:hl7-org:v2xml".utf8)

  /// Units met one after the other.
  private var count = 0

  /// Takes the next unit; true when it ends the name.
  mutating func isComplete(with unit: UInt8) -> Bool {
    if unit == Self.namespace[count] {
      count += 1
    } else {
      // `u` stands in the name only at its start: a mismatch begins anew without looking back.
      count = unit == Self.namespace[0] ? 1 : 0
    }
    guard count == Self.namespace.count else { return false }
    count = 0
    return true
  }
}
