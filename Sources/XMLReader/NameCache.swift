import Glibc
import SourceModel

/// libxml2's interned names and their symbols: a name is hashed once, then known by its address.
struct NameCache {
  private struct Entry {
    var address: UInt = 0
    /// `.none` until asked for.
    var element = Symbol.none
    var attribute = Symbol.none
  }

  private var entries = [Entry](repeating: Entry(), count: 1024)
  private var count = 0
  /// The symbol made last, and its name, to know its table by.
  private var newest: (symbol: Symbol, name: String)?

  /// The symbol of an element's name.
  mutating func element(_ name: UnsafePointer<UInt8>, _ symbols: inout SymbolTable) -> Symbol {
    let slot = slot(of: name)
    let known = entries[slot].element
    if known.id != 0 { return known }
    let symbol = intern([], name, &symbols)
    entries[slot].element = symbol
    return symbol
  }

  /// The symbol of an attribute's name, which begins with `@`.
  mutating func attribute(_ name: UnsafePointer<UInt8>, _ symbols: inout SymbolTable) -> Symbol {
    let slot = slot(of: name)
    let known = entries[slot].attribute
    if known.id != 0 { return known }
    let symbol = intern([UInt8(ascii: "@")], name, &symbols)
    entries[slot].attribute = symbol
    return symbol
  }

  /// Whether a table gives these symbols the same names.
  func belong(to symbols: SymbolTable) -> Bool {
    guard let newest else { return true }
    return symbols.count > Int(newest.symbol.id - Symbol.numbers) && symbols.name(newest.symbol) == newest.name
  }

  private mutating func intern(_ sign: [UInt8], _ name: UnsafePointer<UInt8>, _ symbols: inout SymbolTable) -> Symbol {
    let bytes = sign + UnsafeBufferPointer(start: name, count: Self.length(name))
    let symbol = symbols.intern(bytes.span)
    if newest.map({ $0.symbol.id < symbol.id }) ?? true { newest = (symbol, symbols.name(symbol)) }
    return symbol
  }

  /// The entry of a name, made when there is none.
  private mutating func slot(of name: UnsafePointer<UInt8>) -> Int {
    let address = UInt(bitPattern: name)
    var slot = Self.hash(address, entries.count)
    while entries[slot].address != address {
      if entries[slot].address == 0 {
        if count * 2 >= entries.count {
          grow()
          return self.slot(of: name)
        }
        count += 1
        entries[slot].address = address
        return slot
      }
      slot = (slot + 1) & (entries.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    for entry in old where entry.address != 0 {
      var slot = Self.hash(entry.address, entries.count)
      while entries[slot].address != 0 { slot = (slot + 1) & (entries.count - 1) }
      entries[slot] = entry
    }
  }

  private static func hash(_ address: UInt, _ count: Int) -> Int {
    Int((address &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
  }

  private static func length(_ name: UnsafePointer<UInt8>) -> Int {
    name.withMemoryRebound(to: CChar.self, capacity: 1) { strlen($0) }
  }
}
