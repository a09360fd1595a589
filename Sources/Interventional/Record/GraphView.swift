import ResourceModel
import SourceModel
import Terminology

/// A coding, read.
struct CodeUse: Equatable {
  /// What the coding names.
  var system: String
  /// Its URI in `terminology/systems.csv`; nil for a system that no row knows.
  var uri: String?
  var code: String
  /// The `coding` element.
  var element: ElementIndex
}

/// Someone or something that a Reference names: a resource of the graph, or what the source calls it.
enum Party: Hashable {
  case resource(ResourceIndex)
  case named(String)
}

/// The graph, as this room looks at it. Holds the graph by value: reading only, let go before anything is written.
///
/// A class because every step of the reading holds it: a reference costs one retain where the graph's arrays cost ten.
final class GraphView {
  let graph: ResourceGraph
  // The graph's own: reached without a call into its room, which every step of the reading would pay for.
  private let elements: [ResourceGraph.Element]
  let names: ElementNames
  let types: ResourceTypes
  let symbols: SymbolTable
  private let systems: CodeSystems
  /// The code systems that were met: a document names the same few at every coding.
  private var met: [MetSystem] = []
  /// An element that names each of them.
  private var metAt: [ElementIndex] = []
  private let definitions: R4Definitions
  /// FHIR input's own addresses, `Type/id` and full URLs, for references that lead nowhere else.
  private lazy var addresses = readAddresses()
  /// The resources that stand for themselves and come out, chained by type: the first of each, and the next of its type.
  private let standing: (first: [ResourceIndex], next: [ResourceIndex])
  /// Who the resources are that were asked about: every line of a bill names the same few.
  private var people: [ResourceIndex: Party] = [:]

  init(
    graph: ResourceGraph, names: ElementNames, types: ResourceTypes, definitions: R4Definitions, symbols: SymbolTable,
    systems: CodeSystems
  ) {
    self.graph = graph
    elements = graph.elements
    self.systems = systems
    self.names = names
    self.types = types
    self.symbols = symbols
    self.definitions = definitions
    standing = Self.chains(of: graph)
  }

  private func readAddresses() -> [String: ResourceIndex] {
    var addresses: [String: ResourceIndex] = [:]
    for i in graph.resources.indices where graph.resources[i].isPassedThrough {
      let resource = graph.resources[i]
      if !resource.id.isEmpty { addresses[definitions[resource.type].name + "/" + resource.id] = ResourceIndex(i) }
      if !resource.fullURL.isEmpty { addresses[resource.fullURL] = ResourceIndex(i) }
    }
    return addresses
  }

  /// The resources that stand for themselves and come out.
  func standing(of type: TypeID?) -> [ResourceIndex] {
    guard let type, type.index >= 0, Int(type.index) < standing.first.count else { return [] }
    var found: [ResourceIndex] = []
    var at = standing.first[Int(type.index)]
    while at >= 0 {
      found.append(at)
      at = standing.next[Int(at)]
    }
    return found
  }

  // From behind, so that each chain goes forward.
  private static func chains(of graph: ResourceGraph) -> (first: [ResourceIndex], next: [ResourceIndex]) {
    let resources = graph.resources
    var types = 0
    for i in resources.indices { types = max(types, Int(resources[i].type.index) + 1) }
    var first = [ResourceIndex](repeating: -1, count: types)
    var next = [ResourceIndex](repeating: -1, count: resources.count)
    for i in resources.indices.reversed() where resources[i].mergedInto < 0 && !resources[i].isDropped {
      let type = Int(resources[i].type.index)
      guard type >= 0 else { continue }
      next[i] = first[type]
      first[type] = ResourceIndex(i)
    }
    return (first, next)
  }

  /// How many resources there are, whatever became of them.
  var resourceCount: Int { graph.resources.count }

  subscript(_ resource: ResourceIndex) -> ResourceGraph.Resource { graph.resources[Int(resource)] }

  /// The first child of a name; -1 for none, and of none.
  func child(_ name: Symbol, of element: ElementIndex) -> ElementIndex {
    guard element >= 0 else { return -1 }
    var at = elements[Int(element)].firstChild
    while at >= 0, elements[Int(at)].name != name { at = elements[Int(at)].nextSibling }
    return at
  }

  /// The children of a name, in the order of writing.
  func children(_ name: Symbol, of element: ElementIndex) -> NamedChildren {
    NamedChildren(elements: elements, name: name, first: child(name, of: element))
  }

  /// An element's value; nil when it has none.
  func string(_ element: ElementIndex) -> String? { graph.string(element) }

  /// The value of a first child.
  func string(of element: ElementIndex, _ name: Symbol) -> String? { graph.string(child(name, of: element)) }

  /// Whether the value of a first child is this text.
  func says(_ text: String, of element: ElementIndex, _ name: Symbol) -> Bool {
    graph.says(text, child(name, of: element))
  }

  /// The value of a first child's first child.
  func string(of element: ElementIndex, _ name: Symbol, _ below: Symbol) -> String? {
    graph.string(child(below, of: child(name, of: element)))
  }

  /// Every source node of an element: its own, then the further ones.
  func sources(of element: ElementIndex) -> [NodeIndex] { graph.sources(of: element) }

  func stands(_ resource: ResourceIndex) -> Bool {
    graph.resources[Int(resource)].mergedInto < 0 && !graph.resources[Int(resource)].isDropped
  }

  func root(_ resource: ResourceIndex) -> ElementIndex { graph.resources[Int(resource)].root }

