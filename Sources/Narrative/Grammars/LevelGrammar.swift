/// A place on the spine as a note names it.
struct SpinePlace: Hashable {
  /// C, T, L or S.
  var letter: UInt8
  var number: Int

  /// How many vertebrae a part of the spine has, by its letter; nil for other letters.
  static func count(_ letter: UInt8) -> Int? {
    switch letter {
    case 0x63: 7
    case 0x74: 12
    case 0x6C, 0x73: 5
    default: nil
    }
  }

  /// Counted from C1 on; nerves C8 and vertebra T1 are neighbours of C7.
  var order: Int {
    switch letter {
    case 0x63: number
    case 0x74: 7 + number
    case 0x6C: 19 + number
    default: 24 + number
    }
  }

  init(letter: UInt8, number: Int) {
    self.letter = letter
    self.number = number
  }

  init?(order: Int) {
    switch order {
    case 1...7: self.init(letter: 0x63, number: order)
    case 8...19: self.init(letter: 0x74, number: order - 7)
    case 20...24: self.init(letter: 0x6C, number: order - 19)
    case 25...29: self.init(letter: 0x73, number: order - 24)
    default: return nil
    }
  }

  /// `L4`.
  var name: String {
    let part =
      switch letter {
      case 0x63: "C"
      case 0x74: "T"
      case 0x6C: "L"
      default: "S"
      }
    return part + String(number)
  }
  var next: SpinePlace? { SpinePlace(order: order + 1) }
}

/// A level that a note names: one place, two neighbours, or a run of places.
struct LevelMention {
  var places: [SpinePlace]
  /// `L4-5`: neighbours written as one; `L3-L5`: a run.
  var isJoined: Bool
  /// The structure that its words name: facet, medial_branch, dorsal_ramus, lateral_branch, nerve_root, foramen, disc,
  /// vertebra, interspace; nil where they name none.
  var structure: String?
  var range: Range<Int>
}

/// Reads the levels of a sentence: `L4-L5`, `C5/6`, `L3-S1`, `L3, L4 and L5`, `L45`, `T12-L1`.
struct LevelGrammar {
  private let note: ParsedNote
  private let end: Int
  private var at: Int

  static func levels(in sentence: Sentence, of note: ParsedNote) -> [LevelMention] {
    guard sentence.hasPlace else { return [] }
    var grammar = LevelGrammar(note: note, sentence: sentence)
    return grammar.run(sentence)
  }

  private init(note: ParsedNote, sentence: Sentence) {
    self.note = note
    at = sentence.tokens.lowerBound
    end = sentence.tokens.upperBound
  }

  private mutating func run(_ sentence: Sentence) -> [LevelMention] {
    var groups: [[LevelMention]] = []
    while at < end {
      let start = at
      guard let first = mention() else {
        at = start + 1
        continue
      }
      var group = [first]
      while let next = continuation(of: group[group.count - 1]) { group.append(next) }
      groups.append(group)
    }
    let structures = note.matches(.structure, in: sentence)
    return groups.flatMap { group in
      let structure = structure(of: group, structures, others: groups)
      return group.map { mention in
        var mention = mention
        mention.structure = structure
        return mention
      }
    }
  }

  // The structure that stands behind a group of levels, or else before it.
  private func structure(of group: [LevelMention], _ structures: [Match], others: [[LevelMention]]) -> String? {
    guard let first = group.first?.range.lowerBound, let last = group.last?.range.upperBound else { return nil }
    let behind = structures.first { match in
      match.range.lowerBound >= last && match.range.lowerBound - last <= 2
        && !(last..<match.range.lowerBound).contains { note.tokens[$0].isSign(",") || note.tokens[$0].isSign(".") }
    }
    if let behind { return note.row(behind).value }
    let before = structures.last { match in
      match.range.upperBound <= first && first - match.range.upperBound <= 4
        && !others.contains { other in
          other.contains { $0.range.lowerBound >= match.range.upperBound && $0.range.upperBound <= first }
        }
    }
    return before.map { note.row($0).value }
  }

