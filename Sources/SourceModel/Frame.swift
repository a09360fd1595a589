public import Diagnostics

/// The formats that Fluoro reads.
public enum Format: String, Sendable, CaseIterable {
  /// HL7 v2 in vertical-bar encoding.
  case er7
  /// HL7 v2 in the XML encoding (urn:hl7-org:v2xml).
  case v2xml
  /// CDA R2, C-CDA included.
  case cda
  /// FHIR JSON.
  case fhir
  /// Any other JSON, read by a map of its own.
  case json
}

/// One document as it came, and where it came from. It owns its bytes.
public struct Frame: Sendable {
  /// The document's bytes, without what only frames it (MLLP blocks, batch segments).
  public var bytes: [UInt8]
  /// What it looks like.
  public var format: Format
  /// Input and number.
  public var origin: Origin
  /// Where `bytes` begins in the input, from 0.
  public var offset: Int
  /// Findings made while it was cut out, to be reported with the document.
  public var findings: [Diagnostic] = []
  /// A document that could not be cut out or is not to be read: why. Its bytes go to quarantine.
  public var refusal: Diagnostic? {
    get { refused.first }
    set { refused = newValue.map { [$0] } ?? [] }
  }
  /// What it was found in, when it came inside another document.
  public var carrier: Carrier?
  /// The documents that are read together as this one, in order; empty for a document that stands alone. What is only
  /// seen comes last.
  public var parts: [FramePart] = []

  /// The refusal, if any, out of line: frames are moved often, and a finding is larger than all the rest of one.
  private var refused: [Diagnostic] = []

  /// A document as it was cut out of its input.
  public init(bytes: [UInt8], format: Format, origin: Origin, offset: Int) {
    self.bytes = bytes
    self.format = format
    self.origin = origin
    self.offset = offset
  }
}
