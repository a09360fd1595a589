import Diagnostics
import ResourceModel
import SourceModel

// Maps and rows: rows run from top to bottom, maps depth first; nothing else orders anything.
extension MappingRun {
  /// Runs a map on a node, filling a target.
  mutating func run(_ map: Int32, on context: NodeIndex, into target: ElementIndex, from caller: NodeIndex) {
    guard calls.count < Self.depthLimit else {
      report(
        .limitReached, "maps call each other more than \(Self.depthLimit) deep",
        "look for a map that calls itself on the same node",
        at: context)
      return
    }
    plan.compile(map, &symbols, &definitions)
    serial += 1
    calls.append(
      Call(
        map: map, context: context, target: target, caller: caller, serial: serial, firstKnown: known.count,
        firstTaken: taken.count))
    let isMessage = plan.maps[Int(map)].structure != nil && tree.syntax == .hl7v2 && context == tree.root
    if isMessage { group(by: map) }
    var children = ChildNames(of: context, in: tree)
    var next = Int(plan.maps[Int(map)].rows.first)
    let end = next + Int(plan.maps[Int(map)].rows.count)
    while next < end {
      let row = next
      next += 1
      let gate = plan.gates[row]
      if !gate.children.isEmpty, !children.mayHold(gate.children) {
        next += Int(gate.alike)
        continue
      }
      if gate.waits {
        waiting.append(WaitingRow(row: row, call: call))
        continue
      }
      // In JSON alone: elsewhere the names of so many nodes are not read for nothing.
      if !gate.grandchildren.isEmpty, tree.syntax == .json,
        !children.mayHoldBelow(gate.grandchildren, context, tree)
      {
        continue
      }
      fire(row)
    }
    if isMessage { fireDefaults() }
    known.cut(to: call.firstKnown)
    taken.cut(to: call.firstTaken)
    calls.removeLast()
  }

  /// Runs one row on every node that its source selects.
  mutating func fire(_ index: Int) {
    let row = plan.rows[index]
    let context = call.context
    rule = row.rule
    let scratchMark = scratch.count
    defer { scratch.cut(to: scratchMark) }
    // What the row before joined is no source of this one.
    if !joinedNodes.isEmpty { joinedNodes.removeAll(keepingCapacity: true) }
    if row.deepName != .none {
      ignoreBelow(context, named: row.deepName, row)
    } else if row.position >= 0 {
      guard Int(row.position) < grouping.nodes.count else { return }
      for segment in grouping.nodes[Int(row.position)] { one(row, segment, nil, base: tree.parent(segment)) }
    } else if row.source.isEmpty {
      one(row, context, nil, base: context, hasSource: false)
    } else if row.source.count == 1, plan.operands[Int(row.source.first)].kind == .path {
      let range = select(plan.operands[Int(row.source.first)].number, from: context)
      for i in range {
        let node = nodes[i]
        if !joinedNodes.isEmpty { joinedNodes.removeAll(keepingCapacity: true) }
        one(row, node, text(of: node), base: context)
      }
      nodes.cut(to: range.lowerBound)
    } else if let value = concatenation(row.source, base: context) {
      one(row, value.node, value.text, base: context)
    }
  }

  /// One row, one node.
  private mutating func one(
    _ row: RowProgram, _ node: NodeIndex, _ text: TextRef?, base: NodeIndex, hasSource: Bool = true
  ) {
    rule = row.rule
    let parts = joinedNodes.isEmpty ? [] : joinedNodes
    rightBase = base
    if row.condition >= 0, !test(row.condition, base: base, node: node) { return }
    if hasSource, node >= 0, tree[node].state != .null, !tree.isValued(node), tree[node].kind != .message {
      // A mixed element or an element of attributes only is valued by its children; what is left here is empty.
      return
    }
    if hasSource, plan.maps[Int(call.map)].asksElse { taken.append(node) }
    if row.target.head == .nowhere {
      // A row that is switched off has no source and ignores nothing.
      if hasSource { ignore(node, row) }
      return
    }
    if !parts.isEmpty || !joinedNodes.isEmpty { joinedNodes = parts }
    switch row.using {
    case .map(let map): callMap(map, row, node, base: base, hasSource: hasSource)
    default: writeRow(row, node, text, base: base, hasSource: hasSource)
    }
  }

  private mutating func callMap(_ map: Int32, _ row: RowProgram, _ node: NodeIndex, base: NodeIndex, hasSource: Bool) {
    if row.target.head == .own, row.target.steps.isEmpty {
      run(map, on: node, into: call.target, from: base)
      return
    }
    guard let element = place(row, node, base: base, hasSource: hasSource) else { return }
    let awaited = sameRequests.count
    run(map, on: node, into: element, from: base)
    rule = row.rule
    if !hasContent(element), !awaitsReference(element, since: awaited) { dropEmpty(element) }
  }

