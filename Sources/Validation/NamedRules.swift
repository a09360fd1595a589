import ResourceModel
import SourceModel

/// Invariants that the table's rules cannot say.
enum NamedRule: String, Sendable, CaseIterable {
  /// No component has a code that is the observation's own, when that has a value.
  case noComponentRepeatsCode = "obs-7"
  /// Codes of a code system, at any depth, are distinct.
  case distinctConcepts = "csd-1"
  /// An element's path is well formed.
  case elementPath = "eld-19"
  /// A slice's name has no blanks.
  case sliceName = "eld-16"
  /// Type codes are words.
  case typeCodes = "sdf-19"
  /// Paths of a snapshot begin with the type.
  case snapshotPaths = "sdf-8"
  /// Paths of a differential begin with the type.
  case differentialPaths = "sdf-8a"
  /// A dateTime is given at least to the day.
  case dayOfEffective = "us-core-1"
  case dayOfVitalSign = "vs-1"
  /// A name has parts, or else a reason; an attachment has an address or data.
  case nameOrContent = "us-core-6"
  /// An NPI has ten digits.
  case tenDigits = "us-core-16"
  /// An NPI's check digit holds.
  case checkDigit = "us-core-17"
  case laboratoryNumber = "us-core-18"
  case insurerNumber = "us-core-19"
  /// A Practitioner or Device acts for somebody.
  case actsForOrganization = "provenance-1"
}

extension Validator {
  /// Whether a rule written in Swift holds at a node.
  func holds(_ rule: NamedRule, at node: NodeIndex) -> Bool {
    switch rule {
    case .noComponentRepeatsCode: repeatsNoCode(node)
    case .distinctConcepts: hasDistinctConcepts(node)
    case .elementPath: texts("path", of: node).allSatisfy(Self.isElementPath)
    case .sliceName:
      texts("sliceName", of: node).allSatisfy {
        $0.utf8.allSatisfy { PrimitiveFormat.isWord($0) || "/-_[]@".utf8.contains($0) }
      }
    case .typeCodes: hasPlainTypeCodes(node)
    case .snapshotPaths: beginsWithType(node, isSnapshot: true)
    case .differentialPaths: beginsWithType(node, isSnapshot: false)
    case .dayOfEffective, .dayOfVitalSign: tree[node].kind != .string || tree[node].textLength >= 8
    case .nameOrContent: hasNameOrContent(node)
    case .tenDigits, .checkDigit, .laboratoryNumber, .insurerNumber:
      texts("value", of: node).allSatisfy { Invariant(rawValue: rule.rawValue)?.holds(number: $0) ?? true }
    case .actsForOrganization: actsForOrganization(node)
    }
  }

  private func children(_ name: String, of node: NodeIndex) -> [NodeIndex] {
    guard let symbol = symbols.find(name) else { return [] }
    var found: [NodeIndex] = []
    var child = tree.child(symbol, of: node)
    while child >= 0 {
      found.append(child)
      child = tree.next(symbol, from: tree.nextSibling(child))
    }
    return found
  }

  private func texts(_ name: String, of node: NodeIndex) -> [String] {
    children(name, of: node).filter { tree[$0].kind == .string }.map { tree.text(of: $0) }
  }

  /// `system|code` of the codings of a concept.
  private func codings(_ name: String, of node: NodeIndex) -> Set<String> {
    var found: Set<String> = []
    for concept in children(name, of: node) {
      for coding in children("coding", of: concept) {
        // FHIRPath compares codings whole.
        found.insert(
          ["system", "version", "code", "display"].map { texts($0, of: coding).first ?? "" }.joined(separator: "\n"))
      }
    }
    return found
  }

  private func repeatsNoCode(_ node: NodeIndex) -> Bool {
    let components = children("component", of: node)
    if components.isEmpty || firstChild(names.valueChoice, isChoice: true, of: node).at < 0 { return true }
    let own = codings("code", of: node)
    return components.allSatisfy { codings("code", of: $0).isDisjoint(with: own) }
  }

  private func hasDistinctConcepts(_ node: NodeIndex) -> Bool {
    var seen: Set<String> = []
    guard let concept = symbols.find("concept") else { return true }
    var at = tree.following(node, within: node)
    while at >= 0 {
      if tree[at].symbol == concept, let code = text(names.code, of: at), !seen.insert(code).inserted { return false }
      at = tree.following(at, within: node)
    }
    return true
  }

  /// Names of 1 to 64 characters, parted by dots; `[x]` and `:slice` may end one.
  private static func isElementPath(_ path: String) -> Bool {
    // The name of the type before the first dot, then the elements.
    path.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { step in
      let name = step.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0]
      let plain = name.hasSuffix("[x]") ? name.dropLast(3) : name
      return (1...64).contains(plain.count) && !plain.contains { " \t\n,'\"/|?!@#$%&*()[]{};".contains($0) }
    }
  }

  private func hasPlainTypeCodes(_ node: NodeIndex) -> Bool {
    guard texts("url", of: node).first?.hasPrefix("http://hl7.org/fhir/StructureDefinition") == true else {
      return true
    }
    for part in ["snapshot", "differential"] {
      for element in children(part, of: node).flatMap({ children("element", of: $0) }) {
        for code in children("type", of: element).flatMap({ texts("code", of: $0) }) {
          let isSystem = code.hasPrefix("http://hl7.org/fhirpath/System.")
          let dot: UInt8 = part == "snapshot" ? 0x2E : 0x41
          if !isSystem, !code.utf8.allSatisfy({ PrimitiveFormat.isWord($0) || $0 == dot }) { return false }
        }
      }
    }
    return true
  }

  private func beginsWithType(_ part: NodeIndex, isSnapshot: Bool) -> Bool {
    let elements = children("element", of: part)
    guard let first = elements.first, let root = texts("path", of: first).first else { return true }
    let type = text(names.type, of: resource) ?? ""
    if texts("kind", of: resource).first != "logical" {
      if isSnapshot ? root != type : !root.hasPrefix(type) { return false }
    }
    let stem = isSnapshot ? root : String(root.split(separator: ".").first ?? "")
    return elements.dropFirst().allSatisfy { texts("path", of: $0).first?.hasPrefix(stem + ".") == true }
  }

  private func hasNameOrContent(_ node: NodeIndex) -> Bool {
    if let type = type(of: node), definitions[type].name == "Attachment" {
      return has(names.url, node) || has(names.data, node)
    }
    let isNamed = !children("family", of: node).isEmpty || !children("given", of: node).isEmpty
    let isAbsent = children("extension", of: node).contains {
      texts("url", of: $0) == ["http://hl7.org/fhir/StructureDefinition/data-absent-reason"]
    }
    return isNamed != isAbsent
  }

  private func actsForOrganization(_ agent: NodeIndex) -> Bool {
    if !children("onBehalfOf", of: agent).isEmpty { return true }
    guard let who = children("who", of: agent).first else { return true }
    let reference = tree.child(names.reference, of: who)
    let type =
      texts("type", of: who).first ?? (reference < 0 ? nil : bundledType(of: reference) ?? typeNamed(in: reference))
    return type != "Practitioner" && type != "Device"
  }
}
