import Foundation
import Grouping
import SourceModel
import TestKit
import Testing
import Translation

/// Lines of FHIR that are read together come to what the Bundle of them comes to, whatever way they are brought in.
struct GroupedTests {
  /// Bundles of one patient whose entries can be told by type and id.
  private static let bundles = Sample.all.filter {
    $0.path.hasPrefix("fhir/") && $0.path.hasSuffix(".json") && $0.bytes.firstRange(of: Array("\"Bundle\"".utf8)) != nil
  }

  private static let bulk = Sample.folder("fhir/bulk").map { Input($0.path, $0.bytes) }

  @Test("the lines of a Bundle mean what it means", arguments: bundles, [GroupKind.file, .patient])
  func likeTheBundle(_ sample: Sample, _ kind: GroupKind) throws {
    let lines = try Grouped.lines(ofBundle: sample.bytes)
    let meanings = try Grouped.meanings(Translating.output(sample.bytes, as: .model))
    // What the model concludes has an id made of its document: of the Bundle, and of the line.
    let resources = Grouped.masked(Grouped.resources(try Translating.output(sample.bytes)))
    let inputs = [Input("a.ndjson", lines: lines)]
    #expect(try Grouped.meanings(Grouped.run(inputs, by: kind, as: .model).output) == meanings)
    let written = Grouped.masked(Grouped.resources(try Grouped.run(inputs, by: kind).output))
    #expect(written.subtracting(resources) == [])
    #expect(resources.subtracting(written) == [])
  }

