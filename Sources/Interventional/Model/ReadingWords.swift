package import SourceModel

/// One procedure told in a sentence, with what it was read from: for people who look at one document.
package struct ReadingWords: Sendable {
  /// `One facet or medial branch injection: bilateral, 2 levels (L4-L5, L5-S1), …`. Only words of our own lists, numbers
  /// and levels; nothing that the document says in words of its own.
  package let sentence: String
  /// `FT1[1]-25 64493-50`, each with the row that read it.
  package let because: [String]
  /// Labels of the flags.
  package let flags: [String]
}

extension InterventionalProcedure {
  /// The reading in words.
  package func told(_ vocabulary: ModelVocabulary, _ tree: SourceTree, _ symbols: SymbolTable) -> ReadingWords {
    func label(_ list: String, _ value: String) -> String {
      let label = vocabulary.entry(list, value)?.label ?? value
      let isName = label.dropFirst().first?.isUppercase ?? false
      return isName ? label : label.prefix(1).lowercased() + label.dropFirst()
    }
    var parts: [String] = []
    if let target { parts.append(label("target", target.value)) }
    if let region { parts.append(label("region", region.value)) }
    if let laterality { parts.append(label("laterality", laterality.value)) }
    if let words = levelWords { parts.append(words) }
    if let approach { parts.append(label("approach", approach.value)) }
    if let energy { parts.append(energyWords(energy, label("energy", energy.kind.value))) }
    if let guidance {
      let how = guidance.how.map { " (" + label("guidance_how", $0) + ")" } ?? ""
      parts.append("guidance " + label("guidance", guidance.kind.value) + how)
    }
    if let intent { parts.append(label("intent", intent.value)) }
    if let anaesthesia { parts.append("anaesthesia " + label("anaesthesia", anaesthesia.value)) }
    parts += substances.map { substanceWords($0, label) }
    parts += devices.compactMap { device in device.kind.map { deviceWords(device, label("device_kind", $0), label) } }
    if isProgrammed { parts.append("reprogrammed") }
    parts += outcomeWords
    let state = [mood == "performed" ? nil : label("mood", mood), status.map { label("status", $0) }].compactMap { $0 }
    let head = "One " + label("technique", technique.value) + " (" + state.joined(separator: ", ") + ")"
    return ReadingWords(
      sentence: head + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")) + ".",
      because: evidence.map { $0.told(tree, symbols) }, flags: flags.map { label("flag", $0.code) })
  }

  private var levelWords: String? {
    guard let levels else { return nil }
    let names = levels.names.map { $0.name + ($0.side.map { " " + $0 } ?? "") }.joined(separator: ", ")
    let count: String? =
      switch levels.count {
      case .exactly(let n): n == 1 ? "1 level" : "\(n) levels"
      case .atLeast(let n): "at least \(n) levels"
      case nil: nil
      }
    guard let count else { return names.isEmpty ? nil : names }
    return names.isEmpty ? count : count + " (" + names + ")"
  }

  private func energyWords(_ energy: Energy, _ kind: String) -> String {
    let figures = [energy.celsius.map { $0 + " °C" }, energy.seconds.map { $0 + " s" }].compactMap { $0 }
    return ([kind] + figures).joined(separator: " ")
  }

  private func substanceWords(_ substance: Substance, _ label: (String, String) -> String) -> String {
    var words = substance.kind.map { label("substance_class", $0) } ?? "substance"
    for amount in [substance.dose, substance.volume].compactMap({ $0 }) { words += " \(amount.value) \(amount.unit)" }
    if let wasted = substance.wasted { words += " (\(wasted.value) \(wasted.unit) discarded)" }
    return words
  }

  private func deviceWords(_ device: ImplantOrTool, _ kind: String, _ label: (String, String) -> String) -> String {
    let stage = device.stage.map { label("device_stage", $0) + " " } ?? ""
    let count = device.count.map { $0 == 1 ? "" : "\($0) × " } ?? ""
    return count + stage + kind + (device.action.map { " " + label("device_action", $0) } ?? "")
  }

  private var outcomeWords: [String] {
    var words: [String] = []
    if let before = outcome.painBefore { words.append("pain \(before.value) before") }
    if let after = outcome.painAfter { words.append("pain \(after.value) after") }
    if let relief = outcome.relief {
      words.append("relief \(relief.value) % " + (relief.origin == .derived ? "computed" : "reported"))
    }
    return words
  }
}

extension ModelEvidence {
  /// `FT1[1]-25 64493-50 (procedures#64493)`.
  fileprivate func told(_ tree: SourceTree, _ symbols: SymbolTable) -> String {
    var words: [String] = []
    if node >= 0, Int(node) < tree.nodes.count { words.append(tree.path(of: node, symbols)) }
    if let code { words.append(([code] + modifiers).joined(separator: "-")) }
    return (words + ["(" + rule + ")"]).joined(separator: " ")
  }
}
