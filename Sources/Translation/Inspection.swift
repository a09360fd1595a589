package import Diagnostics
package import SourceModel

/// A document as it was parsed, for whoever writes a map.
package struct Inspection: Sendable {
  /// One node of the tree.
  package struct Line: Sendable {
    /// As tables write it: `PID[1]-3.4`, `/ClinicalDocument/title`, `/case/levels/0`.
    package let path: String
    /// How deep it stands below the document, from 0.
    package let depth: Int
    /// `segment`, `field`, `element`, `@`, `string`…
    package let kind: String
    /// Its own text; nil when it has none.
    package let text: String?
    /// v2 `""`.
    package let isNull: Bool
    package let place: Place
  }

  package let label: DocumentLabel
  package let lines: [Line]
  package let diagnostics: [Diagnostic]
  /// Whether the document could be read.
  package let isRead: Bool
}

extension Translator {
  /// Parses one document and lists its nodes; nothing is mapped.
  package mutating func inspect(_ frame: Frame) -> Inspection {
    var evidence = Evidence(origin: frame.origin)
    for finding in frame.findings { evidence.report(finding) }
    var label = DocumentLabel(format: frame.format)
    do throws(Diagnostic) {
      if let refusal = frame.refusal { throw refusal }
      try stages.read(frame, &label, &evidence)
    } catch {
      evidence.report(error)
      return Inspection(label: label, lines: [], diagnostics: evidence.diagnostics, isRead: false)
    }
    return Inspection(label: label, lines: stages.treeLines(), diagnostics: evidence.diagnostics, isRead: true)
  }
}

extension Stages {
  /// Every node below the document, in document order.
  fileprivate func treeLines() -> [Inspection.Line] {
    var lines: [Inspection.Line] = []
    var at = tree.following(tree.root, within: tree.root)
    while at >= 0 {
      let node = tree[at]
      lines.append(
        Inspection.Line(
          path: tree.path(of: at, compiled.symbols), depth: depth(of: at), kind: String(describing: node.kind),
          text: node.state == .value ? tree.withText(of: at, Self.string) : nil, isNull: node.state == .null,
          place: Place(byte: Int(node.start), length: Int(node.length))))
      at = tree.following(at, within: tree.root)
    }
    return lines
  }

  private func depth(of node: NodeIndex) -> Int {
    var depth = 0
    var at = tree.parent(node)
    while at > 0 {
      depth += 1
      at = tree.parent(at)
    }
    return depth
  }

  private static func string(_ text: Span<UInt8>) -> String {
    text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
