/// Codes that have been found in a value set before, by a hash of element and code: a feed says the same few codes again
/// and again, and looking them up by text costs more than writing them.
struct AllowedCodes: Sendable {
  private var slots: [UInt64] = Array(repeating: 0, count: 2048)

  /// The hash of a code in an element (FNV-1a, 64 bits).
  static func hash(element: Int32, _ code: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in code { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ UInt64(UInt32(bitPattern: element))) &* 0x100_0000_01b3
    return hash ^ hash >> 29 | 1
  }

  /// Whether this one was remembered.
  func contains(_ hash: UInt64) -> Bool { slots[Int(hash >> 1 & 2047)] == hash }

  /// Remembers it; an older one in its place is forgotten.
  mutating func remember(_ hash: UInt64) { slots[Int(hash >> 1 & 2047)] = hash }
}
