/// A billed code with its modifiers in the same field, and modifiers written as one word, as billing systems send them:
/// `64493-50`, `64493 RT`, `6449350`, `RTKX`.
enum JoinedModifiers {
  /// The code and the modifiers of `64493-50`; nil for a text that is not a code of five characters and then modifiers
  /// alone. Without a sign between them every pair has to be a modifier that a row knows; behind a sign a modifier that
  /// no row knows stays one.
  static func split(_ text: String, _ isKnown: (String) -> Bool) -> (code: String, modifiers: [String])? {
    // Most codes are codes alone.
    guard text.utf8.count > codeLength, text.utf8.count <= longest else { return nil }
    let bytes = Array(text.utf8)
    guard isCode(bytes[..<codeLength]) else { return nil }
    let rest = bytes[codeLength...]
    let isParted = rest.first.map(isSign) ?? false
    guard let modifiers = pairs(rest), !modifiers.isEmpty, isParted || modifiers.allSatisfy(isKnown) else { return nil }
    return (String(decoding: bytes[..<codeLength], as: UTF8.self), modifiers)
  }

  /// The modifiers of `RTKX` or `RT, KX`; nil for one modifier alone, and for anything else.
  static func split(modifiers text: String, _ isKnown: (String) -> Bool) -> [String]? {
    guard text.utf8.count > 2, text.utf8.count <= longest, let pairs = pairs(Array(text.utf8)[...]), pairs.count > 1,
      pairs.allSatisfy(isKnown)
    else { return nil }
    return pairs
  }

  private static let codeLength = 5
  // Four modifiers are all that a claim's line holds (837P SV101), each with a sign and a blank.
  private static let longest = 24

  // Level I and II: four digits and a digit or a letter, or a letter and four digits.
  private static func isCode(_ code: ArraySlice<UInt8>) -> Bool {
    guard let first = code.first, let last = code.last else { return false }
    let digits = code.dropFirst().dropLast().allSatisfy(isDigit)
    return digits && (isDigit(first) && (isDigit(last) || isLetter(last)) || isLetter(first) && isDigit(last))
  }

  private static func pairs(_ bytes: ArraySlice<UInt8>) -> [String]? {
    var pairs: [String] = []
    for word in bytes.split(whereSeparator: isSign) {
      guard word.count.isMultiple(of: 2), word.allSatisfy({ isDigit($0) || isLetter($0) }) else { return nil }
      for at in stride(from: word.startIndex, to: word.endIndex, by: 2) {
        pairs.append(String(decoding: word[at..<at + 2], as: UTF8.self).uppercased())
      }
    }
    return pairs
  }

  private static func isSign(_ byte: UInt8) -> Bool { " -:,;./_".utf8.contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private static func isLetter(_ byte: UInt8) -> Bool {
    let upper = byte & ~0x20
    return upper >= UInt8(ascii: "A") && upper <= UInt8(ascii: "Z")
  }
}
