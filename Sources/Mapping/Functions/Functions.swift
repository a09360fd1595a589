import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// What the functions of `using` do. A function that cannot read its input writes nothing and reports it.
extension MappingRun {
  mutating func apply(
    _ function: TableFunction, _ arguments: Records, to text: TextRef?, _ node: NodeIndex, _ row: RowProgram,
    base: NodeIndex
  ) -> OutputValue? {
    if let result = applyToNode(function, node, text) { return result.value }
    guard let text else { return nil }
    switch function {
    case .dateTime: return dateTime(text, at: node)
    case .instant: return instant(text, at: node)
    case .date: return date(text, at: node)
    case .time: return timeOfDay(text, at: node)
    case .plusMinutes, .plusWidth: return laterTime(text, arguments, at: node, base: base)
    case .offset: return offsetText(text, at: node)
    case .localTime: return localTime(text, arguments, at: node, base: base)
    case .epochSeconds: return epoch(text, divisor: 1, at: node)
    case .epochMillis: return epoch(text, divisor: 1000, at: node)
    case .decimal: return number(text, at: node, isWhole: false, least: nil)
    case .integer: return number(text, at: node, isWhole: true, least: nil)
    case .positiveInt: return number(text, at: node, isWhole: true, least: 1)
    case .boolean: return boolean(text, at: node)
    case .minutes: return minutes(text, arguments, at: node, base: base)
    case .systemURI, .oidURI: return systemURI(text, arguments, at: node, base: base)
    case .scheme: return part(of: text, beforeColon: true)
    case .afterScheme: return part(of: text, beforeColon: false)
    case .trim: return collapsed(text)
    case .part: return part(of: text, arguments, node, row, base: base)
    case .base64Data: return base64Data(text, at: node)
    case .base64: return encoded(text, at: node)
    case .udi: return deviceIdentifierPart(text, arguments, base: base)
    case .narrative, .xhtml, .nodeName, .resource: return nil
    }
  }

  /// Functions of the node rather than of its text.
  private mutating func applyToNode(
    _ function: TableFunction, _ node: NodeIndex, _ text: TextRef?
  ) -> (value: OutputValue?, Void)? {
    switch function {
    case .nodeName: return (OutputValue(kind: .string, text: keep(symbols.name(tree[node].symbol))), ())
    case .xhtml:
      guard let div = NarrativeWriter.div(of: node, tree, symbols) else { return (nil, ()) }
      return (OutputValue(kind: .string, text: keep(div)), ())
    case .narrative: return (narrative(node, text), ())
    default: return nil
    }
  }

