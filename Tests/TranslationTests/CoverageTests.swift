import Diagnostics
import JSONReader
import Mapping
import SourceModel
import TestKit
import Testing
import Translation

/// Nothing vanishes and nothing comes from nowhere, in any sample.
struct CoverageTests {
  /// Samples that show an unmapped value on purpose, with the paths that stay unmapped.
  private static let shown: [String: Set<String>] = [:]

  @Test("every populated value is mapped, knowingly left out, or read by a condition", arguments: Sample.all)
  func dispositions(_ sample: Sample) throws {
    var translator = try Translating.translator()
    let documents = Translating.frames(sample.bytes).flatMap { translator.translateAll($0).map(\.frame) }
    for frame in documents {
      let explanation = translator.explain(frame)
      #expect(explanation.isConverted)
      #expect(!explanation.inputs.isEmpty)
      let unmapped = explanation.inputs.filter { $0.disposition == .unmapped }.map(\.from.path)
      #expect(Set(unmapped) == Self.shown[sample.path] ?? [], "\(sample)")
    }
  }

  @Test("every output value has one line in the trace", arguments: Sample.all)
  func traceLines(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.form = .resources
    options.isTraced = true
    for document in try Translating.documents(sample.bytes, options) {
      var traced = OutputLeaves.traced(document.trace)
      for leaf in OutputLeaves.written(document.output) {
        let lines = traced.removeValue(forKey: leaf) ?? 0
        #expect(lines == 1, "\(leaf)")
      }
      #expect(traced.isEmpty, "traced but not written: \(traced.keys.sorted().prefix(5))")
    }
  }

  @Test("every line of the trace names a rule and how it came about", arguments: Sample.all)
  func traceRules(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.isTraced = true
    let words: Set = ["mapped", "constant", "derived", "default", "absent"]
    for document in try Translating.documents(sample.bytes, options) {
      for line in OutputLeaves.objects(document.trace) {
        #expect(line["rule"]?.contains("#") == true, "\(line)")
        #expect(words.contains(line["how"] ?? ""), "\(line)")
      }
    }
  }

  @Test("a sample is converted without a loss", arguments: Sample.all)
  func complete(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.isStrict = true
    guard Self.shown[sample.path] == nil else { return }
    for document in try Translating.documents(sample.bytes, options) {
      let findings = document.diagnostics.filter { $0.severity != .information }.map { $0.rendered() }
      #expect(document.isConverted, "\(findings)")
    }
  }
}
