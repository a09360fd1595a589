import ResourceModel
import SourceModel
import Terminology

/// Reads a resource's business identity by the keys of terminology/identity.csv: the first key that is complete.
///
/// Parts of a key that begin with the same element are read from one entry of it, so that the system and the value
/// belong to the same identifier; the first entry that has them all counts.
struct IdentityReader: Sendable {
  /// What a resource's key came to.
  struct Identity {
    let text: String
    /// Whether resources with equal ones are one resource.
    let isMerging: Bool
    /// The date that tells it from others of the same key; empty where there is none, or the key asks for none.
    var date = ""
  }

  /// What is known of a document's identities while they are read.
  struct Findings {
    /// What identifies the document; empty until it is asked for, where that is a hash of its content.
    private(set) var documentIdentity: String
    private let content: [UInt8]
    private let sentContent: SentContent?
    /// By resource; the outer nil: not read yet.
    fileprivate(set) var identities: [Identity??]
    fileprivate var isBeingRead: [Bool]
    /// Resources whose key another resource has too: their place tells them apart.
    private var isSalted: [Bool]
    private var places = StructuralPlaces()

    /// What `%document` stands for: what identifies the document, or else a hash of its content.
    mutating func document(_ draft: Draft) -> String {
      // Input that came as FHIR has ids of its own, and the question is not asked.
      if documentIdentity.isEmpty {
        let rendered = sentContent.map { ElementWriter.rendered($0, draft) } ?? content
        documentIdentity = sha256Hex(rendered.span)
      }
      return documentIdentity
    }

    /// Its content is what was first made of the document, where nothing identifies it.
    init(document: String, _ draft: Draft) {
      documentIdentity = document
      content = draft.graph.content
      sentContent = draft.graph.sentContent
      identities = Array(repeating: nil, count: draft.graph.resources.count)
      isBeingRead = Array(repeating: false, count: draft.graph.resources.count)
      isSalted = isBeingRead
    }

    /// The identity of a resource, when it has been read and found.
    func identity(of resource: ResourceIndex) -> Identity? { identities[Int(resource)].flatMap(\.self) }

    /// Whether it has been read and found.
    func hasIdentity(_ resource: ResourceIndex) -> Bool {
      if case .some(.some) = identities[Int(resource)] { true } else { false }
    }

    /// Decides an identity without a key.
    mutating func setIdentity(_ identity: Identity, of resource: ResourceIndex) {
      identities[Int(resource)] = .some(identity)
    }

    /// Notes that the key alone does not tell a resource.
    mutating func setSalted(_ resource: ResourceIndex) { isSalted[Int(resource)] = true }

    /// What a resource's id is made of: its key, its place where the key is another's too, or the document and the place.
    mutating func seed(of resource: ResourceIndex, _ draft: Draft) -> String {
      guard let identity = identity(of: resource) else { return seed(ofPlaced: resource, draft) }
      let seed = draft.typeName(resource) + "|" + identity.text
      return isSalted[Int(resource)] ? seed + "|" + place(of: resource, draft) : seed
    }

    /// What the id is made of where no key identifies a resource: the document and the place in its structure.
    mutating func seed(ofPlaced resource: ResourceIndex, _ draft: Draft) -> String {
      draft.typeName(resource) + "|" + document(draft) + "|" + place(of: resource, draft)
    }

    /// The place of a resource in the document's structure, or below one of its nodes: its node, and which of the
    /// resources made there it is.
    mutating func place(of resource: ResourceIndex, below outer: NodeIndex = .none, _ draft: Draft) -> String {
      let it = draft.graph.resources[Int(resource)]
      let rule = draft.symbols.name(draft.graph[it.root].rule)
      return places.path(of: it.node, below: outer, draft.tree, draft.symbols) + "|\(it.ordinal)|" + rule
    }
  }

  private struct Key: Sendable {
    let parts: [Part]
    /// The element that the first part begins with; nil where that is a fact of the document.
    let first: Symbol?
    /// By part: the numbers of the parts that begin with the same element.
    let together: [[Int]]
    /// Where dates stand that tell apart what shares the key.
    let apart: [[Symbol]]
    let isMerging: Bool
    let isSearchable: Bool
  }

  private struct Part: Sendable {
    let name: String
    let steps: [Symbol]
  }

  private var byType: [Int32: [Key]] = [:]

