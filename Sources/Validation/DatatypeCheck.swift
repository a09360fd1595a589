import Diagnostics
import ResourceModel
import SourceModel

// What data types ask beyond their structure, and required bindings.
extension Validator {
  /// Checks an object of a data type.
  mutating func checkDatatype(_ node: NodeIndex, _ element: ElementID, _ handling: TypeFacts.Handling) {
    switch handling {
    case .reference: checkReference(node, element)
    case .extension: checkExtension(node)
    case .coding: checkCoding(node)
    case .identifier: checkSystem(of: node)
    case .period: checkPeriod(node)
    default: break
    }
  }

  /// FHIR R4 ext-1, and the value types of extensions that HL7 published.
  private mutating func checkExtension(_ node: NodeIndex) {
    var value = NodeIndex.none
    var child = tree.firstChild(node)
    while child >= 0 {
      let element = elements[Int(child)]
      if element != .unknown, definitions.choice(of: element) == names.valueChoice { value = child }
      child = tree.nextSibling(child)
    }
    if has(names.extension, node) == (value >= 0) {
      report(
        .brokenInvariant, "ext-1: an extension has either a value or extensions, not both or neither",
        remedy: "keep one of them", at: node)
    }
    guard value >= 0, let url = text(names.url, of: node), let allowed = extensions.types(of: url) else { return }
    let name = definitions[elements[Int(value)]].name
    if !allowed.contains(name) {
      report(
        .wrongExtensionValue, "this extension has no value of this type",
        remedy: allowed.isEmpty ? "write its parts as extensions" : "write \(allowed.joined(separator: " or "))",
        at: value)
    }
  }

  /// FHIR R4 per-1.
  private mutating func checkPeriod(_ node: NodeIndex) {
    let (start, end) = (tree.child(names.start, of: node), tree.child(names.end, of: node))
    guard start >= 0, end >= 0, tree[start].kind == .string, tree[end].kind == .string else { return }
    let isReversed = tree.withText(of: start) { first in tree.withText(of: end) { FHIRTime.isAfter(first, $0) } }
    if isReversed {
      report(.brokenInvariant, "per-1: a period ends before it starts", remedy: "correct one of the two", at: node)
    }
  }

  /// The system, and the code where HL7 published the system whole.
  private mutating func checkCoding(_ node: NodeIndex) {
    guard checkSystem(of: node), let system = text(names.system, of: node) else { return }
    let code = tree.child(names.code, of: node)
    guard code >= 0, tree[code].kind == .string, tree[code].state == .value else { return }
    if codes.has(tree.text(of: code), in: system) == false {
      report(
        .unknownCode, "the code system does not have this code", remedy: "correct the code, or its system", at: code)
    }
  }

  /// - Returns: whether there is an absolute one.
  @discardableResult
  private mutating func checkSystem(of node: NodeIndex) -> Bool {
    let system = tree.child(names.system, of: node)
    guard system >= 0, tree[system].kind == .string, tree[system].state == .value else { return false }
    if tree.withText(of: system, Self.isAbsolute) { return true }
    report(.badFormat, "a system is an absolute URI", remedy: "write its URL, or urn:oid: and its OID", at: system)
    return false
  }

  /// A scheme and a colon (RFC 3986 §3.1).
  static func isAbsolute(_ text: Span<UInt8>) -> Bool {
    for i in text.indices {
      let byte = text[i]
      if byte == UInt8(ascii: ":") { return i > 0 }
      if PrimitiveFormat.isWord(byte) { continue }
      if i == 0 || ![0x2B, 0x2D, 0x2E].contains(byte) { return false }
    }
    return false
  }

  // MARK: - Bindings

  /// Required bindings (FHIR R4 §4.1.5), as far as their value sets can be listed.
  mutating func checkBinding(_ node: NodeIndex, _ element: ElementID, _ handling: TypeFacts.Handling) {
    guard let valueSet = definitions.binding(of: element) else { return }
    let isIn: Bool
    switch handling {
    case .primitive:
      let code = tree.text(of: node)
      isIn = definitions.allows(code: code, system: nil, in: valueSet)
    case .coding: isIn = isCoding(node, in: valueSet)
    case .quantity: isIn = !has(names.code, node) || isCoding(node, in: valueSet)
    case .concept:
      var coding = tree.child(names.coding, of: node)
      var isFound = coding < 0 && definitions.allows(code: "", system: "", in: valueSet)
      while coding >= 0, !isFound {
        isFound = isCoding(coding, in: valueSet)
        coding = tree.next(names.coding, from: tree.nextSibling(coding))
      }
      isIn = isFound
    default: return
    }
    if !isIn {
      report(
        .outsideBinding, "not a code of the required value set \(valueSet)", remedy: "use one of its codes", at: node)
    }
  }

  private func isCoding(_ node: NodeIndex, in valueSet: String) -> Bool {
    definitions.allows(
      code: text(names.code, of: node) ?? "", system: text(names.system, of: node) ?? "", in: valueSet)
  }
}
