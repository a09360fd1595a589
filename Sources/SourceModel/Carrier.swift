/// What a document was found in: a resource of another document.
public struct Carrier: Sendable, Hashable {
  /// The resource that holds it: `DocumentReference/ID`.
  public var resource: String
  /// SHA-256 of the bytes of the document that holds it, in hexadecimal.
  public var digest: String
  /// How many documents are around it, from 1.
  public var depth: Int

  /// - Parameter depth: how many documents are around it, from 1.
  public init(resource: String, digest: String, depth: Int) {
    self.resource = resource
    self.digest = digest
    self.depth = depth
  }
}
