import Diagnostics
import Tables

/// How many fields HL7 v2 gives each segment, from `definitions/v2-segments.tsv`: the most that v2.5.1, v2.8.2 or the v2-to-FHIR guide names.
struct SegmentFields: Sendable {
  private var counts: [String: Int] = [:]

  init(library: TableLibrary) {
    for line in (library.files(named: "v2-segments").first.map(library.bytes(of:)) ?? []).split(separator: 0x0A) {
      let cells = line.split(separator: 0x09)
      guard cells.count == 2 else { continue }
      counts[String(decoding: cells[0], as: UTF8.self)] = Int(String(decoding: cells[1], as: UTF8.self))
    }
  }

  /// The first segment and field of an expression that HL7 does not define; Z-segments are the site's own.
  func unknownField(in operands: [OperandSyntax]) -> String? {
    for operand in operands {
      switch operand {
      case .path(let path):
        if let unknown = unknownField(in: path) { return unknown }
      case .choose(_, let inner):
        if let unknown = unknownField(in: inner) { return unknown }
      default: break
      }
    }
    return nil
  }

  private func unknownField(in path: PathSyntaxTree) -> String? {
    for (step, next) in zip(path.steps, path.steps.dropFirst()) where step.axis == .segment && next.axis == .component {
      if let count = counts[step.name], let field = Int(next.name), field > count { return "\(step.name)-\(field)" }
    }
    return nil
  }
}
