import Testing
import Translation

/// Ids come from identifiers and assigners: the same thing has one id in every message, different things never share one.
@Suite struct MessageIdentityTests {
  private func message(
    _ event: String, control: String, patient: String = "77^^^CLINIC&2.16.840.1.113883.19.1&ISO^MR",
    name: String = "DOE^TEST", visit: String = "V1^^^CLINIC&2.16.840.1.113883.19.2&ISO^VN",
    doctor: String = "12^DOC^TEST^^^^^^CLINIC&2.16.840.1.113883.19.3&ISO"
  ) -> String {
    """
    MSH|^~\\&|APP|CLINIC|||20260302090000-0500||ADT^\(event)|\(control)|P|2.5.1\r\
    PID|1||\(patient)||\(name)\r\
    PV1|1|O|ROOM^1^A^SITE||||\(doctor)||||||||||||\(visit)\r
    """
  }

  /// Type → ids, in order of writing.
  private func ids(_ message: String) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    let output = String(decoding: try Translating.output(Array(message.utf8)), as: UTF8.self)
    for line in output.split(separator: "\n") {
      let match = try #require(line.firstMatch(of: /"resourceType":"(\w+)","id":"([^"]+)"/))
      found[String(match.1), default: []].append(String(match.2))
    }
    return found
  }

  @Test(
    "An update has the ids of what it updates; the message's own resources do not", arguments: ["A08", "A03", "A11"])
  func updatesKeepIDs(event: String) throws {
    let first = try ids(message("A04", control: "C1"))
    let later = try ids(message(event, control: "C2", name: "ROE^TEST^NEW"))
    for type in ["Patient", "Encounter", "Practitioner", "Organization", "Location"] {
      #expect(first[type] == later[type], "\(type)")
      #expect(first[type]?.isEmpty == false, "\(type)")
    }
    #expect(first["MessageHeader"] != later["MessageHeader"])
    #expect(first["Provenance"] != later["Provenance"])
  }

  @Test("The same message twice gives the same bytes")
  func sameTwice() throws {
    let bytes = Array(message("A04", control: "C1").utf8)
    #expect(try Translating.output(bytes, as: .bundle) == Translating.output(bytes, as: .bundle))
  }

  @Test(
    "One number of two assigners is two people",
    arguments: [
      ("77^^^A&2.16.840.1.113883.19.1&ISO", "77^^^B&2.16.840.1.113883.19.9&ISO"),
      ("77^^^&2.16.840.1.113883.19.1&ISO", "77^^^CLINIC"), ("77^^^CLINIC", "78^^^CLINIC"),
    ])
  func differentPeople(one: String, other: String) throws {
    let first = try ids(message("A04", control: "C1", patient: one))
    let second = try ids(message("A04", control: "C1", patient: other))
    #expect(first["Patient"] != second["Patient"])
  }

  @Test("A clinician named twice is one; another of the same number elsewhere, or of the same name, is not")
  func clinicians() throws {
    let same = try ids(message("A04", control: "C1", doctor: "12^DOC^A^^^^^^H&1.2.3&ISO|12^DOC^A^^^^^^H&1.2.3&ISO"))
    #expect(same["Practitioner"]?.count == 1)
    let elsewhere = try ids(
      message("A04", control: "C1", doctor: "12^DOC^A^^^^^^H&1.2.3&ISO|12^DOC^A^^^^^^H&1.2.4&ISO"))
    #expect(elsewhere["Practitioner"]?.count == 2)
    let namesakes = try ids(
      message("A04", control: "C1", doctor: "12^DOC^A^^^^^^H&1.2.3&ISO|13^DOC^A^^^^^^H&1.2.3&ISO"))
    #expect(namesakes["Practitioner"]?.count == 2)
  }
}
