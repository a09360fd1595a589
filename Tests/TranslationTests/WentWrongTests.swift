import Foundation
import Testing
import Translation

/// Diagnoses that say what went wrong.
struct WentWrongTests {
  /// Modifier, diagnoses; status, indications, complications.
  static let outcomes: [(modifier: String, dx: String, status: String, reasons: [String], wrong: [String])] = [
    ("74", "M54.16^^I10C~R55^^I10C", "stopped", ["M54.16"], ["R55"]),
    ("53", "M54.16^^I10C~G9741^^I10C", "stopped", ["M54.16"], ["G97.41"]),
    ("73", "M54.16^^I10C~R55^^I10C", "not_done", ["M54.16"], []),
    ("LT", "M54.16^^I10C~R55^^I10C", "completed", ["M54.16", "R55"], []),
    ("74", "G97.1^^I10C", "stopped", ["G97.1"], []),
  ]

  @Test("a diagnosis of what went wrong is none of what a stopped line was for", arguments: outcomes.indices)
  func complication(_ number: Int) throws {
    let (modifier, dx, status, reasons, wrong) = Self.outcomes[number]
    let bytes = ChargeFeed.message([ChargeFeed.charge(1, "64483^^C4", modifier, dx: dx)])
    let found = try #require(try ChargeFeed.procedures(bytes).first)
    #expect(found["status"] as? String == status)
    #expect(ChargeFeed.words("code", found["indications"]) == reasons)
    #expect(ChargeFeed.words("code", found["complications"]) == wrong)
  }
}
