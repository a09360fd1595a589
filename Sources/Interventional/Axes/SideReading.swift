import Narrative
import ResourceModel

// Target, region and laterality.
extension ProcedureBuilder {
  mutating func readTargetAndRegion() {
    let line = facts.row(primary).target.isEmpty ? group.lines.first { !facts.row($0).target.isEmpty } : primary
    if let line { model.target = Axis(facts.row(line).target, .coded, [evidence(of: line)]) }
    if let site = sites.first(where: { $0.target != nil }), let target = site.target {
      model.target = Axis(target, site.origin, (model.target?.evidence ?? []) + [evidence(of: site)])
    } else if !readJointFromSite() {
      readJointFromDiagnosis()
    }
    let technique = facts.row(primary).technique
    let regional =
      facts.row(primary).region.isEmpty
      ? group.lines.first { !facts.row($0).region.isEmpty && facts.row($0).technique == technique } : primary
    if let regional { model.region = Axis(facts.row(regional).region, .coded, [evidence(of: regional)]) }
    codedRegion = model.region
    let regions = sites.compactMap(\.region)
    guard let site = sites.first(where: { $0.region != nil }), let region = site.region else { return }
    // Sites in both parts of a pair leave it open.
    if let pair = model.region?.value, Set(regions).count > 1, regions.allSatisfy({ Regions.contains(pair, $0) }) {
      return
    }
    let number = evidence(of: site)
    guard let said = model.region else {
      model.region = Axis(region, site.origin, [number])
      return
    }
    if Regions.contains(said.value, region) {
      model.region = Axis(region, site.origin, said.evidence + [number])
    } else if said.value != region {
      flag("region-conflict", said.evidence + [number])
    }
  }

  /// The joints that a code for any joint of a size may mean, by the part of the body.
  static let joints: [String: [String: String]] = [
    "major_joint_or_bursa": ["knee": "knee_joint", "hip": "hip_joint", "shoulder": "shoulder_joint"],
    "intermediate_joint_or_bursa": ["elbow": "elbow_joint", "wrist": "wrist_joint", "ankle": "ankle_joint"],
  ]

  // A code for any large joint, and sites in words that name one such joint: `Right knee`.
  private mutating func readJointFromSite() -> Bool {
    guard let said = model.target, let joints = Self.joints[said.value], let notes = facts.notes else { return false }
    var found: [(joint: String, number: Int)] = []
    for site in siteElements {
      guard let text = view.text(of: site), let named = notes.target(named: text), joints.values.contains(named.name)
      else { continue }
      found.append(
        (named.name, book.note(.text, node: view.source(of: site), element: site, rule: named.rule)))
    }
    guard let first = found.first, found.allSatisfy({ $0.joint == first.joint }) else { return false }
    model.target = Axis(first.joint, .narrative, said.evidence + found.map(\.number))
    return true
  }

  // A code for any large joint, and diagnoses that all point to one such joint; those of the encounter only where each
  // of them does.
  private mutating func readJointFromDiagnosis() {
    guard let said = model.target, let joints = Self.joints[said.value] else { return }
    let reasons = pointers.isEmpty ? encounterReasons : pointers
    let rows = reasons.compactMap { reason in tables.diagnosis(reason.use.code).map { (reason, $0) } }
    let found = Set(rows.compactMap { joints[$0.1.region] })
    guard found.count == 1, let joint = found.first else { return }
    let areAll = rows.count == reasons.count && rows.allSatisfy { joints[$0.1.region] == joint }
    guard !pointers.isEmpty || areAll else { return }
    var numbers = said.evidence
    for (reason, row) in rows where joints[row.region] != nil { numbers.append(evidence(of: reason, row)) }
    model.target = Axis(joint, .derived, numbers)
  }

  static func pointers(of group: ProcedureGroup, _ facts: RecordFacts) -> [Reason] {
    var found: [Reason] = []
    for line in group.lines {
      for reason in facts.lines[line].reasons where !found.contains(where: { $0.code == reason.code }) {
        found.append(reason)
      }
    }
    return found
  }

  /// The number of a diagnosis among the evidence.
  mutating func evidence(of reason: Reason, _ row: DiagnosisRow?) -> Int {
    book.note(
      .field, system: reason.use.system, code: reason.use.code, node: view.source(of: reason.use.element),
      element: reason.use.element, rule: row?.rule ?? "interventional#diagnosis", field: reason.field?.rule)
  }

