import SourceModel
import TestKit
import Testing
import Translation

/// Every sample gives the Bundle, the model and the trace that stand beside it.
struct GoldenTests {
  private static let fixed = [
    (MappingSet().hash, "MAPPING-HASH"), ("\"value\": \"\(Product.version)\"", "\"value\": \"VERSION\""),
  ]

  @Test("a sample's Bundle is the one that stands beside it", arguments: Sample.all)
  func bundle(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.isPretty = true
    let documents = try Translating.documents(sample.bytes, options)
    for document in documents { #expect(document.isConverted, "\(document.findings)") }
    let output = Golden.replacing(Self.fixed, in: documents.flatMap(\.output))
    #expect(Golden.difference(output, from: sample.expectation("bundle.json")) == nil)
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
