import Narrative
import Testing

/// What the sixth and seventh sets taught, each rule with notes that keep it and such that only look like it.
@Suite struct UnseenStyleTests {
  typealias Case = NarrativeRuleTests.Case

  static func found(_ text: String, _ axes: [String]) -> [String] { NarrativeRuleTests.found(text, axes) }

  @Test(
    "brackets and counts of contacts may stand inside a technique's name",
    arguments: [
      ("PROCEDURE: Left shoulder (GH) injection", ["technique=joint_injection", "side=left"]),
      ("PROCEDURE: Lumbar facet (zygapophyseal) joint injection", ["technique=facet_joint_injection"]),
      ("PROCEDURE: placement of two 8-contact paddle leads", ["technique=scs_lead_implant"]),
      ("The shoulder (she said) was better. Injection of the knee next week.", []),
    ] as [Case])
  func bracketsInNames(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side"]) == expected)
  }

  @Test(
    "a lesion's heat and time are read as notes write them",
    arguments: [
      ("Left L4-5 facet RFA, 85/60s.", ["energy=85 C 60 s"]),
      ("Left L4-5 facet RFA, 80 x 90 sec.", ["energy=80 C 90 s"]),
      ("Right genicular RFA, cooled, 60 C for 2 min 30 sec.", ["energy=cooled 60 C 150 s"]),
      ("Right genicular RFA, cooled, 60 C, 2:30 min.", ["energy=cooled 60 C 150 s"]),
      ("Left L4-5 facet RFA. BP 120/80.", []),
    ] as [Case])
  func heat(text: String, expected: [String]) {
    #expect(Self.found(text, ["energy"]) == expected)
  }

  @Test(
    "what each place got is no total, nor is what was drawn up",
    arguments: [
      ("Right L3, L4 MBB. 0.4 mL of 2% lidocaine x3.", ["substance=lidocaine"]),
      ("Bilateral SI joint injection, 40 mg Kenalog/side.", ["substance=triamcinolone acetonide"]),
      (
        "Right SI joint injection, 40 mg Kenalog/2 mL 0.5% bupivacaine.",
        ["substance=triamcinolone acetonide|40 mg", "substance=bupivacaine|10 mg|2 mL"]
      ),
      ("Left knee injection, Euflexxa 20 mg/2 mL.", ["substance=hyaluronan|20 mg|2 mL"]),
      (
        "Bilateral L4-5 facet joint injections. 2 mL of 0.5% bupivacaine was drawn up. 1 mL was injected into each joint.",
        ["substance=bupivacaine"]
      ),
      ("Left L4-5 ILESI, 40 mg Kenalog in 5 mL total.", ["substance=triamcinolone acetonide|40 mg"]),
      ("Left knee injection, PRP 4 mL from 60 mL of blood.", ["substance=platelet rich plasma|4 mL"]),
      ("Left L5 TFESI, 1% lidocaine with epinephrine 3 mL.", ["substance=lidocaine|30 mg|3 mL"]),
      ("PROCEDURE: Baclofen pump refill.", []),
    ] as [Case])
  func amounts(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "what was scheduled and came to nothing was not done, or stopped",
    arguments: [
      (
        "Scheduled: Left L5 TFESI\nThe patient fainted. Procedure was aborted.",
        ["technique=transforaminal_epidural", "side=left", "status=stopped", "levels=L5"]
      ),
      (
        "PROCEDURE: Right SI joint injection - NOT DONE\nReason: fever",
        ["technique=sacroiliac_joint_injection", "side=right", "status=not_done"]
      ),
      ("Scheduled: Left L5 TFESI\nDriver confirmed.", []),
      ("PROCEDURE: Right SI joint injection. Left not done.", ["technique=sacroiliac_joint_injection", "side=right"]),
    ] as [Case])
  func endings(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side", "status", "levels"]) == expected)
  }

  @Test(
    "an account without a name is known by its manner, where a steroid was given",
    arguments: [
      (
        "A Tuohy needle was advanced at L4-5 by loss of resistance. 80 mg of Depo-Medrol was injected.",
        ["technique=interlaminar_epidural", "approach=interlaminar", "levels=L4-L5"]
      ),
      ("A Tuohy needle was advanced at L4-5 by loss of resistance. A lead was passed to T8.", []),
      (
        "The needle was placed in the right glenohumeral joint. 40 mg of Kenalog was injected.",
        ["technique=joint_injection"]
      ),
      (
        "PROCEDURE: Lumbar epidural steroid injection, L4-5. Loss of resistance at 5 cm.",
        ["technique=epidural_injection", "levels=L4-L5"]
      ),
      (
        "PROCEDURE: Lumbar epidural steroid injection. The sacral hiatus was entered by loss of resistance.",
        ["technique=caudal_epidural", "approach=caudal"]
      ),
      (
        "She had an SI joint injection last month. Today we repeated the injection with 40 mg of Kenalog.",
        ["technique=sacroiliac_joint_injection"]
      ),
      ("She had an SI joint injection last month. We will repeat the injection.", []),
    ] as [Case])
  func accounts(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "approach", "levels"]) == expected)
  }

  @Test(
    "fields hold sides, scores and guidance alone",
    arguments: [
      ("PROC: SI joint injection | SIDE: L | PRE: 7 | POST: 2", ["side=left", "before=7", "after=2"]),
      ("Right SI joint injection\nPre: 6\nPost: 1", ["side=right", "before=6", "after=1"]),
      ("Block: ESP. Side: R. LA: 20 mL 0.25% bupivacaine.", ["side=right"]),
      ("Left SI joint injection\nFluoroscopy: oblique view", ["side=left", "guidance=fluoroscopy"]),
      ("Left SI joint injection\nFluoroscopy: none", ["side=left"]),
      ("Dry needling, bilateral upper trapezius.", ["side=bilateral"]),
    ] as [Case])
  func fields(text: String, expected: [String]) {
    #expect(Self.found(text, ["side", "before", "after", "guidance"]) == expected)
  }

  @Test(
    "a level that was not entered is none, the other parts of a system are one with it",
    arguments: [
      ("PROCEDURE: L3-4 and L4-5 facet joint injections\nL4-5 was not entered.", ["levels=L3-L4"]),
      ("PROCEDURE: L3-4 facet joint injection\nL4-5 was not treated.", ["levels=L3-L4"]),
      (
        "PROCEDURE: Removal of spinal cord stimulator leads\nThe leads and generator were removed.",
        ["technique=scs_removal", "device=lead", "device=generator"]
      ),
      (
        "PROCEDURE: Removal of spinal cord stimulator leads\nBoth leads were removed.",
        ["technique=scs_lead_removal", "device=leadx2"]
      ),
    ] as [Case])
  func parts(text: String, expected: [String]) {
    #expect(
      Self.found(text, ["technique", "levels", "device"]).filter { expected.contains($0) || !$0.hasPrefix("technique") }
        == expected)
  }
}
