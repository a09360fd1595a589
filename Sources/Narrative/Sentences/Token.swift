/// One word, number or sign of a note.
struct Token {
  enum Kind: UInt8 { case word, number, sign }

  var kind: Kind
  /// In bytes of the note.
  var start: Int32
  var end: Int32
  /// A word's number in the lexicon, -1 for one that no phrase has; a sign's code in Unicode.
  var word: Int32
  /// Nothing stands between it and the token before.
  var isGlued = false
  var startsLine = false
  /// A blank line stands before it.
  var startsParagraph = false
  /// Its first letter is a capital.
  var isCapital = false
  /// It is the first of a choice whose box is ticked.
  var isTicked = false

  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign && word == Int32(sign.value) }
}

/// Cuts a note into tokens: one pass, words folded to lower case and to the singular.
struct Lexer {
  private let bytes: [UInt8]
  private let lexicon: Lexicon
  private(set) var tokens: [Token] = []
  private var at = 0
  private var isGlued = false
  private var lineFeeds = 1

  static func tokens(of bytes: [UInt8], _ lexicon: Lexicon) -> [Token] {
    var lexer = Lexer(bytes: bytes, lexicon: lexicon)
    lexer.run()
    return lexer.tokens
  }

  private init(bytes: [UInt8], lexicon: Lexicon) {
    self.bytes = bytes
    self.lexicon = lexicon
    tokens.reserveCapacity(bytes.count / 5)
  }

