import Narrative

// Levels that a text names beside levels that stand in the record already.
extension ProcedureBuilder {
  /// Compares them. Nerves and roots that the text names beside the record's joints are told of too, unless the text
  /// is of other joints.
  mutating func compare(
    _ known: InterventionalProcedure.Levels, with levels: [SaidLevel], _ own: String, _ counted: Set<String>,
    _ numbers: [Int]
  ) {
    let told = Set(known.names.filter { $0.kind == own }.map(\.name))
    if known.origin != .narrative, !told.isEmpty, !counted.isEmpty, counted.isDisjoint(with: told) {
      return flag("level-conflict", known.evidence + numbers)
    }
    let isCompleted = known.count.map { count in
      told.isStrictSubset(of: counted) && count.allows(counted.count) && !count.allows(told.count)
    }
    guard isCompleted == true || own == "joint" && counted.isSubset(of: told) else { return }
    // The text names as many levels as the codes count, where the record names some of them.
    if isCompleted == true { model.flags.removeAll { $0.code == "level-conflict" } }
    var names = known.names
    var evidence = known.evidence
    for (level, number) in zip(levels, numbers)
    where level.kind == "medial_branch" || isCompleted == true && level.kind == own {
      let name = InterventionalProcedure.LevelName(kind: level.kind, name: level.name, side: level.side)
      guard !names.contains(where: { $0.kind == name.kind && $0.name == name.name }) else { continue }
      names.append(name)
      evidence.append(number)
    }
    guard names.count > known.names.count else { return }
    let count = isCompleted == true ? known.count?.counted(counted.count) : known.count
    model.levels = .init(names: names, count: count, origin: known.origin, evidence: evidence.numbered)
  }

  /// What a discogram found, disc by disc, where no observation says it.
  mutating func readFindings(of use: NarrationUse) {
    for said in use.said.findings {
      let number = evidence(of: said.words, in: use)
      guard let known = model.outcome.findings.firstIndex(where: { $0.level == said.level }) else {
        model.outcome.findings.append(.init(level: said.level, text: said.text, score: said.score))
        findingsTold[said.level] = [number]
        continue
      }
      model.outcome.findings[known].text = model.outcome.findings[known].text ?? said.text
      model.outcome.findings[known].score = model.outcome.findings[known].score ?? said.score
    }
  }
}
