import Diagnostics
import Testing
import Translation

/// What becomes of a value by its HL7 v2 datatype: good, odd and bad ones. A bad value costs its element, is reported,
/// and never the message.
@Suite struct DatatypeTests {
  /// A value, what must stand in the output for it, and the findings about it.
  struct Case: Sendable, CustomTestStringConvertible {
    let value: String
    let written: [String]
    let codes: [String]

    init(_ value: String, _ written: String..., codes: [String] = []) {
      self.value = value
      self.written = written
      self.codes = codes
    }

    var testDescription: String { value }
  }

  /// Findings about everything else in the message.
  private static let others: Set<String> = ["M101", "M107", "M109", "M111", "V107"]

  private func check(_ example: Case, _ segments: (String) -> String) throws {
    let message =
      "MSH|^~\\&|APP|CLINIC|||20260302090000-0500||ADT^A04^ADT_A01|C1|P|2.8\r" + segments(example.value) + "\r"
    var options = TranslationOptions()
    options.form = .resources
    let results = try Translating.documents(Array(message.utf8), options)
    let result = try #require(results.first)
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains(#""resourceType":"Patient""#), "the message is converted")
    for fragment in example.written { #expect(text.contains(fragment), "\(text)") }
    let codes = Set(result.diagnostics.map(\.code.rawValue)).subtracting(Self.others)
    #expect(codes == Set(example.codes))
  }

  /// OBX-2, OBX-5 and OBX-6, divided by blanks of their own.
  @Test(
    "Observed values by OBX-2",
    arguments: [
      Case(
        "NM|7.50|mg", #""valueQuantity":{"value":7.50,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#),
      Case("NM|+5|", #""valueQuantity":{"value":5}"#), Case("NM|.5|", #""valueQuantity":{"value":0.5}"#),
      Case("NM|-0.30|", #""valueQuantity":{"value":-0.30}"#),
      Case("NM|5|stone^stones^99X", #""valueQuantity":{"value":5,"unit":"stones"}"#),
      Case("NM|1,5|mg", #""valueString":"1,5""#, codes: ["M103"]),
      Case("NM|<5|mg", #""valueString":"<5""#, codes: ["M103"]),
      Case("NM|1e3|", #""valueString":"1e3""#, codes: ["M103"]),
      Case(
        "NM|60~120|/min", #""component":[{"#, #""valueQuantity":{"value":60,"unit":"/min""#,
        #""valueQuantity":{"value":120,"unit":"/min""#),
      Case("SN|>^100|mg", #""valueQuantity":{"value":100,"comparator":">","unit":"mg""#),
      Case("SN|^1^:^128|", #""valueRatio":{"numerator":{"value":1},"denominator":{"value":128}}"#),
      Case("SN|^2^-^4|", #""valueRange":{"low":{"value":2},"high":{"value":4}}"#),
      Case("SN|^3^+|", #""valueString":"3+""#), Case("SN|<>^5|", #""valueString":"<>5""#),
      Case("SN|^abc|", #""valueString":"abc""#, codes: ["M103"]),
      Case("NR|1^5|mg", #""valueRange":{"low":{"value":1,"unit":"mg""#, #""high":{"value":5,"unit":"mg""#),
      Case(
        "CQ|5^mg&mg&UCUM|", #""valueQuantity":{"value":5,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#
      ),
      Case("DT|202603|", #""valueDateTime":"2026-03""#),
      Case("DT|20260230|", #""valueString":"20260230""#, codes: ["M103"]),
      Case("TS|20260302090512.2500-0530|", #""valueDateTime":"2026-03-02T09:05:12.2500-05:30""#),
      Case("TS|2026030209|", #""valueDateTime":"2026-03-02""#, #""valueString":"2026030209""#, codes: ["M108"]),
      Case("DTM|20260302090512.1+14|", #""valueDateTime":"2026-03-02T09:05:12.1+14:00""#),
      Case("DTM|20260302090512+1500|", #""valueString":"20260302090512+1500""#, codes: ["M103"]),
      Case("DTM|20260302090512|", #""valueDateTime":"2026-03-02T09:05:12-05:00""#),
      Case("TM|0905|", #""valueTime":"09:05:00""#), Case("TM|9am|", #""valueString":"9am""#, codes: ["M103"]),
      Case("DR|20260301^20260302|", #""valuePeriod":{"start":"2026-03-01","end":"2026-03-02"}"#),
      Case("DR|20260302^20260301|", #""valuePeriod":{"start":"2026-03-02"}"#, codes: ["M103"]),
      Case(
        "CE|A^a^LN^B^b^SCT|", #""code":"A","display":"a"},{"system":"http://snomed.info/sct","code":"B","display":"b"}"#
      ),
      Case("CWE|^words only|", #""valueCodeableConcept":{"text":"words only"}"#),
      Case(
        "CWE|A^a^LN^^^^2.7^^said|",
        #"[{"system":"http://loinc.org","version":"2.7","code":"A","display":"a"}],"text":"said"}"#),
      Case("CWE|X^x^99X|", #""valueString":"99X""#, codes: ["M110"]),
      Case(
        "CNE|Y^Yes^HL70136|", #"{"system":"http://terminology.hl7.org/CodeSystem/v2-0136","code":"Y","display":"Yes"}"#),
      Case("CNE|Q^Quite^HL70136|", #""code":"Q","display":"Quite"}"#, codes: ["M119"]),
      Case(
        "CF|A^a^LN|", #""valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"A","display":"a"}]}"#),
      Case("IS|Y|", #""valueCodeableConcept":{"coding":[{"code":"Y"}]}"#),
      Case("ST|text|", #""valueString":"text""#), Case("TX|a~b|", #""valueString":"a\nb""#),
      Case(#"FT|a\.br\b|"#, #""valueString":"a\nb""#), Case("ZZZ|odd^value|", #""valueString":"odd value""#),
      Case("|no type|", #""valueString":"no type""#), Case("XPN|DOE^TEST|", #""valueString":"DOE TEST""#),
      Case("ED|^application^PDF^Base64^JVBERi0=|", #""contentType":"application/pdf","data":"JVBERi0=""#),
      Case("ED|^application^PDF^Base64^see scan|", #""valueCode":"error""#, codes: ["M103"]),
      Case("RP|http://h.example/1.pdf^^application^pdf|", #""url":"http://h.example/1.pdf""#),
    ])
  func observed(_ example: Case) throws {
    try check(example) { value in
      let parts = value.split(separator: "|", omittingEmptySubsequences: false)
      return "PID|1||1^^^H||DOE^TEST\rPV1|1|O\rOBX|1|\(parts[0])|1^x^LN||\(parts[1])|\(parts[2])|||||F"
    }
  }

  @Test(
    "Identifiers: CX",
    arguments: [
      Case("1", #""identifier":[{"value":"1"}]"#),
      Case("1^4^M11", #"identifier-checkDigit","valueString":"4"}"#, #"namingsystem-checkDigit","valueCode":"M11"}"#),
      Case("1^^^H", #""valueString":"H"}]},"value":"1","assigner":{"reference":"#, #""name":"H""#),
      Case(
        "1^^^H&2.16.840.1.113883.19.1&ISO", #"{"system":"urn:oid:2.16.840.1.113883.19.1","value":"1","assigner""#,
        #""system":"urn:ietf:rfc:3986","value":"urn:oid:2.16.840.1.113883.19.1"}"#),
      Case(
        "1^^^&426D2726-51FC-89FE-A946-8596E80A80EB&GUID", #""system":"urn:uuid:426d2726-51fc-89fe-a946-8596e80a80eb""#),
      Case("1^^^&http://h.example/id&URI", #"{"system":"http://h.example/id","value":"1""#),
      Case("1^^^&h.example&DNS", #""code":"DNS"}]},"value":"h.example"}"#),
      Case("1^^^H&x y&ISO", #""valueString":"H"}]},"value":"1""#, codes: ["M110"]),
      Case(
        "1^^^USSSA^SS",
        #""code":"SS"}]},"system":"http://hl7.org/fhir/sid/us-ssn","value":"1","assigner":{"display":"USSSA"}"#),
      Case("1^^^^MR^^20260101^20261231", #""value":"1","period":{"start":"2026-01-01","end":"2026-12-31"}"#),
      Case("1^^^^MR^^2026-13^", #""code":"MR"}]},"value":"1"}"#, codes: ["M103"]),
      Case("1^^^^ZZ", #""type":{"coding":[{"code":"ZZ"}]},"value":"1""#, codes: ["M104"]),
    ])
  func identifiers(_ example: Case) throws {
    try check(example) { "PID|1||\($0)||DOE^TEST" }
  }

  @Test(
    "Names, addresses and numbers of a person: XPN, XAD, XTN",
    arguments: [
      Case(
        "DOE^JANE^Q^JR^DR^MD^L||",
        #"{"use":"official","family":"DOE","given":["JANE","Q"],"prefix":["DR"],"suffix":["JR","MD"]}"#),
      Case(
        "Smith&van&Smit&de&Jong^A||", #"humanname-own-prefix","valueString":"van"}"#,
        #"humanname-partner-name","valueString":"Jong"}"#),
      Case("DOE^J^^^^^Q||", #""name":[{"family":"DOE","given":["J"]}]"#),
      Case("DOE^J^^^^^L^^^^G||", #"humanname-assembly-order","valueCode":"G"}],"use":"official","family":"DOE""#),
      Case("DOE^J^^^^^^^^20260101&20260201||", #""period":{"start":"2026-01-01","end":"2026-02-01"}"#),
      Case("DOE^J^^^^^^^^^^soon||", #""name":[{"family":"DOE","given":["J"]}]"#, codes: ["M103"]),
      Case("DOE^JANE^^^^^^^^^^^^^JJ||", #"{"family":"DOE","given":["JANE"]},{"use":"nickname","given":["JJ"]}"#),
      Case(
        "DOE|1 A St^Apt 2^Town^ST^12345^USA^H|",
        #"{"use":"home","line":["1 A St","Apt 2"],"city":"Town","state":"ST","postalCode":"12345","country":"USA"}"#),
      Case("DOE|1&Main St&B^^Town|", #""line":["1","Main St","B"],"city":"Town""#),
      Case("DOE|1 A St^^^^^^X|", #""address":[{"line":["1 A St"]}]"#),
      Case(
        "DOE|1 A St^^^^^^M^^23^99|",
        #"censusTract","valueString":"99"}],"type":"postal","line":["1 A St"],"district":"23""#),
      Case("DOE||555-0100", #"{"system":"phone","value":"555-0100","use":"home"}"#),
      Case("DOE||(1)555-0100^WPN^FX", #"{"system":"fax","value":"(1)555-0100","use":"work"}"#),
      Case("DOE||^NET^Internet^a@b.example", #"{"system":"email","value":"a@b.example"}"#),
      Case("DOE||^PRN^CP^^1^555^0100^9", #""system":"phone","value":"+1 555 0100 X9","use":"mobile"}"#),
      Case("DOE||^^^^^^^^^^^5550100", #"{"system":"phone","value":"5550100","use":"home"}"#),
      Case("DOE||555^ZZZ^QQ", #"{"system":"phone","value":"555"}"#),
    ])
  func people(_ example: Case) throws {
    try check(example) { value in
      let parts = value.split(separator: "|", omittingEmptySubsequences: false)
      return "PID|1||1^^^H||\(parts[0])||||||\(parts[1])||\(parts[2])"
    }
  }

  @Test(
    "Places and clinicians: PL and XCN",
    arguments: [
      Case(
        "W1^R2^B3^FAC^^N^BLD^F1^by the door|", #""name":"B3","description":"by the door""#,
        #""code":"bd","display":"Bed""#,
        #""name":"R2","#, #""code":"wa","display":"Ward""#, #""code":"lvl","display":"Level""#,
        #""code":"bu","display":"Building""#, #""code":"si","display":"Site""#),
      Case("W1&1.2.4&ISO|", #""identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:oid:1.2.4"},{"value":"W1"}]"#),
      Case("^^^^^^^^only words|", #""name":"only words","description":"only words""#),
      Case(
        "|1234567893^DOC^TEST^Q^JR^DR^MD^^NPPES&2.16.840.1.113883.4.6&ISO^L^^^NPI",
        #""system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893","assigner":{"display":"NPPES"}"#,
        #""use":"official","family":"DOC","given":["TEST","Q"],"prefix":["DR"],"suffix":["JR","MD"]"#,
        #""qualification":[{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0360","code":"MD"}]}}]"#
      ),
      Case(
        "|77^DOC^TEST^^^^^^H&1.2.3&ISO^^4^M10^EI", #""valueCode":"M10"}],"type""#,
        #""system":"urn:oid:1.2.3","value":"77""#),
      Case("|^DOC^TEST", #""name":[{"family":"DOC","given":["TEST"]}]"#),
      Case("|77", #""identifier":[{"value":"77"}]"#),
    ])
  func placesAndClinicians(_ example: Case) throws {
    try check(example) { value in
      let parts = value.split(separator: "|", omittingEmptySubsequences: false)
      return "PID|1||1^^^H||DOE^TEST\rPV1|1|O|\(parts[0])||||\(parts[1])"
    }
  }
}
