package import ResourceModel
package import SourceModel

/// Writes a finished graph as FHIR JSON. A worker keeps one and reuses its storage.
package struct ResourceWriter: Sendable {
  /// A resource's bytes in the output.
  package struct WrittenResource: Sendable {
    /// `Procedure`.
    package let type: String
    /// Its line, newline included.
    package let range: Range<Int>
  }

  private var elements = ElementWriter()
  private var trace = TraceWriter()
  private var compact: [UInt8] = []

  package init() {}

  /// Appends the document's Bundle as one line, or several where `maxEntries` splits it, in the order in which a server
  /// can take them.
  package mutating func writeBundle(
    _ graph: ResourceGraph, definitions: R4Definitions, symbols: SymbolTable, options: WriterOptions,
    into out: inout [UInt8]
  ) {
    elements.prepare(definitions, symbols)
    var view = GraphView(graph, definitions, form: .fullURL)
    view.isCreating = options.method == .create && options.bundleType == .transaction
    // What is only seen is in no part.
    if graph.resources.contains(where: \.isOnlySeen) { view.parts = graph.resources.map { $0.isOnlySeen ? -1 : 0 } }
    let order = graph.writingOrder()
    guard let most = options.maxEntries, most > 0, order.count > most else {
      writeLine(pretty: options.isPretty, into: &out) { $0.writeBundle(order, view, symbols, options, into: &$1) }
      return
    }
    let parts = BundleParts(order, view, most: most)
    view.parts = parts.partOfResource
    for (number, part) in parts.parts.enumerated() {
      view.part = Int32(number)
      writeLine(pretty: options.isPretty, into: &out) { $0.writeBundle(part, view, symbols, options, into: &$1) }
    }
  }

  /// Appends the document's resources, one a line; references are `Type/id`.
  package mutating func writeResources(
    _ graph: ResourceGraph, definitions: R4Definitions, symbols: SymbolTable, options: WriterOptions,
    into out: inout [UInt8]
  ) {
    var lines: [WrittenResource] = []
    writeResources(graph, definitions: definitions, symbols: symbols, options: options, into: &out, lines: &lines)
  }

  /// The same, noting where each resource stands, for one file a type.
  package mutating func writeResources(
    _ graph: ResourceGraph, definitions: R4Definitions, symbols: SymbolTable, options: WriterOptions,
    into out: inout [UInt8], lines: inout [WrittenResource]
  ) {
    elements.prepare(definitions, symbols)
    let view = GraphView(graph, definitions, form: .relative)
    for resource in graph.writingOrder() {
      let start = out.count
      writeLine(pretty: options.isPretty, into: &out) { $0.elements.write(resource, view, symbols, into: &$1) }
      lines.append(WrittenResource(type: view.typeName(of: resource), range: start..<out.count))
    }
  }

  /// Appends the trace: one line for each leaf of the output, in the order of writing.
  /// - Parameters:
  ///   - bundle: whether the output was a Bundle; otherwise there is no `fullUrl`, and no `request`.
  ///   - frame: the document's number in its input, from 1.
  package mutating func writeTrace(
    _ graph: ResourceGraph, tree: SourceTree, definitions: R4Definitions, symbols: SymbolTable, options: WriterOptions,
    bundle: Bool = true, frame: Int, into out: inout [UInt8]
  ) {
    let view = GraphView(graph, definitions, form: .fullURL)
    trace.write(
      graph, view, tree, definitions, symbols,
      request: bundle && options.bundleType == .transaction ? options.method : nil, isBundle: bundle, frame: frame,
      into: &out)
  }

  private mutating func writeLine(
    pretty: Bool, into out: inout [UInt8], _ write: (inout ResourceWriter, inout [UInt8]) -> Void
  ) {
    if pretty {
      var bytes = compact
      compact = []
      bytes.removeAll(keepingCapacity: true)
      write(&self, &bytes)
      indented(bytes[...], into: &out)
      compact = bytes
    } else {
      write(&self, &out)
    }
    out.append(0x0A)
  }

  private mutating func writeBundle(
    _ order: [ResourceIndex], _ view: GraphView, _ symbols: SymbolTable, _ options: WriterOptions,
    into out: inout [UInt8]
  ) {
    out.append(ascii: "{\"resourceType\":\"Bundle\",\"type\":\"")
    out.append(contentsOf: options.bundleType.rawValue.utf8)
    out.append(UInt8(ascii: "\""))
    if !order.isEmpty { out.append(ascii: ",\"entry\":[") }
    for resource in order {
      out.appendComma()
      out.append(ascii: "{\"fullUrl\":\"")
      view.appendFullURL(resource, to: &out)
      out.append(ascii: "\",\"resource\":")
      elements.write(resource, view, symbols, into: &out)
      if options.bundleType == .transaction { writeRequest(for: resource, view, into: &out) }
      out.append(UInt8(ascii: "}"))
    }
    out.append(ascii: order.isEmpty ? "}" : "]}")
  }

  /// FHIR R4 §3.1.0.11: what a server is to do with an entry.
  private func writeRequest(for resource: ResourceIndex, _ view: GraphView, into out: inout [UInt8]) {
    guard view.isCreating else {
      out.append(ascii: ",\"request\":{\"method\":\"PUT\",\"url\":\"")
      view.appendRelative(resource, to: &out)
      out.append(ascii: "\"}")
      return
    }
    out.append(ascii: ",\"request\":{\"method\":\"POST\",\"url\":\"")
    out.append(utf8: view.typeName(of: resource))
    out.append(UInt8(ascii: "\""))
    if view.isSearchable(resource), let identity = view.resources[Int(resource)].identity {
      out.append(ascii: ",\"ifNoneExist\":\"")
      out.append(search: identity)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: "}"))
  }
}

extension ResourceGraph {
  /// The resources that are written, in the order of writing, which `GraphFinisher` decides.
  package func writingOrder() -> [ResourceIndex] {
    var order: [ResourceIndex] = []
    order.reserveCapacity(resources.count)
    for i in resources.indices
    where !resources[i].isDropped && resources[i].mergedInto < 0 && !resources[i].isOnlySeen {
      order.append(ResourceIndex(i))
    }
    if order.count < 2 { return order }
    let resources = resources
    order.sort { (resources[Int($0)].rank, $0) < (resources[Int($1)].rank, $1) }
    return order
  }
}
