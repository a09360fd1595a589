package import Diagnostics
package import Tables
package import Terminology

/// The tables of `interventional/`: what a procedure code, a modifier, a diagnosis, a drug, a device, an observation and
/// an anatomical concept say.
///
/// A class because every step of the reading holds it: a reference costs one retain where its parts cost thirty.
package final class InterventionalTables: Sendable {
  package let vocabulary: ModelVocabulary
  let procedures: [ProcedureRow]
  let exact: [CodeKey: Int]
  /// Rows of one code for other times, by the code's first row.
  let otherTimes: [Int: [Int]]
  let ranges: [Int]
  let modifiers: [String: ModifierRow]
  let diagnoses: [String: DiagnosisRow]
  let substances: [SubstanceRow]
  let substanceByCode: [String: Int]
  let substanceByIngredient: [String: Int]
  let devices: [String: DeviceRow]
  let deviceWords: WordRows
  let observationWords: WordRows
  let anaesthesiaWords: WordRows
  let observations: [String: ObservationRow]
  let anatomy: [String: AnatomyRow]
  private let anatomyByValue: [AnatomyValue: AnatomyRow]
  let techniques: [String: TechniqueRow]
  let combinations: [CombinationRow]
  /// What a technique that leaves its method open becomes by what was injected, by the technique.
  let injectedMethods: [String: [CombinationRow]]
  /// The techniques and families of techniques that a thing goes with.
  let attachments: [AttachedThing: [String]]
  /// Code systems that a field holds, by the field.
  let fields: [String: [FieldRow]]
  let audits: [AuditRow]
  /// Numbers of audits by the technique or family that they are of.
  private let auditNumbers: [String: [Int]]
  /// What came before what, where one document holds both; keys are techniques.
  let sequences: [(technique: String, after: String)]

  /// Reads them all.
  /// - Parameter isProven: the tables were checked when the product was built; else each cell is held to its closed
  /// list.
  package init(library: TableLibrary, systems: CodeSystems, isProven: Bool = false, problems: inout [Diagnostic]) {
    let sheets = InterventionalSheets(library: library, systems: systems, isProven: isProven, problems: &problems)
    vocabulary = sheets.vocabulary
    procedures = sheets.procedures
    exact = sheets.exact
    otherTimes = sheets.otherTimes
    ranges = sheets.ranges
    modifiers = sheets.modifiers
    diagnoses = sheets.diagnoses
    substances = sheets.substances
    substanceByCode = sheets.substanceByCode
    substanceByIngredient = sheets.substanceByIngredient
    devices = sheets.devices
    deviceWords = sheets.deviceWords
    observationWords = sheets.observationWords
    anaesthesiaWords = sheets.anaesthesiaWords
    observations = sheets.observations
    anatomy = sheets.anatomy
    anatomyByValue = sheets.anatomyByValue
    techniques = sheets.techniques
    combinations = sheets.combinations
    injectedMethods = Dictionary(grouping: sheets.combinations.filter(\.isOfSubstance), by: \.technique)
    attachments = sheets.attachments
    fields = sheets.fields
    audits = sheets.audits
    auditNumbers = sheets.auditNumbers
    sequences = sheets.sequences
    if isProven { return }
    var check = SheetCheck(vocabulary: vocabulary, isActive: true)
    crossCheck(library, &check)
    problems += check.problems
  }

  /// The row of a code, by the system's URI; a row of its own before one for a run of codes.
  func procedure(system: String, code: String) -> Int? {
    if let row = exact[InterventionalSheets.key(system, code)] { return row }
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
  func diagnosis(_ code: String) -> DiagnosisRow? { diagnoses[InterventionalSheets.pointless(code)] }

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
    guard let homes = attachments[AttachedThing(kind: kind, what: what)] else { return false }
    return homes.contains(technique) || vocabulary.family(of: technique).map(homes.contains) ?? false
  }

  /// The concept of a level's name, by whether it is a disc.
  func anatomy(ofLevel name: String, isDisc: Bool) -> AnatomyRow? {
    anatomyByValue[AnatomyValue(axis: "level", value: name, isDisc: isDisc)]
  }

  /// The concept of a side.
  func anatomy(ofSide side: String) -> AnatomyRow? {
    anatomyByValue[AnatomyValue(axis: "laterality", value: side, isDisc: false)]
  }

  /// The concept of a route.
  func anatomy(ofRoute route: String) -> AnatomyRow? {
    anatomyByValue[AnatomyValue(axis: "route", value: route, isDisc: false)]
  }

  /// The audits of a technique and of its family, in the table's order.
  func audits(of technique: String, family: String) -> [AuditRow] {
    let own = auditNumbers[technique] ?? []
    guard family != technique, let further = auditNumbers[family] else { return own.map { audits[$0] } }
    return (own + further).sorted().map { audits[$0] }
  }
}
