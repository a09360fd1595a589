package import Diagnostics
package import Tables

/// `interventional/narrative.csv`, `narrative_sections.csv` and `narrative_refinements.csv`, read and compiled. A class
/// because every grammar of every note holds it.
package final class NarrativeTables: Sendable {
  let lexicon: Lexicon
  let phrases: PhraseTrie
  let rows: [PhraseRow]
  let headings: PhraseTrie
  let sections: [SectionRow]
  private let sectionByCode: [String: Int]
  private let refinements: [Refinement: String]
  /// ICD-10-CM codes by which a complication is coded, by its word.
  private let complicationCodes: [String: Set<String>]
  /// Words of complications that are seen on imaging.
  private let findings: Set<String>
  /// By the number of a word, whether it may stand inside the name of a technique and says nothing of which it is.
  private let between: [Bool]
  /// The number of `and`.
  let and: Int32
  /// The number of `type`.
  let kindWord: Int32
  /// The numbers of `block` and `injection`, that may stand as a heading before what they are of, with their lengths.
  let inverted: [Int32: Int32]

  /// Whether a list of the vocabulary holds a word; `substance` asks for a drug's name.
  package typealias Vocabulary = (_ list: String, _ word: String) -> Bool

  /// Reads the tables.
  /// - Parameter isWord: nil where the tables are known to be sound.
  package init(library: TableLibrary, isWord: Vocabulary?, problems: inout [Diagnostic]) {
    let sheets = NarrativeSheets(library: library, isWord: isWord, problems: &problems)
    lexicon = sheets.lexicon
    phrases = sheets.phrases
    rows = sheets.rows
    headings = sheets.headings
    sections = sheets.sections
    sectionByCode = sheets.sectionByCode
    refinements = sheets.refinements
    complicationCodes = sheets.complicationCodes
    findings = sheets.findings
    between = sheets.between
    and = sheets.and
    kindWord = sheets.kindWord
    inverted = sheets.inverted
  }

  /// What a section of a LOINC code may be read for; nil where no row names it.
  package func context(ofSection code: String) -> SectionContext? {
    sectionByCode[code].map { sections[$0].context.ofWhole }
  }

  /// What a technique becomes when a note says another thing of it: another technique, an approach or an energy.
  package func refinement(of technique: String, by said: String) -> String? {
    refinements[Refinement(technique: technique, said: said)]
  }

  /// Whether a word may stand inside the name of a technique.
  func isBetween(_ word: Int32) -> Bool { word >= 0 && word < between.count && between[Int(word)] }

  /// Whether a coded complication is the one that a note names: by its code, or by its own words.
  package func isComplication(_ word: String, code: String?, text: String?) -> Bool {
    if let code, complicationCodes[word]?.contains(code) == true { return true }
    guard let text else { return false }
    return matches(in: Lexer.tokens(of: Array(text.utf8), lexicon)).contains { match in
      match.kind == .complication && rows[match.row].value == word
    }
  }

  /// Whether a complication is seen on imaging, and none where the note says that there were none.
  package func isFinding(_ word: String) -> Bool { findings.contains(word) }

  /// The row of words that deny complications, where a text consists of nothing else: `None.`
  package func denial(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var tokens = CheckBoxes.ticked(Lexer.tokens(of: bytes, lexicon), of: bytes, self)
    while tokens.last?.isSign(".") == true { tokens.removeLast() }
    guard !tokens.isEmpty else { return nil }
    let match = matches(in: tokens).first { $0.kind == .denial && $0.range == tokens.indices }
    return match.map { rows[$0.row].rule }
  }

  /// The rule of a refinement.
  package static func rule(of technique: String, by said: String) -> String {
    "narrative_refinements#" + technique + "+" + said
  }
}

/// A technique, and what a note says of it.
struct Refinement: Hashable {
  var technique: String
  var said: String

  // The more telling of the two, and as much of the other as costs nothing.
  func hash(into hasher: inout Hasher) {
    hasher.combine(said)
    hasher.combine(technique.utf8.count)
  }
}
