import Diagnostics
import SourceModel
import Tables
import Testing

@testable import Validation

@Suite struct RuleTests {
  @Test("every rule of the table can be read, and stands on a type of R4")
  func table() {
    #expect(InvariantTable.problems(TableLibrary()).map { $0.rendered() } == [])
  }

  @Test("every rule written in Swift has its row in the table")
  func named() {
    var table = InvariantTable(TableLibrary())
    var symbols = SymbolTable()
    var problems: [Diagnostic] = []
    let types = [
      "Observation", "CodeSystem", "ElementDefinition", "StructureDefinition", "StructureDefinition.snapshot",
      "StructureDefinition.differential", "profile",
    ]
    let keys = types.flatMap { table.compile($0, &symbols, &problems) }.map(\.key)
    for rule in NamedRule.allCases { #expect(keys.contains(rule.rawValue), "\(rule)") }
  }

  @Test(
    "what cannot be read is said to be so",
    arguments: ["", "a", "a =", "(a valued", "a valued)", "one(a", "a[b valued"])
  func unreadable(_ rule: String) {
    var symbols = SymbolTable()
    #expect(throws: RuleError.self) { try RuleParser.rule(rule, &symbols) }
  }

  @Test("parentheses have a limit")
  func deep() {
    var symbols = SymbolTable()
    for opening in ["(", "not ", "each(a: ", "a[", "b valued implies ", "b valued implies ("] {
      let rule = String(repeating: opening, count: 100_000) + "a valued"
      #expect(throws: RuleError.self) { try RuleParser.rule(rule, &symbols) }
    }
  }

  @Test("an invariant is found broken where it is, and only there", arguments: InvariantCase.all)
  func invariant(_ it: InvariantCase) {
    #expect(findings(it.broken).contains { $0.message.hasPrefix(it.key + ":") })
    #expect(findings(it.whole).map { $0.rendered() } == [])
  }

  @Test(
    "a narrative that is not XHTML, or holds what FHIR does not allow, is found",
    arguments: [
      ("<div>x</div>", false), (div("x"), true), (div("<p>x</p>"), true), (div("<p>x"), false),
      (div("<script>x</script>"), false),
      (div("<b onclick='x'>x</b>"), false), (div("&nbsp;"), false), (div("&#160;x"), true), (div("a < b"), false),
      (div("<img src='x'/>"), true), (div("  "), false), (div("x") + "y", false), ("", false), (div("<br></p>"), false),
      (div("<td a='1' a='2'>x</td>"), false), (div("<!-- c --><i>x</i>"), true),
    ])
  func narrative(_ text: String, _ isRight: Bool) {
    let bytes = Array(text.utf8)
    let problem = NarrativeScan.problem(bytes.span)
    #expect((problem == nil) == isRight)
  }

  @Test("deep narratives are refused, not followed")
  func deepNarrative() {
    let bytes = Array(div(String(repeating: "<b>", count: 100_000)).utf8)
    let problem = NarrativeScan.problem(bytes.span)
    #expect(problem == .notWellFormed)
  }

  @Test("what claims a profile is held to it; what does not, only where that is asked")
  func profiles() {
    let claim = #","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"]}"#
    func patient(_ rest: String) -> String { #"{"resourceType":"Patient""# + rest + "}" }
    let whole = #","identifier":[{"system":"urn:x","value":"1"}],"name":[{"family":"x"}],"gender":"male""#
    #expect(problems(patient("")) == [])
    #expect(problems(patient(claim + whole)) == [])
    #expect(problems(patient(claim)) == ["R114 /identifier", "R114 /name", "R114 /gender"])
    #expect(problems(patient(claim), profiles: .base) == [])
    #expect(problems(patient(""), profiles: .usCore).count == 3)
  }

  @Test("a vital sign is held to R4's profile of it, claimed or not")
  func vitalSigns() {
    func pulse(_ rest: String) -> String {
      #"{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]}"#
        + rest + "}"
    }
    let category =
      #","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}]"#
    let value = #","valueQuantity":{"value":72,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}"#
    let whole = category + #","subject":{"display":"x"},"effectiveDateTime":"2026-03-02""# + value
    #expect(problems(pulse(whole)) == [])
    #expect(problems(pulse(category + value)) == ["R114 /subject", "R114 /effective[x]"])
    #expect(problems(pulse(category + value), profiles: .base) == [])
  }
}

private func div(_ content: String) -> String { #"<div xmlns="http://www.w3.org/1999/xhtml">"# + content + "</div>" }
