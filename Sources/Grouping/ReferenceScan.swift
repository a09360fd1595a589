import SourceModel

/// Finds what FHIR refers to, by its bytes alone: it was read already.
enum ReferenceScan {
  private static let key = Array("reference".utf8)
  private static let history = Array("_history".utf8)

  /// Visits each literal reference to a resource by type and id.
  static func forEach(in bytes: Span<UInt8>, _ visit: (_ type: Span<UInt8>, _ name: Span<UInt8>) -> Void) {
    let quote = UInt8(ascii: "\"")
    var at = 0
    while at + key.count + 2 < bytes.count {
      guard bytes[at] == quote, bytes[at + 1] == key[0], stands(key, in: bytes, at: at + 1) else {
        at += 1
        continue
      }
      at += key.count + 1
      guard bytes[at] == quote else { continue }
      at += 1
      // The colon, and blanks around it.
      while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: ":") { at += 1 }
      guard at < bytes.count, bytes[at] == quote else { continue }
      let start = at + 1
      at = start
      while at < bytes.count, bytes[at] != quote, bytes[at] != UInt8(ascii: "\\") { at += 1 }
      tell(bytes.extracting(start..<at), visit)
    }
  }

  private static func tell(_ address: Span<UInt8>, _ visit: (Span<UInt8>, Span<UInt8>) -> Void) {
    let slash = UInt8(ascii: "/")
    var slashes: [Int] = []
    for at in address.indices where address[at] == slash { slashes.append(at) }
    var end = address.count
    if slashes.count > 2, stands(history, in: address, at: slashes[slashes.count - 2] + 1) {
      end = slashes[slashes.count - 2]
      slashes.removeLast(2)
    }
    guard let middle = slashes.last else { return }
    let start = slashes.count > 1 ? slashes[slashes.count - 2] + 1 : 0
    guard start < middle, middle + 1 < end else { return }
    visit(address.extracting(start..<middle), address.extracting(start..<end))
  }

  private static func stands(_ text: [UInt8], in bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + text.count <= bytes.count else { return false }
    return bytes.extracting(start..<start + text.count).isEqual(to: text.span)
  }
}