  @Test("what the model concludes of a line has the id that it has where the line stands alone")
  func madeAlike() throws {
    let sample = try #require(Self.bundles.first { $0.path.contains("discography") })
    let lines = try Grouped.lines(ofBundle: sample.bytes)
    let alone = Grouped.resources(try Translating.output(Array(lines.joined(separator: "\n").utf8)))
    let together = Grouped.resources(try Grouped.run([Input("a", lines: lines)], by: .patient).output)
    let made = alone.filter { $0.contains(#""resourceType":"Observation""#) }
    #expect(made.count == 2)
    #expect(made.isSubset(of: together))
  }

  @Test("the order of lines, and the files that they stand in, change nothing", arguments: bundles)
  func anyOrder(_ sample: Sample) throws {
    let lines = try Grouped.lines(ofBundle: sample.bytes)
    let whole = [Input("a.ndjson", lines: lines)]
    let expected = Grouped.resources(try Grouped.run(whole, by: .patient).output)
    let meanings = try Grouped.meanings(Grouped.run(whole, by: .patient, as: .model).output)
    var ways = [[Input("a.ndjson", lines: lines.reversed())], Grouped.byType(lines)]
    var generator = Shuffling(state: 7)
    for _ in 0..<3 { ways.append([Input("a.ndjson", lines: lines.shuffled(using: &generator))]) }
    for way in ways {
      #expect(Grouped.resources(try Grouped.run(way, by: .patient).output) == expected)
      #expect(try Grouped.meanings(Grouped.run(way, by: .patient, as: .model).output) == meanings)
    }
  }

  @Test(
    "two patients and three visits come to three procedures, by patient and by visit",
    arguments: [
      GroupKind.patient, .encounter,
    ])
  func bulk(_ kind: GroupKind) throws {
    let lines = Self.bulk.flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").map(String.init) }
    let entries = lines.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
    let bundle = Array(#"{"resourceType":"Bundle","type":"collection","entry":[\#(entries)]}"#.utf8)
    let model = try Grouped.run(Self.bulk, by: kind, as: .model)
    #expect(try Grouped.meanings(model.output) == Grouped.meanings(Translating.output(bundle, as: .model)))
    #expect(model.summary.groups == (kind == .patient ? 2 : 3))
    #expect(model.summary.documents == lines.count && model.summary.converted == lines.count)
    let written = Grouped.resources(try Grouped.run(Self.bulk, by: kind).output)
    #expect(written == Grouped.resources(try Translating.output(bundle)))
    for way in [Grouped.byType(lines.reversed()), [Input("-", lines: lines.reversed())]] {
      #expect(Grouped.resources(try Grouped.run(way, by: kind).output) == written)
      let procedures = try Grouped.run(way, by: kind, as: .model).output
      #expect(try Grouped.meanings(procedures) == Grouped.meanings(model.output))
    }
  }

  @Test("what a group looks at is written once, where it stands itself")
  func writtenOnce() throws {
    let output = try Grouped.run(Self.bulk, by: .encounter).output
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    for name in ["Patient/bulk-pat-1", "Medication/bulk-med-1", "Practitioner/bulk-prac-1", "Encounter/bulk-enc-1"] {
      let parts = name.split(separator: "/")
      #expect(
        lines.count { $0.hasPrefix(#"{"resourceType":"\#(parts[0])","id":"\#(parts[1])""#) } == 1, "\(name)")
    }
    // In a Bundle of another group it is referred to as it was.
    let bundles = try Grouped.run(Self.bulk, by: .encounter, as: .bundle).output
    let visit = try #require(
      String(decoding: bundles, as: UTF8.self).split(separator: "\n").first { $0.contains("bulk-adm-2") })
    #expect(visit.contains(#""medicationReference":{"reference":"Medication/bulk-med-1"}"#))
    #expect(visit.contains(#""partOf":[{"reference":"urn:uuid:"#))
  }

  @Test("places, paths and names are those of the line that each thing stands in")
  func places() throws {
    let model = try Grouped.run(Self.bulk, by: .encounter, as: .model) { $0.isTraced = true }
    var seen = 0
    for line in model.output.split(separator: 0x0A) {
      let procedure = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let document = try #require(procedure["document"] as? [String: Any])
      #expect(document["type"] as? String == "Procedure")
      #expect(document["control"] as? String == procedure["id"] as? String)
      for item in procedure["evidence"] as? [[String: Any]] ?? [] {
        let place = try #require(item["place"] as? [String: Any])
        let input = place["input"] as? String ?? document["input"] as? String ?? ""
        let frame = place["frame"] as? Int ?? document["frame"] as? Int ?? 0
        seen += place["input"] == nil ? 0 : 1
        let text = try Self.text(input, frame, place)
        if let code = item["code"] as? String { #expect(text.contains(code), "\(item)") }
        #expect((item["at"] as? String)?.hasPrefix("/") == true)
      }
    }
    #expect(seen > 3)
    var traced = 0
    for line in model.trace.split(separator: 0x0A) {
      let leaf = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      for place in leaf["from"] as? [[String: Any]] ?? [] {
        guard let input = place["input"] as? String, let frame = place["frame"] as? Int else { continue }
        traced += 1
        let path = try #require(place["path"] as? String)
        let text = try Self.text(input, frame, place)
        if leaf["how"] as? String == "mapped", path.hasSuffix("/reference") { #expect(text.contains("/")) }
      }
    }
    #expect(traced > 100)
  }

  /// The text at a place of one of the sample's lines.
  private static func text(_ input: String, _ frame: Int, _ place: [String: Any]) throws -> String {
    let file = try #require(bulk.first { $0.name == input })
    let line = Array(file.bytes.split(separator: 0x0A)[frame - 1])
    let (byte, length) = (try #require(place["byte"] as? Int), try #require(place["length"] as? Int))
    #expect(place["line"] as? Int == 1)
    return String(decoding: line[byte..<byte + length], as: UTF8.self)
  }

  @Test("a document is found again where it says that it stands", arguments: Sample.all)
  func foundAgain(_ sample: Sample) {
    let bytes = sample.bytes
    for frame in Translating.frames(bytes) {
      #expect(Array(bytes[frame.offset..<frame.offset + frame.bytes.count]) == frame.bytes)
    }
  }

  @Test("twice is as good as once, and the number of groups in a batch changes nothing")
  func batches() throws {
    let items = try Grouped.items(Self.bulk, by: .encounter)
    var options = TranslationOptions()
    options.form = .bundle
    var one = Conversion(try Translating.translator(options))
    let whole = one.run(items).output
    for workers in [1, 3] {
      var waiting = items.reversed().map { [$0] }
      var output: [UInt8] = []
      OrderedRun(workers: workers).run(
        Conversion(try Translating.translator(options)),
        next: { _ in waiting.popLast().map { .batch($0) } ?? .end },
        deliver: { batch in
          output += batch.output
          return true
        })
      #expect(output == whole)
    }
  }
}

/// The same order every time.
private struct Shuffling: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
