import Foundation
import TestKit
import Testing
import Translation

/// The procedures of every sample keep to what the model promises.
struct ModelTests {
  private static let named = [
    "statusReason", "technique", "target", "region", "laterality", "approach", "energy", "intent", "anaesthesia",
    "levels", "guidance",
  ]
  private static let lists = ["substances", "devices", "indications", "complications", "performers", "flags"]

  private static func procedures(_ sample: Sample) throws -> [[String: Any]] {
    try Translating.output(sample.bytes, as: .model).split(separator: 0x0A).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  private static func sample(_ path: String) throws -> Sample { try #require(Sample.all.first { $0.path == path }) }

  @Test("no axis has a value without evidence, and all evidence stands in the document", arguments: Sample.all)
  func evidence(_ sample: Sample) throws {
    for procedure in try Self.procedures(sample) {
      let evidence = procedure["evidence"] as? [[String: Any]] ?? []
      let numbers = Set(evidence.compactMap { $0["n"] as? Int })
      #expect(evidence.allSatisfy { $0["at"] is String && $0["rule"] is String }, "\(sample)")
      var claims = Self.named.compactMap { procedure[$0] as? [String: Any] }
      for list in Self.lists { claims += procedure[list] as? [[String: Any]] ?? [] }
      let outcome = procedure["outcome"] as? [String: Any] ?? [:]
      claims += ["painBefore", "painAfter", "relief", "reliefDuration"].compactMap { outcome[$0] as? [String: Any] }
      for claim in claims {
        let cited = claim["evidence"] as? [Int] ?? []
        #expect(!cited.isEmpty && numbers.isSuperset(of: cited), "\(sample): \(claim)")
      }
    }
  }

  /// What one document says in one way and another in another.
  private static let equals = [
    ("hl7v2/dft-medial-branch-block-bilateral.hl7", "hl7v2/dft-medial-branch-block-right-and-left.hl7"),
    ("hl7v2/dft-orphan-add-on.hl7", "fhir/bundle-orphan-add-on.json"),
    ("hl7v2/dft-cervical-facet-three-levels.hl7", "fhir/bundle-cervical-facet-three-levels.json"),
    ("hl7v2/dft-transforaminal-epidural-fluoroscopy.hl7", "fhir/bundle-transforaminal-fluoroscopy.json"),
  ]

  @Test("two ways to say one procedure are equal in meaning", arguments: equals)
  func meaning(_ first: String, _ second: String) throws {
    let meanings = try [first, second].map { path in
      try Self.procedures(Self.sample(path)).map { Self.meaning(of: $0) }
    }
    #expect(!meanings[0].isEmpty)
    #expect(meanings[0] == meanings[1])
  }

  // Technique and all that the codes, modifiers and units say of it; who, when and which drugs differ between samples.
  private static func meaning(of procedure: [String: Any]) -> [String] {
    named.compactMap { name -> String? in
      guard let axis = procedure[name] as? [String: Any] else { return nil }
      let words = ["value", "family", "how", "count", "origin"].compactMap { key in axis[key].map { "\(key)=\($0)" } }
      return name + ":" + words.joined(separator: ",")
    }
  }

  @Test("nothing that was refused, planned or only remembered is a procedure performed")
  func moods() throws {
    for path in ["cda/ccd-procedure-history.xml", "fhir/bundle-refused-and-historical.json"] {
      for procedure in try Self.procedures(Self.sample(path)) {
        #expect(
          procedure["status"] as? String != "completed" || procedure["mood"] as? String == "historical", "\(path)")
      }
    }
  }

  @Test("an inpatient code's approach, levels and side come out absent")
  func inpatient() throws {
    let found = try Self.procedures(Self.sample("fhir/procedures-inpatient.ndjson"))
    #expect(found.count > 25)
    for procedure in found {
      #expect(procedure["approach"] == nil && procedure["levels"] == nil && procedure["laterality"] == nil)
    }
  }

  @Test("a note that replaces one tells of the same procedure, with the side that holds now")
  func corrections() throws {
    let first = try #require(Self.procedures(Self.sample("hl7v2/mdm-t02-side-first-note.hl7")).first)
    let second = try #require(Self.procedures(Self.sample("hl7v2/mdm-t10-side-corrected.hl7")).first)
    #expect(first["id"] as? String == second["id"] as? String)
    #expect((first["laterality"] as? [String: Any])?["value"] as? String == "right")
    #expect((second["laterality"] as? [String: Any])?["value"] as? String == "left")
  }
}
