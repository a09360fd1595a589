import SourceModel

/// The element names that this room reads, interned once.
struct ElementNames: Sendable {
  let actor, bodySite, category, carrierHRF, code, coding, complication, complicationDetail, condition, context: Symbol
  let deviceIdentifier, diagnosis, display, dosage, dose, effectiveDateTime, effectivePeriod, encounter, end: Symbol
  let expirationDate, extensions, focalDevice, function, identifier, lotNumber, manipulated: Symbol
  let medicationCodeableConcept, meta, occurrenceDateTime, occurrencePeriod, outcome, partOf, patient: Symbol
  let performedDateTime, performedPeriod, performer, period, productCodeableConcept, quantity, reason: Symbol
  let reasonCode, reasonReference, reference, route, section, entry, serialNumber, service, start, status: Symbol
  let statusReason, subject, system, tag, text, type, udiCarrier, unit, url, value, valueBoolean: Symbol
  let valueCodeableConcept, valueInteger, valuePositiveInt, valueQuantity, basedOn, date, action, event,
    medicationReference, name, valueString: Symbol

  init(_ symbols: inout SymbolTable) {
    func symbol(_ text: String) -> Symbol { symbols.intern(text) }
    actor = symbol("actor")
    bodySite = symbol("bodySite")
    category = symbol("category")
    carrierHRF = symbol("carrierHRF")
    code = symbol("code")
    coding = symbol("coding")
    complication = symbol("complication")
    complicationDetail = symbol("complicationDetail")
    condition = symbol("condition")
    context = symbol("context")
    deviceIdentifier = symbol("deviceIdentifier")
    diagnosis = symbol("diagnosis")
    display = symbol("display")
    dosage = symbol("dosage")
    dose = symbol("dose")
    effectiveDateTime = symbol("effectiveDateTime")
    effectivePeriod = symbol("effectivePeriod")
    encounter = symbol("encounter")
    end = symbol("end")
    expirationDate = symbol("expirationDate")
    extensions = symbol("extension")
    focalDevice = symbol("focalDevice")
    function = symbol("function")
    identifier = symbol("identifier")
    lotNumber = symbol("lotNumber")
    manipulated = symbol("manipulated")
    medicationCodeableConcept = symbol("medicationCodeableConcept")
    meta = symbol("meta")
    occurrenceDateTime = symbol("occurrenceDateTime")
    occurrencePeriod = symbol("occurrencePeriod")
    outcome = symbol("outcome")
    partOf = symbol("partOf")
    patient = symbol("patient")
    performedDateTime = symbol("performedDateTime")
    performedPeriod = symbol("performedPeriod")
    performer = symbol("performer")
    period = symbol("period")
    productCodeableConcept = symbol("productCodeableConcept")
    quantity = symbol("quantity")
    reason = symbol("reason")
    reasonCode = symbol("reasonCode")
    reasonReference = symbol("reasonReference")
    reference = symbol("reference")
    route = symbol("route")
    section = symbol("section")
    entry = symbol("entry")
    serialNumber = symbol("serialNumber")
    service = symbol("service")
    start = symbol("start")
    status = symbol("status")
    statusReason = symbol("statusReason")
    subject = symbol("subject")
    system = symbol("system")
    tag = symbol("tag")
    text = symbol("text")
    type = symbol("type")
    udiCarrier = symbol("udiCarrier")
    unit = symbol("unit")
    url = symbol("url")
    value = symbol("value")
    valueBoolean = symbol("valueBoolean")
    valueCodeableConcept = symbol("valueCodeableConcept")
    valueInteger = symbol("valueInteger")
    valuePositiveInt = symbol("valuePositiveInt")
    valueQuantity = symbol("valueQuantity")
    basedOn = symbol("basedOn")
    date = symbol("date")
    action = symbol("action")
    event = symbol("event")
    medicationReference = symbol("medicationReference")
    name = symbol("name")
    valueString = symbol("valueString")
  }
}
