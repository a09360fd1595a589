import Testing

@testable import Mapping

@Suite struct LanguageTests {
  @Test(
    "Sources of the grammar are read",
    arguments: [
      "PR1-5", "PR1-3.1", "CX.4.2", ".", "./@nullFlavor", "^FT1-4", "^section/code/@code", "/staff[id = $surgeonId]",
      "first(CWE.9, CWE.2, CWE.1)", "join(\", \", levels/name)", "a & \":\" & b", "case/pain/*", "**/templateId",
      "value[@type in (CD, CE)]", "author[time/@value = latest($author/time/@value)]/assignedAuthor",
      "targetSiteCode/qualifier[name/@code = 272741003]/value/@code", "/**/observation[id/@root = $@root]", "%zone",
      "documentationOf/serviceEvent[@classCode != PCPR or code/@codeSystem in (2.16.840.1.113883.6.96)]", "OBX[2]",
      "OBX[last]",
    ])
  func readsSource(cell: String) throws {
    _ = try ExpressionParser.source(cell)
  }

  @Test(
    "Conditions of the grammar are read",
    arguments: [
      "PR1-7 valued and length(PR1-5) >= 12", "else and OBX-2 not in (RP, ED)", ".status not valued",
      ".performed[x] not valued", "count(DG1) > 1", "not ./@negationInd = true", "a = 1 or (b = 2 and c != 3)",
      "PID-10.3 in (HL70005, CDCREC)", "CWE.1 startsWith 64", "./@negationInd != true", "SN.1 in (<, >, <=, >=)",
      "%zone valued", "PV1-2 null", "text present",
    ])
  func readsCondition(cell: String) throws {
    _ = try ExpressionParser.condition(cell)
  }

  @Test(
    "Targets of the grammar are read",
    arguments: [
      "-", ".", "%zone", "Patient", "Patient[merged]", "^Encounter.diagnosis[d].condition(=Condition)", "target(*)",
      "target(*Observation)", "performer[surgeon].actor(Practitioner)", "partOf(^Procedure[main])", "target(^)",
      "extension[us-core-race].extension[ombCategory].valueCoding", "birthDate.extension[birth-time].valueDateTime",
      "bodySite[=levels/name].text", "^ChargeItem.service(Procedure)",
    ])
  func readsTarget(cell: String) throws {
    _ = try TargetParser.target(cell)
  }

  @Test("A message map's source is grammar, an ordinary path is not")
  func readsGrammar() {
    #expect(GrammarParser.steps("FINANCIAL+/PROCEDURE*/PR1")?.map(\.name) == ["FINANCIAL", "PROCEDURE", "PR1"])
    #expect(GrammarParser.steps("FINANCIAL+/PROCEDURE*/PR1")?.map(\.repeats) == [true, true, false])
    #expect(GrammarParser.steps("PRT*")?.first?.isRequired == false)
    #expect(GrammarParser.steps("MSH-7") == nil)
    #expect(GrammarParser.steps(".") == nil)
  }
}
