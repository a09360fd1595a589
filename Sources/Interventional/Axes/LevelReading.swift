import ResourceModel

// How many levels, and which.
extension ProcedureBuilder {
  mutating func readLevels() {
    let counted = [countedLevels(isBilled: true), countedLevels(isBilled: false)].compactMap { $0 }
    let best = ownCount() ?? counted.max { a, b in a.count.least < b.count.least }
    let named = namedLevels()
    guard best != nil || !named.levels.isEmpty else { return }
    var numbers: [Int] = []
    for line in best?.lines ?? [] { numbers.append(evidence(of: line)) }
    for site in named.sites { numbers.append(evidence(of: site)) }
    let origin = named.sites.first?.origin ?? .coded
    let axis = Axis("", origin, numbers)
    let names = Set(named.levels.filter { $0.kind != "muscle" && $0.kind != "medial_branch" }.map(\.name)).count
    model.levels = .init(
      names: named.levels, count: best?.count.counted(names), origin: origin, evidence: axis.evidence)
    if let count = best?.count, names > 0, !count.allows(names) { flag("level-conflict", axis.evidence) }
    guard !named.sites.isEmpty else { return }
    checkRegion(of: named.levels, numbers.suffix(named.sites.count).sorted())
  }

  // What an earlier run counted: lines that it folded are not all there any more.
  private func ownCount() -> Counted? {
    guard facts.isOwnOutput, let resource = facts.lines[primary].resource,
      let told = view.extensions(facts.own.url(.levelCount), of: view.root(resource)).first
    else { return nil }
    func number(_ label: OwnExtension) -> Int? {
      view.extensions(facts.own.url(label), of: told).lazy.compactMap { element in
        self.view.string(of: element, self.names.valuePositiveInt).flatMap { Int($0) }
      }.first
    }
    let count = number(.exactly).map { InterventionalProcedure.LevelCount.exactly($0) }
    return (count ?? number(.atLeast).map { .atLeast($0) }).map { ($0, [primary]) }
  }

  private func namedLevels() -> (levels: [InterventionalProcedure.LevelName], sites: [SiteUse]) {
    var levels: [InterventionalProcedure.LevelName] = []
    let named = sites.filter { $0.level != nil }
    for site in named {
      guard let name = site.level else { continue }
      let row = tables.techniques[model.technique.value]
      let isPair = name.contains("-")
      let single = row?.singleKind ?? ""
      let own = isPair || single.isEmpty ? row?.levelKind ?? "" : single
      // One vertebra's name is no space between two.
      let fits = isPair == ["interspace", "joint", "disc"].contains(own)
      let kind = fits && !own.isEmpty ? own : site.kind
      let side = facts.isOwnOutput && !site.isSideOfLevel && site.side != "midline" ? nil : site.side
      let level = InterventionalProcedure.LevelName(kind: kind, name: name, side: side)
      // A further line that an earlier run left in words says again what the first one says with its side.
      let isToldWithSide =
        facts.isOwnOutput && side == nil && levels.contains { $0.kind == kind && $0.name == name }
      if !levels.contains(level), !isToldWithSide { levels.append(level) }
    }
    return (levels, named)
  }

  private typealias Counted = (count: InterventionalProcedure.LevelCount, lines: [Int])

  // What the codes of one channel count: bills and clinical entries say the same levels twice.
  private func countedLevels(isBilled: Bool) -> Counted? {
    let lines = group.lines.filter { facts.lines[$0].isOnBill == isBilled && !saysAgain($0) }
    if lines.isEmpty { return nil }
    var total = 0
    var isExact = true
    var least = 0
    var speaking: [Int] = []
    for row in lines.compactMap({ facts.lines[$0].row }).numbered {
      let lines = lines.filter { facts.lines[$0].row == row }
      guard let part = count(of: tables.procedures[row].level, lines) else { continue }
      total += part.levels
      isExact = isExact && part.isExact
      least = max(least, part.least)
      speaking += lines
    }
    guard !speaking.isEmpty else { return nil }
    let hasFirst = lines.contains { !facts.row($0).isAddOn }
    if !hasFirst {
      // An add-on alone says that there was a first level, and no more of it.
      total += 1
      isExact = false
    }
    let n = max(total, least)
    return (isExact ? .exactly(n) : .atLeast(n), speaking.sorted())
  }

