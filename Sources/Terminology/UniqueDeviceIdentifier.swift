/// A unique device identifier's parts, read from its human-readable or machine form.
///
/// GS1 General Specifications (application identifiers 01, 10, 11, 17, 21), HIBC (ANSI/HIBC 2.6: `+`), ICCBBA ISBT 128
/// (`=/`). A string of another form has no parts that could be told.
public struct UniqueDeviceIdentifier {
  private var parts: [String: String] = [:]

  /// Nil for a string of none of these forms.
  public init?(_ text: String) {
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
  public func part(named name: String) -> String? { parts[name] }

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
    guard let inMonth = Int(day), inMonth <= lengths(Int(year) ?? 0)[number - 1] else { return nil }
    return "20\(year)-\(month)-\(day)"
  }

  /// Days of the months of a year of this century.
  private static func lengths(_ year: Int) -> [Int] {
    [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }

  /// Segments between slashes: labeler, product and unit of use; then a lot or serial number behind `$`, with a date
  /// where a digit tells its form; then segments with their own identifiers (`S`, `14D`, `16D`).
  private mutating func readHIBC(_ text: String) {
    var body = text.dropFirst()
    if Self.endsInCheck(text) { body = body.dropLast() }
    let segments = body.split(separator: "/")
    guard let primary = segments.first, primary.count > 5 else { return }
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/hibcc"
    parts["di"] = String(primary)
    for segment in segments.dropFirst() {
      if segment.hasPrefix("$") {
        readHIBCSecondary(segment.dropFirst())
      } else if segment.hasPrefix("S") {
        parts["serial"] = String(segment.dropFirst())
      } else if segment.hasPrefix("14D") {
        parts["expiration"] = Self.longDate(segment.dropFirst(3))
      } else if segment.hasPrefix("16D") {
        parts["manufactured"] = Self.longDate(segment.dropFirst(3))
      }
    }
  }

  private mutating func readHIBCSecondary(_ segment: Substring) {
    var rest = segment
    let isDated = rest.first == "$"
    if isDated { rest.removeFirst() }
    let name = rest.first == "+" ? "serial" : "lot"
    if name == "serial" { rest.removeFirst() }
    if isDated { rest = dropHIBCDate(rest) }
    if !rest.isEmpty { parts[name] = String(rest) }
  }

  /// The digit says the date's form: 2 MMDDYY, 3 YYMMDD, 4 YYMMDDHH, 5 YYJJJ, 6 YYJJJHH, 7 none; 8 and 9 a quantity
  /// before it; 0 and 1 begin MMYY.
  private mutating func dropHIBCDate(_ text: Substring) -> Substring {
    var rest = text
    if rest.first == "8" { rest = rest.dropFirst(3) } else if rest.first == "9" { rest = rest.dropFirst(6) }
    let digits = String(rest.dropFirst().prefix(6))
    switch rest.first {
    case "2":
      parts["expiration"] = Self.date(String(digits.suffix(2) + digits.prefix(4)))
      return rest.dropFirst(7)
    case "3":
      parts["expiration"] = Self.date(digits)
      return rest.dropFirst(7)
    case "4":
      parts["expiration"] = Self.date(digits)
      return rest.dropFirst(9)
    case "5", "6":
      parts["expiration"] = Self.dayOfYear(digits.prefix(5))
      return rest.dropFirst(rest.first == "5" ? 6 : 8)
    case "7": return rest.dropFirst()
    case "0", "1":
      let month = rest.prefix(4)
      parts["expiration"] = Self.date(String(month.suffix(2) + month.prefix(2) + "00"))
      return rest.dropFirst(4)
    default: return rest
    }
  }

  /// Whether the last character is the check character: the values of all before it, modulo 43.
  private static func endsInCheck(_ text: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)
    var sum = 0
    for byte in text.utf8.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value
    }
    return text.utf8.last == alphabet[sum % 43]
  }

  private static func longDate(_ digits: Substring) -> String? {
    guard digits.count == 8, digits.hasPrefix("20") else { return nil }
    return date(String(digits.dropFirst(2)))
  }

  /// YYJJJ.
  private static func dayOfYear(_ digits: some StringProtocol) -> String? {
    guard digits.count == 5, digits.allSatisfy(\.isNumber), let year = Int(digits.prefix(2)),
      var day = Int(digits.suffix(3)), day >= 1
    else { return nil }
    for (month, length) in lengths(year).enumerated() {
      if day <= length { return date("\(digits.prefix(2))\(two(month + 1))\(two(day))") }
      day -= length
    }
    return nil
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Data structures of ISBT 128 one behind the other: `=/` product, `=,` serial, `=>` and `=}` dates (century digit,
  /// YYJJJ), `&,1` lot.
  private mutating func readICCBBA(_ text: String) {
    let body = text.dropFirst(2)
    guard body.count >= 16 else { return }
    parts["issuer"] = "http://hl7.org/fhir/NamingSystem/iccbba-other-di"
    parts["di"] = "=/" + String(body.prefix(16))
    var rest = body.dropFirst(16)
    while rest.count > 2 {
      let mark = rest.prefix(2)
      if mark == "=," {
        parts["serial"] = String(rest.dropFirst(2).prefix(6))
      } else if mark == "=>" {
        parts["expiration"] = Self.dayOfYear(rest.dropFirst(3).prefix(5))
      } else if mark == "=}" {
        parts["manufactured"] = Self.dayOfYear(rest.dropFirst(3).prefix(5))
      } else if rest.hasPrefix("&,1") {
        parts["lot"] = String(rest.dropFirst(3).prefix(18))
      }
      rest = rest.dropFirst()
      while let next = rest.first, next != "=", next != "&" { rest = rest.dropFirst() }
    }
  }
}
