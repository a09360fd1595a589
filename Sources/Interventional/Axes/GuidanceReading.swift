// What the needle was guided by.
extension ProcedureBuilder {
  mutating func readGuidance() {
    let separate = separateGuidance()
    let site = fieldAxis(.procedureGuidance, list: .guidance, nested: .guidanceKind)
    for line in group.imaging { _ = evidence(of: line) }
    let speaking = group.lines.first { facts.row($0).guidance.included != nil }
    let without = group.lines.first { facts.row($0).guidance == .withoutImaging }
    if let line = speaking, let included = facts.row(line).guidance.included {
      readIncluded(included, line, separate, site)
    } else if let line = without {
      readWithout(line, separate, site)
    } else if let separate, let line = group.lines.first(where: { facts.row($0).guidance == .includedIfPerformed }) {
      let number = evidence(of: line)
      flag("guidance-already-included", separate.evidence + [number])
      model.guidance = .init(
        kind: Axis(separate.value, .coded, [number] + separate.evidence), how: "included_in_code")
    } else if let separate {
      model.guidance = .init(kind: separate, how: "separate_code")
      checkUltrasound(separate)
    } else if let site {
      model.guidance = .init(kind: site, how: ownHow())
      checkUltrasound(site)
    }
  }

  // How an earlier run had found it.
  private func ownHow() -> String? {
    guard facts.isOwnOutput else { return nil }
    for resource in resources {
      for outer in view.extensions(facts.own.url(.procedureGuidance), of: view.root(resource)) {
        for inner in view.extensions(facts.own.url(.guidanceHow), of: outer) {
          let uses = view.codings(of: view.child(names.valueCodeableConcept, of: inner))
          if let how = uses.first(where: { tables.vocabulary.holds("guidance_how", $0.code) }) { return how.code }
        }
      }
    }
    return nil
  }

  /// A code for the injection without ultrasound, and ultrasound all the same.
  mutating func checkUltrasound(_ said: Axis) {
    guard said.value == "ultrasound" else { return }
    for line in group.lines where facts.row(line).guidance == .withoutUltrasound {
      flag("guidance-contradiction", said.evidence + [evidence(of: line)])
    }
  }

  // The guidance that lines of their own bill.
  private mutating func separateGuidance() -> Axis? {
    var kinds: [String] = []
    var numbers: [Int] = []
    for line in group.guidance {
      let value = facts.row(line).value
      numbers.append(evidence(of: line))
      if !value.isEmpty, !kinds.contains(value) { kinds.append(value) }
    }
    guard let kind = kinds.first(where: { $0 != Self.unspecified }) ?? kinds.first else { return nil }
    return Axis(kind, .coded, numbers)
  }

  private static let unspecified = "imaging_unspecified"

  private mutating func readIncluded(_ included: String, _ line: Int, _ separate: Axis?, _ site: Axis?) {
    let number = evidence(of: line)
    var kind = Axis(included, .coded, [number])
    if let separate {
      flag("guidance-already-included", separate.evidence + [number])
      if included == Self.unspecified {
        kind = Axis(separate.value, .coded, [number] + separate.evidence)
      }
    } else if let site, included == Self.unspecified, site.value != "none" {
      kind = Axis(site.value, site.origin, [number] + site.evidence)
    } else if let site, site.value == "none" {
      flag("guidance-contradiction", [number] + site.evidence)
    }
    model.guidance = .init(kind: kind, how: "included_in_code")
  }

  private mutating func readWithout(_ line: Int, _ separate: Axis?, _ site: Axis?) {
    let number = evidence(of: line)
    let other = separate ?? (site?.value == "none" ? nil : site)
    guard let other else {
      model.guidance = .init(kind: Axis("none", .coded, [number]), how: nil)
      return
    }
    model.guidance = .init(kind: Axis("none", .coded, [number] + other.evidence), how: "contradiction")
    flag("guidance-contradiction", [number] + other.evidence)
  }
}
