import ResourceWriter

extension Translator {
  /// Writes the last document's Bundle once more: for measuring the writer alone.
  package mutating func writeAgain(into out: inout [UInt8]) {
    stages.writer.writeBundle(
      stages.graph, definitions: stages.compiled.definitions, symbols: stages.compiled.symbols,
      options: stages.compiled.writing, into: &out)
  }
}
