/// Puts the lines of a document together into procedures, in the order of design: primaries by session and family,
/// add-ons to their primary, facility twins, combinations, then what attaches by family. A class because its questions
/// are asked of every pair of lines.
final class SessionGrouping {
  let tables: InterventionalTables
  let lines: [CodeLine]
  private(set) var groups: [ProcedureGroup] = []
  // By line: whether a modifier keeps it apart, whether one says that it is the facility's, its row, whether
  // a bill has it, its sides.
  private let areDistinct: [Bool]
  private let areFacility: [Bool]
  /// By line: what an assistant bills is the surgeon's procedure again.
  private let areAssistants: [Bool]
  /// Some line can be the facility's of another.
  private let hasTwins: Bool
  private let rows: [ProcedureRow]
  private let rowNumbers: [Int?]
  private let areOnBill: [Bool]
  private let sides: [Sides]
  /// The groups by the patients of their lines, while they are made.
  private var patients = ByPatient()

  init(lines: [CodeLine], tables: InterventionalTables) {
    self.lines = lines
    self.tables = tables
    areDistinct = lines.map { $0.modifiers.contains { $0.row?.effect == .distinct } }
    areFacility = lines.map { $0.modifiers.contains { $0.row?.effect == .facility } }
    areAssistants = lines.map(\.isAssistant)
    hasTwins =
      areFacility.contains(true) || lines.contains { $0.row.map { !tables.procedures[$0].twin.isEmpty } ?? false }
    rowNumbers = lines.map(\.row)
    areOnBill = lines.map(\.isOnBill)
    rows = lines.map { $0.row.map { tables.procedures[$0] } ?? .none }
    sides = lines.map { Sides.said(by: $0, tables) }
    groupPrimaries()
    groupAddOns()
    markKeptApart()
    combine()
    Attaching(tables: tables, lines: lines).attach(to: &groups)
    combineTrials()
    groups.sort { ($0.lines.first ?? 0) < ($1.lines.first ?? 0) }
  }

  private func row(_ line: Int) -> ProcedureRow { rows[line] }

  private func isDistinct(_ line: Int) -> Bool { areDistinct[line] }

  private func groupPrimaries() {
    for i in lines.indices where lines[i].kind == .technique && !row(i).isAddOn {
      let home = patients.numbers(of: lines[i].patient).first { takes(groups[$0], primary: i) }
      guard let home else {
        groups.append(ProcedureGroup(line: i, technique: row(i).technique))
        patients.append(lines[i].patient)
        continue
      }
      patients.note(home, lines[i].patient)
      if hasTwins, groups[home].lines.contains(where: { isTwin($0, i) }) {
        groups[home].flag("facility-twin-merged", i)
      }
      if areOnBill[i], groups[home].lines.contains(where: { isDuplicate($0, i) }) {
        groups[home].flag("duplicate-line", i)
      }
      groups[home].lines.append(i)
    }
  }

  // Whether a group's procedure is the one that a primary line speaks of.
  private func takes(_ group: ProcedureGroup, primary i: Int) -> Bool {
    guard group.technique == row(i).technique else { return false }
    return group.lines.contains { j in
      let twin = isTwin(j, i) || isAssisted(j, i)
      guard lines[j].sharesSession(with: lines[i], ignoringPerformers: twin) else { return false }
      guard Regions.agree(row(j).region, row(i).region) else { return false }
      if twin { return Self.sidesMeet(sides[j], sides[i]) }
      let isCounted = row(i).level.countsLines && row(j).level.countsLines
      if !isCounted, isDistinct(i) != isDistinct(j) || isDistinct(i) && isDistinct(j) { return false }
      if rowNumbers[j] == rowNumbers[i] { return !areOfTwoJoints(j, i) }
      if isCounted, row(j).level == row(i).level { return row(j).target == row(i).target }
      if row(j).level.leastMuscles != nil, row(i).level.leastMuscles != nil { return row(j).system == row(i).system }
      return row(j).system != row(i).system
    }
  }

