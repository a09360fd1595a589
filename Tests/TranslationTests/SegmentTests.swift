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

  private var patient: String { "PID|1||4^^^CLINIC^MR||TEST^ANNA" }

  @Test func `A second order of a message has its own specimen, and is no earlier result`() throws {
    let text = try written(
      header("OML^O21^OML_O21"), patient, "ORC|NW|1", "OBR|1|1||1^CULTURE^L", "SPM|1|S1", "ORC|NW|2",
      "OBR|1|2||2^STAIN^L", "SPM|1|S2")
    let orders = text.split(separator: "\n").filter { $0.contains(#""specimen":[{"#) }
    #expect(orders.count == 2, "\(text)")
    #expect(!text.contains(#""resourceType":"DiagnosticReport""#), "\(text)")
  }

  @Test func `An order with a code is not said to lack it`() throws {
    let text = try written(header("OML^O21^OML_O21"), patient, "ORC|NW|1", "OBR|1|1||1^CULTURE^L")
    #expect(!text.contains(#""code":{"extension""#), "\(text)")
  }

  @Test func `Who pays is named in an order too`() throws {
    let text = try written(
      header("OML^O21^OML_O21"), patient, "GT1|1||PAYER^PAULA", "ORC|NW|1", "OBR|1|1||1^CULTURE^L")
    #expect(text.contains(#""guarantor":[{"party":{"reference":"RelatedPerson/"#), "\(text)")
  }

  @Test func `Every instruction of a drug order is kept, and its timing is that of the encoded order`() throws {
    let text = try written(
      header("RDE^O11^RDE_O11"), patient, "ORC|NW|1", "TQ1|1||TID", "RXO|1^DRUG^L|1||mg",
      "RXE||1^DRUG^L|1||mg||^FIRST~^SECOND", "TQ1|1||BID")
    #expect(text.contains("SECOND"), "\(text)")
    #expect(text.contains("BID") && !text.contains("TID"), "\(text)")
  }

  @Test func `Booked equipment is a Device with its remark, and TQ1 goes before SCH-11`() throws {
    let text = try written(
      header("SIU^S12^SIU_S12"), "SCH|A1||||||||||^^^20260302090000-0500", "TQ1|1||||||20260303100000-0500", patient,
      "RGS|1", "AIG|1||C1^C-ARM^L", "NTE|1||SEND FOR REPAIR")
    #expect(text.contains(#""note":[{"text":"SEND FOR REPAIR"}]"#), "\(text)")
    #expect(text.contains(#""start":"2026-03-03T10:00:00-05:00""#), "\(text)")
  }

  @Test func `Two specimens of one shipment stay two`() throws {
    let shipment = String(repeating: "|", count: 28) + "SH1^LAB^2.16.840.1.113883.19.9^ISO"
    let text = try written(
      header("ORU^R01^ORU_R01"), patient, "OBR|1|1||1^CULTURE^L|||||||||||||||||||||F", "SPM|1|S1||BLD" + shipment,
      "SPM|2|S2||CSF" + shipment)
    #expect(text.contains("BLD") && text.contains("CSF"), "\(text)")
  }
}