  private mutating func run() {
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 {
        if byte == 0x0A { lineFeeds += 1 }
        isGlued = false
        at += 1
      } else if Self.isDigit(byte) || byte == 0x2E && isPoint {
        number()
      } else if Self.isLetter(byte) {
        word()
      } else if byte >= 0x80 {
        foreign()
      } else if isApostropheInWord {
        contraction()
      } else {
        add(.sign, from: at, to: at + 1, word: Int32(byte))
      }
    }
  }

  /// Bytes of a note's longest line.
  static func longestLine(of bytes: [UInt8]) -> Int {
    var (longest, start) = (0, 0)
    for at in bytes.indices where bytes[at] == 0x0A {
      longest = max(longest, at - start)
      start = at + 1
    }
    return max(longest, bytes.count - start)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

  // `.5`, where no digit or letter stands before.
  private var isPoint: Bool {
    Self.isDigit(byte(at + 1)) && !Self.isDigit(byte(at - 1)) && !Self.isLetter(byte(at - 1))
  }

  private mutating func add(_ kind: Token.Kind, from start: Int, to end: Int, word: Int32) {
    var token = Token(kind: kind, start: Int32(start), end: Int32(end), word: word)
    token.isGlued = isGlued && lineFeeds == 0
    token.startsLine = lineFeeds > 0
    token.startsParagraph = lineFeeds > 1
    token.isCapital = byte(start) >= 0x41 && byte(start) <= 0x5A
    tokens.append(token)
    lineFeeds = 0
    isGlued = true
    at = end
  }

  // Digits with a point between them, or with commas before groups of three.
  private mutating func number() {
    var end = at
    var hasPoint = false
    while end < bytes.count {
      let next = bytes[end]
      if Self.isDigit(next) {
        end += 1
      } else if next == 0x2E, !hasPoint, Self.isDigit(byte(end + 1)) {
        hasPoint = true
        end += 1
      } else if next == 0x2C, !hasPoint, isGroup(end) {
        end += 1
      } else {
        break
      }
    }
    add(.number, from: at, to: max(end, at + 1), word: -2)
  }

  private func isGroup(_ comma: Int) -> Bool {
    (1...3).allSatisfy { Self.isDigit(byte(comma + $0)) } && !Self.isDigit(byte(comma + 4))
      && !(tokens.last.map { $0.kind == .word && isGlued } ?? false) && comma - at <= 3
  }

  private mutating func word() {
    var end = at
    while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
    let word = lexicon.number(of: bytes[at..<end])
    if lineFeeds == 1, isDivided(word, end) { return }
    add(.word, from: at, to: end, word: word)
  }

  // `injec-` and `tion` on the next line: the two are one where only together they are a word of the tables.
  private mutating func isDivided(_ word: Int32, _ end: Int) -> Bool {
    guard bytes[at] & 0x20 != 0, tokens.count > 1, let hyphen = tokens.last, hyphen.isSign("-"), hyphen.isGlued else {
      return false
    }
    let first = tokens[tokens.count - 2]
    guard first.kind == .word, first.word < 0 || word < 0 else { return false }
    let whole = lexicon.number(of: Array(bytes[Int(first.start)..<Int(first.end)]) + bytes[at..<end])
    guard whole >= 0 else { return false }
    tokens.removeLast()
    tokens[tokens.count - 1].word = whole
    tokens[tokens.count - 1].end = Int32(end)
    (lineFeeds, isGlued, at) = (0, true, end)
    return true
  }

  // `patient's` is the patient; `wasn't` was not.
  private var isApostropheInWord: Bool { byte(at) == 0x27 && isGlued && tokens.last?.kind == .word }

  private mutating func contraction() {
    let length = byte(at) == 0x27 ? 1 : 3
    let next = byte(at + length) | 0x20
    let isWordEnd = !Self.isLetter(byte(at + length + 1))
    if next == 0x73, isWordEnd {
      at += length + 1
    } else if next == 0x74, isWordEnd, let last = tokens.popLast() {
      let start = Int(last.start)
      let stem = bytes[start..<Int(last.end)].dropLast(1)
      var verb = last
      verb.word = lexicon.number(of: stem)
      verb.end -= 1
      tokens.append(verb)
      let end = at + length + 1
      isGlued = false
      add(.word, from: Int(verb.end), to: end, word: lexicon.not)
    } else {
      at += length
      isGlued = false
    }
  }

  // Signs beyond ASCII that notes use; other letters make unknown words.
  private mutating func foreign() {
    let (lead, second, third) = (byte(at), byte(at + 1), byte(at + 2))
    switch (lead, second, third) {
    case (0xE2, 0x80, 0x90...0x95): add(.sign, from: at, to: at + 3, word: 0x2D)
    case (0xE2, 0x88, 0x92): add(.sign, from: at, to: at + 3, word: 0x2D)
    case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x98):
      if tokens.last?.kind == .word, isGlued { contraction() } else { at += 3 }
    case (0xE2, 0x80, 0xA2): add(.sign, from: at, to: at + 3, word: 0x2A)
    case (0xE2, 0x86, 0x92): add(.sign, from: at, to: at + 3, word: 0x3E)
    case (0xE2, 0x89, 0xA5), (0xE2, 0x89, 0xA4): add(.sign, from: at, to: at + 3, word: 0x7E)
    // Boxes, ticked or not.
    case (0xE2, 0x98, 0x90...0x92): add(.sign, from: at, to: at + 3, word: 0x2580 + Int32(third))
    case (0xE2, 0x9C, 0x93...0x94): add(.sign, from: at, to: at + 3, word: 0x2680 + Int32(third))
    case (0xE2, 0x96, 0xA0...0xA1): add(.sign, from: at, to: at + 3, word: 0x2500 + Int32(third))
    case (0xC2, 0xB0, _): add(.sign, from: at, to: at + 2, word: 0x5E)
    case (0xC2, 0xBA, _): add(.sign, from: at, to: at + 2, word: 0x5E)
    case (0xC3, 0x97, _): add(.word, from: at, to: at + 2, word: lexicon.number(of: [0x78]))
    case (0xC2, 0xB5, _), (0xCE, 0xBC, _): micro()
    case (0xC2, 0xA0, _):
      at += 2
      isGlued = false
    default: unknownLetters()
    }
  }

  // `µg` is `ug`.
  private mutating func micro() {
    var end = at + 2
    while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
    let word = lexicon.number(of: [0x75] + bytes[(at + 2)..<end])
    add(.word, from: at, to: end, word: word)
  }

  private mutating func unknownLetters() {
    var end = at
    while end < bytes.count, bytes[end] >= 0x80 || Self.isLetter(bytes[end]) { end += 1 }
    add(.word, from: at, to: end, word: -1)
  }
}
