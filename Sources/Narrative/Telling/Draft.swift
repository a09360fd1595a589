/// A procedure in the making, with what can be settled only at the note's end.
struct Draft {
  var procedure: NarratedProcedure
  /// A level, with whether it stands in a statement that names the technique, and in one that says what was done.
  typealias Level = (mention: LevelMention, side: String?, isNamed: Bool, isDone: Bool)

  var levels: [Level] = []
  /// The places and muscles that it has told of.
  var known: (places: Set<[SpinePlace]>, muscles: Set<String>) = ([], [])
  /// The note names it only as what was done before, and was done again.
  var isRemembered = false
  /// Words by which the manner of the procedure is known.
  var accounts: [Said] = []
  /// Levels that were tried and given up, each with the number of levels that were told before, and the side that alone
  /// was given up.
  var givenUp: [(mention: LevelMention, at: Int, side: String?)] = []
  /// Levels of the last sentence that says that they were tried.
  var tried: [LevelMention] = []
  /// `L5-S1 was abandoned`: that of the whole, where no other level was treated.
  var statusOfLevel: Said?
  /// The only disc of the last sentence that names one.
  var lastDisc: LevelMention?
  var sides: [SaidSide] = []
  var muscles: [(said: Said, side: String?)] = []
  var celsius: [Said] = []
  var seconds: [Said] = []
  /// Where the last statement ends that told of drugs.
  var drugsEnd = -1
  /// The byte where it begins; none of the note's where its amounts are totals.
  var drugsStart = Int.max
  /// Amounts behind it that name no drug.
  var looseAmounts: [LooseAmount] = []
  /// Amounts that were drawn up and not given.
  var wasted: [SaidAmount] = []
}

extension Draft {
  /// Each disc has an answer of its own.
  var isDiscogram: Bool { procedure.technique.value == "discography" }

  /// The joint that is treated.
  var target: String? {
    procedure.target?.value ?? (procedure.technique.value.hasPrefix("genicular") ? "knee_joint" : nil)
  }

  /// A lead at a ganglion lies on one side, one in the epidural space on none.
  var isOfGanglion: Bool {
    procedure.names.contains { name in ["drg", "ganglion"].contains { name.rule.contains($0) } }
  }

  private var isOfDevices: Bool {
    ["scs_", "pns_", "intrathecal_", "neurostimulator_", "vagus_"].contains {
      procedure.technique.value.hasPrefix($0)
    }
  }

  private var isCare: Bool {
    ["_refill", "_programming", "_interrogation"].contains { procedure.technique.value.hasSuffix($0) }
  }

  /// What is heated by a current.
  var isRadiofrequency: Bool {
    procedure.technique.value.hasSuffix("_rfa") || procedure.technique.value == "radiofrequency_ablation"
  }

  // Temperatures and times of other procedures are no energy.
  private var isAblation: Bool {
    procedure.technique.value != "chemical_neurolysis"
      && ["ablation", "rfa", "neurolysis", "destruction", "electrothermal"].contains {
        procedure.technique.value.hasSuffix($0)
      }
  }

  /// Radiofrequency at spaces (`L4-5 and L5-S1`), or at nerves of neighbouring levels (`L3, L4, L5`), is that of the
  /// facets; at one nerve, or pulsed, it may be that of a root.
  mutating func takeForFacets(_ tables: NarrativeTables) {
    guard procedure.energy?.value != "pulsed", !levels.isEmpty,
      let finer = tables.refinement(of: procedure.technique.value, by: "facet")
    else { return }
    let isPlain = levels.allSatisfy { level in
      level.mention.structure == nil && level.mention.places.allSatisfy { $0.order < 26 }
    }
    let places = Set(levels.lazy.filter { !$0.mention.isJoined }.flatMap { $0.mention.places.map(\.order) })
    guard isPlain, places.allSatisfy({ places.contains($0 + 1) || places.contains($0 - 1) }) else { return }
    procedure.technique.value = finer
  }

  private static let augmentations = ["vertebroplasty", "kyphoplasty", "basivertebral_nerve_ablation"]

