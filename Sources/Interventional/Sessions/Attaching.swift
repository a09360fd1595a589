/// Finds the procedure that a guidance, imaging, device, supply, drug or anaesthesia line goes with: one of its session
/// to whose family `attachments.csv` lets it attach, before one that takes it only where nothing else does
/// (`substance_alone`). Where several can: for a device, one that puts devices in; then the
/// one with the same diagnosis pointer; else the nearest before it in the source, as bills are written; else the nearest
/// after it.
struct Attaching {
  let tables: InterventionalTables
  let lines: [CodeLine]

  /// Attaches every line that finds its procedure.
  func attach(to groups: inout [ProcedureGroup]) {
    let families = groups.map { tables.vocabulary.family(of: $0.technique) ?? "" }
    let patients = ByPatient(groups, lines)
    for i in lines.indices {
      guard let (kind, what) = meaning(of: lines[i]) else { continue }
      let ofSession = patients.numbers(of: lines[i].patient).filter { g in
        groups[g].lines.contains { lines[$0].sharesSession(with: lines[i], ignoringPerformers: true) }
      }
      func takers(_ kind: String) -> [Int] {
        let homes = tables.attachments[AttachedThing(kind: kind, what: what)] ?? []
        return ofSession.filter { g in homes.contains { $0 == groups[g].technique || $0 == families[g] } }
      }
      var candidates = kind == "anaesthesia" ? ofSession : takers(kind)
      if candidates.isEmpty { candidates = takers(kind + "_alone") }
      guard let home = choose(candidates, for: i, in: groups) else { continue }
      switch lines[i].kind {
      case .guidance: groups[home].guidance.append(i)
      case .imaging: groups[home].imaging.append(i)
      case .device: groups[home].devices.append(i)
      case .supply: groups[home].supplies.append(i)
      case .substance: groups[home].substances.append(i)
      case .anaesthesia: groups[home].anaesthesia.append(i)
      case .technique, .unrelated: break
      }
    }
  }

  private func meaning(of line: CodeLine) -> (kind: String, what: String)? {
    let row = line.row.map { tables.procedures[$0] }
    switch line.kind {
    case .guidance: return row.map { ("guidance", $0.target) }
    case .imaging: return row.map { ("imaging", $0.role) }
    case .device: return tables.devices[line.use.code].map { ("device", $0.kind) }
    case .supply: return row.map { ("supply", $0.target) }
    case .substance: return line.substance.map { ("substance", $0.kind) }
    case .anaesthesia: return ("anaesthesia", "")
    case .technique, .unrelated: return nil
    }
  }

  private func choose(_ candidates: [Int], for line: Int, in groups: [ProcedureGroup]) -> Int? {
    var candidates = candidates
    if candidates.count > 1, lines[line].kind == .guidance {
      candidates = best(candidates) { g in takesGuidance(groups[g]) }
    }
    if candidates.count > 1, lines[line].kind == .device {
      // What is billed was used up: programming takes no device.
      candidates = best(candidates) { g in tables.techniques[groups[g].technique]?.deviceAction == "implanted" }
    }
    if candidates.count > 1 {
      candidates = best(candidates) { g in groups[g].lines.contains { lines[$0].sharesReason(with: lines[line]) } }
    }
    let before = candidates.last { (groups[$0].lines.first ?? 0) < line }
    return before ?? candidates.first
  }

  private func best(_ candidates: [Int], _ isBetter: (Int) -> Bool) -> [Int] {
    let better = candidates.filter(isBetter)
    return better.isEmpty ? candidates : better
  }

  // A code that leaves guidance to a line of its own.
  private func takesGuidance(_ group: ProcedureGroup) -> Bool {
    group.lines.contains { line in
      guard let row = lines[line].row else { return false }
      return [.separate, .withoutUltrasound, .none].contains(tables.procedures[row].guidance)
    }
  }
}
