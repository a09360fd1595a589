/// A number as a note writes it, exact.
struct Figure: Equatable {
  private var digits: Int
  private var scale: Int

  /// Digits, at most one point, commas between groups; nil where there are more digits than can be kept.
  init?(_ text: ArraySlice<UInt8>) {
    digits = 0
    scale = 0
    var hasPoint = false
    var count = 0
    for byte in text {
      if byte == 0x2E { hasPoint = true }
      guard Lexer.isDigit(byte) else { continue }
      count += 1
      guard count <= 12 else { return nil }
      digits = digits * 10 + Int(byte - 0x30)
      if hasPoint { scale += 1 }
    }
    guard count > 0 else { return nil }
    trim()
  }

  init(_ whole: Int) {
    digits = whole
    scale = 0
  }

  private mutating func trim() {
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
  }

  /// Nil where the product has more digits than can be kept.
  func times(_ other: Figure) -> Figure? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: other.digits)
    guard !overflow else { return nil }
    var result = Figure(product)
    result.scale = scale + other.scale
    result.trim()
    return result
  }

  /// The value where it is whole.
  var whole: Int? { scale == 0 ? digits : nil }

  /// For comparing alone.
  var approximate: Double {
    var value = Double(digits)
    for _ in 0..<scale { value /= 10 }
    return value
  }

  /// As JSON writes it.
  var text: String {
    var figures = String(digits)
    guard scale > 0 else { return figures }
    if figures.utf8.count <= scale { figures = String(repeating: "0", count: scale + 1 - figures.utf8.count) + figures }
    let point = figures.index(figures.endIndex, offsetBy: -scale)
    return figures[..<point] + "." + figures[point...]
  }
}
