import Diagnostics
import Tables
import Testing

@testable import Mapping

/// One mistake in a table, and where it must be found: at the mark ①, which stands at the start of a cell.
struct BrokenTable: Sendable, CustomTestStringConvertible {
  let mistake: String
  let code: DiagnosticCode
  let path: String
  let text: String

  init(_ mistake: String, _ code: DiagnosticCode, in path: String = "hl7v2/segments/TST-Patient.csv", _ rows: String) {
    self.mistake = mistake
    self.code = code
    self.path = path
    text = rows
  }

  var testDescription: String { mistake }

  static let header = "id,source,when,target,using,codes,value,upstream,note\n"

  /// A row of the Patient map of a made-up segment.
  static func row(_ mistake: String, _ code: DiagnosticCode, _ row: String) -> BrokenTable {
    BrokenTable(mistake, code, header + row + "\n")
  }
}

@Suite struct BrokenTablesTests {
  static let cases: [BrokenTable] = [
    // The file
    .row("more cells than the header names", .tableMalformed, "①a,TST-1,,birthDate,,,,local,,,"),
    .row("a quote that never closes", .tableMalformed, "①a,TST-1,,\"birthDate,,,,local,"),
    BrokenTable("a column that no map has", .unknownColumn, "①id,source,when,target,usnig\na,TST-1,,birthDate,\n"),
    BrokenTable("a column that is missing", .unknownColumn, "①id,source,when\na,TST-1,\n"),
    .row("an id used twice", .duplicateRow, "a,TST-1,,birthDate,,,,local,\n①a,TST-2,,gender,,,,local,"),
    .row("a row without an id", .duplicateRow, "①,TST-1,,birthDate,,,,local,"),
    .row("a cell that a spreadsheet computes", .formulaCell, "a,①@code,,birthDate,,,,local,"),
    // Sources
    .row("a source that is no path", .badSource, "a,①TST-1//x,,birthDate,,,,local,"),
    .row("a predicate that never closes", .badSource, "a,①name[use = L,,birthDate,,,,local,"),
    .row("a fact that there is not", .badSource, "a,①%clock,,birthDate,,,,local,"),
    .row("an operand that is missing", .badSource, "a,①TST-1 & ,,birthDate,,,,local,"),
    .row("a field that the segment does not have", .unknownSourceField, "a,①PID-99,,birthDate,,,,local,"),
    // Conditions
    .row("a relation that there is not", .badCondition, "a,TST-1,①TST-2 is A,birthDate,,,,local,"),
    .row("a condition without its right side", .badCondition, "a,TST-1,①TST-2 =,birthDate,,,,local,"),
    .row("a field on the right without its mark", .badCondition, "a,TST-1,①TST-2.1 = TST-1.1,birthDate,,,,local,"),
    .row("a list that never closes", .badCondition, "a,TST-1,\"①TST-2 in (A, B\",birthDate,,,,local,"),
    .row("else without a source", .badCondition, "a,,①else,active,,,true,local,"),
    // Targets
    .row("an element that R4 does not have", .unknownElement, "a,TST-1,,①birthday,,,,local,"),
    .row("a resource that R4 does not have", .unknownElement, "a,TST-1,,①Patent.birthDate,,,,local,"),
    .row("a choice type that R4 does not allow", .unknownElement, "a,TST-1,,①deceasedString,,,,local,"),
    .row("a target that ends in a dot", .badTarget, "a,TST-1,,①name.,,,,local,"),
    .row("a reference where there is none", .badTarget, "a,TST-1,,①name(Practitioner),,,,local,"),
    .row(
      "a reference to a type that is not allowed", .wrongResultType, "a,TST-1,,①managingOrganization(Patient),,,,local,"
    ),
    .row("a label on a single element", .ambiguousLabel, "a,TST-1,,①birthDate[b],,,,local,"),
    .row("no target", .badTarget, "a,TST-1,,①,,,,local,"),
    .row("an extension that there is not", .unknownExtension, "a,TST-1,,①extension[halo].valueString,,,,local,"),
    .row(
      "an extension where it does not belong", .unknownExtension,
      "a,TST-1,,①name.extension[birth-time].valueDateTime,,,,local,"),
    // Using, codes, value
    .row("a map that there is not", .unknownMap, "a,TST-1,,name,①XPN-HumanNames,,,local,"),
    .row("a function with the wrong number of arguments", .unknownFunction, "a,TST-1,,birthDate,①plusMinutes,,,local,"),
    .row("a function that makes another type", .wrongResultType, "a,TST-1,,birthDate,①decimal,,,local,"),
    .row("structural with a target", .unknownFunction, "a,TST-1,,birthDate,①structural,,,local,"),
    .row("a code table that there is not", .unknownCodeTable, "a,TST-1,,gender,,①NoSuchTable,,local,"),
    .row("a constant outside a required binding", .codeOutsideBinding, "a,,,gender,,,①F,local,"),
    .row("a constant for a type of many elements", .wrongResultType, "a,,,name,,,①Smith,local,"),
    .row("a number that a spreadsheet rounded", .badCell, "a,,,id,,,①1.6E+16,local,"),
    .row("ignoring without saying why", .ignoredWithoutNote, "a,TST-1,,-,,,,local,①"),
    .row("no upstream", .missingUpstream, "a,TST-1,,birthDate,,,,①,"),
    // Rows against each other
    .row("a row that can never write", .unreachableRow, "a,,,active,,,true,local,\nb,TST-1,,①active,,,,local,"),
    .row("a map that calls itself on the same node", .endlessRecursion, "a,.,,.,①TST-Patient,,,local,"),
    .row(
      "an enclosing resource that nobody makes", .nothingEnclosing, "a,,,①generalPractitioner(^Practitioner),,,,local,"),
    BrokenTable(
      "a map that nobody calls", .unreachableRow, "①" + BrokenTable.header + "a,TST-1,,birthDate,,,,local,\n"),
    BrokenTable(
      "a required element that nobody writes", .missingRequired, in: "hl7v2/segments/TST-Flag.csv",
      "①" + BrokenTable.header + "a,,,Flag,TST-Flag,,,local,\nb,TST-1,,code,CWE-CodeableConcept,,,local,\n"),
    // Code tables
    BrokenTable(
      "a code translated twice", .badCodeTable, in: "terminology/maps/Colour.csv",
      "source_system,source_code,target_system,target_code,equivalence\n,r,,red,equal\n,①r,,rot,equal\n"),
    BrokenTable(
      "a translation into nothing", .badCodeTable, in: "terminology/maps/Colour.csv",
      "source_system,source_code,target_system,target_code,equivalence\n①,r,,,equal\n"),
  ]

