import Crypto

/// The SHA-256 of bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
package func sha256Hex(_ bytes: Span<UInt8>) -> String {
  var hash = SHA256()
  // The pointer is read while it is valid, inside the closure.
  bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in hash.finalize() { appendHex(byte, to: &text) }
  return String(decoding: text, as: UTF8.self)
}

/// A UUID made from a name, version 5 (RFC 9562 §5.5, RFC 4122 §4.3).
package struct UUIDv5: Sendable, Hashable {
  /// Its 16 bytes.
  package let bytes: [UInt8]

  /// The namespace for URLs (RFC 9562 §6.6).
  package static let url = UUIDv5(bytes: [
    0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
  ])
  /// The namespace for domain names (RFC 9562 §6.6).
  package static let dns = UUIDv5(bytes: [
    0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
  ])
  /// Fluoro's own namespace, under which it makes every id: the UUID of its canonical base, without a final slash, in
  /// the namespace for URLs. Written out, because ids must outlive a change of that base.
  package static let product = UUIDv5(bytes: [
    0xc4, 0x86, 0xed, 0xa4, 0xbc, 0x2b, 0x59, 0x4a, 0x84, 0x4c, 0xa3, 0xc4, 0x45, 0x67, 0xa7, 0xbe,
  ])

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter name: UTF-8.
  package init(_ name: [UInt8], in namespace: UUIDv5) {
    var hash = Insecure.SHA1()
    namespace.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    name.withUnsafeBytes { hash.update(bufferPointer: $0) }
    var digest: [UInt8] = []
    digest.reserveCapacity(20)
    for byte in hash.finalize() { digest.append(byte) }
    digest.removeLast(digest.count - 16)
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    bytes = digest
  }

  /// As FHIR writes it: lower case, 8-4-4-4-12.
  package var text: String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (i, byte) in bytes.enumerated() {
      if i == 4 || i == 6 || i == 8 || i == 10 { text.append(0x2D) }
      appendHex(byte, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Appends a byte as two lower-case hexadecimal digits.
func appendHex(_ byte: UInt8, to out: inout [UInt8]) {
  out.append(hexDigit(byte >> 4))
  out.append(hexDigit(byte & 0x0F))
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
