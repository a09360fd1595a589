import Diagnostics

/// All that this reader takes beyond the standard, in one place. Each leaves one note a message.
struct Leniencies: OptionSet {
  /// One bit each.
  let rawValue: UInt16

  /// LF or CR LF ends a segment.
  static let lineFeeds = Leniencies(rawValue: 1 << 0)
  /// Nothing ends the last segment.
  static let noFinalReturn = Leniencies(rawValue: 1 << 1)
  /// Blank lines between segments.
  static let blankLines = Leniencies(rawValue: 1 << 2)
  /// Blanks before a segment's name.
  static let leadingBlanks = Leniencies(rawValue: 1 << 3)
  /// Blanks behind a segment's last value.
  static let trailingBlanks = Leniencies(rawValue: 1 << 4)
  /// An LF that ends no segment.
  static let lineFeedInValue = Leniencies(rawValue: 1 << 5)
  /// MSH-2 of less than four characters.
  static let fewDelimiters = Leniencies(rawValue: 1 << 6)
  /// MSH-2 of more than five characters.
  static let manyDelimiters = Leniencies(rawValue: 1 << 7)
  /// MSH-2 with two escape characters.
  static let doubledEscape = Leniencies(rawValue: 1 << 8)
  /// UTF-8 that MSH-18 does not announce.
  static let undeclaredUTF8 = Leniencies(rawValue: 1 << 9)
  /// UTF-16 or UTF-32.
  static let wideUnits = Leniencies(rawValue: 1 << 10)
  /// A message on one line, what ends its segments escaped.
  static let escapedLineEnds = Leniencies(rawValue: 1 << 11)

  /// The notes, in a fixed order.
  var notes: [Diagnostic] {
    Self.all.compactMap { leniency, message, remedy in
      contains(leniency) ? Diagnostic(.readLeniency, message, remedy: remedy) : nil
    }
  }

  private static let all: [(Leniencies, String, String)] = [
    (.lineFeeds, "segments end with LF, not with CR alone", "end every segment with CR"),
    (.noFinalReturn, "the last segment is not ended", "end every segment with CR; see whether the message was cut off"),
    (.blankLines, "blank lines stand between segments", "leave them out"),
    (.leadingBlanks, "blanks stand before a segment's name", "leave them out"),
    (.trailingBlanks, "blanks at the end of a segment are left out", "leave them out"),
    (.lineFeedInValue, "a line feed stands inside a value", "write it as \\.br\\ or \\X0A\\"),
    (.fewDelimiters, "MSH-2 does not set all delimiters; the usual ones stand in", "send four characters in MSH-2"),
    (.manyDelimiters, "MSH-2 has more than five characters; the others are not used", "send four or five characters"),
    (.doubledEscape, "MSH-2 doubles the escape character; it is read as one", "send four characters in MSH-2"),
    (.undeclaredUTF8, "MSH-18 does not announce the bytes beyond ASCII; they are read as UTF-8", "fill MSH-18"),
    (.wideUnits, "the message is in UTF-16 or UTF-32", "send UTF-8"),
    (.escapedLineEnds, "the message stands on one line, its segments' ends escaped", "end every segment with CR"),
  ]
}
