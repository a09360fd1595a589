/// A reader of JSON just good enough to check the writer: it lists the leaves with their paths, as the trace writes them,
/// and fails on what RFC 8259 does not allow.
struct JSONLeaves {
  /// Path → value as it is written.
  private(set) var leaves: [(path: String, value: String)] = []
  private(set) var isWellFormed = true
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    value("")
    space()
    if at != bytes.count { isWellFormed = false }
  }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func space() { while next == 0x20 || next == 0x0A { at += 1 } }

  private mutating func value(_ path: String) {
    space()
    switch next {
    case UInt8(ascii: "{"): object(path)
    case UInt8(ascii: "["): array(path)
    case UInt8(ascii: "\""): leaves.append((path, string()))
    default:
      let start = at
      while at < bytes.count, !",]} \n".utf8.contains(next) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      let isNumber = text.utf8.first.map { $0 == 0x2D || (0x30...0x39).contains($0) } ?? false
      if !isNumber, !["true", "false", "null"].contains(text) { isWellFormed = false }
      if text != "null" { leaves.append((path, text)) }
    }
  }

  private mutating func object(_ path: String) {
    at += 1
    space()
    if next == UInt8(ascii: "}") { isWellFormed = false }
    while at < bytes.count, next != UInt8(ascii: "}") {
      space()
      let key = string()
      space()
      if next != UInt8(ascii: ":") { isWellFormed = false }
      at += 1
      let name = key.hasPrefix("_") ? String(key.dropFirst()) : key
      value(path.isEmpty ? name : path + "." + name)
      separator(UInt8(ascii: "}"))
    }
    at += 1
  }

  private mutating func array(_ path: String) {
    at += 1
    space()
    if next == UInt8(ascii: "]") { isWellFormed = false }
    var count = 0
    while at < bytes.count, next != UInt8(ascii: "]") {
      value("\(path)[\(count)]")
      count += 1
      separator(UInt8(ascii: "]"))
    }
    at += 1
  }

  private mutating func separator(_ end: UInt8) {
    space()
    if next == UInt8(ascii: ",") {
      at += 1
    } else if next != end {
      isWellFormed = false
      at = bytes.count
    }
  }

  /// The string's inside, escapes as they are written.
  private mutating func string() -> String {
    guard next == UInt8(ascii: "\"") else {
      isWellFormed = false
      at = bytes.count
      return ""
    }
    at += 1
    let start = at
    while at < bytes.count, next != UInt8(ascii: "\"") {
      if next < 0x20 { isWellFormed = false }
      at += next == UInt8(ascii: "\\") ? 2 : 1
    }
    let text = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
    at += 1
    return text
  }
}
