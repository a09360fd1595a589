import Narrative
import Testing

/// What the twelfth to fourteenth sets taught, each rule with notes that keep it and such that only look like it.
@Suite struct PairedScoreTests {
  typealias Case = NarrativeRuleTests.Case

  static func found(_ text: String, _ axes: [String]) -> [String] { NarrativeRuleTests.found(text, axes) }

  @Test(
    "scores before and after stand in one breath in many ways",
    arguments: [
      ("Right L4-5 TFESI, no sedation, pre 7 post 2", ["before=7", "after=2"]),
      ("Left ESP block at T7.\nPre/Post NRS: 9/3", ["before=9", "after=3"]),
      ("Left SIJ injection. Pain went from an 8 to a 2.", ["before=8", "after=2"]),
      ("Left SIJ injection. She has 3/10 pain, down from 8/10.", ["before=8", "after=3"]),
      ("Left SIJ injection. 09:20 pain 7->3.", ["before=7", "after=3"]),
      ("Left SIJ injection. Pain in the L4 to L5 area, 2 to 3 times a week.", []),
      ("Left SIJ injection. BP 120/80 before, 118/76 after.", []),
    ] as [Case])
  func scores(text: String, expected: [String]) {
    #expect(Self.found(text, ["before", "after"]) == expected)
  }

  @Test(
    "a row of a table is read as a field",
    arguments: [
      (
        "| Procedure | Left L4-5 ILESI |\n| Sedation | none |", ["technique=interlaminar_epidural", "anaesthesia=none"]
      ),
      ("Procedure | Left L4-5 ILESI\nSteroid | No", ["technique=interlaminar_epidural"]),
      (
        "Procedure: Left L4-5 ILESI\nSteroid: 80 mg",
        ["technique=interlaminar_epidural", "substance=corticosteroid|80 mg"]
      ),
    ] as [Case])
  func rows(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "anaesthesia", "substance"]) == expected)
  }

  @Test(
    "a plan tells of what was done today alone",
    arguments: [
      (
        "A: Occipital neuralgia\nP: Bilateral GON blocks done today, 3 mL of 0.25% bupivacaine per side.",
        ["technique=occipital_nerve_block"]
      ),
      ("Plan: Bilateral GON blocks with 3 mL of 0.25% bupivacaine.", []),
      ("Plan: repeat left knee injection with 40 mg Kenalog if pain returns.", []),
      ("Impression: Technically successful left L4-5 ILESI.", ["technique=interlaminar_epidural"]),
      ("Impression: successful left L4-5 ILESI last month.", []),
    ] as [Case])
  func plans(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique"]) == expected)
  }

  @Test(
    "a name behind words of another time is remembered",
    arguments: [
      ("Vital signs stable after caudal ESI.", []),
      ("Patient in PACU after L4-5 interlaminar ESI.", []),
      ("ESI 3/3 helped for 2 weeks.", []),
      ("After the left L5 SNRB was performed the needle was removed.", ["technique=selective_nerve_root_block"]),
      ("Left L5 SNRB. 2/10 after.", ["technique=selective_nerve_root_block"]),
      ("He had a right L4-5 TFESI on April 2 with 40% improvement.", []),
      ("He underwent a right L4-5 TFESI today.", ["technique=transforaminal_epidural"]),
      ("Stable after lumbar facet\ninjection.", []),
    ] as [Case])
  func remembered(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique"]) == expected)
  }

  @Test(
    "what is joined is shared out alike",
    arguments: [
      (
        "Bilateral L4-5 facet joint injections. 0.5 mL of dexamethasone (4 mg/mL) and 0.5 mL 0.5% bupivacaine per joint.",
        ["substance=dexamethasone sodium phosphate", "substance=bupivacaine"]
      ),
      (
        "Left L4-5 ILESI. 80 mg of Kenalog in 4 mL PF saline.",
        ["substance=triamcinolone acetonide|80 mg", "substance=saline|4 mL"]
      ),
      (
        "Left L4-5 ILESI. 3 mL total: Depo-Medrol 40 mg/mL - 2 mL; saline - 1 mL.",
        ["substance=methylprednisolone acetate|80 mg|2 mL", "substance=saline|1 mL"]
      ),
      (
        "Pump refill. Bupivacaine 10 mg/mL + morphine 25 mg/mL 20 mL.",
        ["substance=bupivacaine|200 mg|20 mL", "substance=morphine|500 mg|20 mL"]
      ),
    ] as [Case])
  func shares(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "a side stands with what is treated, not with the needle's way",
    arguments: [
      ("T8 vertebroplasty, left unipedicular, under fluoroscopy.", []),
      ("L-spine facet injection L4-5 right.", ["side=right"]),
      ("TON RFA on the left for headache.", ["side=left"]),
      (
        "PROCEDURE: Bilateral C2-3, C3-4 facet injections\nAttempted left C2-3: unable to enter joint.",
        ["side=bilateral"]
      ),
    ] as [Case])
  func sides(text: String, expected: [String]) {
    #expect(Self.found(text, ["side"]) == expected)
  }
}
