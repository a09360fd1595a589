import ResourceModel

// The part of the spine that named levels lie in.
extension ProcedureBuilder {
  /// Holds the levels that a site or a text names against the part of the spine that the code says. Where no code says
  /// it, or one leaves open which of two it is, the levels say it.
  mutating func checkRegion(of levels: [InterventionalProcedure.LevelName], _ numbers: [Int]) {
    guard let region = codedRegion ?? model.region else { return readRegion(of: levels, numbers) }
    let isUpper = ["cervical", "thoracic", "cervical_thoracic", "cervicothoracic"].contains(region.value)
    let isLower = ["lumbar", "sacral", "lumbosacral", "lumbar_sacral"].contains(region.value)
    guard region.origin == .coded else { return }
    let wrong = levels.contains { level in
      guard isUpper || isLower, level.kind != "muscle", level.kind != "medial_branch", let letter = level.name.first
      else { return false }
      return isUpper ? letter == "L" || letter == "S" : letter == "C" || letter == "T"
    }
    if wrong {
      if readFurtherRegion(of: levels, beside: region, numbers) { return }
      return flag("region-conflict", region.evidence + numbers)
    }
    narrowRegion(to: Self.regions(of: levels), .derived, numbers)
  }

  // An add-on code may count further levels of a wider part of the spine than the primary's: a first thoracic body, and
  // lumbar ones behind it.
  private mutating func readFurtherRegion(
    of levels: [InterventionalProcedure.LevelName], beside region: Axis, _ numbers: [Int]
  ) -> Bool {
    let found = Self.regions(of: levels)
    let technique = facts.row(primary).technique
    let wide = group.lines.first { line in
      let row = facts.row(line)
      return row.isAddOn && row.technique == technique && Regions.contains(row.region, region.value)
        && found.allSatisfy { Regions.contains(row.region, $0) }
    }
    guard let wide, found.contains(region.value), found.count > 1 else { return false }
    model.region = Axis(facts.row(wide).region, .derived, region.evidence + [evidence(of: wide)] + numbers)
    return true
  }

  /// A part of a pair that a code leaves open, where words name one part alone and the levels are in no other.
  mutating func narrowRegion(to found: Set<String>, _ origin: AxisOrigin, _ numbers: [Int]) {
    guard let region = model.region, region.origin == .coded, found.count == 1, let only = found.first,
      Regions.contains(region.value, only), Self.regions(of: model.levels?.names ?? []).isSubset(of: found)
    else { return }
    model.region = Axis(only, origin, region.evidence + numbers)
  }

  private static func regions(of levels: [InterventionalProcedure.LevelName]) -> Set<String> {
    var found: Set<String> = []
    for level in levels where level.kind != "muscle" && level.kind != "medial_branch" {
      let letters = level.name.utf8.filter { "CTLS".utf8.contains($0) }
      guard letters.count <= 2, let first = letters.first, let last = letters.last else { continue }
      if let region = region(from: first, to: last) { found.insert(region) }
    }
    return found
  }

  /// The part of the spine from one vertebra to another, told by their letters; nil for places that are not its own.
  private static func region(from first: UInt8, to last: UInt8) -> String? {
    switch (first, last) {
    case (UInt8(ascii: "C"), UInt8(ascii: "C")): "cervical"
    case (UInt8(ascii: "C"), UInt8(ascii: "T")): "cervicothoracic"
    case (UInt8(ascii: "T"), UInt8(ascii: "T")): "thoracic"
    case (UInt8(ascii: "T"), UInt8(ascii: "L")): "thoracolumbar"
    case (UInt8(ascii: "L"), UInt8(ascii: "L")): "lumbar"
    case (UInt8(ascii: "L"), UInt8(ascii: "S")): "lumbosacral"
    case (UInt8(ascii: "S"), UInt8(ascii: "S")): "sacral"
    default: nil
    }
  }

  // The part of the spine that the named levels lie in.
  private mutating func readRegion(of levels: [InterventionalProcedure.LevelName], _ numbers: [Int]) {
    let found = Self.regions(of: levels)
    guard let first = found.first else { return }
    let region = found.count == 1 ? first : Regions.pairs.first { found.isSubset(of: $0.parts) }?.name
    if let region { model.region = Axis(region, .derived, numbers) }
  }
}
