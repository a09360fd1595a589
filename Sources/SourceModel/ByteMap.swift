/// Numbers by texts that are compared byte by byte: addresses, ids. It keeps its storage from one document to the next,
/// and neither makes nor compares Strings.
public struct ByteMap: Sendable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var length: Int
    var value: Int32
  }

  private var entries: [Entry] = []
  /// The texts, one after the other.
  private var bytes: [UInt8] = []
  /// Numbers of entries by hash; -1 for a free place. A power of 2, half of them free at the least.
  private var slots: [Int32] = []

  /// A map without texts.
  public init() {}

  /// Whether it has no text.
  public var isEmpty: Bool { entries.isEmpty }

  /// Forgets all texts.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    if slots.count > 4096 {
      slots = []
    } else if !entries.isEmpty {
      for slot in slots.indices { slots[slot] = -1 }
    }
    entries.removeAll(keepingCapacity: true)
  }

  /// The number of a text; nil when there is none.
  public subscript(text: Span<UInt8>) -> Int32? {
    if entries.isEmpty { return nil }
    let found = slots[slot(of: text, Self.hash(text))]
    return found < 0 ? nil : entries[Int(found)].value
  }

  /// Gives a text its number.
  /// - Returns: false when it had one, which is forgotten.
  @discardableResult
  public mutating func set(_ value: Int32, for text: Span<UInt8>) -> Bool {
    if entries.count * 2 >= slots.count { grow() }
    let hash = Self.hash(text)
    let slot = slot(of: text, hash)
    if slots[slot] >= 0 {
      entries[Int(slots[slot])].value = value
      return false
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, start: bytes.count, length: text.count, value: value))
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    return true
  }

  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.length == text.count,
        text.isEqual(to: bytes.span.extracting(entry.start..<entry.start + entry.length))
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, slots.count * 2))
    for number in entries.indices {
      var slot = Int(entries[number].hash & UInt64(slots.count - 1))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ text: Span<UInt8>) -> UInt64 { text.hash }
}

extension Span<UInt8> {
  /// FNV-1a, eight bytes a step, with the high bits folded down at the end.
  public var hash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(count)
    var at = 0
    while let eight = EightBytes(self, at: at) {
      hash = (hash ^ eight.bytes) &* 0x100_0000_01b3
      hash ^= hash >> 32
      at += 8
    }
    while at < count {
      hash = (hash ^ UInt64(self[at])) &* 0x100_0000_01b3
      at += 1
    }
    return hash ^ (hash >> 29)
  }

  /// Whether two texts are the same, byte by byte.
  public func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var at = 0
    while let a = EightBytes(self, at: at), let b = EightBytes(other, at: at) {
      if a.bytes != b.bytes { return false }
      at += 8
    }
    while at < count {
      if self[at] != other[at] { return false }
      at += 1
    }
    return true
  }

  /// Whether a text is that of a String, byte by byte.
  public func isEqual(to text: String) -> Bool { isEqual(to: text.utf8.span) }
}
