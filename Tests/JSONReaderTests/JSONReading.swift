import Diagnostics
import JSONReader
import SourceModel

/// One reading of one document, and what came of it.
struct JSONReading {
  var tree = SourceTree()
  var symbols = SymbolTable()
  var evidence = Evidence()
  var fault: Diagnostic?

  init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
    var reader = JSONReader(limits: limits)
    read(bytes, with: &reader)
  }

  init(_ text: String, limits: JSONLimits = JSONLimits()) { self.init(Self.bytes(text), limits: limits) }

  /// Reads once more, into the same tree.
  mutating func read(_ bytes: [UInt8], with reader: inout JSONReader) {
    let frame = Frame(bytes: bytes, format: .json, origin: Origin(input: "test.json", frame: 1), offset: 0)
    fault = nil
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      fault = error
    }
  }

  /// Codes of the notes.
  var notes: [DiagnosticCode] { evidence.diagnostics.map(\.code) }

  /// Every node but the root: pointer, kind, text.
  var lines: [String] {
    tree.nodes.indices.dropFirst().map { line(NodeIndex($0)) }
  }

  /// One node.
  func line(_ node: NodeIndex) -> String {
    let it = tree[node]
    let text = it.state == .value ? " " + tree.text(of: node) : ""
    return "\(tree.path(of: node, symbols)) \(it.kind)\(text)"
  }

  /// Text with `«FF»` for bytes that a string literal cannot hold.
  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for (i, part) in text.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
      if i == 0 {
        bytes += Array(part.utf8)
        continue
      }
      let halves = part.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
      bytes += halves[0].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      if halves.count > 1 { bytes += Array(halves[1].utf8) }
    }
    return bytes
  }
}
