import Foundation

/// Documents made for measuring. Every patient in them is made up.
enum Inputs {
  /// The samples of a format, file by file; none where the run does not start in the checkout.
  static func samples(_ folder: String, _ ending: String) -> [[UInt8]] {
    let place = "Samples/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
      FileManager.default.contents(atPath: place + "/" + name).map(Array.init)
    }
  }

  /// The messages and documents below a folder, file by file, told by their endings.
  static func documents(below folder: String) -> [[UInt8]] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let documents = names.filter { name in [".hl7", ".xml", ".json", ".ndjson"].contains { name.hasSuffix($0) } }
    return documents.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
    }
  }

  /// Charge messages of about 4 KB each.
  static func messages(_ count: Int) -> [UInt8] {
    var text = ""
    for number in 1...count { text += message(number) }
    return Array(text.utf8)
  }

  private static func message(_ number: Int) -> String {
    var segments = [
      #"MSH|^~\&|ASC|PAINCLINIC^2.16.840.1.113883.3.9999.1^ISO|EHR|HUB|20250310101500-0500||DFT^P03^DFT_P03|B\#(number)|P|2.5.1"#,
      "EVN|P03|20250310101500-0500",
      "PID|1||\(number)^^^PAINCLINIC&2.16.840.1.113883.3.9999.2&ISO^MR||TESTPATIENT^B\(number)||19600102|M|||"
        + "1 Sample St^^Springfield^IL^62701||555-0100",
      "PV1|1|O|PROC1||||1234567893^KIM^ANNA^^^^^^NPI||||||||||||V\(number)",
    ]
    for line in 1...14 {
      let code = ["64493", "64494", "77003", "20553", "64635", "62323"][line % 6]
      segments.append(
        "FT1|\(line)|T\(number)-\(line)||20250310094500-0500|20250310101000-0500|CG|\(code)^Injection line \(line)^C4|||1"
          + "|||PAINCLINIC||||||M47.816^Spondylosis^I10C|1234567893^KIM^ANNA^^^^^^NPI|||||\(code)^^C4|50")
    }
    for line in 1...3 {
      segments.append("DG1|\(line)||M47.81\(line + 5)^Spondylosis without myelopathy^I10C|||F")
    }
    return segments.joined(separator: "\r") + "\r"
  }

  /// Lines of ChargeItem that name no Procedure.
  static func charges(_ count: Int) -> [[UInt8]] {
    (0..<count).map { number in
      let code = ["64493", "20553", "64635", "62323"][number % 4]
      let line =
        #"{"resourceType":"ChargeItem","id":"c\#(number)","identifier":[{"type":{"text":"transaction"},"#
        + #""value":"T\#(number)"}],"status":"billable","code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","#
        + #""code":"\#(code)"}]},"subject":{"reference":"Patient/p\#(number % 7)"},"context":{"reference":"Encounter/e"},"#
        + #""occurrenceDateTime":"2025-03-10T09:45:00-05:00","performer":[{"actor":{"reference":"Practitioner/d"}}],"#
        + #""quantity":{"value":1},"reason":[{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"M47.816"}]}]}"#
      return Array(line.utf8)
    }
  }

  /// A C-CDA Procedure Note with so many procedures.
  static func procedureNote(procedures: Int) -> [UInt8] {
    var entries = ""
    var rows = ""
    for number in 1...procedures {
      rows += "<tr><td ID=\"p\(number)\">Facet joint injection \(number)</td><td>10 Mar 2025</td></tr>"
      entries += """
        <entry><procedure classCode="PROC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14" extension="2014-06-09"/>
        <id root="2.16.840.1.113883.3.9999.7" extension="P\(number)"/>
        <code code="64493" codeSystem="2.16.840.1.113883.6.12" displayName="Facet joint injection">
        <originalText><reference value="#p\(number)"/></originalText></code><statusCode code="completed"/>
        <effectiveTime><low value="20250310094500-0500"/><high value="20250310101000-0500"/></effectiveTime>
        <performer><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1234567893"/>
        <assignedPerson><name><given>Anna</given><family>Kim</family></name></assignedPerson></assignedEntity></performer>
        </procedure></entry>

        """
    }
    return Array(noteHead.utf8) + Array(rows.utf8) + Array("</tbody></table></text>\n".utf8) + Array(entries.utf8)
      + Array("</section></component></structuredBody></component></ClinicalDocument>\n".utf8)
  }

  private static let noteHead = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
    <realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
    <templateId root="2.16.840.1.113883.10.20.22.1.1"/><templateId root="2.16.840.1.113883.10.20.22.1.6"/>
    <id root="2.16.840.1.113883.3.9999.5" extension="BENCH"/>
    <code code="28570-0" codeSystem="2.16.840.1.113883.6.1"/><title>Procedure Note</title>
    <effectiveTime value="20250310110000-0500"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
    <recordTarget><patientRole><id root="2.16.840.1.113883.3.9999.2" extension="77"/><addr nullFlavor="UNK"/>
    <telecom nullFlavor="UNK"/><patient><name><given>Bench</given><family>TESTPATIENT</family></name>
    <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19600102"/></patient></patientRole>
    </recordTarget><author><time value="20250310110000-0500"/><assignedAuthor>
    <id root="2.16.840.1.113883.4.6" extension="1234567893"/></assignedAuthor></author>
    <custodian><assignedCustodian><representedCustodianOrganization><id root="2.16.840.1.113883.3.9999.1"/>
    <name>Pain Clinic</name></representedCustodianOrganization></assignedCustodian></custodian>
    <component><structuredBody><component><section><templateId root="2.16.840.1.113883.10.20.22.2.7.1"/>
    <code code="47519-4" codeSystem="2.16.840.1.113883.6.1"/><title>Procedures</title><text><table><tbody>
    """
}
