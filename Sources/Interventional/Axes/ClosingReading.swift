import ResourceModel

// What follows from all that was read, anaesthesia, and the flags of the lines themselves.
extension ProcedureBuilder {
  /// A technique that leaves its method open, by what was injected; and by what a technique works, where nothing says it.
  mutating func readMethod() {
    guard model.family == "ablation" else { return }
    for row in tables.injectedMethods[model.technique.value] ?? [] {
      guard let injected = model.substances.first(where: { $0.kind == row.with }) else { continue }
      model.technique = Axis(row.becomes, .derived, model.technique.evidence + injected.evidence)
      model.family = tables.vocabulary.family(of: row.becomes) ?? model.family
      break
    }
    guard model.energy == nil, let energy = tables.techniques[model.technique.value]?.energy, !energy.isEmpty else {
      return
    }
    model.energy = .init(kind: Axis(energy, .derived, model.technique.evidence))
  }

  /// Reads what the patient was given for the procedure's sake.
  mutating func readAnaesthesia() {
    for line in group.anaesthesia { _ = evidence(of: line) }
    for found in modifiers(.anaesthesia, on: group.anaesthesia + group.lines) where !found.row.value.isEmpty {
      model.anaesthesia = Axis(found.row.value, .coded, [evidence(of: found.use)])
      return
    }
    for line in group.anaesthesia where !facts.row(line).value.isEmpty {
      model.anaesthesia = Axis(facts.row(line).value, .coded, [evidence(of: line)])
      return
    }
    model.anaesthesia = fieldAxis(.procedureAnaesthesia, list: .anaesthesia) ?? spokenAnaesthesia()
  }

  // What the sender calls it, where its words are one of ours.
  private mutating func spokenAnaesthesia() -> Axis? {
    for resource in resources {
      for element in view.extensions(facts.own.url(.procedureAnaesthesia), of: view.root(resource)) {
        let concept = view.child(names.valueCodeableConcept, of: element)
        let displays = view.codings(of: concept).compactMap { view.string(of: $0.element, names.display) }
        for text in [view.text(of: concept)].compactMap({ $0 }) + displays + view.codings(of: concept).map(\.code) {
          let said = tables.anaesthesiaWords.meanings(in: text)
          guard said.count == 1, let only = said.first else { continue }
          return Axis(only.value, .coded, [evidence(of: concept, rule: only.rule)])
        }
      }
    }
    return nil
  }

  /// A modifier by which the payer's terms are met says that a block was diagnostic, once a text or a site's row names
  /// the technique for which it says so.
  mutating func readSupportedIntent() {
    let origin = model.technique.origin
    guard model.intent == nil, origin == .narrative || origin == .siteMap else { return }
    let said = modifiers(.supportsDiagnostic, on: group.lines)
    guard let found = said.first(where: { $0.row.value == model.technique.value }) else { return }
    model.intent = Axis("diagnostic", .derived, model.technique.evidence + [evidence(of: found.use)])
  }

  /// Raises what the lines by themselves show, and lets go of flags that do not hold on the day.
  mutating func readFlags() {
    for raised in group.flags { flag(raised.code, [evidence(of: raised.line)]) }
    for line in group.allLines {
      let row = facts.row(line)
      let day = facts.lines[line].day
      let isOutside = row.isInvalid(on: day) || facts.lines[line].substance?.isInvalid(on: day) ?? false
      if isOutside, model.mood != "planned" { flag("code-not-valid-on-date", [evidence(of: line)]) }
    }
    if group.technique == "other_interventional" { flag("unlisted-code", model.technique.evidence) }
    let day = facts.lines[primary].day
    let vocabulary = tables.vocabulary
    if facts.isOwnOutput { readOwnFlags() }
    model.flags.removeAll { !vocabulary.flagHolds($0.code, on: day) }
    model.flags.sort { $0.code < $1.code }
  }

  // The flags that an earlier run raised: it saw what this document does not hold any more.
  private mutating func readOwnFlags() {
    guard let resource = facts.lines[primary].resource else { return }
    let tags = view.children(names.tag, of: view.child(names.meta, of: view.root(resource))).filter {
      view.string(of: $0, names.system) == facts.own.system(.flag)
    }
    let told = tags.compactMap { view.string(of: $0, names.code) }
    model.flags.removeAll { !told.contains($0.code) }
    for tag in tags {
      guard let code = view.string(of: tag, names.code), tables.vocabulary.holds("flag", code),
        !model.flags.contains(where: { $0.code == code })
      else { continue }
      flag(code, [evidence(of: tag, rule: "flags#" + code, system: facts.own.system(.flag), code: code)])
    }
  }
}
