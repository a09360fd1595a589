/// How compressed files begin.
enum Compression {
  /// The longest of the beginnings, in bytes.
  static let reach = 6

  /// What unpacks ZIP archives, which are no single document.
  static let unzip = "unzip"

  /// Whether what begins with the byte may be compressed.
  static func mayBegin(_ byte: UInt8) -> Bool { [0x1F, 0x28, 0x50, 0x42, 0xFD].contains(byte) }

  /// The command that decompresses what begins so; nil when it is not compressed.
  static func tool(for bytes: Span<UInt8>) -> String? {
    func begins(_ magic: [UInt8]) -> Bool {
      guard bytes.count >= magic.count else { return false }
      for i in magic.indices where bytes[i] != magic[i] { return false }
      return true
    }
    if begins([0x1F, 0x8B]) { return "zcat" }
    if begins([0x28, 0xB5, 0x2F, 0xFD]) { return "zstdcat" }
    if begins([0x50, 0x4B, 0x03, 0x04]) { return unzip }
    if begins([0x42, 0x5A, 0x68]) { return "bzcat" }
    if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return "xzcat" }
    return nil
  }
}
