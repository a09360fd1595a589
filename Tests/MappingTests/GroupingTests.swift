import Diagnostics
import HL7v2Reader
import SourceModel
import Testing

@testable import Mapping

/// Segments in, the outline of their groups out: `FINANCIAL(FT1|a PROCEDURE(PR1|b))`.
private struct Outline {
  var text = ""
  /// What a segment stands in, by its own words: the segments that begin the groups around it, and its position.
  var homes: [String: String] = [:]
  var leaders: [String: [String]] = [:]
  var misplaced: [String] = []
  var unknown: [String] = []
  private var tree = SourceTree()
  private var symbols = SymbolTable()
  private var positions: [NodeIndex: Int] = [:]

  init(_ lines: [String], _ sources: [String]) throws {
    var structure = MessageStructure()
    for source in sources { _ = structure.add(try #require(GrammarParser.steps(source)), &symbols) }
    var reader = HL7v2Reader()
    var evidence = Evidence()
    let bytes = Array((["MSH|^~\\&|A"] + lines).map { $0 + "\r" }.joined().utf8)
    let frame = Frame(bytes: bytes, format: .er7, origin: Origin(input: "-", frame: 1), offset: 0)
    try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    var grouping = SegmentGrouping()
    grouping.group(&tree, by: structure)
    text = children(of: tree.root).dropFirst(4).description
    misplaced = grouping.misplaced.map(words)
    unknown = grouping.unknown.map(words)
    for (position, nodes) in grouping.nodes.enumerated() {
      for node in nodes { positions[node] = position }
    }
    for node in positions.keys { note(node) }
  }

  private mutating func note(_ node: NodeIndex) {
    var leading: [String] = []
    var group = tree.parent(node)
    while group > 0 {
      let first = leader(of: group)
      if first != node { leading.append(words(first)) }
      group = tree.parent(group)
    }
    leaders[words(node)] = leading
    homes[words(node)] = "\(positions[node] ?? 0) \(leading)"
  }

  /// The segment that stands first in a group by the structure, in the message wherever.
  private func leader(of group: NodeIndex) -> NodeIndex {
    var first = NodeIndex.none
    tree.forEachDescendant(of: group) { node in
      guard let position = positions[node] else { return }
      if first < 0 || position < positions[first] ?? 0 { first = node }
    }
    return first
  }

  private func words(_ node: NodeIndex) -> String {
    let place = tree.place(of: node)
    let words = String(decoding: tree.bytes[place.byte..<place.byte + place.length], as: UTF8.self)
    return words.hasPrefix("MSH") ? "MSH" : words
  }

  private func children(of node: NodeIndex) -> String {
    var parts: [String] = []
    var child = tree.firstChild(node)
    while child >= 0 {
      let isGroup = tree[child].kind == .group
      parts.append(isGroup ? "\(symbols.name(tree[child].symbol))(\(children(of: child)))" : words(child))
      child = tree.nextSibling(child)
    }
    return parts.joined(separator: " ")
  }
}

/// The tolerance of the message structures (Docs/tables.md, where a segment goes).
struct GroupingTests {
  static let charges = [
    "MSH", "EVN", "PID", "PD1?", "ROL*", "VISIT?/PV1", "VISIT/PV2?", "VISIT/ROL*", "COMMON_ORDER*/ORC?",
    "COMMON_ORDER/ORDER?/OBR", "COMMON_ORDER/ORDER/NTE*", "COMMON_ORDER/OBSERVATION*/OBX",
    "COMMON_ORDER/OBSERVATION/NTE*", "FINANCIAL+/FT1", "FINANCIAL/NTE*", "FINANCIAL/PROCEDURE*/PR1",
    "FINANCIAL/PROCEDURE/PRT*", "FINANCIAL/PROCEDURE/ROL*", "DG1*", "DRG?", "GT1*", "INSURANCE*/IN1", "INSURANCE/IN2?",
    "INSURANCE/IN3*", "INSURANCE/ROL*", "ACC?",
  ]
  static let orders = [
    "MSH", "PATIENT?/PID", "PATIENT/NTE*", "PATIENT/VISIT?/PV1", "ORDER+/ORC", "ORDER/TIMING*/TQ1", "ORDER/TIMING/TQ2*",
    "ORDER/REQUEST?/OBR", "ORDER/REQUEST/NTE*", "ORDER/REQUEST/DG1*", "ORDER/REQUEST/OBSERVATION*/OBX",
    "ORDER/REQUEST/OBSERVATION/NTE*", "ORDER/REQUEST/SPECIMEN*/SPM", "ORDER/FT1*",
  ]
  static let anything = [
    "MSH", "PID*", "ORDER*/ORC?", "ORDER/TQ1*", "ORDER/OBR?", "OBX*", "FT1*", "PROCEDURE*/PR1", "PROCEDURE/ROL*",
  ]

  @Test(
    "Charges: each segment goes with what it follows",
    arguments: [
      (
        ["PID", "PV1", "FT1|a", "PR1|b", "ROL", "PR1|c", "FT1|d", "PR1|e", "DG1"],
        "PID VISIT(PV1) FINANCIAL(FT1|a PROCEDURE(PR1|b ROL) PROCEDURE(PR1|c)) FINANCIAL(FT1|d PROCEDURE(PR1|e)) DG1"
      ),
      (["PID", "PR1|a", "ROL", "PR1|b"], "PID FINANCIAL(PROCEDURE(PR1|a ROL) PROCEDURE(PR1|b))"),
      (
        ["PID", "FT1|a", "DG1|b", "PR1|c", "FT1|d", "PR1|e"],
        "PID FINANCIAL(FT1|a PROCEDURE(PR1|c)) DG1|b FINANCIAL(FT1|d PROCEDURE(PR1|e))"
      ),
      (["PID", "DG1", "PV1", "PV2", "FT1|a"], "PID DG1 VISIT(PV1 PV2) FINANCIAL(FT1|a)"),
      (["PID", "FT1|a", "PR1|b", "ROL", "PRT"], "PID FINANCIAL(FT1|a PROCEDURE(PR1|b ROL PRT))"),
      (["PID", "FT1|a", "PR1|b", "NTE", "ROL"], "PID FINANCIAL(FT1|a PROCEDURE(PR1|b ROL) NTE)"),
      (
        ["PID", "FT1|a", "PR1|b", "DG1", "ROL", "PR1|c"],
        "PID FINANCIAL(FT1|a PROCEDURE(PR1|b ROL) PROCEDURE(PR1|c)) DG1"
      ),
      (["PID", "PV2", "IN2", "IN1|a", "IN2|b"], "PID VISIT(PV2) INSURANCE(IN2) INSURANCE(IN1|a IN2|b)"),
      (["FT1|a", "PID", "PV1", "PR1|b"], "FINANCIAL(FT1|a PROCEDURE(PR1|b)) PID VISIT(PV1)"),
      (["PID", "FT1|a", "ZP1", "PR1|b", "ZP2", "ROL"], "PID FINANCIAL(FT1|a ZP1 PROCEDURE(PR1|b ZP2 ROL))"),
      (
        ["PID", "OBX|a", "NTE", "OBX|b", "FT1"],
        "PID COMMON_ORDER(OBSERVATION(OBX|a NTE) OBSERVATION(OBX|b)) FINANCIAL(FT1)"
      ),
      (["PID", "FT1|a", "OBX|b"], "PID FINANCIAL(FT1|a) COMMON_ORDER(OBSERVATION(OBX|b))"),
      (["PID", "PID|x"], "PID PID|x"),
    ])
  func charges(_ lines: [String], _ outline: String) throws {
    #expect(try Outline(lines, Self.charges).text == outline)
  }

  @Test(
    "Orders: a missing header opens the next one",
    arguments: [
      (
        ["PID", "ORC|a", "OBR", "OBX", "ORC|b", "OBR"],
        "PATIENT(PID) ORDER(ORC|a REQUEST(OBR OBSERVATION(OBX))) ORDER(ORC|b REQUEST(OBR))"
      ),
      (
        ["PID", "ORC|a", "OBR|b", "OBX", "OBR|c", "OBX|d"],
        "PATIENT(PID) ORDER(ORC|a REQUEST(OBR|b OBSERVATION(OBX))) ORDER(REQUEST(OBR|c OBSERVATION(OBX|d)))"
      ),
      (["PID", "OBR|a", "NTE", "OBX"], "PATIENT(PID) ORDER(REQUEST(OBR|a NTE OBSERVATION(OBX)))"),
      (
        ["PID", "ORC|a", "OBR", "SPM", "OBX|b", "NTE", "SPM|c"],
        "PATIENT(PID) ORDER(ORC|a REQUEST(OBR SPECIMEN(SPM) OBSERVATION(OBX|b NTE) SPECIMEN(SPM|c)))"
      ),
      (["PID", "ORC|a", "OBR", "TQ1", "OBX"], "PATIENT(PID) ORDER(ORC|a REQUEST(OBR OBSERVATION(OBX)) TIMING(TQ1))"),
      (["ORC|a", "OBR", "PID"], "ORDER(ORC|a REQUEST(OBR)) PATIENT(PID)"),
    ])
  func orders(_ lines: [String], _ outline: String) throws {
    #expect(try Outline(lines, Self.orders).text == outline)
  }

  @Test(
    "Where all of a group is optional, what comes again begins it anew",
    arguments: [
      (
        ["PID", "ORC|a", "TQ1", "OBR", "OBX", "OBR|b", "OBX", "ORC|c", "OBR"],
        "PID ORDER(ORC|a TQ1 OBR) OBX ORDER(OBR|b) OBX ORDER(ORC|c OBR)"
      ),
      (["ORC|a", "OBR", "TQ1", "ORC|b"], "ORDER(ORC|a OBR TQ1) ORDER(ORC|b)"),
      (["PR1|a", "PID", "ROL", "FT1", "PR1|b"], "PROCEDURE(PR1|a ROL) PID FT1 PROCEDURE(PR1|b)"),
    ])
  func anything(_ lines: [String], _ outline: String) throws {
    #expect(try Outline(lines, Self.anything).text == outline)
  }

  /// A message in order, each segment with words of its own.
  private static let whole = [
    "EVN|1", "PID|2", "PD1|3", "ROL|4", "PV1|5", "PV2|6", "ROL|7", "ORC|8", "OBR|9", "NTE|10", "OBX|11", "NTE|12",
    "OBX|13", "ORC|14", "OBR|15", "OBX|16", "FT1|17", "NTE|18", "PR1|19", "PRT|20", "ROL|21", "PR1|22", "ROL|23",
    "FT1|24",
    "PR1|25", "ROL|26", "DG1|27", "DG1|28", "DRG|29", "GT1|30", "IN1|31", "IN2|32", "IN3|33", "IN1|34", "IN2|35",
    "ACC|36",
  ]
  /// Segments that groups do not begin with.
  private static let followers = ["PD1", "ROL", "PV2", "NTE", "PRT", "DG1", "DRG", "GT1", "IN2", "IN3", "ACC", "EVN"]

  /// Whether what comes next is meant for the segment itself, as far as a message can tell: a role, or a remark behind a
  /// PRT that no PR1 leads.
  private func claims(_ line: String, _ next: String?) -> Bool {
    let name = String(line.prefix(3))
    if next?.hasPrefix("NTE") == true { return name == "PRT" }
    return next?.hasPrefix("ROL") == true && ["PD1", "PV2", "PRT", "IN2", "IN3"].contains(name)
  }

  /// Segments of which the home changed, less those that stood in the group of one.
  private func moved(_ before: Outline, _ after: Outline, without line: String?) -> [String] {
    before.homes.keys.sorted().filter { words in
      guard words != line, before.leaders[words]?.contains(line ?? "") != true else { return false }
      return before.homes[words] != after.homes[words]
    }
  }

  @Test("A missing segment changes nothing for those that it does not lead", arguments: whole.indices)
  func deletion(_ index: Int) throws {
    var lines = Self.whole
    let line = lines.remove(at: index)
    let before = try Outline(Self.whole, Self.charges)
    let after = try Outline(lines, Self.charges)
    #expect(moved(before, after, without: line) == [])
  }

  @Test("An unknown segment changes nothing, wherever it stands", arguments: 0...whole.count)
  func insertion(_ index: Int) throws {
    var lines = Self.whole
    lines.insert("ZZ9|x", at: index)
    let after = try Outline(lines, Self.charges)
    #expect(moved(try Outline(Self.whole, Self.charges), after, without: nil) == [])
    #expect(after.unknown == ["ZZ9|x"])
    #expect(after.misplaced == [])
  }

  @Test("A segment too many that leads no group changes nothing for the others", arguments: followers)
  func repetition(_ name: String) throws {
    let before = try Outline(Self.whole, Self.charges)
    for index in 0...Self.whole.count {
      if index < Self.whole.count, claims(name, Self.whole[index]) { continue }
      var lines = Self.whole
      lines.insert(name + "|x", at: index)
      #expect(moved(before, try Outline(lines, Self.charges), without: nil) == [], "before line \(index)")
    }
  }

  @Test("A segment that moved changes nothing for those that it does not lead", arguments: whole.indices)
  func movement(_ index: Int) throws {
    let before = try Outline(Self.whole, Self.charges)
    var rest = Self.whole
    let line = rest.remove(at: index)
    guard Self.followers.contains(String(line.prefix(3))) else { return }
    for place in rest.indices where !claims(line, rest[place]) {
      var lines = rest
      lines.insert(line, at: place)
      #expect(moved(before, try Outline(lines, Self.charges), without: line) == [], "before line \(place)")
    }
  }
}
