/// Looks at start tags as they are written.
struct TagScan {
  private let source: UnsafeBufferPointer<UInt8>
  private var at: Int
  private let end: Int
  /// The number of the attribute that comes next, xmlns declarations not counted.
  private var next = 0

  /// Begins at a tag's `<`.
  init(_ source: UnsafeBufferPointer<UInt8>, tag: Range<Int>) {
    self.source = source
    at = tag.lowerBound
    end = min(tag.upperBound, source.count)
  }

  /// Where the value of the `wanted`th attribute (from 0) stands, between its quotes. To be asked in rising order.
  mutating func value(_ wanted: Int) -> Range<Int>? {
    while let (name, value) = pair() {
      if isDeclaration(name) { continue }
      next += 1
      if next > wanted { return value }
    }
    return nil
  }

  /// The next `name="value"`; names hold no quotes and no `=`, values not their own quote.
  private mutating func pair() -> (name: Range<Int>, value: Range<Int>)? {
    while at < end, source[at] != UInt8(ascii: "=") { at += 1 }
    var nameEnd = at
    while nameEnd > 0, PendingText.isBlank(source[nameEnd - 1]) { nameEnd -= 1 }
    var nameStart = nameEnd
    while nameStart > 0, !PendingText.isBlank(source[nameStart - 1]) { nameStart -= 1 }
    while at < end, source[at] != UInt8(ascii: "\""), source[at] != UInt8(ascii: "'") { at += 1 }
    guard at < end else { return nil }
    let quote = source[at]
    at += 1
    let start = at
    while at < end, source[at] != quote { at += 1 }
    let value = start..<at
    at += 1
    return (nameStart..<nameEnd, value)
  }

  /// `xmlns` or `xmlns:prefix`.
  private func isDeclaration(_ name: Range<Int>) -> Bool {
    let mark: StaticString = "xmlns"
    guard name.count >= mark.utf8CodeUnitCount else { return false }
    for i in 0..<5 where source[name.lowerBound + i] != mark.utf8Start[i] { return false }
    return name.count == 5 || source[name.lowerBound + 5] == UInt8(ascii: ":")
  }

  /// The first start tag that is longer than the limit.
  ///
  /// As no `<` can stand inside a tag, only a stretch without `<` of that length can be one; such a stretch is rare,
  /// and only then is the tag read.
  static func tooLong(in source: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    var mark = source.firstIndex(of: UInt8(ascii: "<")) ?? source.count
    while source.count - mark > limit {
      var at = mark + limit
      while at > mark, source[at] != UInt8(ascii: "<") { at -= 1 }
      if at > mark {
        mark = at
        continue
      }
      if isTag(source, at: mark, length: limit) { return mark }
      at = mark + limit
      while at < source.count, source[at] != UInt8(ascii: "<") { at += 1 }
      mark = at
    }
    return nil
  }

  /// Whether what begins at `start` can still be a start tag after `length` bytes: a name, then attributes.
  private static func isTag(_ source: UnsafeBufferPointer<UInt8>, at start: Int, length: Int) -> Bool {
    let first = source[start + 1]
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") || first == UInt8(ascii: "/") { return false }
    var quote: UInt8 = 0
    for i in start + 1..<start + length {
      let byte = source[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return false
      }
    }
    return true
  }
}
