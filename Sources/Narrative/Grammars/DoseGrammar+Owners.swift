// Which amount is of which drug.
extension DoseGrammar {
  func read(_ mood: SentenceMood, _ skin: Match?) -> [(said: SaidSubstance, at: Int)] {
    var amounts: [[Quantity]] = Array(repeating: [], count: drugs.count)
    let strangers = self.strangers
    for quantity in quantities where !quantity.isAside && !Self.isOfStranger(quantity, strangers) {
      if let drug = owner(of: quantity) { amounts[drug].append(quantity) }
    }
    var found: [(said: SaidSubstance, at: Int)] = []
    let levels = quantities.count > 1 ? LevelGrammar.levels(in: sentence, of: note) : []
    for (i, drug) in drugs.enumerated() where mood.assertion(of: drug.match.range) == .affirmed {
      let row = note.row(drug.match)
      if isSystemic(drug.range, behind: amounts[i].last?.range.upperBound ?? 0, row) { continue }
      forget(&amounts[i], of: levels)
      // `4 mL PRP obtained`: what was made, not what was given.
      if Self.makings.contains(note.letters(max(drug.range.upperBound, amounts[i].last?.range.upperBound ?? 0))) {
        amounts[i].removeAll { $0.kind != .concentration }
        amounts[i] += given(behind: drug.range.upperBound)
      }
      if isSharedOut {
        for at in amounts[i].indices where amounts[i][at].kind != .concentration { amounts[i][at].isForEach = true }
      }
      let first = min(drug.range.lowerBound, amounts[i].first?.range.lowerBound ?? Int.max)
      let last = max(drug.range.upperBound, amounts[i].last?.range.upperBound ?? 0)
      var said = SaidSubstance(
        name: row.value.isEmpty ? nil : row.value, kind: row.detail.isEmpty ? nil : row.detail,
        words: note.said(row.value, first..<last, row.rule))
      // Saline of 3 % and more draws water.
      if said.kind == "saline", amounts[i].contains(where: { $0.unit == "%" && $0.figure.approximate >= 3 }) {
        (said.name, said.kind) = ("hypertonic saline", "adhesiolytic")
      }
      // The nearest amount is its own: `10 mL in all: 2 mL …`.
      let place = drug.range
      let nearest = amounts[i].sorted { Self.distance($0.range, place) < Self.distance($1.range, place) }
      fill(&said, nearest + (drug.strength.map { [$0] } ?? []))
      if skin != nil { said.route = "subcutaneous" }
      found.append((said, drug.range.lowerBound))
    }
    return found
  }

  // `4 mL of PRP obtained, 3 mL injected`: of what was made.
  private func given(behind end: Int) -> [Quantity] {
    let volume = quantities.first { amount in
      amount.kind == .volume && amount.range.lowerBound >= end && !amount.isForEach && !amount.isAside
        && ["injected", "given", "instilled", "administered"].contains(note.letters(amount.range.upperBound))
    }
    guard let volume, !drugs.contains(where: { (end..<volume.range.lowerBound).contains($0.range.lowerBound) }) else {
      return []
    }
    return [volume]
  }

  private static let makings: Set<String> = ["obtained", "yielded", "prepared", "harvested", "spun"]

  // `4 mL at T11, 6 mL at L2`: what each level got.
  private func forget(_ amounts: inout [Quantity], of levels: [LevelMention]) {
    let sides = note.matches(.side, in: sentence).filter { !note.row($0).value.isEmpty }
    let isShare = { (amount: Quantity) in
      amount.kind != .concentration
        && (levels.contains { (1...2).contains($0.range.lowerBound - amount.range.upperBound) }
          || sides.contains {
            (0...1).contains($0.range.lowerBound - amount.range.upperBound)
              && !note.tokens[$0.range.lowerBound].startsLine
          }
          || amount.kind == .volume && isFor(amount.range.upperBound))
    }
    guard quantities.count(where: isShare) > 1 else { return }
    for i in amounts.indices where isShare(amounts[i]) { amounts[i].isForEach = true }
  }

  // `0.5% bup 4 mL Kenalog`: no steroid is told by percent; that and the volume beside it are a drug's that no row names.
  private var strangers: [Range<Int>] {
    quantities.compactMap { quantity in
      guard quantity.kind == .concentration, quantity.unit == "%", let drug = owner(of: quantity),
        note.row(drugs[drug].match).detail == "corticosteroid"
      else { return nil }
      return quantity.range
    }
  }

  private static func isOfStranger(_ quantity: Quantity, _ strangers: [Range<Int>]) -> Bool {
    strangers.contains { stranger in
      stranger == quantity.range || quantity.kind == .volume && distance(stranger, quantity.range) <= 1
    }
  }

  // `15 mL for PENG, 5 mL for LFCN`
  private func isFor(_ end: Int) -> Bool {
    (end..<min(end + 4, sentence.tokens.upperBound)).contains { note.letters($0) == "for" }
      && !(end..<min(end + 4, sentence.tokens.upperBound)).contains { note.tokens[$0].isSign(",") }
  }

