import ResourceModel
import SourceModel

/// A coding, read.
struct CodeUse: Equatable {
  var system: String
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
  let names: ElementNames
  let types: ResourceTypes
  private let symbols: SymbolTable
  /// FHIR input's own addresses: `Type/id` and full URLs.
  private let addresses: [String: ResourceIndex]
  /// Who the resources are that were asked about: every line of a bill names the same few.
  private var people: [ResourceIndex: Party] = [:]

  init(
    graph: ResourceGraph, names: ElementNames, types: ResourceTypes, definitions: R4Definitions, symbols: SymbolTable
  ) {
    self.graph = graph
    self.names = names
    self.types = types
    self.symbols = symbols
    var addresses: [String: ResourceIndex] = [:]
    for i in graph.resources.indices where graph.resources[i].isPassedThrough {
      let resource = graph.resources[i]
      if !resource.id.isEmpty { addresses[definitions[resource.type].name + "/" + resource.id] = ResourceIndex(i) }
      if !resource.fullURL.isEmpty { addresses[resource.fullURL] = ResourceIndex(i) }
    }
    self.addresses = addresses
  }

  /// The resources that stand for themselves and come out.
  func standing(of type: TypeID?) -> [ResourceIndex] {
    guard let type else { return [] }
    var found: [ResourceIndex] = []
    for i in graph.resources.indices where graph.resources[i].type == type && stands(ResourceIndex(i)) {
      found.append(ResourceIndex(i))
    }
    return found
  }

  subscript(_ resource: ResourceIndex) -> ResourceGraph.Resource { graph.resources[Int(resource)] }

  func stands(_ resource: ResourceIndex) -> Bool {
    graph.resources[Int(resource)].mergedInto < 0 && !graph.resources[Int(resource)].isDropped
  }

  func root(_ resource: ResourceIndex) -> ElementIndex { graph.resources[Int(resource)].root }

  /// What a Reference element points to.
  func party(_ reference: ElementIndex) -> Party? {
    guard reference >= 0 else { return nil }
    let link = graph.child(names.reference, of: reference)
    let target = graph.target(of: link)
    if target >= 0 { return .resource(target) }
    if let address = graph.string(link), !address.isEmpty {
      if let resource = addresses[address] { return .resource(graph.standing(resource)) }
      return .named(address)
    }
    let identifier = graph.child(names.identifier, of: reference)
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
    if let identifier = identifiers(of: resource).first {
      return .named((identifier.system ?? "") + "|" + identifier.value)
    }
    let name = graph.child(names.name, of: root(resource))
    guard name >= 0 else { return .resource(resource) }
    let parts = graph.children(of: name).compactMap { graph.string($0) }
    return parts.isEmpty ? .resource(resource) : .named(parts.joined(separator: " "))
  }

  /// The codings of a CodeableConcept that have a code.
  func codings(of concept: ElementIndex) -> [CodeUse] {
    guard concept >= 0 else { return [] }
    return graph.children(names.coding, of: concept).compactMap { element in
      guard let code = graph.string(of: element, names.code), !code.isEmpty else { return nil }
      return CodeUse(system: graph.string(of: element, names.system) ?? "", code: code, element: element)
    }
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
    graph.children(names.identifier, of: root(resource)).compactMap { element in
      guard let value = graph.string(of: element, names.value) else { return nil }
      return BusinessIdentifier(system: graph.string(of: element, names.system), value: value)
    }
  }

  /// The extensions of an element with a URL.
  func extensions(_ url: String, of element: ElementIndex) -> [ElementIndex] {
    graph.children(names.extensions, of: element).filter { graph.string(of: $0, names.url) == url }
  }
}
