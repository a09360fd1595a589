import Diagnostics
import Tables

/// The sheets of `NarrativeTables`, in the making.
struct NarrativeSheets {
  private(set) var lexicon = Lexicon()
  private(set) var phrases = PhraseTrie()
  private(set) var rows: [PhraseRow] = []
  private(set) var headings = PhraseTrie()
  private(set) var sections: [SectionRow] = []
  private(set) var sectionByCode: [String: Int] = [:]
  private(set) var refinements: [Refinement: String] = [:]
  /// ICD-10-CM codes by which a complication is coded, by its word.
  private(set) var complicationCodes: [String: Set<String>] = [:]
  /// Words of complications that are seen on imaging.
  private(set) var findings: Set<String> = []
  /// By the number of a word, whether it may stand inside the name of a technique and says nothing of which it is.
  private(set) var between: [Bool] = []
  /// The number of `and`.
  private(set) var and: Int32 = -1
  /// The number of `type`.
  private(set) var kindWord: Int32 = -1
  /// The numbers of `block` and `injection`, that may stand as a heading before what they are of, with their lengths.
  private(set) var inverted: [Int32: Int32] = [:]

  init(library: TableLibrary, isWord: NarrativeTables.Vocabulary?, problems: inout [Diagnostic]) {
    readPhrases(library, isWord, &problems)
    for word in ["block", "injection"] {
      let number = lexicon.number(of: Array(word.utf8))
      if number >= 0 { inverted[number] = Int32(word.utf8.count) }
    }
    and = lexicon.add(Array("and".utf8))
    kindWord = lexicon.add(Array("type".utf8))
    readSections(library, &problems)
    readRefinements(library, isWord, &problems)
  }
}

// Reading the sheets.
extension NarrativeSheets {
  private mutating func readPhrases(
    _ library: TableLibrary, _ isWord: NarrativeTables.Vocabulary?, _ problems: inout [Diagnostic]
  ) {
    let columns = ["kind", "phrase", "value", "detail", "reach", "note", "source"]
    var seen: Set<String> = []
    let sheets = RuleSheet.sheets("narrative", columns: columns, library: library, problems: &problems)
    // Spellings come first, so that every phrase holds for them.
    for sheet in sheets {
      for cells in sheet.rows where PhraseRow.Kind(word: sheet[cells, 0]) == .spelling {
        let known = lexicon.add(Array(sheet[cells, 2].utf8))
        for word in sheet[cells, 1].split(separator: "|") { lexicon.add(Array(word.utf8), as: known) }
      }
    }
    for sheet in sheets { for cells in sheet.rows { add(sheet, cells, isWord, &seen, &problems) } }
  }

  private mutating func add(
    _ sheet: RuleSheet, _ cells: Table.Row, _ isWord: NarrativeTables.Vocabulary?, _ seen: inout Set<String>,
    _ problems: inout [Diagnostic]
  ) {
    let table = sheet.table
    func cell(_ i: Int) -> String { sheet[cells, i] }
    guard let kind = PhraseRow.Kind(word: cell(0)), !cell(1).isEmpty else {
      problems.append(
        table.problem(
          .badCell, "a row without phrase, or of a kind that nothing reads", remedy: "fill both", in: cells,
          column: "kind"))
      return
    }
    let phrase = Phrase(cell(1)) { lexicon.add($0) }
    let row = PhraseRow(
      kind: kind, value: cell(2), detail: cell(3), reach: Int(cell(4)) ?? 0,
      rule: "narrative#" + cell(0) + "-" + phrase.name)
    if let isWord, !Self.isSound(row, isWord) {
      problems.append(
        table.problem(
          .badVocabulary, "\(row.value) is not in the list of this kind",
          remedy: "use a word of interventional/vocabulary.csv or of Docs/model.md", in: cells, column: "value"))
    }
    if isWord != nil, !seen.insert(table.layer + cell(0) + "|" + cell(1)).inserted {
      problems.append(table.problem(.duplicateRow, "a second row for the same key", remedy: "keep one", in: cells))
    }
    if !phrase.isSound {
      problems.append(
        table.problem(
          .badCell, "a phrase without words, or with too many spellings", remedy: "make several rows of it",
          in: cells, column: "phrase"))
    }
    if kind == .complication { noteComplication(row) }
    switch kind {
    case .spelling: return
    case .between: for word in phrase.single { pass(word) }
    default: if phrase.isSound { phrases.add(phrase, row: Int32(rows.count)) }
    }
    rows.append(row)
  }

