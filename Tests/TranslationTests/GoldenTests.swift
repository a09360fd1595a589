import SourceModel
import TestKit
import Testing
import Translation

/// Every sample gives the Bundle, the model and the trace that stand beside it.
struct GoldenTests {
  private static let stamp = (version: "VERSION", mappingHash: "MAPPING-HASH")

  @Test("a sample's Bundle is the one that stands beside it", arguments: Sample.all)
  func bundle(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.isPretty = true
    options.stamp = Self.stamp
    let documents = try Translating.documents(sample.bytes, options)
    for document in documents { #expect(document.isConverted, "\(document.findings)") }
    #expect(Golden.difference(documents.flatMap(\.output), from: sample.expectation("bundle.json")) == nil)
  }

  @Test("a sample's procedures are those that stand beside it", arguments: Sample.all)
  func model(_ sample: Sample) throws {
    let output = try Translating.output(sample.bytes, as: .model)
    #expect(Golden.difference(output, from: sample.expectation("model.json")) == nil)
  }

  @Test("a sample's trace is the one that stands beside it", arguments: Sample.all)
  func trace(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.isTraced = true
    options.stamp = Self.stamp
    let trace = try Translating.documents(sample.bytes, options).flatMap(\.trace)
    #expect(Golden.difference(trace, from: sample.expectation("trace.ndjson")) == nil)
  }

  @Test("samples are there for every format")
  func samplesExist() {
    for folder in ["cda", "fhir", "hl7v2", "json"] {
      #expect(Sample.all.count { $0.path.hasPrefix(folder + "/") } >= 3, "\(folder)")
    }
  }
}