  private static let systemic: Set<String> = [
    "iv", "ivp", "intravenous", "intravenously", "po", "oral", "orally", "sublingual", "intranasal",
    "pca", "tab", "tabs", "tablet", "tablets", "cap", "caps", "capsule", "capsules", "patch",
  ]
  private static let sedation: Set<String> = ["minimal", "moderate", "deep_mac", "general"]

  // Given into a vein or by mouth, or an opioid of the sedation: no injectate.
  private func isSystemic(_ drug: Range<Int>, behind amount: Int, _ row: PhraseRow) -> Bool {
    let end = max(drug.upperBound, amount)
    for at in end..<min(end + 2, max(end, sentence.tokens.upperBound)) {
      if Self.systemic.contains(note.letters(at)) { return true }
      if note.tokens[at].kind != .word { break }
    }
    if drug.lowerBound > sentence.tokens.lowerBound, Self.systemic.contains(note.letters(drug.lowerBound - 1)) {
      return true
    }
    if row.detail == "sedative" { return true }
    guard row.detail == "opioid" else { return false }
    let isWithSedative = drugs.contains { note.row($0.match).detail == "sedative" }
    let isSedation = note.matches[sentence.matches].contains {
      $0.kind == .anaesthesia && Self.sedation.contains(note.row($0).value) && $0.range.upperBound <= drug.lowerBound
    }
    return isWithSedative || isSedation || sentence.context == .anaesthesia
  }