  private mutating func noteComplication(_ row: PhraseRow) {
    switch row.detail {
    case "finding": findings.insert(row.value)
    case "section": break
    default: complicationCodes[row.value, default: []].formUnion(row.detail.split(separator: " ").map(String.init))
    }
  }

  private mutating func pass(_ word: Int32) {
    guard word >= 0 else { return }
    while between.count <= word { between.append(false) }
    between[Int(word)] = true
  }

  private static func slug(_ text: String) -> String {
    String(text.map { $0 == " " ? "-" : $0 })
  }

  private static let listed: [PhraseRow.Kind: String] = [
    .target: "target",
    .technique: "technique", .approach: "approach", .side: "laterality", .region: "region", .guidance: "guidance",
    .energy: "energy", .intent: "intent", .anaesthesia: "anaesthesia", .device: "device_kind", .status: "status",
    .account: "technique",
  ]

  private static func isSound(_ row: PhraseRow, _ isWord: NarrativeTables.Vocabulary) -> Bool {
    if row.value.isEmpty, row.kind != .substance || row.detail.isEmpty { return true }
    if row.kind == .cue { return Assertion(rawValue: row.value) != nil && Cue.Direction(rawValue: row.detail) != nil }
    if row.kind == .substance {
      return row.detail.isEmpty ? isWord("substance", row.value) : isWord("substance_class", row.detail)
    }
    if row.kind == .givenUp { return row.value == "given_up" || row.value == "tried" }
    if row.kind == .denial { return row.value == "none" || row.value == "complication" }
    if row.kind == .technique,
      !["", "drug", "level", "name", "act", "done", "further", "alone", "site", "pump"].contains(row.detail)
    {
      return false
    }
    guard let list = listed[row.kind] else { return true }
    return isWord(list, row.value)
  }

  private mutating func readSections(_ library: TableLibrary, _ problems: inout [Diagnostic]) {
    let columns = ["heading", "context", "code", "note", "source"]
    for sheet in RuleSheet.sheets("narrative_sections", columns: columns, library: library, problems: &problems) {
      let table = sheet.table
      for cells in sheet.rows {
        guard let context = SectionContext(rawValue: sheet[cells, 1]) else {
          problems.append(
            table.problem(
              .badCell, "no context is called this", remedy: "use a context of Docs/model.md", in: cells,
              column: "context"))
          continue
        }
        let heading = sheet[cells, 0]
        let row = Int32(sections.count)
        sections.append(SectionRow(context: context, rule: "narrative_sections#" + Self.slug(heading)))
        let phrase = Phrase(heading) { lexicon.add($0) }
        if phrase.isSound { headings.add(phrase, row: row) }
        for code in sheet[cells, 2].split(separator: " ") { sectionByCode[String(code)] = Int(row) }
      }
    }
  }

  private mutating func readRefinements(
    _ library: TableLibrary, _ isWord: NarrativeTables.Vocabulary?, _ problems: inout [Diagnostic]
  ) {
    let columns = ["technique", "said", "becomes", "note", "source"]
    for sheet in RuleSheet.sheets("narrative_refinements", columns: columns, library: library, problems: &problems) {
      let table = sheet.table
      for cells in sheet.rows {
        let (technique, said, becomes) = (sheet[cells, 0], sheet[cells, 1], sheet[cells, 2])
        if let isWord {
          let isSaid =
            ["technique", "approach", "substance_class", "device_kind"].contains { isWord($0, said) }
            || rows.contains { $0.kind == .structure && $0.value == said }
          if !isWord("technique", technique) || !isSaid || !isWord("technique", becomes) {
            problems.append(
              table.problem(
                .badVocabulary, "a word that is in no list", remedy: "use words of interventional/vocabulary.csv",
                in: cells, column: "becomes"))
          }
        }
        refinements[Refinement(technique: technique, said: said)] = becomes
      }
    }
  }
}
