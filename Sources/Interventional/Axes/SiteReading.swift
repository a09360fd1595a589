import ResourceModel
import Terminology

/// A body site that a procedure's resource names, as far as it can be read without guessing: by a verified code, or by
/// a text that is nothing but a level and a side (`L4-L5, left`).
struct SiteUse {
  var element: ElementIndex
  var origin: AxisOrigin
  var level: String?
  /// The kind of level, where the code says it.
  var kind: String?
  var side: String?
  /// The side was said of this level; in Fluoro's own output a side may only be that of the whole.
  var isSideOfLevel = true
  var region: String?
  var target: String?
  /// The row or map that reads it.
  var rule: String
}

extension ProcedureBuilder {
  mutating func readSites() {
    for (element, resource) in placedSites { sites += sites(in: element, resource) }
  }

  /// The elements of the procedure's entries, charges and claims that say where it was done.
  var siteElements: [ElementIndex] { facts.isOwnOutput ? [] : placedSites.map(\.element) }

  private var placedSites: [(element: ElementIndex, resource: ResourceIndex)] {
    var found: [(element: ElementIndex, resource: ResourceIndex)] = []
    for resource in resources {
      for element in view.children(names.bodySite, of: view.root(resource)) { found.append((element, resource)) }
    }
    for line in group.lines {
      for charge in facts.lines[line].charges {
        for element in view.children(names.bodysite, of: view.root(charge)) { found.append((element, charge)) }
      }
      guard let item = facts.lines[line].claimItem else { continue }
      for element in view.sites(of: item) { found.append((element, item.claim)) }
    }
    return found
  }

  private func sites(in element: ElementIndex, _ resource: ResourceIndex) -> [SiteUse] {
    var site = SiteUse(element: element, origin: facts.origin(in: resource), rule: view.rule(of: element))
    var isKnown = false
    let uses = view.codings(of: element)
    for use in uses where use.uri == SystemURI.snomed {
      for code in Self.concepts(in: use.code) {
        guard let row = tables.anatomy[code] else { continue }
        isKnown = true
        site.rule = row.rule
        switch row.axis {
        case "level":
          site.level = row.value
          if !row.kind.isEmpty { site.kind = row.kind }
        case "laterality": site.side = row.value
        case "region": site.region = row.value
        case "target": site.target = row.value
        default: isKnown = false
        }
      }
    }
    if let own = uses.first(where: { $0.system == facts.own.system(.region) }),
      tables.vocabulary.holds("region", own.code)
    {
      isKnown = true
      site.region = own.code
    }
    if facts.isOwnOutput { site.isSideOfLevel = false }
    for side in view.extensions(facts.own.url(.laterality), of: element) {
      let concept = view.child(names.valueCodeableConcept, of: side)
      if view.text(of: concept) == LevelText.sideOfLevel { site.isSideOfLevel = true }
      for use in view.codings(of: concept) {
        guard let row = tables.anatomy[use.code], row.axis == "laterality" else { continue }
        isKnown = true
        site.side = site.side ?? row.value
      }
    }
    guard let text = view.text(of: element) else { return isKnown ? [site] : [] }
    if facts.isOwnOutput, let own = LevelText.own(text) {
      site.level = own.name
      site.kind = own.kind
      return [site]
    }
    let said = LevelText.sites(text)
    let isRegion = said.isEmpty && tables.vocabulary.holds("region", text.lowercased())
    if !isKnown, site.origin == .coded, !said.isEmpty || isRegion { site.origin = .narrative }
    if isRegion { site.region = site.region ?? text.lowercased() }
    guard let first = said.first else { return isKnown || isRegion ? [site] : [] }
    // A code names one level; a text may name several.
    let levels = site.level == nil ? said : [first]
    return levels.map { level in
      var site = site
      site.level = site.level ?? level.name
      site.kind = site.kind ?? level.kind
      site.side = site.side ?? level.side
      return site
    }
  }

  // The concepts of a code: itself, or the focus and the laterality of a compositional expression
  // (SNOMED CT Compositional Grammar).
  private static func concepts(in code: String) -> [String] {
    let text = code.utf8
    guard text.contains(UInt8(ascii: ":")) else { return [code] }
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    var concepts = parts.prefix(1).map(number)
    for refinement in parts.dropFirst().first?.split(separator: UInt8(ascii: ",")) ?? [] {
      let pair = refinement.split(separator: UInt8(ascii: "="))
      if pair.count == 2, pair[0].starts(with: laterality.utf8) { concepts.append(number(pair[1])) }
    }
    return concepts
  }

  private static func number(_ text: Substring.UTF8View) -> String {
    String(decoding: text.prefix { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self)
  }

  private static let laterality = "272741003"

  /// The number of a body site among the evidence.
  mutating func evidence(of site: SiteUse) -> Int {
    let kind: ModelEvidence.Kind =
      site.origin == .siteMap ? .siteRow : site.origin == .narrative ? .text : .field
    return book.note(kind, node: view.source(of: site.element), element: site.element, rule: site.rule)
  }
}
