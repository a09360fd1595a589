import Diagnostics
import ResourceModel
import ResourceWriter
import SourceModel
import Tables
import Terminology

/// What a test writes into an element.
enum Content: ExpressibleByStringLiteral {
  case text(String)
  /// A number or boolean, as it is written.
  case literal(String)
  /// A reference to a resource made before.
  case to(ResourceIndex)

  init(stringLiteral value: String) { self = .text(value) }
}

/// Makes small graphs by hand and finishes and writes them. The data are synthetic.
struct Builder {
  var symbols = SymbolTable()
  var definitions: R4Definitions
  var graph = ResourceGraph()
  var tree = SourceTree()
  var finisher: GraphFinisher
  var writer = ResourceWriter()
  var options = WriterOptions(productVersion: "1.0", mappingHash: "beef")
  var evidence = Evidence(origin: Origin(input: "test", frame: 1))
  var problems: [Diagnostic] = []

  /// - Parameter identity: replaces terminology/identity.csv.
  init(identity: String? = nil) {
    let shipped = TableLibrary()
    definitions = R4Definitions(library: shipped)
    let systems = CodeSystems(library: shipped, problems: &problems)
    var keyed = shipped
    if let identity {
      let layer = TableLayer(name: "test/", files: ["terminology/identity.csv": Array(identity.utf8)])
      keyed = TableLibrary(overlays: [layer], includingShipped: false)
    }
    let keys = IdentityKeys(library: keyed, problems: &problems)
    finisher = GraphFinisher(library: shipped, keys: keys, systems: systems, symbols: &symbols, problems: &problems)
    graph.documentIdentity = "clinic|DOC1"
    graph.facility = "clinic"
    tree.begin(Array("MSH|x\rPR1|1\rPR1|2".utf8), syntax: .hl7v2, rootKind: .message)
    segment("MSH", at: 0, length: 5)
  }

  /// Appends a segment to the document.
  @discardableResult
  mutating func segment(_ name: String, at start: Int = 0, length: Int = 5) -> NodeIndex {
    tree.append(symbols.intern(name), .segment, to: tree.root, start: start, length: length)
  }

  /// Makes a resource. A path's label tells entries of a list apart: `name[a].family`.
  @discardableResult
  mutating func add(
    _ type: String, _ members: KeyValuePairs<String, Content> = [:], at node: NodeIndex = 1, rule: String = "Test#make"
  ) -> ResourceIndex {
    let id = definitions.type(type) ?? TypeID(index: 0)
    let resource = graph.makeResource(id, from: node, rule: symbols.intern(rule))
    for (path, content) in members { set(path, content, in: resource, node: node) }
    return resource
  }

  /// Writes one element of a resource.
  mutating func set(_ path: String, _ content: Content, in resource: ResourceIndex, node: NodeIndex = 1) {
    let element = element(path, in: resource, node: node)
    switch content {
    case .text(let text): graph.setString(text, of: element)
    case .literal(let text): graph.setLiteral(text, of: element)
    case .to(let target): graph.setTarget(target, of: element)
    }
  }

  /// The element at a path, made where it is not there yet.
  @discardableResult
  mutating func element(_ path: String, in resource: ResourceIndex, node: NodeIndex = 1) -> ElementIndex {
    var at = graph.resources[Int(resource)].root
    for step in path.split(separator: ".") {
      let parts = step.split(separator: "[")
      let label = parts.count > 1 ? symbols.intern(String(parts[1].dropLast())).id : 0
      let name = symbols.intern(String(parts[0]))
      if let known = graph.children(name, of: at).first(where: { graph[$0].entry == label }) {
        at = known
        continue
      }
      let rule = symbols.intern("Test#\(parts[0])")
      if let id = definitions.element(name, of: graph[at].type, &symbols) {
        at = graph.append(id, named: name, type: definitions[id].type, to: at, rule: rule, source: node)
      } else {
        at = graph.append(.unknown, named: name, type: graph[at].type, to: at, rule: rule, source: node)
      }
      graph[at].entry = .init(label)
    }
    return at
  }

  /// Finishes the graph.
  mutating func finish() {
    var draft = Draft(options)
    finisher.finish(
      &graph, tree: &tree, symbols: &symbols, definitions: &definitions, evidence: &evidence, &draft)
  }

  /// Finishes the graph and writes it as Bundles.
  mutating func bundle() -> String {
    finish()
    return written {
      $0.writer.writeBundle($0.graph, definitions: $0.definitions, symbols: $0.symbols, options: $0.options, into: &$1)
    }
  }

  /// Finishes the graph and writes its resources, one a line.
  mutating func resources() -> String {
    finish()
    return writtenResources()
  }

  /// Writes the resources of the graph as it is.
  mutating func writtenResources() -> String {
    written {
      $0.writer.writeResources(
        $0.graph, definitions: $0.definitions, symbols: $0.symbols, options: $0.options, into: &$1)
    }
  }

  /// Writes the trace of the finished graph.
  mutating func trace(bundle: Bool = true) -> String {
    written {
      $0.writer.writeTrace(
        $0.graph, tree: $0.tree, definitions: $0.definitions, symbols: $0.symbols, options: $0.options, bundle: bundle,
        frame: 3, into: &$1)
    }
  }

  private mutating func written(_ write: (inout Builder, inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    write(&self, &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The id of a resource.
  func id(_ resource: ResourceIndex) -> String { graph.resources[Int(graph.standing(resource))].id }

  /// The codes reported, in order.
  var codes: [DiagnosticCode] { evidence.diagnostics.map(\.code) }

  /// The one line of a type in NDJSON.
  static func line(_ type: String, in lines: String) -> String {
    lines.split(separator: "\n").map(String.init).first { $0.hasPrefix("{\"resourceType\":\"\(type)\"") } ?? ""
  }
}
