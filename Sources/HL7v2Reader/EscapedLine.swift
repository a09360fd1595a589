/// A message on one line, as logs and line-based exports write it: what ends its segments is written as an escape.
///
/// `\r`, `\n`, `\X0D\`, `\x0d`, `\u000d`, `<CR>`, `&#13;` and the like count where a segment's name and the field
/// separator follow, or nothing. Where MSH-2 doubles the escape character as well, the line is a string literal of a
/// programming language, and read as one.
struct EscapedLine {
  private let header: Int
  private let separator: UInt8
  private let isLiteral: Bool
  private let end: Int

  /// What may stand for a line end, longest first, letters of hexadecimal numbers small.
  private static let lineEnds: [StaticString] = [
    "\\X0D0A\\", "\\X0D\\", "\\X0A\\", "\\u000d", "\\u000a", "\\x0d", "\\x0a", "\\r", "\\n", "<CR>", "<cr>", "<LF>",
    "<lf>", "&#13;", "&#10;", "&#xD;", "&#xA;",
  ]

  /// Nil when the message has lines, or no escaped ones.
  init?(_ bytes: Span<UInt8>) {
    var start = 0
    while start < bytes.count, Byte.isBlank(bytes[start]) || Byte.endsLine(bytes[start]) { start += 1 }
    guard start + 8 < bytes.count, bytes[start] == UInt8(ascii: "M"), bytes[start + 1] == UInt8(ascii: "S") else {
      return nil
    }
    var end = start
    while end < bytes.count, !Byte.endsLine(bytes[end]) { end += 1 }
    for i in end..<bytes.count where bytes[i] > Byte.space { return nil }
    header = start
    self.end = end
    separator = bytes[start + 3]
    isLiteral = bytes[start + 6] == Self.backslash && bytes[start + 7] == Self.backslash
    var i = start
    while i < end {
      if endWidth(bytes, at: i) > 0 { return }
      i += 1
    }
    return nil
  }

  private static let backslash = UInt8(ascii: "\\")

  /// The message with line ends.
  func rewritten(_ bytes: Span<UInt8>) -> Rewriting {
    var rewriting = Rewriting(isUTF8: false)
    var i = header
    while i < end {
      let width = endWidth(bytes, at: i)
      if width > 0 {
        rewriting.append(Byte.carriageReturn, from: i, scale: 0)
        i += width
      } else if isLiteral, bytes[i] == Self.backslash, i + 1 < end, let character = Self.literal(bytes[i + 1]) {
        rewriting.append(character, from: i, scale: 0)
        i += 2
      } else {
        rewriting.append(bytes[i], from: i, scale: 1)
        i += 1
      }
    }
    rewriting.finish(at: end)
    return rewriting
  }

  /// What a backslash and a letter stand for in a string literal.
  private static func literal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case backslash, Byte.quote, UInt8(ascii: "/"), UInt8(ascii: "'"): byte
    case UInt8(ascii: "r"): Byte.carriageReturn
    case UInt8(ascii: "n"): Byte.lineFeed
    case UInt8(ascii: "t"): Byte.tab
    default: nil
    }
  }

  /// How many bytes an escaped line end takes; 0 where none stands that a segment, or nothing, follows.
  private func endWidth(_ bytes: Span<UInt8>, at index: Int) -> Int {
    var i = index
    while i < end, let width = Self.token(bytes, at: i) { i += width }
    guard i > index else { return 0 }
    if i == end { return i - index }
    guard i + 3 <= end, Byte.isCapital(bytes[i]) else { return 0 }
    // A segment may be its name alone.
    guard i + 3 == end || bytes[i + 3] == separator || Self.token(bytes, at: i + 3) != nil else { return 0 }
    for n in i + 1..<i + 3 where !Byte.isCapital(bytes[n]) && !Byte.isDigit(bytes[n]) { return 0 }
    return i - index
  }

  private static func token(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    guard bytes[index] == backslash || bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") else {
      return nil
    }
    for end in lineEnds where matches(end, bytes, at: index) { return end.utf8CodeUnitCount }
    return nil
  }

  private static func matches(_ text: StaticString, _ bytes: Span<UInt8>, at index: Int) -> Bool {
    text.withUTF8Buffer { literal in
      guard index + literal.count <= bytes.count else { return false }
      for i in literal.indices {
        // A hexadecimal digit may be small or a capital; `\r` and `\n` are small, for `\R\` and `\N\` are escapes of HL7.
        let byte = bytes[index + i]
        if byte == literal[i] { continue }
        guard i > 2, let digit = Byte.hexadecimal(byte), digit == Byte.hexadecimal(literal[i]) else { return false }
      }
      return true
    }
  }
}