  // What some techniques are called by.
  private static let approaches = [
    "interlaminar_epidural": "interlaminar", "transforaminal_epidural": "transforaminal", "caudal_epidural": "caudal",
  ]

  /// The procedure, with its levels named for what its technique works on.
  /// - Parameter isAlone: the note tells of no other procedure.
  func settled(
    _ technique: String, _ kind: String, _ note: ParsedNote, isAlone: Bool
  ) -> NarratedProcedure {
    var result = procedure
    // Which way the needle went into a vertebra is no side.
    let hasSide = !Self.augmentations.contains(technique)
    result.sideDispute = hasSide ? sides.dispute(isAlone: isAlone) : []
    result.side = hasSide && result.sideDispute.isEmpty ? sides.together : nil
    if result.approach == nil, !result.technique.rule.isEmpty, let approach = Self.approaches[result.technique.value] {
      result.approach = result.technique
      result.approach?.value = approach
    }
    if isAblation {
      if Set(celsius.map(\.value)).count == 1 { result.celsius = celsius.first }
      if Set(seconds.map(\.value)).count == 1 { result.seconds = seconds.first }
    } else {
      result.energy = nil
    }
    if !isOfDevices { result.devices = [] }
    // The pump that is filled, read or programmed is named as where that was done.
    if isCare { result.devices.removeAll { ["pump", "generator", "lead", "catheter"].contains($0.kind) } }
    settleComplications(of: &result, technique, note.tables)
    settleSubstances(of: &result, technique)
    refine(&result, note.tables)
    let treated = treatedLevels
    if treated.isEmpty, result.status == nil { result.status = statusOfLevel }
    settleLevels(of: &result, treated, LevelNaming(kind: kind, technique: technique), kind, note)
    return result
  }

  // What of a complication's names is none of this technique, or is said twice.
  private func settleComplications(
    of result: inout NarratedProcedure, _ technique: String, _ tables: NarrativeTables
  ) {
    if result.deniesComplications { result.complications.removeAll { tables.isFinding($0.value) } }
    if !["vertebroplasty", "kyphoplasty"].contains(technique) {
      result.complications.removeAll { $0.value == "cement leakage" && !$0.rule.contains("cement") }
    }
    // A faint of the vagus is one complication.
    if result.complications.contains(where: { $0.value == "vasovagal reaction" }) {
      result.complications.removeAll { $0.value == "syncope" }
    }
    // A catheter in the theca stands in cerebrospinal fluid: its return is wanted, and it leaks where one is drawn.
    if technique.hasPrefix("intrathecal_") {
      result.complications.removeAll { $0.value == "dural puncture" && $0.rule.contains("csf") }
    }
    // Why a blood patch is made.
    if technique == "epidural_blood_patch" {
      result.complications.removeAll { ["dural puncture", "post-dural puncture headache"].contains($0.value) }
    }
  }

  // What was named and not given, and amounts that stand apart from their drugs.
  private func settleSubstances(of result: inout NarratedProcedure, _ technique: String) {
    // What runs in a pump that is read or programmed was not injected.
    if technique.hasSuffix("_programming") || technique.hasSuffix("_interrogation") { result.substances = [] }
    // Blood by itself is what a patch is made of; elsewhere it is what ran back, or what was spun.
    if technique != "epidural_blood_patch" {
      result.substances.removeAll { $0.words.rule == "narrative#substance-blood" }
    }
    // What plasma was spun from.
    if result.substances.contains(where: { $0.kind == "biologic" }) {
      result.substances.removeAll { $0.kind == "blood" }
    }
    // `block with phenol` that was stopped: what its name promises was not given.
    if result.status != nil { result.substances.removeAll { $0.isOfName && $0.dose == nil && $0.volume == nil } }
    let isPump = technique.hasPrefix("intrathecal_pump")
    if isPump { Self.shareVolume(&result.substances) }
    Self.join(looseAmounts, to: &result.substances, isPump: isPump)
    waste(of: &result.substances)
  }

