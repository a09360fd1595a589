// ISBT 128 of ICCBBA: data structures one behind the other, each announced by two or three signs.
extension UniqueDeviceIdentifier {
  /// `=/` product, `=)` blood container; behind it `=,` serial, `=>` and `=}` dates (YYYJJJ, of which the first digit
  /// is the century's), `&,1` and `&)` lot. What a donation number or another structure says is passed over.
  init?(isbt text: ArraySlice<UInt8>) {
    let isContainer = text.starts(with: "=)".utf8)
    let length = isContainer ? 10 : 16
    guard isContainer || text.starts(with: "=/".utf8), text.count >= 2 + length else { return nil }
    self.init(issuer: isContainer ? "iccbba-blood" : "iccbba-other", di: text.dropFirst(2).prefix(length))
    var rest = text.dropFirst(2 + length)
    while rest.count > 2 {
      if rest.starts(with: "=,".utf8) {
        serial = Self.said(rest.dropFirst(2).prefix(6))
      } else if rest.starts(with: "=>".utf8) {
        expiration = IssuedDay.yearDay(rest.dropFirst(3).prefix(5))
      } else if rest.starts(with: "=}".utf8) {
        manufactured = IssuedDay.yearDay(rest.dropFirst(3).prefix(5))
      } else if rest.starts(with: "&,1".utf8) {
        lot = Self.said(rest.dropFirst(3).prefix(18))
      } else if rest.starts(with: "&)".utf8) {
        lot = Self.said(rest.dropFirst(2).prefix(10))
      }
      rest = rest.dropFirst().drop { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "&") }
    }
  }
}
