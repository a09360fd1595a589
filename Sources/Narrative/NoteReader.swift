package import Diagnostics
package import Tables

/// Reads notes: what was done, as far as a note says it. Compiled once; each note costs time in proportion to its
/// length.
package struct NoteReader: Sendable {
  package let tables: NarrativeTables
  private let levelKinds: [String: String]

  /// - Parameters:
  ///   - levelKinds: the kind of level that each technique has, where it has any.
  ///   - isWord: nil where the tables are known to be sound.
  package init(
    library: TableLibrary, levelKinds: [String: String], isWord: NarrativeTables.Vocabulary?,
    problems: inout [Diagnostic]
  ) {
    tables = NarrativeTables(library: library, isWord: isWord, problems: &problems)
    self.levelKinds = levelKinds
  }

  /// What a part of a note may be read for by its title; nil for a title that no row knows.
  package func context(ofTitle title: String) -> SectionContext? {
    let tokens = Lexer.tokens(of: Array(title.utf8), tables.lexicon)
    guard !tokens.isEmpty, let heading = tables.heading(at: 0, in: tokens), heading.end == tokens.count else {
      return nil
    }
    return tables.sections[heading.row].context.ofWhole
  }

  /// A note, cut into what its questions are asked of; nil where nothing in it may be read.
  /// - Parameter context: what the field or section that holds the note may be read for.
  package func open(_ note: NoteText, context: SectionContext) -> OpenNote? {
    guard context != .aside, !note.bytes.isEmpty else { return nil }
    let parsed = ParsedNote(note.bytes, tables, in: context)
    return parsed.matches.isEmpty ? nil : OpenNote(note: parsed)
  }

  /// The procedures that a note tells of as done, in its order.
  /// - Parameter techniques: those that codes name; where one is what a general word of the note means, levels are named
  ///   for it.
  package func procedures(in open: OpenNote?, beside techniques: [String] = []) -> [NarratedProcedure] {
    guard let note = open?.note, note.matches.contains(where: { $0.kind == .technique || $0.kind == .account }) else {
      return []
    }
    var narration = Narration(note: note, levelKinds: levelKinds)
    narration.coded = techniques
    return narration.run()
  }

  /// What a note says of a procedure that another source names: the note need not name it.
  package func remarks(in open: OpenNote?, on technique: String) -> NarratedProcedure? {
    guard let note = open?.note else { return nil }
    var narration = Narration(note: note, levelKinds: levelKinds, about: technique)
    return narration.run().first
  }
}

/// A note that was cut into words, phrases and sentences once, for as many questions as there are.
package struct OpenNote {
  let note: ParsedNote
}
