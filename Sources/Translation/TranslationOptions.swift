/// What a translator is to write, and how it is to read what the source leaves open.
public struct TranslationOptions: Sendable {
  /// What comes out of a document.
  public enum Form: String, Sendable, CaseIterable {
    /// One FHIR Bundle.
    case bundle
    /// Its resources, one a line.
    case resources
    /// The interventional procedures found in it, one a line.
    case model
  }

  /// Which kind of Bundle is written.
  public enum BundleKind: String, Sendable, CaseIterable {
    /// One that a server stores whole or not at all.
    case transaction
    /// One that only holds its entries together.
    case collection
  }

  /// How a transaction's entries are stored.
  public enum Write: String, Sendable, CaseIterable {
    /// `PUT Type/id`: a later document replaces what the server holds.
    case put
    /// `POST` with `ifNoneExist` on the business identifier: what the server holds stays.
    case create
  }

  /// Which profiles resources may claim.
  public enum Profile: String, Sendable, CaseIterable {
    /// US Core, on each resource that meets it in full.
    case usCore = "us-core"
    /// None.
    case base
  }

  /// What comes out of a document.
  public var form = Form.bundle
  /// Which kind of Bundle, where Bundles come out.
  public var bundleKind = BundleKind.transaction
  /// How a transaction stores its entries.
  public var write = Write.put
  /// Which profiles are claimed.
  public var profile = Profile.usCore
  /// Indented for people instead of one line.
  public var isPretty = false
  /// Most entries in one Bundle; nil for no limit.
  public var maxEntries: Int?
  /// Offset from UTC, in minutes, of times that bring none and whose document states none; nil cuts them to their date.
  public var assumedOffsetMinutes: Int?
  /// Leaves MSH-7's offset out of account for the other times of a message.
  public var ignoresMessageZone = false
  /// The folder below `json/` whose map every JSON document runs, instead of the one that recognises it.
  public var jsonMap: String?
  /// Whether each output leaf is to be traced to its source.
  public var isTraced = false
  /// Whether a document with an unmapped value or a lost element fails.
  public var isStrict = false

  /// Whether the internal model is read and written back; false only to measure what it costs.
  package var readsProcedures = true

  /// Version and mapping-set hash that the output names; nil: the true ones. Comparisons of outputs put fixed words here,
  /// so that an edited row moves only what it maps (the id of Fluoro's own Device is made of both).
  package var stamp: (version: String, mappingHash: String)?

  /// One transaction a document, claiming US Core where it is met.
  public init() {}
}
