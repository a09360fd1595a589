/// A point in time as a source wrote it, with the precision it wrote.
///
/// Reads HL7 v2 DTM / TS (v2.5.1 §2.A.22), CDA TS (the same form) and ISO 8601 as JSON documents write it. Writes FHIR
/// R4 dateTime (§2.24.0.1). Nothing is padded but the seconds, which R4 asks for where there are minutes.
struct SourceTime: Equatable {
  var year: Int
  var month: Int?
  var day: Int?
  var hour: Int?
  var minute: Int?
  /// With fraction, as written: `05.123`.
  var second: String?
  /// Minutes east of UTC.
  var offset: Int?

  /// nil when the text is no time: another form, or a day that no calendar has.
  init?(_ text: String) {
    var reader = DigitReader(Array(text.utf8))
    guard let year = reader.number(4), year > 0 else { return nil }
    self.year = year
    let isISO = reader.take(0x2D)
    if isISO || reader.isAtDigit {
      guard let month = reader.number(2), (1...12).contains(month) else { return nil }
      self.month = month
      if isISO ? reader.take(0x2D) : reader.isAtDigit {
        guard let day = reader.number(2), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        self.day = day
      }
    }
    if day != nil {
      if isISO, !reader.isAtEnd {
        guard reader.take(0x54) || reader.take(0x20) else { return nil }
      }
      if reader.isAtDigit, !readTime(&reader, isISO) { return nil }
    }
    if !reader.isAtEnd, !readOffset(&reader) { return nil }
    guard reader.isAtEnd else { return nil }
  }

  private mutating func readTime(_ reader: inout DigitReader, _ isISO: Bool) -> Bool {
    guard let hour = reader.number(2), hour < 24 else { return false }
    self.hour = hour
    if isISO { _ = reader.take(0x3A) }
    guard reader.isAtDigit else { return true }
    guard let minute = reader.number(2), minute < 60 else { return false }
    self.minute = minute
    if isISO { _ = reader.take(0x3A) }
    guard reader.isAtDigit else { return true }
    guard let second = reader.number(2), second < 61 else { return false }
    var text = Self.padded(second, 2)
    if reader.take(0x2E) {
      let fraction = reader.digits()
      if !fraction.isEmpty { text += "." + fraction }
    }
    self.second = text
    return true
  }

  private mutating func readOffset(_ reader: inout DigitReader) -> Bool {
    if reader.take(0x5A) {
      offset = 0
      return true
    }
    let sign: Int
    if reader.take(0x2B) { sign = 1 } else if reader.take(0x2D) { sign = -1 } else { return false }
    guard let hours = reader.number(2), hours <= 14 else { return false }
    _ = reader.take(0x3A)
    var minutes = 0
    if reader.isAtDigit {
      guard let read = reader.number(2), read < 60 else { return false }
      minutes = read
    }
    offset = sign * (hours * 60 + minutes)
    return true
  }

  /// Whether it says a time of day that FHIR can hold.
  var hasTime: Bool { minute != nil }

  /// Year, month and day as far as they are known.
  var date: String {
    var text: [UInt8] = []
    appendDate(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func appendDate(to text: inout [UInt8]) {
    Self.append(year, 4, to: &text)
    for part in [month, day] {
      guard let part else { return }
      text.append(0x2D)
      Self.append(part, 2, to: &text)
    }
  }

  /// Time of day, `hh:mm:ss`; nil without minutes.
  var timeOfDay: String? {
    var text: [UInt8] = []
    return appendTimeOfDay(to: &text) ? String(decoding: text, as: UTF8.self) : nil
  }

  private func appendTimeOfDay(to text: inout [UInt8]) -> Bool {
    guard let hour, let minute else { return false }
    Self.append(hour, 2, to: &text)
    text.append(0x3A)
    Self.append(minute, 2, to: &text)
    text.append(0x3A)
    text.append(contentsOf: (second ?? "00").utf8)
    return true
  }

  /// FHIR dateTime with this offset; nil without minutes.
  func dateTime(offset: Int) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(32)
    appendDate(to: &text)
    text.append(0x54)
    guard appendTimeOfDay(to: &text) else { return nil }
    Self.append(offset: offset, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// `+hh:mm`.
  static func offsetText(_ offset: Int) -> String {
    var text: [UInt8] = []
    append(offset: offset, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(offset: Int, to text: inout [UInt8]) {
    let size = abs(offset)
    text.append(offset < 0 ? 0x2D : 0x2B)
    append(size / 60, 2, to: &text)
    text.append(0x3A)
    append(size % 60, 2, to: &text)
  }

  /// Minutes of an offset text such as `-0500`, `+05:30` or `Z`; nil when it is none.
  static func offset(_ text: String) -> Int? {
    guard let time = SourceTime("20000101000000" + text) else { return nil }
    return time.offset
  }

  /// The time so many seconds later; nil without minutes.
  func adding(seconds: Int) -> SourceTime? {
    guard let month, let day, let hour, let minute else { return nil }
    let whole = second.flatMap { Int($0.prefix(2)) } ?? 0
    let fraction = second.map { String($0.dropFirst(2)) } ?? ""
    let total = ((Self.dayNumber(year, month, day) * 24 + hour) * 60 + minute) * 60 + whole + seconds
    var later = SourceTime(epochSeconds: total)
    if second == nil, seconds % 60 == 0 { later.second = nil } else { later.second = (later.second ?? "00") + fraction }
    later.offset = offset
    return later
  }

  /// A time of the proleptic Gregorian calendar from seconds since 1970-01-01T00:00:00 in its own zone.
  init(epochSeconds total: Int) {
    let days = total >= 0 ? total / 86400 : (total - 86399) / 86400
    let rest = total - days * 86400
    let (year, month, day) = Self.civil(days)
    self.year = year
    self.month = month
    self.day = day
    hour = rest / 3600
    minute = rest / 60 % 60
    second = Self.padded(rest % 60, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    var text: [UInt8] = []
    append(number, width, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends a number's digits, with zeros before them up to a width.
  private static func append(_ number: Int, _ width: Int, to text: inout [UInt8]) {
    var weight = 1
    for _ in 1..<width { weight *= 10 }
    while number / weight >= 10 { weight *= 10 }
    while weight > 0 {
      text.append(0x30 + UInt8(number / weight % 10))
      weight /= 10
    }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01, counting years from March so that leap days end them.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719468
    let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

/// Digits and marks, one after the other.
private struct DigitReader {
  private let bytes: [UInt8]
  private var at = 0
  private var end: Int

  /// White space around them does not count.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    while at < end, bytes[at] <= 0x20 { at += 1 }
  }

  var isAtEnd: Bool { at == end }
  var isAtDigit: Bool { at < end && bytes[at] >= 0x30 && bytes[at] <= 0x39 }

  mutating func take(_ mark: UInt8) -> Bool {
    guard at < end, bytes[at] == mark else { return false }
    at += 1
    return true
  }

  /// Exactly so many digits.
  mutating func number(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard isAtDigit else { return nil }
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return value
  }

  mutating func digits() -> String {
    let start = at
    while isAtDigit { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