  // What an assistant bills counts nothing beside the surgeon's own line.
  private func saysAgain(_ line: Int) -> Bool {
    guard facts.lines[line].isAssistant else { return false }
    return group.lines.contains { facts.lines[$0].row == facts.lines[line].row && !facts.lines[$0].isAssistant }
  }

  // What the lines of one code add; `least` is what the code says of all levels together.
  private func count(of rule: LevelRule, _ lines: [Int]) -> (levels: Int, isExact: Bool, least: Int)? {
    if let muscles = rule.leastMuscles { return muscles == 0 ? nil : (muscles, false, muscles) }
    switch rule {
    case .first, .second: return (1, true, 0)
    case .firstTwo: return (2, true, 0)
    case .eachFurther: return counted(lines)
    case .furtherUncounted: return (1, false, 0)
    case .thirdAndFurther: return (1, false, 3)
    case .each:
      // One entry without units names a code, not a number.
      if lines.count == 1, let line = lines.first, facts.lines[line].units == nil, !facts.lines[line].isOnBill {
        return nil
      }
      let sum = lines.reduce(0) { $0 + units(of: $1).count }
      return (sum, true, 0)
    default: return nil
    }
  }

  // Right and left lines of a code say the same levels; lines of one side say further ones.
  private func counted(_ lines: [Int]) -> (levels: Int, isExact: Bool, least: Int) {
    var (left, right, other) = (0, 0, 0)
    var isExact = true
    for line in lines {
      if group.flags.contains(where: { $0.code == "duplicate-line" && $0.line == line }) {
        isExact = false
        continue
      }
      let sides = Sides.said(by: facts.lines[line], tables)
      let units = units(of: line)
      // Two units beside 50 may be two levels, or two sides of one.
      let isUnsure = sides.count == 2 && units.count > 1
      if isUnsure || !units.isCertain { isExact = false }
      let amount = isUnsure ? 1 : units.count
      if sides.isEmpty || sides.contains(.left) { left += amount }
      if sides.isEmpty || sides.contains(.right) { right += amount }
      if sides.contains(.other) { other += amount }
    }
    return (max(left, right, other, 1), isExact, 0)
  }

  private func units(of line: Int) -> (count: Int, isCertain: Bool) {
    guard let text = facts.lines[line].units, let number = DecimalText(text) else { return (1, true) }
    guard let whole = number.whole, whole >= 1, whole <= 99 else { return (1, false) }
    return (whole, true)
  }

  /// How many leads the group's codes count: the units of each line.
  func countedLeads() -> (count: Int, lines: [Int])? {
    let leads = group.lines.filter { facts.row($0).level == .eachLead && !saysAgain($0) }
    let billed = leads.filter { facts.lines[$0].isOnBill }
    var entries = leads.filter { !facts.lines[$0].isOnBill }
    // One entry without units names a code, not a number.
    if entries.count == 1, let only = entries.first, facts.lines[only].units == nil,
      Sides.said(by: facts.lines[only], tables).count < 2
    {
      entries = []
    }
    // 50 is one on each side.
    let sums = [billed, entries].map { lines in
      (lines.reduce(0) { $0 + units(of: $1).count * max(1, Sides.said(by: facts.lines[$1], tables).count) }, lines)
    }
    guard let best = sums.max(by: { $0.0 < $1.0 }), best.0 > 0 else { return nil }
    return best
  }
}

extension InterventionalProcedure.LevelCount {
  /// The least number that it allows.
  var least: Int {
    switch self {
    case .exactly(let n), .atLeast(let n): n
    }
  }

  /// A code for the third level and all further ones leaves the number open; names of so many levels say it.
  func counted(_ names: Int) -> InterventionalProcedure.LevelCount {
    if case .atLeast(let least) = self, names >= least { return .exactly(names) }
    return self
  }

  /// Whether this many levels agree with it.
  func allows(_ n: Int) -> Bool {
    switch self {
    case .exactly(let count): n == count
    case .atLeast(let count): n >= count
    }
  }
}