  mutating func readSides() {
    let said = modifiers(.side, on: group.lines + group.devices)
    for found in said where found.row.value == "bilateral" {
      let others = said.filter { $0.line == found.line && $0.use.code != found.use.code }
      if !others.isEmpty {
        var numbers = [evidence(of: found.use)]
        for other in others { numbers.append(evidence(of: other.use)) }
        flag("modifier-conflict", numbers)
      }
    }
    switch facts.row(primary).laterality {
    case .midline:
      model.laterality = Axis("not_applicable", .coded, [evidence(of: primary)])
      // The pocket of a generator has a side, the leads in the midline have none.
      ignore(said.filter { !takesSide($0.line) })
    case .inherentlyBilateral:
      model.laterality = Axis("bilateral", .coded, [evidence(of: primary)])
      ignore(said)
    case .sideNotEncoded, .none:
      ignore(said)
      readSideOfSites()
    case .encodedLeft, .encodedRight, .perSide, .sideOptional:
      readSpokenSides(said)
    }
  }

  // Whether the code of a line of the procedure may have a side of its own.
  private func takesSide(_ line: Int) -> Bool {
    guard group.lines.contains(line) else { return false }
    switch facts.row(line).laterality {
    case .perSide, .sideOptional, .encodedLeft, .encodedRight: return true
    case .midline, .inherentlyBilateral, .sideNotEncoded, .none: return false
    }
  }

  private mutating func ignore(_ said: [(line: Int, use: ModifierUse, row: ModifierRow)]) {
    for found in said { flag("modifier-ignored", [evidence(of: found.use)]) }
  }

  private mutating func readSideOfSites() {
    let sides = Set(sites.compactMap(\.side))
    guard !sides.isEmpty else { return }
    var numbers: [Int] = []
    for site in sites where site.side != nil { numbers.append(evidence(of: site)) }
    let origin = sites.first { $0.side != nil }?.origin ?? .coded
    model.laterality = Axis(sides.count == 1 ? sides.first ?? "" : "bilateral", origin, numbers)
  }

  private mutating func readSpokenSides(_ said: [(line: Int, use: ModifierUse, row: ModifierRow)]) {
    var sides: [String] = []
    var numbers: [Int] = []
    func add(_ side: String) { if !sides.contains(side) { sides.append(side) } }
    for found in said {
      if found.row.value == "bilateral" {
        add("left")
        add("right")
      } else {
        add(found.row.value)
      }
      numbers.append(evidence(of: found.use))
    }
    for line in group.lines {
      let encoded = facts.row(line).laterality
      guard encoded == .encodedLeft || encoded == .encodedRight else { continue }
      add(encoded == .encodedLeft ? "left" : "right")
      numbers.append(evidence(of: line))
    }
    if !sides.isEmpty {
      model.laterality = Axis(sides.count == 2 ? "bilateral" : sides.first ?? "", .coded, numbers)
      checkSideOfSites()
      checkSideOfDiagnoses()
      return
    }
    readSideOfSites()
    if model.laterality != nil { return checkSideOfDiagnoses() }
    if facts.row(primary).laterality == .perSide { readSideOfDiagnoses() }
  }

  private mutating func checkSideOfSites() {
    guard let said = model.laterality, said.value != "bilateral" else { return }
    for site in sites {
      guard let side = site.side, side != said.value else { continue }
      flag("side-conflict", said.evidence + [evidence(of: site)])
    }
  }

  // The sides of the diagnoses that the lines point to; the encounter's, where they point to none.
  private mutating func sidedReasons() -> [(reason: Reason, row: DiagnosisRow)] {
    let reasons = pointers.isEmpty ? encounterReasons : pointers
    return reasons.compactMap { reason in
      guard let row = tables.diagnosis(reason.use.code), !row.laterality.isEmpty else { return nil }
      return (reason, row)
    }
  }

  private mutating func checkSideOfDiagnoses() {
    guard let said = model.laterality, said.value == "left" || said.value == "right", !pointers.isEmpty else { return }
    let sided = sidedReasons()
    guard !sided.isEmpty, !sided.contains(where: { [said.value, "bilateral"].contains($0.row.laterality) }) else {
      return
    }
    var numbers = said.evidence
    for (reason, row) in sided { numbers.append(evidence(of: reason, row)) }
    flag("diagnosis-side-unsupported", numbers)
  }

  // A diagnosis of both sides says nothing of which side was treated.
  private mutating func readSideOfDiagnoses() {
    let sided = sidedReasons()
    let sides = Set(sided.map(\.row.laterality))
    guard sides.count == 1, let side = sides.first, side != "bilateral" else {
      if model.mood != "planned" { flag("side-missing", [evidence(of: primary)]) }
      return
    }
    var numbers: [Int] = []
    for (reason, row) in sided { numbers.append(evidence(of: reason, row)) }
    model.laterality = Axis(side, .derived, numbers)
  }
}
