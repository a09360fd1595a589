import Narrative
import ResourceModel
import Terminology

/// A drug that was given, read out of a MedicationAdministration.
struct Administration {
  var resource: ResourceIndex
  /// The procedures that it says it is a part of.
  var parents: [ResourceIndex] = []
  var row: SubstanceRow?
  /// Its class, where no row says it.
  var kind: String?
  var name: String?
  /// What a unit of volume holds, where its name says so.
  var strength: String?
  /// By its name: what its volume holds.
  var computed: InterventionalProcedure.Amount?
  /// The row of its name, where no code says what it is.
  var nameRule: String?
  var rxnorm: String?
  var amount: InterventionalProcedure.Amount?
  /// What it was given in, beside its dose.
  var volume: InterventionalProcedure.Amount?
  var route: String?
  /// Drawn up and not given.
  var wasted: InterventionalProcedure.Amount?
  /// The concept that names the drug.
  var concept: ElementIndex
}

extension RecordFacts {
  /// The drugs that were given in a procedure: those that say that they are part of it, and those of its session whose
  /// class goes with it.
  func administrations(of group: ProcedureGroup) -> [Administration] {
    if givenDrugs.isEmpty { return [] }
    let resources = resources(of: group)
    let own = givenDrugs.indices.filter { i in
      let parents = givenDrugs[i].parents
      if !parents.isEmpty { return parents.contains(where: resources.contains) }
      return givenHomes[i].map { groups[$0] === group } ?? false
    }
    return own.map { givenDrugs[$0] }
  }

  /// The group to whose technique a drug's class goes, by its own attachment before one that takes it where nothing else
  /// does; of several the one whose text names it, else the first.
  func home(of given: Administration) -> Int? {
    guard given.parents.isEmpty, let kind = given.row?.kind ?? given.kind else { return nil }
    let root = view.root(given.resource)
    let near = patients.numbers(of: view.party(view.child(view.names.subject, of: root)))
    for attachment in ["substance", "substance_alone"] {
      let homes = near.filter { attachesHere(root, attachment, kind, groups[$0]) }
      if homes.count < 2 || narratedDrugs.isEmpty {
        if let home = homes.first { return home }
        continue
      }
      return homes.first { g in given.name.map(narratedDrugs[g].contains) ?? false } ?? homes.first
    }
    return nil
  }

  /// The drugs of a document, but for those that were not given.
  func readGivenDrugs() -> [Administration] {
    view.standing(of: view.types.administration).compactMap { resource in
      let root = view.root(resource)
      let status = view.string(of: root, view.names.status)
      guard status != "not-done", status != "entered-in-error", var given = administration(resource) else { return nil }
      given.parents = view.children(view.names.partOf, of: root).compactMap(view.resource)
      return given
    }
  }

  private func attachesHere(
    _ root: ElementIndex, _ attachment: String, _ kind: String, _ group: ProcedureGroup
  ) -> Bool {
    guard tables.attaches(attachment, kind, to: group.technique) else { return false }
    let names = view.names
    let patient = view.party(view.child(names.subject, of: root))
    let encounter = view.party(view.child(names.context, of: root))
    let time =
      view.string(of: root, names.effectiveDateTime)
      ?? view.string(of: root, names.effectivePeriod, names.start) ?? ""
    let day = String(time.prefix(10))
    return group.lines.contains { i in
      let line = lines[i]
      guard !line.isPlanned, patient == nil || line.patient == nil || patient == line.patient else { return false }
      if let encounter, let own = line.encounter, encounter != own { return false }
      // Without a shared encounter, the day has to speak.
      if encounter == nil || line.encounter == nil { return !day.isEmpty && day == line.day }
      return day.isEmpty || line.day.isEmpty || day == line.day
    }
  }

