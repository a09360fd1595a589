import Diagnostics
import SourceModel

/// A narrative's XHTML, looked through (FHIR R4 §2.10, txt-1 and txt-2): well formed, one `div` of XHTML, only the elements
/// that FHIR allows, no scripts, something to read. Nothing recurses; open elements stand on a stack.
struct NarrativeScan {
  /// What is wrong.
  enum Problem: Error {
    case notWellFormed
    case notDiv
    case element
    case script
    case blank
  }

  /// Elements that FHIR allows, by their length: the formatting of HTML 4.0's chapters 7 to 11 and 15, `a` and `img`.
  private static let allowed: [[[UInt8]]] = {
    let names = """
      a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li
      ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var
      """
    var byLength: [[[UInt8]]] = Array(repeating: [], count: 11)
    for name in names.utf8.split(whereSeparator: { $0 <= 0x20 }) { byLength[name.count].append(Array(name)) }
    return byLength
  }()
  private static let namespace: String = "http://www.w3.org/1999/xhtml"
  private static let mostNesting = 500

  /// A name of the text, in bytes, and how long its prefix is, colon included.
  private struct Name {
    let range: Range<Int>
    let prefix: Int

    var local: Range<Int> { range.lowerBound + prefix..<range.upperBound }
  }

  private struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  private var at = 0
  private var open: [Range<Int>] = []
  private var hasContent = false
  private var isRootSeen = false

  /// The first problem of a narrative; nil when there is none.
  static func problem(_ text: Span<UInt8>) -> Problem? {
    var scan = NarrativeScan()
    do throws(Problem) {
      try scan.run(text)
      return nil
    } catch {
      return error
    }
  }

