/// A unique device identifier's parts, read from its human-readable or machine form.
///
/// GS1 General Specifications (application identifiers 01, 10, 11, 17, 21), HIBC (ANSI/HIBC 2.6: `+`), ICCBBA ISBT 128
/// (`=/`). A string of another form has no parts that could be told.
struct UniqueDeviceIdentifier {
  private var parts: [String: String] = [:]

  init?(_ text: String) {
    if text.hasPrefix("(") {
      readGS1(text)
    } else if text.hasPrefix("+") {
      readHIBC(text)
    } else if text.hasPrefix("=/") || text.hasPrefix("=)") {
      readICCBBA(text)
    } else if text.hasPrefix("01"), text.utf8.count >= 16, text.prefix(16).allSatisfy(\.isNumber) {
      readCompactGS1(text)
    }
    if parts.isEmpty { return nil }
  }

  /// `di`, `serial`, `lot`, `expiration`, `manufactured` (dates as YYYY-MM-DD or YYYY-MM), `issuer`.
  func part(named name: String) -> String? { parts[name] }

  private mutating func readGS1(_ text: String) {
    var rest = text[...]
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/gs1"
    while rest.first == "(", let close = rest.firstIndex(of: ")") {
      let identifier = String(rest[rest.index(after: rest.startIndex)..<close])
      rest = rest[rest.index(after: close)...]
      let end = rest.firstIndex(of: "(") ?? rest.endIndex
      note(identifier, String(rest[..<end]))
      rest = rest[end...]
    }
    if parts["di"] == nil { parts = [:] }
  }

  /// The form that a scanner reads: lengths are fixed but for lot and serial, which FNC1 (GS) ends.
  private mutating func readCompactGS1(_ text: String) {
    var rest = text[...]
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/gs1"
    while rest.count > 2 {
      let identifier = String(rest.prefix(2))
      rest = rest.dropFirst(2)
      let length: Int? =
        switch identifier {
        case "01": 14
        case "11", "17": 6
        case "10", "21": nil
        default: 0
        }
      if length == 0 { return }
      let end =
        length.map { rest.index(rest.startIndex, offsetBy: min($0, rest.count)) }
        ?? rest.firstIndex(of: "\u{1D}") ?? rest.endIndex
      note(identifier, String(rest[..<end]))
      rest = rest[end...]
      if rest.first == "\u{1D}" { rest.removeFirst() }
    }
  }

  private mutating func note(_ identifier: String, _ value: String) {
    switch identifier {
    case "01": if value.count == 14, value.allSatisfy(\.isNumber) { parts["di"] = value }
    case "10": parts["lot"] = value
    case "21": parts["serial"] = value
    case "17": parts["expiration"] = Self.date(value)
    case "11": parts["manufactured"] = Self.date(value)
    default: break
    }
  }

  /// YYMMDD; a day of 00 means the month, a day that the month does not have is no date. Years by GS1's sliding window
  /// reduced to this century.
  private static func date(_ digits: String) -> String? {
    guard digits.count == 6, digits.allSatisfy(\.isNumber) else { return nil }
    let (year, month, day) = (digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2))
    guard let number = Int(month), (1...12).contains(number) else { return nil }
    if day == "00" { return "20\(year)-\(month)" }
    let text = "20\(year)-\(month)-\(day)"
    return SourceTime(text) == nil ? nil : text
  }

  private mutating func readHIBC(_ text: String) {
    let halves = text.dropFirst().split(separator: "/", maxSplits: 1)
    guard let primary = halves.first, primary.count > 5 else { return }
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/hibcc"
    parts["di"] = String(primary)
    guard halves.count > 1 else { return }
    let secondary = halves[1]
    if secondary.hasPrefix("$$+7") {
      parts["serial"] = String(secondary.dropFirst(4))
    } else if secondary.hasPrefix("$+") {
      parts["serial"] = String(secondary.dropFirst(2))
    } else if secondary.hasPrefix("$$7") {
      parts["lot"] = String(secondary.dropFirst(3))
    } else if secondary.hasPrefix("$"), !secondary.hasPrefix("$$") {
      parts["lot"] = String(secondary.dropFirst())
    }
  }

  private mutating func readICCBBA(_ text: String) {
    let body = text.dropFirst(2)
    guard body.count >= 16 else { return }
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/iccbba-other-di"
    parts["di"] = "=/" + String(body.prefix(16))
  }
}
