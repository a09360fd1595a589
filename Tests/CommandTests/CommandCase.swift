/// One run of the command and what it must come to.
struct CommandCase: Sendable, CustomStringConvertible {
  /// A sentence about behaviour.
  let description: String
  let arguments: [String]
  var input: String = ""
  let status: Int32
  /// What standard output must hold; empty for "nothing at all".
  var output: [String]?
  /// What standard error must hold.
  var errors: [String] = []
  /// What neither may hold.
  var never: [String] = []

  init(
    _ description: String, _ arguments: [String], input: String = "", status: Int32, output: [String]? = nil,
    errors: [String] = [], never: [String] = []
  ) {
    self.description = description
    self.arguments = arguments
    self.input = input
    self.status = status
    self.output = output
    self.errors = errors
    self.never = never
  }
}

/// Small documents for the tables of cases. The patient is synthetic.
enum Document {
  /// A charge for a trigger-point injection.
  static let message =
    [
      #"MSH|^~\&|ASC|PAINCLINIC|EHR|HUB|20250310101500-0500||DFT^P03^DFT_P03|CT0001|P|2.5.1"#,
      "EVN|P03|20250310101500-0500",
      "PID|1||MRN77^^^PAINCLINIC^MR||TESTPATIENT^WALTER||19600102|M",
      "PV1|1|O|PROC1||||1234567893^KIM^ANNA^^^^^^NPI",
      "FT1|1|T1||20250310094500-0500||CG|20553|Trigger points|||1||||||||M79.18^Myalgia^I10||||||20553^^C4",
    ].joined(separator: "\r") + "\r"

  /// The same, numbered.
  static func message(_ number: Int) -> String { message.replacing("CT0001", with: "CT\(1000 + number)") }

  static let externalEntity = """
    <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><ClinicalDocument xmlns="urn:hl7-org:v3">&x;</ClinicalDocument>
    """

  static let bomb = """
    <?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><ClinicalDocument xmlns="urn:hl7-org:v3">&c;</ClinicalDocument>
    """

  static let deepXML =
    #"<ClinicalDocument xmlns="urn:hl7-org:v3">"# + String(repeating: "<a>", count: 400)
    + String(repeating: "</a>", count: 400) + "</ClinicalDocument>"

  static let deepJSON = #"{"a":"# + String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000) + "}"
}
