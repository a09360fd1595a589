/// What the reading of a message's lines goes by.
struct MessageLine: ~Copyable {
  /// The header's delimiters.
  let delimiters: Delimiters
  /// What each byte does.
  let classes: ByteClasses
  /// Ends a value that its sender cut off (HL7 v2.7 §2.5.5.2); a line end, which ends no value, where MSH-2 sets none.
  let truncation: UInt8
  /// Makes the values' texts.
  var decoder: TextDecoder
  /// The header ends with CR alone: an LF is no segment's end by itself.
  private var endsWithReturn = true
  private var isHeaderRead = false
  /// Where the header begins, whose first two fields are its delimiters.
  let header: Int

  init(_ delimiters: Delimiters, _ set: CharacterSet, header: Int) {
    self.delimiters = delimiters
    self.header = header
    truncation = delimiters.statesTruncation ? delimiters.truncation : Byte.carriageReturn
    classes = ByteClasses(delimiters, set)
    decoder = TextDecoder(set, delimiters)
  }

  /// Whether a segment begins: a name, and behind it a separator, a line end or nothing.
  func isSegment(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 3 <= bytes.count, Byte.isCapital(bytes[start]) else { return false }
    for i in start + 1..<start + 3 where !Byte.isCapital(bytes[i]) && !Byte.isDigit(bytes[i]) { return false }
    guard start + 3 < bytes.count else { return true }
    return bytes[start + 3] == delimiters.field || Byte.endsLine(bytes[start + 3])
  }

  /// Whether the segment ends at this CR or LF.
  func endsSegment(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard bytes[index] == Byte.lineFeed, endsWithReturn else { return true }
    var next = index + 1
    while next < bytes.count, Byte.isBlank(bytes[next]) || Byte.endsLine(bytes[next]) { next += 1 }
    return next == bytes.count || isSegment(bytes, at: next)
  }

  /// The start of the next line, behind the end of one.
  mutating func next(_ bytes: Span<UInt8>, from end: Int, _ leniencies: inout Leniencies) -> Int {
    guard end < bytes.count else { return end }
    let hasReturn = bytes[end] == Byte.carriageReturn
    let hasFeed = !hasReturn || end + 1 < bytes.count && bytes[end + 1] == Byte.lineFeed
    if hasFeed {
      leniencies.insert(.lineFeeds)
      if !isHeaderRead { endsWithReturn = false }
    }
    isHeaderRead = true
    return end + (hasReturn && hasFeed ? 2 : 1)
  }
}
