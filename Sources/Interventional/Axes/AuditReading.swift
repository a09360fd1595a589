import ResourceModel

/// One row of `interventional/audits.csv`: what payers' articles expect, and one document can show. Information, never
/// advice on coverage.
final class AuditRow: Sendable {
  /// The list `audit_rule`.
  enum Rule: String {
    case levels, units, regions, substance, anaesthesia, guidance, leads, programming
    case anaesthesiaLine = "anaesthesia_line"
  }

  let audit: String
  let flag: String
  let rule: Rule
  /// A technique or a family.
  let of: String
  /// A word of the list that the rule is about.
  let what: String
  /// The most that passes.
  let moreThan: Int
  let validFrom: String
  let validTo: String

  init(
    audit: String, flag: String, rule: Rule, of: String, what: String, moreThan: Int, validFrom: String,
    validTo: String
  ) {
    self.audit = audit
    self.flag = flag
    self.rule = rule
    self.of = of
    self.what = what
    self.moreThan = moreThan
    self.validFrom = validFrom
    self.validTo = validTo
  }

  /// Whether the row holds on a day.
  func holds(on day: String) -> Bool { ValidDays.hold(from: validFrom, to: validTo, on: day) }
}

extension ProcedureBuilder {
  /// Raises the flags of the audits that this procedure shows.
  mutating func readAudits() {
    guard model.mood == "performed", model.status == "completed" else { return }
    let day = facts.lines[primary].day
    for audit in tables.audits(of: model.technique.value, family: model.family) {
      guard audit.holds(on: day), let numbers = evidence(for: audit) else { continue }
      flag(audit.flag, numbers)
    }
  }

  // What shows that the audit's limit is passed; nil where it is not.
  private mutating func evidence(for audit: AuditRow) -> [Int]? {
    switch audit.rule {
    case .levels:
      guard let levels = model.levels else { return nil }
      let named = Set(levels.names.filter { $0.kind != "muscle" }.map(\.name)).count
      return max(levels.count?.least ?? 0, named) > audit.moreThan ? levels.evidence : nil
    case .units:
      let over = group.lines.first { line in
        facts.row(line).level == .none
          && (facts.lines[line].units.flatMap(DecimalText.init)?.whole ?? 0) > audit.moreThan
      }
      return over.map { [evidence(of: $0)] }
    case .regions: return otherRegions(audit.moreThan)
    case .substance:
      let found = model.substances.filter { $0.kind == audit.what && $0.wasted == nil }
      return found.isEmpty ? nil : found.flatMap(\.evidence).numbered
    case .anaesthesia: return model.anaesthesia?.value == audit.what ? model.anaesthesia?.evidence : nil
    case .anaesthesiaLine: return group.anaesthesia.first.map { [evidence(of: $0)] }
    case .guidance: return model.guidance?.kind.value == audit.what ? model.guidance?.kind.evidence : nil
    case .leads:
      guard let leads = countedLeads(), leads.count > audit.moreThan else { return nil }
      var numbers: [Int] = []
      for line in leads.lines { numbers.append(evidence(of: line)) }
      return numbers.sorted()
    case .programming: return model.isProgrammed ? model.technique.evidence : nil
    }
  }

  // Other procedures of the family in the same session, in regions that are none of this one's.
  private mutating func otherRegions(_ most: Int) -> [Int]? {
    guard let own = model.region else { return nil }
    var regions: [String] = [own.value]
    for number in facts.patients.numbers(of: facts.lines[primary].patient) {
      let other = facts.groups[number]
      guard other !== group, let line = other.lines.first,
        tables.vocabulary.family(of: other.technique) == model.family,
        facts.lines[line].sharesSession(with: facts.lines[primary])
      else { continue }
      let region = facts.row(line).region
      if !region.isEmpty, !regions.contains(where: { Regions.agree($0, region) }) { regions.append(region) }
    }
    return regions.count > most ? own.evidence : nil
  }
}
