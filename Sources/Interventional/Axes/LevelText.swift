/// Reads a level's name as people write it.
enum LevelText {
  /// `L4-L5` out of `L4-L5`, `L4-5`, `L4/5`, `L45`; `L5-S1` out of `L5S1`; `L5` out of `L5`; nil for anything else.
  static func name(_ text: String) -> String? { name(Array(text.utf8)[...]) }

  private static func name(_ text: ArraySlice<UInt8>) -> String? {
    guard let letter = text.first(where: { $0 != blank }), last(letter) != nil else { return nil }
    var rest = text.filter { $0 != blank }[...]
    if let pair = neighbours(rest) { return pair }
    guard let first = vertebra(&rest, letter: nil) else { return nil }
    guard let next = rest.first else { return first.name }
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "/") {
      rest.removeFirst()
    } else if last(next) == nil {
      return nil
    }
    guard let second = vertebra(&rest, letter: first.letter), rest.isEmpty else { return nil }
    return first.name + "-" + second.name
  }

  // `L45` is no vertebra: two digits that follow each other are two of them. `T12` is one.
  private static func neighbours(_ text: ArraySlice<UInt8>) -> String? {
    let at = text.startIndex
    guard text.count == 3, let most = last(text[at]), let above = digit(text[at + 1]), let below = digit(text[at + 2]),
      above * 10 + below > most, below == above + 1, below <= most
    else { return nil }
    let letter = letter(text[at])
    return "\(letter)\(above)-\(letter)\(below)"
  }

  /// A level, a side, or both.
  struct Site: Equatable {
    var name: String?
    var side: String?
    /// The kind of level, where the text says it.
    var kind: String?
  }

  /// The levels of `L4-L5, left`, `Right L4-5 and L5-S1`, `L5 nerve root, left`; a side alone is one too. Empty for a
  /// text that says anything more.
  static func sites(_ text: String) -> [Site] {
    if text.utf8.count > longest { return [] }
    var said: [Site] = []
    var part = Part()
    var word: [UInt8] = []
    for byte in text.utf8 {
      let isSign = signs.contains(byte)
      guard isSign || byte == blank else {
        word.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
        continue
      }
      let isEnd = part.read(word) || isSign
      word.removeAll(keepingCapacity: true)
      if isEnd, !part.close(into: &said) { return [] }
    }
    _ = part.read(word)
    return part.close(into: &said) ? shared(said) : []
  }

  // A side that stands apart is that of all levels, and one at the first of several levels too.
  private static func shared(_ said: [Site]) -> [Site] {
    if said.count == 1, let only = said.first, only.name != nil { return said }
    let sides = Set(said.compactMap(\.side))
    let levels = said.filter { $0.name != nil }
    if levels.isEmpty { return sides.count == 1 ? [Site(side: sides.first)] : [] }
    let isShared = sides.count == 1 && (levels.count < said.count || said.first?.side != nil)
    if sides.count > 1, levels.contains(where: { $0.side == nil }) || levels.count < said.count { return [] }
    return levels.map { Site(name: $0.name, side: $0.side ?? (isShared ? sides.first : nil), kind: $0.kind) }
  }

  /// What stands between two signs: one level with its side and what kind of place it is.
  private struct Part {
    private var site = Site()
    /// What is neither a side nor a noun: the level's name.
    private var rest: [UInt8] = []
    private var isNamed = false
    private var isEmpty = true
    private var contradicts = false

    /// Takes in a word in lower case. Returns whether it stands between levels as a comma does.
    mutating func read(_ word: [UInt8]) -> Bool {
      if word.isEmpty { return false }
      switch meaning(of: word) {
      case .between: return true
      case .side(let side):
        if let known = site.side, known != side { contradicts = true }
        site.side = side
      case .noun(let kind):
        site.kind = site.kind ?? kind
        isNamed = true
      case nil: rest += word
      }
      isEmpty = false
      return false
    }

    // A level's second sign is a digit; no word that has a meaning has one.
    private func meaning(of word: [UInt8]) -> Meaning? {
      guard word.count > 1, word[1] >= UInt8(ascii: "a") else { return nil }
      return meanings[String(decoding: word, as: UTF8.self)]
    }

    /// Ends it, and begins the next. Returns whether it says one level or one side and nothing more, or nothing at all.
    mutating func close(into said: inout [Site]) -> Bool {
      if isEmpty { return true }
      if contradicts { return false }
      if !rest.isEmpty { site.name = name(rest[...]) }
      guard site.name != nil || rest.isEmpty && !isNamed && site.side != nil else { return false }
      said.append(site)
      self = Part()
      return true
    }
  }

  /// What a word beside a level says.
  private enum Meaning {
    case between
    case side(String)
    /// A noun; nil where it says no kind of level.
    case noun(String?)
  }

  private static let meanings: [String: Meaning] = [
    "and": .between,
    "left": .side("left"), "right": .side("right"), "lt": .side("left"), "rt": .side("right"),
    "bilateral": .side("bilateral"), "bilat": .side("bilateral"), "midline": .side("midline"),
    "facet": .noun("joint"), "zygapophyseal": .noun("joint"), "joint": .noun("joint"), "joints": .noun("joint"),
    "disc": .noun("disc"), "disk": .noun("disc"), "interspace": .noun("interspace"), "foramen": .noun("interspace"),
    "vertebra": .noun("vertebra"), "root": .noun("nerve_root"), "medial": .noun("medial_branch"),
    "branch": .noun(nil), "branches": .noun(nil), "nerve": .noun(nil), "level": .noun(nil), "neural": .noun(nil),
  ]
  private static let signs = Array(",;&+()".utf8)

  /// Names that are no level between or at vertebrae, with what we write behind them.
  private static let words = ["medial_branch": " medial branch", "muscle": " muscle"]
  /// What we write at a side that was said of one level; without it the side is that of the whole.
  static let sideOfLevel = "side of this level"

  /// What we write of a level: `L3 medial branch`.
  static func words(for name: String, kind: String?) -> String { name + (kind.flatMap { words[$0] } ?? "") }

  /// `L3` out of `L3 medial branch, right`, `trapezius` out of `trapezius muscle`, as we write them.
  static func own(_ text: String) -> (name: String, kind: String)? {
    let noun = text.split(separator: ",", maxSplits: 1).first ?? ""
    for (kind, words) in words where noun.hasSuffix(words) {
      let name = String(noun.dropLast(words.count))
      return kind == "muscle" ? (name, kind) : self.name(name).map { ($0, kind) }
    }
    return nil
  }

  /// No levels with a side are longer, white space included.
  private static let longest = 48

  private static let blank = UInt8(ascii: " ")

  /// The last vertebra or nerve of a part of the spine, by its letter in either case.
  private static func last(_ letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "c"): 8
    case UInt8(ascii: "t"): 12
    case UInt8(ascii: "l"): 6
    case UInt8(ascii: "s"): 5
    default: nil
    }
  }

  private static func letter(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte & 0xDF)) }

  private static func digit(_ byte: UInt8) -> Int? { byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil }

  private static func vertebra(_ rest: inout ArraySlice<UInt8>, letter: UInt8?) -> (letter: UInt8, name: String)? {
    var letter = letter
    if let first = rest.first, last(first) != nil {
      letter = first
      rest.removeFirst()
    }
    var (number, digits) = (0, 0)
    while digits < 3, let next = rest.first.flatMap(digit) {
      number = number * 10 + next
      digits += 1
      rest.removeFirst()
    }
    guard let letter, let most = last(letter), (1...2).contains(digits), number >= 1, number <= most else { return nil }
    return (letter, "\(Self.letter(letter))\(number)")
  }
}
