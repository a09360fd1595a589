/// A decimal number with its digits kept, exact for what tables and bills hold (18 digits).
struct DecimalText: Equatable {
  /// The value without its point.
  private(set) var digits: Int
  /// How many of the digits stand behind the point.
  private(set) var scale: Int

  /// Nil for anything but an optional sign, digits and at most one point.
  init?(_ text: String) {
    var digits = 0
    var scale = 0
    var isNegative = false
    var hasPoint = false
    var count = 0
    for (i, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x2D where i == 0: isNegative = true
      case 0x2E where !hasPoint: hasPoint = true
      case 0x30...0x39:
        count += 1
        guard count <= 18 else { return nil }
        digits = digits * 10 + Int(byte - 0x30)
        if hasPoint { scale += 1 }
      default: return nil
      }
    }
    guard count > 0 else { return nil }
    self.init(digits: isNegative ? -digits : digits, scale: scale)
  }

  private init(digits: Int, scale: Int) {
    self.digits = digits
    self.scale = scale
    while self.scale > 0, self.digits % 10 == 0 {
      self.digits /= 10
      self.scale -= 1
    }
  }

  /// Nil where the product needs more digits than are kept.
  func times(_ other: DecimalText) -> DecimalText? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: other.digits)
    return overflow ? nil : DecimalText(digits: product, scale: scale + other.scale)
  }

  /// Nil where the sum needs more digits than are kept.
  func plus(_ other: DecimalText) -> DecimalText? {
    let scale = max(self.scale, other.scale)
    guard let a = digits(at: scale), let b = other.digits(at: scale) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : DecimalText(digits: sum, scale: scale)
  }

  private func digits(at scale: Int) -> Int? {
    var value = digits
    for _ in self.scale..<max(self.scale, scale) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// The value as a whole number; nil when it has a fraction.
  var whole: Int? { scale == 0 ? digits : nil }

  /// The value for arithmetic that rounds anyway.
  var approximate: Double {
    var value = Double(digits)
    for _ in 0..<scale { value /= 10 }
    return value
  }

  /// A tenth of it.
  var tenth: DecimalText { DecimalText(digits: digits, scale: scale + 1) }

  /// As JSON and FHIR write it, without trailing zeros.
  var text: String {
    let sign = digits < 0 ? "-" : ""
    var figures = String(abs(digits))
    guard scale > 0 else { return sign + figures }
    if figures.utf8.count <= scale { figures = String(repeating: "0", count: scale + 1 - figures.utf8.count) + figures }
    let point = figures.index(figures.endIndex, offsetBy: -scale)
    return sign + figures[..<point] + "." + figures[point...]
  }
}
