/// One row of `interventional/modifiers.csv`. A class because every line's modifiers are looked up several times.
final class ModifierRow: Sendable {
  /// The list `modifier_effect`.
  enum Effect: String {
    case side, distinct, stopped, reduced, staged, facility, wasted, anaesthesia, component, none
    case notDone = "not_done"
    case supportsDiagnostic = "supports_diagnostic"
    case pumpDrug = "pump_drug"
  }

  let modifier: String
  let effect: Effect
  /// A side, a word of the list `anaesthesia`, a technique, or a route.
  let value: String
  let verified: String
  let rule: String

  init(modifier: String, effect: Effect, value: String, verified: String) {
    self.modifier = modifier
    self.effect = effect
    self.value = value
    self.verified = verified
    rule = "modifiers#" + modifier
  }
}

/// One row of `interventional/diagnoses.csv`.
struct DiagnosisRow {
  var code = ""
  var indication = ""
  var region = ""
  /// left, right or bilateral; empty where the code does not say.
  var laterality = ""
  var rule: String { "diagnoses#" + code }
}

/// One row of `interventional/substances.csv`.
struct SubstanceRow {
  var hcpcs = ""
  var name = ""
  var kind = ""
  var rxnorm = ""
  /// What one billed unit holds; nil where the code does not say.
  var perUnit: DecimalText?
  /// UCUM.
  var unit = ""
  var validFrom = ""
  var validTo = ""
  var verified = ""
  var rule: String { "substances#" + (hcpcs.isEmpty ? name : hcpcs) }
}

/// One row of `interventional/devices.csv`.
struct DeviceRow {
  var code = ""
  var kind = ""
  var stage = ""
  /// Billed units count contacts, not devices.
  var countsContacts = false
  var verified = ""
  var rule: String { "devices#" + code }
}

/// One row of `interventional/observations.csv`: a LOINC code, or a site's own.
struct ObservationRow {
  /// The code system's URI.
  var system = ""
  var code = ""
  var kind = ""
  /// Of the list `pain_scale`; empty for what is no pain score.
  var scale = ""
  var verified = ""
  var rule: String { "observations#" + code }
}

/// One row of `interventional/anatomy.csv`: a SNOMED CT concept and the axis value that it stands for.
struct AnatomyRow {
  /// level, laterality, target, region or route.
  var axis = ""
  var value = ""
  /// The kind of level, where the concept says it.
  var kind = ""
  var code = ""
  var display = ""
  var rule: String { "anatomy#" + code }
}

/// One row of `interventional/techniques.csv`: what follows from a technique alone.
struct TechniqueRow {
  var levelKind = ""
  /// The kind of a level that is one name and no pair, where the technique's own kind is a pair: `L5` is a root.
  var singleKind = ""
  var deviceKind = ""
  var deviceAction = ""
  var system = ""
  var code = ""
  var display = ""
}

/// One row of `interventional/combinations.csv`: two things said of one session that make
/// one procedure.
struct CombinationRow {
  var technique = ""
  /// A technique, a kind of device, or an approach.
  var with = ""
  var becomes = ""
  var isOfTechniques = false
  var rule: String { "combinations#" + technique + "+" + with }
}

/// A code of a code system, to look its row up by.
struct CodeKey: Hashable {
  var code: String
  var system: String
}

/// One row of `interventional/attachments.csv`: what goes with a technique or a family of techniques.
struct AttachmentRow: Hashable {
  var kind: String
  var what: String
  var to: String
}