  // A code for any joint of a size, on lines whose diagnoses are of different joints: a knee and a shoulder are two.
  private func areOfTwoJoints(_ a: Int, _ b: Int) -> Bool {
    guard let joints = ProcedureBuilder.joints[row(a).target] else { return false }
    let (one, other) = (said(a, of: joints), said(b, of: joints))
    return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
  }

  private func said(_ line: Int, of joints: [String: String]) -> Set<String> {
    Set(lines[line].reasons.compactMap { tables.diagnosis($0.use.code).flatMap { joints[$0.region] } })
  }

  // The facility's line and the physician's of one procedure.
  private func isTwin(_ a: Int, _ b: Int) -> Bool {
    // No code is its own twin.
    guard hasTwins else { return false }
    if rowNumbers[a] == rowNumbers[b] { return areFacility[a] != areFacility[b] }
    return row(a).twin == row(b).code && !row(b).code.isEmpty || row(b).twin == row(a).code && !row(a).code.isEmpty
  }

  // The surgeon's line and that of who helped.
  private func isAssisted(_ a: Int, _ b: Int) -> Bool {
    areAssistants[a] != areAssistants[b] && rowNumbers[a] == rowNumbers[b]
  }

  // The same statement twice on one bill, where a second statement says nothing new.
  private func isDuplicate(_ a: Int, _ b: Int) -> Bool {
    areOnBill[a] && areOnBill[b] && rowNumbers[a] == rowNumbers[b] && !isTwin(a, b)
      && sides[a] == sides[b] && !row(a).level.countsLines && !isDistinct(a) && !isDistinct(b) && !isAssisted(a, b)
  }

  private static func sidesMeet(_ a: Sides, _ b: Sides) -> Bool {
    a.isEmpty || b.isEmpty || !a.isDisjoint(with: b)
  }

  private func groupAddOns() {
    for i in lines.indices where lines[i].kind == .technique && row(i).isAddOn {
      let homes = patients.numbers(of: lines[i].patient).filter { takes(groups[$0], addOn: i) }
      let home =
        homes.first { groups[$0].lines.contains { isDistinct($0) == isDistinct(i) && !row($0).isAddOn } }
        ?? homes.first
      guard let home else {
        let orphan = ProcedureGroup(line: i, technique: row(i).technique)
        orphan.flag("orphan-add-on", i)
        groups.append(orphan)
        patients.append(lines[i].patient)
        continue
      }
      if areOnBill[i], groups[home].lines.contains(where: { isDuplicate($0, i) }) {
        groups[home].flag("duplicate-line", i)
      }
      groups[home].lines.append(i)
      groups[home].lines.sort()
    }
  }

  private func takes(_ group: ProcedureGroup, addOn i: Int) -> Bool {
    guard group.technique == row(i).technique else { return false }
    return group.lines.contains { j in
      lines[j].sharesSession(with: lines[i], ignoringPerformers: areAssistants[i]) && row(j).target == row(i).target
        && row(j).system == row(i).system
        && Regions.agree(row(j).region, row(i).region)
    }
  }

  // A modifier that keeps a line apart is worth a look where there is another line that it is kept apart from.
  private func markKeptApart() {
    for g in groups.indices {
      for i in groups[g].lines where isDistinct(i) {
        let hasSibling = groups.indices.contains { other in
          other != g && groups[other].lines.contains { lines[$0].row == lines[i].row }
        }
        if hasSibling { groups[g].flag("separate-procedure-marked", i) }
      }
    }
  }

  // Two techniques of one session that a row says are one procedure.
  private func combine() {
    // Most documents tell of one procedure, which has nothing to be combined with.
    guard groups.count > 1 else { return }
    for combination in tables.combinations where combination.isOfTechniques {
      guard combination.technique != combination.becomes || !combination.isOfTrial else { continue }
      while let (keep, part) = pair(combination, sameDay: true) { join(keep, part, combination) }
    }
  }

