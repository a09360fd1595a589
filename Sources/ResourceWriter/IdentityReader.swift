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
    /// By resource, up to the last one that was read.
    private var accounts: [Account] = []
    private var places = StructuralPlaces()

    private struct Account {
      var isRead = false
      var isBeingRead = false
      /// Another resource has its key too: their place tells them apart.
      var isSalted = false
      var identity: Identity?
    }

    /// What `%document` stands for: what identifies the document, or else a hash of its content.
    mutating func document(_ draft: Draft) -> String {
      // Input that came as FHIR has ids of its own, and the question is not asked.
      if documentIdentity.isEmpty {
        let rendered = draft.graph.sentContent.map { ElementWriter.rendered($0, draft) } ?? draft.graph.content
        documentIdentity = sha256Hex(rendered.span)
      }
      return documentIdentity
    }

    /// What `%document` stands for at a resource: of documents that are read together, the one that it is made of.
    mutating func document(of resource: ResourceIndex, _ draft: Draft) -> String {
      if let part = draft.tree.part(of: draft.graph.resources[Int(resource)].node) {
        return draft.tree.identity(ofPart: part, draft.symbols)
      }
      return document(draft)
    }

    init(document: String) { documentIdentity = document }

    /// The identity of a resource, when it has been read and found.
    func identity(of resource: ResourceIndex) -> Identity? {
      Int(resource) < accounts.count ? accounts[Int(resource)].identity : nil
    }

    /// Whether it has been read and found.
    func hasIdentity(_ resource: ResourceIndex) -> Bool {
      Int(resource) < accounts.count && accounts[Int(resource)].identity != nil
    }

    /// Whether it has been read.
    fileprivate func isRead(_ resource: ResourceIndex) -> Bool {
      Int(resource) < accounts.count && accounts[Int(resource)].isRead
    }

    /// Whether it is being read further up.
    fileprivate func isBeingRead(_ resource: ResourceIndex) -> Bool {
      Int(resource) < accounts.count && accounts[Int(resource)].isBeingRead
    }

    /// Notes that a resource's identity is being read.
    fileprivate mutating func beginReading(_ resource: ResourceIndex) {
      reach(resource)
      accounts[Int(resource)].isBeingRead = true
    }

    /// Decides an identity, read or without a key.
    mutating func setIdentity(_ identity: Identity?, of resource: ResourceIndex) {
      reach(resource)
      accounts[Int(resource)].identity = identity
      accounts[Int(resource)].isRead = true
      accounts[Int(resource)].isBeingRead = false
    }

    /// Notes that the key alone does not tell a resource.
    mutating func setSalted(_ resource: ResourceIndex) {
      reach(resource)
      accounts[Int(resource)].isSalted = true
    }

    private func isSalted(_ resource: ResourceIndex) -> Bool {
      Int(resource) < accounts.count && accounts[Int(resource)].isSalted
    }

    private mutating func reach(_ resource: ResourceIndex) {
      while accounts.count <= Int(resource) { accounts.append(Account()) }
    }

    /// What a resource's id is made of: its key, its place where the key is another's too, or the document and the place.
    mutating func seed(of resource: ResourceIndex, _ draft: Draft) -> String {
      guard let identity = identity(of: resource) else { return seed(ofPlaced: resource, draft) }
      let seed = draft.typeName(resource) + "|" + identity.text
      return isSalted(resource) ? seed + "|" + place(of: resource, draft) : seed
    }

    /// What the id is made of where no key identifies a resource: the document and the place in its structure.
    mutating func seed(ofPlaced resource: ResourceIndex, _ draft: Draft) -> String {
      let outer = draft.tree.partNode(around: draft.graph.resources[Int(resource)].node)
      return draft.typeName(resource) + "|" + document(of: resource, draft) + "|"
        + place(of: resource, below: outer, draft)
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

  /// By type; nil: not taken up yet.
  private var byType: [[Key]?] = []

  /// Takes up the keys of types that a document has and no document had before.
  mutating func prepare(_ keys: IdentityKeys, _ draft: inout Draft) {
    for index in draft.graph.resources.indices {
      let type = draft.graph.resources[index].type
      while byType.count <= Int(type.index) { byType.append(nil) }
      if byType[Int(type.index)] != nil { continue }
      byType[Int(type.index)] = keys[draft.definitions[type].name].map { key in
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
    if findings.isRead(resource) { return findings.identity(of: resource) }
    // A key that leads back to its own resource is not complete.
    if findings.isBeingRead(resource) { return nil }
    findings.beginReading(resource)
    var found: Identity?
    let keys = byType[Int(draft.graph.resources[Int(resource)].type.index)] ?? []
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
    findings.setIdentity(found, of: resource)
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
        values[number] = findings.document(of: resource, draft)
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
    if findings.isBeingRead(resource) { return "" }
    if let identity = identity(of: resource, draft, &findings) { return draft.typeName(resource) + "?" + identity.text }
    return findings.seed(ofPlaced: resource, draft)
  }
}
