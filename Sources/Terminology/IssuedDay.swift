/// The dates of device identifiers: digits of this century's years. A day that there is not is no date.
enum IssuedDay {
  static func areDigits(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// YYMMDD as `2028-01-31`; a day of 00 means the month.
  static func yearMonthDay(_ digits: ArraySlice<UInt8>) -> String? {
    guard digits.count == 6, areDigits(digits) else { return nil }
    let (year, month, day) = (number(digits.prefix(2)), number(digits.dropFirst(2).prefix(2)), number(digits.suffix(2)))
    guard (1...12).contains(month), day <= lengths(of: year)[month - 1] else { return nil }
    return text(year, month, day)
  }

  /// YYYYMMDD, of this century; one character may stand behind it, a check character that does not check.
  static func wholeYearMonthDay(_ digits: ArraySlice<UInt8>) -> String? {
    guard (8...9).contains(digits.count), digits.starts(with: "20".utf8) else { return nil }
    return yearMonthDay(digits.dropFirst(2).prefix(6))
  }

  /// YYJJJ, the day counted from the year's first.
  static func yearDay(_ digits: ArraySlice<UInt8>) -> String? {
    guard digits.count == 5, areDigits(digits) else { return nil }
    let year = number(digits.prefix(2))
    var day = number(digits.suffix(3))
    guard day >= 1 else { return nil }
    for (index, length) in lengths(of: year).enumerated() {
      if day <= length { return text(year, index + 1, day) }
      day -= length
    }
    return nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    "20" + two(year) + "-" + two(month) + (day == 0 ? "" : "-" + two(day))
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Days of the months of a year of this century.
  private static func lengths(of year: Int) -> [Int] {
    [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
}
