import Narrative
import Testing

/// What the sixteenth set taught, each rule with notes that keep it and such that only look like it.
@Suite struct OtherHandsTests {
  typealias Case = NarrativeRuleTests.Case

  static func found(_ text: String, _ axes: [String]) -> [String] { NarrativeRuleTests.found(text, axes) }

  @Test(
    "in a log each line has its own heading, and a time of day is no heading's number",
    arguments: [
      (
        "0815 Pt arrived for L TFESI L5.\n0832 Time out: all agree.\n0841 dex 10 mg given.\n0850 pain 3/10 (was 8/10).",
        ["technique=transforaminal_epidural", "before=8", "after=3", "substance=dexamethasone sodium phosphate|10 mg"]
      ),
      (
        "Block: right T5 paravertebral block.\nTime out 14:05. 20 mL of 0.5% ropivacaine was injected.",
        ["technique=paravertebral_block", "substance=ropivacaine|100 mg|20 mL"]
      ),
      (
        "Procedure: right knee injection\nTime out: 40 mg Kenalog drawn up",
        ["technique=joint_injection"]
      ),
    ] as [Case])
  func logs(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "substance", "before", "after"]) == expected)
  }

  @Test(
    "a line that names the procedure and its guidance ends an indication that was told on its own line",
    arguments: [
      (
        "Dx: CRPS, left leg.\nLeft lumbar sympathetic block at L3, fluoroscopic.",
        ["technique=lumbar_sympathetic_block", "guidance=fluoroscopy"]
      ),
      ("Dx: CRPS, left leg.\nLeft lumbar sympathetic block under fluoroscopy is recommended.", []),
      ("Dx: CRPS, left leg.\nLeft lumbar sympathetic block under fluoroscopy gave no relief.", []),
      ("Consent:\nLeft lumbar sympathetic block under fluoroscopy", []),
    ] as [Case])
  func titles(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "guidance"]) == expected)
  }

  @Test(
    "what was made, taken out or given at a time is no amount that was given",
    arguments: [
      (
        "Left lateral epicondyle PRP injection. 4 mL of PRP obtained, 3 mL injected.",
        ["substance=platelet rich plasma|3 mL"]
      ),
      ("Left lateral epicondyle PRP injection. 4 mL of PRP obtained.", ["substance=platelet rich plasma"]),
      (
        "Right stellate ganglion block. 20 mL of 0.5% ropivacaine in 5 mL aliquots.",
        ["substance=ropivacaine|100 mg|20 mL"]
      ),
      (
        "Pump refill. Removed 5 mL hydromorphone 10 mg/mL. Filled: hydromorphone 10 mg/mL, 40 mL.",
        ["substance=hydromorphone|400 mg|40 mL"]
      ),
      (
        "Trigger point injections. Lidocaine 1% 1 mL per site, total of 3 mL.",
        ["substance=lidocaine|30 mg|3 mL"]
      ),
      ("Right knee injection, 40 mg Kenalog. Ketorolac 10 mg tab.", ["substance=triamcinolone acetonide|40 mg"]),
    ] as [Case])
  func notGiven(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "an amount stays with its own drug in cells, behind a class and before a name",
    arguments: [
      (
        "R C6-7 ILESI kenalog 80 mg NS 2 mL | omni 1 mL",
        ["substance=triamcinolone acetonide|80 mg", "substance=saline|2 mL", "substance=iohexol|1 mL"]
      ),
      (
        "Right L5 TFESI, after contrast spread gave 2 mL of 0.5% bupivacaine.",
        ["substance=contrast", "substance=bupivacaine|10 mg|2 mL"]
      ),
      ("Right L5 TFESI with contrast 1 mL Omnipaque.", ["substance=iohexol|1 mL"]),
      (
        "Right knee injection: triamcinolone 40 mg (1 mL), lidocaine 1% 4 mL\nLot/exp verified: Y",
        ["substance=triamcinolone acetonide|40 mg|1 mL", "substance=lidocaine|40 mg|4 mL"]
      ),
      (
        "R knee injection. 1 cc depomedrol 40, 3 cc 1% lido.",
        ["substance=methylprednisolone acetate|40 mg|1 mL", "substance=lidocaine|30 mg|3 mL"]
      ),
    ] as [Case])
  func owners(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "scores end a row of catchwords, and a drug's strength is no relief",
    arguments: [
      ("B genicular NB US bupi 0.5% 3 mL per knee 8->2", ["before=8", "after=2"]),
      ("B genicular NB US bupi 0.5%, L4->5", []),
      ("Left L5 SNRB. 1 mL of 2% lidocaine relieved his pain.", []),
      ("Left L5 SNRB. 80% of his pain was relieved.", ["relief=80"]),
    ] as [Case])
  func scores(text: String, expected: [String]) {
    #expect(Self.found(text, ["before", "after", "relief"]) == expected)
  }

  @Test(
    "a wrong level that another was meant for is the level that was treated",
    arguments: [
      (
        "Procedure: left L3-4 TFESI. Consent covered dural puncture and nerve injury.",
        ["technique=transforaminal_epidural", "side=left", "levels=L3-L4"]
      ),
      (
        "Procedure: intended left L4-5 TFESI; the needle was placed at left L3-4 (wrong level). 5 mg dexamethasone given.",
        ["technique=transforaminal_epidural", "side=left", "levels=L3-L4", "complication=wrong site"]
      ),
      ("Procedure: intended left L4-5 TFESI; risks include wrong level.", []),
    ] as [Case])
  func wrongLevel(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side", "levels", "complication"]) == expected)
  }

  @Test(
    "names of other hands",
    arguments: [
      ("LOCAL TITLE: PRIMARY CARE NOTE\nVeteran reports SI joint injection in community care helped 3 weeks.", []),
      (
        "Superior hypogastric plexus block. Neurolysis with phenol will follow.",
        ["technique=superior_hypogastric_block"]
      ),
      (
        "I performed an ultrasound-guided block of the right lateral femoral cutaneous nerve.",
        ["technique=peripheral_nerve_block"]
      ),
      ("Intrathecal pump and catheter replacement", ["technique=intrathecal_pump_implant"]),
      ("The SCS was reprogrammed today.", ["technique=neurostimulator_programming"]),
      ("L DRG trial lead pull, leads intact.", []),
      (
        "PROCEDURE: Endoscopic discectomy, left L4-5\nDiscogram with indigo carmine outlined the fragment.",
        ["technique=endoscopic_discectomy"]
      ),
    ] as [Case])
  func names(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique"]) == expected)
  }
}
