import Foundation
import Testing
import Translation

/// Drugs that are billed beside an ablation.
struct AblationDrugTests {
  /// Codes of a session; the technique that a billed steroid goes with.
  static let steroids: [(codes: [String], technique: String)] = [
    (["64635"], "facet_rfa"), (["64625"], "si_joint_nerve_rfa"), (["64635", "20610"], "joint_injection"),
    (["20610", "64635"], "joint_injection"),
  ]

  @Test(
    "a steroid billed beside an ablation is the ablation's where nothing else takes it", arguments: steroids.indices)
  func steroid(_ number: Int) throws {
    let (codes, technique) = Self.steroids[number]
    let charges = (codes.map { $0 + "^^C4" } + ["J1100^^HCPCS"]).enumerated()
    let found = try ChargeFeed.procedures(ChargeFeed.message(charges.map { ChargeFeed.charge($0 + 1, $1, "LT") }))
    let with = found.filter { ChargeFeed.words("class", $0["substances"]) == ["corticosteroid"] }
    #expect(with.map { ChargeFeed.value($0["technique"]) } == [technique])
  }
}
