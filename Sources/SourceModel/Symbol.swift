/// A name, interned: segment and element names, JSON keys, rule ids. Two symbols of one table are equal exactly when
/// their names are.
///
/// Ids 1 to 999 are the numbers themselves, so that a v2 field, component or subcomponent needs no table.
public struct Symbol: Hashable, Sendable {
  /// Position in the table, or the number itself.
  public let id: Int32

  /// The symbol at a position, or of a number below 1,000.
  public init(id: Int32) { self.id = id }

  /// The empty name.
  public static let none = Symbol(id: 0)
  /// How many ids are numbers.
  public static let numbers: Int32 = 1000

  /// The symbol of a position such as a v2 field number, from 1.
  public static func number(_ n: Int) -> Symbol { Symbol(id: Int32(n)) }
  /// The position, when this is one.
  public var number: Int? { id > 0 && id < 1000 ? Int(id) : nil }
}

/// Names and their symbols. A table only grows: a copy taken by a worker agrees with its original on all older names.
public struct SymbolTable: Sendable {
  private var names: [String] = []
  /// The names once more, as bytes, one after the other: comparing them is then a few words.
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int32] = []
  private var hashes: [UInt64] = []
  /// Numbers of names by hash; -1 for a free place. A power of 2, half of them free at the least.
  private var slots: [Int32] = Array(repeating: -1, count: 1024)

  /// A table without names.
  public init() {}

  /// The symbol of a name; made when the table does not know it. Names "1" to "999" are numbers.
  public mutating func intern(_ name: String) -> Symbol {
    var text = name
    return text.withUTF8 { intern(Span(_unsafeElements: $0)) }
  }

  /// The symbol of a name given as UTF-8 bytes.
  public mutating func intern(_ name: Span<UInt8>) -> Symbol {
    if let number = Self.number(name) { return number }
    let hash = name.hash
    let slot = slot(of: name, hash)
    if slots[slot] >= 0 { return Symbol(id: slots[slot] + Symbol.numbers) }
    let index = Int32(names.count)
    names.append(name.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    name.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    slots[slot] = index
    if names.count * 2 > slots.count { grow() }
    return Symbol(id: index + Symbol.numbers)
  }

  /// The symbol of a name that is known already.
  public func find(_ name: String) -> Symbol? {
    var text = name
    return text.withUTF8 { find(Span(_unsafeElements: $0)) }
  }

  /// The symbol of a name that is known already, given as UTF-8 bytes.
  public func find(_ name: Span<UInt8>) -> Symbol? {
    if let number = Self.number(name) { return number }
    let found = slots[slot(of: name, name.hash)]
    return found < 0 ? nil : Symbol(id: found + Symbol.numbers)
  }

  /// The name of a symbol of this table.
  public func name(_ symbol: Symbol) -> String {
    if symbol.id == 0 { return "" }
    if let number = symbol.number { return String(number) }
    return names[Int(symbol.id - Symbol.numbers)]
  }

  /// How many names it holds.
  public var count: Int { names.count }

  /// The place of a name, or the free one where it would stand.
  private func slot(of name: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, isEqual(index, name) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isEqual(_ index: Int, _ name: Span<UInt8>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == name.count else { return false }
    return bytes.span.extracting(start..<Int(ends[index])).isEqual(to: name)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in names.indices {
      var slot = Int(hashes[index] & UInt64(slots.count - 1))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private static func number(_ name: Span<UInt8>) -> Symbol? {
    if name.isEmpty { return Symbol.none }
    guard name.count <= 3, name[0] != 0x30 else { return nil }
    var value = 0
    for i in name.indices {
      guard name[i] >= 0x30, name[i] <= 0x39 else { return nil }
      value = value * 10 + Int(name[i] - 0x30)
    }
    return .number(value)
  }
}
