import Diagnostics
import ResourceModel
import SourceModel
import Terminology

/// A text while a row works on it.
enum TextRef: Sendable {
  case node(NodeIndex)
  case literal(Int32)
  /// In the run's scratch bytes.
  case scratch(Range<Int>)
}

/// One run of a map: a scope.
struct Call: Sendable {
  var map: Int32
  /// The node that the map's paths begin at.
  var context: NodeIndex
  /// The element that its targets begin at; -1 for none.
  var target: ElementIndex
  /// The caller's node when it called: where `^` goes on.
  var caller: NodeIndex
  /// Counts the runs of a document, so that labels of two runs never meet.
  var serial: Int64
  var firstKnown: Int
  var firstTaken: Int
}

/// A resource that later rows can find by `^T`.
struct KnownResource: Sendable {
  var resource: ResourceIndex
  var type: TypeID
  /// Label number; 0 for none. Labels by value are negative.
  var label: Int32
  var scope: NodeIndex
}

/// A row that waits for the end of the document, and the run of its map.
struct WaitingRow: Sendable {
  var row: Int
  var call: Call
}

/// A reference to be filled when everything is made.
struct SameRequest: Sendable {
  var reference: ElementIndex
  var node: NodeIndex
  var type: TypeID
  var rule: Symbol
}

/// The state of one document's mapping. A worker keeps one and reuses its storage; the tree, the graph and the rest
/// are swapped in for the time of a run.
///
/// What only looks at it is mutating too where rows run through it: a method that is not gets a copy of the whole run,
/// well over a kilobyte at every call.
struct MappingRun: Sendable {
  var plan: MappingPlan
  var options: MappingOptions
  var tree = SourceTree()
  var graph = ResourceGraph()
  var dispositions = Dispositions()
  var symbols = SymbolTable()
  var definitions: R4Definitions
  var evidence = Evidence()

  var calls: [Call] = []
  var nodes: [NodeIndex] = []
  var scratch: [UInt8] = []
  var known: [KnownResource] = []
  var taken: [NodeIndex] = []
  /// The codes of HL7 v2's tables, read when the first row asks.
  var listedCodes = ListedCodes()
  var sameRequests: [SameRequest] = []
  var waiting: [WaitingRow] = []
  var grouping = SegmentGrouping()
  var facts: [String?] = [nil, nil, nil]
  var serial: Int64 = 0
  var valueLabels: [String: Int32] = [:]
  /// Children by name, of elements that have very many.
  var wideNodes = WideNodes()
  /// How many bytes of narrative were copied for references to it.
  var narrativeCopied = 0
  /// XML IDs → nodes, made when the first row asks.
  var identified: [String: NodeIndex]?
  /// Nodes that whole-document rows speak of.
  var deepNodes = DeepNodes()
  var usedMessageZone = false
  /// What copying FHIR input remembers of R4's definitions.
  var copier = CopyMemory()
  /// Addresses of copied resources.
  var addresses = ByteMap()
  /// The release of FHIR that the document was written for has been told.
  var hasToldRelease = false
  /// A resource turned out empty: references to it are still to go.
  var hasDropped = false
  /// Storage for values that are being joined.
  var joining: [UInt8] = []
  /// Nodes that took part in the value at hand.
  var joinedNodes: [NodeIndex] = []
  /// Where `^` begins on the right side of a condition: the map's context in a predicate, else the condition's base.
  var rightBase = NodeIndex.none
  /// How the value at hand came to be, where that differs from its row.
  var currentHow: Provenience?
  /// The rule at work.
  var rule = Symbol.none

  /// How deep maps may call each other, against tables or documents that never end.
  static let depthLimit = 200

  init(plan: MappingPlan, options: MappingOptions, definitions: R4Definitions) {
    self.plan = plan
    self.options = options
    self.definitions = definitions
  }

  /// Forgets the last document.
  mutating func begin() {
    calls.clear()
    nodes.clear()
    scratch.clear()
    known.clear()
    taken.clear()
    sameRequests.clear()
    waiting.clear()
    if !valueLabels.isEmpty { valueLabels.removeAll(keepingCapacity: true) }
    for fact in facts.indices { facts[fact] = nil }
    if !grouping.isEmpty { grouping = SegmentGrouping() }
    serial = 0
    identified = nil
    wideNodes.clear()
    narrativeCopied = 0
    deepNodes.clear()
    usedMessageZone = false
    hasToldRelease = false
    hasDropped = false
  }

  /// The node at which the document begins for paths: an XML document's root element, else the tree's root.
  var documentNode: NodeIndex {
    guard tree.syntax == .xml else { return tree.root }
    let first = tree.firstChild(tree.root)
    return first >= 0 ? first : tree.root
  }

  var call: Call { calls[calls.count - 1] }

  /// A finding about a node, with the rule at work.
  @inline(never)
  mutating func report(_ code: DiagnosticCode, _ message: String, _ remedy: String, at node: NodeIndex) {
    let isPlaced = node >= 0
    if isPlaced { tree.indexLines() }
    evidence.report(
      Diagnostic(
        code, message, remedy: remedy, place: isPlaced ? tree.place(of: node) : nil,
        path: isPlaced ? tree.path(of: node, symbols) : nil, value: isPlaced ? tree.text(of: node) : nil,
        rule: rule == .none ? nil : symbols.name(rule)))
  }
}

extension Array {
  /// Takes off what stands behind the first `count`. Most often that is one or none, for which `removeLast(_:)` does far
  /// too much.
  @inline(__always)
  mutating func cut(to count: Int) {
    if self.count == count { return }
    if self.count > count + 8 { removeLast(self.count - count) }
    while self.count > count { removeLast() }
  }
}
