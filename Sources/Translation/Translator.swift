import Diagnostics
import Interventional
import Mapping
import ResourceModel
import ResourceWriter
package import SourceModel

/// Documents in, FHIR out: the whole pipeline as one value, without I/O, clock or randomness. The same document and
/// tables give the same bytes.
///
/// It keeps storage from one document to the next and nothing else. Each worker has one of its own, made by `twin()`.
public struct Translator: ~Copyable, Sendable {
  package let tables: MappingSet
  package let options: TranslationOptions
  var stages: Stages

  /// Names from documents that a translator may take in before it starts afresh: an endless stream of new JSON keys
  /// must not fill the memory.
  static let mostNames = 200_000

  /// Compiles the tables. The shipped ones are proven when the product is built, so only the maps that documents need
  /// are compiled, when they are needed; with an overlay everything is compiled and checked first.
  public init(_ tables: MappingSet = MappingSet(), options: TranslationOptions = TranslationOptions())
    throws(BrokenTables)
  {
    self.tables = tables
    self.options = options
    stages = Stages(try CompiledTables(tables, options))
  }

  private init(beside other: borrowing Translator) {
    tables = other.tables
    options = other.options
    stages = Stages(other.stages.compiled)
  }

  private init(beside other: borrowing Translator, options: TranslationOptions) {
    tables = other.tables
    self.options = options
    var compiled = other.stages.compiled
    let known = other.options.stamp == nil ? compiled.writing.mappingHash : tables.hash
    compiled.writing = CompiledTables.writerOptions(options, hash: options.stamp?.mappingHash ?? known)
    stages = Stages(compiled)
  }

  /// Another translator with the same tables and options, for another worker.
  public func twin() -> Translator { Translator(beside: self) }

  /// Another translator with the same tables that writes otherwise. How times without a zone are read stays.
  package func twin(writing options: TranslationOptions) -> Translator { Translator(beside: self, options: options) }

  /// Translates one document, then those inside it, outermost first.
  package mutating func translateAll(_ frame: Frame) -> [(frame: Frame, result: Translated)] {
    var output: [UInt8] = []
    var all: [(frame: Frame, result: Translated)] = []
    translateAll(frame, into: &output) { all.append(($0, $1)) }
    for i in all.indices { all[i].result.output = Array(output[all[i].result.range]) }
    return all
  }

  /// Translates one document, then those inside it, outermost first.
  /// - Parameters:
  ///   - output: gets what was asked for; the results' own is empty.
  ///   - take: is given each document with what became of it.
  package mutating func translateAll(
    _ frame: Frame, into output: inout [UInt8], _ take: (Frame, Translated) -> Void
  ) {
    var waiting: [Frame] = []
    var (next, count) = (Optional(frame), 0)
    while let frame = next {
      var result = translate(frame, into: &output)
      if count + waiting.count + result.embedded.count > Unwrapping.mostDocuments {
        result.diagnostics.append(Unwrapping.tooMany(frame.origin))
      } else if !result.embedded.isEmpty {
        waiting += result.embedded.reversed()
      }
      take(frame, result)
      count += 1
      next = waiting.popLast()
    }
  }

  /// Translates one document; those inside it are only found.
  package mutating func translate(_ frame: Frame) -> Translated {
    var output: [UInt8] = []
    var result = translate(frame, into: &output)
    result.output = output
    return result
  }

  /// Translates one document; those inside it are only found.
  /// - Parameter output: gets what was asked for; the result's own is empty.
  package mutating func translate(_ frame: Frame, into output: inout [UInt8]) -> Translated {
    if stages.compiled.symbols.count > Self.mostNames, let fresh = try? CompiledTables(tables, options) {
      stages = Stages(fresh)
    }
    let start = output.count
    var result = Translated(label: DocumentLabel(format: frame.format))
    var evidence = Evidence(origin: frame.origin)
    for finding in frame.findings { evidence.report(finding) }
    do throws(Diagnostic) {
      if let refusal = frame.refusal { throw refusal }
      let found = try stages.run(frame, &result.label, &evidence)
      result.isConverted = true
      finish(&result, found, frame.origin, &evidence, into: &output)
      if result.isConverted { result.embedded = stages.embedded(in: frame, &evidence) }
    } catch {
      evidence.reportOnce(error)
    }
    result.diagnostics = evidence.diagnostics
    if !frame.parts.isEmpty, !result.diagnostics.isEmpty { result.partLabels = stages.partLabels() }
    result.range = start..<output.count
    return result
  }

  /// Counts, judges and writes a document that was converted.
  private mutating func finish(
    _ result: inout Translated, _ found: [InterventionalProcedure], _ origin: Origin, _ evidence: inout Evidence,
    into output: inout [UInt8]
  ) {
    for resource in stages.graph.resources where !resource.isDropped && resource.mergedInto < 0 && !resource.isOnlySeen
    {
      result.resourceCount += 1
    }
    result.unmappedCount = evidence.diagnostics.count { $0.code == .unmappedValue }
    result.isComplete = result.unmappedCount == 0 && evidence.worst != .error
    if options.isStrict, !result.isComplete {
      result.isConverted = false
      evidence.report(
        Diagnostic(
          .incompleteDocument, "not written, because values are unmapped or elements were lost",
          remedy: "map what the findings above name, or convert without --strict"))
      return
    }
    write(&result, found, origin, into: &output)
    if options.isTraced {
      stages.writer.writeTrace(
        stages.graph, tree: stages.tree, definitions: stages.compiled.definitions, symbols: stages.compiled.symbols,
        options: stages.compiled.writing, bundle: options.form == .bundle, frame: origin.frame, into: &result.trace)
    }
  }

  private mutating func write(
    _ result: inout Translated, _ found: [InterventionalProcedure], _ origin: Origin, into output: inout [UInt8]
  ) {
    // The text, and as much again for the names and marks of a small document's elements, which weigh more there.
    let length = stages.graph.text.count
    let marks = min(stages.graph.elements.count * 24, length / 8 + 1 << 16)
    if output.isEmpty, options.form != .model { output.reserveCapacity(length + marks) }
    switch options.form {
    case .bundle:
      stages.writer.writeBundle(
        stages.graph, definitions: stages.compiled.definitions, symbols: stages.compiled.symbols,
        options: stages.compiled.writing, into: &output)
    case .resources:
      stages.writer.writeResources(
        stages.graph, definitions: stages.compiled.definitions, symbols: stages.compiled.symbols,
        options: stages.compiled.writing, into: &output, lines: &result.written)
    case .model:
      for procedure in found {
        let resource = stages.graph.resources[Int(stages.graph.standing(procedure.resource))]
        let document = stages.document(of: resource, origin, result.label)
        let line = procedure.json(
          id: resource.id, document: document, tree: stages.tree, symbols: stages.compiled.symbols)
        output.append(contentsOf: line.utf8)
        output.append(0x0A)
      }
    }
  }
}

extension Evidence {
  /// Reports what stopped a document, unless a stage has reported it already.
  fileprivate mutating func reportOnce(_ diagnostic: Diagnostic) {
    if diagnostics.contains(where: { $0.code == diagnostic.code && $0.place == diagnostic.place }) { return }
    report(diagnostic)
  }
}
