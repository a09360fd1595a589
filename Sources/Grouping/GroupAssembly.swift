import Diagnostics
package import SourceModel

/// Documents on their way into one frame: those that are written, one a line, and behind them what they refer to and
/// that is written elsewhere. Who has their bytes is asked for one after the other.
package struct GroupAssembly {
  private let members: [Int]
  private var numbers: [Int]
  private var known: Set<Int>
  private var taken = 0
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  /// Up to where in `bytes` it has been looked for references.
  private var looked = 0
  private var steps = 0

  /// How many steps a group looks beyond its own: a role leads to its person, a request to its drug.
  private static let mostSteps = 2

  /// - Parameter members: documents that are read together; at least one.
  package init(_ members: [Int]) {
    self.members = members
    numbers = members
    known = Set(members)
  }

  /// The document that is wanted next; nil when all are there.
  package mutating func next(_ index: borrowing GroupIndex) -> Int? {
    if taken == numbers.count { lookBeyond(index) }
    return taken < numbers.count ? numbers[taken] : nil
  }

  /// Takes the bytes of the document that was wanted.
  package mutating func add(_ document: [UInt8]) {
    taken += 1
    // What stands alone is not copied.
    if bytes.isEmpty { bytes = document } else { bytes += document }
    ranges.append(bytes.count - document.count..<bytes.count)
    bytes.append(0x0A)
  }

  private mutating func lookBeyond(_ index: borrowing GroupIndex) {
    guard steps < Self.mostSteps, let first = members.first, index.looksBeyond(first) else { return }
    steps += 1
    var known: Set<Int> = []
    swap(&known, &self.known)
    let seen = index.seen(in: bytes.span.extracting(looked..<bytes.count), besides: &known)
    swap(&known, &self.known)
    looked = bytes.count
    var length = bytes.count
    for number in seen where length + index.entries[number].length < index.limit {
      length += index.entries[number].length + 1
      numbers.append(number)
    }
  }

  /// What is to be read. A document without others is itself.
  package consuming func frame(_ index: borrowing GroupIndex) -> Frame {
    let first = members[0]
    if numbers.count == 1 {
      bytes.removeLast()
      return index.frame(first, bytes: bytes)
    }
    var frame = index.frame(first, bytes: bytes)
    frame.findings = []
    for (place, number) in numbers.enumerated() {
      let document = index.frame(number, bytes: [])
      let isOnlySeen = place >= members.count
      frame.parts.append(
        FramePart(
          origin: document.origin, range: ranges[place], offset: document.offset, isOnlySeen: isOnlySeen))
      if isOnlySeen { continue }
      for var finding in document.findings {
        finding.origin = finding.origin ?? document.origin
        frame.findings.append(finding)
      }
    }
    return frame
  }
}
