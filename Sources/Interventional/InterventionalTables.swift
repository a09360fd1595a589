package import Diagnostics
package import Tables
package import Terminology

/// The tables of `interventional/`, read whole: what a procedure code, a modifier, a diagnosis, a drug, a device, an
/// observation and an anatomical concept say.
package struct InterventionalTables: Sendable {
  package let vocabulary: ModelVocabulary
  private(set) var procedures: [ProcedureRow] = []
  private var exact: [String: Int] = [:]
  private var ranges: [Int] = []
  private(set) var modifiers: [String: ModifierRow] = [:]
  private var diagnoses: [String: DiagnosisRow] = [:]
  private(set) var substances: [SubstanceRow] = []
  private var substanceByCode: [String: Int] = [:]
  private var substanceByIngredient: [String: Int] = [:]
  private(set) var devices: [String: DeviceRow] = [:]
  private(set) var observations: [String: ObservationRow] = [:]
  private(set) var anatomy: [String: AnatomyRow] = [:]
  private(set) var techniques: [String: TechniqueRow] = [:]
  private(set) var combinations: [CombinationRow] = []
  private var attachments: Set<String> = []

  /// Reads them all.
  /// - Parameter isProven: the tables were checked when the product was built; else each cell is held to its closed
  /// list.
  package init(library: TableLibrary, systems: CodeSystems, isProven: Bool = false, problems: inout [Diagnostic]) {
    vocabulary = ModelVocabulary(library: library, problems: &problems)
    var check = SheetCheck(vocabulary: vocabulary, isActive: !isProven)
    readProcedures(library, systems, &check)
    readModifiers(library, &check)
    readDiagnoses(library, &check)
    readSubstances(library, &check)
    readDevices(library, &check)
    readObservations(library, &check)
    readAnatomy(library, systems, &check)
    readTechniques(library, systems, &check)
    readCombinations(library, &check)
    readAttachments(library, &check)
    problems += check.problems
  }

  // Two code systems of one claim form: their codes never collide, and feeds name the one for the other.
  private static func key(_ system: String, _ code: String) -> String {
    (system == SystemURI.hcpcs ? SystemURI.cpt : system) + "|" + code
  }

  /// The row of a code, by the system's URI; a row of its own before one for a run of codes.
  func procedure(system: String, code: String) -> Int? {
    if let row = exact[Self.key(system, code)] { return row }
    guard system == SystemURI.cpt || system == SystemURI.hcpcs else { return nil }
    return ranges.first { i in
      let row = procedures[i]
      return row.system == SystemURI.cpt && code.utf8.count == row.code.utf8.count && code >= row.code
        && code <= row.codeTo
    }
  }

  /// The row of an ICD-10-CM code, written with or without its point.
  func diagnosis(_ code: String) -> DiagnosisRow? { diagnoses[Self.pointless(code)] }

  /// The row of a billed drug on a day.
  func substance(hcpcs code: String) -> SubstanceRow? { substanceByCode[code].map { substances[$0] } }

  /// The first row of a RxNorm ingredient.
  func substance(rxnorm code: String) -> SubstanceRow? { substanceByIngredient[code].map { substances[$0] } }

  /// Whether evidence of a kind (`guidance`, `device`, `substance` …) goes with a technique.
  func attaches(_ kind: String, _ what: String, to technique: String) -> Bool {
    let key = kind + "|" + what + "|"
    if attachments.contains(key + technique) { return true }
    return vocabulary.family(of: technique).map { attachments.contains(key + $0) } ?? false
  }

  private static func pointless(_ code: String) -> String {
    code.utf8.contains(0x2E) ? String(decoding: code.utf8.filter { $0 != 0x2E }, as: UTF8.self) : code
  }
}

