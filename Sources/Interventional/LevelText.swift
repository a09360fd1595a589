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
    // `and` stands between levels as a comma does.
    let words = text.lowercased().split(separator: " ").map { $0 == "and" ? "," : $0 }
    for part in words.joined(separator: " ").split(whereSeparator: { ",;&+()".contains($0) }) {
      if part.allSatisfy({ $0 == " " }) { continue }
      guard let site = site(part) else { return [] }
      said.append(site)
    }
    let sides = Set(said.compactMap(\.side))
    let levels = said.filter { $0.name != nil }
    if levels.isEmpty { return sides.count == 1 ? [Site(side: sides.first)] : [] }
    // A side that stands apart is that of all levels, and one at the first of several levels too.
    let isShared = sides.count == 1 && (levels.count < said.count || said.first?.side != nil)
    if sides.count > 1, levels.contains(where: { $0.side == nil }) || levels.count < said.count { return [] }
    return levels.map { Site(name: $0.name, side: $0.side ?? (isShared ? sides.first : nil), kind: $0.kind) }
  }

  // One level with its side and what kind of place it is; nil for anything more.
  private static func site(_ part: Substring) -> Site? {
    var site = Site()
    var rest = ""
    var isNamed = false
    for word in part.split(separator: " ") {
      if let side = side[word] {
        if let known = site.side, known != side { return nil }
        site.side = side
      } else if let kind = kinds[word] {
        site.kind = site.kind ?? (kind.isEmpty ? nil : kind)
        isNamed = true
      } else {
        rest += word
      }
    }
    if !rest.isEmpty { site.name = name(rest) }
    return site.name != nil || rest.isEmpty && !isNamed && site.side != nil ? site : nil
  }

  private static let side: [Substring: String] = [
    "left": "left", "right": "right", "lt": "left", "rt": "right", "bilateral": "bilateral", "bilat": "bilateral",
    "midline": "midline",
  ]
  /// Nouns beside a level; empty where they say no kind.
  private static let kinds: [Substring: String] = [
    "facet": "joint", "zygapophyseal": "joint", "joint": "joint", "joints": "joint", "disc": "disc", "disk": "disc",
    "interspace": "interspace", "foramen": "interspace", "vertebra": "vertebra", "root": "nerve_root",
    "medial": "medial_branch", "branch": "", "branches": "", "nerve": "", "level": "", "neural": "",
  ]

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