  @Test("A mistake is found at its place", arguments: cases)
  func isFound(broken: BrokenTable) throws {
    let mark = try #require(broken.text.firstRange(of: "①"))
    let before = broken.text[..<mark.lowerBound]
    let line = before.filter { $0 == "\n" }.count + 1
    var column = before.utf8.count - (before.lastIndex(of: "\n").map { before[...$0].utf8.count } ?? 0) + 1
    // A cell in quotes begins at its quote.
    if before.last == "\"" { column -= 1 }
    let text = broken.text.replacing("①", with: "")
    var files = Self.definitions
    files[broken.path] = Array(text.utf8)
    if broken.path.contains("maps/") {
      files["hl7v2/segments/TST-Patient.csv"] = Array(
        (BrokenTable.header + "a,TST-1,,language,,Colour,,local,\n").utf8)
    }
    let found = checkTables(TableLibrary(overlays: [TableLayer(name: "", files: files)], includingShipped: false))
    let hit = found.contains {
      $0.code == broken.code && $0.path == broken.path && $0.place?.line == line && $0.place?.column == column
    }
    #expect(hit, "\(found.map { $0.rendered() }.joined(separator: "\n"))")
  }

  /// The R4 definitions and the datatype maps of the shipped set, without any message.
  static let definitions: [String: [UInt8]] = {
    let shipped = TableLibrary()
    var files: [String: [UInt8]] = [:]
    for file in shipped.files
    where file.path.hasPrefix("definitions/") || file.path == "terminology/extensions.csv"
      || file.path == "terminology/systems.csv" || file.path.hasSuffix("CWE-CodeableConcept.csv")
    {
      files[file.path] = shipped.bytes(of: file)
    }
    return files
  }()

  @Test("The shipped tables have no findings")
  func shippedTablesAreClean() {
    let found = checkTables(TableLibrary())
    #expect(found.isEmpty, "\(found.map { $0.rendered() }.joined(separator: "\n"))")
  }
}
