public import SourceModel

/// An element's number in its graph; -1 is none.
public typealias ElementIndex = Int32
/// A resource's number in its graph; -1 is none.
public typealias ResourceIndex = Int32

/// How an element came to be: the trace's `how`.
public enum Provenience: UInt8, Sendable {
  /// A source value, moved or translated.
  case mapped
  /// The row's own constant.
  case constant
  /// Concluded by a rule from evidence.
  case derived
  /// A constant that stands in where the source has no better value.
  case `default`
  /// A statement that the value is absent.
  case absent

  /// The word in the trace.
  public var word: String {
    switch self {
    case .mapped: "mapped"
    case .constant: "constant"
    case .derived: "derived"
    case .default: "default"
    case .absent: "absent"
    }
  }
}

/// What a graph element holds.
public enum GraphValue: UInt8, Sendable {
  /// Nothing itself: children.
  case none
  /// A string, in the graph's text.
  case string
  /// A number or boolean, in the graph's text as it is written.
  case literal
  /// A reference to a resource of this graph: its string becomes the resource's address when it is written.
  case resource
}

/// The output, before it is written: resources made of elements, each of which remembers the rule that wrote it and
/// the source node it came from. Trace, Provenance and audit are read out of this memory.
///
/// Elements stand in one array, linked to parent, first child and next sibling in the order of writing; the writer puts
/// them into R4's order. A list is several siblings of one name.
public struct ResourceGraph: Sendable {
  /// One element.
  public struct Element: Sendable {
    /// Its definition; `unknown` for a resource's root and for what R4 does not define.
    public var definition: ElementID
    /// Its JSON name.
    public var name: Symbol
    /// The type of what it holds.
    public var type: TypeID
    /// The element that it stands in; -1 for a root.
    public var parent: ElementIndex
    /// The first of its children; -1 for none.
    public var firstChild: ElementIndex = -1
    /// The last of its children; -1 for none.
    public var lastChild: ElementIndex = -1
    /// The next child of its parent; -1 for none.
    public var nextSibling: ElementIndex = -1
    /// What it holds itself.
    public var value: GraphValue = .none
    /// How it came to be. Here, beside what is as small: an element takes 64 bytes, a line of the cache.
    public var how: Provenience = .mapped
    /// The value's bytes in `text`; for a resource, its number.
    public var start: UInt32 = 0
    /// How many bytes of `text` its value has.
    public var length: UInt32 = 0
    /// The rule that wrote it, as a symbol named `map#id`.
    public var rule: Symbol
    /// The source node it came from; none for a constant.
    public var source: NodeIndex
    /// The last of its further sources in `furtherSources`; -1 for none.
    var furtherSource: Int32 = -1
    /// A literal reference between resources that came as FHIR: the resource that it leads to in this graph; -1 for none.
    public internal(set) var link: ResourceIndex = -1
    /// Which entry of a list it is, for rows that share one; 0 where nothing shares it.
    public var entry: Int64 = 0
  }

  /// One resource.
  public struct Resource: Sendable {
    /// Its root element.
    public var root: ElementIndex
    /// Its resource type.
    public var type: TypeID
    /// The source node that it was made from.
    public var node: NodeIndex
    /// How many resources of its type were made from this node before it.
    public var ordinal: Int32 = 0
    /// Business identity, complete by `terminology/identity.csv`; nil: the document and the place identify it.
    public var identity: String?
    /// Assigned by the writer, or kept from FHIR input.
    public var id: String = "" {
      didSet { headAsSent = 0 }
    }
    /// Kept from FHIR input; empty otherwise.
    public var fullURL: String = ""
    /// The resource that it was merged into; -1 when it stands for itself.
    public var mergedInto: ResourceIndex = -1
    /// Taken out of the output.
    public var isDropped = false
    /// Came as FHIR and passes through.
    public var isPassedThrough = false
    /// Came as FHIR beside what is written, which refers to it: it is read, and written where it stands itself.
    public var isOnlySeen = false
    /// Place in the Bundle where the order of making is not the order of writing: lower comes first.
    public var rank: Int32 = 0
    /// Came as FHIR that is written just as the writer would write it, and nothing has changed it since: what follows
    /// its type and id, in the graph's text, with the closing brace. Empty for all others.
    public internal(set) var asSent = Stretch()
    /// How many bytes before `asSent` say its type and id just as the writer does; 0 where they were sent otherwise, or it
    /// has another id by now.
    public internal(set) var headAsSent: UInt32 = 0
  }