  private func administration(_ resource: ResourceIndex) -> Administration? {
    let names = view.names
    let root = view.root(resource)
    var concept = view.child(names.medicationCodeableConcept, of: root)
    if concept < 0 {
      let link = view.child(names.medicationReference, of: root)
      let drug = view.resource(link).map(view.root) ?? view.contained(link, in: root)
      concept = view.child(names.code, of: drug)
    }
    guard concept >= 0 else { return nil }
    var given = Administration(resource: resource, concept: concept)
    for use in view.codings(of: concept) {
      let system = use.uri
      if system == SystemURI.rxnorm {
        given.rxnorm = given.rxnorm ?? use.code
        given.row = given.row ?? tables.substance(rxnorm: use.code)
      } else if system == SystemURI.hcpcs || system == SystemURI.cpt {
        given.row = given.row ?? tables.substance(hcpcs: use.code)
      }
      given.name = given.name ?? view.string(of: use.element, names.display)
    }
    let drug = (view.text(of: concept) ?? given.name).flatMap { notes?.drug(named: $0) }
    if given.row == nil, let drug {
      given.row = drug.name.flatMap { tables.substance(name: $0) }
      given.kind = drug.kind
      given.nameRule = drug.rule
    }
    given.name = given.row?.name ?? (given.kind != nil ? drug?.name : view.text(of: concept) ?? given.name)
    guard given.name != nil || given.rxnorm != nil || given.kind != nil else { return nil }
    let isOther = drug?.name != nil && given.row?.name != drug?.name
    given.strength = isOther ? nil : drug?.strength
    let dosage = view.child(names.dosage, of: root)
    if dosage >= 0 { readDosage(dosage, into: &given) }
    if !isOther, let drug, let volume = given.amount, volume.unit.lowercased() == "ml" {
      let dose = drug.dose(inMilliliters: volume.value, of: given.row?.kind ?? given.kind)
      given.computed = dose.map { .init(value: $0.value, unit: $0.unit) }
    }
    given.wasted =
      view.extensions(own.url(.medicationWasted), of: root).lazy.compactMap { element in
        self.amount(self.view.child(names.valueQuantity, of: element))
      }.first
    return given
  }

  // R4 has no place for a volume beside a dose: `15 mg in 3 mL` says it in words, as our own maps do.
  private static func volume(
    of dose: InterventionalProcedure.Amount, in text: String
  ) -> InterventionalProcedure.Amount? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 5, words[0] == dose.value, words[2] == "in", words[4].lowercased() == "ml",
      let volume = DecimalText(words[3])
    else { return nil }
    return .init(value: volume.text, unit: "mL")
  }

  private func amount(_ quantity: ElementIndex) -> InterventionalProcedure.Amount? {
    let names = view.names
    guard quantity >= 0, let value = view.string(of: quantity, names.value), DecimalText(value) != nil,
      let unit = view.string(of: quantity, names.code) ?? view.string(of: quantity, names.unit)
    else { return nil }
    return .init(value: value, unit: unit)
  }

  private func readDosage(_ dosage: ElementIndex, into given: inout Administration) {
    let names = view.names
    let dose = view.child(names.dose, of: dosage)
    given.amount = amount(dose)
    given.volume = given.amount.flatMap { Self.volume(of: $0, in: view.string(of: dosage, names.text) ?? "") }
    let route = view.child(names.route, of: dosage)
    guard route >= 0 else { return }
    let uses = view.codings(of: route)
    let known = uses.compactMap { tables.anatomy[$0.code] }.first { $0.axis == "route" }
    given.route =
      known?.value ?? view.text(of: route)
      ?? uses.compactMap { view.string(of: $0.element, names.display) }.first
  }
}

extension ProcedureBuilder {
  mutating func readSubstances() {
    for line in group.supplies { _ = evidence(of: line) }
    guard model.status != "not_done", model.mood != "planned" else {
      for line in group.substances { _ = evidence(of: line) }
      return
    }
    for line in group.substances { bill(line) }
    // What sedates is the anaesthetist's, not what was injected.
    for given in facts.administrations(of: group) where given.row?.kind != "sedative" { give(given) }
    readCement()
    readRoutes()
    model.substances.sort { ($0.evidence.first ?? 0) < ($1.evidence.first ?? 0) }
  }

  // A drug on a bill: units times what a unit holds. Wastage is no dose.
  private mutating func bill(_ line: Int) {
    guard let row = facts.lines[line].substance else { return }
    let number = evidence(of: line)
    var numbers = [number]
    let wasted = modifiers(.wasted, on: [line])
    for found in wasted { numbers.append(evidence(of: found.use)) }
    if !wasted.isEmpty { flag("wastage-recorded", numbers) }
    let routes = modifiers(.pumpDrug, on: [line])
    for found in routes { numbers.append(evidence(of: found.use)) }
    let index = place(kind: row.kind, name: row.name, rxnorm: row.rxnorm, numbers)
    if let route = routes.first?.row.value, !route.isEmpty { model.substances[index].route = route }
    guard let units = facts.lines[line].units.flatMap(DecimalText.init), let unit = row.perUnit,
      let product = units.times(unit)
    else { return }
    let amount = InterventionalProcedure.Amount(value: product.text, unit: row.unit)
    if !wasted.isEmpty {
      model.substances[index].wasted = Self.sum(model.substances[index].wasted, amount)
    } else if row.unit == "mL" {
      model.substances[index].volume = Self.sum(model.substances[index].volume, amount)
    } else {
      model.substances[index].dose = Self.sum(model.substances[index].dose, amount)
    }
  }

