/// The words that phrases are made of, each with a number, found by hash.
///
/// A word is known by 64 bits of its folded letters alone: among some thousand words two never share them.
struct Lexicon: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 1024)
  private var numbers: [Int32] = Array(repeating: -1, count: 1024)
  private(set) var count: Int32 = 0
  /// Further spellings of words that are counted.
  private var aliases = 0
  /// The number of `not`.
  private(set) var not: Int32 = -1

  init() { not = add("not".utf8) }

  /// The number of a word, -1 for an unknown one.
  func number(of word: some BidirectionalCollection<UInt8>) -> Int32 {
    let key = Self.key(word)
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return -1
  }

  /// The number of a word, given to it where it is new.
  mutating func add(_ word: some BidirectionalCollection<UInt8>) -> Int32 {
    let known = number(of: word)
    if known >= 0 { return known }
    if (Int(count) + aliases) * 2 >= keys.count { grow() }
    place(Self.key(word), count)
    count += 1
    return count - 1
  }

  /// Gives a word the number of another, where it has none of its own yet.
  mutating func add(_ word: some BidirectionalCollection<UInt8>, as known: Int32) {
    guard number(of: word) < 0 else { return }
    if (Int(count) + aliases) * 2 >= keys.count { grow() }
    place(Self.key(word), known)
    aliases += 1
  }

  private mutating func place(_ key: UInt64, _ number: Int32) {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while numbers[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    numbers[slot] = number
  }

  private mutating func grow() {
    let old = zip(keys, numbers).filter { $0.1 >= 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    numbers = Array(repeating: -1, count: keys.count)
    for (key, number) in old { place(key, number) }
  }

  // FNV-1a over lower-case letters, without the s of a plural.
  private static func key(_ word: some BidirectionalCollection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word.dropLast(plural(word)) {
      hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3
    }
    return hash
  }

  // How many letters of a plural's end to leave out: `branches`, `nerves`; not `pelvis`, `this`, `across`, `plexus`.
  private static func plural(_ word: some BidirectionalCollection<UInt8>) -> Int {
    guard word.count > 3 else { return 0 }
    func letter(_ fromEnd: Int) -> UInt8 { word[word.index(word.endIndex, offsetBy: -fromEnd)] | 0x20 }
    guard letter(1) == 0x73 else { return 0 }
    switch letter(2) {
    case 0x73, 0x75, 0x69: return 0
    case 0x65:
      let (third, fourth) = (letter(3), letter(4))
      return (third == 0x68 && (fourth == 0x63 || fourth == 0x73)) || third == 0x78 ? 2 : 1
    default: return 1
    }
  }
}
