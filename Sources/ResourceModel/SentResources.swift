public import SourceModel

/// What a document says that came as FHIR, at a moment: enough to render it later, when its resources have changed.
public struct SentContent: Sendable {
  /// A resource.
  public struct Part: Sendable {
    /// Its type.
    public let type: TypeID
    /// Its id.
    public let id: String
    /// Its other members, in the graph's text.
    public let members: ResourceGraph.Stretch
  }

  /// The resources, in the order of making.
  public internal(set) var parts: [Part] = []
  /// References that lead to a resource of the document, in the order of the text.
  public internal(set) var redirections: [(sent: ResourceGraph.Stretch, target: ResourceIndex)] = []

  /// The number of the first of those references that stands at a place of the text or behind it.
  public func firstRedirection(from start: UInt32) -> Int {
    var (low, high) = (0, redirections.count)
    while low < high {
      let middle = (low + high) / 2
      if redirections[middle].sent.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// Resources that came as FHIR and are written as they came. Their elements stand in the graph like all others, for
// whoever reads it; but as long as nobody changes them, what is written is the stretch of the document itself.
extension ResourceGraph {
  /// Takes the document's bytes over into the text, so that the texts of its nodes are there without being copied one
  /// by one.
  public mutating func takeBytes(of tree: SourceTree) {
    guard document.isEmpty else { return }
    let start = text.count
    text.append(contentsOf: tree.bytes)
    document = start..<text.count
  }

  /// Notes that a resource is written as it was sent: all elements made so far belong to it or to others before it.
  /// - Parameters:
  ///   - range: what follows its type and its id in the document, with the closing brace.
  ///   - head: how many bytes before that say its type and id just as the writer does; 0 for none.
  public mutating func setSent(_ range: Range<Int>, head: Int, of resource: ResourceIndex) {
    resources[Int(resource)].headAsSent = UInt32(truncatingIfNeeded: head)
    resources[Int(resource)].asSent = Stretch(
      start: UInt32(truncatingIfNeeded: document.lowerBound + range.lowerBound),
      length: UInt32(truncatingIfNeeded: range.count))
    sentEnd = ElementIndex(elements.count)
    watchedEnd = sentEnd
  }

  /// Notes that all has been taken over that the document says: from here on each element that came with it is watched.
  public mutating func watch() { watchedEnd = ElementIndex(elements.count) }

  /// Notes that what comes out is more or less than what was sent.
  public mutating func noteEdit() { hasEdits = true }

  /// Whether this is not, or not only, what came as FHIR: a resource was made, an element mended, filled in or taken out.
  /// Ids that were given and addresses that follow them change nothing.
  public var isChanged: Bool {
    hasEdits || resources.contains { !$0.isPassedThrough || $0.isDropped || $0.mergedInto >= 0 }
  }

  /// What resources say that are all written as they were sent, with ids of their own; nil where one is not.
  public func contentAsSent() -> SentContent? {
    var content = SentContent()
    content.parts.reserveCapacity(resources.count)
    for at in resources.indices {
      guard resources[at].asSent.length > 0, !resources[at].isDropped, resources[at].mergedInto < 0,
        !resources[at].id.isEmpty
      else { return nil }
      content.parts.append(
        SentContent.Part(type: resources[at].type, id: resources[at].id, members: resources[at].asSent))
    }
    content.redirections.reserveCapacity(redirections.count)
    for it in redirections where elements[Int(it.element)].value == .resource {
      content.redirections.append((it.sent, ResourceIndex(elements[Int(it.element)].start)))
    }
    return content.parts.isEmpty ? nil : content
  }

  /// Notes that an element changes: its resource is no longer what was sent.
  @inline(__always)
  mutating func touch(_ element: ElementIndex) {
    if element < watchedEnd { noteEdit(of: element) }
  }

  private mutating func noteEdit(of element: ElementIndex) {
    hasEdits = true
    if element < sentEnd { forgetSent(element) }
  }

  private mutating func forgetSent(_ element: ElementIndex) {
    let owner = Int(resource(of: element))
    resources[owner].asSent = Stretch()
  }

  /// Notes where the address of a reference stands that is about to lead to a resource of the graph.
  mutating func noteRedirection(of element: ElementIndex) {
    let it = elements[Int(element)]
    let range = Int(it.start)..<Int(it.start) + Int(it.length)
    guard it.value == .string, range.lowerBound >= document.lowerBound, range.upperBound <= document.upperBound else {
      return forgetSent(element)
    }
    let made = Redirection(element: element, sent: Stretch(start: it.start, length: it.length))
    // Mostly they come in the order of the text.
    var place = redirections.count
    while place > 0, redirections[place - 1].sent.start > it.start { place -= 1 }
    if place == redirections.count { redirections.append(made) } else { redirections.insert(made, at: place) }
  }
}