// Reading the larger sheets.
extension InterventionalTables {
  private mutating func readProcedures(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ProcedureRow.columns
    let lists = [
      (3, "technique"), (4, "code_role"), (6, "target"), (7, "region"), (8, "laterality_rule"), (9, "level_rule"),
      (10, "guidance_rule"), (11, "intent"), (12, "approach"), (13, "energy"), (22, "verified"),
    ]
    for sheet in RuleSheet.sheets("procedures", columns: columns, library: library, problems: &check.problems) {
      exact.reserveCapacity(exact.count + sheet.rows.count)
      procedures.reserveCapacity(procedures.count + sheet.rows.count)
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
        guard check.isNew(row.system + "|" + row.code, sheet, cells) else { continue }
        add(row)
      }
    }
  }

  private mutating func add(_ row: ProcedureRow) {
    let key = Self.key(row.system, row.code + (row.codeTo.isEmpty ? "" : "-"))
    if let known = exact[key] {
      procedures[known] = row
      return
    }
    exact[key] = procedures.count
    if !row.codeTo.isEmpty { ranges.append(procedures.count) }
    procedures.append(row)
  }

  private mutating func readDiagnoses(_ library: TableLibrary, _ check: inout SheetCheck) {
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

  private mutating func readSubstances(_ library: TableLibrary, _ check: inout SheetCheck) {
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

// Reading the smaller sheets.
extension InterventionalTables {
  private mutating func readModifiers(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["modifier", "effect", "value", "label", "note", "source", "verified"]
    for sheet in RuleSheet.sheets("modifiers", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 1], of: "modifier_effect", sheet, cells, column: "effect")
        let effect = ModifierRow.Effect(rawValue: sheet[cells, 1]) ?? .none
        check.understood(effect.rawValue == sheet[cells, 1], sheet, cells, column: "effect")
        if effect == .side { check.word(sheet[cells, 2], of: "laterality", sheet, cells, column: "value") }
        if effect == .anaesthesia { check.word(sheet[cells, 2], of: "anaesthesia", sheet, cells, column: "value") }
        check.filled(sheet[cells, 0], sheet, cells, column: "modifier")
        guard check.isNew(sheet[cells, 0], sheet, cells) else { continue }
        modifiers[sheet[cells, 0]] = ModifierRow(
          modifier: sheet[cells, 0], effect: effect, value: sheet[cells, 2], verified: sheet[cells, 6])
      }
    }
  }

  private mutating func readDevices(_ library: TableLibrary, _ check: inout SheetCheck) {
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

  private mutating func readObservations(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["system", "code", "kind", "scale", "label", "note", "source", "verified"]
    for sheet in RuleSheet.sheets("observations", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 3], of: "pain_scale", sheet, cells, column: "scale")
        guard check.isNew(sheet[cells, 1], sheet, cells) else { continue }
        observations[sheet[cells, 1]] = ObservationRow(
          code: sheet[cells, 1], kind: sheet[cells, 2], scale: sheet[cells, 3], verified: sheet[cells, 7])
      }
    }
  }

  private mutating func readAnatomy(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
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
        anatomy[sheet[cells, 4]] = AnatomyRow(
          axis: axis, value: sheet[cells, 1], kind: sheet[cells, 2], code: sheet[cells, 4], display: sheet[cells, 5])
      }
    }
  }

  private mutating func readTechniques(_ library: TableLibrary, _ systems: CodeSystems, _ check: inout SheetCheck) {
    let columns = ["technique", "level_kind", "device_kind", "device_action", "system", "code", "display", "note"]
    let lists = [(0, "technique"), (1, "level_kind"), (2, "device_kind"), (3, "device_action")]
    for sheet in RuleSheet.sheets("techniques", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        for (column, list) in lists {
          check.word(sheet[cells, column], of: list, sheet, cells, column: columns[column])
        }
        let system = systems.uri(of: sheet[cells, 4])
        if system == nil, !sheet[cells, 4].isEmpty { check.unknownSystem(sheet, cells) }
        guard check.isNew(sheet[cells, 0], sheet, cells) else { continue }
        techniques[sheet[cells, 0]] = TechniqueRow(
          levelKind: sheet[cells, 1], deviceKind: sheet[cells, 2], deviceAction: sheet[cells, 3], system: system ?? "",
          code: sheet[cells, 5], display: sheet[cells, 6])
      }
    }
  }

  private mutating func readCombinations(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["technique", "with", "becomes", "note", "source"]
    for sheet in RuleSheet.sheets("combinations", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        check.word(sheet[cells, 0], of: "technique", sheet, cells, column: "technique")
        if !vocabulary.holds("technique", sheet[cells, 1]), !vocabulary.holds("approach", sheet[cells, 1]) {
          check.word(sheet[cells, 1], of: "device_kind", sheet, cells, column: "with")
        }
        check.word(sheet[cells, 2], of: "technique", sheet, cells, column: "becomes")
        guard check.isNew(sheet[cells, 0] + "|" + sheet[cells, 1], sheet, cells) else { continue }
        combinations.append(
          CombinationRow(technique: sheet[cells, 0], with: sheet[cells, 1], becomes: sheet[cells, 2]))
      }
    }
  }

  private mutating func readAttachments(_ library: TableLibrary, _ check: inout SheetCheck) {
    let columns = ["kind", "what", "attaches_to", "note", "source"]
    for sheet in RuleSheet.sheets("attachments", columns: columns, library: library, problems: &check.problems) {
      for cells in sheet.rows {
        let to = sheet[cells, 2]
        if !vocabulary.holds("technique_family", to) {
          check.word(to, of: "technique", sheet, cells, column: "attaches_to")
        }
        let key = sheet[cells, 0] + "|" + sheet[cells, 1] + "|" + to
        if check.isNew(key, sheet, cells) { attachments.insert(key) }
      }
    }
  }
}

extension SheetCheck {
  fileprivate mutating func unknownSystem(_ sheet: RuleSheet, _ row: Table.Row) {
    problems.append(
      sheet.table.problem(
        .badVocabulary, "no row of terminology/systems.csv gives this code system", remedy: "use a name that it gives",
        in: row, column: "system"))
  }
}
