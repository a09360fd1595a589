/// Taking texts apart that hold several things, and times that a country writes in its own order.
enum TextParts {
  /// What stands between separators; a text without one is its only part.
  static func parts(of text: String, between separator: String) -> [String] {
    let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
    var parts: [String] = []
    var start = 0
    var at = 0
    while at + mark.count <= bytes.count {
      if bytes[at..<at + mark.count].elementsEqual(mark) {
        parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += mark.count
        start = at
      } else {
        at += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// `3/2/2026`, `03-02-2026 9:05 AM`, `2.3.2026 14:05:30` as ISO 8601; nil for what is none. Years have four digits.
  /// - Parameter order: `mdy` or `dmy`.
  static func standardTime(_ text: String, order: String) -> String? {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "," }).map(String.init)
    guard let date = words.first.flatMap({ standardDate($0, order: order) }) else { return nil }
    words.removeFirst()
    if words.isEmpty { return date }
    var clock = words.removeFirst()
    var half = words.first?.uppercased()
    for suffix in ["AM", "PM"] where clock.uppercased().hasSuffix(suffix) {
      clock.removeLast(2)
      half = suffix
    }
    guard words.count <= 1, half == nil || half == "AM" || half == "PM" else { return nil }
    var numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard (2...3).contains(numbers.count), numbers.allSatisfy({ (0...59).contains($0) }) else { return nil }
    if let half {
      guard (1...12).contains(numbers[0]) else { return nil }
      numbers[0] = numbers[0] % 12 + (half == "PM" ? 12 : 0)
    }
    return date + "T" + numbers.map { padded($0, 2) }.joined(separator: ":")
  }

  private static func standardDate(_ text: String, order: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." })
    guard parts.count == 3, parts[2].count == 4, let year = Int(parts[2]), let first = Int(parts[0]),
      let second = Int(parts[1]), first > 0, second > 0
    else { return nil }
    switch order {
    case "mdy": return "\(padded(year, 4))-\(padded(first, 2))-\(padded(second, 2))"
    case "dmy": return "\(padded(year, 4))-\(padded(second, 2))-\(padded(first, 2))"
    default: return nil
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
