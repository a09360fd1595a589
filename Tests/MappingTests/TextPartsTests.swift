import SourceModel
import Testing

@testable import Mapping

@Suite struct TextPartsTests {
  @Test(
    "times as a country writes them",
    arguments: [
      ("3/2/2026", "mdy", "2026-03-02"), ("03/02/2026", "dmy", "2026-02-03"), ("2.3.2026", "dmy", "2026-03-02"),
      ("03-02-2026 9:05", "mdy", "2026-03-02T09:05"), ("3/2/2026 9:05 AM", "mdy", "2026-03-02T09:05"),
      ("3/2/2026 12:05 AM", "mdy", "2026-03-02T00:05"), ("3/2/2026 12:05 pm", "mdy", "2026-03-02T12:05"),
      ("3/2/2026 1:05PM", "mdy", "2026-03-02T13:05"), ("3/2/2026 14:05:30", "mdy", "2026-03-02T14:05:30"),
      ("3/2/2026, 14:05", "mdy", "2026-03-02T14:05"),
    ])
  func localTimes(_ sent: String, _ order: String, _ standard: String) {
    #expect(TextParts.standardTime(sent, order: order) == standard)
  }

  @Test(
    "what is no time in that order is refused",
    arguments: [
      "", "3/2/26", "2026-03-02", "3/2", "3/2/2026 9", "3/2/2026 13:05 PM", "3/2/2026 0:05 AM", "3/2/2026 9:05 XM",
      "3/2/2026 9:61", "3/2/2026 9:05 AM x", "a/b/2026", "-3/2/2026", "0/2/2026",
    ])
  func noTimes(_ sent: String) {
    #expect(TextParts.standardTime(sent, order: "mdy") == nil)
  }

  @Test(
    "parts stand between separators",
    arguments: [
      ("a;b;c", ";", ["a", "b", "c"]), ("a", ";", ["a"]), ("", ";", [""]), (";a;", ";", ["", "a", ""]),
      ("a - b - c", " - ", ["a", "b", "c"]), ("aaa", "aa", ["", "a"]), ("é|ü", "|", ["é", "ü"]),
    ])
  func parts(_ text: String, _ separator: String, _ parts: [String]) {
    #expect(TextParts.parts(of: text, between: separator) == parts)
    #expect(parts.joined(separator: separator) == text)
  }

  @Test("a segment anywhere in the message is taken once")
  func segmentAnywhere() throws {
    let maps = [
      "start.csv": "m,.,,.,m,,,local,",
      "hl7v2/messages/m.csv": """
      pid,PID,,Patient,PID-Patient,,,local,
      obx,GROUP*/OBX,,-,structural,,,local,
      """,
      "hl7v2/segments/PID-Patient.csv": "t,\"join(\"\"+\"\", /**/OBX/OBX-5)\",,name[n].text,,,,local,",
    ]
    let out = try MappedDocument("MSH|^~\\&|A|B\rPID|||p\rOBX||||| a\rOBX|||||b\r", maps, format: .er7)
    #expect(out.lines.filter { $0.contains("name") }.map { $0.suffix(3) } == ["a+b"])
  }

  @Test("a row takes a part, and from a part to the end; one that is not there writes nothing")
  func rows() throws {
    let rows = """
      z,z,,%zone,offset,,,local,
      a,n,,Patient[x].name[n].family,"part("","", ""1"")",,,local,
      b,n,,Patient[x].name[n].given,"part("","", ""2"")",,,local,
      c,n,,Patient[x].name[n].suffix,"part("","", ""3-"")",,,local,
      d,n,,Patient[x].name[n].prefix,"part("";"", ""2"")",,,local,
      h,s,,Patient[x].multipleBirthInteger,"part(""/"", ""1"")",,,local,
      e,w,,Patient[x].telecom[t].value,"part("" "", ""2"")",,,local,
      f,b,,Patient[x].birthDate,"localTime(""mdy"")",,,local,
      g,t,,Patient[x].deceasedDateTime,"localTime(""dmy"")",,,local,
      """
    let json = #"{"z":"-05:00","n":"Doe, Ann ,MD, PhD","s":" 2/3","w":"tel 555","b":"2/3/1961","t":"3/2/2026 9:05"}"#
    let out = try MappedDocument(json, ["start.csv": "all,.,,.,doc,,,local,", "json/doc.csv": rows])
    #expect(
      out.lines == [
        "Patient[1].name.family = Doe", "Patient[1].name.given = Ann", "Patient[1].name.suffix = MD, PhD",
        "Patient[1].multipleBirthInteger = 2", "Patient[1].telecom.value = 555", "Patient[1].birthDate = 1961-02-03",
        "Patient[1].deceasedDateTime = 2026-02-03T09:05:00-05:00",
      ])
    #expect(Set(out.dispositions.values).isSubset(of: ["mapped", "steered"]))
  }

  @Test("a date of the other order is refused where the calendar has no such day")
  func refused() throws {
    let out = try MappedDocument(
      #"{"b":"13/20/1961","i":"p"}"#,
      [
        "start.csv": "all,.,,.,doc,,,local,",
        "json/doc.csv": "b,b,,Patient[x].birthDate,\"localTime(\"\"mdy\"\")\",,,local,\ni,i,,Patient[x].id,,,,local,",
      ])
    #expect(out.lines == ["Patient[1].id = p"])
    #expect(out.codes == ["M103"])
  }
}
