import Narrative
import Testing

/// What the fifteenth set taught, each rule with notes that keep it and such that only look like it.
@Suite struct LogLineTests {
  typealias Case = NarrativeRuleTests.Case

  static func found(_ text: String, _ axes: [String]) -> [String] { NarrativeRuleTests.found(text, axes) }

  @Test(
    "a line of a log says by its end that the procedure was not done",
    arguments: [
      ("#2 B L4-5 facet inj - pt changed mind, not done", ["technique=facet_joint_injection", "status=not_done"]),
      ("3. R knee injection - no show", ["technique=joint_injection", "status=not_done"]),
      ("Left SI joint injection - not done, no driver", ["technique=sacroiliac_joint_injection", "status=not_done"]),
      ("10:40 R L5 TFESI - patient refused", ["technique=transforaminal_epidural", "status=not_done"]),
      ("Her R L5 TFESI - not done yet.", []),
      ("MRI after the right L5 TFESI, not done", []),
      ("R L5 TFESI, consent signed, no complications", ["technique=transforaminal_epidural"]),
      ("R L5 TFESI 10 mg dexamethasone, patient declined sedation", ["technique=transforaminal_epidural"]),
    ] as [Case])
  func notDone(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "status"]) == expected)
  }

  @Test(
    "a capital L before a place is the left, and the number of an entry no amount",
    arguments: [
      ("#3 L knee Durolane 60 mg/3 mL US", ["side=left", "substance=hyaluronan|60 mg|3 mL"]),
      ("#5 L SIJ inj 40 mg Kenalog", ["side=left", "substance=triamcinolone acetonide|40 mg"]),
      ("Rm 2 L L5 TFESI dex 10 mg", ["side=left", "substance=dexamethasone sodium phosphate|10 mg"]),
      ("Left knee injection, aspirated, then 0.01 L of saline.", ["side=left", "substance=saline|0.01 L"]),
    ] as [Case])
  func leftIsNoLiter(text: String, expected: [String]) {
    #expect(Self.found(text, ["side", "substance"]) == expected)
  }

  @Test(
    "drugs that run on keep the amounts on their side",
    arguments: [
      (
        "#4 L L5 S1 TFESI dex 15 mg total lido 1% 3 mL total",
        ["substance=dexamethasone sodium phosphate|15 mg", "substance=lidocaine|30 mg|3 mL"]
      ),
      (
        "R SIJ injection 22g bupivacaine 0.25% 2 mL kenalog 40 mg",
        ["substance=bupivacaine|5 mg|2 mL", "substance=triamcinolone acetonide|40 mg"]
      ),
      (
        "R SIJ injection with 2 mL bupivacaine 0.25% 40 mg kenalog",
        ["substance=bupivacaine|5 mg|2 mL", "substance=triamcinolone acetonide|40 mg"]
      ),
      (
        "R SIJ injection 1 mL Kenalog 40 mg 2 mL lidocaine 20 mg",
        ["substance=triamcinolone acetonide|40 mg|1 mL", "substance=lidocaine|20 mg|2 mL"]
      ),
      (
        "L hip injection: ropivacaine 0.5% 4 mL depo-medrol 80 mg omnipaque 1 mL",
        [
          "substance=ropivacaine|20 mg|4 mL", "substance=methylprednisolone acetate|80 mg", "substance=iohexol|1 mL",
        ]
      ),
    ] as [Case])
  func runningOn(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "what was thrown away was not given",
    arguments: [
      (
        "Botox for chronic migraine. OnabotulinumtoxinA 155 units injected, 45 units discarded.",
        ["substance=onabotulinumtoxinA|155 [U]"]
      ),
      (
        "Botox for chronic migraine. 45 units of onabotulinumtoxinA were wasted, 155 units of onabotulinumtoxinA given.",
        ["substance=onabotulinumtoxinA|155 [U]"]
      ),
      (
        "Botox for chronic migraine. OnabotulinumtoxinA 200 unit vial, 155 units injected, waste: 45 units.",
        ["substance=onabotulinumtoxinA|155 [U]"]
      ),
      (
        "Botox for chronic migraine. OnabotulinumtoxinA 155 units, wasted 45 units.",
        ["substance=onabotulinumtoxinA|155 [U]"]
      ),
      ("Right knee injection, Kenalog 40 mg vial, 1 mL.", ["substance=triamcinolone acetonide|40 mg|1 mL"]),
    ] as [Case])
  func wasted(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "cerebrospinal fluid at a catheter that lies in it is no puncture of the dura",
    arguments: [
      ("PROCEDURE: Explantation of intrathecal pump and catheter\nCSF leak at the fascia was closed.", []),
      ("PROCEDURE: Intrathecal pump implantation\nCSF return was noted through the needle.", []),
      ("PROCEDURE: L4-5 interlaminar epidural steroid injection\nCSF leak was noted.", ["complication=dural puncture"]),
      ("PROCEDURE: L4-5 interlaminar epidural steroid injection\nNo CSF leak was noted.", []),
    ] as [Case])
  func theca(text: String, expected: [String]) {
    #expect(Self.found(text, ["complication"]) == expected)
  }

  @Test(
    "one of each is no pair, and contacts are no count",
    arguments: [
      (
        "PROCEDURE: Explantation of intrathecal pump and catheter\nBoth the pump and the catheter were removed.",
        ["device=pump", "device=catheter"]
      ),
      ("Procedure: SCS trial\nLeads: 2 x 8 contact, percutaneous", ["device=leadx2"]),
      ("Procedure: SCS trial\nBoth leads and the generator were implanted.", ["device=leadx2", "device=generator"]),
    ] as [Case])
  func counts(text: String, expected: [String]) {
    #expect(Self.found(text, ["device"]) == expected)
  }

  @Test(
    "dx in a row of catchwords is diagnostic, before a diagnosis it is none",
    arguments: [
      ("R C5-6 C6-7 MBB dx fluoro 0.5% bupi", ["intent=diagnostic"]),
      ("L L4 SNRB dx, CT", ["intent=diagnostic"]),
      ("L L4 SNRB. Dx radiculopathy", []),
      ("L L3-5 MBB dx: spondylosis", []),
    ] as [Case])
  func catchwords(text: String, expected: [String]) {
    #expect(Self.found(text, ["intent"]) == expected)
  }
}