  /// A stretch of the graph's text, in bytes.
  public struct Stretch: Sendable {
    /// Its first byte.
    public let start: UInt32
    /// How many bytes it has.
    public let length: UInt32

    /// The stretch at a place; without one, an empty one.
    public init(start: UInt32 = 0, length: UInt32 = 0) {
      self.start = start
      self.length = length
    }
  }

  /// A literal reference that now leads to a resource of the graph: where its address stands in what was sent.
  public struct Redirection: Sendable {
    /// The reference.
    public let element: ElementIndex
    /// Its address as it was sent, between its quotes.
    public let sent: Stretch
  }

  /// All elements, by number.
  public internal(set) var elements: [Element] = []
  /// All resources, by number, in the order of making.
  public var resources: [Resource] = []
  /// The values of all elements, UTF-8, one after the other.
  public internal(set) var text: [UInt8] = []
  /// Further source nodes of elements that came from several, as rings: each leads to the next of its element, the last
  /// to the first.
  var furtherSources: [(node: NodeIndex, next: Int32)] = []
  /// References to all resources of a type (none: of every type), filled in when the graph is complete.
  public var pendingTargets: [(element: ElementIndex, type: TypeID?)] = []
  /// What identifies the document (`%document`); empty when the source does not say.
  public var documentIdentity = ""
  /// A digest of what was first made of the document: its name where nothing else identifies it; empty until asked for.
  public var contentIdentity = ""
  /// What was first made of the document, rendered; empty where something else identifies it.
  public var content: [UInt8] = []
  /// The same, not rendered, where all of it is written as it was sent.
  public var sentContent: SentContent?
  /// The sending facility (`%facility`); empty when the source does not say.
  public var facility = ""

  /// Redirected references of resources that are written as they were sent, in the order of the text.
  public internal(set) var redirections: [Redirection] = []
  /// Elements from here on belong to no resource that is written as it was sent.
  var sentEnd: ElementIndex = 0
  /// Elements from here on were made after what the document says was taken over.
  var watchedEnd: ElementIndex = 0
  /// Something that came as FHIR was mended, filled in or taken out.
  public var hasEdits = false
  /// Literal references that lead to a resource of the graph, in the order of their numbers.
  public internal(set) var links: [ElementIndex] = []
  /// The last node of the document from which a resource was made; -2 for none.
  var lastNode: NodeIndex = -2
  /// Where in the text the document's own bytes stand; empty where they were not taken over.
  var document = 0..<0

  /// `entry` of an item of a list that R4 does not define: it stays a list though it has one item.
  public static let unknownListItem = Int64.min

  /// An empty graph.
  public init() {}

  /// Empties the graph for a new document, keeping its storage.
  public mutating func begin() {
    elements.clear()
    resources.clear()
    text.clear()
    furtherSources.clear()
    pendingTargets.clear()
    redirections.clear()
    sentEnd = 0
    watchedEnd = 0
    hasEdits = false
    links.clear()
    document = 0..<0
    lastNode = -2
    documentIdentity = ""
    contentIdentity = ""
    content.clear()
    sentContent = nil
    facility = ""
  }

  /// The element itself.
  public subscript(_ element: ElementIndex) -> Element {
    get { elements[Int(element)] }
    set {
      touch(element)
      elements[Int(element)] = newValue
    }
  }
}
