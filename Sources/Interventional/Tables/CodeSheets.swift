import Diagnostics
import Tables
import Terminology

// Reading the larger sheets.
extension InterventionalSheets {
  /// Reads the sheets: procedures.
  mutating func readProcedures(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ProcedureRow.columns
    let lists = [
      (3, "technique"), (4, "code_role"), (6, "target"), (7, "region"), (8, "laterality_rule"), (9, "level_rule"),
      (10, "guidance_rule"), (11, "intent"), (12, "approach"), (13, "energy"), (22, "verified"),
    ]
    for sheet in RuleSheet.sheets("procedures", columns: columns, library: library, problems: &check.problems) {
      exact.reserveCapacity(exact.count + sheet.rows.count)
      procedures.reserveCapacity(procedures.count + sheet.rows.count)
      var here: Set<String> = []
      for cells in sheet.rows {
        for (column, list) in lists {
          check.word(sheet[cells, column], of: list, sheet, cells, column: columns[column])
        }
        check.date(sheet[cells, 18], sheet, cells, column: "valid_from")
        check.date(sheet[cells, 19], sheet, cells, column: "valid_to")
        check.filled(sheet[cells, 1], sheet, cells, column: "code")
        let row = ProcedureRow(sheet, cells, system: systems.uri(of: sheet[cells, 0]) ?? "")
        check.understood(LateralityRule(rawValue: sheet[cells, 8]) != nil, sheet, cells, column: columns[8])
        check.understood(LevelRule(rawValue: sheet[cells, 9]) != nil, sheet, cells, column: columns[9])
        check.understood(GuidanceRule(rawValue: sheet[cells, 10]) != nil, sheet, cells, column: columns[10])
        if row.system.isEmpty { check.unknownSystem(sheet, cells) }
        if row.technique.isEmpty == row.role.isEmpty {
          check.problems.append(
            sheet.table.problem(
              .badCell, "a row has a technique or a role", remedy: "fill one of the two", in: cells, column: "technique"
            ))
        }
        check.span(row.validFrom, row.validTo, sheet, cells)
        guard check.isNew(row.system + "|" + row.code + "|" + row.validFrom, sheet, cells) else { continue }
        let isFirst = check.isActive && here.insert(row.system + "|" + row.code).inserted
        add(row, replaces: isFirst && !sheet.table.layer.isEmpty, sheet, cells, &check)
      }
    }
  }

  /// Takes a row in. One of a later sheet replaces one of an earlier; in one sheet a code may have a row for each time.
  private mutating func add(
    _ row: ProcedureRow, replaces: Bool, _ sheet: RuleSheet, _ cells: Table.Row, _ check: inout SheetCheck
  ) {
    let key = Self.key(row.system, row.code + (row.codeTo.isEmpty ? "" : "-"))
    if let known = exact[key] {
      let same = [known] + (otherTimes[known] ?? [])
      if replaces { otherTimes[known] = nil }
      guard let twin = same.first(where: { procedures[$0].validFrom == row.validFrom || replaces }) else {
        if same.contains(where: { procedures[$0].overlaps(row) }) { check.overlapping(sheet, cells) }
        otherTimes[known, default: []].append(procedures.count)
        procedures.append(row)
        return
      }
      procedures[twin] = row
      return
    }
    exact[key] = procedures.count
    if !row.codeTo.isEmpty { ranges.append(procedures.count) }
    procedures.append(row)
  }

  /// Reads the sheets: diagnoses.
  mutating func readDiagnoses(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = [
      "system", "code", "indication", "region", "laterality", "billable", "snomed", "label", "note", "source",
      "verified",
    ]
    for sheet in RuleSheet.sheets("diagnoses", columns: columns, library: library, problems: &check.problems) {
      diagnoses.reserveCapacity(diagnoses.count + sheet.rows.count)
      for cells in sheet.rows {
        check.word(sheet[cells, 2], of: "indication", sheet, cells, column: "indication")
        check.word(sheet[cells, 4], of: "laterality", sheet, cells, column: "laterality")
        check.filled(sheet[cells, 1], sheet, cells, column: "code")
        let row = DiagnosisRow(
          code: sheet[cells, 1], indication: sheet[cells, 2], region: sheet[cells, 3], laterality: sheet[cells, 4])
        let key = Self.pointless(row.code)
        guard check.isNew(key, sheet, cells) else { continue }
        diagnoses[key] = row
      }
    }
  }

  /// Reads the sheets: substances.
  mutating func readSubstances(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = [
      "hcpcs", "substance", "class", "form", "rxnorm", "unit_value", "unit", "snomed", "valid_from", "valid_to", "note",
      "source", "verified",
    ]
    for sheet in RuleSheet.sheets("substances", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 2], of: "substance_class", sheet, cells, column: "class")
        check.word(sheet[cells, 12], of: "verified", sheet, cells, column: "verified")
        check.number(sheet[cells, 5], sheet, cells, column: "unit_value")
        check.filled(sheet[cells, 1], sheet, cells, column: "substance")
        let row = SubstanceRow(
          hcpcs: sheet[cells, 0], name: sheet[cells, 1], kind: sheet[cells, 2], rxnorm: sheet[cells, 4],
          perUnit: DecimalText(sheet[cells, 5]), unit: sheet[cells, 6], validFrom: sheet[cells, 8],
          validTo: sheet[cells, 9], verified: sheet[cells, 12])
        guard check.isNew(row.hcpcs.isEmpty ? row.name : row.hcpcs, sheet, cells) else { continue }
        if !row.hcpcs.isEmpty { substanceByCode[row.hcpcs] = substances.count }
        if !row.rxnorm.isEmpty, substanceByIngredient[row.rxnorm] == nil {
          substanceByIngredient[row.rxnorm] = substances.count
        }
        substances.append(row)
      }
    }
  }
}
