/// Numbers as RFC 8259 §6 writes them. They are checked, never computed.
enum NumberScan {
  /// The first byte behind a number.
  static func end(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var at = start
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    at = digits(bytes, from: at)
    guard at > first else {
      throw JSONFault(at < bytes.count && bytes[at] == UInt8(ascii: "I") ? .notANumber : .number, at: start)
    }
    if at > first + 1, bytes[first] == UInt8(ascii: "0") { throw JSONFault(.leadingZero, at: start) }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      let fraction = digits(bytes, from: at + 1)
      guard fraction > at + 1 else { throw JSONFault(.number, at: start) }
      at = fraction
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      var sign = at + 1
      if sign < bytes.count, bytes[sign] == UInt8(ascii: "+") || bytes[sign] == UInt8(ascii: "-") { sign += 1 }
      at = digits(bytes, from: sign)
      guard at > sign else { throw JSONFault(.number, at: start) }
    }
    return at
  }

  private static func digits(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
    return at
  }
}
