package import Diagnostics
import ResourceWriter
package import SourceModel

/// What a run wants to keep of its documents beside their output.
package struct Reporting: Sendable {
  /// Findings as lines for people.
  package var people = false
  /// Of those, the errors only.
  package var errorsOnly = false
  /// Findings as `--errors` lines.
  package var errors = false
  /// The offending values too, in the lines for people.
  package var showsValues = false
  /// The bytes of documents that fail.
  package var keepsFailed = false

  package init() {}
}

/// What a stream has in it, in order.
package enum StreamItem: Sendable {
  case document(Frame)
  /// Something to say at this place that belongs to no document.
  case finding(Diagnostic)
}

/// A document that did not reach the output.
package struct FailedDocument: Sendable {
  package let frame: Frame
}

/// What became of some consecutive documents of a run.
package struct BatchResult: Sendable {
  /// What was asked for, in input order.
  package var output: [UInt8] = []
  /// For output by resource type: type → its lines.
  package var byType: [String: [UInt8]] = [:]
  package var trace: [UInt8] = []
  /// `--errors` lines.
  package var errors: [UInt8] = []
  /// Lines for people.
  package var people: [UInt8] = []
  package var failed: [FailedDocument] = []
  package var summary = RunSummary()

  package init() {}
}

/// The translation of a stream's documents.
package struct Conversion: ~Copyable, DocumentWork {
  private var translator: Translator
  private let reporting: Reporting
  private let byType: Bool

  /// - Parameter byType: sorts the output by resource type instead of by document.
  package init(_ translator: consuming Translator, _ reporting: Reporting = Reporting(), byType: Bool = false) {
    self.translator = translator
    self.reporting = reporting
    self.byType = byType
  }

  /// See `DocumentWork`.
  package func twin() -> Conversion { Conversion(translator.twin(), reporting, byType: byType) }

  /// Translates consecutive documents.
  package mutating func run(_ items: [StreamItem]) -> BatchResult {
    var batch = BatchResult()
    var output: [UInt8] = []
    for item in items {
      guard case .document(let frame) = item else {
        if case .finding(let finding) = item { batch.report(finding, reporting) }
        continue
      }
      var written: [ResourceWriter.WrittenResource] = []
      if !frame.parts.isEmpty {
        runGroup(frame, into: &output, &batch, &written)
      } else {
        translator.translateAll(frame, into: &output) { frame, document in
          batch.take(document, frame, reporting)
          if byType { written += document.written }
        }
      }
      if byType {
        for line in written { batch.byType[line.type, default: []] += output[line.range] }
        output.removeAll(keepingCapacity: true)
      }
    }
    batch.output = output
    return batch
  }

  /// Translates documents that are read together. Where they cannot be, each is translated alone: none is lost for
  /// another.
  private mutating func runGroup(
    _ group: Frame, into output: inout [UInt8], _ batch: inout BatchResult,
    _ written: inout [ResourceWriter.WrittenResource]
  ) {
    let (reporting, byType) = (reporting, byType)
    var (isRead, reason) = (true, Diagnostic?.none)
    translator.translateAll(group, into: &output) { frame, document in
      isRead = frame.parts.isEmpty || document.isConverted || document.isHeldBack
      reason = isRead ? nil : document.diagnostics.last
      guard isRead else { return }
      batch.take(document, frame, reporting)
      if byType { written += document.written }
    }
    if isRead { return }
    batch.report(.unreadTogether(group, because: reason), reporting)
    for frame in group.documents {
      translator.translateAll(frame, into: &output) { frame, document in
        batch.take(document, frame, reporting)
        if byType { written += document.written }
      }
    }
  }
}

extension Diagnostic {
  /// I110, for a group that could not be read as one.
  fileprivate static func unreadTogether(_ group: Frame, because reason: Diagnostic?) -> Diagnostic {
    Diagnostic(
      .groupTakenApart,
      "\(group.documentCount) documents that belong together could not be read as one; each was read alone"
        + (reason.map { ": \($0.code.rawValue), \($0.message)" } ?? ""),
      remedy: "group by encounter, or convert them alone", origin: group.origin)
  }
}

extension BatchResult {
  fileprivate mutating func take(_ document: Translated, _ frame: Frame, _ reporting: Reporting) {
    count(document, frame)
    trace += document.trace
    for finding in document.diagnostics { report(finding, document.label(for: finding), reporting) }
    guard reporting.keepsFailed, !document.isConverted else { return }
    for frame in frame.parts.isEmpty ? [frame] : frame.documents { failed.append(FailedDocument(frame: frame)) }
  }

  private mutating func count(_ document: Translated, _ frame: Frame) {
    let count = frame.documentCount
    summary.documents += count
    summary.bytes += frame.documentLength
    summary.unmapped += document.unmappedCount
    guard document.isConverted else {
      summary.failed += count
      if let refusal = frame.refusal, refusal.code == .unknownFormat || refusal.code == .compressedInput {
        summary.unrecognised += 1
      }
      return
    }
    if !frame.parts.isEmpty { summary.groups += 1 }
    summary.converted += count
    summary.resources += document.resourceCount
    if !document.isComplete { summary.incomplete += 1 }
  }

  /// Tells of something that belongs to no document.
  fileprivate mutating func report(_ finding: Diagnostic, _ reporting: Reporting) {
    if finding.code == .groupTakenApart { summary.takenApart += 1 }
    report(finding, nil, reporting)
  }

  private mutating func report(_ finding: Diagnostic, _ label: DocumentLabel?, _ reporting: Reporting) {
    if reporting.people, !reporting.errorsOnly || finding.severity == .error {
      people += finding.rendered(showValues: reporting.showsValues).utf8
      people.append(0x0A)
    }
    if reporting.errors {
      let format = label?.format.rawValue
      errors += finding.renderedJSON(format: format, type: label?.type, control: label?.control).utf8
      errors.append(0x0A)
    }
  }
}
