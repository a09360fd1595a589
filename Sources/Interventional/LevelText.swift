/// Reads a level's name as people write it.
enum LevelText {
  /// `L4-L5` out of `L4-L5`, `L4-5`, `L4/5`, `L45`; `L5-S1` out of `L5S1`; `L5` out of `L5`; nil for anything else.
  static func name(_ text: String) -> String? {
    var rest = Substring(text.filter { $0 != " " })
    if let pair = neighbours(rest) { return pair }
    guard let first = vertebra(&rest, letter: nil) else { return nil }
    if rest.isEmpty { return first.name }
    if rest.first == "-" || rest.first == "/" { rest.removeFirst() } else if rest.first?.isLetter != true { return nil }
    guard let second = vertebra(&rest, letter: first.letter), rest.isEmpty else { return nil }
    return first.name + "-" + second.name
  }

  // `L45` is no vertebra: two digits that follow each other are two of them. `T12` is one.
  private static func neighbours(_ text: Substring) -> String? {
    guard text.count == 3, let letter = text.first?.uppercased().first, let most = last[letter] else { return nil }
    let digits = text.dropFirst()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let both = Int(digits), both > most,
      both % 10 == both / 10 + 1, both % 10 <= most
    else { return nil }
    return "\(letter)\(both / 10)-\(letter)\(both % 10)"
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

  private static let last: [Character: Int] = ["C": 8, "T": 12, "L": 6, "S": 5]

  private static func vertebra(_ rest: inout Substring, letter: Character?) -> (letter: Character, name: String)? {
    var letter = letter
    if let first = rest.first, let upper = first.uppercased().first, last[upper] != nil {
      letter = upper
      rest.removeFirst()
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let letter, let number = Int(digits), digits.count <= 2, number >= 1, number <= last[letter] ?? 0 else {
      return nil
    }
    rest.removeFirst(digits.count)
    return (letter, "\(letter)\(number)")
  }
}
