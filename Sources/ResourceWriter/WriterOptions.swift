package import SourceModel

/// What the caller decides about the output.
package struct WriterOptions: Sendable {
  /// The two Bundle types that are written. R4 forbids references between the entries of a `batch`.
  package enum BundleType: String, Sendable { case transaction, collection }
  /// How a transaction writes its entries.
  package enum Method: Sendable {
    /// `PUT Type/id`: replaces what the server holds.
    case put
    /// `POST Type`, with `ifNoneExist` on the business identifier where there is one.
    case create
  }
  /// Which profiles may be claimed in `meta.profile`.
  package enum Profile: Sendable { case usCore, base }

  package var bundleType: BundleType
  package var method: Method
  /// Most entries in one Bundle, from 1; nil: no limit.
  package var maxEntries: Int?
  package var profile: Profile
  /// Indented for people, instead of one line a document.
  package var isPretty: Bool
  /// Fluoro's version, for its Device.
  package var productVersion: String
  /// Hash of the effective mapping set, for the same.
  package var mappingHash: String
  /// What the document at hand was found in.
  package var carrier: Carrier?

  package init(
    bundleType: BundleType = .transaction, method: Method = .put, maxEntries: Int? = nil, profile: Profile = .usCore,
    isPretty: Bool = false, productVersion: String = "", mappingHash: String = ""
  ) {
    self.bundleType = bundleType
    self.method = method
    self.maxEntries = maxEntries
    self.profile = profile
    self.isPretty = isPretty
    self.productVersion = productVersion
    self.mappingHash = mappingHash
  }
}
