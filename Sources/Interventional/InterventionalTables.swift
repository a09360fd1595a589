package import Diagnostics
package import Tables
package import Terminology

/// The tables of `interventional/`, read whole: what a procedure code, a modifier, a diagnosis, a drug, a device, an
/// observation and an anatomical concept say.
package struct InterventionalTables: Sendable {
  package let vocabulary: ModelVocabulary
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
  var techniques: [String: TechniqueRow] = [:]
  var combinations: [CombinationRow] = []
  var attachments: Set<AttachmentRow> = []
  var audits: [AuditRow] = []
  /// What came before what, where one document holds both; keys are techniques.
  var sequences: [(technique: String, after: String)] = []

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
    deviceWords = readWords(deviceWords, "device_words", of: "device_kind", library, &check)
    observationWords = readWords(observationWords, "observation_words", of: "observation_meaning", library, &check)
    anaesthesiaWords = readWords(anaesthesiaWords, "anaesthesia_words", of: "anaesthesia", library, &check)
    readObservations(library, systems, &check)
    readAnatomy(library, systems, &check)
    readTechniques(library, systems, &check)
    readCombinations(library, &check)
    readAttachments(library, &check)
    readAudits(library, &check)
    readSequences(library, &check)
    if !isProven { crossCheck(library, &check) }
    problems += check.problems
  }

  // Two code systems of one claim form: their codes never collide, and feeds name the one for the other.
  static func key(_ system: String, _ code: String) -> CodeKey {
    CodeKey(code: code, system: system == SystemURI.hcpcs ? SystemURI.cpt : system)
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

  /// The row of the same code that holds on a day; the row itself where none does better.
  func row(_ row: Int, on day: String) -> Int {
    guard let others = otherTimes[row], procedures[row].isInvalid(on: day) else { return row }
    return others.first { !procedures[$0].isInvalid(on: day) } ?? row
  }

  /// The row of an ICD-10-CM code, written with or without its point.
  func diagnosis(_ code: String) -> DiagnosisRow? { diagnoses[Self.pointless(code)] }

  /// The row of a billed drug on a day.
  func substance(hcpcs code: String) -> SubstanceRow? { substanceByCode[code].map { substances[$0] } }

  /// The first row of a RxNorm ingredient.
  func substance(rxnorm code: String) -> SubstanceRow? { substanceByIngredient[code].map { substances[$0] } }

  /// The row of a drug by its name; the one without dates of validity first.
  func substance(name: String) -> SubstanceRow? {
    substances.first { $0.name == name && $0.validTo.isEmpty } ?? substances.first { $0.name == name }
  }

  /// Whether evidence of a kind (`guidance`, `device`, `substance` …) goes with a technique.
  func attaches(_ kind: String, _ what: String, to technique: String) -> Bool {
    if attachments.contains(AttachmentRow(kind: kind, what: what, to: technique)) { return true }
    guard let family = vocabulary.family(of: technique) else { return false }
    return attachments.contains(AttachmentRow(kind: kind, what: what, to: family))
  }

  static func pointless(_ code: String) -> String {
    code.utf8.contains(0x2E) ? String(decoding: code.utf8.filter { $0 != 0x2E }, as: UTF8.self) : code
  }
}
