package import Diagnostics
package import ResourceWriter
package import SourceModel

/// What became of one document.
public struct Translated: Sendable {
  /// What was asked for, one line an item, each with its newline; empty when the document failed.
  public internal(set) var output: [UInt8] = []
  /// One line an output leaf when the translator traces, otherwise empty.
  public internal(set) var trace: [UInt8] = []
  /// Whether the document reached the output.
  public internal(set) var isConverted = false
  /// Whether every populated value was mapped or knowingly left out, and no element was lost.
  public internal(set) var isComplete = false
  /// How many resources were written.
  public internal(set) var resourceCount = 0
  /// How many populated values no row maps.
  public internal(set) var unmappedCount = 0

  /// Where what was asked for stands among the output of the documents translated together with this one.
  package var range = 0..<0
  /// Where each resource stands in `output`, when resources were asked for.
  package var written: [ResourceWriter.WrittenResource] = []
  /// Documents that were found inside it, to be translated by themselves.
  package var embedded: [Frame] = []
  /// Whether it could have been written, and was not, because it is incomplete.
  var isHeldBack: Bool { diagnostics.contains { $0.code == .incompleteDocument } }

  /// Every finding, in the order made.
  package var diagnostics: [Diagnostic] = []
  /// What the document is; of documents that are read together, what the first one is.
  package var label: DocumentLabel
  /// What each of the documents is that were read together, where there is something to say about one.
  var partLabels: [Origin: DocumentLabel] = [:]

  init(label: DocumentLabel) { self.label = label }

  /// Each finding as one line of JSON, as the command's `--errors` writes it. No line holds a value of the document.
  public var findings: [String] {
    diagnostics.map { finding in
      let label = label(for: finding)
      return finding.renderedJSON(format: label.format.rawValue, type: label.type, control: label.control)
    }
  }

  /// What the document is that a finding is about.
  func label(for finding: Diagnostic) -> DocumentLabel {
    if partLabels.isEmpty { return label }
    return finding.origin.flatMap { partLabels[$0] } ?? label
  }
}

/// How a document names itself: what people search their own logs by.
package struct DocumentLabel: Sendable {
  /// How it is encoded.
  package var format: Format
  /// `DFT^P03`, a CDA's document type code, a FHIR resource type; nil when it could not be read.
  package var type: String?
  /// MSH-10, a CDA's document id, a resource's id; nil when there is none.
  package var control: String?

  init(format: Format) { self.format = format }
}
