import ResourceModel

/// The numbers of the resource types that this room reads.
struct ResourceTypes: Sendable {
  var procedure, serviceRequest, chargeItem, claim, explanationOfBenefit, condition, encounter, observation, device,
    administration, composition, documentReference, diagnosticReport,
    questionnaireResponse: TypeID?

  init(_ definitions: inout R4Definitions) {
    procedure = definitions.type("Procedure")
    serviceRequest = definitions.type("ServiceRequest")
    chargeItem = definitions.type("ChargeItem")
    claim = definitions.type("Claim")
    explanationOfBenefit = definitions.type("ExplanationOfBenefit")
    condition = definitions.type("Condition")
    encounter = definitions.type("Encounter")
    observation = definitions.type("Observation")
    device = definitions.type("Device")
    administration = definitions.type("MedicationAdministration")
    composition = definitions.type("Composition")
    documentReference = definitions.type("DocumentReference")
    diagnosticReport = definitions.type("DiagnosticReport")
    questionnaireResponse = definitions.type("QuestionnaireResponse")
  }

  /// Whether a resource of this type can hold a procedure's code.
  func holdsProcedures(_ type: TypeID) -> Bool {
    type == procedure || type == serviceRequest || type == chargeItem || type == claim || type == explanationOfBenefit
  }
}
