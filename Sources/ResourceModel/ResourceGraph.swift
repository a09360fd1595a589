package import SourceModel

/// An element's number in its graph; -1 is none.
package typealias ElementIndex = Int32
/// A resource's number in its graph; -1 is none.
package typealias ResourceIndex = Int32

/// How an element came to be: the trace's `how`.
package enum Provenience: UInt8, Sendable {
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
  package var word: String {
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
package enum GraphValue: UInt8, Sendable {
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
package struct ResourceGraph: Sendable {
  /// One element.
  package struct Element: Sendable {
    /// Its definition; `unknown` for a resource's root and for what R4 does not define.
    package var definition: ElementID
    package var name: Symbol
    package var type: TypeID
    package var parent: ElementIndex
    package var firstChild: ElementIndex = -1
    package var lastChild: ElementIndex = -1
    package var nextSibling: ElementIndex = -1
    package var value: GraphValue = .none
    /// The value's bytes in `text`; for a resource, its number.
    package var start: UInt32 = 0
    package var length: UInt32 = 0
    /// The rule that wrote it, as a symbol named `map#id`.
    package var rule: Symbol
    /// The source node it came from; none for a constant.
    package var source: NodeIndex
    package var how: Provenience = .mapped
    /// Which entry of a list it is, for rows that share one; 0 where nothing shares it.
    package var entry: Int64 = 0
  }

  /// One resource.
  package struct Resource: Sendable {
    /// Its root element.
    package var root: ElementIndex
    package var type: TypeID
    /// The source node that it was made from.
    package var node: NodeIndex
    /// How many resources of its type were made from this node before it.
    package var ordinal: Int32 = 0
    /// Business identity, complete by `terminology/identity.csv`; nil: the document and the place identify it.
    package var identity: String?
    /// Assigned by the writer, or kept from FHIR input.
    package var id: String = ""
    /// Kept from FHIR input; empty otherwise.
    package var fullURL: String = ""
    /// The resource that it was merged into; -1 when it stands for itself.
    package var mergedInto: ResourceIndex = -1
    /// Taken out of the output.
    package var isDropped = false
    /// Came as FHIR and passes through.
    package var isPassedThrough = false
    /// Place in the Bundle where the order of making is not the order of writing: lower comes first.
    package var rank: Int32 = 0
  }

  package internal(set) var elements: [Element] = []
  package var resources: [Resource] = []
  package internal(set) var text: [UInt8] = []
  /// Further source nodes of an element that came from several.
  package internal(set) var furtherSources: [(element: ElementIndex, node: NodeIndex)] = []
  /// References to all resources of a type (none: of every type), filled in when the graph is complete.
  package var pendingTargets: [(element: ElementIndex, type: TypeID?)] = []
  /// What identifies the document (`%document`); empty when the source does not say.
  package var documentIdentity = ""
  /// The sending facility (`%facility`); empty when the source does not say.
  package var facility = ""

  /// Literal references between resources that came as FHIR: what they point to in this graph.
  package internal(set) var links: [ElementIndex: ResourceIndex] = [:]

  /// `entry` of an item of a list that R4 does not define: it stays a list though it has one item.
  package static let unknownListItem = Int64.min

  package init() {}

  /// Empties the graph for a new document, keeping its storage.
  package mutating func begin() {
    elements.removeAll(keepingCapacity: true)
    resources.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    furtherSources.removeAll(keepingCapacity: true)
    pendingTargets.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    documentIdentity = ""
    facility = ""
  }

  /// The element itself.
  package subscript(_ element: ElementIndex) -> Element {
    get { elements[Int(element)] }
    set { elements[Int(element)] = newValue }
  }
}
