import Foundation
import Testing
import Translation

/// Where a procedure was, as far as words say more than its code.
struct NamedPlaceTests {
  /// A code, a note; the region, where it comes from, the levels.
  static let places: [(code: String, note: String, region: String, origin: String, levels: [String])] = [
    ("62321", "C7-T1 interlaminar epidural steroid injection.", "cervicothoracic", "derived", ["C7-T1"]),
    ("62321", "Interlaminar epidural steroid injection at T12-L1.", "cervical_thoracic", "coded", ["T12-L1"]),
    ("62323", "Interlaminar epidural steroid injection at L4-5.", "lumbar", "derived", ["L4-L5"]),
    ("62323", "Caudal epidural steroid injection for lumbar radiculopathy.", "lumbar_sacral", "coded", []),
    ("64479", "Thoracic transforaminal epidural steroid injection.", "thoracic", "narrative", []),
    ("64483", "Lumbar transforaminal epidural steroid injection.", "lumbar", "narrative", []),
    (
      "64483", "Lumbar transforaminal epidural steroid injection at L4-5 and L5-S1.", "lumbar_sacral", "coded",
      ["L4-L5", "L5-S1"]
    ),
    ("62323", "Intrathecal pump trial at L3-4: bolus of morphine.", "lumbar", "derived", ["L3-L4"]),
  ]

  @Test(
    "words narrow a pair of regions that a code leaves open, and name the level of a trial", arguments: places.indices)
  func place(_ number: Int) throws {
    let (code, note, region, origin, levels) = Self.places[number]
    let bytes = ChargeFeed.message([ChargeFeed.charge(1, code + "^^C4", dx: "M54.16^^I10C"), "NTE|1|P|" + note])
    let found = try #require(try ChargeFeed.procedures(bytes).first)
    #expect(ChargeFeed.value(found["region"]) == region, "\(note)")
    #expect((found["region"] as? [String: Any])?["origin"] as? String == origin, "\(note)")
    #expect(ChargeFeed.words("name", (found["levels"] as? [String: Any])?["names"]) == levels, "\(note)")
    #expect(!ChargeFeed.words("code", found["flags"]).contains("region-conflict"), "\(note)")
  }
}
