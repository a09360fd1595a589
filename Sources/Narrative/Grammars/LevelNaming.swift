/// Names levels for what a technique works on. A level of a facet block or ablation is the joint: two neighbouring
/// medial branches make one (L3 and L4 serve L4-L5; L4 and the dorsal ramus of L5 serve L5-S1; in the neck C4 and C5
/// serve C4-C5).
struct LevelNaming {
  let kind: String
  let technique: String

  struct Use {
    var mention: LevelMention
    var side: String?
    var isNamed: Bool
    var words: Said
  }

  func names(_ uses: [Use]) -> [SaidLevel] {
    if uses.isEmpty { return [] }
    let named = read(uses.filter { $0.isNamed })
    var levels = named.isEmpty ? read(uses) : named
    guard kind == "joint" else { return levels }
    // Nerves are told of wherever the note names them; joints follow from them where it names none.
    for nerve in uses.flatMap(nerves) where !levels.contains(where: { $0.isSame(as: nerve) }) { levels.append(nerve) }
    if !levels.contains(where: { $0.kind == "joint" }) { levels = joints(of: levels) + levels }
    return levels.filter { $0.kind == "joint" } + levels.filter { $0.kind != "joint" }
  }

  private func read(_ uses: [Use]) -> [SaidLevel] {
    var levels: [SaidLevel] = []
    for use in uses {
      for level in level(of: use) where !levels.contains(where: { $0.isSame(as: level) }) { levels.append(level) }
    }
    return levels
  }

  private func make(_ kind: String, _ name: String, _ use: Use) -> SaidLevel {
    SaidLevel(kind: kind, name: name, side: use.side, words: use.words)
  }

  private func level(of use: Use) -> [SaidLevel] {
    let places = use.mention.places
    switch kind {
    case "joint": return nerves(use) + (isNerves(use.mention) ? [] : spaces(use, kind))
    case "disc": return spaces(use, kind)
    case "interspace": return interspaces(use)
    case "nerve_root":
      // `T7 and T8 intercostal nerves`, `stellate ganglion at C6`
      if use.mention.structure == "other" { return [] }
      if use.mention.isJoined { return spaces(use, "interspace") }
      return places.map { make("nerve_root", $0.name, use) }
    case "vertebra": return bodies(use)
    default: return []
    }
  }

  private func interspaces(_ use: Use) -> [SaidLevel] {
    if use.mention.isJoined {
      return use.mention.places.count == 2 && !areNeighbours(use.mention) ? [] : spaces(use, kind)
    }
    guard technique.hasPrefix("transforaminal"), !["vertebra", "process"].contains(use.mention.structure) else {
      return []
    }
    return use.mention.places.map { make("nerve_root", $0.name, use) }
  }

  private func areNeighbours(_ mention: LevelMention) -> Bool {
    mention.places.count == 2 && mention.places[1].order == mention.places[0].order + 1
  }

  // `L3-L5` and `L3-4-5` are the spaces from L3 to L5.
  private func spaces(_ use: Use, _ kind: String) -> [SaidLevel] {
    guard use.mention.isJoined, let first = use.mention.places.first, let last = use.mention.places.last else {
      return []
    }
    return (first.order..<max(first.order, min(last.order, 25))).compactMap { order in
      guard let above = SpinePlace(order: order), let below = above.next else { return nil }
      return make(kind, above.name + "-" + below.name, use)
    }
  }

  private func bodies(_ use: Use) -> [SaidLevel] {
    guard let first = use.mention.places.first, let last = use.mention.places.last else { return [] }
    guard use.mention.structure != "disc", use.mention.structure != "interspace" else { return [] }
    return (first.order...max(first.order, last.order)).compactMap { order in
      SpinePlace(order: order).map { make("vertebra", $0.name, use) }
    }
  }

  // Whether a level of a facet procedure names nerves: by its own words, or because no joint is called `L4`.
  private func isNerves(_ mention: LevelMention) -> Bool {
    switch mention.structure {
    // `L4-S1 medial branch block` is that of the joints: S1 has no medial branch of that name.
    case "medial_branch", "dorsal_ramus":
      return !mention.isJoined || !areNeighbours(mention) && mention.places.allSatisfy { $0.order <= 24 }
    case "facet", "disc", "vertebra", "foramen", "interspace", "lateral_branch": return false
    default: break
    }
    let isOfNerves = technique != "facet_joint_injection" && technique != "facet_or_medial_branch"
    if mention.isJoined {
      return isOfNerves && !areNeighbours(mention) && mention.places.count == 2 && mention.places[1].order <= 24
    }
    return isOfNerves && mention.structure != "nerve_root"
  }

  private func nerves(_ use: Use) -> [SaidLevel] {
    guard kind == "joint", isNerves(use.mention) else { return [] }
    var places = use.mention.places
    if use.mention.isJoined, let first = places.first, let last = places.last, last.order > first.order {
      places = (first.order...last.order).compactMap(SpinePlace.init(order:))
    }
    return places.filter { $0.order < 26 }.map { make("medial_branch", $0.name, use) }
  }

  private func joints(of nerves: [SaidLevel]) -> [SaidLevel] {
    var joints: [SaidLevel] = []
    for nerve in nerves where nerve.kind == "medial_branch" {
      guard let index = Self.index(nerve.name),
        let other = nerves.first(where: { Self.index($0.name) == index + 1 && $0.kind == "medial_branch" }),
        nerve.side == other.side
      else { continue }
      // C1 to C7 lie above their vertebra's joint; from C8 on the joint is one vertebra lower.
      guard let above = SpinePlace(order: index), let below = above.next else { continue }
      var joint = nerve
      joint.kind = "joint"
      joint.name = above.name + "-" + below.name
      joint.words.rule = "interventional#joint-from-nerves"
      if !joints.contains(where: { $0.isSame(as: joint) }) { joints.append(joint) }
    }
    return joints.sorted { (Self.place($0.name)?.order ?? 0) < (Self.place($1.name)?.order ?? 0) }
  }

  private static func place(_ name: String) -> SpinePlace? {
    guard let letter = name.utf8.first, let number = Int(name.dropFirst().prefix { $0 >= "0" && $0 <= "9" }) else {
      return nil
    }
    return SpinePlace(letter: letter | 0x20, number: number)
  }

  // Nerves in one row: C1 to C8 are 1 to 8, T1 is 9, L1 is 21, L5 is 25. A nerve's number is the order of the upper
  // vertebra of the joint that it serves together with the next nerve.
  private static func index(_ nerve: String) -> Int? {
    guard let place = place(nerve) else { return nil }
    return place.letter == 0x63 ? place.number : place.order + 1
  }
}

extension SaidLevel {
  /// Whether two say the same level.
  func isSame(as other: SaidLevel) -> Bool { kind == other.kind && name == other.name && side == other.side }
}