  private func pair(_ combination: CombinationRow, sameDay: Bool) -> (Int, Int)? {
    for keep in groups.indices where groups[keep].technique == combination.technique {
      for part in groups.indices where part != keep && groups[part].technique == combination.with {
        if combination.isAcrossSystems, shareSystem(groups[keep], groups[part]) { continue }
        guard let a = groups[keep].lines.first, let b = groups[part].lines.first else { continue }
        guard Regions.agree(row(a).region, row(b).region) || row(a).target != row(b).target else { continue }
        let meets = sameDay ? lines[a].sharesSession(with: lines[b]) : lines[a].patient == lines[b].patient
        if meets { return (keep, part) }
      }
    }
    return nil
  }

  private func shareSystem(_ a: ProcedureGroup, _ b: ProcedureGroup) -> Bool {
    a.lines.contains { line in b.lines.contains { row($0).system == row(line).system } }
  }

  private func join(_ keep: Int, _ part: Int, _ combination: CombinationRow) {
    groups[keep].absorb(groups[part])
    if combination.technique != combination.becomes { groups[keep].combination = combination }
    groups[keep].technique = combination.becomes
    groups.remove(at: part)
  }

  // A test lead makes a trial, once devices are attached; the pull of a trial lead is then part of that trial, on
  // whatever day the document has it.
  private func combineTrials() {
    for combination in tables.combinations where !combination.isOfTechniques {
      for g in groups.indices where groups[g].technique == combination.technique {
        let isBilled = groups[g].devices.contains { tables.devices[lines[$0].use.code]?.kind == combination.with }
        let isRecorded = groups[g].lines.contains { lines[$0].deviceKinds.contains(combination.with) }
        guard isBilled || isRecorded else { continue }
        groups[g].technique = combination.becomes
        groups[g].combination = combination
      }
    }
    guard groups.count > 1 else { return }
    for combination in tables.combinations where combination.isOfTrial {
      while let (keep, part) = pair(combination, sameDay: false) {
        for line in groups[part].lines { groups[keep].flag("trial-lead-removal", line) }
        join(keep, part, combination)
      }
    }
  }
}

/// Regions of the list `region`: some are pairs, because a code covers both and does not choose.
enum Regions {
  /// Whether two regions can be one: equal, one not said, or one a part of the other's pair.
  static func agree(_ a: String, _ b: String) -> Bool {
    a.isEmpty || b.isEmpty || a == b || contains(a, b) || contains(b, a)
  }

  /// The pairs, with all that lies in them.
  static let pairs: [(name: String, parts: Set<String>)] = [
    ("lumbar_sacral", ["lumbar", "lumbosacral", "sacral"]),
    ("cervical_thoracic", ["cervical", "cervicothoracic", "thoracic"]),
    ("thoracic_lumbar", ["thoracic", "thoracolumbar", "lumbar"]),
    // A code of a border says either side of it: vertebroplasty of a cervicothoracic body is of C5 or of T12.
    ("cervicothoracic", ["cervical", "thoracic"]), ("lumbosacral", ["lumbar", "sacral"]),
  ]
  private static let parts = Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.parts) })

  /// Whether a pair holds a region.
  static func contains(_ pair: String, _ region: String) -> Bool { parts[pair]?.contains(region) ?? false }
}

/// Sides as lines say them: left, right, both or neither.
struct Sides: OptionSet {
  let rawValue: UInt8

  static let left = Sides(rawValue: 1)
  static let right = Sides(rawValue: 2)
  /// What a site's own row calls a side.
  static let other = Sides(rawValue: 4)

  var count: Int { rawValue.nonzeroBitCount }
}

extension Sides {
  /// By modifiers, and by codes that have a side in them.
  static func said(by line: CodeLine, _ tables: InterventionalTables) -> Sides {
    var sides: Sides = []
    for modifier in line.modifiers {
      guard let row = modifier.row, row.effect == .side else { continue }
      sides.formUnion(Sides(row.value))
    }
    switch line.row.map({ tables.procedures[$0].laterality }) {
    case .encodedLeft: sides.insert(.left)
    case .encodedRight: sides.insert(.right)
    default: break
    }
    return sides
  }

  /// The word of a row.
  private init(_ word: String) {
    switch word {
    case "left": self = .left
    case "right": self = .right
    case "bilateral": self = [.left, .right]
    default: self = .other
    }
  }
}
