import Narrative
import SourceModel
import Testing

/// Where a heading's hold ends, and what check boxes and headings say: notes that keep each rule and such that only look
/// like it. Synthetic throughout.
@Suite struct AccountTests {
  typealias Case = (text: String, expected: [String])

  // What a note says on some axes, in the form of the marked sets.
  private func found(_ text: String, _ axes: [String], in context: SectionContext = .note) -> [String] {
    var note = NoteText()
    note.append(text.utf8, at: .none)
    let told = NarrativeSetTests.reader.procedures(in: NarrativeSetTests.reader.open(note, context: context))
    return told.flatMap { $0.items(withTechnique: true) }.filter { item in axes.contains { item.hasPrefix($0 + "=") } }
  }

  @Test(
    "a line behind an indication, a diagnosis or a consent tells what was done",
    arguments: [
      (
        "INDICATION: leg pain\nANESTHESIA: MAC\nThe needle was advanced under fluoroscopy.",
        ["guidance=fluoroscopy", "anaesthesia=deep_mac"]
      ),
      (
        "PREOPERATIVE DIAGNOSIS: Lumbar radiculopathy\nPOSTOPERATIVE DIAGNOSIS: Same\n"
          + "Under fluoroscopy 80 mg of Kenalog was injected.",
        ["guidance=fluoroscopy", "substance=triamcinolone acetonide|80 mg"]
      ),
      (
        "Consent: signed\nUltrasound guided, 5 mL 1% lidocaine",
        ["guidance=ultrasound", "substance=lidocaine|50 mg|5 mL"]
      ),
      (
        "Indication: pain in the back and the left leg after an injury at her workplace\n"
          + "Under fluoroscopy the epidural space was entered. Then 80 mg of Kenalog was given through the same needle.",
        ["guidance=fluoroscopy", "substance=triamcinolone acetonide|80 mg"]
      ),
      (
        "HISTORY: Long back pain.\n80 mg of Kenalog was injected under fluoroscopy.",
        ["guidance=fluoroscopy", "substance=triamcinolone acetonide|80 mg"]
      ),
    ] as [Case])
  func accounts(text: String, expected: [String]) {
    let note = "PROCEDURE: L4-5 interlaminar ESI\n" + text
    #expect(found(note, ["guidance", "anaesthesia", "substance"]) == expected)
  }

  @Test(
    "pain scores stand before an account, and medicines behind it are none",
    arguments: [
      (
        "Pre-procedure pain: 8/10\nPost-procedure pain: 2/10\nUnder fluoroscopy 80 mg of Kenalog was injected.",
        ["guidance=fluoroscopy", "before=8", "after=2", "substance=triamcinolone acetonide|80 mg"]
      ),
      ("Outcome: good\n4 mg of dexamethasone was given for nausea.", []),
      ("Plan: rest\nPre-procedure pain: 8/10\nUnder fluoroscopy 80 mg of Kenalog was injected.", ["before=8"]),
    ] as [Case])
  func scoresBefore(text: String, expected: [String]) {
    let note = "PROCEDURE: L4-5 interlaminar ESI\n" + text
    #expect(found(note, ["guidance", "before", "after", "substance"]) == expected)
  }

