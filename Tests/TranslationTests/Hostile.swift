/// Parts of CDA documents for tests, well-formed unless what is put in is not. The data are synthetic.
enum Hostile {
  /// A document with a body.
  static func document(_ body: String, patients: [String] = ["TESTPATIENT"], name: String = "H1") -> String {
    let targets = patients.enumerated().map { number, family in
      "<recordTarget><patientRole><id extension=\"7\(number)\" root=\"1.2.3\"/><patient><name><family>\(family)"
        + "</family></name></patient></patientRole></recordTarget>"
    }
    return """
      <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>\
      <id root="2.16.840.1.113883.19.5" extension="\(name)"/><code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>\
      \(targets.joined())<component>\(body)</component></ClinicalDocument>
      """
  }

  /// A body with one section.
  static func body(_ text: String, _ entries: String) -> String {
    "<structuredBody><component><section><code code=\"48767-8\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>T</title>"
      + "<text>\(text)</text>\(entries)</section></component></structuredBody>"
  }

  /// Sections in one another, each with words of its own.
  static func sections(_ count: Int) -> String {
    "<structuredBody>"
      + (0..<count).map { "<component><section><title>T\($0)</title><text>words\($0)</text>" }.joined()
      + String(repeating: "</section></component>", count: count) + "</structuredBody>"
  }

  /// An observation with a whole number.
  static func entry(_ value: Int, id: Int? = nil) -> String {
    entry("<value xsi:type=\"INT\" value=\"\(value)\"/>", id.map(String.init) ?? "E1")
  }

  /// An observation with a value.
  static func entry(_ value: String, _ id: Int) -> String { entry(value, String(id)) }

  private static func entry(_ value: String, _ id: String) -> String {
    """
    <entry><observation classCode="OBS" moodCode="EVN"><id root="1.2.3.4" extension="\(id)"/>\
    <code code="72514-3" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>\
    <effectiveTime value="20250310"/>\(value)</observation></entry>
    """
  }

  /// An observation whose code is words of the narrative.
  static func words(_ reference: String, id: Int = 0) -> String {
    """
    <entry><observation classCode="OBS" moodCode="EVN"><id root="1.2.3.4" extension="\(id)"/><code nullFlavor="UNK">\
    <originalText><reference value="\(reference)"/></originalText></code><statusCode code="completed"/></observation>\
    </entry>
    """
  }

  /// Observations in one another, with the numbers from 1000.
  static func statements(_ count: Int) -> String {
    let open = (1000..<1000 + count).map { number in
      """
      <observation classCode="OBS" moodCode="EVN"><code code="72514-3" codeSystem="2.16.840.1.113883.6.1"/>\
      <value xsi:type="INT" value="\(number)"/>
      """
    }
    return "<entry>" + open.joined(separator: "<entryRelationship typeCode=\"COMP\">")
      + String(repeating: "</observation></entryRelationship>", count: count - 1) + "</observation></entry>"
  }
}
