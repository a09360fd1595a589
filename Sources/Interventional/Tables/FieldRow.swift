/// One row of `interventional/fields.csv`: a code system whose codes a field holds by its standard. The row stands in
/// where the sender names none.
///
/// A class because rows are shared and never change.
final class FieldRow: Sendable, Equatable {
  /// A field of a v2 message (`FT1-25`); for every other document an element of FHIR (`Procedure.code`).
  let field: String
  /// The code system's URI.
  let system: String
  private let validFrom: String
  private let validTo: String
  /// `fields#FT1-25`.
  var rule: String { "fields#" + field }

  init(field: String, system: String, validFrom: String, validTo: String) {
    self.field = field
    self.system = system
    self.validFrom = validFrom
    self.validTo = validTo
  }

  /// Whether the field held codes of the system on a day.
  func holds(on day: String) -> Bool { ValidDays.hold(from: validFrom, to: validTo, on: day) }

  static func == (a: FieldRow, b: FieldRow) -> Bool { a === b }
}

/// The elements of FHIR that `fields.csv` may name: where the reading looks for procedures and diagnoses.
enum CodedElement: String {
  case procedure = "Procedure.code"
  case order = "ServiceRequest.code"
  case charge = "ChargeItem.code"
  case item = "Claim.item.productOrService"
  case claimProcedure = "Claim.procedure"
  case condition = "Condition.code"
  case reason = "Procedure.reasonCode"
  case chargeReason = "ChargeItem.reason"
  case claimDiagnosis = "Claim.diagnosis"
}
