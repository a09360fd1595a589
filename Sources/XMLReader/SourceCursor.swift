import CLibXML2
import Glibc

/// The source while it is parsed, and where libxml2 stands in it. The bytes stand still as long as that lasts.
///
/// A value of its own, small enough to be passed in registers: asked as methods of `ParseState`, these questions had the
/// whole state copied at every element.
struct SourceCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private let context: xmlParserCtxtPtr?

  init() {
    bytes = UnsafeBufferPointer(start: nil, count: 0)
    context = nil
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ context: xmlParserCtxtPtr) {
    self.bytes = bytes
    self.context = context
  }

  /// Where libxml2 stands: for tags, before `>` or `/>` at the start and behind `>` at the end.
  func position() -> Int {
    guard let input = context?.pointee.input, let at = input.pointee.cur, let base = input.pointee.base else {
      return 0
    }
    return min(Int(truncatingIfNeeded: input.pointee.consumed) + (at - base), bytes.count)
  }

  /// Where a pointer that libxml2 gave stands; nil when it points into a buffer of libxml2's own making.
  func offset(of pointer: UnsafePointer<UInt8>?) -> Int? {
    guard let pointer, let input = context?.pointee.input, let base = input.pointee.base, let end = input.pointee.end,
      pointer >= base, pointer < end
    else { return nil }
    return Int(truncatingIfNeeded: input.pointee.consumed) + (pointer - base)
  }

  /// Where the tag begins that has been read up to `end`: at the first `<` behind the last text or tag (`reached`),
  /// unless comments, CDATA sections or the like stand between; then at the last one, as no `<` can stand inside a tag.
  func tagStart(from reached: Int, before end: Int) -> Int {
    guard let base = bytes.baseAddress, reached < end, end <= bytes.count else { return min(end, bytes.count) }
    if let found = memchr(base + reached, 0x3C, end - reached) {
      let start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if start + 1 < end, bytes[start + 1] != UInt8(ascii: "!"), bytes[start + 1] != UInt8(ascii: "?") { return start }
    }
    var start = end
    while start > reached {
      start -= 1
      if bytes[start] == 0x3C { return start }
    }
    return end
  }

  /// Ends the parse.
  func stop() {
    if let context { xmlStopParser(context) }
  }
}
