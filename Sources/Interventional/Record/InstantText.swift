/// A point in time out of a FHIR dateTime that has a time of day and a zone; nil for anything less.
struct InstantText: Comparable {
  /// Minutes since 1970-01-01T00:00Z.
  let minutes: Int

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[10] == 0x54 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[from..<from + count] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
      let minute = number(14, 2), month >= 1, month <= 12
    else { return nil }
    var offset = 0
    if bytes[bytes.count - 1] != 0x5A {
      let sign = bytes.count - 6
      guard sign > 13, bytes[sign] == 0x2B || bytes[sign] == 0x2D, let hours = number(sign + 1, 2),
        let minutes = number(sign + 4, 2)
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[sign] == 0x2D ? -1 : 1)
    }
    minutes = (Self.days(year, month, day) * 24 + hour) * 60 + minute - offset
  }

  static func < (a: InstantText, b: InstantText) -> Bool { a.minutes < b.minutes }

  // Days since 1970-01-01 in the Gregorian calendar, with years that begin in March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
