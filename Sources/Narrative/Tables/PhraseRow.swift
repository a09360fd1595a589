/// One row of `interventional/narrative.csv`: what a phrase says wherever a note holds it. A class because every match of
/// every note is asked for its row: a reference costs one retain where its texts cost three.
final class PhraseRow: Sendable {
  /// What a phrase speaks of: the column `kind`.
  enum Kind: UInt8, Sendable, CaseIterable {
    case technique, approach, side, region, structure, muscle, guidance, substance, energy, intent, anaesthesia, device
    case complication, status, act, cue, bound, unit, score, when, relief, count, bodyPart, skin
    case abbreviation, finding, target, strength, ordinal, outcome, givenUp, denial, instrument, repetition
    case spelling, between, account

    /// The kind of a word of the column: its name, where an underscore parts two words.
    init?(word: String) {
      guard let kind = Self.byWord[word] else { return nil }
      self = kind
    }

    private static let byWord: [String: Kind] = {
      var kinds: [String: Kind] = [:]
      for kind in allCases { kinds["\(kind)"] = kind }
      kinds["body_part"] = kinds.removeValue(forKey: "bodyPart")
      kinds["given_up"] = kinds.removeValue(forKey: "givenUp")
      return kinds
    }()
  }

  let kind: Kind
  /// A word of the list that the kind belongs to; a cue's assertion.
  let value: String
  /// A cue's reach: `forward`, `backward` or `sentence`; a substance's class where no drug table knows it; what a
  /// technique needs to count: `drug`, `level` or `name`; the numbers of a brand's strengths.
  let detail: String
  /// How many words a cue reaches; 0 for as far as the clause goes.
  let reach: Int
  /// `narrative#technique-medial-branch-block`: the kind and the phrase's shortest spelling.
  let rule: String

  init(kind: Kind, value: String, detail: String, reach: Int, rule: String) {
    self.kind = kind
    self.value = value
    self.detail = detail
    self.reach = reach
    self.rule = rule
  }
}

/// Kinds of phrases: those that a sentence holds. There are fewer than 64.
struct PhraseKinds: Sendable {
  private var bits: UInt64 = 0

  mutating func insert(_ kind: PhraseRow.Kind) { bits |= 1 << UInt64(kind.rawValue) }

  func contains(_ kind: PhraseRow.Kind) -> Bool { bits & 1 << UInt64(kind.rawValue) != 0 }
}

/// One row of `interventional/narrative_sections.csv`: what may be read under a heading.
struct SectionRow: Sendable {
  var context: SectionContext
  var rule: String
}

/// What a part of a note tells about, and so which of its statements are facts of the procedure.
package enum SectionContext: String, Sendable {
  /// Nothing says; a note as a whole.
  case note
  /// The procedure's own name: `PROCEDURE:`.
  case procedure
  /// What was done and given.
  case description
  case anaesthesia
  case complication
  /// How the patient fared.
  case outcome
  /// Drugs: those that were given, where the note has told of a procedure before; else those that are taken at home.
  case medication
  /// History, plan, consent, family: nothing of it was done here.
  case aside
  /// What is thought and planned: like `aside`, but for a statement that says what was done and given today.
  case assessment
  /// Why it was done: like `aside`, but a later line that says what was done ends it.
  case indication
  /// What was before: like `indication`, but only the line behind it ends it, and only with an amount.
  case history
  /// What the patient came for: nothing of it was done, unless the note goes on to say that it was cancelled or stopped.
  case planned

  /// What a text may be read for that stands under the heading as a whole.
  var ofWhole: SectionContext { [.medication, .indication, .history, .planned].contains(self) ? .aside : self }

  /// Whether what is said here may tell that a procedure came to nothing.
  var mayEnd: Bool { tellsTechnique || self == .planned }

  /// Whether techniques named here were performed.
  var tellsTechnique: Bool { self == .note || self == .procedure || self == .description }
}

/// How a note puts what it says.
enum Assertion: String, Sendable {
  case affirmed, negated, historical, planned, hypothetical, family
}
