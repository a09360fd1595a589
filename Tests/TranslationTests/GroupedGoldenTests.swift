import Grouping
import TestKit
import Testing
import Translation

/// The visits of a Bulk Data folder give the Bundles, the model and the trace that stand beside it.
struct GroupedGoldenTests {
  private static let inputs = Sample.folder("fhir/bulk").map { Input(String($0.path.dropFirst(10)), $0.bytes) }
  private static let stem = Checkout.path + "/Samples/fhir/bulk."

  @Test("the visits' Bundles and trace are those that stand beside the folder")
  func bundles() throws {
    let result = try Grouped.run(Self.inputs, by: .encounter, as: .bundle) { options in
      options.isPretty = true
      options.isTraced = true
      options.stamp = (version: "VERSION", mappingHash: "MAPPING-HASH")
    }
    #expect(Golden.difference(result.output, from: Self.stem + "bundle.json") == nil)
    #expect(Golden.difference(result.trace, from: Self.stem + "trace.ndjson") == nil)
  }

  @Test("the visits' procedures are those that stand beside the folder")
  func model() throws {
    let result = try Grouped.run(Self.inputs, by: .encounter, as: .model)
    #expect(Golden.difference(result.output, from: Self.stem + "model.json") == nil)
  }
}
