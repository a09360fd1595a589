import SourceModel

/// The name of an XML document's root.
enum RootName {
  /// The format that a root's name alone makes certain: `ClinicalDocument`, `DFT_P03`.
  /// - Parameter name: with or without prefix.
  static func format(_ name: Span<UInt8>) -> Format? {
    var start = 0
    for i in name.indices where name[i] == UInt8(ascii: ":") { start = i + 1 }
    let local = name.extracting(start..<name.count)
    if local.count == 16, stands("ClinicalDocument", in: local, at: 0) { return .cda }
    guard local.count == 7, local[3] == UInt8(ascii: "_") else { return nil }
    for i in [0, 1, 2, 4, 5, 6] where !Byte.isCapital(local[i]) && !(i > 1 && Byte.isDigit(local[i])) { return nil }
    return .v2xml
  }

  /// Whether the name is a root that we read.
  static func isKnown(_ name: Span<UInt8>) -> Bool { format(name) != nil }
}
