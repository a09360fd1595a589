import Narrative
import SourceModel
import Testing

/// Rules of reading, each held by notes that keep it and by such that only look like it. Synthetic throughout.
@Suite struct NarrativeRuleTests {
  typealias Case = (text: String, expected: [String])

  // What a note says on some axes, in the form of the marked sets.
  static func found(_ text: String, _ axes: [String], in context: SectionContext = .note) -> [String] {
    var note = NoteText()
    note.append(text.utf8, at: .none)
    let told = NarrativeSetTests.reader.procedures(in: NarrativeSetTests.reader.open(note, context: context))
    return told.flatMap { $0.items(withTechnique: true) }.filter { item in axes.contains { item.hasPrefix($0 + "=") } }
  }

  @Test(
    "numbers in words count with a unit, a percent or out of ten",
    arguments: [
      ("L4-5 interlaminar ESI. Eighty milligrams of Kenalog was given.", ["substance=triamcinolone acetonide|80 mg"]),
      ("L4-5 interlaminar ESI. Twenty-five mg of Kenalog.", ["substance=triamcinolone acetonide|25 mg"]),
      (
        "L4-5 interlaminar ESI. One hundred and twenty mg of Depo-Medrol.",
        ["substance=methylprednisolone acetate|120 mg"]
      ),
      ("Left L5 TFESI, two cc of zero point five percent bupivacaine.", ["substance=bupivacaine|10 mg|2 mL"]),
      ("Left L5 TFESI, one and a half mL of quarter percent bupivacaine.", ["substance=bupivacaine|3.75 mg|1.5 mL"]),
      ("Left L5 TFESI with one twenty mg of Depo-Medrol.", ["substance=methylprednisolone acetate"]),
      ("Left L5 TFESI with two to three mL of saline.", ["substance=saline"]),
      ("Left L5 TFESI. Pain was eight out of ten before and three out of ten after.", ["before=8", "after=3"]),
      ("Left L5 TFESI. Sixty percent relief at thirty minutes.", ["relief=60"]),
      ("Left L5 TFESI. At least sixty percent relief at thirty minutes.", []),
      ("Left L5 TFESI. Sixty to seventy percent relief.", []),
      ("Left L5 TFESI. Pain was one of her complaints before.", []),
    ] as [Case])
  func numberWords(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance", "before", "after", "relief"]) == expected)
  }

