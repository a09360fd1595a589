import Narrative
import SourceModel
import Testing

/// Sides and levels: contradicting ones, given-up ones, and such as only look like it. Synthetic throughout.
@Suite struct NarrativePlaceTests {
  typealias Case = NarrativeRuleTests.Case

  private func disputed(_ text: String) -> [String] {
    var note = NoteText()
    note.append(text.utf8, at: .none)
    return NarrativeSetTests.reader.procedures(in: NarrativeSetTests.reader.open(note, context: .note)).flatMap {
      $0.sideDispute.map(\.value)
    }
  }

  @Test(
    "a name and an account with different sides give no side",
    arguments: [
      (
        "PROCEDURE: Left L4-5 transforaminal epidural injection\nThe right L4-5 foramen was entered.",
        ["left", "right"]
      ),
      (
        "PROCEDURE: Left knee injection\nThe right knee was prepped and injected with 40 mg Kenalog.",
        ["left", "right"]
      ),
      (
        "PROCEDURE: Right L4-5 medial branch block\nBilateral L3 and L4 medial branches were blocked.",
        ["right", "bilateral"]
      ),
      ("PROCEDURE: Left L4-5 TFESI\nThe procedure was repeated at the right L4-5 level.", ["left", "right"]),
      ("PROCEDURE: Left L4-5 TFESI\nDESCRIPTION: Right L4-5 TFESI was performed.", ["left", "right"]),
      ("Procedure: Right L4-5 medial branch block\nLaterality: Left", ["right", "left"]),
      ("Procedure: MBB\nSide: L\nLevels: L4/5\nThe right L3 and L4 medial branches were blocked.", ["left", "right"]),
    ])
  func contradictingSides(text: String, sides: [String]) {
    #expect(disputed(text) == sides)
    #expect(NarrativeRuleTests.found(text, ["side"]) == [])
  }

  @Test(
    "both sides, sides of levels and sides of other places are no contradiction",
    arguments: [
      (
        "PROCEDURE: Bilateral L4-5 TFESI\nThe left L4-5 foramen was entered. The right was then done.",
        ["side=bilateral"]
      ),
      ("PROCEDURE: Left L3-4 and right L4-5 TFESI\nThe right L4-5 foramen was entered first.", ["side=bilateral"]),
      (
        "PROCEDURE: Left L4-5 TFESI\nAn IV was placed in the right hand. The left L4-5 foramen was entered.",
        ["side=left"]
      ),
      ("PROCEDURE: Left L4-5 TFESI\nThe right L4-5 foramen was not entered.", ["side=left"]),
      ("PROCEDURE: Left L4-5 TFESI\nRight L5-S1 TFESI was performed as well.", ["side=bilateral"]),
      ("PROCEDURE: Right SI joint injection\nThe left SI joint was tender.", ["side=right"]),
      ("PROCEDURE: Right L5 TFESI\nPreviously the left L5 foramen was injected.", ["side=right"]),
      ("PROCEDURE: Right L4-5 TFESI\nThe needle was placed just left of the L4 pedicle.", ["side=right"]),
      ("PROCEDURE: Left knee injection\nHer right knee had been replaced. 40 mg Kenalog was injected.", ["side=left"]),
      (
        "PROCEDURE: Left L3, L4 and L5 medial branch radiofrequency ablation, lumbar\nThe right L3-5 was done a week ago.",
        ["side=left"]
      ),
      (
        "PROCEDURE: 1. Left L4-5 TFESI. 2. Right SI joint injection.\nThe left L4-5 foramen was entered.",
        ["side=left", "side=right"]
      ),
    ] as [Case])
  func agreeingSides(text: String, expected: [String]) {
    #expect(disputed(text) == [])
    #expect(NarrativeRuleTests.found(text, ["side"]) == expected)
  }

  @Test(
    "a level that was tried and given up is none",
    arguments: [
      (
        "PROCEDURE: L3-4 interlaminar ESI\nAttempted at L3-4, unable to enter; performed at L4-5.", ["levels=L4-L5"]
      ),
      (
        "PROCEDURE: Left L4-5 and L5-S1 TFESI\nL5-S1 was tried first. It could not be reached and was abandoned."
          + " L4-5 was injected.", ["levels=L4-L5"]
      ),
      (
        "PROCEDURE: L3-4 and L4-5 facet joint injections\nThe L3-4 joint was entered but L4-5 could not be entered.",
        ["levels=L3-L4"]
      ),
      (
        "PROCEDURE: C6-7 interlaminar ESI\nC6-7 could not be entered and the procedure was abandoned.",
        ["status=stopped", "levels=C6-C7"]
      ),
      (
        "PROCEDURE: L4-5 interlaminar ESI\nThe first attempt at L4-5 was unsuccessful."
          + " After redirection the L4-5 space was entered.", ["levels=L4-L5"]
      ),
      (
        "PROCEDURE: L3-4 and L4-5 facet joint injections\nBoth joints were entered on the first attempt.",
        ["levels=L3-L4", "levels=L4-L5"]
      ),
      (
        "PROCEDURE: L3-4 and L4-5 facet joint injections\nL3-4 could not be entered at first but was injected in the end.",
        ["levels=L3-L4", "levels=L4-L5"]
      ),
      ("PROCEDURE: L4-5 interlaminar ESI\nNo level was abandoned at L4-5.", ["levels=L4-L5"]),
    ] as [Case])
  func givenUpLevels(text: String, expected: [String]) {
    #expect(NarrativeRuleTests.found(text, ["status", "levels"]) == expected)
  }

  @Test("a level of both sides is told of once")
  func bilateralLevels() {
    let text = "Bilateral L5 TFESI. Left L5 TFESI was done first, then right L4 TFESI."
    #expect(NarrativeRuleTests.found(text, ["levels"]) == ["levels=L5 bilateral", "levels=L4 right"])
  }
}
