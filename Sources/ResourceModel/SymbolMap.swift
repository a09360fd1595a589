import SourceModel

/// Elements of a type by the symbol of their name. Asked for every element of FHIR input, so it is a table of numbers
/// and not a dictionary.
struct SymbolMap: Sendable {
  /// Symbol and element, or -1 and nothing; the number of places is a power of 2, half of them empty at the least.
  private var places: [(symbol: Int32, element: Int32)] = []
  private var count = 0

  /// The element of a name; nil for none.
  subscript(_ symbol: Symbol) -> ElementID? {
    guard !places.isEmpty else { return nil }
    var place = Self.first(symbol.id, places.count)
    while places[place].symbol >= 0 {
      if places[place].symbol == symbol.id { return ElementID(index: places[place].element) }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Gives a name its element.
  mutating func set(_ element: ElementID, for symbol: Symbol) {
    if count * 2 >= places.count { grow() }
    var place = Self.first(symbol.id, places.count)
    while places[place].symbol >= 0, places[place].symbol != symbol.id { place = (place + 1) & (places.count - 1) }
    if places[place].symbol < 0 { count += 1 }
    places[place] = (symbol.id, element.index)
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: (-1, -1), count: max(8, old.count * 2))
    count = 0
    for (symbol, element) in old where symbol >= 0 { set(ElementID(index: element), for: Symbol(id: symbol)) }
  }

  /// Fibonacci hashing: symbols are numbered in the order in which they are met.
  private static func first(_ symbol: Int32, _ places: Int) -> Int {
    Int((UInt32(bitPattern: symbol) &* 0x9E37_79B9) >> 7) & (places - 1)
  }
}
