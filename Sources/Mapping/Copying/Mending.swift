import Diagnostics
import ResourceModel
import SourceModel
import Terminology

/// What R4's primitive types are to a mend.
enum PrimitiveKind: Sendable {
  case date, dateTime, instant, time, boolean, number, text
  /// Codes, ids and URIs: no white space at their ends.
  case word

  /// By the type's name.
  static let all: [String: PrimitiveKind] = [
    "date": .date, "dateTime": .dateTime, "instant": .instant, "time": .time, "boolean": .boolean,
    "integer": .number, "positiveInt": .number, "unsignedInt": .number, "decimal": .number,
    "string": .text, "markdown": .text, "code": .word, "id": .word, "uri": .word, "url": .word,
    "canonical": .word, "oid": .word, "uuid": .word,
  ]
}

// Mends of FHIR input: what is not R4, but can be read without a doubt, is written as R4 has it. Each is a row of
// `terminology/mends.csv`, the rule of what it writes (`mends#date-form`), and reported (W105). What no mend can read
// stays as it is.
extension MappingRun {
  /// Whether a primitive of FHIR input may be written otherwise than R4 has it: no is mostly told by a look at two or
  /// three of its bytes.
  mutating func mayNeedMend(_ it: SourceTree.Node, _ kind: PrimitiveKind, isSystem: Bool) -> Bool {
    guard it.kind == .string, !it.isDecoded else { return true }
    let text = tree.bytes.span.extracting(Int(it.textStart)..<Int(it.textStart + it.textLength))
    switch kind {
    case .text: return false
    case .boolean, .number: return true
    case .date, .dateTime, .instant, .time: return !Self.isWritten(text, as: kind)
    case .word:
      if !Self.isTrimmed(text) { return true }
      return isSystem && !Self.isWebAddress(text) && !copier.isSettled(text.hash)
    }
  }

  /// A primitive of FHIR input as R4 has it, and the mend that made it so; nil where it stays as it is.
  mutating func mended(
    _ node: NodeIndex, as kind: PrimitiveKind, named name: Symbol
  ) -> (value: OutputValue, mend: Mends.Kind)? {
    guard tree[node].state == .value else { return nil }
    guard tree[node].kind == .string else {
      let isText = kind == .text || kind == .word
      return isText ? (OutputValue(kind: .string, text: .node(node)), .textLiteral) : nil
    }
    switch kind {
    case .text: return nil
    case .boolean: return literal(node) { $0 == "true" || $0 == "false" }
    case .number: return literal(node, Self.isNumber)
    case .date, .dateTime, .instant, .time: return mendedTime(node, kind)
    case .word: return mendedWord(node, named: name)
    }
  }

  /// Says that a mend was made.
  @inline(never)
  mutating func reportMend(_ mend: Mends.Kind, _ message: String, at node: NodeIndex) {
    graph.noteEdit()
    let before = rule
    rule = mendRule(mend)
    report(.mended, message, "correct it where it is written", at: node)
    rule = before
  }

  /// The mend as a rule.
  mutating func mendRule(_ mend: Mends.Kind) -> Symbol { symbols.intern("mends#" + mend.rawValue) }

  private mutating func literal(
    _ node: NodeIndex, _ isLiteral: (String) -> Bool
  ) -> (value: OutputValue, mend: Mends.Kind)? {
    guard plan.mends.contains(.literalText), isLiteral(tree.text(of: node)) else { return nil }
    return (OutputValue(kind: .literal, text: .node(node)), .literalText)
  }

  /// RFC 8259 §6.
  private static func isNumber(_ text: String) -> Bool { text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil }

  private mutating func mendedTime(
    _ node: NodeIndex, _ kind: PrimitiveKind
  ) -> (value: OutputValue, mend: Mends.Kind)? {
    guard tree.withText(of: node, { !Self.isWritten($0, as: kind) }), plan.mends.contains(.dateForm) else { return nil }
    let sent = tree.text(of: node)
    var value: OutputValue?
    if kind == .time {
      value = SourceTime("20000101" + sent.filter { $0 != ":" })?.timeOfDay.map { .init(kind: .string, text: keep($0)) }
    } else if let time = SourceTime(sent) {
      switch kind {
      case .date: value = date(.node(node), at: node)
      case .dateTime: value = dateTime(.node(node), at: node)
      // Without seconds or zone it says too little to be an instant.
      default: value = time.second != nil && time.offset != nil ? instant(.node(node), at: node) : nil
      }
    }
    return value.map { ($0, .dateForm) }
  }

  /// Whether a date or time has R4's form. Its digits are not looked at.
  private static func isWritten(_ text: Span<UInt8>, as kind: PrimitiveKind) -> Bool {
    func has(_ byte: UInt8, at i: Int) -> Bool { i < text.count && text[i] == byte }
    let (dash, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
    if kind == .time { return text.count >= 8 && has(colon, at: 2) && has(colon, at: 5) }
    let isDay = text.count >= 10 && has(dash, at: 4) && has(dash, at: 7)
    if text.count <= 10 {
      return kind != .instant && (text.count == 4 || text.count == 7 && has(dash, at: 4) || text.count == 10 && isDay)
    }
    guard kind != .date, isDay, text.count >= 20, has(UInt8(ascii: "T"), at: 10), has(colon, at: 13), has(colon, at: 16)
    else { return false }
    if text[text.count - 1] == UInt8(ascii: "Z") { return true }
    let sign = text[text.count - 6]
    return (sign == UInt8(ascii: "+") || sign == dash) && text[text.count - 3] == colon
  }

  private mutating func mendedWord(
    _ node: NodeIndex, named name: Symbol
  ) -> (value: OutputValue, mend: Mends.Kind)? {
    if name == plan.names.system, tree.withText(of: node, { !Self.isWebAddress($0) }), plan.mends.contains(.systemAlias)
    {
      let sent = trimmedString(.node(node))
      let known = plan.systems.uri(of: sent) ?? (Self.isOID(sent) ? "urn:oid:" + sent : nil)
      if let known, known != sent { return (OutputValue(kind: .string, text: keep(known)), .systemAlias) }
    }
    let isBlank = tree.withText(of: node) { text in
      !text.isEmpty && (text[0] <= 0x20 || text[text.count - 1] <= 0x20)
    }
    guard isBlank, !tree.isBlank(node), plan.mends.contains(.blanks) else { return nil }
    return (OutputValue(kind: .string, text: keep(trimmedString(.node(node)))), .blanks)
  }

  /// Has something in it, and no white space at its ends.
  static func isTrimmed(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && text[0] > 0x20 && text[text.count - 1] > 0x20
  }

  /// Begins with `http://`: the usual form, of which few aliases are known; those are written with `https`.
  private static func isWebAddress(_ text: Span<UInt8>) -> Bool {
    text.count > 7 && text[0] == UInt8(ascii: "h") && text[4] == UInt8(ascii: ":") && text[5] == UInt8(ascii: "/")
  }
}
