import Glibc

/// An ER7 message as a test takes it apart, to write it in another way. Knows of HL7 only what it needs, and nothing of
/// the reader.
struct ER7Text {
  /// The segments, without what ends them.
  private(set) var segments: [[UInt8]]
  /// The characters of MSH-1 and MSH-2.
  private(set) var delimiters: [UInt8]

  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")

  /// Nil for what this cannot take apart: another order of line ends than one throughout, short delimiters.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("MSH".utf8)), bytes.count > 8 else { return nil }
    let hasReturn = bytes.contains(Self.cr)
    let hasFeed = bytes.contains(Self.lf)
    var plain = bytes
    if hasReturn, hasFeed {
      plain = []
      for (i, byte) in bytes.enumerated() where byte != Self.lf || i == 0 || bytes[i - 1] != Self.cr {
        plain.append(byte)
      }
      // A line feed of its own is part of a value.
      if plain.contains(Self.lf) { return nil }
    }
    let end = hasReturn ? Self.cr : Self.lf
    segments = plain.split(separator: end).map { Array($0) }
    segments.removeAll { $0.allSatisfy { $0 <= 0x20 } }
    let field = bytes[3]
    delimiters = [field] + segments[0][4...].prefix { $0 != field }
    guard delimiters.count >= 5, Set(delimiters).count == delimiters.count else { return nil }
    guard segments.allSatisfy({ $0.count == 3 || $0.count > 3 && $0[3] == field }) else { return nil }
  }

  /// Joined again.
  func bytes(ending end: String = "\r", isLastEnded: Bool = true) -> [UInt8] {
    Array(segments.joined(separator: Array(end.utf8))) + (isLastEnded ? Array(end.utf8) : [])
  }

  /// A sign that the message does not have, for each wanted.
  func unused(_ count: Int) -> [UInt8]? {
    var free = Array("!$%;?@_`{}<>=+*:/'()".utf8) + Array(1...6)
    for segment in segments { free.removeAll { segment.contains($0) } }
    return free.count < count ? nil : Array(free.prefix(count))
  }

  /// With other delimiters. An escaped delimiter becomes the sign that it stood for, which is none any more.
  func with(delimiters new: [UInt8]) -> ER7Text {
    var other = self
    other.delimiters = new
    for (number, segment) in segments.enumerated() {
      let start = number == 0 ? 4 + delimiters.count - 1 : 0
      var written = number == 0 ? Array("MSH".utf8) + new : []
      var i = start
      while i < segment.count {
        if segment[i] == delimiters[3], let (text, width) = sequence(segment, at: i, escape: new[3]) {
          written += text
          i += width
          continue
        }
        let known = delimiters.prefix(5).firstIndex(of: segment[i])
        written.append(known.map { $0 == 3 ? segment[i] : new[$0] } ?? segment[i])
        i += 1
      }
      other.segments[number] = written
    }
    return other
  }

  /// What an escape sequence is written as with another escape character; nil where none stands.
  private func sequence(_ segment: [UInt8], at index: Int, escape: UInt8) -> (text: [UInt8], width: Int)? {
    guard let end = segment[(index + 1)...].firstIndex(of: delimiters[3]) else { return nil }
    let content = Array(segment[index + 1..<end])
    let width = end + 1 - index
    let stands: [UInt8: Int] = [0x46: 0, 0x53: 1, 0x52: 2, 0x45: 3, 0x54: 4]
    if content.count == 1, let delimiter = stands[content[0]] { return ([delimiters[delimiter]], width) }
    if content == Array("P".utf8) { return ([delimiters.count > 5 ? delimiters[5] : UInt8(ascii: "#")], width) }
    let isKnown =
      content.first == UInt8(ascii: "X") || content.first == UInt8(ascii: ".") || content == [0x48] || content == [0x4E]
    return isKnown && Self.isWellFormed(content) ? ([escape] + content + [escape], width) : nil
  }

  private static func isWellFormed(_ content: [UInt8]) -> Bool {
    if content[0] == UInt8(ascii: "X") {
      return content.count > 1 && content.count % 2 == 1
        && content.dropFirst().allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
        }
    }
    if content[0] != UInt8(ascii: ".") { return true }
    let name = String(decoding: content.dropFirst().prefix(2), as: UTF8.self).lowercased()
    let rest = content.dropFirst(3)
    if ["br", "ce", "fi", "nf"].contains(name) { return rest.isEmpty }
    return ["sp", "sk", "in", "ti"].contains(name) && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// With a field of the header set.
  func with(header number: Int, _ text: String) -> ER7Text {
    var other = self
    var fields = segments[0].split(separator: delimiters[0], omittingEmptySubsequences: false).map { Array($0) }
    while fields.count < number { fields.append([]) }
    fields[number - 1] = Array(text.utf8)
    other.segments[0] = Array(fields.joined(separator: [delimiters[0]]))
    return other
  }

  /// With text put behind every family name of the patient; nil without one.
  func withName(_ text: String) -> ER7Text? {
    var other = self
    var isFound = false
    for (number, segment) in segments.enumerated() where segment.starts(with: Array("PID".utf8)) {
      var fields = segment.split(separator: delimiters[0], omittingEmptySubsequences: false).map { Array($0) }
      guard fields.count > 5, let end = fields[5].firstIndex(where: { delimiters.contains($0) }), end > 0 else {
        continue
      }
      guard fields[5][0] != UInt8(ascii: "\"") else { continue }
      fields[5].insert(contentsOf: Array(text.utf8), at: end)
      other.segments[number] = Array(fields.joined(separator: [delimiters[0]]))
      isFound = true
    }
    return isFound ? other : nil
  }

  /// With a segment of nobody's put behind another.
  func inserting(_ line: String, behind number: Int) -> ER7Text {
    var other = self
    let written = String(line.map { $0 == "|" ? Character(Unicode.Scalar(delimiters[0])) : $0 })
    other.segments.insert(Array(written.utf8), at: min(number + 1, segments.count))
    return other
  }
}

/// Text in another character set, by glibc's iconv; nil when it cannot be written so.
func encoded(_ text: [UInt8], as name: String) -> [UInt8]? {
  guard let handle = iconv_open(name, "UTF-8"), handle != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(handle) }
  var output = [UInt8](repeating: 0, count: text.count * 4 + 64)
  var input = text
  let (unread, free) = input.withUnsafeMutableBytes { source in
    output.withUnsafeMutableBytes { target in
      var from: UnsafeMutablePointer<CChar>? = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var into: UnsafeMutablePointer<CChar>? = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (unread, free) = (source.count, target.count)
      let result = iconv(handle, &from, &unread, &into, &free)
      iconv(handle, nil, nil, &into, &free)
      return (result == 0 ? unread : 1, free)
    }
  }
  return unread == 0 ? Array(output.dropLast(free)) : nil
}
