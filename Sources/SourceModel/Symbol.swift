/// A name, interned: segment and element names, JSON keys, rule ids. Two symbols of one table are equal exactly when
/// their names are.
///
/// Ids 1 to 999 are the numbers themselves, so that a v2 field, component or subcomponent needs no table.
public struct Symbol: Hashable, Sendable {
  /// Position in the table, or the number itself.
  public let id: Int32

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
  private var slots: [Int32] = Array(repeating: -1, count: 1024)

  public init() {}

  /// The symbol of a name; made when the table does not know it. Names "1" to "999" are numbers.
  public mutating func intern(_ name: String) -> Symbol {
    var text = name
    return text.withUTF8 { intern(Span(_unsafeElements: $0)) }
  }

  /// The symbol of a name given as UTF-8 bytes.
  public mutating func intern(_ name: Span<UInt8>) -> Symbol {
    if let number = Self.number(name) { return number }
    var slot = Int(Self.hash(name) & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      if Self.equal(names[Int(slots[slot])], name) { return Symbol(id: slots[slot] + Symbol.numbers) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = Int32(names.count)
    names.append(Self.string(name))
    slots[slot] = index
    if names.count * 2 > slots.count { grow() }
    return Symbol(id: index + Symbol.numbers)
  }

  /// The symbol of a name that is known already.
  public func find(_ name: String) -> Symbol? {
    var text = name
    return text.withUTF8 { bytes in
      let name = Span(_unsafeElements: bytes)
      if let number = Self.number(name) { return number }
      var slot = Int(Self.hash(name) & UInt64(slots.count - 1))
      while slots[slot] >= 0 {
        if Self.equal(names[Int(slots[slot])], name) { return Symbol(id: slots[slot] + Symbol.numbers) }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// The name of a symbol of this table.
  public func name(_ symbol: Symbol) -> String {
    if symbol.id == 0 { return "" }
    if let number = symbol.number { return String(number) }
    return names[Int(symbol.id - Symbol.numbers)]
  }

  /// How many names it holds.
  public var count: Int { names.count }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in names.indices {
      var name = names[index]
      var slot = Int(name.withUTF8 { Self.hash(Span(_unsafeElements: $0)) } & UInt64(slots.count - 1))
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

  private static func equal(_ name: String, _ bytes: Span<UInt8>) -> Bool {
    guard name.utf8.count == bytes.count else { return false }
    var i = 0
    for byte in name.utf8 {
      if byte != bytes[i] { return false }
      i += 1
    }
    return true
  }

  private static func string(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// FNV-1a, 64 bits: names are short.
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in bytes.indices { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}
