/// The escape sequences of HL7 v2.5.1 §2.7.
struct Escapes {
  /// Blanks or lines that one sequence may ask for.
  static let maxCount = 100

  /// What the sequences of delimiters stand for.
  var delimiters = Delimiters()

  /// What became of a sequence.
  enum Outcome {
    /// What it stands for was appended.
    case expanded
    /// A sequence of the standard's that is kept as it is: `\Z…\`, and `\C…\` or `\M…\` of an unknown set.
    case kept
    /// Nothing that the standard knows.
    case unknown
  }

  /// Appends what a sequence stands for; nothing unless it is `expanded`.
  /// - Parameter content: what stands between the two escape characters.
  func expand(_ content: Span<UInt8>, into out: inout [UInt8]) -> Outcome {
    guard content.count > 0 else { return .unknown }
    let first = content[0]
    if content.count == 1 { return single(first, into: &out) }
    switch first {
    case UInt8(ascii: "X"): return hexadecimal(content, into: &out)
    case UInt8(ascii: "."): return format(content, into: &out)
    case UInt8(ascii: "C"), UInt8(ascii: "M"):
      for i in 1..<content.count where Byte.hexadecimal(content[i]) == nil { return .unknown }
      return shift(content, into: &out) ? .expanded : .kept
    case UInt8(ascii: "Z"):
      for i in 1..<content.count where content[i] <= Byte.space { return .unknown }
      return .kept
    default: return .unknown
    }
  }

  private func single(_ letter: UInt8, into out: inout [UInt8]) -> Outcome {
    switch letter {
    case UInt8(ascii: "F"): out.append(delimiters.field)
    case UInt8(ascii: "S"): out.append(delimiters.component)
    case UInt8(ascii: "T"): out.append(delimiters.subcomponent ?? UInt8(ascii: "&"))
    case UInt8(ascii: "R"): out.append(delimiters.repetition)
    case UInt8(ascii: "E"): out.append(delimiters.escape ?? UInt8(ascii: "\\"))
    case UInt8(ascii: "P"): out.append(delimiters.truncation)
    // Highlighting on and off: no text.
    case UInt8(ascii: "H"), UInt8(ascii: "N"): break
    default: return .unknown
    }
    return .expanded
  }

  /// Bytes in the message's own character set.
  private func hexadecimal(_ content: Span<UInt8>, into out: inout [UInt8]) -> Outcome {
    guard content.count % 2 == 1 else { return .unknown }
    for i in 1..<content.count where Byte.hexadecimal(content[i]) == nil { return .unknown }
    for i in stride(from: 1, to: content.count, by: 2) {
      out.append((Byte.hexadecimal(content[i]) ?? 0) << 4 | (Byte.hexadecimal(content[i + 1]) ?? 0))
    }
    return .expanded
  }

  /// A shift to another character set, as the sequence of ISO 2022 that it is.
  private func shift(_ content: Span<UInt8>, into out: inout [UInt8]) -> Bool {
    var sequence = [Byte.escape]
    guard case .expanded = hexadecimal(content, into: &sequence) else { return false }
    guard let shift = Shift(sequence.span, at: 0), shift.width == sequence.count else { return false }
    out.append(contentsOf: sequence)
    return true
  }

  /// The formatting commands of §2.7.6. Indents and fill modes leave no trace in a text.
  private func format(_ content: Span<UInt8>, into out: inout [UInt8]) -> Outcome {
    guard content.count >= 3 else { return .unknown }
    var count = 0
    var hasSign = false
    for i in 3..<content.count {
      if i == 3, content[i] == UInt8(ascii: "+") || content[i] == UInt8(ascii: "-") {
        hasSign = true
      } else if Byte.isDigit(content[i]) {
        count = min(count * 10 + Int(content[i] - 0x30), Self.maxCount)
      } else {
        return .unknown
      }
    }
    let hasNumber = content.count > 3
    switch (content[1] | 0x20, content[2] | 0x20, hasNumber) {
    case (UInt8(ascii: "b"), UInt8(ascii: "r"), false), (UInt8(ascii: "c"), UInt8(ascii: "e"), false):
      out.append(Byte.lineFeed)
    case (UInt8(ascii: "s"), UInt8(ascii: "p"), _) where !hasSign || content[3] == UInt8(ascii: "+"):
      out.append(contentsOf: repeatElement(Byte.lineFeed, count: max(count, 1)))
    case (UInt8(ascii: "s"), UInt8(ascii: "k"), _) where !hasSign || content[3] == UInt8(ascii: "+"):
      out.append(contentsOf: repeatElement(Byte.space, count: max(count, 1)))
    case (UInt8(ascii: "f"), UInt8(ascii: "i"), false), (UInt8(ascii: "n"), UInt8(ascii: "f"), false): break
    case (UInt8(ascii: "i"), UInt8(ascii: "n"), _), (UInt8(ascii: "t"), UInt8(ascii: "i"), _): break
    default: return .unknown
    }
    return .expanded
  }

  /// Appends a value with its sequences expanded; what is unknown stays as it is.
  /// - Returns: whether all sequences were known.
  func unescape(_ value: Span<UInt8>, in set: CharacterSet, into out: inout [UInt8]) -> Bool {
    guard let escape = delimiters.escape else { return true }
    // In the sets whose characters may have the escape character's byte in them.
    let mayHoldEscape = set.form != .single
    var areKnown = true
    var i = 0
    while i < value.count {
      let plain = i
      while i < value.count, value[i] != escape {
        i += mayHoldEscape && (value[i] >= 0x80 || value[i] == Byte.escape) ? set.width(value, at: i) : 1
      }
      Self.append(value.extracting(plain..<i), to: &out)
      if i == value.count { break }
      var end = i + 1
      while end < value.count, value[end] != value[i] { end += 1 }
      let outcome = end < value.count ? expand(value.extracting(i + 1..<end), into: &out) : .unknown
      switch outcome {
      case .expanded: i = end + 1
      case .kept:
        Self.append(value.extracting(i..<end + 1), to: &out)
        i = end + 1
        areKnown = false
      case .unknown:
        // A lone escape character, as in a path of Windows: what follows may still begin a sequence.
        out.append(value[i])
        i += 1
        areKnown = false
      }
    }
    return areKnown
  }

  private static func append(_ span: Span<UInt8>, to out: inout [UInt8]) {
    span.withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }
}
