import Narrative
import Testing

/// What the eighth set taught, each rule with notes that keep it and such that only look like it.
@Suite struct CameForTests {
  typealias Case = NarrativeRuleTests.Case

  static func found(_ text: String, _ axes: [String]) -> [String] { NarrativeRuleTests.found(text, axes) }

  @Test(
    "what the patient came for was done where an account of it follows",
    arguments: [
      (
        "He returns for his right SI joint injection. The joint was entered with a needle. 40 mg of Kenalog was injected.",
        ["technique=sacroiliac_joint_injection", "side=right"]
      ),
      ("He returns for his right SI joint injection. He has a new cough.", []),
      ("He returns for follow up of his right SI joint injection. 30 mg of ketorolac was injected with a needle.", []),
      ("Pt here for left L5 TFESI. Procedure cancelled.", ["technique=transforaminal_epidural", "side=left"]),
    ] as [Case])
  func cameFor(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side"]) == expected)
  }

  @Test(
    "of a wrong site what was done is told, and flagged",
    arguments: [
      (
        "Consent was for a right L4-5 TFESI, but the injection was performed on the left at L4-5 (wrong site).",
        ["technique=transforaminal_epidural", "side=left", "complication=wrong site"]
      ),
      ("Consent was for a right L4-5 TFESI.", []),
    ] as [Case])
  func wrongSite(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side", "complication"]) == expected)
  }

  @Test(
    "of a list in braces the choice alone is read",
    arguments: [
      ("Procedure: SI joint injection\nLaterality: {Left/Right/Bilateral:\"Right\"}", ["side=right"]),
      ("Procedure: SI joint injection\n{Guidance:2341::\"ultrasound\"}", ["guidance=ultrasound"]),
      ("Procedure: SI joint injection\nLaterality: {Left/Right/Bilateral}", []),
    ] as [Case])
  func smartLists(text: String, expected: [String]) {
    #expect(Self.found(text, ["side", "guidance"]) == expected)
  }

  @Test(
    "amounts are those of their own drug, in their own unit",
    arguments: [
      ("Left knee injection, 0.5% anodyne 4 mL Kenalog.", ["substance=triamcinolone acetonide"]),
      (
        "Procedure: Botox injection for chronic migraine\nTotal units injected: 155\nTotal units wasted: 45",
        ["substance=onabotulinumtoxinA|155 [U]"]
      ),
      ("Left L4-5 facet RFA. Depo-Medrol 10 mg was injected at each site.", ["substance=methylprednisolone acetate"]),
      ("Left L4-5 ILESI. Loss of resistance to saline. 80 mg Kenalog.", ["substance=triamcinolone acetonide|80 mg"]),
      (
        "Right SI joint injection, Kenalog 40 mg / bupivacaine 0.5% 1 mL.",
        ["substance=triamcinolone acetonide|40 mg", "substance=bupivacaine|5 mg|1 mL"]
      ),
      ("Epidural blood patch at L3-4, 20 mL of blood.", ["substance=autologous blood|20 mL"]),
      ("Left L4-5 ILESI. Negative aspiration, blood pressure stable.", []),
    ] as [Case])
  func amounts(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "a time before a score, a sedation above the name, and leads by number are read",
    arguments: [
      ("SPG block. Baseline 6/10, 15 min 1/10.", ["before=6", "after=1"]),
      ("Sedation: minimal\nProcedure: left L2 lumbar sympathetic block", ["anaesthesia=minimal"]),
      ("SCS trial. Two 8 contact leads were placed.", ["device=leadx2"]),
      ("SCS trial. The first lead was placed. A second lead was placed beside it.", ["device=leadx2"]),
      ("SCS trial. A single lead was placed.", ["device=leadx1"]),
    ] as [Case])
  func others(text: String, expected: [String]) {
    #expect(Self.found(text, ["before", "after", "anaesthesia", "device"]) == expected)
  }
}
