import Diagnostics
import Tables
import Terminology

// Reading the smaller sheets.
extension InterventionalSheets {
  /// Reads the sheets: modifiers.
  mutating func readModifiers(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["modifier", "effect", "value", "label", "note", "source", "verified"]
    for sheet in RuleSheet.sheets("modifiers", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 1], of: "modifier_effect", sheet, cells, column: "effect")
        let effect = ModifierRow.Effect(rawValue: sheet[cells, 1]) ?? .none
        check.understood(effect.rawValue == sheet[cells, 1], sheet, cells, column: "effect")
        if effect == .side { check.word(sheet[cells, 2], of: "laterality", sheet, cells, column: "value") }
        if effect == .anaesthesia { check.word(sheet[cells, 2], of: "anaesthesia", sheet, cells, column: "value") }
        if effect == .supportsDiagnostic { check.word(sheet[cells, 2], of: "technique", sheet, cells, column: "value") }
        check.filled(sheet[cells, 0], sheet, cells, column: "modifier")
        guard check.isNew(sheet[cells, 0], sheet, cells) else { continue }
        modifiers[sheet[cells, 0]] = ModifierRow(
          modifier: sheet[cells, 0], effect: effect, value: sheet[cells, 2], verified: sheet[cells, 6])
      }
    }
  }

  /// Reads the sheets: devices.
  mutating func readDevices(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["system", "code", "kind", "stage", "unit", "label", "note", "source", "verified"]
    for sheet in RuleSheet.sheets("devices", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 2], of: "device_kind", sheet, cells, column: "kind")
        check.word(sheet[cells, 3], of: "device_stage", sheet, cells, column: "stage")
        guard check.isNew(sheet[cells, 1], sheet, cells) else { continue }
        devices[sheet[cells, 1]] = DeviceRow(
          code: sheet[cells, 1], kind: sheet[cells, 2], stage: sheet[cells, 3],
          countsContacts: sheet[cells, 4] == "contact", verified: sheet[cells, 8])
      }
    }
  }

  /// Reads the sheets: fields. A later sheet's row for the same field and system replaces an earlier's.
  mutating func readFields(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ["field", "system", "valid_from", "valid_to", "note", "source"]
    for sheet in RuleSheet.sheets("fields", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.filled(sheet[cells, 0], sheet, cells, column: "field")
        check.date(sheet[cells, 2], sheet, cells, column: "valid_from")
        check.date(sheet[cells, 3], sheet, cells, column: "valid_to")
        check.span(sheet[cells, 2], sheet[cells, 3], sheet, cells)
        let (field, system) = (sheet[cells, 0], systems.uri(of: sheet[cells, 1]) ?? "")
        if system.isEmpty { check.unknownSystem(sheet, cells) }
        guard check.isNew(field + "|" + system, sheet, cells) else { continue }
        fields[field, default: []].removeAll { $0.system == system }
        fields[field, default: []].append(
          FieldRow(field: field, system: system, validFrom: sheet[cells, 2], validTo: sheet[cells, 3]))
      }
    }
  }

  /// Reads the sheets: words.
  func readWords(
    _ empty: WordRows, _ name: String, of list: String, _ library: TableLibrary, _ check: inout SheetCheck
  ) -> WordRows {
    var rows = empty
    let columns = ["words", "value", "note", "source"]
    for sheet in RuleSheet.sheets(name, columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.filled(sheet[cells, 0], sheet, cells, column: "words")
        check.word(sheet[cells, 1], of: list, sheet, cells, column: "value")
        if check.isNew(sheet[cells, 0], sheet, cells) { rows.add(sheet[cells, 0], value: sheet[cells, 1]) }
      }
    }
    return rows
  }

  /// Reads the sheets: observations.
  mutating func readObservations(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ["system", "code", "kind", "scale", "label", "note", "source", "verified"]
    for sheet in RuleSheet.sheets("observations", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 3], of: "pain_scale", sheet, cells, column: "scale")
        guard check.isNew(sheet[cells, 1], sheet, cells) else { continue }
        observations[sheet[cells, 1]] = ObservationRow(
          system: systems.uri(of: sheet[cells, 0]) ?? sheet[cells, 0], code: sheet[cells, 1], kind: sheet[cells, 2],
          scale: sheet[cells, 3], verified: sheet[cells, 7])
      }
    }
  }

  /// Reads the sheets: anatomy.
  mutating func readAnatomy(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ["axis", "value", "kind", "system", "code", "display", "source", "verified"]
    for sheet in RuleSheet.sheets("anatomy", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 2], of: "level_kind", sheet, cells, column: "kind")
        let axis = sheet[cells, 0]
        if ["laterality", "target", "region"].contains(axis) {
          check.word(sheet[cells, 1], of: axis, sheet, cells, column: "value")
        }
        if systems.uri(of: sheet[cells, 3]) == nil { check.unknownSystem(sheet, cells) }
        guard check.isNew(sheet[cells, 4], sheet, cells) else { continue }
        add(
          AnatomyRow(
            axis: axis, value: sheet[cells, 1], kind: sheet[cells, 2], code: sheet[cells, 4], display: sheet[cells, 5]))
      }
    }
  }

  /// Reads the sheets: techniques.
  mutating func readTechniques(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = [
      "technique", "level_kind", "single_kind", "device_kind", "device_action", "device_stage", "drug_route", "energy",
      "system", "code", "display", "note",
    ]
    let lists = [
      (0, "technique"), (1, "level_kind"), (2, "level_kind"), (3, "device_kind"), (4, "device_action"),
      (5, "device_stage"), (7, "energy"),
    ]
    for sheet in RuleSheet.sheets("techniques", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        for (column, list) in lists {
          check.word(sheet[cells, column], of: list, sheet, cells, column: columns[column])
        }
        let system = systems.uri(of: sheet[cells, 8])
        if system == nil, !sheet[cells, 8].isEmpty { check.unknownSystem(sheet, cells) }
        guard check.isNew(sheet[cells, 0], sheet, cells) else { continue }
        techniques[sheet[cells, 0]] = TechniqueRow(
          levelKind: sheet[cells, 1], singleKind: sheet[cells, 2], deviceKind: sheet[cells, 3],
          deviceAction: sheet[cells, 4], deviceStage: sheet[cells, 5], drugRoute: sheet[cells, 6],
          energy: sheet[cells, 7], system: system ?? "", code: sheet[cells, 9], display: sheet[cells, 10])
      }
    }
  }

  /// Reads the sheets: combinations.
  mutating func readCombinations(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["technique", "with", "becomes", "across", "note", "source"]
    for sheet in RuleSheet.sheets("combinations", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 0], of: "technique", sheet, cells, column: "technique")
        if !["technique", "approach", "substance_class"].contains(where: { vocabulary.holds($0, sheet[cells, 1]) }) {
          check.word(sheet[cells, 1], of: "device_kind", sheet, cells, column: "with")
        }
        check.word(sheet[cells, 2], of: "technique", sheet, cells, column: "becomes")
        check.understood(["", "systems"].contains(sheet[cells, 3]), sheet, cells, column: "across")
        guard check.isNew(sheet[cells, 0] + "|" + sheet[cells, 1], sheet, cells) else { continue }
        combinations.append(
          CombinationRow(
            technique: sheet[cells, 0], with: sheet[cells, 1], becomes: sheet[cells, 2],
            isOfTechniques: vocabulary.holds("technique", sheet[cells, 1]),
            isOfSubstance: vocabulary.holds("substance_class", sheet[cells, 1]),
            isAcrossSystems: sheet[cells, 3] == "systems"))
      }
    }
  }

  /// Reads the sheets: attachments.
  mutating func readAttachments(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["kind", "what", "attaches_to", "note", "source"]
    for sheet in RuleSheet.sheets("attachments", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        let to = sheet[cells, 2]
        if !vocabulary.holds("technique_family", to) {
          check.word(to, of: "technique", sheet, cells, column: "attaches_to")
        }
        if check.isNew(sheet[cells, 0] + "|" + sheet[cells, 1] + "|" + to, sheet, cells) {
          attachments[AttachedThing(kind: sheet[cells, 0], what: sheet[cells, 1]), default: []].append(to)
        }
      }
    }
  }
}
