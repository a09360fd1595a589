import Testing
import Translation

/// What becomes of whole segments of HL7 v2: once lost, misplaced or merged, each has its case.
@Suite struct SegmentTests {
  private func written(_ segments: String...) throws -> String {
    var options = TranslationOptions()
    options.form = .resources
    let message = segments.map { $0 + "\r" }.joined()
    let result = try #require(try Translating.documents(Array(message.utf8), options).first)
    return String(decoding: result.output, as: UTF8.self)
  }

  private func header(_ type: String) -> String {
    "MSH|^~\\&|APP|CLINIC|||20260302090000-0500||\(type)|C1|P|2.5.1"
  }

  @Test func `Rooms of several groups of an appointment are rooms of their own`() throws {
    let text = try written(
      header("SIU^S12^SIU_S12"), "SCH|A1||||||||||^^^20260302090000-0500", "PID|1||4^^^CLINIC^MR||TEST^ANNA", "RGS|1",
      "AIL|1||LAB^ROOM 1", "RGS|2", "AIL|1||XRAY^ROOM 2")
    for room in ["ROOM 1", "ROOM 2"] { #expect(text.contains("\"name\":\"\(room)\""), "\(text)") }
  }

  @Test func `A cancelled admission of a preadmitted patient is cancelled`() throws {
    let text = try written(
      header("ADT^A11^ADT_A09"), "EVN|A11|20260302", "PID|1||4^^^CLINIC^MR||TEST^ANNA", "PV1|1|P")
    #expect(text.contains(#""status":"cancelled""#), "\(text)")
  }

  @Test func `Who took the specimen is kept without and with an SPM`() throws {
    let order = "OBR|1|||1^CULTURE^L||||||77^COLLECTOR^CARA|||||||||||||||F"
    for specimen in [[], ["SPM|1|S1"]] {
      let message = [header("ORU^R01^ORU_R01"), "PID|1||4^^^CLINIC^MR||TEST^ANNA", order] + specimen
      let text = try written(message.joined(separator: "\r"))
      #expect(text.contains(#""collector":{"reference":"#), "\(text)")
    }
  }
}
