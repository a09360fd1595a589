import ResourceModel

// The part of the spine that named levels lie in.
extension ProcedureBuilder {
  /// Holds the levels that a site or a text names against the part of the spine that the code says; says it by them
  /// where no code does.
  mutating func checkRegion(of levels: [InterventionalProcedure.LevelName], _ numbers: [Int]) {
    guard let region = model.region else { return readRegion(of: levels, numbers) }
    let isUpper = ["cervical", "thoracic", "cervical_thoracic", "cervicothoracic"].contains(region.value)
    let isLower = ["lumbar", "sacral", "lumbosacral", "lumbar_sacral"].contains(region.value)
    guard isUpper || isLower, region.origin == .coded else { return }
    let wrong = levels.contains { level in
      guard level.kind != "muscle", level.kind != "medial_branch", let letter = level.name.first else { return false }
      return isUpper ? letter == "L" || letter == "S" : letter == "C" || letter == "T"
    }
    if wrong { flag("region-conflict", region.evidence + numbers) }
  }

  private static let regions: [String: String] = [
    "CC": "cervical", "CT": "cervicothoracic", "TT": "thoracic", "TL": "thoracolumbar", "LL": "lumbar",
    "LS": "lumbosacral", "SS": "sacral", "C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral",
  ]
  private static let pairs: [(String, Set<String>)] = [
    ("lumbar_sacral", ["lumbar", "lumbosacral", "sacral"]),
    ("cervical_thoracic", ["cervical", "cervicothoracic", "thoracic"]),
    ("thoracic_lumbar", ["thoracic", "thoracolumbar", "lumbar"]),
  ]

  // The part of the spine that the named levels lie in.
  private mutating func readRegion(of levels: [InterventionalProcedure.LevelName], _ numbers: [Int]) {
    let named = levels.filter { $0.kind != "muscle" && $0.kind != "medial_branch" }
    let found = Set(named.compactMap { Self.regions[String($0.name.filter { "CTLS".contains($0) })] })
    guard let first = found.first else { return }
    let region = found.count == 1 ? first : Self.pairs.first { found.isSubset(of: $0.1) }?.0
    if let region { model.region = Axis(region, .derived, numbers) }
  }
}
