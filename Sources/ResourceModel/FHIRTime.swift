/// FHIR's times (R4 §2.24.0.1): their forms and their order.
public enum FHIRTime {
  /// Which form is meant.
  public enum Form { case date, dateTime, instant }

  /// Whether a byte is one of 0 to 9.
  public static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// How many bytes at the start are a time of this form; -1 for none.
  public static func length(_ text: Span<UInt8>, _ form: Form) -> Int {
    guard let year = number(text, 0, 4), year > 0 else { return -1 }
    if text.count == 4 { return form == .instant ? -1 : 4 }
    guard text[4] == UInt8(ascii: "-"), let month = number(text, 5, 2), (1...12).contains(month) else { return -1 }
    if text.count == 7 { return form == .instant ? -1 : 7 }
    guard text[7] == UInt8(ascii: "-"), let day = number(text, 8, 2) else { return -1 }
    guard day >= 1, day <= days(in: month, year) else { return -1 }
    if text.count == 10 { return form == .instant ? -1 : 10 }
    guard form != .date, text[10] == UInt8(ascii: "T") else { return -1 }
    let zone = clockLength(text, from: 11)
    return zone < 0 ? -1 : zoneLength(text, from: zone)
  }

  /// Behind `HH:MM:SS` and its fraction; -1 where there is none. A leap second is allowed.
  public static func clockLength(_ text: Span<UInt8>, from start: Int) -> Int {
    guard let hour = number(text, start, 2), hour < 24, let minute = number(text, start + 3, 2), minute < 60,
      let second = number(text, start + 6, 2), second <= 60
    else { return -1 }
    guard text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":") else { return -1 }
    var at = start + 8
    if at < text.count, text[at] == UInt8(ascii: ".") {
      at += 1
      let fraction = at
      while at < text.count, isDigit(text[at]) { at += 1 }
      if at == fraction { return -1 }
    }
    return at
  }

  private static func zoneLength(_ text: Span<UInt8>, from start: Int) -> Int {
    guard start < text.count else { return -1 }
    if text[start] == UInt8(ascii: "Z") { return start + 1 }
    guard text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-") else { return -1 }
    guard let hours = number(text, start + 1, 2), let minutes = number(text, start + 4, 2) else { return -1 }
    guard text[start + 3] == UInt8(ascii: ":"), minutes < 60, hours * 60 + minutes <= 14 * 60 else { return -1 }
    return start + 6
  }

  /// So many digits at a place; nil where something else stands.
  private static func number(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= text.count else { return nil }
    var value = 0
    for i in start..<start + count {
      guard isDigit(text[i]) else { return nil }
      value = value * 10 + Int(text[i] - 0x30)
    }
    return value
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether one time lies behind another, as far as both are known: whole times by the moment, others by the date as far
  /// as both give it.
  public static func isAfter(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    if let a = moment(one), let b = moment(other) { return a > b }
    let length = min(one.count, other.count, 10)
    for i in 0..<length where one[i] != other[i] { return one[i] > other[i] }
    return false
  }

  /// Whether two times may mean one day, as far as both are known: whole times by the moment, others by the date as far as
  /// both give it.
  public static func canBeOneDay(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    if let a = moment(one), let b = moment(other) { return abs(a - b) < 86400 }
    for i in 0..<min(one.count, other.count, 10) where one[i] != other[i] { return false }
    return true
  }

  /// Seconds since the beginning of the calendar; nil for what is no whole time.
  private static func moment(_ text: Span<UInt8>) -> Double? {
    guard text.count >= 20, length(text, .instant) == text.count, let year = number(text, 0, 4),
      let month = number(text, 5, 2), let day = number(text, 8, 2), let hour = number(text, 11, 2),
      let minute = number(text, 14, 2), let second = number(text, 17, 2)
    else { return nil }
    // Days by the civil calendar, March first.
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
    var seconds = Double(days * 86400 + hour * 3600 + minute * 60 + second)
    var at = 19
    if text[at] == UInt8(ascii: ".") {
      at += 1
      var weight = 0.1
      while at < text.count, isDigit(text[at]) {
        seconds += Double(text[at] - 0x30) * weight
        weight /= 10
        at += 1
      }
    }
    if text[at] == UInt8(ascii: "Z") { return seconds }
    let offset = Double((number(text, at + 1, 2) ?? 0) * 3600 + (number(text, at + 4, 2) ?? 0) * 60)
    return text[at] == UInt8(ascii: "-") ? seconds + offset : seconds - offset
  }
}
