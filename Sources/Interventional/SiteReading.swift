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
  var region: String?
  var target: String?
  /// The row or map that reads it.
  var rule: String
}

/// Reads a level's name as people write it.
enum LevelText {
  /// `L4-L5` out of `L4-L5`, `L4-5`, `L4/5`, `L45`; `L5-S1` out of `L5S1`; `L5` out of `L5`; nil for anything else.
  static func name(_ text: String) -> String? {
    var rest = Substring(text.filter { $0 != " " })
    if let pair = neighbours(rest) { return pair }
    guard let first = vertebra(&rest, letter: nil) else { return nil }
    if rest.isEmpty { return first.name }
    if rest.first == "-" || rest.first == "/" { rest.removeFirst() } else if rest.first?.isLetter != true { return nil }
    guard let second = vertebra(&rest, letter: first.letter), rest.isEmpty else { return nil }
    return first.name + "-" + second.name
  }

  // `L45` is no vertebra: two digits that follow each other are two of them. `T12` is one.
  private static func neighbours(_ text: Substring) -> String? {
    guard text.count == 3, let letter = text.first?.uppercased().first, let most = last[letter] else { return nil }
    let digits = text.dropFirst()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let both = Int(digits), both > most,
      both % 10 == both / 10 + 1, both % 10 <= most
    else { return nil }
    return "\(letter)\(both / 10)-\(letter)\(both % 10)"
  }

  /// A level and a side out of `L4-L5, left`; nil for a text that says anything more.
  static func site(_ text: String) -> (name: String?, side: String?)? {
    if text.utf8.count > longest { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count <= 2, let first = parts.first else { return nil }
    let side = parts.count == 2 ? Self.side(parts[1]) : Self.side(first)
    if parts.count == 2, side == nil { return nil }
    let name = Self.name(first)
    if name == nil, parts.count == 2 || side == nil { return nil }
    return (name, side)
  }

  /// What we write behind the name of a medial branch.
  static let medialBranch = " medial branch"

  /// `L3` out of `L3 medial branch, right`.
  static func ownBranch(_ text: String) -> String? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, (" " + parts[1]).hasPrefix(medialBranch) else { return nil }
    return name(String(parts[0]))
  }

  /// No level with a side is longer, white space included.
  private static let longest = 32

  private static func side(_ word: String) -> String? {
    let word = word.lowercased()
    return ["left", "right", "bilateral", "midline"].contains(word) ? word : nil
  }

  private static let last: [Character: Int] = ["C": 8, "T": 12, "L": 6, "S": 5]

  private static func vertebra(_ rest: inout Substring, letter: Character?) -> (letter: Character, name: String)? {
    var letter = letter
    if let first = rest.first, let upper = first.uppercased().first, last[upper] != nil {
      letter = upper
      rest.removeFirst()
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let letter, let number = Int(digits), digits.count <= 2, number >= 1, number <= last[letter] ?? 0 else {
      return nil
    }
    rest.removeFirst(digits.count)
    return (letter, "\(letter)\(number)")
  }
}

extension ProcedureBuilder {
  mutating func readSites() {
    for resource in resources {
      for element in view.children(names.bodySite, of: view.root(resource)) {
        if let site = site(element, resource) { sites.append(site) }
      }
    }
  }

  private func site(_ element: ElementIndex, _ resource: ResourceIndex) -> SiteUse? {
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
    for side in view.extensions(facts.own.url(.laterality), of: element) {
      for use in view.codings(of: view.child(names.valueCodeableConcept, of: side)) {
        guard let row = tables.anatomy[use.code], row.axis == "laterality" else { continue }
        isKnown = true
        site.side = site.side ?? row.value
      }
    }
    if facts.isOwnOutput, let text = view.text(of: element), let name = LevelText.ownBranch(text) {
      site.level = name
      site.kind = "medial_branch"
      isKnown = true
    } else if let text = view.text(of: element), let said = LevelText.site(text) {
      if !isKnown, site.origin == .coded { site.origin = .narrative }
      isKnown = true
      site.level = site.level ?? said.name
      site.side = site.side ?? said.side
    } else if let text = view.text(of: element)?.lowercased(), tables.vocabulary.holds("region", text) {
      if !isKnown, site.origin == .coded { site.origin = .narrative }
      isKnown = true
      site.region = site.region ?? text
    }
    return isKnown ? site : nil
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
