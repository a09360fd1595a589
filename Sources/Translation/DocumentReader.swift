import Diagnostics
import HL7v2Reader
import JSONReader
import SourceModel
import XMLReader

/// One frame → one tree, whatever the format. Nothing behind it knows which reader ran. Not copyable, because libxml2's
/// context is not.
struct DocumentReader: ~Copyable, Sendable {
  private var er7 = HL7v2Reader()
  private var xml = XMLReader()
  private var json = JSONReader()
  private var shaper = V2XMLShaper()
  /// v2 XML as it was parsed, before it is shaped like ER7.
  private var unshaped = SourceTree()

  /// Reads the frame; what it does not throw about goes to `evidence`.
  mutating func read(
    _ frame: Frame, into tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence
  ) throws(Diagnostic) {
    switch frame.format {
    case .er7:
      try er7.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    case .v2xml:
      try xml.read(frame, into: &unshaped, symbols: &symbols, evidence: &evidence)
      try shaper.shape(unshaped, into: &tree, symbols: &symbols, evidence: &evidence)
    case .cda:
      try xml.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    case .fhir, .json:
      try json.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    }
  }
}