  @Test(
    "symptoms, history and plans behind such a heading stay aside",
    arguments: [
      "INDICATION: leg pain.\nShe had 80 mg of Kenalog injected under fluoroscopy.",
      "INDICATION: leg pain.\nOn 3/2/24 80 mg of Kenalog was injected under fluoroscopy.",
      "INDICATION: leg pain.\nKenalog 80 mg was injected under fluoroscopy by Dr. Jones.",
      "INDICATION: leg pain.\n80 mg of Kenalog was injected under fluoroscopy with 50% relief.",
      "INDICATION: leg pain.\nTried ultrasound guided injection, 40 mg Kenalog.",
      "INDICATION: leg pain.\nKenalog 80 mg will be injected under fluoroscopy.",
      "INDICATION: leg pain.\nFluoroscopy and Kenalog 80 mg are planned.",
      "INDICATION: leg pain\nand 80 mg of Kenalog was injected under fluoroscopy",
      "INDICATION: leg pain\nANESTHESIA: Kenalog 80 mg was injected under fluoroscopy",
      "HISTORY:\nLong back pain.\n80 mg of Kenalog was injected under fluoroscopy.",
      "HISTORY: Long back pain.\nPhysical therapy.\n80 mg of Kenalog was injected under fluoroscopy.",
      "HISTORY: Long back pain.\nA needle was placed under fluoroscopy.",
      "PLAN: rest.\nA needle was placed under fluoroscopy, 80 mg of Kenalog was injected.",
      "INDICATION: leg pain.\nPLAN: rest.\nA needle was placed under fluoroscopy.",
    ])
  func asides(text: String) {
    #expect(found("PROCEDURE: L4-5 interlaminar ESI\n" + text, ["guidance", "substance"]) == [])
  }

  @Test(
    "devices that were worked on, and a name with its guidance, end an indication too",
    arguments: [
      (
        "OPERATION: Removal of spinal cord stimulator\nINDICATION: infection\nThe generator was removed.",
        ["technique=scs_removal", "device=generator"]
      ),
      (
        "OPERATION: Removal of spinal cord stimulator\nINDICATION: infection\nThe generator is painful.",
        ["technique=scs_removal"]
      ),
      (
        "Indication: pain after shoulder surgery\nLeft suprascapular nerve block under ultrasound, 10 mL 0.5% ropivacaine",
        ["technique=peripheral_nerve_block"]
      ),
      ("Indication: pain after shoulder surgery\nLeft suprascapular nerve block helped.", []),
      ("HPI: shoulder pain\nLeft suprascapular nerve block was done under ultrasound, 10 mL 0.5% ropivacaine", []),
      ("Indication: pain after shoulder surgery. Left suprascapular nerve block under ultrasound, 10 mL 0.5% ropi", []),
    ] as [Case])
  func devices(text: String, expected: [String]) {
    #expect(found(text, ["technique", "device"]) == expected)
  }

  @Test(
    "of check boxes only what is ticked is said",
    arguments: [
      ("Sedation: [x] None [ ] Moderate", ["anaesthesia=none"]),
      ("Sedation: [ ] None [X] Moderate", ["anaesthesia=moderate"]),
      ("Sedation: None [ ] Moderate [x]", ["anaesthesia=moderate"]),
      ("Sedation: (x) MAC ( ) General", ["anaesthesia=deep_mac"]),
      ("Sedation: \u{2610} MAC \u{2612} General", ["anaesthesia=general"]),
      ("Sedation:\u{2611}MAC \u{2610}General", ["anaesthesia=deep_mac"]),
      ("Sedation: ___ MAC _X_ General", ["anaesthesia=general"]),
      ("Sedation: \u{25A1} MAC \u{25A0} General", ["anaesthesia=general"]),
      ("[x] Fluoroscopy  [ ] Ultrasound  [ ] CT", ["guidance=fluoroscopy"]),
      ("[ ] Fluoroscopy  [x] Ultrasound  [ ] CT", ["guidance=ultrasound"]),
      ("[ ] Fluoroscopy\n[x] Ultrasound", ["guidance=ultrasound"]),
      ("Imaging: [ ] Fluoro [x] None", ["guidance=none"]),
      ("[ ] Moderate sedation   Guidance: fluoroscopy", ["guidance=fluoroscopy"]),
      ("[ ] Kenalog 40 mg [x] Depo-Medrol 80 mg", ["substance=methylprednisolone acetate|80 mg"]),
      ("Complications: [ ] dural puncture [x] None", []),
      ("Complications: [x] dural puncture [ ] None", ["complication=dural puncture"]),
      ("[ ] Fluoroscopy [ ] Moderate sedation", []),
      ("Fluoroscopy [ ]", []),
      ("Sedation: General (see below) ( )", ["anaesthesia=general"]),
      ("Sedation: ____ General", ["anaesthesia=general"]),
      ("Kenalog [40 mg] under ultrasound [x2]", ["guidance=ultrasound", "substance=triamcinolone acetonide|40 mg"]),
    ] as [Case])
  func boxes(text: String, expected: [String]) {
    let note = "Procedure: Left knee joint injection\n" + text
    #expect(found(note, ["anaesthesia", "guidance", "substance", "complication"]) == expected)
  }

