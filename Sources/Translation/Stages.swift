import Diagnostics
import HL7v2Reader
import Interventional
import Mapping
import ResourceModel
import ResourceWriter
import SourceModel

/// The stages of the pipeline and the storage that they share and reuse from one document to the next.
struct Stages: ~Copyable, Sendable {
  var compiled: CompiledTables
  var reader = DocumentReader()
  var tree = SourceTree()
  var graph = ResourceGraph()
  var dispositions = Dispositions()
  var writer = ResourceWriter()
  private var draft: Draft
  /// The procedures of the document at hand.
  var procedures: [InterventionalProcedure] = []

  init(_ compiled: CompiledTables) {
    self.compiled = compiled
    draft = Draft(compiled.writing)
  }

  /// Reads a frame and makes its finished graph; `tree`, `dispositions` and `graph` hold it until the next one.
  /// - Returns: the interventional procedures found.
  mutating func run(_ frame: Frame, _ label: inout DocumentLabel, _ evidence: inout Evidence) throws(Diagnostic)
    -> [InterventionalProcedure]
  {
    graph.begin()
    try read(frame, &label, &evidence)
    let before = evidence
    let isRecognised = compiled.mapper.run(
      on: &tree, into: &graph, dispositions: &dispositions, symbols: &compiled.symbols,
      definitions: &compiled.definitions, evidence: &evidence)
    if !isRecognised, tree.syntax == .json {
      evidence = before
      throw unrecognisedJSON()
    }
    guard isRecognised, graph.resources.contains(where: { !$0.isDropped }) else { throw unrecognised(evidence) }
    if !tree.parts.isEmpty { graph.documentIdentity = tree.identityOfParts(compiled.symbols) }
    draft.options.carrier = frame.carrier
    compiled.finisher.unite(
      &graph, tree: &tree, symbols: &compiled.symbols, definitions: &compiled.definitions, evidence: &evidence, &draft)
    procedures =
      compiled.readsProcedures
      ? compiled.procedures.read(
        &graph, tree: tree, definitions: &compiled.definitions, symbols: &compiled.symbols, evidence: &evidence) : []
    // FHIR that stood in another document did not come by itself: its Provenance tells where it was found.
    if frame.carrier != nil { graph.noteEdit() }
    compiled.mapper.close(
      on: &tree, into: &graph, dispositions: &dispositions, symbols: &compiled.symbols,
      definitions: &compiled.definitions, evidence: &evidence)
    compiled.finisher.finish(
      &graph, tree: &tree, symbols: &compiled.symbols, definitions: &compiled.definitions, evidence: &evidence, &draft)
    // What is written elsewhere is told of there.
    if !tree.parts.isEmpty { evidence.forget(about: Set(tree.parts.lazy.filter(\.isOnlySeen).map(\.origin))) }
    return procedures
  }

  /// Reads a frame into `tree`.
  mutating func read(_ frame: Frame, _ label: inout DocumentLabel, _ evidence: inout Evidence) throws(Diagnostic) {
    try reader.read(frame, into: &tree, symbols: &compiled.symbols, evidence: &evidence)
    try HL7v2Reader.refuseEmpty(tree)
    label.read(tree, compiled.labels)
  }

  /// JSON that no map knows: the names of its root keys tell what it is.
  private func unrecognisedJSON() -> Diagnostic {
    var keys: [String] = []
    var at = tree.firstChild(tree.root)
    while at >= 0, keys.count < 20 {
      let key = compiled.symbols.name(tree[at].symbol)
      if keys.last != key { keys.append(key) }
      at = tree.nextSibling(at)
    }
    let names = keys.isEmpty ? "it has no root keys" : "its root keys are " + keys.joined(separator: ", ")
    return Diagnostic(
      .unrecognisedJSON, "no map recognises this JSON; \(names)",
      remedy: "write a map for it and a row in start.csv: Docs/tables.md shows how", place: Place(byte: 0, length: 0))
  }

  /// Why nothing came of a document that could be read.
  private func unrecognised(_ evidence: Evidence) -> Diagnostic {
    if let said = evidence.diagnostics.last(where: { $0.code == .noRecogniser }) { return said }
    return Diagnostic(
      .noRecogniser, "nothing in this document makes a resource", remedy: "give it a map, and a row in start.csv",
      place: Place(byte: 0, length: 0))
  }
}