  // What was given is said better by the record of giving it than by the bill.
  private mutating func give(_ given: Administration) {
    let number = evidence(
      of: given.concept, rule: given.nameRule ?? given.row?.rule ?? view.rule(of: given.concept))
    let index = place(
      kind: given.row?.kind ?? given.kind, name: given.name, rxnorm: given.row.map(\.rxnorm) ?? given.rxnorm ?? "",
      [number])
    if model.substances[index].concentration == nil { model.substances[index].concentration = given.strength }
    if model.substances[index].route == nil { model.substances[index].route = given.route }
    if let wasted = given.wasted {
      model.substances[index].wasted = wasted
      flag("wastage-recorded", [number])
    }
    if let volume = given.volume { model.substances[index].volume = volume }
    guard let amount = given.amount else { return }
    if amount.unit.lowercased() == "ml" {
      model.substances[index].volume = amount
      if model.substances[index].dose == nil { model.substances[index].dose = given.computed }
      return
    }
    if let billed = model.substances[index].dose, billed.unit == amount.unit,
      DecimalText(billed.value) != DecimalText(amount.value)
    {
      flag("dose-conflict", model.substances[index].evidence)
    }
    model.substances[index].dose = amount
  }

  // Cement is no drug that is given: a record names it among the items used.
  private mutating func readCement() {
    for resource in resources {
      for concept in view.children(names.usedCode, of: view.root(resource)) {
        guard let text = view.text(of: concept), let item = facts.notes?.drug(named: text), item.kind == "cement"
        else { continue }
        _ = place(kind: item.kind, name: item.name, rxnorm: "", [evidence(of: concept, rule: item.rule)])
      }
    }
  }

  /// What is put into a pump, or tried for one, goes where the pump would give it. Drugs that the skin may have had
  /// (local anaesthetic, contrast, saline) are left open.
  private static let pumpDrugs: Set<String> = [
    "opioid", "non_opioid_intrathecal", "antispasmodic", "alpha2_agonist", "mixture",
  ]

  /// Says by which way the technique gives its drugs, where nothing else does.
  mutating func readRoutes() {
    guard let route = tables.techniques[model.technique.value]?.drugRoute, !route.isEmpty else { return }
    for i in model.substances.indices where model.substances[i].route == nil {
      guard let kind = model.substances[i].kind, Self.pumpDrugs.contains(kind) else { continue }
      model.substances[i].route = route
      model.substances[i].evidence = (model.substances[i].evidence + model.technique.evidence).numbered
    }
  }

  // The substance of this name, made when it is the first of it.
  private mutating func place(kind: String?, name: String?, rxnorm: String, _ numbers: [Int]) -> Int {
    let known = model.substances.firstIndex { other in
      !rxnorm.isEmpty && other.rxnorm == rxnorm && other.name == name || rxnorm.isEmpty && other.name == name
        || !rxnorm.isEmpty && other.rxnorm == rxnorm && other.kind == kind
    }
    if let known {
      model.substances[known].evidence = (model.substances[known].evidence + numbers).numbered
      return known
    }
    model.substances.append(
      .init(kind: kind, name: name, rxnorm: rxnorm.isEmpty ? nil : rxnorm, origin: .coded, evidence: numbers.sorted()))
    return model.substances.count - 1
  }

  private static func sum(
    _ a: InterventionalProcedure.Amount?, _ b: InterventionalProcedure.Amount
  ) -> InterventionalProcedure.Amount {
    guard let a, a.unit == b.unit, let x = DecimalText(a.value), let y = DecimalText(b.value), let sum = x.plus(y)
    else { return b }
    return .init(value: sum.text, unit: b.unit)
  }
}

extension GraphView {
  /// What a Reference element points to inside its own resource (`#id`, FHIR R4 §2.28); -1 for none.
  func contained(_ reference: ElementIndex, in root: ElementIndex) -> ElementIndex {
    guard let address = string(of: reference, names.reference), address.hasPrefix("#") else { return -1 }
    return children(names.contained, of: root).first { says(String(address.dropFirst()), of: $0, names.id) } ?? -1
  }
}
