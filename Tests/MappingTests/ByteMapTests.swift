import SourceModel
import Testing

/// Numbers by texts: a few are looked through, many are found by their hashes, and nobody can tell the difference.
struct ByteMapTests {
  private static func name(_ number: Int) -> [UInt8] { Array("Patient/\(number)".utf8) }

  @Test("each text has the number that it was given last, however many there are", arguments: [0, 1, 4, 5, 40, 3000])
  func finds(_ count: Int) {
    var map = ByteMap()
    // Emptied and filled again, as from document to document.
    for round in 0..<3 {
      map.removeAll()
      #expect(map.isEmpty)
      var (made, found) = (0, 0)
      for number in 0..<count {
        let name = Self.name(number)
        if map.set(-1, for: name.span) { made += 1 }
        if map.set(Int32(number + round), for: name.span) { made += 1 }
      }
      #expect(made == count)
      for number in 0..<count + 5 {
        let name = Self.name(number)
        let value = map[name.span]
        if number < count, value == Int32(number + round) { found += 1 }
        if number >= count { #expect(value == nil) }
      }
      #expect(found == count)
    }
  }

  @Test("texts of any length are told apart, and hash alike when they are alike", arguments: 0..<40)
  func lengths(_ count: Int) {
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    let (same, longer) = (Array(text), text + [UInt8(ascii: "a")])
    let (isSame, isLonger) = (text.span.isEqual(to: same.span), text.span.isEqual(to: longer.span))
    #expect(isSame)
    #expect(!isLonger)
    let (hash, hashOfSame, hashOfLonger) = (text.span.hash, same.span.hash, longer.span.hash)
    #expect(hash == hashOfSame)
    #expect(hash != hashOfLonger)
    for at in text.indices {
      var changed = text
      changed[at] = UInt8(ascii: "b")
      let (isChanged, hashOfChanged) = (text.span.isEqual(to: changed.span), changed.span.hash)
      #expect(!isChanged)
      #expect(hash != hashOfChanged)
    }
  }
}
