/// How far a document reaches, as far as the bytes at hand tell.
enum Extent {
  /// Its end is not among them; all before `scanned` need not be looked at again.
  case open(scanned: Int)
  /// It ends before the byte at `at`.
  case ends(at: Int, by: Ending)
}

/// What ended a document.
enum Ending {
  /// Its own last byte: root end tag, closing brace.
  case itself
  /// The start of another document or of a batch segment, where this one was not closed by itself.
  case nextDocument
  /// MLLP's end byte (FS).
  case blockEnd
  /// MLLP's start byte (VT).
  case blockStart
  /// The end of the input.
  case inputEnd
  /// Silence behind a line that is ended.
  case pause
  /// What was begun turned out to be no document: comments around documents.
  case notADocument
}