  @Test(
    "a visit after a procedure, and the end of a trial, tell of no procedure done",
    arguments: [
      ("Cervical RFA follow up: s/p right C3-C5 RFA on 12/2. Relief 60%.", []),
      ("TFESI follow-up visit. Doing well.", []),
      ("Left L5 TFESI was performed, follow up in 2 weeks.", ["technique=transforaminal_epidural"]),
      ("Removal of percutaneous SCS trial leads. Tips intact.", []),
      ("The stimulator trial leads were removed.", []),
      ("Removal of spinal cord stimulator leads.", ["technique=scs_lead_removal"]),
    ] as [Case])
  func afterwards(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "relief"]) == expected)
  }

  @Test(
    "a drug in a procedure's name was given; a class there is only a name",
    arguments: [
      ("Right knee Euflexxa 20 mg", ["technique=joint_injection", "substance=hyaluronan|20 mg"]),
      (
        "Lateral elbow tendon PRP, 3 mL",
        ["technique=tendon_ligament_injection", "substance=platelet rich plasma|3 mL"]
      ),
      ("Botox 30 units to the left masseter", ["technique=chemodenervation", "substance=onabotulinumtoxinA|30 [U]"]),
      (
        "Left piriformis muscle injection, Botox to the right too",
        ["technique=chemodenervation", "substance=onabotulinumtoxinA"]
      ),
      (
        "Right SI joint injection with Botox", ["technique=sacroiliac_joint_injection", "substance=onabotulinumtoxinA"]
      ),
      ("L4-5 interlaminar epidural steroid injection", ["technique=interlaminar_epidural"]),
      ("R ESP T7", ["technique=fascial_plane_block"]),
      ("Left L5 TFESI. Discussed knee Euflexxa.", ["technique=transforaminal_epidural"]),
      ("Knee Euflexxa was given in 2021.", []),
    ] as [Case])
  func drugsInNames(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "substance"], in: .procedure) == expected)
  }

  @Test("a drug may stand between a joint and its injection, in any part of a note")
  func drugBetween() {
    let text = "Right knee Synvisc-One injection done today. The left knee was injected last week."
    #expect(
      Self.found(text, ["technique", "side", "substance"])
        == ["technique=joint_injection", "side=right", "substance=hyaluronan"])
  }

  @Test("a statement belongs to the procedure whose levels or muscles it names")
  func homes() {
    let text =
      "PROCEDURES: 1) Right L4-5 TFESI 2) Left trigger point injections, trapezius\n"
      + "The right L4-5 foramen was entered and 10 mg of dexamethasone given. The left trapezius got 2 mL of 1% lidocaine."
    #expect(
      Self.found(text, ["technique", "side", "substance"]) == [
        "technique=transforaminal_epidural", "side=right", "substance=dexamethasone sodium phosphate|10 mg",
        "technique=trigger_point_injection", "side=left", "substance=lidocaine|20 mg|2 mL",
      ])
  }

  @Test(
    "outside of a procedure's name such words name none",
    arguments: [
      "Tender over T6, esp T7.", "She had knee Euflexxa.", "The knee Kenalog came late.",
    ])
  func noNames(text: String) {
    #expect(Self.found(text, ["technique"]) == [])
  }

  @Test(
    "a heading may hold the last word of the name",
    arguments: [
      ("BLOCK: right adductor canal, US", ["technique=peripheral_nerve_block", "side=right"]),
      ("INJECTION: left SI joint", ["technique=sacroiliac_joint_injection", "side=left"]),
      ("BLOCK: 5 mL of 0.5% ropivacaine", []),
      ("Injection: tolerated well", []),
      ("PRIOR TREATMENTS: PT\nInjection: left SI joint\nInjections: ESI x2", []),
      ("Injections: left SI joint, right hip.", []),
    ] as [Case])
  func headedNames(text: String, expected: [String]) {
    #expect(Self.found(text, ["technique", "side"]) == expected)
  }

  @Test(
    "vascular uptake is a complication unless the note denies any; a puncture stays one",
    arguments: [
      ("Left L5 TFESI. The first pass showed vascular uptake.", ["complication=intravascular uptake"]),
      ("Left L5 TFESI. The first pass showed vascular uptake.\nCOMPLICATIONS: None.", []),
      ("Left L5 TFESI. The first pass showed vascular uptake, the next did not. No complications.", []),
      ("L3-4 interlaminar ESI. Wet tap at L3-4.\nCOMPLICATIONS: None", ["complication=dural puncture"]),
      ("L3-4 interlaminar ESI.\nCOMPLICATIONS: None. Vascular uptake on the first pass.", []),
      ("Left L5 TFESI.\nCOMPLICATIONS: vascular uptake", ["complication=intravascular uptake"]),
    ] as [Case])
  func deniedComplications(text: String, expected: [String]) {
    #expect(Self.found(text, ["complication"]) == expected)
  }

  @Test(
    "devices are counted before, behind, and in all",
    arguments: [
      ("Procedure: spinal cord stimulator trial\nLeads: 2", ["device=leadx2"]),
      ("Procedure: spinal cord stimulator trial, leads x2", ["device=leadx2"]),
      ("Spinal cord stimulator trial. One lead was laid over each root, two leads in all.", ["device=leadx2"]),
      ("Spinal cord stimulator trial. One lead was laid over each root.", ["device=lead"]),
      ("Procedure: spinal cord stimulator trial\nLeads: 8 contacts", ["device=lead"]),
      ("Spinal cord stimulator trial. Lead x 8-contact.", ["device=lead"]),
    ] as [Case])
  func devices(text: String, expected: [String]) {
    #expect(Self.found(text, ["device"]) == expected)
  }

  @Test(
    "what only looks like a drug is none",
    arguments: [
      "Left L5 TFESI. The skin was cleaned with an alcohol swab.", "Left L5 TFESI. Prepped with isopropyl alcohol.",
    ])
  func noDrugs(text: String) {
    #expect(Self.found(text, ["substance"]) == [])
  }

  @Test(
    "half in each shares out a total",
    arguments: [
      ("Bilateral SI joint injections, Kenalog 40 mg, half in each joint", ["substance=triamcinolone acetonide|40 mg"]),
      ("Bilateral SI joint injections, Kenalog 40 mg in each joint", ["substance=triamcinolone acetonide"]),
      (
        "Bilateral SI joint injections, Kenalog 40 mg divided between each", ["substance=triamcinolone acetonide|40 mg"]
      ),
    ] as [Case])
  func shares(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "another procedure of a series is told by its number",
    arguments: [
      ("The first, on the 3rd, was done with lidocaine and gave 100% relief for 2 hours.", []),
      ("This is the third in a series; the previous two gave 50% relief for 3 months.", []),
      ("The second one lasted 4 weeks with 70% relief.", []),
      ("This was the second block and gave 90% relief.", ["relief=90"]),
      ("The first needle was placed. The block gave 80% relief.", ["relief=80"]),
    ] as [Case])
  func series(text: String, expected: [String]) {
    let note = "PROCEDURE: Right L4-5 medial branch block\n" + text
    #expect(Self.found(note, ["substance", "relief", "lasting"]) == expected)
  }

  @Test(
    "a brand's number is its strength, behind a hyphen or in contrast",
    arguments: [
      ("Left knee injection, 1 mL Kenalog-40", ["substance=triamcinolone acetonide|40 mg|1 mL"]),
      ("Left knee injection, 1 mL Kenalog 40", ["substance=triamcinolone acetonide|1 mL"]),
      ("Left L5 TFESI. Isovue-M 200, 0.5 mL, was given.", ["substance=iopamidol|0.5 mL"]),
      ("Left L5 TFESI. Omnipaque 300, 2 mL, was given.", ["substance=iohexol|2 mL"]),
      ("Left knee injection, Kenalog-40 mg", ["substance=triamcinolone acetonide|40 mg"]),
      ("Obturator nerve block. Phenol 6%, 5 mL.", ["substance=phenol|300 mg|5 mL"]),
      ("Obturator nerve block. Alcohol 50%, 5 mL.", ["substance=ethanol dehydrated|5 mL"]),
    ] as [Case])
  func strengths(text: String, expected: [String]) {
    #expect(Self.found(text, ["substance"]) == expected)
  }

  @Test(
    "degrees that are held for a time are a temperature",
    arguments: [
      ("Left L4 pulsed radiofrequency at 42 degrees for 120 seconds.", ["energy=pulsed 42 C 120 s"]),
      ("Left L4 pulsed radiofrequency. C-arm 20 degrees oblique for a better view.", ["energy=pulsed"]),
      ("Left L4 pulsed radiofrequency. The beam was tilted 25 degrees for the foramen.", ["energy=pulsed"]),
    ] as [Case])
  func degrees(text: String, expected: [String]) {
    #expect(Self.found(text, ["energy"]) == expected)
  }

  @Test(
    "a line behind an indication speaks again where it says what was done",
    arguments: [
      ("INDICATION: leg pain.\n40 mg of Kenalog was injected.", ["substance=triamcinolone acetonide|40 mg"]),
      ("INDICATION: leg pain. 40 mg of Kenalog was injected elsewhere.", []),
      ("INDICATION: leg pain.\nLast month 40 mg of Kenalog was injected.", []),
      ("INDICATION: leg pain.\nKenalog helped her knee.", []),
      ("PLAN: rest.\n40 mg of Kenalog was injected.", []),
    ] as [Case])
  func indications(text: String, expected: [String]) {
    #expect(Self.found("PROCEDURE: L4-5 interlaminar ESI\n" + text, ["substance"]) == expected)
  }

  @Test(
    "words that deny complications are rows of the table",
    arguments: [
      ("None", true), ("none.", true), ("No complications", true), ("N/A", true), ("N", true), ("nil", true),
      ("Nonetheless bleeding", false), ("No. 5", false), ("dural puncture", false), ("None but a hematoma", false),
    ])
  func denials(text: String, isDenial: Bool) {
    #expect((NarrativeSetTests.reader.tables.denial(text) != nil) == isDenial)
  }
}
