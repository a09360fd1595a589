import Diagnostics
import Interventional
import Tables
import Terminology
import Testing

@Suite struct TableTests {
  private static func check(_ files: [String: String] = [:]) -> [Diagnostic] {
    let layer = TableLayer(name: "site/", files: files.mapValues { Array($0.utf8) })
    let library = TableLibrary(overlays: files.isEmpty ? [] : [layer])
    var problems: [Diagnostic] = []
    let systems = CodeSystems(library: library, problems: &problems)
    return problems + ProcedureReader.check(library: library, systems: systems)
  }

  @Test func `the shipped tables are sound`() {
    let problems = Self.check()
    #expect(problems.map { $0.rendered() } == [])
  }

  private static let modifierHead = "modifier,effect,value,label,note,source,verified\n"

  private static let auditHead = "audit,flag,rule,of,what,more_than,valid_from,valid_to,note,source\n"
  private static let substanceHead =
    "hcpcs,substance,class,form,rxnorm,unit_value,unit,snomed,valid_from,valid_to,note,source,verified\n"
  private static let procedureHead =
    "system,code,code_to,technique,role,value,target,region,laterality_rule,level_rule,guidance_rule,intent,approach,"
    + "energy,programming,add_on,twin,label,valid_from,valid_to,note,source,verified\n"

  private static func procedure(_ code: String, _ from: String, _ to: String) -> String {
    "CPT,\(code),,epidural_injection,,,,,midline,first,,,,,,,,Label,\(from),\(to),,local,no\n"
  }

  private static let oddRule = "CPT,9999X,,epidural_injection,,,,,midline,sometimes,,,,,,,,Label,,,,local,no\n"

  private typealias Broken = (sheet: String, text: String, code: DiagnosticCode, line: Int)

  private static let broken: [Broken] = [
    ("modifiers", modifierHead + "ZZ,sideways,left,,,,no\n", .badVocabulary, 2),
    ("modifiers", modifierHead + "ZZ,side,up,,,,no\n", .badVocabulary, 2),
    ("modifiers", modifierHead + "ZZ,none,,,,,no\nZZ,none,,,,,no\n", .duplicateRow, 3),
    ("modifiers", modifierHead + ",none,,,,,no\n", .badCell, 2),
    ("modifiers", "modifier,effect,value,label,note,source,verified,colour\n", .unknownColumn, 1),
    ("modifiers", "modifier,effect,label,note,source,verified\n", .tableMalformed, 1),
    (
      "substances",
      "hcpcs,substance,class,form,rxnorm,unit_value,unit,snomed,valid_from,valid_to,note,source,verified\nJ9,x,opioid,,,ten,mg,,,,,,no\n",
      .badCell, 2
    ),
    ("combinations", "technique,with,becomes,across,note,source\nscs_trial,tea,scs_trial,,,\n", .badVocabulary, 2),
    (
      "combinations", "technique,with,becomes,across,note,source\nfacet_rfa,nerve_destruction,facet_rfa,codes,,\n",
      .badCell, 2
    ),
    (
      "anatomy", "axis,value,kind,system,code,display,source,verified\nlevel,L1-L2,,NOWHERE,1,,,yes\n", .badVocabulary,
      2
    ),
    ("attachments", "kind,what,attaches_to,note,source\nguidance,needle_placement,cardiology,,\n", .badVocabulary, 2),
    ("vocabulary", "axis,value,group,label,note\n,thing,,,\n", .badVocabulary, 2),
    ("vocabulary", "axis,value,group,label,note\ntechnique,tea_injection,epidural,Tea,\n", .unreachableRow, 2),
    ("procedures", procedureHead + procedure("64999", "2020-01-01", "2010-01-01"), .badCell, 2),
    (
      "procedures",
      procedureHead + procedure("9999X", "2010-01-01", "2020-12-31") + procedure("9999X", "2020-06-01", ""),
      .duplicateRow, 3
    ),
    (
      "procedures", procedureHead + oddRule, .badCell, 2
    ),
    ("substances", substanceHead + "62323,x,opioid,,,1,mg,,,,,,no\n", .duplicateRow, 2),
    ("devices", "system,code,kind,stage,unit,label,note,source,verified\nHCPCS,62323,lead,,,,,,no\n", .duplicateRow, 2),
    ("device_words", "words,value,note,source\ntea,teapot,,\n", .badVocabulary, 2),
    ("observation_words", "words,value,note,source\n,relief,,\n", .badCell, 2),
    ("fields", "field,system,valid_from,valid_to,note,source\nFT1-25,TEA,,,,\n", .badVocabulary, 2),
    ("audits", auditHead + "a,levels-above-guideline,taste,epidural,,1,,,,x\n", .badVocabulary, 2),
    ("audits", auditHead + "a,levels-above-guideline,levels,epidural,,1,,,,\n", .badCell, 2),
    ("sequences", "technique,after,note,source\nscs_implant,tea,,\n", .badVocabulary, 2),
  ]

  @Test(arguments: broken.indices)
  func `a broken row is found at its place`(_ number: Int) {
    let (name, text, code, line) = Self.broken[number]
    let problems = Self.check(["interventional/\(name).csv": text])
    #expect(
      problems.contains { $0.code == code && $0.place?.line == line && $0.path == "site/interventional/\(name).csv" })
  }

  @Test func `a site's row replaces ours`() throws {
    let text = "modifier,effect,value,label,note,source,verified\nXS,none,,,,local,yes\n"
    let layer = TableLayer(name: "site/", files: ["interventional/modifiers.csv": Array(text.utf8)])
    var problems: [Diagnostic] = []
    let library = TableLibrary(overlays: [layer])
    var record = Record()
    record.bill("64483-LT")
    record.bill("64483-RT-XS")
    let systems = CodeSystems(library: library, problems: &problems)
    var reader = ProcedureReader(library: library, systems: systems, symbols: &record.symbols, problems: &problems)
    let found = reader.read(
      &record.graph, tree: record.tree, definitions: &record.definitions, symbols: &record.symbols,
      evidence: &record.evidence)
    #expect(found.count == 1)
  }

  @Test func `a site may end a flag`() throws {
    let text = "flag,label,note,valid_from,valid_to,source\nside-missing,Side missing,,,2000-12-31,local\n"
    let layer = TableLayer(name: "site/", files: ["interventional/flags.csv": Array(text.utf8)])
    var problems: [Diagnostic] = []
    let library = TableLibrary(overlays: [layer])
    var record = Record()
    record.bill("64483")
    let systems = CodeSystems(library: library, problems: &problems)
    var reader = ProcedureReader(library: library, systems: systems, symbols: &record.symbols, problems: &problems)
    let found = reader.read(
      &record.graph, tree: record.tree, definitions: &record.definitions, symbols: &record.symbols,
      evidence: &record.evidence)
    #expect(found.map(\.flags) == [[]])
    #expect(problems.isEmpty)
  }

  @Test func `the vocabulary knows each technique's family`() {
    var problems: [Diagnostic] = []
    let vocabulary = ModelVocabulary(library: Record.library, problems: &problems)
    #expect(problems.isEmpty)
    for technique in vocabulary.values(of: "technique") {
      #expect(vocabulary.holds("technique_family", vocabulary.family(of: technique) ?? ""), "\(technique)")
    }
    #expect(vocabulary.values(of: "flag").count >= 27)
  }
}
