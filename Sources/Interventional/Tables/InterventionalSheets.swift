import Diagnostics
import Tables
import Terminology

/// The tables of `interventional/` in the making: `InterventionalTables` is what comes of them.
struct InterventionalSheets {
  let vocabulary: ModelVocabulary
  var procedures: [ProcedureRow] = []
  var exact: [CodeKey: Int] = [:]
  /// Rows of one code for other times, by the code's first row.
  var otherTimes: [Int: [Int]] = [:]
  var ranges: [Int] = []
  var modifiers: [String: ModifierRow] = [:]
  var diagnoses: [String: DiagnosisRow] = [:]
  var substances: [SubstanceRow] = []
  var substanceByCode: [String: Int] = [:]
  var substanceByIngredient: [String: Int] = [:]
  var devices: [String: DeviceRow] = [:]
  var deviceWords = WordRows(table: "device_words")
  var observationWords = WordRows(table: "observation_words")
  var anaesthesiaWords = WordRows(table: "anaesthesia_words")
  var observations: [String: ObservationRow] = [:]
  var anatomy: [String: AnatomyRow] = [:]
  private(set) var anatomyByValue: [AnatomyValue: AnatomyRow] = [:]
  var techniques: [String: TechniqueRow] = [:]
  var combinations: [CombinationRow] = []
  var attachments: [AttachedThing: [String]] = [:]
  /// Code systems that a field holds, by the field.
  var fields: [String: [FieldRow]] = [:]
  var audits: [AuditRow] = []
  /// Numbers of audits by the technique or family that they are of.
  private(set) var auditNumbers: [String: [Int]] = [:]
  /// What came before what, where one document holds both; keys are techniques.
  var sequences: [(technique: String, after: String)] = []

  /// Reads them all.
  /// - Parameter isProven: the tables were checked when the product was built; else each cell is held to its closed
  /// list.
  init(library: TableLibrary, systems: CodeSystems, isProven: Bool = false, problems: inout [Diagnostic]) {
    vocabulary = ModelVocabulary(library: library, problems: &problems)
    var check = SheetCheck(vocabulary: vocabulary, isActive: !isProven)
    readProcedures(library, systems, &check)
    readModifiers(library, &check)
    readDiagnoses(library, &check)
    readSubstances(library, &check)
    readDevices(library, &check)
    deviceWords = readWords(deviceWords, "device_words", of: "device_kind", library, &check)
    observationWords = readWords(observationWords, "observation_words", of: "observation_meaning", library, &check)
    anaesthesiaWords = readWords(anaesthesiaWords, "anaesthesia_words", of: "anaesthesia", library, &check)
    readObservations(library, systems, &check)
    readAnatomy(library, systems, &check)
    readTechniques(library, systems, &check)
    readCombinations(library, &check)
    readAttachments(library, &check)
    readFields(library, systems, &check)
    readAudits(library, &check)
    readSequences(library, &check)
    for (number, audit) in audits.enumerated() { auditNumbers[audit.of, default: []].append(number) }
    problems += check.problems
  }

  // Two code systems of one claim form: their codes never collide, and feeds name the one for the other.
  static func key(_ system: String, _ code: String) -> CodeKey {
    CodeKey(code: code, system: system == SystemURI.hcpcs ? SystemURI.cpt : system)
  }

  /// Adds a row of anatomy; the first row of a value is the one that is written for it.
  mutating func add(_ row: AnatomyRow) {
    anatomy[row.code] = row
    let value = AnatomyValue(axis: row.axis, value: row.value, isDisc: row.kind == "disc")
    if anatomyByValue[value].map({ $0.code == row.code }) ?? true { anatomyByValue[value] = row }
  }

  static func pointless(_ code: String) -> String {
    code.utf8.contains(0x2E) ? String(decoding: code.utf8.filter { $0 != 0x2E }, as: UTF8.self) : code
  }
}

/// A value of an anatomical axis, to look its concept up by.
struct AnatomyValue: Hashable {
  var axis: String
  var value: String
  var isDisc: Bool

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