  /// Takes up the keys of types that a document has and no document had before.
  mutating func prepare(_ keys: IdentityKeys, _ draft: inout Draft) {
    for resource in draft.graph.resources where byType[resource.type.index] == nil {
      byType[resource.type.index] = keys[draft.definitions[resource.type].name].map { key in
        let parts = key.parts.map { part in
          Part(name: part, steps: part.split(separator: ".").map { draft.symbols.intern(String($0)) })
        }
        return Key(
          parts: parts, first: parts.first.flatMap { $0.name.hasPrefix("%") ? nil : $0.steps.first },
          together: parts.map { part in parts.indices.filter { parts[$0].steps.first == part.steps.first } },
          apart: key.apart.map { path in path.split(separator: ".").map { draft.symbols.intern(String($0)) } },
          isMerging: key.merges, isSearchable: key.parts == IdentityText.searchableKey)
      }
    }
  }

  /// The identity of a resource by its keys; nil where none is complete.
  func identity(of resource: ResourceIndex, _ draft: Draft, _ findings: inout Findings) -> Identity? {
    if let known = findings.identities[Int(resource)] { return known }
    // A key that leads back to its own resource is not complete.
    if findings.isBeingRead[Int(resource)] { return nil }
    findings.isBeingRead[Int(resource)] = true
    defer { findings.isBeingRead[Int(resource)] = false }
    var found: Identity?
    let keys = byType[draft.graph.resources[Int(resource)].type.index] ?? []
    let root = draft.graph.resources[Int(resource)].root
    for number in keys.indices {
      // Mostly a key is not complete because its first element is not there.
      if let first = keys[number].first, draft.graph.child(first, of: root) < 0 { continue }
      let key = keys[number]
      if let text = read(key, resource, draft, &findings) {
        found = Identity(text: text, isMerging: key.isMerging, date: date(key, resource, draft, &findings))
        break
      }
    }
    findings.identities[Int(resource)] = .some(found)
    return found
  }

  private func date(_ key: Key, _ resource: ResourceIndex, _ draft: Draft, _ findings: inout Findings) -> String {
    let root = draft.graph.resources[Int(resource)].root
    for path in key.apart {
      let found = value(path[...], root, draft, &findings)
      if !found.isEmpty { return found }
    }
    return ""
  }

  private func read(
    _ key: Key, _ resource: ResourceIndex, _ draft: Draft, _ findings: inout Findings
  ) -> String? {
    let root = draft.graph.resources[Int(resource)].root
    var values = Array(repeating: "", count: key.parts.count)
    for (number, part) in key.parts.enumerated() where values[number].isEmpty {
      if part.name == "%document" {
        values[number] = findings.document(draft)
      } else if part.name == "%facility" {
        values[number] = draft.graph.facility
      } else {
        let together = key.together[number]
        var entry = draft.graph.child(part.steps[0], of: root)
        while entry >= 0 {
          // An entry that lacks a part of the key leaves nothing behind.
          for index in together {
            values[index] = value(key.parts[index].steps.dropFirst(), entry, draft, &findings)
            if values[index].isEmpty { break }
          }
          if together.allSatisfy({ !values[$0].isEmpty }) { break }
          for index in together { values[index] = "" }
          entry = draft.graph.next(part.steps[0], from: draft.graph[entry].nextSibling)
        }
      }
      if values[number].isEmpty { return nil }
    }
    var text = IdentityText()
    if key.isSearchable {
      text.setIdentifier(system: values[0], value: values[1])
    } else {
      for (part, value) in zip(key.parts, values) { text.append(part.name, value) }
    }
    return text.text
  }

  /// The first value at a path below an element; empty when there is none.
  private func value(
    _ steps: ArraySlice<Symbol>, _ element: ElementIndex, _ draft: Draft, _ findings: inout Findings
  ) -> String {
    guard let step = steps.first else {
      let target = draft.graph.target(of: element)
      return target >= 0 ? name(of: target, draft, &findings) : draft.graph.string(element) ?? ""
    }
    var child = draft.graph.child(step, of: element)
    while child >= 0 {
      let found = value(steps.dropFirst(), child, draft, &findings)
      if !found.isEmpty { return found }
      child = draft.graph.next(step, from: draft.graph[child].nextSibling)
    }
    return ""
  }

  /// What stands for a resource in a key that refers to it; empty while that would go round in a circle.
  private func name(of resource: ResourceIndex, _ draft: Draft, _ findings: inout Findings) -> String {
    let it = draft.graph.resources[Int(resource)]
    if it.isPassedThrough { return it.fullURL.isEmpty ? draft.typeName(resource) + "/" + it.id : it.fullURL }
    if findings.isBeingRead[Int(resource)] { return "" }
    if let identity = identity(of: resource, draft, &findings) { return draft.typeName(resource) + "?" + identity.text }
    return findings.seed(ofPlaced: resource, draft)
  }
}
