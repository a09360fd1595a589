import Tables

/// What a code says of the side; the list `laterality_rule`.
enum LateralityRule: String {
  case perSide = "per_side"
  case midline
  case sideNotEncoded = "side_not_encoded"
  case sideOptional = "side_optional"
  case inherentlyBilateral = "inherently_bilateral"
  case encodedLeft = "encoded_left"
  case encodedRight = "encoded_right"
  /// The cell is empty: the code counts once and takes no side.
  case none = ""
}

/// What a code says of levels; the list `level_rule`.
enum LevelRule: String {
  case first
  case firstTwo = "first_two"
  case second
  case eachFurther = "each_further"
  case furtherUncounted = "further_uncounted"
  case thirdAndFurther = "third_and_further"
  case each
  case eachLead = "each_lead"
  case eachComponent = "each_component"
  case upTo2Muscles = "muscles_1_to_2"
  case upTo4Muscles = "muscles_1_to_4"
  case upTo5Muscles = "muscles_1_to_5"
  case from3Muscles = "muscles_3_or_more"
  case from5Muscles = "muscles_5_or_more"
  case from6Muscles = "muscles_6_or_more"
  case none = ""

  /// The least number of muscles that the code says; nil for other rules, 0 where it only says a most.
  var leastMuscles: Int? {
    switch self {
    case .upTo2Muscles, .upTo4Muscles, .upTo5Muscles: 0
    case .from3Muscles: 3
    case .from5Muscles: 5
    case .from6Muscles: 6
    default: nil
    }
  }

  /// Whether a further line of the code says a further component or level of the same procedure.
  var countsLines: Bool { self == .each || self == .eachLead || self == .eachComponent }
}

/// What a code says of imaging guidance; the list `guidance_rule`.
enum GuidanceRule: String {
  case separate
  case includedIfPerformed = "included_if_performed"
  case includedUnspecified = "included_unspecified"
  case includedFluoroscopyOrCT = "included_fluoroscopy_or_ct"
  case includedFluoroscopy = "included_fluoroscopy"
  case includedCT = "included_ct"
  case includedUltrasound = "included_ultrasound"
  case withoutImaging = "without_imaging"
  case withoutUltrasound = "without_ultrasound"
  case isGuidance = "is_guidance"
  case none = ""

  /// What the code includes, as a word of the list `guidance`; nil when it includes none or does not say.
  var included: String? {
    switch self {
    case .includedUnspecified, .includedFluoroscopyOrCT: "imaging_unspecified"
    case .includedFluoroscopy: "fluoroscopy"
    case .includedCT: "ct"
    case .includedUltrasound: "ultrasound"
    default: nil
    }
  }
}

/// One row of `interventional/procedures.csv`: a code, and what it says. It has a technique, or the role that makes it
/// evidence for another code's procedure.
///
/// A class because rows are shared and never change: a reference costs one retain where fifteen texts would cost one
/// each.
final class ProcedureRow: Sendable {
  let system: String
  let code: String
  /// End of a run of codes; empty for a single one.
  let codeTo: String
  let technique: String
  let role: String
  /// What a role says: the guidance of a guidance code, the anaesthesia of an anaesthesia code.
  let value: String
  let target: String
  let region: String
  let laterality: LateralityRule
  let level: LevelRule
  let guidance: GuidanceRule
  let intent: String
  let approach: String
  let energy: String
  let isProgramming: Bool
  let isAddOn: Bool
  /// The professional code of which this is the facility's.
  let twin: String
  let validFrom: String
  let validTo: String
  let verified: String
  /// `procedures#64493`.
  let rule: String

  /// A row of a sheet whose columns are `ProcedureRow.columns`; one with nothing in it when there is no sheet.
  /// - Parameter system: the code system's URI.
  init(_ sheet: RuleSheet? = nil, _ cells: Table.Row? = nil, system: String = "") {
    func cell(_ column: Int) -> String {
      guard let sheet, let cells else { return "" }
      return sheet[cells, column]
    }
    self.system = system
    code = cell(1)
    codeTo = cell(2)
    technique = cell(3)
    role = cell(4)
    value = cell(5)
    target = cell(6)
    region = cell(7)
    laterality = LateralityRule(rawValue: cell(8)) ?? .none
    level = LevelRule(rawValue: cell(9)) ?? .none
    guidance = GuidanceRule(rawValue: cell(10)) ?? .none
    intent = cell(11)
    approach = cell(12)
    energy = cell(13)
    isProgramming = cell(14) == "yes"
    isAddOn = cell(15) == "yes"
    twin = cell(16)
    validFrom = cell(18)
    validTo = cell(19)
    verified = cell(22)
    rule = "procedures#" + code + (codeTo.isEmpty ? "" : "-" + codeTo)
  }

  /// The columns of the table, in order.
  static let columns = [
    "system", "code", "code_to", "technique", "role", "value", "target", "region", "laterality_rule", "level_rule",
    "guidance_rule", "intent", "approach", "energy", "programming", "add_on", "twin", "label", "valid_from", "valid_to",
    "note", "source", "verified",
  ]
  /// What stands for a line without a row.
  static let none = ProcedureRow()

  /// Whether there is a day on which both hold.
  func overlaps(_ other: ProcedureRow) -> Bool {
    let endsBefore = { (a: ProcedureRow, b: ProcedureRow) in !a.validTo.isEmpty && a.validTo < b.validFrom }
    return !endsBefore(self, other) && !endsBefore(other, self)
  }

  /// Whether a date of service is certainly outside the code's validity.
  func isInvalid(on day: String) -> Bool { !ValidDays.hold(from: validFrom, to: validTo, on: day) }
}