  private static func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    a.upperBound <= b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
  }

  private func owner(of quantity: Quantity) -> Int? {
    let left = drugs.lastIndex { $0.range.upperBound <= quantity.range.lowerBound }
    let right = drugs.firstIndex { $0.range.lowerBound >= quantity.range.upperBound }
    let rightLink = right.map { link(quantity.range.upperBound..<drugs[$0].range.lowerBound) } ?? .none
    let leftLink = left.map { link(drugs[$0].range.upperBound..<quantity.range.lowerBound) } ?? .none
    if rightLink == .of {
      // `triamcinolone 80 mg in 8 mL of saline`
      let isInFluid = right.map { isDissolved(quantity.range.upperBound..<drugs[$0].range.lowerBound) } ?? false
      return isInFluid && (leftLink == .direct || leftLink == .of) ? left : right
    }
    if isWholeOfList(quantity) { return nil }
    // `40 mL of fentanyl 1000 mcg/mL / bupivacaine 20 mg/mL`: a strength right behind its drug
    if quantity.kind == .concentration, let left, drugs[left].range.upperBound == quantity.range.lowerBound,
      right.map({ drugs[$0].range.lowerBound > quantity.range.upperBound }) ?? true
    {
      return left
    }
    // `contrast, then 12 mL of 0.375 % bupivacaine`: a strength right before its drug
    if quantity.kind == .concentration, let right, drugs[right].range.lowerBound == quantity.range.upperBound,
      left.map({ drugs[$0].range.upperBound < quantity.range.lowerBound && isClass($0, unlike: right) }) ?? false
    {
      return right
    }
    // `40 mg of Kenalog in 4 mL PF saline`
    if quantity.kind == .volume, rightLink == .direct, note.letters(quantity.range.lowerBound - 1) == "in", let left,
      quantities.contains(where: { $0.kind == .dose && Self.distance($0.range, drugs[left].range) <= 1 })
    {
      return right
    }
    if isOfOther(quantity, rightLink) || left.map({ isMixture(quantity, behind: $0) }) ?? false { return nil }
    // `phenol 6 % in glycerin, 0.8 mL`: the volume is that of the drug.
    if let left, left > 0, quantity.kind == .volume, leftLink != .none, isSolvent(left) { return left - 1 }
    switch (leftLink, rightLink) {
    case (.direct, .direct), (.of, .direct):
      // `contrast 1 mL Omnipaque`
      let isUnnamed = left.map { left in right.map { isClass(left, of: $0) } ?? false } ?? false
      return isUnnamed || startsWithQuantity && !isFirstOfTwo(quantity) ? right : left
    case (.direct, _), (.of, _): return left
    case (_, .direct): return right
    case (.comma, _): return left
    default: return nil
    }
  }

  // `3 cc total: Depo-Medrol 2 cc, saline 1 cc`
  private func isWholeOfList(_ quantity: Quantity) -> Bool {
    let end = quantity.range.upperBound
    let isTotal = note.letters(end) == "total" || note.letters(quantity.range.lowerBound - 1) == "total"
    let colon = note.letters(end) == "total" ? end + 1 : end
    return quantity.kind == .volume && isTotal && colon < sentence.tokens.upperBound && note.tokens[colon].isSign(":")
  }

  // `from 30 mL of whole blood`, `2 mL of this mixture`: of something that is no drug of the sentence.
  private func isOfOther(_ quantity: Quantity, _ right: Link) -> Bool {
    let end = quantity.range.upperBound
    guard quantity.kind == .volume, right == .none, note.letters(end) == "of", end + 1 < sentence.tokens.upperBound,
      note.tokens[end + 1].kind == .word
    else { return false }
    if isOfMixture(quantity) { return true }
    return !Self.fillers.contains(note.letters(end + 1))
  }

  // `1 mL of the mixture`
  private func isOfMixture(_ quantity: Quantity) -> Bool {
    let end = quantity.range.upperBound
    return note.letters(end) == "of"
      && (end + 1..<min(end + 4, max(end + 1, sentence.tokens.upperBound))).contains {
        Self.mixtures.contains(note.letters($0)) || note.letters($0) == "injectate"
      }
  }

  // `2 mL of Celestone and 2 mL of bupivacaine, 1 mL of the mixture in each joint`: how much of each was given is not
  // said.
  var isSharedOut: Bool {
    quantities.contains { quantity in
      let end = quantity.range.upperBound
      return quantity.kind == .volume && isOfMixture(quantity)
        && (end..<min(end + 8, sentence.tokens.upperBound)).contains(where: isEach)
    }
  }

  // `40 mg triamcinolone in 4 mL total`: what the drug was mixed to.
  private func isMixture(_ quantity: Quantity, behind drug: Int) -> Bool {
    guard quantity.kind == .volume else { return false }
    var at = quantity.range.lowerBound - 1
    while at > drugs[drug].range.lowerBound, ["a", "total", "of", "volume"].contains(note.letters(at)) { at -= 1 }
    let isTotal = at < quantity.range.lowerBound - 1 || note.letters(quantity.range.upperBound) == "total"
    return note.letters(at) == "in" && isTotal
      && quantities.contains { other in
        other.kind == .dose && other.range.upperBound <= at && Self.distance(other.range, drugs[drug].range) <= 2
      }
  }

  private func isSolvent(_ drug: Int) -> Bool {
    note.letters(drugs[drug].range.lowerBound - 1) == "in"
      && ["glycerin", "saline"].contains(note.row(drugs[drug].match).value)
      && quantities.contains { $0.kind == .concentration && $0.range.upperBound <= drugs[drug].range.lowerBound }
  }

  /// Whether `in` and an amount of its own stand between an amount and the drug behind.
  private func isDissolved(_ between: Range<Int>) -> Bool {
    guard let at = between.first(where: { note.letters($0) == "in" }) else { return false }
    return quantities.contains { $0.range.lowerBound > at && $0.range.lowerBound < between.upperBound }
  }

  // `contrast` before `Omnipaque` is its class.
  private func isClass(_ left: Int, of right: Int) -> Bool {
    let (first, next) = (note.row(drugs[left].match), note.row(drugs[right].match))
    return first.value.isEmpty && first.detail == next.detail
  }

  private func isClass(_ left: Int, unlike right: Int) -> Bool {
    note.row(drugs[left].match).value.isEmpty && !isClass(left, of: right)
  }

  // Whether amounts stand before their drugs: `1 mL lidocaine 40 mg Kenalog`. An amount of other things (`22 g 5 mL
  // syringe: …`) says nothing of it, nor does the first where the last drug has its amount behind.
  private var startsWithQuantity: Bool {
    guard let first = quantities.first(where: { !$0.isAside }), let drug = drugs.first,
      first.range.upperBound <= drug.range.lowerBound
    else {
      return false
    }
    return link(first.range.upperBound..<drug.range.lowerBound) != .none
  }

  // `1 mL Kenalog 40 mg 2 mL lidocaine 20 mg`: of two amounts between two drugs the first is that of the first drug.
  private func isFirstOfTwo(_ quantity: Quantity) -> Bool {
    guard let last = drugs.last, let end = quantities.last, end.kind != .concentration,
      end.range.lowerBound == last.range.upperBound, quantity.kind != .concentration
    else { return false }
    let next = quantities.first { $0.kind != .concentration && $0.range.lowerBound >= quantity.range.upperBound }
    guard let next else { return false }
    return (quantity.range.upperBound..<next.range.lowerBound).allSatisfy { at in
      !drugs.contains { $0.range.contains(at) }
    }
  }

  private func fill(_ said: inout SaidSubstance, _ amounts: [Quantity]) {
    let strength = amounts.first { $0.kind == .concentration }
    // The strength of contrast is its iodine; any other is that of what was mixed in.
    if let strength, said.kind != "contrast" { said.concentration = strength.figure.text + " " + strength.unit }
    let hasDose = !Self.doseless.contains(said.kind)
    let volume = amounts.first { $0.kind == .volume && !$0.isForEach }
    if let volume { said.volume = SaidAmount(value: volume.figure.text, unit: volume.unit) }
    if said.kind == "saline" { return }
    if let dose = amounts.first(where: { $0.kind == .dose }) {
      if !dose.isForEach { said.dose = SaidAmount(value: dose.figure.text, unit: dose.unit) }
    } else if let strength, let volume, volume.unit == "mL", hasDose,
      strength.unit != "%" || !Self.liquids.contains(said.name ?? "")
    {
      said.dose = Self.dose(strength.figure, strength.unit, volume.figure)
    }
  }
}
