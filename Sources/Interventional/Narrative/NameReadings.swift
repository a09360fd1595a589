import Narrative

/// What short texts of entries and charges were found to say: a sender names its procedures in the same few words, day
/// after day. A text says the same each time, so that nothing of what is read depends on what is remembered.
struct NameReadings: Sendable {
  private struct Name: Hashable, Sendable {
    var technique: String
    var text: [UInt8]

    // The text tells most names apart.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private var known: [Name: NarratedProcedure?] = [:]
  /// So many bytes a text that is remembered has at most.
  private static let longest = 128
  /// So many texts are remembered.
  private static let most = 256

  /// What a text says of a procedure that another source names.
  mutating func remarks(in text: NoteText, on technique: String, _ reader: NoteReader) -> NarratedProcedure? {
    guard text.bytes.count <= Self.longest else { return Self.read(text, technique, reader) }
    if text.bytes.isEmpty { return nil }
    let name = Name(technique: technique, text: text.bytes)
    if let said = known[name] { return said }
    let said = Self.read(text, technique, reader)
    if known.count < Self.most { known[name] = .some(said) }
    return said
  }

  private static func read(_ text: NoteText, _ technique: String, _ reader: NoteReader) -> NarratedProcedure? {
    reader.remarks(in: reader.open(text, context: .description), on: technique)
  }
}
