import Diagnostics

/// What the reader finds, in its words.
extension Diagnostic {
  /// V101.
  static func noHeader() -> Diagnostic {
    Diagnostic(
      .noHeader, "the message does not begin with an MSH segment",
      remedy: "see whether its beginning was cut off; every message begins with MSH",
      place: Place(byte: 0, length: 0))
  }

  /// V110.
  static func emptyMessage() -> Diagnostic {
    Diagnostic(
      .emptyMessage, "the message holds nothing but delimiters", remedy: "see whether it was cut off at its source",
      place: Place(byte: 0, length: 0), path: "MSH[1]")
  }

  /// V102: MSH-1.
  static func badFieldSeparator(at byte: Int) -> Diagnostic {
    Diagnostic(
      .badDelimiters, "no field separator stands behind MSH", remedy: "begin the message with MSH|^~\\&|",
      place: Place(byte: byte, length: 0), path: "MSH[1]-1")
  }

  /// V102: MSH-2.
  static func badEncodingCharacters(at byte: Int, length: Int) -> Diagnostic {
    Diagnostic(
      .badDelimiters, "the delimiters in MSH-2 cannot be told apart",
      remedy: "send four different signs, such as ^~\\&",
      place: Place(byte: byte, length: length), path: "MSH[1]-2")
  }

  /// V103.
  static func unknownCharacterSet(at place: Place) -> Diagnostic {
    Diagnostic(
      .unknownCharacterSet, "MSH-18 names a character set that is not in HL7 table 0211",
      remedy: "correct MSH-18; until then the text is read as if it were empty", place: place, path: "MSH[1]-18")
  }

  /// V104, for a whole message.
  static func notUTF8(isDeclaredASCII: Bool) -> Diagnostic {
    let declared = isDeclaredASCII ? "MSH-18 says ASCII" : "MSH-18 is empty"
    return Diagnostic(
      .invalidBytes, "there are bytes beyond ASCII that are no UTF-8, and \(declared); they are read as Windows-1252",
      remedy: "name the character set in MSH-18")
  }

  /// V104, for a value.
  static func invalidBytes(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .invalidBytes, "the value has bytes that its character set does not have",
      remedy: "correct MSH-18, or the sender's encoding", place: place, path: path)
  }

  /// V105.
  static func unknownEscape(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "the value has an escape sequence that is not known; it is kept as it is",
      remedy: "write a backslash of the text itself as \\E\\", place: place, path: path)
  }

  /// V108.
  static func controlCharacters(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .controlCharacters, "the value has control characters, which no text of FHIR may hold; they are left out",
      remedy: "see what writes them; padding with NUL is no part of HL7", place: place, path: path)
  }

  /// V109.
  static func truncatedValue(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .truncatedValue, "the value ends with the truncation character of MSH-2: its sender cut it off",
      remedy: "ask the sender for the whole; a sign of the text itself is written \\P\\", place: place, path: path)
  }

  /// V106.
  static func badSegment(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .badSegment, "the line does not begin with a segment's name; it is kept whole",
      remedy: "write line breaks inside of values as \\.br\\", place: place, path: path)
  }

  /// M114.
  static func tooManySegments(limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .limitReached, "the message has more than \(limit) segments", remedy: "split the message", place: place)
  }

  /// M114.
  static func positionTooHigh(limit: Int, at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .limitReached, "a value stands behind position \(limit) and is not read",
      remedy: "see whether separators are missing or doubled", place: place, path: path)
  }

  /// An element that v2's XML encoding does not have.
  static func unknownElement(at place: Place, path: String) -> Diagnostic {
    Diagnostic(
      .badSegment, "the element is no segment, field or component of the XML encoding; it is kept under its name",
      remedy: "name fields and components by type and number, such as PID.3 and CX.1", place: place, path: path)
  }
}
