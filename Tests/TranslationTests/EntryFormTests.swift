import TestKit
import Testing
import Translation

/// The forms in which CDA entries say side, modifiers and their own name. Synthetic throughout.
struct EntryFormTests {
  private static let right = """
    <qualifier><name code="272741003" codeSystem="2.16.840.1.113883.6.96"/>\
    <value code="24028007" codeSystem="2.16.840.1.113883.6.96" displayName="Right"/></qualifier>
    """
  private static let hcpcs = "2.16.840.1.113883.6.285"

  @Test(
    "a side is read wherever an entry has it",
    arguments: [
      (
        "at a site", "",
        #"<targetSiteCode code="122496007" codeSystem="2.16.840.1.113883.6.96">\#(right)</targetSiteCode>"#
      ),
      ("without a site", "", #"<targetSiteCode nullFlavor="UNK">\#(right)</targetSiteCode>"#),
      (
        "in a site's words", "",
        #"<targetSiteCode nullFlavor="OTH"><originalText>L4-L5, right</originalText></targetSiteCode>"#
      ),
      ("at the code", right, ""),
      ("as a modifier", #"<qualifier><value code="RT" codeSystem="\#(hcpcs)"/></qualifier>"#, ""),
      ("in its own words", "<originalText>Right L4-5 transforaminal injection</originalText>", ""),
    ])
  func sides(_ name: String, _ inCode: String, _ behind: String) throws {
    for hasEvent in [true, false] {
      let line = try Self.model(inCode, behind, hasEvent: hasEvent)
      #expect(line.contains(#""laterality":{"value":"right""#) && !line.contains("side-missing"), "\(name): \(line)")
    }
  }

  @Test func `a modifier at the code says how the procedure ended`() throws {
    let stopped = #"<qualifier><value code="53" codeSystem="2.16.840.1.113883.6.12"/></qualifier>"#
    #expect(try Self.model(stopped, "", hasEvent: false).contains(#""status":"stopped""#))
  }

  @Test func `a header without a code and a text are one procedure, done by whom the header names`() throws {
    let document = Self.document(
      event: #"<code nullFlavor="UNK"/>"#, title: "PROCEDURE: Right L4-5 transforaminal epidural injection.", entry: "")
    let line = String(decoding: try Translating.output(document, as: .model), as: UTF8.self)
    #expect(line.contains(#""technique":{"value":"transforaminal_epidural""#), "\(line)")
    #expect(line.contains(#""performers":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893""#), "\(line)")
    let bundle = String(decoding: try Translating.output(document, as: .bundle), as: UTF8.self)
    #expect(bundle.split(separator: #""resourceType":"Procedure""#).count == 2, "\(bundle)")
  }

  private static func model(_ inCode: String, _ behind: String, hasEvent: Bool) throws -> String {
    let entry = """
      <entry><procedure classCode="PROC" moodCode="EVN">\
      <templateId root="2.16.840.1.113883.10.20.22.4.14" extension="2014-06-09"/><id root="2.999.7" extension="1"/>\
      <code code="64483" codeSystem="2.16.840.1.113883.6.12">\(inCode)</code><statusCode code="completed"/>\
      <effectiveTime value="20260302"/>\(behind)</procedure></entry>
      """
    let event = hasEvent ? #"<code code="64483" codeSystem="2.16.840.1.113883.6.12"/>"# : nil
    return String(
      decoding: try Translating.output(document(event: event, title: "See entry.", entry: entry), as: .model),
      as: UTF8.self)
  }

  private static func document(event: String?, title: String, entry: String) -> [UInt8] {
    let header =
      event.map {
        """
        <documentationOf><serviceEvent classCode="PROC">\($0)<effectiveTime value="20260302"/>\
        <performer typeCode="PPRF"><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1234567893"/>\
        </assignedEntity></performer></serviceEvent></documentationOf>
        """
      } ?? ""
    return Array(
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3"><templateId root="2.16.840.1.113883.10.20.22.1.6"/>\
      <id root="2.999.3" extension="1"/><code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/>\
      <effectiveTime value="20260302"/><recordTarget><patientRole><id root="2.999.1" extension="1"/></patientRole>\
      </recordTarget>\(header)<component><structuredBody><component><section>\
      <code code="29554-3" codeSystem="2.16.840.1.113883.6.1"/><text>\(title)</text>\(entry)</section></component>\
      </structuredBody></component></ClinicalDocument>
      """.utf8)
  }
}
