public import Diagnostics

/// One of the documents that are read together: a line of FHIR in a group.
public struct FramePart: Sendable {
  /// Input and number.
  public var origin: Origin
  /// Where it stands in the frame's bytes.
  public var range: Range<Int>
  /// Where it begins in its input, from 0.
  public var offset: Int
  /// Others of the group refer to it: it is looked at, and written where it stands itself.
  public var isOnlySeen: Bool

  /// A document at a place of the frame's bytes.
  public init(origin: Origin, range: Range<Int>, offset: Int, isOnlySeen: Bool = false) {
    self.origin = origin
    self.range = range
    self.offset = offset
    self.isOnlySeen = isOnlySeen
  }
}

extension Frame {
  /// The documents that are read together as this one, each by itself; what is only seen is none of them.
  public var documents: [Frame] {
    parts.lazy.filter { !$0.isOnlySeen }.map { part in
      var frame = Frame(bytes: Array(bytes[part.range]), format: format, origin: part.origin, offset: part.offset)
      frame.findings = findings.filter { $0.origin == part.origin }
      return frame
    }
  }

  /// How many bytes its documents have.
  public var documentLength: Int {
    parts.isEmpty ? bytes.count : parts.reduce(0) { $0 + ($1.isOnlySeen ? 0 : $1.range.count) }
  }

  /// How many documents it is.
  public var documentCount: Int { parts.isEmpty ? 1 : parts.count { !$0.isOnlySeen } }
}

// Places in documents that were read together are places in each of them.
extension SourceTree {
  /// Notes which documents the frame is put together of; each is an item of the root.
  public mutating func setParts(_ parts: [FramePart]) { self.parts = parts }

  /// The number of the document that a byte of the frame belongs to; nil where there is only one.
  public func part(at byte: Int) -> Int? {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].range.lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The number of the document that a node belongs to; nil where there is only one, and for the root.
  public func part(of node: NodeIndex) -> Int? {
    if parts.isEmpty || node <= root || Int(node) >= nodes.count { return nil }
    return part(at: Int(nodes[Int(node)].start))
  }

  /// Whether a node belongs to a document that is only seen.
  public func isOnlySeen(_ node: NodeIndex) -> Bool { part(of: node).map { parts[$0].isOnlySeen } ?? false }

  /// The node of the document that a node belongs to, where several were read together; else none.
  public func partNode(around node: NodeIndex) -> NodeIndex {
    if parts.isEmpty || node <= root { return .none }
    var at = node
    while nodes[Int(at)].parent > root { at = nodes[Int(at)].parent }
    return at
  }

  /// The node of a document, by its number; none where it could not be read.
  public func partNode(_ number: Int) -> NodeIndex {
    // Documents are the root's children, in their order.
    let start = UInt32(truncatingIfNeeded: parts[number].range.lowerBound)
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if middle == 0 || nodes[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low].parent == root ? NodeIndex(low) : .none
  }

  /// How many bytes of the frame are its own: what is only seen stands behind them.
  public var ownLength: Int { parts.first(where: \.isOnlySeen)?.range.lowerBound ?? bytes.count }

  /// Makes a place in the frame one in the document that it belongs to.
  func settle(_ place: inout Place) {
    guard let number = part(at: place.byte) else { return }
    let part = parts[number]
    if let line = place.line { place.line = line - self.line(at: part.range.lowerBound) + 1 }
    place.length = min(place.length, part.range.upperBound - place.byte)
    place.byte -= part.range.lowerBound
    place.document = part.origin
  }
}