  /// What a Reference element points to.
  func party(_ reference: ElementIndex) -> Party? {
    guard reference >= 0 else { return nil }
    let link = child(names.reference, of: reference)
    let target = graph.target(of: link)
    if target >= 0 { return .resource(target) }
    if let address = graph.string(link), !address.isEmpty {
      if let resource = addresses[address] { return .resource(graph.standing(resource)) }
      return .named(address)
    }
    let identifier = child(names.identifier, of: reference)
    guard identifier >= 0, let value = graph.string(of: identifier, names.value) else { return nil }
    return .named((graph.string(of: identifier, names.system) ?? "") + "|" + value)
  }

  /// The resource of the graph that a Reference element points to; nil for one outside.
  func resource(_ reference: ElementIndex) -> ResourceIndex? {
    guard case .resource(let resource) = party(reference) else { return nil }
    return resource
  }

  /// Someone by what the source calls them: resources of one person are made into one only when the graph is finished.
  func person(_ reference: ElementIndex) -> Party? {
    let party = party(reference)
    guard case .resource(let resource)? = party else { return party }
    if let known = people[resource] { return known }
    let person = person(of: resource)
    people[resource] = person
    return person
  }

  private func person(of resource: ResourceIndex) -> Party {
    if let identifier = identifier(of: resource) {
      return .named((identifier.system ?? "") + "|" + identifier.value)
    }
    let name = child(names.name, of: root(resource))
    guard name >= 0 else { return .resource(resource) }
    let parts = graph.children(of: name).compactMap { graph.string($0) }
    return parts.isEmpty ? .resource(resource) : .named(parts.joined(separator: " "))
  }

  /// The codings of a CodeableConcept that have a code.
  func codings(of concept: ElementIndex) -> [CodeUse] {
    var uses: [CodeUse] = []
    for element in children(names.coding, of: concept) {
      if let use = coding(element) { uses.append(use) }
    }
    return uses
  }

  /// Beyond these a document only makes looking through them dear.
  private static let mostMet = 24

  /// A code system, as an element names it.
  private struct MetSystem {
    var name = ""
    var uri: String?
  }

  private func system(_ element: ElementIndex) -> MetSystem {
    guard element >= 0 else { return MetSystem() }
    if let known = metAt.firstIndex(where: { graph.haveSameText($0, element) }) { return met[known] }
    let name = graph.string(element) ?? ""
    let new = MetSystem(name: name, uri: systems.uri(of: name))
    if met.count < Self.mostMet {
      met.append(new)
      metAt.append(element)
    }
    return new
  }

  /// Whether two elements hold the same text, or neither is there.
  func haveSameText(_ a: ElementIndex, _ b: ElementIndex) -> Bool {
    a < 0 || b < 0 ? a == b : graph.haveSameText(a, b)
  }

  /// The only coding of a CodeableConcept; -1 where it has none or several.
  func onlyCoding(of concept: ElementIndex) -> ElementIndex {
    var codings = children(names.coding, of: concept)
    guard let only = codings.next(), codings.next() == nil else { return -1 }
    return only
  }

  /// What a coding says; nil for one without a code.
  func coding(_ element: ElementIndex) -> CodeUse? {
    guard let code = graph.string(child(names.code, of: element)), !code.isEmpty else { return nil }
    let system = system(child(names.system, of: element))
    return CodeUse(system: system.name, uri: system.uri, code: code, element: element)
  }

  /// The text of a CodeableConcept.
  func text(of concept: ElementIndex) -> String? { concept < 0 ? nil : graph.string(of: concept, names.text) }

  /// Where an element came from: its own source, else the nearest below it that has one, else the nearest above.
  func source(of element: ElementIndex) -> NodeIndex {
    var pending = [element]
    while let next = pending.popLast() {
      if graph[next].source >= 0 { return graph[next].source }
      pending += graph.children(of: next).reversed()
    }
    var above = graph[element].parent
    while above >= 0 {
      if graph[above].source >= 0 { return graph[above].source }
      above = graph[above].parent
    }
    return .none
  }

  /// The rule that wrote an element, as `map#id`.
  func rule(of element: ElementIndex) -> String { symbols.name(graph[element].rule) }

  /// The identifiers of a resource, those with a value.
  func identifiers(of resource: ResourceIndex) -> [BusinessIdentifier] {
    var identifiers: [BusinessIdentifier] = []
    for element in children(names.identifier, of: root(resource)) {
      if let identifier = identifier(element) { identifiers.append(identifier) }
    }
    return identifiers
  }

  /// The first identifier of a resource that has a value.
  func identifier(of resource: ResourceIndex) -> BusinessIdentifier? {
    for element in children(names.identifier, of: root(resource)) {
      if let identifier = identifier(element) { return identifier }
    }
    return nil
  }

  private func identifier(_ element: ElementIndex) -> BusinessIdentifier? {
    guard let value = graph.string(child(names.value, of: element)) else { return nil }
    return BusinessIdentifier(system: graph.string(child(names.system, of: element)), value: value)
  }

  /// The extensions of an element with a URL.
  func extensions(_ url: String, of element: ElementIndex) -> NamedExtensions {
    NamedExtensions(view: self, url: url, extensions: children(names.extensions, of: element))
  }
}

/// The extensions of one URL of an element, in the order of writing.
struct NamedExtensions: Sequence, IteratorProtocol {
  let view: GraphView
  let url: String
  fileprivate(set) var extensions: NamedChildren

  mutating func next() -> ElementIndex? {
    while let found = extensions.next() {
      if view.says(url, of: found, view.names.url) { return found }
    }
    return nil
  }

  /// The first of them.
  var first: ElementIndex? {
    var rest = self
    return rest.next()
  }
}
