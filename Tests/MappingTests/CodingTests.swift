import SourceModel
import Testing

/// Codes and their systems, data in base64, lists that R4 does not know.
@Suite struct CodingTests {
  /// A value in PID-3 of a message, mapped by rows of a segment map.
  private func map(
    _ rows: String, _ value: String, files: [String: [UInt8]] = BrokenTablesTests.definitions
  ) throws -> MappedDocument {
    let maps = [
      "start.csv": "all,.,,.,doc,,,local,",
      "hl7v2/messages/doc.csv": "msh,MSH,,-,structural,,,local,\npid,PID,,Patient,PID-Patient,,,local,",
      "hl7v2/segments/PID-Patient.csv": rows,
    ]
    return try MappedDocument("MSH|^~\\&|A|B\rPID|||\(value)\r", maps, format: .er7, shipped: files)
  }

  @Test(
    "A code under HL7's name keeps the system only where HL7's table has the code",
    arguments: [
      ("LN^^HL70396", ["http://terminology.hl7.org/CodeSystem/v2-0396"], []),
      ("OURS^^HL70396", [], ["M119"]),
      ("OURS^^2.16.840.1.113883.12.396", [], ["M119"]),
      // Not a v2 table: nobody lists its codes here.
      ("OURS^^LN", ["http://loinc.org"], []),
    ])
  func systemOfCode(value: String, systems: [String], codes: [String]) throws {
    let out = try map("s,PID-3.3,,maritalStatus.coding[c].system,systemURI(PID-3.1),,,local,", value)
    #expect(out.lines == systems.map { "Patient[1].maritalStatus.coding.system = \($0)" })
    #expect(out.codes.filter { $0 != "M101" } == codes)
  }

  @Test(
    "Only base64 is written as base64, its white space left out and its padding completed",
    arguments: [
      ("AAEC", "AAEC"), ("AAE=", "AAE="), ("AAE", "AAE="), ("AA", "AA=="), ("AAEC AAE=", "AAECAAE="), ("AA EC", nil),
      ("A", nil),
      ("AAE==", nil),
      ("AA=C", nil), ("see scan", nil), ("<xml/>", nil), ("AA-C", nil), ("====", nil),
    ])
  func base64(value: String, written: String?) throws {
    let out = try map("d,PID-3,,photo.data,,,,local,", value)
    #expect(out.lines == (written.map { ["Patient[1].photo.data = \($0)"] } ?? []))
    #expect(out.codes == (written == nil ? ["M103"] : []))
  }

  @Test(
    "A code table's row for a system wins where the code states it, and is passed over where it does not",
    arguments: [("M^^L", "male"), ("M^^HL70001", "other"), ("M^^2.16.840.1.113883.12.1", "other"), ("M", "male")])
  func codeTableBySystem(value: String, gender: String) throws {
    var files = BrokenTablesTests.definitions
    files["terminology/maps/Sex.csv"] = Array(
      """
      source_system,source_code,target_system,target_code,target_display,equivalence,status,reviewed_by,reviewed_on,source,note
      ,M,,male,,equivalent,,,,,
      HL70001,M,,other,,equivalent,,,,,
      """.utf8)
    let out = try map("g,PID-3.1,,gender,,Sex,,local,", value, files: files)
    #expect(out.lines == ["Patient[1].gender = \(gender)"])
  }

  @Test("Parts of a coding that another row filled are superseded, and reported")
  func codingParts() throws {
    let rows = """
      a,PID-3.1,,maritalStatus.coding[c].code,,,,local,
      b,PID-3.2,,maritalStatus.coding[c],,Marital,,local,
      """
    var files = BrokenTablesTests.definitions
    files["terminology/maps/Marital.csv"] = Array(
      """
      source_system,source_code,target_system,target_code,target_display,equivalence,status,reviewed_by,reviewed_on,source,note
      ,married,http://terminology.hl7.org/CodeSystem/v3-MaritalStatus,M,,equivalent,,,,,
      """.utf8)
    let out = try map(rows, "S^married", files: files)
    #expect(out.lines.first == "Patient[1].maritalStatus.coding.code = S")
    #expect(out.codes == ["M102"])
  }
}
