import Diagnostics
import TestKit
import Testing
import Translation

/// What texts beside codes say, through the whole pipeline. Synthetic throughout.
struct TextModelTests {
  /// A procedure note beside a code: what the model's line holds of it, and what it does not.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var note: [String]
    var holds: [String]
    var lacks: [String] = []

    init(_ name: String, _ code: String, _ note: [String], _ holds: [String], not lacks: [String] = []) {
      (testDescription, self.code, self.note, self.holds, self.lacks) = (name, code, note, holds, lacks)
    }
  }

  private static let cases = [
    Case(
      "a discogram is read disc by disc", "62290",
      [
        "PROCEDURE: Provocation discography L3-L4, L4-L5, L5-S1",
        "FINDINGS: L4-5 concordant 8/10, L3-4 negative; L5-S1 discordant pain 4/10.",
      ],
      [
        #"{"level":"L4-L5","text":"concordant pain","score":8}"#, #"{"level":"L3-L4","text":"no pain"}"#,
        #"{"level":"L5-S1","text":"discordant pain","score":4}"#,
      ], not: ["painBefore", "painAfter"]),
    Case(
      "what was found may stand before its disc, and be shared", "62291",
      ["Cervical discography. Concordant 9/10 pain at C5-6, no pain at C4-5 and C6-7."],
      [
        #"{"level":"C5-C6","text":"concordant pain","score":9}"#, #"{"level":"C4-C5","text":"no pain"}"#,
        #"{"level":"C6-C7","text":"no pain"}"#, #""name":"C4-C5""#,
      ]),
    Case(
      "discs that were injected, and the one that answered", "62290",
      ["Provocation discogram L3-4 L4-5 L5-S1, concordant 8/10 at L4-5 and no pain at L3-4."],
      [#""findings":[{"level":"L4-L5","text":"concordant pain","score":8},{"level":"L3-L4","text":"no pain"}]"#]),
    Case(
      "the leads of a trial", "63650", ["Percutaneous spinal cord stimulator trial, two leads to T8."],
      [#""technique":{"value":"scs_trial""#, #""stage":"trial""#], not: ["device-without-udi"]),
    Case(
      "levels of an ablation that the note calls by a general word are joints", "64635^^C4|RT",
      ["RFA right L4-5, L5-S1 done today."], [#"{"kind":"joint","name":"L4-L5"}"#, "level-conflict"]),
    Case(
      "a note that reports another procedure", "62323", ["PROCEDURE: Right L4 and L5 medial branch block"],
      ["technique-conflict", #""value":"epidural_injection""#], not: ["medial_branch\""]),
    Case(
      "what a vein gets is no injectate", "64493^^C4|RT",
      ["Right L4-5 facet block. Moderate sedation with midazolam 2 mg and fentanyl 50 mcg IV. 1 mL bupivacaine 0.5%."],
      ["bupivacaine", "moderate"], not: ["fentanyl"]),
    Case(
      "the joint that the note names", "20611^^C4|LT",
      ["PROCEDURE: Ultrasound guided left hip joint injection, knee supported by a pillow"],
      [#""target":{"value":"hip_joint","origin":"narrative""#]),
    Case(
      "a lesion of 80 degrees is thermal", "64635^^C4|RT",
      ["Right L3 and L4 medial branch radiofrequency ablation, 80 C for 90 s."],
      [#""energy":{"value":"thermal","origin":"derived""#, #""celsius":80,"seconds":90"#]),
    Case(
      "a lesion of 60 degrees is called nothing", "64635^^C4|RT",
      ["Right L3 and L4 medial branch radiofrequency ablation, 60 C for 90 s."], [], not: ["\"energy\""]),
    Case(
      "an injection into the joint is no block of its nerves", "64493^^C4|RT",
      ["Right L4-5: intra-articular injection under fluoroscopy."], [#""technique":{"value":"facet_joint_injection""#]),
    Case(
      "the root that a pulsed lesion was made at", "64999^^C4|LT",
      ["PROCEDURE: Left C6 pulsed radiofrequency of the dorsal root ganglion, 42 C, 120 seconds."],
      [#""technique":{"value":"radiofrequency_ablation""#, #"{"kind":"nerve_root","name":"C6"}"#, #""pulsed""#]),
    Case(
      "the vertebra of a sympathetic block", "64520^^C4|LT", ["PROCEDURE: Left lumbar sympathetic block at L3."],
      [#"{"kind":"vertebra","name":"L3"}"#]),
    Case(
      "the payer's terms, and a root block in words, are a diagnostic one", "64483^^C4|RT~KX",
      ["PROCEDURE: Right S1 selective nerve root block, bupivacaine only."],
      [#""technique":{"value":"selective_nerve_root_block""#, #""intent":{"value":"diagnostic","origin":"derived""#]),
    Case(
      "a root block in words alone has no intent", "64483^^C4|RT",
      ["PROCEDURE: Right S1 selective nerve root block, bupivacaine only."],
      [#""technique":{"value":"selective_nerve_root_block""#], not: ["\"intent\""]),
    Case(
      "the payer's terms beside another technique say nothing", "64483^^C4|RT~KX",
      ["PROCEDURE: Right L5-S1 transforaminal epidural steroid injection."], [], not: ["\"intent\""]),
    Case(
      "levels named in full count what a code for all further ones leaves open", "64492^^C4|RT",
      ["PROCEDURE: Right C3-4, C4-5, C5-6 and C6-7 medial branch blocks."], [#""count":{"exactly":4}"#],
      not: ["level-conflict"]),
    Case(
      "fewer levels than the code says are a conflict", "64492^^C4|RT",
      ["PROCEDURE: Right C4-5 and C5-6 medial branch blocks."], [#""count":{"atLeast":3}"#, "level-conflict"]),
    Case(
      "a pump is tried by one bolus", "62323",
      ["PROCEDURE: Intrathecal pump trial with a single bolus of preservative-free morphine 0.2 mg."],
      [#""technique":{"value":"intrathecal_trial""#, #""name":"morphine""#]),
    Case(
      "a drug in the contrast gives it no strength", "62290",
      ["Discography at L4-5. Iohexol 2 mL. Cefazolin 1 mg/mL in the contrast."], [#""iohexol""#],
      not: ["concentration"]),
  ]

  @Test(arguments: cases)
  func textsBesideCodes(_ it: Case) throws {
    let line = try Self.line(code: it.code, note: it.note)
    for text in it.holds { #expect(line.contains(text), "\(line)") }
    for text in it.lacks { #expect(!line.contains(text), "\(line)") }
  }

  @Test(
    "sides that contradict each other in texts raise a flag, and fill nothing",
    arguments: [
      Case(
        "no modifier", "64483",
        ["PROCEDURE: Left L4-5 transforaminal epidural injection", "The right L4-5 foramen was entered."],
        [#""code":"side-conflict""#, #""code":"side-missing""#], not: [#""laterality""#, #""side""#]),
      Case(
        "a modifier stays", "64483^^C4|RT",
        ["PROCEDURE: Left L4-5 transforaminal epidural injection", "The right L4-5 foramen was entered."],
        [#""laterality":{"value":"right","origin":"coded""#, #""code":"side-conflict""#]),
      Case(
        "levels with sides of their own", "64483",
        ["PROCEDURE: Left L3-4 and right L4-5 transforaminal epidural injections", "The right foramen was entered."],
        [#""laterality":{"value":"bilateral""#], not: ["side-conflict"]),
      Case(
        "another place of the body", "64483",
        ["PROCEDURE: Left L4-5 transforaminal epidural injection", "An IV was placed in the right hand."],
        [#""laterality":{"value":"left""#], not: ["side-conflict"]),
    ])
  func contradictingSides(_ it: Case) throws { try textsBesideCodes(it) }

  @Test func `a site in words and a note with different sides fill none`() throws {
    let line = try Self.line(ofNote: "Right L4-5 joint was injected.", #""bodySite":[{"text":"L4-L5, left"}]"#)
    #expect(line.contains(#""code":"side-conflict""#) && !line.contains(#""laterality""#), "\(line)")
  }

  @Test(
    "contrast in a vessel is no complication of a report that denies any",
    arguments: [
      ("None", "The first pass showed vascular uptake.", false), ("N", "Vascular uptake, then moved.", false),
      ("Headache", "The first pass showed vascular uptake.", true), ("None", "Wet tap at L4-5.", true),
    ])
  func deniedComplications(_ coded: String, _ text: String, _ isComplication: Bool) throws {
    let line = try Self.line(ofNote: text, #""complication":[{"text":""# + coded + #""}]"#)
    #expect(line.contains(#""origin":"narrative""#) == isComplication, "\(line)")
  }

  @Test(
    arguments: [
      "Procedure recommended: caudal epidural steroid injection.", "PROCEDURE NOT PERFORMED: L4-5 epidural injection.",
      "Procedure planned next week: left L5 transforaminal epidural injection.",
    ])
  func `a heading that plans or denies makes no procedure of what it heads`(_ text: String) throws {
    #expect(try Self.line(code: "", note: [text]) == "")
  }

  @Test func `what an unlisted code is called on the bill says what was done`() throws {
    let line = try Self.line(of: [
      "FT1|1|T1||20260416||CG||||1|||||||||||||||64999^Left pulsed radiofrequency of the saphenous nerve^C4|LT"
    ])
    #expect(line.contains(#""technique":{"value":"radiofrequency_ablation""#), "\(line)")
    #expect(line.contains("unlisted-code"))
  }

  @Test func `the diagnosis of a visit needs neither a rank nor a use`() throws {
    let line = try Self.line(of: ["FT1|1|T1||20260416||CG||||1|||||||||||||||64493^^C4|RT", "DG1|1||M47.816^^I10C|||F"])
    #expect(line.contains(#""code":"M47.816","indication":"spondylosis","origin":"encounter""#), "\(line)")
  }

  @Test func `a site in words says levels and side`() throws {
    let bundle = #"""
      {"resourceType":"Procedure","id":"p","status":"completed","subject":{"display":"x"},
      "performedDateTime":"2026-04-16","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},
      "bodySite":[{"text":"Left L3-4 and L4-5 facet joints"}]}
      """#
    let flat = bundle.split(separator: "\n").joined()
    let line = String(decoding: try Translating.output(Array(flat.utf8), as: .model), as: UTF8.self)
    #expect(line.contains(#""laterality":{"value":"left""#), "\(line)")
    #expect(
      line.contains(#"{"kind":"joint","name":"L3-L4","side":"left"}"#) && !line.contains("side-missing"), "\(line)")
  }

  @Test func `nerves in a text stand beside joints that the record names`() throws {
    let site = #""bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"243923001"}]}]"#
    let line = try Self.line(ofNote: "Right L3 and L4 medial branches were blocked.", site)
    for name in [#""joint","name":"L4-L5""#, #""medial_branch","name":"L3""#, #""medial_branch","name":"L4""#] {
      #expect(line.contains(#"{"kind":"# + name + "}"), "\(line)")
    }
    #expect(!line.contains("level-conflict"))
    let other = try Self.line(ofNote: "Right L1 and L2 medial branches were blocked.", site)
    #expect(other.contains("level-conflict") && !other.contains("medial_branch\",\"name"), "\(other)")
  }

  @Test(
    arguments: [
      (#"{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"R55"}]}"#, "Vasovagal reaction.", 1),
      (#"{"text":"Vasovagal episode, brief"}"#, "She had a vasovagal response.", 1),
      (#"{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"G97.41"}],"text":"Tear"}"#, "Wet tap.", 1),
      (#"{"text":"None"}"#, "Pneumothorax.", 1), (#"{"text":"Post-procedure pain"}"#, "Pneumothorax.", 2),
      (#"{"text":"Post-procedural hypotension"}"#, "Post-dural puncture headache.", 2),
    ])
  func `a complication in text is known where a code or other words say the same`(
    _ coded: String, _ text: String, _ count: Int
  ) throws {
    let line = try Self.line(ofNote: text, #""complication":["# + coded + "]")
    let list = try #require(line.split(separator: #""complications":["#).last?.split(separator: #""flags""#).first)
    #expect(list.split(separator: #""origin""#).count == count + 1, "\(line)")
  }

  private static func line(ofNote note: String, _ more: String) throws -> String {
    let text =
      #"{"resourceType":"Procedure","id":"p","status":"completed","subject":{"display":"x"},"#
      + #""performedDateTime":"2026-04-16","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]},"#
      + more + #","note":[{"text":""# + note + #""}]}"#
    return String(decoding: try Translating.output(Array(text.utf8), as: .model), as: UTF8.self)
  }

  @Test func `more sections than are read are reported`() throws {
    let section = #"{"code":{"text":"Procedure description"},"text":{"status":"generated","div":"<div>Text.</div>"}}"#
    let sections = Array(repeating: section, count: 1001).joined(separator: ",")
    let text =
      #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Procedure","status":"completed","#
      + #""subject":{"display":"x"},"code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"64493"}]}}},"#
      + #"{"resource":{"resourceType":"Composition","status":"final","title":"x","#
      + #""type":{"coding":[{"system":"http://loinc.org","code":"28570-0"}]},"section":["# + sections + "]}}]}"
    let found = try Translating.documents(Array(text.utf8), TranslationOptions()).flatMap(\.diagnostics)
    #expect(found.contains { $0.code.rawValue == "M204" })
  }

  private static let head =
    "MSH|^~\\&|A|B|C|D|20260416120000-0500||DFT^P03^DFT_P03|M1|T|2.5.1\rEVN|P03|20260416120000-0500\r"
    + "PID|1||1^^^MRN&2.999.3&ISO^MR||TESTPATIENT^SYN||19600101|F\rPV1|1|O|P|||||||||||||||||V1^^^V&2.999.4&ISO^VN\r"

  private static func line(of segments: [String]) throws -> String {
    let bytes = Array((head + segments.joined(separator: "\r") + "\r").utf8)
    return String(decoding: try Translating.output(bytes, as: .model), as: UTF8.self)
  }

  private static func line(code: String, note: [String]) throws -> String {
    let request = "OBR|1||F1|P^Pain procedure^L|||20260416090500-0500||||||||||||||||||F"
    let coded = code.isEmpty ? "" : "|||||||||||||||||||" + (code.contains("^") ? code : code + "^^C4")
    let lines = note.enumerated().map {
      "OBX|\($0.offset + 1)|TX|28570-0^Procedure note^LN||\($0.element)||||||F|||20260416094000-0500"
    }
    let head = Self.head.replacing("DFT^P03^DFT_P03", with: "ORU^R01^ORU_R01")
      .replacing("EVN|P03|20260416120000-0500\r", with: "")
    let bytes = Array((head + ([request + coded] + lines).joined(separator: "\r") + "\r").utf8)
    return String(decoding: try Translating.output(bytes, as: .model), as: UTF8.self)
  }
}
