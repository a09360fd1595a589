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

  /// Elements that FHIR allows: the formatting of HTML 4.0's chapters 7 to 11 and 15, `a` and `img`.
  private static let allowed: Set<String> = [
    "a", "abbr", "acronym", "b", "big", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "dfn",
    "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "q", "samp",
    "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
  ]
  private static let namespace = "http://www.w3.org/1999/xhtml"
  private static let mostNesting = 500

  private let text: [UInt8]
  private var at = 0
  private var open: [String] = []
  private var hasContent = false
  private var isRootSeen = false

  private init(_ text: [UInt8]) { self.text = text }

  /// The first problem of a narrative; nil when there is none.
  static func problem(_ text: Span<UInt8>) -> Problem? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for i in text.indices { bytes.append(text[i]) }
    var scan = NarrativeScan(bytes)
    do throws(Problem) {
      try scan.run()
      return nil
    } catch {
      return error
    }
  }

  private mutating func run() throws(Problem) {
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "<"): try markup()
      case UInt8(ascii: "&"): try entity()
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

  private func stands(_ token: String) -> Bool { text[at...].starts(with: token.utf8) }

  private mutating func skip(past token: String) throws(Problem) {
    while at < text.count, !stands(token) { at += 1 }
    if at >= text.count { throw .notWellFormed }
    at += token.utf8.count
  }

  private mutating func markup() throws(Problem) {
    if stands("<!--") { return try skip(past: "-->") }
    if stands("<?") { return try skip(past: "?>") }
    if stands("<![CDATA["), !open.isEmpty {
      hasContent = true
      return try skip(past: "]]>")
    }
    at += 1
    if at < text.count, text[at] == UInt8(ascii: "/") {
      at += 1
      let name = takeName()
      skipBlanks()
      guard open.last == name, at < text.count, text[at] == UInt8(ascii: ">") else { throw .notWellFormed }
      open.removeLast()
      at += 1
      return
    }
    try element()
  }

  private mutating func element() throws(Problem) {
    let name = takeName()
    if name.isEmpty || open.count >= Self.mostNesting || open.isEmpty && isRootSeen { throw .notWellFormed }
    let local = String(name.split(separator: ":").last ?? "")
    let (isClosed, attributes) = try self.attributes()
    if open.isEmpty {
      isRootSeen = true
      let prefix = name.contains(":") ? "xmlns:" + (name.split(separator: ":").first ?? "") : "xmlns"
      if local != "div" || attributes[prefix] != Self.namespace { throw .notDiv }
    }
    if !Self.allowed.contains(local) { throw .element }
    if attributes.keys.contains(where: { $0.lowercased().hasPrefix("on") }) { throw .script }
    if local == "img" { hasContent = true }
    if !isClosed { open.append(name) }
  }

  private mutating func attributes() throws(Problem) -> (isClosed: Bool, [String: String]) {
    var found: [String: String] = [:]
    while at < text.count {
      skipBlanks()
      if stands("/>") {
        at += 2
        return (true, found)
      }
      if stands(">") {
        at += 1
        return (false, found)
      }
      let name = takeName()
      skipBlanks()
      guard !name.isEmpty, stands("=") else { throw .notWellFormed }
      at += 1
      skipBlanks()
      guard at < text.count, text[at] == 0x22 || text[at] == 0x27 else { throw .notWellFormed }
      let quote = text[at]
      at += 1
      let start = at
      while at < text.count, text[at] != quote {
        if text[at] == UInt8(ascii: "<") { throw .notWellFormed }
        if text[at] == UInt8(ascii: "&") { try entity() } else { at += 1 }
      }
      guard at < text.count else { throw .notWellFormed }
      if found.updateValue(String(decoding: text[start..<at], as: UTF8.self), forKey: name) != nil {
        throw .notWellFormed
      }
      at += 1
    }
    throw .notWellFormed
  }

  /// One of XML's five, or a character by number: others need a DTD.
  private mutating func entity() throws(Problem) {
    guard let end = text[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .notWellFormed }
    let name = String(decoding: text[at + 1..<end], as: UTF8.self)
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

  private mutating func skipBlanks() { while at < text.count, text[at] <= 0x20 { at += 1 } }

  private mutating func takeName() -> String {
    let start = at
    while at < text.count {
      let byte = text[at]
      let isName = PrimitiveFormat.isWord(byte) || byte >= 0x80 || ":_-.".utf8.contains(byte)
      if !isName { break }
      at += 1
    }
    return String(decoding: text[start..<at], as: UTF8.self)
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
