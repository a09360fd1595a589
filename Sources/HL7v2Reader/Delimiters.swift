import Diagnostics

/// The delimiters of a message, as its header sets them (HL7 v2.5.1 §2.5.4, v2.8 §2.5.4 for the truncation character).
struct Delimiters: Equatable {
  /// MSH-1.
  var field: UInt8 = UInt8(ascii: "|")
  /// First in MSH-2.
  var component: UInt8 = UInt8(ascii: "^")
  /// Second in MSH-2.
  var repetition: UInt8 = UInt8(ascii: "~")
  /// Nil when the header leaves it out and its default is taken by another.
  var escape: UInt8? = UInt8(ascii: "\\")
  /// Nil when the header leaves it out and its default is taken by another.
  var subcomponent: UInt8? = UInt8(ascii: "&")
  /// What `\P\` stands for.
  var truncation: UInt8 = UInt8(ascii: "#")
  /// The header sets it: values that end with it were cut off.
  var statesTruncation = false

  /// The ones that HL7 recommends: `|^~\&`.
  init() {}

  /// Reads them from a header segment.
  /// - Parameters:
  ///   - header: where the segment's name begins.
  ///   - leniencies: gets what was read all the same.
  /// - Throws: V102 when they cannot tell anything apart.
  init(_ bytes: Span<UInt8>, header: Int, leniencies: inout Leniencies) throws(Diagnostic) {
    guard header + 3 < bytes.count, Self.isUsable(bytes[header + 3]) else { throw .badFieldSeparator(at: header + 3) }
    field = bytes[header + 3]
    let start = header + 4
    var end = start
    while end < bytes.count, bytes[end] != field, !Byte.endsLine(bytes[end]) { end += 1 }
    var said: [UInt8] = []
    for i in start..<min(end, start + 8) { said.append(bytes[i]) }
    if said.count >= 5, said[2] == said[3] {
      // `^~\\&`: the backslash doubled by a programme that took the message from a string literal.
      said.remove(at: 3)
      leniencies.insert(.doubledEscape)
    }
    if said.count < 4 { leniencies.insert(.fewDelimiters) }
    if said.count > 5 { leniencies.insert(.manyDelimiters) }
    try take(said, at: start)
  }

  private mutating func take(_ said: [UInt8], at place: Int) throws(Diagnostic) {
    var taken = [field]
    func next(_ position: Int, default standard: UInt8) throws(Diagnostic) -> UInt8? {
      guard position < said.count else { return taken.contains(standard) ? nil : standard }
      guard Self.isUsable(said[position]), !taken.contains(said[position]) else {
        throw .badEncodingCharacters(at: place, length: said.count)
      }
      return said[position]
    }
    guard let component = try next(0, default: component) else { throw .badEncodingCharacters(at: place, length: 0) }
    taken.append(component)
    guard let repetition = try next(1, default: repetition) else { throw .badEncodingCharacters(at: place, length: 0) }
    taken.append(repetition)
    (self.component, self.repetition) = (component, repetition)
    let standard = Delimiters()
    escape = try next(2, default: standard.escape ?? 0)
    if let escape { taken.append(escape) }
    subcomponent = try next(3, default: standard.subcomponent ?? 0)
    guard said.count > 4, Self.isUsable(said[4]), !taken.contains(said[4]), said[4] != subcomponent else { return }
    truncation = said[4]
    statesTruncation = true
  }

  /// A delimiter is no letter, digit, blank or line end, and no byte beyond ASCII.
  private static func isUsable(_ byte: UInt8) -> Bool {
    byte < 0x7F && byte != 0 && !Byte.isBlank(byte) && !Byte.endsLine(byte) && !Byte.isAlphanumeric(byte)
  }
}
