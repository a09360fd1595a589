import ResourceModel
import SourceModel

/// The addresses of resources: what `fullUrl` says, and what references in the Bundle say.
enum ResourceAddress {
  /// The id that is made of a seed.
  static func id(of seed: String) -> String { UUIDv5(Array(seed.utf8), in: .product).text }

  /// The address of a resource with an id. FHIR input keeps its own; one that came without, under an id that is no UUID,
  /// gets a UUID made of that. Only who asks pays for it: a resource written alone has no address.
  static func of(_ resource: ResourceGraph.Resource, typeName: String) -> String {
    if !resource.fullURL.isEmpty { return resource.fullURL }
    let isMade = resource.isPassedThrough && !isUUID(resource.id)
    return "urn:uuid:" + (isMade ? id(of: typeName + "|fhir|" + resource.id) : resource.id)
  }

  /// Lower-case hexadecimal digits, 8-4-4-4-12, as FHIR wants a UUID.
  private static func isUUID(_ id: String) -> Bool {
    let bytes = id.utf8.span
    let dash = UInt8(ascii: "-")
    guard bytes.count == 36, bytes[8] == dash, bytes[13] == dash, bytes[18] == dash, bytes[23] == dash else {
      return false
    }
    var dashes = 0
    for at in bytes.indices {
      let byte = bytes[at]
      if byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6 { continue }
      guard byte == dash else { return false }
      dashes += 1
    }
    return dashes == 4
  }
}

extension Draft {
  /// How others refer to a resource that came as FHIR; empty for another, which is only referred to by its number.
  func address(of resource: ResourceIndex) -> String {
    let it = graph.resources[Int(resource)]
    return it.isPassedThrough ? ResourceAddress.of(it, typeName: typeName(resource)) : it.fullURL
  }
}
