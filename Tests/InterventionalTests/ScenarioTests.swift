import Interventional
import Testing

/// Bills and what they mean: the coded parts of the domain's scenarios. Synthetic throughout.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// Lines of a bill, each with the diagnoses it points to behind `@`: `64493-50 x1 @M47.816`.
  let bill: [String]
  let expected: [String]
  var pain: [String] = []
  var encounter: [String] = []
  var day = "2026-03-02"

  var testDescription: String { name }

  /// The record of this scenario, read.
  func record() -> Record {
    var record = Record()
    record.day = day
    for code in encounter { record.diagnose(code) }
    for line in bill { record.bill(line) }
    for score in pain { record.pain(score) }
    record.read()
    return record
  }
}

private let facet = "target:facet_joint_or_its_nerves in:lumbar_sacral"
private let unspecified = "guidance:imaging_unspecified/included_in_code"
private let tfesi = "transforaminal_epidural target:epidural_nerve_root in:lumbar_sacral"

let scenarios: [Scenario] = [
  Scenario(
    name: "1: bilateral two-level facet block by modifier 50", bill: ["64493-50 @M47.816", "64494-50 @M47.816"],
    expected: [
      "facet_or_medial_branch \(facet) side:bilateral levels:2 \(unspecified) for:M47.816 before:7 after:1 relief:86 !relief-computed"
    ], pain: ["7", "1"]),
  Scenario(
    name: "2: the same by right and left lines", bill: ["64493-RT", "64493-LT", "64494-RT", "64494-LT"],
    expected: ["facet_or_medial_branch \(facet) side:bilateral levels:2 \(unspecified)"]),
  Scenario(
    name: "2: 59 keeps two apart", bill: ["64493-RT", "64493-LT-59"],
    expected: [
      "facet_or_medial_branch \(facet) side:right levels:1 \(unspecified)",
      "facet_or_medial_branch \(facet) side:left levels:1 \(unspecified) !separate-procedure-marked",
    ]),
  Scenario(
    name: "2: a knee and a shoulder by one code are two injections", bill: ["20610-RT @M17.11", "20610-LT @M25.512"],
    expected: [
      "joint_injection target:knee_joint side:right for:M17.11",
      "joint_injection target:shoulder_joint side:left for:M25.512",
    ]),
  Scenario(
    name: "2: both knees are one", bill: ["20610-RT @M17.11", "20610-LT @M17.12"],
    expected: ["joint_injection target:knee_joint side:bilateral for:M17.11 for:M17.12"]),
  Scenario(
    name: "3: third and further levels are at least three", bill: ["64490-RT", "64491-RT", "64492-RT"],
    expected: [
      "facet_or_medial_branch target:facet_joint_or_its_nerves in:cervical_thoracic side:right levels:>=3 \(unspecified)"
    ]),
  Scenario(
    name: "3: an orphan add-on is kept", bill: ["64492"],
    expected: [
      "facet_or_medial_branch target:facet_joint_or_its_nerves in:cervical_thoracic levels:>=3 \(unspecified) !orphan-add-on !side-missing"
    ]),
  Scenario(
    name: "4: fluoroscopy billed twice", bill: ["64483-LT @M54.16", "77003 @M54.16"],
    expected: [
      "\(tfesi) side:left levels:1 approach:transforaminal guidance:fluoroscopy/included_in_code for:M54.16 !guidance-already-included"
    ]),
  Scenario(
    name: "4: fluoroscopy beside a code that says without", bill: ["62322", "77003"],
    expected: [
      "epidural_injection target:epidural_or_subarachnoid in:lumbar_sacral side:not_applicable guidance:none/contradiction !guidance-contradiction"
    ]),
  Scenario(
    name: "5: ultrasound billed apart, and the joint by its diagnosis", bill: ["20610-RT @M17.11", "76942 @M17.11"],
    expected: [
      "joint_injection target:knee_joint side:right guidance:ultrasound/separate_code for:M17.11 !guidance-contradiction"
    ]),
  Scenario(
    name: "5: a silent nerve block", bill: ["64405-LT @M54.81", "76942 @M54.81"],
    expected: [
      "occipital_nerve_block target:greater_occipital_nerve in:head side:left guidance:ultrasound/separate_code for:M54.81"
    ]),
  Scenario(
    name: "5: ultrasound that the code includes", bill: ["20611-RT", "76942"],
    expected: [
      "joint_injection target:major_joint_or_bursa side:right guidance:ultrasound/included_in_code !guidance-already-included"
    ]),
  Scenario(
    name: "5: ultrasound beside a code that includes it when done", bill: ["64447-RT", "76942"],
    expected: [
      "peripheral_nerve_block target:femoral_nerve in:lower_limb side:right guidance:ultrasound/included_in_code !guidance-already-included"
    ]),
  Scenario(
    name: "5: ultrasound beside the same code of a year when it was coded apart", bill: ["64447-RT", "76942"],
    expected: [
      "peripheral_nerve_block target:femoral_nerve in:lower_limb side:right guidance:ultrasound/separate_code"
    ], day: "2022-12-30"),
  Scenario(
    name: "7: codes that counted nerves say no number of joints", bill: ["64622-RT", "64623-RT x2", "S0020 x0.5"],
    expected: [
      "facet_rfa target:medial_branch_nerves in:lumbar_sacral side:right intent:therapeutic drug:bupivacaine=15mL"
    ], day: "2011-12-30"),
  Scenario(
    name: "7: ablation counts joints", bill: ["64635-RT @M47.817", "64636-RT @M47.817"],
    expected: [
      "facet_rfa target:medial_branch_nerves in:lumbar_sacral side:right levels:2 \(unspecified) intent:therapeutic for:M47.817"
    ]),
  Scenario(
    name: "8: a side on a midline code is ignored; dose is units times billing unit",
    bill: ["62321-RT @M54.12", "J1100 x10", "Q9966 x3"],
    expected: [
      "interlaminar_epidural target:epidural_or_subarachnoid in:cervical_thoracic side:not_applicable approach:interlaminar \(unspecified) drug:dexamethasone sodium phosphate=10mg drug:low-osmolar contrast, 200 to 299 mg iodine a mL=3mL for:M54.12 !modifier-ignored"
    ]),
  Scenario(
    name: "11: trigger points count once", bill: ["20553-50 @M79.18"],
    expected: [
      "trigger_point_injection target:muscle levels:>=3 intent:therapeutic for:M79.18 !modifier-ignored"
    ]),
  Scenario(
    name: "15: electrodes of a nerve stimulator are one procedure", bill: ["64555-RT", "64555-RT-59", "C1897 x2"],
    expected: [
      "pns_trial target:peripheral_nerve side:right approach:percutaneous intent:therapeutic device:test_leadx2/implanted/trial"
    ]),
  Scenario(
    name: "15: an electrode on each side by 50 is two", bill: ["64555-50"],
    expected: [
      "pns_lead_implant target:peripheral_nerve side:bilateral approach:percutaneous intent:therapeutic device:leadx2/implanted !device-without-udi"
    ]),
  Scenario(
    name: "15: two removals of one day are one, of how many leads is not said", bill: ["63661", "63661-59"],
    expected: [
      "scs_lead_removal target:epidural_space side:not_applicable intent:therapeutic device:lead/removed"
    ]),
  Scenario(
    name: "11: dry needling is none", bill: ["20560"], expected: ["dry_needling target:muscle intent:therapeutic"]),
  Scenario(
    name: "12: facility twin", bill: ["G0260-RT @M46.1", "27096-RT @M46.1", "77003 @M46.1"],
    expected: [
      "sacroiliac_joint_injection target:sacroiliac_joint in:sacral side:right guidance:fluoroscopy/included_in_code intent:therapeutic for:M46.1 !facility-twin-merged !guidance-already-included"
    ]),
  Scenario(
    name: "13: three sympathetic blocks and a neurolysis", bill: ["64510-LT", "64520-50", "64530", "64680"],
    expected: [
      "stellate_ganglion_block target:stellate_ganglion in:cervical side:left",
      "lumbar_sympathetic_block target:lumbar_or_thoracic_sympathetic in:thoracic_lumbar side:bilateral",
      "celiac_plexus_block target:celiac_plexus in:abdomen side:not_applicable",
      "chemical_neurolysis target:celiac_plexus in:abdomen side:not_applicable energy:chemical intent:therapeutic",
    ]),
  Scenario(
    name: "14: occipital block and migraine, each with its drug",
    bill: ["64405-50 @M54.81", "J0702 x1 @M54.81", "64615 @G43.709", "J0585 x155 @G43.709", "J0585-JW x45 @G43.709"],
    expected: [
      "occipital_nerve_block target:greater_occipital_nerve in:head side:bilateral drug:betamethasone acetate/phosphate=6mg for:M54.81",
      "botulinum_chemodenervation_migraine target:head_neck_muscles in:head side:bilateral intent:therapeutic drug:onabotulinumtoxinA=155[U],wasted=45[U] for:G43.709 !wastage-recorded",
    ]),
  Scenario(
    name: "14: 50 on a code of both sides", bill: ["64615-50"],
    expected: [
      "botulinum_chemodenervation_migraine target:head_neck_muscles in:head side:bilateral intent:therapeutic !modifier-ignored"
    ]),
  Scenario(
    name: "15: a trial by its test leads", bill: ["63650", "63650-59", "C1897 x2"],
    expected: [
      "scs_trial target:epidural_space side:not_applicable approach:percutaneous \(unspecified) intent:therapeutic device:test_leadx2/implanted/trial"
    ]),
  Scenario(
    name: "15: leads alone say no stage", bill: ["63650 x2"],
    expected: [
      "scs_lead_implant target:epidural_space side:not_applicable approach:percutaneous \(unspecified) intent:therapeutic device:leadx2/implanted !device-without-udi"
    ]),
  Scenario(
    name: "15: leads and generator are the permanent system", bill: ["63650 x2", "63685", "C1778 x2", "C1820"],
    expected: [
      "scs_implant target:epidural_space side:not_applicable approach:percutaneous \(unspecified) intent:therapeutic device:leadx2/implanted/permanent device:generatorx1/implanted/permanent !device-without-udi"
    ]),
  Scenario(
    name: "15: programming in the session", bill: ["63650", "63685", "95972"],
    expected: [
      "scs_implant target:epidural_space side:not_applicable approach:percutaneous \(unspecified) intent:therapeutic device:leadx1/implanted/permanent device:generator/implanted/permanent programmed !device-without-udi !programming-same-day",
      "neurostimulator_programming target:implanted_generator intent:therapeutic device:generator/manipulated programmed",
    ]),
  Scenario(
    name: "16: refill with reprogramming", bill: ["62370 @G89.4", "J2274 x2", "J2278 x100", "A4220"],
    expected: [
      "intrathecal_pump_refill target:programmable_pump in:trunk intent:therapeutic drug:morphine=20mg,by=intrathecal drug:ziconotide=100ug,by=intrathecal device:pump/manipulated programmed for:G89.4"
    ]),
  Scenario(
    name: "16: drugs for the pump go by the pump", bill: ["62370", "J2274-KD x2", "J0665-KD x40"],
    expected: [
      "intrathecal_pump_refill target:programmable_pump in:trunk intent:therapeutic drug:morphine=20mg,by=intrathecal drug:bupivacaine=20mg,by=intrathecal device:pump/manipulated programmed"
    ]),
  Scenario(
    name: "16: programming alone", bill: ["62368"],
    expected: [
      "intrathecal_pump_programming target:programmable_pump in:trunk intent:therapeutic device:pump/manipulated programmed"
    ]),
  Scenario(
    name: "16: interrogation alone", bill: ["62367"],
    expected: ["intrathecal_pump_interrogation target:programmable_pump in:trunk intent:therapeutic"]),
  Scenario(
    name: "16: pump and catheter", bill: ["62362", "62350", "C1772"],
    expected: [
      "intrathecal_pump_implant target:programmable_pump in:trunk intent:therapeutic device:pumpx1/implanted device:catheter/implanted !device-without-udi"
    ]),
  Scenario(
    name: "17: stopped after anaesthesia", bill: ["64483-LT-74 @M54.16"],
    expected: [
      "\(tfesi) side:left levels:1 approach:transforaminal \(unspecified) status:stopped for:M54.16"
    ]),
  Scenario(
    name: "17: refused before", bill: ["64483-LT-73 @M54.16,Z53.20", "J1100 x4"],
    expected: [
      "\(tfesi) side:left levels:1 approach:transforaminal \(unspecified) status:not_done because:Z53.20 for:M54.16"
    ]),
  Scenario(
    name: "17: reduced", bill: ["64454-RT-52"],
    expected: [
      "genicular_nerve_block target:genicular_nerves in:lower_limb side:right \(unspecified) intent:diagnostic !reduced-service"
    ]),
  Scenario(
    name: "20: discography counts discs and takes in its imaging", bill: ["62290 x3", "72295 x3"],
    expected: [
      "discography target:intervertebral_disc in:lumbar side:not_applicable levels:3 intent:diagnostic"
    ]),
  Scenario(
    name: "20: kyphoplasty of two bodies", bill: ["22514", "22515"],
    expected: ["kyphoplasty target:vertebral_body in:lumbar levels:2 \(unspecified) intent:therapeutic"]),
  Scenario(
    name: "a sided diagnosis says the side where nothing else does", bill: ["64445 @M54.32"],
    expected: ["peripheral_nerve_block target:sciatic_nerve in:lower_limb side:left* for:M54.32"]),
  Scenario(
    name: "a diagnosis of the other side", bill: ["64445-RT @M54.32"],
    expected: [
      "peripheral_nerve_block target:sciatic_nerve in:lower_limb side:right for:M54.32 !diagnosis-side-unsupported"
    ]),
  Scenario(
    name: "without a pointer the encounter's diagnoses stand in", bill: ["62321"],
    expected: [
      "interlaminar_epidural target:epidural_or_subarachnoid in:cervical_thoracic side:not_applicable approach:interlaminar \(unspecified) for:M54.12(encounter)"
    ], encounter: ["M54.12"]),
  Scenario(
    name: "an unlisted code waits for text", bill: ["64999-LT"],
    expected: ["other_interventional side:left !unlisted-code"]),
  Scenario(
    name: "a code before its time", bill: ["62321"],
    expected: [
      "interlaminar_epidural target:epidural_or_subarachnoid in:cervical_thoracic side:not_applicable approach:interlaminar \(unspecified) !code-not-valid-on-date"
    ], day: "2016-12-30"),
  Scenario(
    name: "two regions of the spine in one session", bill: ["62321", "62323"],
    expected: [
      "interlaminar_epidural target:epidural_or_subarachnoid in:cervical_thoracic side:not_applicable approach:interlaminar \(unspecified) !regions-above-guideline",
      "epidural_injection target:epidural_or_subarachnoid in:lumbar_sacral side:not_applicable \(unspecified) !regions-above-guideline",
    ]),
  Scenario(
    name: "trigger points under ultrasound", bill: ["20553", "76942"],
    expected: [
      "trigger_point_injection target:muscle levels:>=3 guidance:ultrasound/separate_code intent:therapeutic !guidance-not-covered"
    ]),
  Scenario(
    name: "more leads than a trial has", bill: ["63650 x5", "C1897 x5"],
    expected: [
      "scs_trial target:epidural_space side:not_applicable approach:percutaneous \(unspecified) intent:therapeutic device:test_leadx5/implanted/trial !leads-above-guideline"
    ]),
  Scenario(
    name: "the same line twice", bill: ["64483-LT", "64483-LT"],
    expected: ["\(tfesi) side:left levels:1 approach:transforaminal \(unspecified) !duplicate-line"]),
  Scenario(
    name: "modifiers that contradict", bill: ["64483-50-LT"],
    expected: ["\(tfesi) side:bilateral levels:1 approach:transforaminal \(unspecified) !modifier-conflict"]),
  Scenario(
    name: "further levels by units", bill: ["64483-RT", "64484-RT x2"],
    expected: ["\(tfesi) side:right levels:3 approach:transforaminal \(unspecified) !levels-above-guideline"]),
  Scenario(
    name: "a level of the other side is a further level", bill: ["64483-LT", "64484-RT"],
    expected: ["\(tfesi) side:bilateral levels:2 approach:transforaminal \(unspecified)"]),
  Scenario(name: "a visit and a drug alone are none", bill: ["99213-25", "J3301 x4", "77003"], expected: []),
]

