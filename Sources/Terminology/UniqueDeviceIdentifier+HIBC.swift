// HIBC Supplier Labeling Standard, ANSI/HIBC 2.6.
extension UniqueDeviceIdentifier {
  /// Segments between slashes: labeler, product and unit of use; then a lot or serial number behind `$`, with a date
  /// where a digit tells its form; then segments with their own identifiers (`S`, `14D`, `16D`).
  init?(hibc text: ArraySlice<UInt8>) {
    let body = Self.endsInCheck(text) ? text.dropFirst().dropLast() : text.dropFirst()
    let segments = body.split(separator: UInt8(ascii: "/"))
    guard let primary = segments.first, primary.count > 5 else { return nil }
    self.init(issuer: "hibcc", di: primary)
    for segment in segments.dropFirst() {
      if segment.first == UInt8(ascii: "$") {
        readSecondary(segment.dropFirst())
      } else if segment.first == UInt8(ascii: "S") {
        serial = Self.said(segment.dropFirst())
      } else if segment.starts(with: "14D".utf8) {
        expiration = IssuedDay.wholeYearMonthDay(segment.dropFirst(3))
      } else if segment.starts(with: "16D".utf8) {
        manufactured = IssuedDay.wholeYearMonthDay(segment.dropFirst(3))
      }
    }
  }

  /// A second `$` announces a date, a plus that a serial number stands in the lot's place.
  private mutating func readSecondary(_ segment: ArraySlice<UInt8>) {
    var rest = segment
    let isDated = rest.first == UInt8(ascii: "$")
    if isDated { rest = rest.dropFirst() }
    let isSerial = rest.first == UInt8(ascii: "+")
    if isSerial { rest = rest.dropFirst() }
    if isDated { rest = readDate(rest) }
    if isSerial { serial = Self.said(rest) } else { lot = Self.said(rest) }
  }

  /// The digit says the date's form: 2 MMDDYY, 3 YYMMDD, 4 YYMMDDHH, 5 YYJJJ, 6 YYJJJHH, 7 none; 8 and 9 a quantity
  /// before it; 0 and 1 begin MMYY. Returns what stands behind it.
  private mutating func readDate(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    if rest.first == UInt8(ascii: "8") {
      rest = rest.dropFirst(3)
    } else if rest.first == UInt8(ascii: "9") {
      rest = rest.dropFirst(6)
    }
    let digits = rest.dropFirst().prefix(6)
    switch rest.first {
    case UInt8(ascii: "2"):
      expiration = IssuedDay.yearMonthDay(digits.suffix(2) + digits.prefix(4))
      return rest.dropFirst(7)
    case UInt8(ascii: "3"):
      expiration = IssuedDay.yearMonthDay(digits)
      return rest.dropFirst(7)
    case UInt8(ascii: "4"):
      expiration = IssuedDay.yearMonthDay(digits)
      return rest.dropFirst(9)
    case UInt8(ascii: "5"):
      expiration = IssuedDay.yearDay(digits.prefix(5))
      return rest.dropFirst(6)
    case UInt8(ascii: "6"):
      expiration = IssuedDay.yearDay(digits.prefix(5))
      return rest.dropFirst(8)
    case UInt8(ascii: "7"): return rest.dropFirst()
    case UInt8(ascii: "0"), UInt8(ascii: "1"):
      let month = rest.prefix(4)
      expiration = IssuedDay.yearMonthDay(month.suffix(2) + month.prefix(2) + Array("00".utf8))
      return rest.dropFirst(4)
    default: return rest
    }
  }

  /// Whether the last character is the check character: the values of all before it, modulo 43.
  private static func endsInCheck(_ text: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for byte in text.dropLast() {
      guard let value = checkCharacters.firstIndex(of: byte) else { return false }
      sum += value
    }
    return text.last == checkCharacters[sum % 43]
  }

  private static let checkCharacters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)
}
