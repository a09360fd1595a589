import Diagnostics
import Framing
import SourceModel
import Synchronization
import TestKit
import Testing
import Translation

/// The same document, brought in another way, gives the same resources.
struct MetamorphicTests {
  /// ER7 samples with one message and no frame around it.
  private static let messages = Sample.all.filter { sample in
    sample.path.hasSuffix(".hl7") && sample.bytes.starts(with: "MSH".utf8)
      && Translating.frames(sample.bytes).count == 1
  }

  @Test("the same message in another way gives the same resources", arguments: messages)
  func relations(_ sample: Sample) throws {
    var options = TranslationOptions()
    options.form = .resources
    var translator = try Translating.translator(options)
    func output(_ bytes: [UInt8]) -> [UInt8] {
      var output: [UInt8] = []
      for frame in Translating.frames(bytes) { output += translator.translate(frame).output }
      return Self.withoutDigest(output)
    }
    let whole = output(sample.bytes)
    for relation in Relation.allCases {
      guard let (plain, other) = relation.pair(sample.bytes) else { continue }
      let expected = plain == sample.bytes ? whole : output(plain)
      #expect(output(other) == (relation == .twice ? expected + expected : expected), "\(relation)")
    }
  }

  @Test("there is a message for every relation", arguments: Relation.allCases)
  func isTried(_ relation: Relation) {
    #expect(Self.messages.contains { relation.pair($0.bytes) != nil })
  }

  @Test("an XML twin of an ER7 message gives the same resources", arguments: Sample.all.filter(\.isTwin))
  func twins(_ sample: Sample) throws {
    let er7 = Sample.all.first { $0.path == String(sample.path.dropLast(4)) + ".hl7" }
    let expected = try Self.withoutDigest(Translating.output(er7?.bytes ?? []))
    #expect(try Self.withoutDigest(Translating.output(sample.bytes)) == expected)
  }

  @Test("twice in a row gives the same bytes", arguments: Sample.all)
  func twice(_ sample: Sample) throws {
    var translator = try Translating.translator()
    var runs: [[UInt8]] = []
    for _ in 0..<2 {
      var output: [UInt8] = []
      for frame in Translating.frames(sample.bytes) {
        output += translator.translateAll(frame).flatMap(\.result.output)
      }
      runs.append(output)
    }
    #expect(runs[0] == runs[1])
    #expect(try Translating.output(sample.bytes, as: .bundle) == runs[0])
  }

  @Test("chunks of any size give the same documents, and so the same bytes", arguments: Sample.all, [1, 7, 4096])
  func chunks(_ sample: Sample, _ chunk: Int) {
    let whole = Translating.frames(sample.bytes)
    let pieces = Translating.frames(sample.bytes, chunk: chunk)
    #expect(pieces.map(\.bytes) == whole.map(\.bytes))
    #expect(pieces.map(\.offset) == whole.map(\.offset))
    #expect(pieces.map(\.format) == whole.map(\.format))
    #expect(pieces.map(\.refusal?.code) == whole.map(\.refusal?.code))
  }

  @Test("the number of workers changes nothing, and results come in order", arguments: [1, 2, 5])
  func workers(_ workers: Int) throws {
    let all = Sample.all.map { Translating.frames($0.bytes) }
    var translator = try Translating.translator()
    var expected: [UInt8] = []
    for frames in all { for frame in frames { expected += translator.translateAll(frame).flatMap(\.result.output) } }
    var waiting = all.reversed().map { $0.map { StreamItem.document($0) } }
    var output: [UInt8] = []
    OrderedRun(workers: workers).run(
      Conversion(try Translating.translator()), next: { _ in waiting.popLast().map { .batch($0) } ?? .end },
      deliver: { batch in
        output += batch.output
        return true
      })
    #expect(output == expected)
  }

  /// The digest of the bytes as they came is the one thing that a transport may change.
  static func withoutDigest(_ output: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(output.count)
    var digits = 0
    for byte in output {
      let isDigit = (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
      digits = isDigit ? digits + 1 : 0
      kept.append(byte)
      // SHA-256 in hexadecimal.
      if digits == 64 { kept.removeLast(64) }
    }
    return kept
  }
}
