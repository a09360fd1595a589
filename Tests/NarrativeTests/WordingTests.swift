import Narrative
import Testing

/// How the same thing is written otherwise, and what only looks like it. Synthetic throughout.
@Suite struct WordingTests {
  typealias Case = NarrativeRuleTests.Case

  @Test(
    "sides, levels and plain words may stand inside the name of a technique",
    arguments: [
      (
        "Injection of the left L4-5 and L5-S1 facet joints.",
        ["technique=facet_joint_injection", "side=left", "levels=L4-L5", "levels=L5-S1"]
      ),
      ("Genicular cooled RFA, right.", ["technique=genicular_nerve_rfa", "side=right"]),
      ("L genicular nerve blks", ["technique=genicular_nerve_block", "side=left"]),
      ("Right hip intra-\narticular injec-\ntion", ["technique=joint_injection", "side=right"]),
      ("Facet arthropathy. Injection of fluids.", []),
    ] as [Case])
  func between(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique", "side", "levels"], in: .procedure) == expected)
  }

  @Test(
    "two names may share their last word, two procedures their sentence",
    arguments: [
      (
        "Right carpal tunnel and de Quervain injections",
        ["technique=therapeutic_injection", "technique=tendon_ligament_injection"]
      ),
      (
        "Trigger point injections and dry needling of the left trapezius with 3 mL of 1% lidocaine",
        ["technique=trigger_point_injection", "substance=lidocaine|30 mg|3 mL", "technique=dry_needling"]
      ),
      (
        "L4-5 discography and intradiscal PRP injection",
        ["technique=discography", "technique=intradiscal_injection", "substance=platelet rich plasma"]
      ),
    ] as [Case])
  func together(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique", "substance"], in: .procedure) == expected)
  }

  @Test(
    "an act with an amount may make a procedure of a place, where none is named before",
    arguments: [
      (
        "The left first CMC joint was prepped and injected with 10 mg of Kenalog.",
        ["technique=joint_injection", "substance=triamcinolone acetonide|10 mg"]
      ),
      ("Fell on the left knee. Ketorolac 30 mg was given IM.", []),
      (
        "Xeomin 200 units injected: left splenius capitis, left trapezius.",
        ["technique=chemodenervation", "substance=incobotulinumtoxinA|200 [U]"]
      ),
      ("Botox has been discussed.", []),
    ] as [Case])
  func acts(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique", "substance"]) == expected)
  }

  @Test(
    "a cue keeps inside its brackets and to its own item",
    arguments: [
      ("T9 vertebroplasty (sacroplasty not needed).", ["technique=vertebroplasty"]),
      ("T9 vertebroplasty (not performed).", []),
      ("Interscalene block, right, ultrasound, catheter not placed.", ["technique=peripheral_nerve_block"]),
      ("Interscalene block and catheter were not placed.", []),
      ("After your medial branch block you may be sore.", []),
      ("Facet blocks did not help.", []),
      ("- 2019: L4-5 ILESI x3, 50% for 2 months", []),
    ] as [Case])
  func cues(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique"]) == expected)
  }

  @Test(
    "what a patient came for and was cancelled was not done",
    arguments: [
      (
        "Pt presented for bilateral L4-S1 facet injections. BP 212/118. Procedure cancelled.",
        [
          "technique=facet_joint_injection", "side=bilateral", "status=not_done", "levels=L4-L5", "levels=L5-S1",
        ]
      ),
      ("Pt presented for L4-S1 facet injections. Seen by Dr. Jones.", []),
    ] as [Case])
  func cancelled(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique", "side", "levels", "status"]) == expected)
  }

  @Test(
    "radiofrequency at spaces or at neighbouring nerves is that of the facets",
    arguments: [
      ("RFA L4-5 L5-S1", ["technique=facet_rfa"]),
      ("Lumbar RFA L3, L4, L5", ["technique=facet_rfa"]),
      ("Pulsed RF L4-5", ["technique=radiofrequency_ablation"]),
      ("RFA L5", ["technique=radiofrequency_ablation"]),
    ] as [Case])
  func facets(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique"]) == expected)
  }

  @Test(
    "what stands below a diagnosis was done before, where the procedure is named further down",
    arguments: [
      (
        "DIAGNOSIS: Radiculopathy.\nRight L4-5 TFESI under fluoroscopy, dexamethasone 10 mg.\nPROCEDURE: Caudal epidural",
        ["technique=caudal_epidural"]
      ),
      (
        "DIAGNOSIS: Radiculopathy.\nRight L4-5 TFESI under fluoroscopy, dexamethasone 10 mg.",
        ["technique=transforaminal_epidural"]
      ),
    ] as [Case])
  func below(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["technique"]) == expected)
  }

  @Test(
    "devices are counted as they are written",
    arguments: [
      ("SCS trial. Two eight-electrode leads were advanced.", ["device=leadx2"]),
      ("SCS perc lead removal x2", ["device=leadx2"]),
      ("Removal of spinal cord stimulator. Both leads were pulled.", ["device=leadx2"]),
      ("Intrathecal pump refill, the pump was accessed.", []),
    ] as [Case])
  func devices(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["device"]) == expected)
  }
}
