import Diagnostics
import SourceModel

// Documents that are read together, and what any document had that JSON should not have.
extension JSONParse {
  /// Reads documents that stand one after the other; each becomes an item of the root.
  mutating func documents(_ frame: [UInt8], _ parts: [FramePart], limits: JSONLimits) throws(JSONFault) {
    begin(limits)
    tree.begin(frame, syntax: .json, rootKind: .array)
    tree.setParts(parts)
    var nodes = tree.takeNodes()
    defer { tree.giveBack(&nodes, count: count) }
    count = nodes.count
    for part in parts {
      // None runs over into the next one.
      let bytes = frame.span.extracting(0..<part.range.upperBound)
      at = part.range.lowerBound
      tree.noteLine(at: at)
      skipBlanks(bytes)
      guard at < bytes.count else { throw JSONFault(.empty, at: at) }
      if count + 1 >= nodes.count { nodes.append(contentsOf: repeatElement(.room, count: count + 64)) }
      var room = nodes.mutableSpan
      try value(bytes, bytes[at], item, in: tree.root, isItem: true, &room)
      try rest(bytes, &nodes)
      skipBlanks(bytes)
      if at < bytes.count { throw JSONFault(.extra, at: at) }
    }
  }

  /// Notes what the document had that JSON should not have.
  func reportLeniencies(to evidence: inout Evidence) {
    duplicates.report(to: &evidence, tree, symbols)
    strings.report(to: &evidence, tree)
  }
  /// Begins a frame.
  mutating func begin(_ limits: JSONLimits) {
    self.limits = limits
    if !keys.belong(to: symbols) { item = symbols.intern("item") }
    depth = 0
    count = 0
    duplicates.begin(limit: limits.duplicates)
    strings.begin()
  }
}
