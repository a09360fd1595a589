/// The text of a resource's identity: `path=value` for each part of its key, joined by `&`. Where the key is the
/// business identifier alone it is a FHIR search: `identifier=SYSTEM|VALUE` (FHIR R4 §3.1.1.4.5).
struct IdentityText {
  /// How the text of a searchable identity begins.
  static let searchPrefix = "identifier="
  /// The key that makes a searchable identity.
  static let searchableKey = ["identifier.system", "identifier.value"]

  private(set) var text = ""

  /// Appends a part of a key.
  mutating func append(_ path: String, _ value: String) {
    if !text.isEmpty { text += "&" }
    text += path
    text += "="
    appendEscaped(value)
  }

  /// Makes the text of a business identifier.
  mutating func setIdentifier(system: String, value: String) {
    text = Self.searchPrefix
    appendEscaped(system)
    text += "|"
    appendEscaped(value)
  }

  /// What has a meaning in a search is escaped as FHIR R4 §3.1.1.4.5.1 says; `&` and `=` cannot be mistaken there, and
  /// in a text of several parts they stand behind a known path.
  private mutating func appendEscaped(_ value: String) {
    guard value.utf8.contains(where: Self.isSpecial) else {
      text += value
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 8)
    for byte in value.utf8 {
      if Self.isSpecial(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    text += String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "$")
  }
}

extension [UInt8] {
  /// Appends a searchable identity as a URL's query.
  mutating func append(search identity: String) {
    append(contentsOf: IdentityText.searchPrefix.utf8)
    append(percentEncoding: String(identity.dropFirst(IdentityText.searchPrefix.count)))
  }
}