@Suite struct ScenarioTests {
  @Test(arguments: scenarios) func `bills are read for what they mean`(_ scenario: Scenario) {
    #expect(scenario.record().found.map(\.summary) == scenario.expected)
  }

  @Test(arguments: scenarios) func `nothing is said without evidence`(_ scenario: Scenario) {
    for procedure in scenario.record().found {
      let numbers = Set(procedure.evidence.map(\.number))
      #expect(procedure.evidence.map(\.number) == Array(1...max(1, procedure.evidence.count)))
      for list in procedure.allEvidence {
        #expect(!list.isEmpty)
        #expect(numbers.isSuperset(of: list))
        #expect(list == list.sorted())
      }
      for item in procedure.evidence { #expect(item.rule.contains("#") && item.node >= 0) }
    }
  }

  @Test func `50 on one line means the same as a right and a left line`() throws {
    let one = Scenario(name: "", bill: ["64493-50 @M47.816", "64494-50 @M47.816"], expected: [])
    let two = Scenario(
      name: "", bill: ["64493-RT @M47.816", "64493-LT @M47.816", "64494-RT @M47.816", "64494-LT @M47.816"], expected: []
    )
    let first = try #require(one.record().found.first)
    let second = try #require(two.record().found.first)
    #expect(first.meansTheSame(as: second))
    #expect(first != second)
  }

  @Test func `a withdrawn charge makes no procedure and the corrected one stands`() {
    var record = Record()
    record.bill("64483-RT", id: "TX-1", status: "entered-in-error")
    record.bill("64483-LT", id: "TX-2")
    record.read()
    #expect(record.found.map(\.laterality?.value) == ["left"])
  }

  @Test(
    arguments: [
      // Transaction, line and status of each charge; the sides that stand.
      ([("1", "64490-RT", ""), ("8", "64490-RT", "entered-in-error"), ("2", "64490-LT", "")], ["left"]),
      ([("1", "64490-RT", ""), ("8", "64490-RT x-1", ""), ("2", "64490-LT", "")], ["left"]),
      ([("8", "64490-RT", "entered-in-error"), ("2", "64490-RT", "")], ["right"]),
      ([("8", "64490-RT", "entered-in-error"), ("2", "64490-LT", "")], ["left"]),
      ([("1", "64490-RT", ""), ("8", "64490-LT", "entered-in-error")], ["right"]),
      ([("1", "64490-RT", ""), ("1", "64490-RT", "entered-in-error"), ("2", "64490-RT", "")], ["right"]),
    ] as [([(String, String, String)], [String])])
  func `a credit takes back the charge before it that it repeats`(
    _ charges: [(String, String, String)], _ sides: [String]
  ) {
    var record = Record()
    for (id, line, status) in charges {
      if status.isEmpty { record.bill(line, id: "TX-" + id) } else { record.bill(line, id: "TX-" + id, status: status) }
    }
    record.read()
    #expect(record.found.compactMap(\.laterality?.value) == sides)
  }

  @Test func `a credit takes back the charge of its transaction`() {
    var record = Record()
    record.bill("64483-RT", id: "TX-1")
    record.bill("64483-RT", id: "TX-1", status: "entered-in-error")
    record.read()
    #expect(record.found.isEmpty)
    #expect(record.standing("Procedure").isEmpty)
  }
}
