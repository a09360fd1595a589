import SourceModel

/// Keys of up to 15 bytes and their symbols, found by two comparisons instead of a hash over every byte.
struct KeyCache {
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var symbol = Symbol.none
  }

  /// One entry for each slot: a newcomer takes the place.
  private var entries = [Entry](repeating: Entry(), count: 1024)
  /// The symbol made last, and its name, to know its table by.
  private var newest: (symbol: Symbol, name: String)?

  /// The symbol of a key.
  mutating func symbol(_ key: Span<UInt8>, _ symbols: inout SymbolTable) -> Symbol {
    if key.count > 15 { return symbols.intern(key) }
    var low: UInt64 = 0
    var high = UInt64(key.count) << 56
    for i in 0..<min(8, key.count) { low |= UInt64(key[i]) << UInt64(8 * i) }
    if key.count > 8 { for i in 8..<key.count { high |= UInt64(key[i]) << UInt64(8 * i - 64) } }
    return known(low, high) ?? make(low, high, key, &symbols)
  }

  /// The symbol of a key that was met before.
  /// - Parameters:
  ///   - low: its first eight bytes, the first one lowest.
  ///   - high: those behind them, and in the highest byte how many it has.
  @inline(__always)
  func known(_ low: UInt64, _ high: UInt64) -> Symbol? {
    let entry = entries[Self.slot(low, high)]
    return entry.low == low && entry.high == high ? entry.symbol : nil
  }

  /// The symbol of a key that was not met before, or not lately.
  mutating func make(_ low: UInt64, _ high: UInt64, _ key: Span<UInt8>, _ symbols: inout SymbolTable) -> Symbol {
    let symbol = symbols.intern(key)
    entries[Self.slot(low, high)] = Entry(low: low, high: high, symbol: symbol)
    if symbol.number == nil, newest.map({ $0.symbol.id < symbol.id }) ?? true {
      newest = (symbol, symbols.name(symbol))
    }
    return symbol
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(((low ^ (high &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }

  /// Forgets its symbols when a table gives them other names.
  /// - Returns: whether it has symbols, and they are the table's.
  mutating func belong(to symbols: SymbolTable) -> Bool {
    guard let newest else { return false }
    let isKnown = symbols.count > Int(newest.symbol.id - Symbol.numbers) && symbols.name(newest.symbol) == newest.name
    if !isKnown { self = KeyCache() }
    return isKnown
  }
}