  // `L4`, and what is joined to it by hyphens, slashes, `to`.
  private mutating func mention() -> LevelMention? {
    let start = at
    guard var places = places() else { return nil }
    var isJoined = places.count > 1
    while at < end, let last = places.last, let next = joined(to: last) {
      isJoined = true
      places += next
    }
    if at < end, ["weighted", "image", "images", "signal"].contains(note.letters(at)) { return nil }
    return LevelMention(places: places, isJoined: isJoined, range: start..<at)
  }

  // `L4`; `L45` and `L5S1` are two.
  private mutating func places() -> [SpinePlace]? {
    guard at + 1 < end else { return nil }
    let digits = note.tokens[at + 1]
    guard digits.kind == .number, digits.isGlued, let letter = note.letter(at), let limit = SpinePlace.count(letter)
    else { return nil }
    if at > 0, note.tokens[at].isGlued, note.tokens[at - 1].kind != .sign, note.tokens[at - 1].kind != .number {
      return nil
    }
    guard let number = note.figure(at + 1)?.whole, number > 0 else { return nil }
    let most = letter == 0x63 ? 8 : letter == 0x6C ? 6 : limit
    if number <= most {
      at += 2
      return [SpinePlace(letter: letter, number: number)]
    }
    // Two digits that are neighbours.
    let (first, second) = (number / 10, number % 10)
    guard number < 100, first >= 1, first <= limit, second == first + 1 || second == 1 && first == limit else {
      return nil
    }
    at += 2
    let one = SpinePlace(letter: letter, number: first)
    return one.next.map { [one, $0] }
  }

  private mutating func joined(to last: SpinePlace) -> [SpinePlace]? {
    let start = at
    let isGlued = note.tokens[at].isGlued && note.tokens[at].kind == .word
    if isGlued, let next = places() { return next }
    at = start
    let isSlash = note.tokens[at].isSign("/")
    let word = note.letters(at)
    let isRun = note.tokens[at].isSign("-") || word == "to" || word == "through" || word == "thru"
    guard isSlash || isRun, at + 1 < end else { return nil }
    at += 1
    if let next = places(), next.count == 1, next[0].order > last.order { return next }
    at = start + 1
    if let number = bareNumber(), let place = place(number, after: last) {
      at += 1
      return [place]
    }
    at = start
    return nil
  }

  // `5` of `L4-5`; `1` of `L5-1` is S1.
  private func place(_ number: Int, after last: SpinePlace) -> SpinePlace? {
    let limit = SpinePlace.count(last.letter) ?? 0
    if number > last.number, number <= limit { return SpinePlace(letter: last.letter, number: number) }
    return number == 1 && last.number == limit ? last.next : nil
  }

  private func bareNumber() -> Int? {
    guard at < end, note.tokens[at].kind == .number, let number = note.figure(at)?.whole, number <= 12 else {
      return nil
    }
    if at + 1 < end {
      let next = note.tokens[at + 1]
      if next.isSign("%") || next.isSign("^") || next.isSign("/") && at + 2 < end && note.figure(at + 2)?.whole == 10 {
        return nil
      }
      if note.unitEnds[at + 1] != nil { return nil }
      if next.kind == .word, next.isGlued { return nil }
    }
    return number
  }

  // `, L5`, `and L5`, `, 5` behind a level.
  private mutating func continuation(of last: LevelMention) -> LevelMention? {
    let start = at
    var isParted = false
    while at < end, at - start < 3 {
      let word = note.letters(at)
      let token = note.tokens[at]
      guard token.isSign(",") || token.isSign("&") || token.isSign("+") || word == "and" || word == "or" else { break }
      isParted = true
      at += 1
    }
    guard isParted else {
      at = start
      return nil
    }
    if let next = mention() { return next }
    let from = at
    if !last.isJoined, let place = last.places.last, let number = bareNumber(),
      let next = self.place(number, after: place)
    {
      at += 1
      return LevelMention(places: [next], isJoined: false, range: from..<at)
    }
    at = start
    return nil
  }
}
