import Framing
import SourceModel

// For programs that hold their documents in memory.
extension Translator {
  /// Translates every document in some bytes: ER7 (MLLP-framed, batched or bare), HL7 v2 XML, CDA and JSON, one or many,
  /// each recognised by itself. One result a document, in order; a document that fails costs none of the others.
  /// A document inside another one (a CDA in an OBX, in a Binary) comes right behind it.
  /// - Parameter input: what findings call these bytes.
  public mutating func translate(_ bytes: [UInt8], input: String = "-") -> [Translated] {
    var splitter = FrameSplitter(input: input)
    var frames: [Frame] = []
    splitter.push(bytes.span, into: &frames)
    splitter.finish(into: &frames)
    var results: [Translated] = []
    for frame in frames { results += translateAll(frame).map(\.result) }
    return results
  }
}