  // `aspirated, then 40 mg of Kenalog were injected`; `lead and generator were removed`.
  private func refine(_ result: inout NarratedProcedure, _ tables: NarrativeTables) {
    for kind in result.substances.compactMap(\.kind) + result.devices.map(\.kind) {
      if let finer = tables.refinement(of: result.technique.value, by: kind) { result.technique.value = finer }
    }
  }

  private func settleLevels(
    of result: inout NarratedProcedure, _ treated: [Level], _ naming: LevelNaming, _ kind: String,
    _ note: ParsedNote
  ) {
    let tried = levels + givenUp.map { ($0.mention, nil, false, false) }
    let all = (treated.isEmpty ? tried : treated).map { level in
      LevelNaming.Use(
        mention: level.mention, side: level.side, isNamed: level.isNamed,
        words: note.said("", level.mention.range, "interventional#levels-from-text"))
    }
    result.levels = naming.names(all)
    for muscle in muscles where kind == "muscle" {
      let level = SaidLevel(kind: "muscle", name: muscle.said.value, side: muscle.side, words: muscle.said)
      if !result.levels.contains(where: { $0.name == level.name && $0.side == level.side }) {
        result.levels.append(level)
      }
    }
    if !result.levels.isEmpty { settleSides(&result) }
  }

  // A side that all levels share is the procedure's.
  private func settleSides(_ result: inout NarratedProcedure) {
    joinSides(&result.levels)
    let levelSides = Set(result.levels.compactMap(\.side))
    let isShared = levelSides.count == 1 && levelSides.first == result.side?.value || !result.sideDispute.isEmpty
    if isShared || Set(result.levels.map(\.side)).count == 1 {
      for i in result.levels.indices { result.levels[i].side = nil }
    }
  }

  // Without those that were given up and not taken up again.
  private var treatedLevels: [Level] {
    if givenUp.isEmpty { return levels }
    var lastDone: [[SpinePlace]: Int] = [:]
    for (i, level) in levels.enumerated() where level.isDone { lastDone[level.mention.places] = i }
    let left = givenUp.filter { (lastDone[$0.mention.places] ?? -1) < $0.at }
    return levels.compactMap { level in
      guard let lost = left.first(where: { $0.mention.places == level.mention.places }) else { return level }
      // `bilateral C2-3 …; the left C2-3 could not be entered`
      guard let side = lost.side, level.side == "bilateral" else { return nil }
      var kept = level
      kept.side = side == "left" ? "right" : "left"
      return kept
    }
  }

  // A level that is named left and right is one level on both sides.
  private func joinSides(_ levels: inout [SaidLevel]) {
    for level in levels where level.side == "left" {
      let other = levels.first { $0.kind == level.kind && $0.name == level.name && $0.side == "right" }
      guard other != nil else { continue }
      levels.removeAll { $0.kind == level.kind && $0.name == level.name && $0.side == "right" }
      for i in levels.indices where levels[i] == level { levels[i].side = "bilateral" }
    }
    // `bilateral L5`, of which the left is told of first.
    for level in levels where level.side == "bilateral" {
      levels.removeAll { $0.kind == level.kind && $0.name == level.name && ["left", "right"].contains($0.side) }
    }
  }

  /// Takes in what another part of the note says of it; what was said first stays.
  mutating func add(_ substance: SaidSubstance) {
    let same = procedure.substances.firstIndex { known in
      guard known.route == substance.route || known.route == nil || substance.route == nil else { return false }
      return known.name == substance.name && known.name != nil
        || known.kind != nil && known.kind == substance.kind && (known.name == nil || substance.name == nil)
    }
    guard let same else {
      procedure.substances.append(substance)
      return
    }
    var known = procedure.substances[same]
    if known.name == nil {
      known.name = substance.name
      known.words = substance.words
    }
    known.kind = known.kind ?? substance.kind
    known.isOfName = known.isOfName && substance.isOfName
    known.dose = known.dose ?? substance.dose
    known.volume = known.volume ?? substance.volume
    known.concentration = known.concentration ?? substance.concentration
    procedure.substances[same] = known
  }
}