  private func isNumber(_ text: String, isWhole: Bool) -> Bool {
    var digits = text[...]
    if digits.hasPrefix("-") { digits.removeFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= (isWhole ? 1 : 2), let first = parts.first, !first.isEmpty else { return false }
    guard first == "0" || !first.hasPrefix("0") else { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
  }

  /// A JSON number (FHIR decimal, R4 §2.24.0.1), its digits as written. `+5`, `.5`, `5.` and leading zeros, which HL7
  /// v2.5.1 §2.A.47 allows, are put into JSON's form.
  private mutating func number(_ text: TextRef, at node: NodeIndex, isWhole: Bool, least: Int?) -> OutputValue? {
    var digits = string(text).filter { !$0.isWhitespace }
    if digits.hasPrefix("+") { digits.removeFirst() }
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits.removeLast() }
    while digits.count > 1, digits.hasPrefix("0"), digits.dropFirst().first?.isNumber == true { digits.removeFirst() }
    if isWhole, let dot = digits.firstIndex(of: "."), digits[dot...].dropFirst().allSatisfy({ $0 == "0" }) {
      digits = String(digits[..<dot])
    }
    if isNegative { digits = "-" + digits }
    guard isNumber(digits, isWhole: isWhole) else {
      return unreadable(isWhole ? "the value is no whole number" : "the value is no number", at: node)
    }
    if isWhole {
      guard let value = Int32(digits) else { return unreadable("the number does not fit into 32 bits", at: node) }
      if let least, value < least { return unreadable("the number is less than \(least)", at: node) }
    }
    return OutputValue(kind: .literal, text: keep(digits))
  }

  private mutating func boolean(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    switch string(text) {
    case "true", "Y", "y": return OutputValue(kind: .literal, text: keep("true"))
    case "false", "N", "n": return OutputValue(kind: .literal, text: keep("false"))
    default: return unreadable("the value is neither true nor false", at: node)
    }
  }

  /// A duration in minutes; the unit is the argument (UCUM).
  private mutating func minutes(_ text: TextRef, _ arguments: Records, at node: NodeIndex, base: NodeIndex)
    -> OutputValue?
  {
    guard let number = Double(string(text)), let unit = value(Int(arguments.first), base: base) else { return nil }
    let factor: Double
    switch string(unit.text) {
    case "s": factor = 1.0 / 60
    case "min": factor = 1
    case "h": factor = 60
    case "d": factor = 1440
    default: return unreadable("the unit is none of time", at: node)
    }
    let minutes = number * factor
    guard minutes.magnitude < 1e9, minutes == Double(Int(minutes)) else {
      return unreadable("the duration is no whole number of minutes", at: node)
    }
    return OutputValue(kind: .literal, text: keep(String(Int(minutes))))
  }

  private mutating func part(of text: TextRef, beforeColon: Bool) -> OutputValue? {
    let whole = trimmedString(text)
    guard let colon = whole.firstIndex(of: ":") else {
      return beforeColon ? nil : OutputValue(kind: .string, text: keep(whole))
    }
    let part = beforeColon ? String(whole[..<colon]) : String(whole[whole.index(after: colon)...])
    let shown = part.filter { !$0.isNewline }
    return shown.isEmpty ? nil : OutputValue(kind: .string, text: trimmed(keep(shown)))
  }

  /// `part(separator, number)`: one of the parts between separators, from 1; `3-` is the third and all behind it.
  private mutating func part(
    of text: TextRef, _ arguments: Records, _ node: NodeIndex, _ row: RowProgram, base: NodeIndex
  ) -> OutputValue? {
    let first = Int(arguments.first)
    guard let mark = value(first, base: base), let wanted = value(first + 1, base: base) else { return nil }
    let (separator, number) = (string(mark.text), string(wanted.text))
    let isToEnd = number.hasSuffix("-")
    guard !separator.isEmpty, let place = Int(isToEnd ? number.dropLast() : number[...]), place > 0 else {
      return unreadable("the row asks for no part", at: node)
    }
    let parts = TextParts.parts(of: string(text), between: separator)
    guard place <= parts.count else { return nil }
    let taken = isToEnd ? parts[(place - 1)...].joined(separator: separator) : parts[place - 1]
    let found = trimmed(keep(taken))
    if string(found).isEmpty { return nil }
    // What the element's type asks of any value, it asks of a part.
    if row.codes < 0, let implied = TableFunction.implied(by: definitions[row.target.result].name) {
      return apply(implied, Records(), to: found, node, row, base: base)
    }
    return OutputValue(kind: .string, text: found)
  }

  /// White space runs become one blank, none stands at the ends.
  private mutating func collapsed(_ text: TextRef) -> OutputValue? {
    // A node's text may be a whole file: its words go where they are kept at once.
    var words: [UInt8] = []
    if case .node = text { swap(&words, &scratch) }
    let start = words.count
    withBytes(text) { bytes in
      words.reserveCapacity(start + bytes.count)
      var isApart = false
      var i = 0
      while i < bytes.count {
        if bytes[i] <= 0x20 {
          isApart = words.count > start
        } else if bytes[i] == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xA0 {  // U+00A0, no FHIR string ends in it
          isApart = words.count > start
          i += 1
        } else {
          if isApart { words.append(0x20) }
          isApart = false
          words.append(bytes[i])
        }
        i += 1
      }
    }
    let kept = start..<words.count
    guard case .node = text else {
      return kept.isEmpty ? nil : OutputValue(kind: .string, text: keep(words))
    }
    swap(&words, &scratch)
    return kept.isEmpty ? nil : OutputValue(kind: .string, text: .scratch(kept))
  }

  /// The words that a CDA `#id` points to in the narrative; a text that is no reference stays itself.
  private mutating func narrative(_ node: NodeIndex, _ text: TextRef?) -> OutputValue? {
    guard let text else {
      return tree[node].isMixed ? self.text(of: node).flatMap { collapsed($0) } : nil
    }
    let value = trimmedString(text)
    guard value.hasPrefix("#") else { return collapsed(text) }
    if identified == nil { identified = identifiers() }
    guard let target = identified?[String(value.dropFirst())] else {
      return unreadable("no narrative has this ID", at: node)
    }
    // Half a megabyte that a thousand entries refer to would be half a gigabyte.
    let limit = max(Self.leastNarrativeLimit, Self.narrativeShare * tree.bytes.count)
    if narrativeCopied > limit { return nil }
    let words = NarrativeWriter.plainText(of: target, tree)
    narrativeCopied += words.utf8.count
    if narrativeCopied > limit {
      report(
        .limitReached, "references copy more of the narrative than \(limit) bytes; those from here on are not followed",
        "check what the document is; the narrative itself is kept", at: node)
      return nil
    }
    joinedNodes.append(target)
    return collapsed(keep(words))
  }

  /// So often a document's own length may be copied from its narrative.
  private static let narrativeShare = 16
  /// So many bytes may be copied from any document's narrative.
  private static let leastNarrativeLimit = 1 << 20

  /// Base64 of a text, or of the words that a CDA `#id` points to in the narrative.
  private mutating func encoded(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    guard trimmedString(text).hasPrefix("#") else {
      return OutputValue(kind: .string, text: keep(Base64.encoded(Array(string(text).utf8))))
    }
    guard let words = narrative(node, text) else { return nil }
    return OutputValue(kind: .string, text: keep(Base64.encoded(Array(string(words.text).utf8))))
  }

  private mutating func identifiers() -> [String: NodeIndex] {
    var found: [String: NodeIndex] = [:]
    for index in 0..<Int(tree.readCount) {
      let node = NodeIndex(index)
      guard tree[node].symbol == plan.names.identifierAttribute, tree[node].kind == .attribute else { continue }
      let id = tree.text(of: node)
      if found[id] == nil { found[id] = tree.parent(node) }
    }
    return found
  }

  private mutating func deviceIdentifierPart(_ text: TextRef, _ arguments: Records, base: NodeIndex) -> OutputValue? {
    guard let wanted = value(Int(arguments.first), base: base) else { return nil }
    let part = UniqueDeviceIdentifier(trimmedString(text))?.part(named: string(wanted.text))
    return part.map { OutputValue(kind: .string, text: keep($0)) }
  }
}
