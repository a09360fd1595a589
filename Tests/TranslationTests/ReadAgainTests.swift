import Foundation
import TestKit
import Testing
import Translation

/// Fluoro's own output, read again for its procedures.
struct ReadAgainTests {
  /// What cannot be told from the output alone.
  private static let exceptions = [
    // A device that only words name has no Device of its own.
    "hl7v2/mdm-t02-operative-note.hl7": ["devices"], "hl7v2/mdm-t02-operative-note.xml": ["devices"],
    "cda/operative-note-stimulator-trial.xml": ["devices"],
    // What Fluoro's code says of a technique stands beside it in a code of another system.
    "fhir/procedures-of-every-technique.ndjson": ["devices"],
    // The strength that a note adds to a coded record stands in the note alone.
    "cda/procedure-note-diagnostic-medial-branch-block.xml": ["substances"],
    "cda/procedure-note-knee-injection-ultrasound.xml": ["substances"],
    "cda/procedure-note-nerve-root-block.xml": ["substances"],
    "cda/procedure-note-sympathetic-blocks.xml": ["substances"],
    // The technique was told in words; its code says what it is of.
    "cda/care-plan-chronic-back-pain.xml": ["target"],
  ]

  @Test("what was written of a sample gives its procedures back", arguments: Sample.all)
  func readAgain(_ sample: Sample) throws {
    let first = try Self.procedures(try Translating.output(sample.bytes, as: .model))
    let written = try Translating.output(sample.bytes, as: .bundle)
    let again = try Self.procedures(try Translating.output(written, as: .model))
    #expect(first.keys.sorted() == again.keys.sorted())
    for (id, procedure) in first {
      for key in Set(procedure.keys).union((again[id] ?? [:]).keys).sorted() {
        if ["id", "document", "evidence"].contains(key) || Self.exceptions[sample.path]?.contains(key) == true {
          continue
        }
        #expect(Self.text(procedure[key]) == Self.text(again[id]?[key]), "\(key) of \(id)")
      }
    }
  }

  private static func procedures(_ lines: [UInt8]) throws -> [String: [String: Any]] {
    var found: [String: [String: Any]] = [:]
    for line in lines.split(separator: 0x0A) {
      let procedure = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      found[procedure["id"] as? String ?? ""] = procedure
    }
    return found
  }

  /// A value without where it comes from: lists in no order.
  private static func text(_ value: Any?) -> String {
    switch value {
    case let members as [String: Any]:
      let told = members.filter { $0.key != "evidence" && $0.key != "origin" }
      return "{" + told.keys.sorted().map { $0 + ":" + text(told[$0]) }.joined(separator: ",") + "}"
    case let items as [Any]: return "[" + items.map { text($0) }.sorted().joined(separator: ",") + "]"
    case let value?: return "\(value)"
    case nil: return "-"
    }
  }
}