  // Whether something below an element waits for its reference, which is written when the run ends.
  private mutating func awaitsReference(_ element: ElementIndex, since first: Int) -> Bool {
    sameRequests[first...].contains { request in
      var at = request.reference
      while at >= 0, at != element { at = graph[at].parent }
      return at == element
    }
  }

  private mutating func ignore(_ node: NodeIndex, _ row: RowProgram) {
    var disposition = Disposition.ignored
    if case .structural = row.using { disposition = .structural }
    dispositions.markAll(node, in: tree, disposition, row.rule)
  }

  private mutating func ignoreBelow(_ context: NodeIndex, named name: Symbol, _ row: RowProgram) {
    guard context == documentNode else {
      var at = tree.firstChild(context)
      while at >= 0 {
        if tree[at].symbol == name { ignore(at, row) }
        at = tree.following(at, within: context)
      }
      return
    }
    // Whole-document rows come in dozens: the document is walked once for all of them.
    deepNodes.find(in: tree, plan.deepNames)
    var at = deepNodes.first(plan.deepNames, name)
    while at >= 0 {
      ignore(deepNodes[at].node, row)
      at = deepNodes[at].next
    }
  }

  private mutating func group(by map: Int32) {
    guard let structure = plan.maps[Int(map)].structure else { return }
    grouping.group(&tree, by: structure)
    let isDefault = plan.maps[Int(map)].name == "default"
    if isDefault {
      let header = tree.firstChild(tree.root)
      let type = header >= 0 ? tree.child(.number(9), of: header) : .none
      report(
        .unknownMessageType, "no message map is for this type; the default map runs",
        "nothing, or write a message map and its row in start.csv", at: type >= 0 ? type : tree.root)
    }
    for segment in grouping.misplaced where !isDefault {
      report(
        .segmentNotExpected, "the segment stands where the message's structure has none",
        "it was taken at its own position; check the sender, or the message map", at: segment)
    }
    for segment in grouping.unknown {
      report(
        .segmentNotExpected, "the message's structure does not have this segment",
        "add a row for it to messages/\(plan.maps[Int(map)].name).csv", at: segment)
    }
    for symbol in grouping.missing {
      evidence.report(
        Diagnostic(
          .segmentMissing, "the required segment \(symbols.name(symbol)) is missing", remedy: "check the sender",
          path: symbols.name(symbol)))
    }
  }

  /// Segments that the structure does not know: the rows of their name in the default map.
  private mutating func fireDefaults() {
    guard !grouping.unknown.isEmpty, plan.maps[Int(call.map)].name != "default", plan.hasMap("default") else { return }
    let map = plan.map("default", for: TypeID(index: -1))
    plan.compile(map, &symbols, &definitions)
    guard let structure = plan.maps[Int(map)].structure else { return }
    for segment in grouping.unknown {
      for index in plan.maps[Int(map)].rows.range {
        let row = plan.rows[index]
        guard row.position >= 0, structure.positions[Int(row.position)].symbol == tree[segment].symbol else { continue }
        one(row, segment, nil, base: tree.parent(segment))
      }
    }
  }
}

/// Which names a node's children may have: enough to pass over most rows of a map, since a segment or an entry has few
/// of the children that its map speaks of. Never says no to a name that is there.
private struct ChildNames {
  private var names = NameSet()
  /// Of the children's children; nil before the first question.
  private var namesBelow: NameSet?

  init(of node: NodeIndex, in tree: SourceTree) {
    guard node >= 0 else { return }
    // A segment's own fields are named with the segment: PR1-3.
    names.insert(tree[node].symbol)
    var child = tree.firstChild(node)
    // A component without separators is its own first one.
    if child < 0 { names.insert(.number(1)) }
    while child >= 0 {
      names.insert(tree[child].symbol)
      child = tree.nextSibling(child)
    }
  }

  func mayHold(_ needed: NameSet) -> Bool { names.mayMeet(needed) }

  /// Whether a child of the node's children may have one of the names.
  mutating func mayHoldBelow(_ needed: NameSet, _ node: NodeIndex, _ tree: SourceTree) -> Bool {
    let known = namesBelow ?? Self.names(below: node, tree)
    namesBelow = known
    return known.mayMeet(needed)
  }

  private static func names(below node: NodeIndex, _ tree: SourceTree) -> NameSet {
    var names = NameSet()
    var child = node >= 0 ? tree.firstChild(node) : .none
    while child >= 0 {
      var below = tree.nodes[Int(child)].firstChild
      while below >= 0 {
        names.insert(tree.nodes[Int(below)].symbol)
        below = tree.nodes[Int(below)].nextSibling
      }
      child = tree.nodes[Int(child)].nextSibling
    }
    return names
  }
}