  @Test("a box before a side, a level or a name is one too")
  func boxedPlaces() {
    let text = "Procedure: [ ] Interlaminar ESI [x] Transforaminal ESI\nSide: [ ] Left [x] Right\n[x] L4-5\n[ ] L5-S1"
    #expect(
      found(text, ["technique", "side", "levels"])
        == ["technique=transforaminal_epidural", "side=right", "levels=L4-L5"])
  }

  @Test(
    "the time of fluoroscopy tells of guidance and is no lesion's",
    arguments: [
      ("Fluoro time: 48 sec", ["guidance=fluoroscopy", "energy=thermal"]),
      ("Fluoroscopy time was 0.8 min", ["guidance=fluoroscopy", "energy=thermal"]),
      ("Fluoro time: 1 min 12 sec", ["guidance=fluoroscopy", "energy=thermal"]),
      ("Fluoro time: 48 sec. Lesions of 90 sec were made.", ["guidance=fluoroscopy", "energy=thermal 90 s"]),
      ("Fluoroscopy time: 0 sec", ["energy=thermal"]),
      ("Fluoro time: not recorded", ["energy=thermal"]),
      ("Procedure time: 20 min", ["energy=thermal"]),
      ("Lesion time: 90 sec", ["energy=thermal 90 s"]),
      ("Time: 90 sec", ["energy=thermal 90 s"]),
    ] as [Case])
  func times(text: String, expected: [String]) {
    let note = "Procedure: Left L4-5 facet thermal radiofrequency ablation\n" + text
    #expect(found(note, ["guidance", "energy"]) == expected)
  }

  @Test(
    "guidance under a heading of its own may be none",
    arguments: [
      ("Guidance: none", ["guidance=none"]), ("Image guidance: None", ["guidance=none"]),
      ("Guidance: ultrasound", ["guidance=ultrasound"]), ("Imaging: none available", []),
      ("Guidance: per attending. Complications: none", []),
    ] as [Case])
  func guidance(text: String, expected: [String]) {
    #expect(found("Procedure: Left knee joint injection\n" + text, ["guidance"]) == expected)
  }

  @Test(
    "an amount without a drug is that of the only drug before it",
    arguments: [
      ("Medication: 0.25% bupivacaine\nTotal volume: 6 mL", ["substance=bupivacaine|15 mg|6 mL"]),
      ("Medication: bupivacaine\nVolume injected: 6 mL", ["substance=bupivacaine|6 mL"]),
      ("Medication: Kenalog\nDose: 40 mg", ["substance=triamcinolone acetonide|40 mg"]),
      ("0.25% bupivacaine was used. 6 mL was injected.", ["substance=bupivacaine|15 mg|6 mL"]),
      (
        "Medication: 0.25% bupivacaine, Kenalog\nTotal volume: 6 mL",
        ["substance=bupivacaine", "substance=triamcinolone acetonide"]
      ),
      (
        "Medication: 0.25% bupivacaine\nTotal volume: 6 mL\nSteroid: Kenalog",
        ["substance=bupivacaine", "substance=triamcinolone acetonide"]
      ),
      ("Medication: Botox 100 units\nTotal volume: 4 mL", ["substance=onabotulinumtoxinA|100 [U]"]),
      ("Medication: 0.25% bupivacaine\nVolume: 1 mL per site", ["substance=bupivacaine"]),
      ("Medication: 0.25% bupivacaine\nTotal volume: 4-6 mL", ["substance=bupivacaine"]),
      ("Medication: 0.25% bupivacaine\nBlood loss: 6 mL", ["substance=bupivacaine"]),
      ("0.25% bupivacaine was used. 6 mL was aspirated.", ["substance=bupivacaine"]),
      ("0.25% bupivacaine was used. 6 mL was not injected.", ["substance=bupivacaine"]),
      ("0.25% bupivacaine was used. The needle was flushed. 6 mL was injected.", ["substance=bupivacaine"]),
    ] as [Case])
  func amounts(text: String, expected: [String]) {
    #expect(found("Procedure: Trigger point injection, left trapezius\n" + text, ["substance"]) == expected)
  }

  @Test(
    "a drug in the name of an injection takes the amount of the sentence behind",
    arguments: [
      ("Right knee Euflexxa injection 2 of 3. 2 mL injected.", ["substance=hyaluronan|2 mL"]),
      ("Right knee Euflexxa injection. 2 mL of joint fluid removed.", ["substance=hyaluronan"]),
      (
        "Right knee Euflexxa injection. 2 mL injected behind 1 mL 1% lidocaine.",
        ["substance=hyaluronan", "substance=lidocaine|10 mg|1 mL"]
      ),
    ] as [Case])
  func namedDrugs(text: String, expected: [String]) {
    #expect(found(text, ["substance"]) == expected)
  }

  @Test(
    "per protocol is no amount of each",
    arguments: [
      ("155 units of Botox into 31 sites per protocol.", ["substance=onabotulinumtoxinA|155 [U]"]),
      ("5 units of Botox per site.", ["substance=onabotulinumtoxinA"]),
    ] as [Case])
  func protocols(text: String, expected: [String]) {
    #expect(found("Procedure: Botox injection for chronic migraine\n" + text, ["substance"]) == expected)
  }

  @Test(
    "a finger in a procedure's name has the procedure's side; `dx #2` is a diagnostic block",
    arguments: [
      ("Right middle finger trigger finger injection", ["side=right"]),
      ("Trigger finger injection. Right hand numb.", []),
      ("Bilateral MBB L3-4, L4-5 dx #2.", ["side=bilateral", "intent=diagnostic"]),
      ("Bilateral MBB L3-4, L4-5\nDx #2: M54.5", ["side=bilateral"]),
      ("Bilateral MBB L3-4, L4-5 dx #2 M54.5", ["side=bilateral"]),
    ] as [Case])
  func smaller(text: String, expected: [String]) {
    #expect(found(text, ["side", "intent"], in: .procedure) == expected)
  }

  @Test(
    "an amount that was given again elsewhere is no total",
    arguments: [
      ("0.5 mL of 0.5% bupivacaine was injected. The same was done at the left L3 medial branch.", "bupivacaine"),
      ("0.5 mL of 0.5% bupivacaine was injected. This was then repeated on the right.", "bupivacaine"),
      ("0.5 mL of 0.5% bupivacaine was injected. This was not repeated on the right.", "bupivacaine|2.5 mg|0.5 mL"),
      ("0.5 mL of 0.5% bupivacaine was injected. The same was done last year.", "bupivacaine|2.5 mg|0.5 mL"),
      ("A total of 1 mL of 0.5% bupivacaine was used. The same was done at L3.", "bupivacaine|5 mg|1 mL"),
    ])
  func repetitions(text: String, expected: String) {
    #expect(found("PROCEDURE: Left L4-5 medial branch block\n" + text, ["substance"]) == ["substance=" + expected])
  }

  @Test(
    "each score has the word right behind it",
    arguments: [
      ("Pain went from 8/10 before to 2/10 after.", ["before=8", "after=2"]),
      ("Pain before 8/10, after 2/10.", ["before=8", "after=2"]),
      ("Pain before 8/10 after 2/10.", ["before=8", "after=2"]),
      ("Pain 8/10 before, 2/10 after.", ["before=8", "after=2"]),
    ] as [Case])
  func scores(text: String, expected: [String]) {
    #expect(found("Left L5 TFESI. " + text, ["before", "after"]) == expected)
  }
}
