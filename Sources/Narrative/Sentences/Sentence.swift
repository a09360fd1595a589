/// One statement of a note: tokens of one line or sentence, without the heading before it.
struct Sentence {
  var tokens: Range<Int>
  var context: SectionContext
  /// Counts the headings of the note: sentences of one number stand under one heading.
  var section: Int
  /// Phrases in it: a range of the note's matches.
  var matches: Range<Int>
  /// The kinds of those phrases: most questions end here.
  var kinds = PhraseKinds()
  /// Some token is a number.
  var hasNumber = false
  /// A letter stands before a number somewhere: `L4`, and what only looks like a level.
  var hasPlace = false

  /// Sees what it holds.
  mutating func look(at tokens: [Token], _ matches: [Match]) {
    for match in matches[self.matches] { kinds.insert(match.kind) }
    for at in self.tokens where tokens[at].kind == .number {
      hasNumber = true
      guard at > self.tokens.lowerBound, tokens[at].isGlued else { continue }
      if tokens[at - 1].end - tokens[at - 1].start == 1 { hasPlace = true }
    }
  }
}
