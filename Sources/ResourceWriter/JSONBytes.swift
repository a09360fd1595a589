import SourceModel

// JSON, appended byte by byte (RFC 8259).
extension [UInt8] {
  /// Appends a comma, unless a member or item is the first of its object or array.
  mutating func appendComma() {
    if let last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { append(UInt8(ascii: ",")) }
  }

  /// Appends ASCII or UTF-8 text as it is.
  mutating func append(ascii text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a JSON string with its quotes; the bytes are UTF-8.
  mutating func appendQuoted(_ bytes: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    appendEscaped(bytes)
    append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string with its quotes.
  mutating func appendQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    appendInside(text)
    append(UInt8(ascii: "\""))
  }

  /// Appends text as it stands inside a JSON string.
  mutating func appendInside(_ text: String) {
    let start = count
    append(utf8: text)
    // What needs an escape is rare: it is looked for where it already stands.
    let at = EightBytes.escape(in: span, from: start)
    guard at < count else { return }
    let tail = Array(self[at...])
    removeLast(tail.count)
    appendEscaped(tail.span)
  }

  /// Appends UTF-8 bytes as they stand inside a JSON string.
  mutating func appendEscaped(_ span: Span<UInt8>) {
    // Runs without anything to escape go over in one piece: most strings are one run.
    var end = EightBytes.escape(in: span, from: 0)
    if end == span.count { return span.withUnsafeBufferPointer { append(contentsOf: $0) } }
    var start = 0
    while true {
      span.extracting(start..<end).withUnsafeBufferPointer { append(contentsOf: $0) }
      guard end < span.count else { return }
      appendEscaped(span[end])
      start = end + 1
      end = EightBytes.escape(in: span, from: start)
    }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(ascii: "\\\"")
    case UInt8(ascii: "\\"): append(ascii: "\\\\")
    case 0x08: append(ascii: "\\b")
    case 0x09: append(ascii: "\\t")
    case 0x0A: append(ascii: "\\n")
    case 0x0C: append(ascii: "\\f")
    case 0x0D: append(ascii: "\\r")
    case 0..<0x20:
      append(ascii: "\\u00")
      appendHex(byte, to: &self)
    default: append(byte)
    }
  }

  /// Appends a whole number in decimal digits.
  mutating func append(number: Int) {
    if number > -10, number < 10 {
      if number < 0 { append(UInt8(ascii: "-")) }
      append(UInt8(ascii: "0") + UInt8(number.magnitude))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }

  /// Appends text as a part of a URL's query: what RFC 3986 §2.3 does not call unreserved is percent-encoded.
  mutating func append(percentEncoding text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        append(byte)
      default:
        append(UInt8(ascii: "%"))
        let digits = [byte >> 4, byte & 0x0F]
        for digit in digits { append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
  }
}

/// Breaks compact JSON into indented lines, for people. Works on bytes alone: two spaces a level, `{}` and `[]` kept
/// together.
func indented(_ compact: ArraySlice<UInt8>, into out: inout [UInt8]) {
  var depth = 0
  var isInString = false
  var isEscaped = false
  func newline(_ depth: Int) {
    out.append(0x0A)
    for _ in 0..<depth { out.append(ascii: "  ") }
  }
  for (at, byte) in zip(compact.indices, compact) {
    if isInString {
      out.append(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      out.append(byte)
      depth += 1
      let next = at + 1 < compact.endIndex ? compact[at + 1] : 0
      if next != UInt8(ascii: "}"), next != UInt8(ascii: "]") { newline(depth) }
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      if let last = out.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { newline(depth) }
      out.append(byte)
    case UInt8(ascii: ","):
      out.append(byte)
      newline(depth)
    case UInt8(ascii: ":"):
      out.append(ascii: ": ")
    default:
      isInString = byte == UInt8(ascii: "\"")
      out.append(byte)
    }
  }
}
