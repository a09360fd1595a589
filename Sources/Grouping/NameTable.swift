/// Documents by the hashes of their names. Sixteen bytes a name and as much room again: a run may have millions.
struct NameTable: Sendable {
  private var slots: [(hash: UInt64, number: Int32)] = Array(repeating: (0, -1), count: 1024)
  private var count = 0

  /// Notes a document.
  /// - Returns: false when there is one of that name already, which stays.
  mutating func add(_ hash: UInt64, _ number: Int) -> Bool {
    let slot = slot(of: hash)
    if slots[slot].number >= 0 { return false }
    slots[slot] = (hash, Int32(truncatingIfNeeded: number))
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  /// The document of a name; nil when there is none.
  subscript(hash: UInt64) -> Int? {
    let found = slots[slot(of: hash)].number
    return found < 0 ? nil : Int(found)
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for it in old where it.number >= 0 { slots[slot(of: it.hash)] = it }
  }
}
