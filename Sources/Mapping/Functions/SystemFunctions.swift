import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// Code systems and identifier systems: from what a sender calls them to URIs.
extension MappingRun {
  /// A code system's URI by `terminology/systems.csv`; an unknown OID or UUID as a URN, an unknown name nothing.
  ///
  /// With the code as its argument, an HL7 v2 table is written only for a code that it has: a sender's own code in a
  /// user-defined table (HL7 v2.5.1 §2.5.3.6) would otherwise claim to be HL7's.
  mutating func systemURI(
    _ text: TextRef, _ arguments: Records, at node: NodeIndex, base: NodeIndex
  ) -> OutputValue? {
    let name = trimmedString(text)
    if let uri = plan.systems.uri(of: name) {
      if arguments.count > 0, let code = value(Int(arguments.first), base: base),
        listedCodes.lists(trimmedString(code.text), in: uri, plan.library) == false
      {
        dispositions.mark(node, .steered, rule)
        report(
          .codeNotInSystem, "this code system does not have the code; the code is kept, the system's name beside it",
          "name the site's own system, or correct the code", at: node)
        return nil
      }
      return OutputValue(kind: .string, text: keep(uri))
    }
    if Self.isOID(name) { return OutputValue(kind: .string, text: keep("urn:oid:" + name)) }
    if Self.isUUID(name) { return OutputValue(kind: .string, text: keep("urn:uuid:" + name.lowercased())) }
    if name.contains("://") || name.hasPrefix("urn:"), !name.contains(where: \.isWhitespace) {
      return OutputValue(kind: .string, text: keep(name))
    }
    dispositions.mark(node, .steered, rule)
    report(
      .unknownCodeSystem, "no row names this code or identifier system",
      "add one to terminology/systems.csv, in a site's overlay if it is the site's own", at: node)
    return nil
  }

  /// The system that a code's sender states beside it, as its URI: component 3, 6 or 12 beside component 1, 4 or 10 of a
  /// CWE (HL7 v2.5.1 §2.A.13), `codeSystem` beside a CD's `code`. nil where none stands there.
  mutating func system(beside code: NodeIndex) -> String? {
    guard code >= 0, tree.parent(code) >= 0 else { return nil }
    let stated: NodeIndex
    switch tree[code].kind {
    case .component:
      guard let number = [1, 4, 10].first(where: { tree[code].symbol == .number($0) }) else { return nil }
      stated = tree.child(.number(number + 2), of: tree.parent(code))
    case .attribute where tree[code].symbol == plan.names.codeAttribute:
      stated = tree.child(plan.names.codeSystemAttribute, of: tree.parent(code))
    default: return nil
    }
    guard stated >= 0, tree.isValued(stated) else { return nil }
    let name = tree.text(of: stated)
    return plan.systems.uri(of: name) ?? name
  }

  /// X.660: numbers joined by dots, the first 0 to 2, none with a leading zero.
  static func isOID(_ text: String) -> Bool {
    var (arcs, length, begin) = (1, 0, UInt8(0))
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return false }
        if arcs == 1, length > 1 || begin > UInt8(ascii: "2") { return false }
        (arcs, length) = (arcs + 1, 0)
        continue
      }
      // No zero stands before other digits of an arc.
      guard byte >= 0x30, byte <= 0x39, length == 0 || begin != 0x30 else { return false }
      if length == 0 { begin = byte }
      length += 1
    }
    return arcs > 1 && length > 0
  }

  /// RFC 4122 §3.
  static func isUUID(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    for (at, byte) in text.utf8.enumerated() {
      let isMark = at == 8 || at == 13 || at == 18 || at == 23
      let letter = byte | 0x20
      let isDigit = byte >= 0x30 && byte <= 0x39 || letter >= 0x61 && letter <= 0x66
      guard isMark ? byte == UInt8(ascii: "-") : isDigit else { return false }
    }
    return true
  }
}