  private mutating func run(_ text: Span<UInt8>) throws(Problem) {
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "<"): try markup(text)
      case UInt8(ascii: "&"): try entity(text)
      case let byte:
        if byte > 0x20 {
          if open.isEmpty { throw .notWellFormed }
          hasContent = true
        }
        at += 1
      }
    }
    if !isRootSeen || !open.isEmpty { throw .notWellFormed }
    if !hasContent { throw .blank }
  }

  private func stands(_ token: String, in text: Span<UInt8>) -> Bool {
    PrimitiveFormat.begins(text.extracting(at..<text.count), token)
  }

  private mutating func skip(past token: String, _ text: Span<UInt8>) throws(Problem) {
    while at < text.count, !stands(token, in: text) { at += 1 }
    if at >= text.count { throw .notWellFormed }
    at += token.utf8.count
  }

  private mutating func markup(_ text: Span<UInt8>) throws(Problem) {
    guard at + 1 < text.count else { throw .notWellFormed }
    switch text[at + 1] {
    case UInt8(ascii: "/"): try endTag(text)
    case UInt8(ascii: "?"): try skip(past: "?>", text)
    case UInt8(ascii: "!"):
      if stands("<!--", in: text) { return try skip(past: "-->", text) }
      guard stands("<![CDATA[", in: text), !open.isEmpty else { throw .notWellFormed }
      hasContent = true
      try skip(past: "]]>", text)
    default: try element(text)
    }
  }

  private mutating func endTag(_ text: Span<UInt8>) throws(Problem) {
    at += 2
    let name = takeName(text)
    skipBlanks(text)
    guard let last = open.popLast(), Self.isEqual(text, last, name.range), at < text.count,
      text[at] == UInt8(ascii: ">")
    else { throw .notWellFormed }
    at += 1
  }

  private mutating func element(_ text: Span<UInt8>) throws(Problem) {
    at += 1
    let name = takeName(text)
    if name.range.isEmpty || open.count >= Self.mostNesting || open.isEmpty && isRootSeen { throw .notWellFormed }
    let (isClosed, attributes) = try self.attributes(text)
    if open.isEmpty {
      isRootSeen = true
      if !Self.isText(text, name.local, "div") || !isXHTML(name, attributes, text) { throw .notDiv }
    }
    if !Self.isAllowed(text, name.local) { throw .element }
    if attributes.contains(where: { Self.isEvent(text, $0.name) }) { throw .script }
    if Self.isText(text, name.local, "img") { hasContent = true }
    if !isClosed { open.append(name.range) }
  }

  /// Whether attributes give an element's prefix the namespace of XHTML.
  private func isXHTML(_ name: Name, _ attributes: [Attribute], _ text: Span<UInt8>) -> Bool {
    attributes.contains { attribute in
      guard Self.isText(text, attribute.value, Self.namespace) else { return false }
      if name.prefix == 0 { return Self.isText(text, attribute.name, "xmlns") }
      let own = name.range.lowerBound..<name.range.lowerBound + name.prefix - 1
      let declared = attribute.name
      return declared.count > 6 && PrimitiveFormat.begins(text.extracting(declared), "xmlns:")
        && Self.isEqual(text, declared.lowerBound + 6..<declared.upperBound, own)
    }
  }

  private mutating func attributes(_ text: Span<UInt8>) throws(Problem) -> (isClosed: Bool, [Attribute]) {
    var found: [Attribute] = []
    while true {
      skipBlanks(text)
      guard at < text.count else { throw .notWellFormed }
      if text[at] == UInt8(ascii: ">") {
        at += 1
        return (false, found)
      }
      if stands("/>", in: text) {
        at += 2
        return (true, found)
      }
      let attribute = try attribute(text)
      if found.contains(where: { Self.isEqual(text, $0.name, attribute.name) }) { throw .notWellFormed }
      found.append(attribute)
    }
  }

  private mutating func attribute(_ text: Span<UInt8>) throws(Problem) -> Attribute {
    let name = takeName(text).range
    skipBlanks(text)
    guard !name.isEmpty, at < text.count, text[at] == UInt8(ascii: "=") else { throw .notWellFormed }
    at += 1
    skipBlanks(text)
    guard at < text.count, text[at] == 0x22 || text[at] == 0x27 else { throw .notWellFormed }
    let quote = text[at]
    at += 1
    let start = at
    while at < text.count, text[at] != quote {
      if text[at] == UInt8(ascii: "<") { throw .notWellFormed }
      if text[at] == UInt8(ascii: "&") { try entity(text) } else { at += 1 }
    }
    guard at < text.count else { throw .notWellFormed }
    at += 1
    return Attribute(name: name, value: start..<at - 1)
  }

  /// One of XML's five, or a character by number: others need a DTD.
  private mutating func entity(_ text: Span<UInt8>) throws(Problem) {
    guard let end = (at..<min(at + 12, text.count)).first(where: { text[$0] == UInt8(ascii: ";") }) else {
      throw .notWellFormed
    }
    let name = text.extracting(at + 1..<end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    if name.hasPrefix("#x") {
      if Int(name.dropFirst(2), radix: 16) == nil { throw .notWellFormed }
    } else if name.hasPrefix("#") {
      if Int(name.dropFirst()) == nil { throw .notWellFormed }
    } else if !["amp", "lt", "gt", "quot", "apos"].contains(name) {
      throw .notWellFormed
    }
    // A character by number may be a blank, which is nothing to read.
    if !open.isEmpty { hasContent = true }
    at = end + 1
  }

  private mutating func skipBlanks(_ text: Span<UInt8>) { while at < text.count, text[at] <= 0x20 { at += 1 } }

  private mutating func takeName(_ text: Span<UInt8>) -> Name {
    let start = at
    var prefix = 0
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: ":") { prefix = at + 1 - start }
      if !PrimitiveFormat.isWord(byte), byte < 0x80, ![0x3A, 0x5F, 0x2D, 0x2E].contains(byte) { break }
      at += 1
    }
    return Name(range: start..<at, prefix: prefix)
  }

  // MARK: - Comparing

  private static func isAllowed(_ text: Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count < allowed.count else { return false }
    return allowed[name.count].contains { word in
      word.indices.allSatisfy { text[name.lowerBound + $0] == word[$0] }
    }
  }

  /// `onclick` and its like.
  private static func isEvent(_ text: Span<UInt8>, _ name: Range<Int>) -> Bool {
    name.count > 1 && text[name.lowerBound] | 0x20 == UInt8(ascii: "o")
      && text[name.lowerBound + 1] | 0x20 == UInt8(ascii: "n")
  }

  private static func isText(_ text: Span<UInt8>, _ range: Range<Int>, _ word: String) -> Bool {
    range.count == word.utf8.count && PrimitiveFormat.begins(text.extracting(range), word)
  }

  private static func isEqual(_ text: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where text[a.lowerBound + i] != text[b.lowerBound + i] { return false }
    return true
  }
}

extension Validator {
  /// FHIR R4 txt-1 and txt-2.
  mutating func checkNarrative(_ node: NodeIndex) {
    guard let problem = tree.withText(of: node, { NarrativeScan.problem($0) }) else { return }
    let (message, remedy) =
      switch problem {
      case .notWellFormed: ("txt-1: not well-formed XHTML", "close every element, and write entities by number")
      case .notDiv: ("txt-1: not a div of XHTML", "write one div with xmlns=\"http://www.w3.org/1999/xhtml\"")
      case .element: ("txt-1: an element that FHIR does not allow", "keep to the formatting elements of HTML 4")
      case .script: ("txt-1: an event attribute", "leave scripts out")
      case .blank: ("txt-2: nothing to read", "write a text, or leave the narrative out")
      }
    report(.badNarrative, message, remedy: remedy, at: node)
  }
}
