import Glibc
import SourceModel

/// glibc's iconv from one character set to UTF-8.
///
/// Unsafe: iconv wants pointers. They are made from spans and arrays for the length of one call, with their own counts.
struct CharacterConverter: ~Copyable {
  /// The set's name as glibc spells it.
  let name: String
  private let handle: iconv_t
  private var output = [UInt8](repeating: 0, count: 1024)

  /// Nil when this machine's glibc has no such set.
  init?(from name: String) {
    guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { return nil }
    self.handle = handle
    self.name = name
  }

  deinit { iconv_close(handle) }

  /// Appends the text to the tree's decoded texts, U+FFFD for each byte that belongs to no character.
  /// - Returns: whether all bytes were understood.
  mutating func convert(_ text: Span<UInt8>, into tree: inout SourceTree) -> Bool {
    var isWhole = true
    var start = 0
    // To the initial state: what an earlier value shifted to ended with it.
    iconv(handle, nil, nil, nil, nil)
    while start < text.count {
      let (read, written, isStuck) = step(text.extracting(start..<text.count))
      tree.decode(output.span.extracting(0..<written))
      start += read
      if isStuck, start < text.count {
        for byte: UInt8 in [0xEF, 0xBF, 0xBD] { tree.decode(byte) }
        start += 1
        isWhole = false
        iconv(handle, nil, nil, nil, nil)
      }
    }
    return isWhole
  }

  /// Converts until the output is full, the text ends, or a byte is not understood.
  private mutating func step(_ text: Span<UInt8>) -> (read: Int, written: Int, isStuck: Bool) {
    text.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        // iconv never writes to its input; its signature predates `const`.
        var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: input.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var into: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(output.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var unread = input.count
        var free = output.count
        let result = iconv(handle, &from, &unread, &into, &free)
        let isStuck = result == Int(bitPattern: UInt.max) && errno != E2BIG
        return (input.count - unread, output.count - free, isStuck)
      }
    }
  }
}
