/// One row of `interventional/modifiers.csv`. A class because every line's modifiers are looked up several times.
final class ModifierRow: Sendable {
  /// The list `modifier_effect`.
  enum Effect: String {
    case side, distinct, stopped, reduced, staged, facility, wasted, anaesthesia, assistant, component, none
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

/// One row of `interventional/diagnoses.csv`. Like all rows a class: they are shared and never change.
final class DiagnosisRow: Sendable {
  let code: String
  let indication: String
  let region: String
  /// left, right or bilateral; empty where the code does not say.
  let laterality: String
  let rule: String

  init(code: String, indication: String, region: String, laterality: String) {
    self.code = code
    self.indication = indication
    self.region = region
    self.laterality = laterality
    rule = "diagnoses#" + code
  }
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

  /// Whether a date of service is certainly outside the code's validity.
  func isInvalid(on day: String) -> Bool { !ValidDays.hold(from: validFrom, to: validTo, on: day) }
}

/// One row of `interventional/devices.csv`.
final class DeviceRow: Sendable {
  let code: String
  let kind: String
  let stage: String
  /// Billed units count contacts, not devices.
  let countsContacts: Bool
  let verified: String
  let rule: String

  init(code: String, kind: String, stage: String, countsContacts: Bool, verified: String) {
    self.code = code
    self.kind = kind
    self.stage = stage
    self.countsContacts = countsContacts
    self.verified = verified
    rule = "devices#" + code
  }
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
final class AnatomyRow: Sendable {
  /// level, laterality, target, region or route.
  let axis: String
  let value: String
  /// The kind of level, where the concept says it.
  let kind: String
  let code: String
  let display: String
  let rule: String

  init(axis: String, value: String, kind: String, code: String, display: String) {
    self.axis = axis
    self.value = value
    self.kind = kind
    self.code = code
    self.display = display
    rule = "anatomy#" + code
  }
}

/// One row of `interventional/techniques.csv`: what follows from a technique alone.
final class TechniqueRow: Sendable {
  let levelKind: String
  /// The kind of a level that is one name and no pair, where the technique's own kind is a pair: `L5` is a root.
  let singleKind: String
  let deviceKind: String
  let deviceAction: String
  /// Whether its leads and generators are those of a trial, or stay; empty where the technique leaves it open.
  let deviceStage: String
  /// The route by which it gives its drugs, where the technique alone says it.
  let drugRoute: String
  /// By what it works on the nerve, where the technique alone says it.
  let energy: String
  let system: String
  let code: String
  let display: String

  init(
    levelKind: String, singleKind: String, deviceKind: String, deviceAction: String, deviceStage: String,
    drugRoute: String, energy: String, system: String, code: String, display: String
  ) {
    self.levelKind = levelKind
    self.singleKind = singleKind
    self.deviceKind = deviceKind
    self.deviceAction = deviceAction
    self.deviceStage = deviceStage
    self.drugRoute = drugRoute
    self.energy = energy
    self.system = system
    self.code = code
    self.display = display
  }
}

/// One row of `interventional/combinations.csv`: two things said of one session that make
/// one procedure.
final class CombinationRow: Sendable {
  let technique: String
  /// A technique, a kind of device, an approach, or a class of substances.
  let with: String
  let becomes: String
  /// What it is combined with is a technique.
  let isOfTechniques: Bool
  /// What it is combined with is a class of substances.
  let isOfSubstance: Bool
  /// It holds for codes of two systems alone: the one system says more coarsely what the other says.
  let isAcrossSystems: Bool
  /// The technique is a trial.
  let isOfTrial: Bool
  let rule: String

  init(
    technique: String, with: String, becomes: String, isOfTechniques: Bool, isOfSubstance: Bool, isAcrossSystems: Bool
  ) {
    self.technique = technique
    self.with = with
    self.becomes = becomes
    self.isOfTechniques = isOfTechniques
    self.isOfSubstance = isOfSubstance
    self.isAcrossSystems = isAcrossSystems
    isOfTrial = Self.isTrial(technique)
    rule = "combinations#" + technique + "+" + with
  }

  /// Whether a technique is a trial of an implant.
  static func isTrial(_ technique: String) -> Bool { technique.hasSuffix("_trial") }
}

/// A code of a code system, to look its row up by.
struct CodeKey: Hashable {
  var code: String
  var system: String

  // Hardly two systems share a code: hashing their names too would cost more than it tells apart.
  func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// What goes with techniques, by `interventional/attachments.csv`: a kind of line, and what it is of.
struct AttachedThing: Hashable {
  var kind: String
  var what: String

  // Hardly two kinds share a word: hashing them too would cost more than it tells apart.
  func hash(into hasher: inout Hasher) { hasher.combine(what) }
}
