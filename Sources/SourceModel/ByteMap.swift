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
  /// Whether entries are found by their slots: few of them are looked through.
  private var isIndexed = false

  private static let few = 4

  /// A map without texts.
  public init() {}

  /// Whether it has no text.
  public var isEmpty: Bool { entries.isEmpty }

  /// Forgets all texts.
  public mutating func removeAll() {
    if entries.isEmpty { return }
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    guard isIndexed else { return }
    isIndexed = false
    if slots.count > 4096 {
      slots = []
    } else {
      for slot in slots.indices { slots[slot] = -1 }
    }
  }

  /// The number of a text; nil when there is none.
  public subscript(text: Span<UInt8>) -> Int32? {
    let found = isIndexed ? Int(slots[slot(of: text, Self.hash(text))]) : numberAmongFew(text)
    return found < 0 ? nil : entries[found].value
  }

  /// Gives a text its number.
  /// - Returns: false when it had one, which is forgotten.
  @discardableResult
  public mutating func set(_ value: Int32, for text: Span<UInt8>) -> Bool {
    if !isIndexed, entries.count == Self.few { index() }
    var hash: UInt64 = 0
    let known: Int
    if isIndexed {
      if entries.count * 2 >= slots.count { index() }
      hash = Self.hash(text)
      let slot = slot(of: text, hash)
      known = Int(slots[slot])
      if known < 0 { slots[slot] = Int32(entries.count) }
    } else {
      known = numberAmongFew(text)
    }
    if known >= 0 {
      entries[known].value = value
      return false
    }
    entries.append(Entry(hash: hash, start: bytes.count, length: text.count, value: value))
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    return true
  }

  /// The number of a text's entry among few; -1 for none.
  private func numberAmongFew(_ text: Span<UInt8>) -> Int {
    for number in entries.indices where entries[number].length == text.count && isText(text, of: number) {
      return number
    }
    return -1
  }

  private func isText(_ text: Span<UInt8>, of number: Int) -> Bool {
    let start = entries[number].start
    return text.isEqual(to: bytes.span.extracting(start..<start + entries[number].length))
  }

  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, isText(text, of: number) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// Gives the entries their slots, in a larger table where half of that would be taken.
  private mutating func index() {
    if !isIndexed {
      for number in entries.indices {
        let start = entries[number].start
        entries[number].hash = Self.hash(bytes.span.extracting(start..<start + entries[number].length))
      }
    }
    if isIndexed || slots.isEmpty { slots = Array(repeating: -1, count: max(64, slots.count * 2)) }
    isIndexed = true
    for number in entries.indices {
      var slot = Int(entries[number].hash & UInt64(slots.count - 1))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ text: Span<UInt8>) -> UInt64 { text.hash }
}

extension Array {
  /// Empties an array that keeps its storage; mostly it is empty already, and nothing has to be looked at.
  @inline(__always)
  public mutating func clear() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a String: in one piece, where its view would be asked for one byte after the other.
  public mutating func append(utf8 text: String) {
    text.utf8.span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

extension Span<UInt8> {
  /// FNV-1a, eight bytes a step, with the high bits folded down.
  public var hash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(count)
    var at = 0
    while let eight = EightBytes(self, at: at) {
      hash = (hash ^ eight.bytes) &* 0x100_0000_01b3
      hash ^= hash >> 32
      at += 8
    }
    if at < count {
      if let last = EightBytes(self, at: count - 8) {
        // Some of its bytes come twice, which does no harm.
        hash = (hash ^ last.bytes) &* 0x100_0000_01b3
        hash ^= hash >> 32
      } else {
        while at < count {
          hash = (hash ^ UInt64(self[at])) &* 0x100_0000_01b3
          at += 1
        }
      }
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
    if at < count, let a = EightBytes(self, at: count - 8), let b = EightBytes(other, at: count - 8) {
      return a.bytes == b.bytes
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
