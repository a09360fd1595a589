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
    for resource in resources {
      for element in view.children(names.bodySite, of: view.root(resource)) {
        sites += sites(in: element, resource)
      }
    }
    for line in group.lines {
      guard let item = facts.lines[line].claimItem else { continue }
      for element in view.sites(of: item) { sites += sites(in: element, item.claim) }
    }
  }

  private func sites(in element: ElementIndex, _ resource: ResourceIndex) -> [SiteUse] {
    var site = SiteUse(element: element, origin: facts.origin(in: resource), rule: view.rule(of: element))
    var isKnown = false
    for use in view.codings(of: element) where use.uri == SystemURI.snomed {
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
    guard code.contains(":") else { return [code] }
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    var concepts = [parts[0]]
    for refinement in parts[1].split(separator: ",") {
      let pair = refinement.split(separator: "=").map(String.init)
      if pair.count == 2, pair[0].hasPrefix(laterality) { concepts.append(String(pair[1].prefix { $0.isNumber })) }
    }
    return concepts.map { String($0.prefix { $0.isNumber }) }
  }

  private static let laterality = "272741003"

  /// The number of a body site among the evidence.
  mutating func evidence(of site: SiteUse) -> Int {
    let kind: ModelEvidence.Kind =
      site.origin == .siteMap ? .siteRow : site.origin == .narrative ? .text : .field
    return book.note(kind, node: view.source(of: site.element), element: site.element, rule: site.rule)
  }
}
