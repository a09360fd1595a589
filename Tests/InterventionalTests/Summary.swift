import Interventional

extension InterventionalProcedure {
  /// What it says, on one line, for tables of cases.
  var summary: String {
    var words = [technique.value]
    if let target { words.append("target:" + target.value) }
    if let region { words.append("in:" + region.value) }
    if let laterality { words.append("side:" + laterality.value + (laterality.origin == .derived ? "*" : "")) }
    switch levels?.count {
    case .exactly(let n): words.append("levels:\(n)")
    case .atLeast(let n): words.append("levels:>=\(n)")
    case nil: break
    }
    words += levels?.names.map { "level:" + $0.name + ($0.kind.map { "/" + $0 } ?? "") } ?? []
    if let approach { words.append("approach:" + approach.value) }
    if let energy { words.append("energy:" + energy.kind.value) }
    if let guidance { words.append("guidance:" + guidance.kind.value + (guidance.how.map { "/" + $0 } ?? "")) }
    if let intent { words.append("intent:" + intent.value) }
    if status != "completed" { words.append("status:" + (status ?? "-")) }
    if let statusReason { words.append("because:" + statusReason.value) }
    if mood != "performed" { words.append("mood:" + mood) }
    words += substances.map(Self.summary)
    words += devices.map(Self.summary)
    if isProgrammed { words.append("programmed") }
    words += indications.map { "for:" + ($0.code ?? "") + ($0.origin == .encounter ? "(encounter)" : "") }
    if let before = outcome.painBefore { words.append("before:" + before.value) }
    if let after = outcome.painAfter { words.append("after:" + after.value) }
    if let relief = outcome.relief { words.append("relief:" + relief.value) }
    words += flags.map { "!" + $0.code }
    return words.joined(separator: " ")
  }

  private static func summary(_ substance: Substance) -> String {
    var text = "drug:" + (substance.name ?? "?")
    for amount in [substance.dose, substance.volume].compactMap({ $0 }) { text += "=" + amount.value + amount.unit }
    if let route = substance.route { text += ",by=" + route }
    if let wasted = substance.wasted { text += ",wasted=" + wasted.value + wasted.unit }
    return text
  }

  private static func summary(_ device: ImplantOrTool) -> String {
    var text = "device:" + (device.kind ?? "?")
    if let count = device.count { text += "x\(count)" }
    if let action = device.action { text += "/" + action }
    if let stage = device.stage { text += "/" + stage }
    return text
  }

  /// Every axis that has a value, with its name.
  var axes: [(name: String, axis: Axis)] {
    let all: [(String, Axis?)] = [
      ("technique", technique), ("statusReason", statusReason), ("target", target), ("region", region),
      ("laterality", laterality), ("approach", approach), ("energy", energy?.kind), ("intent", intent),
      ("anaesthesia", anaesthesia), ("guidance", guidance?.kind), ("painBefore", outcome.painBefore),
      ("painAfter", outcome.painAfter), ("relief", outcome.relief),
    ]
    return all.compactMap { name, axis in axis.map { (name, $0) } }
  }

  /// Every list of evidence numbers that it holds.
  var allEvidence: [[Int]] {
    var lists = axes.map(\.axis.evidence)
    if let levels { lists.append(levels.evidence) }
    lists += substances.map(\.evidence)
    lists += devices.map(\.evidence)
    lists += indications.map(\.evidence)
    lists += complications.map(\.evidence)
    lists += performers.map(\.evidence)
    lists += flags.map(\.evidence)
    return lists
  }
}
