import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// FHIR JSON into the graph, as it is: the function `resource`.
extension MappingRun {
  /// Copies a FHIR resource. Elements that R4 does not define are kept and reported; ids and fullUrls stay.
  mutating func copyResource(_ node: NodeIndex, _ row: RowProgram) {
    let typeNode = tree.child(plan.names.resourceType, of: node)
    guard typeNode >= 0, let type = resourceType(typeNode) else {
      report(
        .elementNotInR4, "the object is no resource of FHIR R4", "check resourceType",
        at: typeNode >= 0 ? typeNode : node)
      if typeNode >= 0 { tellRelease(tree.text(of: typeNode), at: typeNode) }
      return
    }
    graph.takeBytes(of: tree)
    let hadEdits = graph.hasEdits
    let resource = graph.makeResource(type, from: node, rule: row.rule)
    known.append(KnownResource(resource: resource, type: type, label: 0, scope: call.context))
    graph.resources[Int(resource)].isPassedThrough = true
    if !tree.parts.isEmpty { graph.resources[Int(resource)].isOnlySeen = tree.isOnlySeen(node) }
    let idNode = tree.child(plan.names.id, of: node)
    if idNode >= 0 { graph.resources[Int(resource)].id = tree.text(of: idNode) }
    // An entry has an address beside its resource; a list of resources is not looked through for one at each of them.
    let isEntry = tree[node].symbol == plan.names.resource && tree.parent(node) >= 0
    let urlNode = isEntry ? tree.child(plan.names.fullURL, of: tree.parent(node)) : .none
    if urlNode >= 0 {
      graph.resources[Int(resource)].fullURL = tree.text(of: urlNode)
      dispositions.mark(urlNode, .mapped, row.rule)
    }
    copier.uncopied.removeAll(keepingCapacity: true)
    if idNode >= 0, tree.firstChild(idNode) >= 0 { copier.uncopied.append(idNode) }
    let length = copyMembers(
      of: node, into: graph.resources[Int(resource)].root, type, row, besides: typeNode, idNode)
    if copier.uncopied.count > 1 { copier.uncopied.sort() }
    dispositions.markBelow(node, in: tree, except: copier.uncopied, .mapped, row.rule)
    if length >= 0 { noteSent(resource, node, typeNode, idNode, length) }
    // Mends of what is not written change nothing of what is.
    if graph.resources[Int(resource)].isOnlySeen { graph.hasEdits = hadEdits }
  }

  /// The type that a resource says it is of, where R4 has it.
  mutating func resourceType(_ node: NodeIndex) -> TypeID? {
    let name = tree.withText(of: node) { symbols.find($0) }
    if let name, let known = copier.type(of: name) { return known }
    let text = tree.text(of: node)
    guard definitions.isResource(text), let type = definitions.type(text) else { return nil }
    copier.note(type, of: symbols.intern(text))
    return type
  }

  /// Notes a resource that is written as it was sent: its type and id come first, and nothing stands between its members
  /// but what the writer would write.
  /// - Parameter length: bytes of its other members as the writer writes them.
  private mutating func noteSent(
    _ resource: ResourceIndex, _ node: NodeIndex, _ typeNode: NodeIndex, _ idNode: NodeIndex, _ length: Int
  ) {
    let it = tree[node]
    guard it.kind == .object, it.firstChild == typeNode, !tree[typeNode].isItem,
      graph.child(plan.names.id, of: graph.resources[Int(resource)].root) < 0
    else { return }
    var last = tree[typeNode]
    if idNode >= 0 {
      guard last.nextSibling == idNode, tree[idNode].kind == .string, !tree[idNode].isItem else { return }
      last = tree[idNode]
    }
    // Behind the quotation mark that ends the last of them.
    let start = Int(last.start + last.length) + 1
    let end = Int(it.start + it.length)
    // `,"member":…,"member":…}`, or the brace alone.
    guard end - start == length + 1 else { return }
    graph.setSent(start..<end, head: headLength(typeNode, idNode, start - Int(it.start)), of: resource)
  }

  /// How many bytes say a resource's type and id just as the writer does; 0 where they were sent otherwise.
  /// - Parameter sent: how many bytes say them in the document.
  private mutating func headLength(_ typeNode: NodeIndex, _ idNode: NodeIndex, _ sent: Int) -> Int {
    var length = #"{"resourceType":"""#.utf8.count + Int(tree[typeNode].length)
    var isPlain = !tree[typeNode].isDecoded
    if idNode >= 0 {
      length += #","id":"""#.utf8.count + Int(tree[idNode].length)
      isPlain = isPlain && !tree[idNode].isDecoded && tree[idNode].length > 0
    }
    return isPlain && length == sent ? length : 0
  }

  /// Copies the members of an object.
  /// - Returns: how many bytes they take as the writer writes them, each with a comma before it; -1 where the writer
  ///   writes them otherwise than they were sent.
  mutating func copyMembers(
    of node: NodeIndex, into parent: ElementIndex, _ type: TypeID, _ row: RowProgram,
    besides first: NodeIndex = .none, _ second: NodeIndex = .none
  ) -> Int {
    var length = 0
    var isAsSent = true
    var previous: ElementIndex = graph[parent].lastChild
    var last: (name: Symbol, order: Int32) = (.none, -1)
    // A primitive whose extensions came before it.
    var awaited = Symbol.none
    let isKnown = definitions.kind(of: type) != .anyResource
    var child = tree.firstChild(node)
    while child >= 0 {
      let it = tree[child]
      let own = child
      child = it.nextSibling
      if own == first || own == second { continue }
      guard isKnown, let facts = copier.facts(of: it.symbol, in: type, &definitions, &symbols) else {
        let (order, added) = copyUndefined(own, into: parent, type, row, isKnown, last.order)
        if added < 0 { isAsSent = false }
        length += added
        last = (it.symbol, order)
        previous = graph[parent].lastChild
        continue
      }
      // A list is its items side by side; a member stands behind those that R4 has before it.
      if it.symbol == last.name, it.isItem {
        length += 1
      } else {
        length += facts.keyLength + (it.isItem ? 3 : 1)
        if facts.order <= last.order {
          isAsSent = false
          awaited = facts.isPrimitive && awaitsValue(it.symbol, in: parent) ? it.symbol : .none
        }
        last = (it.symbol, facts.order)
      }
      if it.isItem != facts.isList {
        isAsSent = false
        reportMend(.listShape, "a list stands where R4 has a single value, or the other way round", at: own)
      }
      if it.symbol == awaited, fillIn(own, it, of: parent, facts, row) { continue }
      let added: Int
      if it.kind == .object, !facts.isResource {
        (previous, added) = copyObject(own, it, into: parent, after: previous, facts, row)
      } else if facts.isResource || it.kind == .array || it.kind == .null {
        added = copyUnusual(own, into: parent, facts.element, facts.type, row)
        previous = graph[parent].lastChild
      } else {
        (previous, added) = copyLeaf(own, it, into: parent, after: previous, facts, row)
      }
      if added < 0 { isAsSent = false }
      length += added
    }
    return isAsSent ? length : -1
  }

  /// An object where R4 has one, or so it seems.
  /// - Returns: its element, and its length as the writer writes it; -1 where that is not what was sent.
  @inline(never)
  private mutating func copyObject(
    _ node: NodeIndex, _ it: SourceTree.Node, into parent: ElementIndex, after previous: ElementIndex,
    _ facts: CopyFacts, _ row: RowProgram
  ) -> (element: ElementIndex, length: Int) {
    let element = graph.append(
      facts.element, named: it.symbol, type: facts.type, to: parent, after: previous, rule: row.rule, source: node,
      value: .none, (0, 0))
    let length = copyMembers(of: node, into: element, facts.type, row)
    let isMended =
      facts.isNarrative && tree.child(plan.names.div, of: node) >= 0 && mendNarrative(element, row, node)
    // An empty object is not written; the first member has no comma before it.
    return (element, isMended || length <= 0 || facts.isPrimitive ? -1 : length + 1)
  }

  /// A text, number or boolean of the type that R4 has there, or so it seems. Inlined: most members are such.
  /// - Returns: as `copyObject`.
  @inline(__always)
  private mutating func copyLeaf(
    _ node: NodeIndex, _ it: SourceTree.Node, into parent: ElementIndex, after previous: ElementIndex,
    _ facts: CopyFacts, _ row: RowProgram
  ) -> (element: ElementIndex, length: Int) {
    let kind: GraphValue = it.kind == .string ? .string : .literal
    if it.isDecoded || facts.primitive.map({ mayNeedMend(it, $0, isSystem: it.symbol == plan.names.system) }) == true {
      let element = graph.append(
        facts.element, named: it.symbol, type: facts.type, to: parent, after: previous, rule: row.rule, source: node,
        value: .none, (0, 0))
      return (element, copyText(node, it, kind, into: element, facts, row))
    }
    let element = graph.append(
      facts.element, named: it.symbol, type: facts.type, to: parent, after: previous, rule: row.rule, source: node,
      value: kind, (it.textStart, it.textLength))
    return (element, !facts.isPrimitive ? -1 : Int(it.length) + (kind == .string ? 2 : 0))
  }

  /// A text that may need a mend, or that the document writes otherwise.
  /// - Returns: its length as the writer writes it; -1 where that is not what was sent.
  @inline(never)
  mutating func copyText(
    _ node: NodeIndex, _ it: SourceTree.Node, _ kind: GraphValue, into element: ElementIndex, _ facts: CopyFacts,
    _ row: RowProgram
  ) -> Int {
    if let primitive = facts.primitive, let (value, mend) = mended(node, as: primitive, named: it.symbol) {
      writeMended(value, mend, to: element, row, node)
      return -1
    }
    if facts.primitive == .word, it.symbol == plan.names.system {
      copier.settle(tree.withText(of: node) { Self.isTrimmed($0) ? $0.hash : 0 })
    }
    graph.setText(of: node, in: tree, kind, of: element)
    if !facts.isPrimitive || it.isDecoded && !isWrittenAlike(it) { return -1 }
    return Int(it.length) + (kind == .string ? 2 : 0)
  }

  /// Whether a string's escapes are those that the writer writes.
  private mutating func isWrittenAlike(_ it: SourceTree.Node) -> Bool {
    let sent = tree.bytes.span.extracting(Int(it.start)..<Int(it.start + it.length))
    var at = 0
    while at < sent.count {
      guard sent[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      switch at + 1 < sent.count ? sent[at + 1] : 0 {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
        UInt8(ascii: "r"), UInt8(ascii: "t"):
        at += 2
      default: return false
      }
    }
    return true
  }

  mutating func writeMended(
    _ value: OutputValue, _ mend: Mends.Kind, to element: ElementIndex, _ row: RowProgram, _ node: NodeIndex
  ) {
    graph.setString(string(value.text), of: element)
    if value.kind == .literal { graph.setBytes(Array(string(value.text).utf8).span, .literal, of: element) }
    graph[element].rule = mendRule(mend)
    if let sent = value.sourceText { writeSourceText(sent, on: element, row, node) }
    reportMend(mend, "the value is not written as R4 has it; it was mended", at: node)
  }

  /// A narrative without its status says at the least that it may hold more than the elements.
  /// - Returns: whether it had none.
  @inline(never)
  mutating func mendNarrative(_ narrative: ElementIndex, _ row: RowProgram, _ node: NodeIndex) -> Bool {
    guard plan.mends.contains(.narrativeStatus), graph.child(plan.names.status, of: narrative) < 0,
      let status = graph.append(
        plan.names.status, to: narrative, &definitions, &symbols, rule: mendRule(.narrativeStatus), source: node,
        how: .default)
    else { return false }
    graph.setString("additional", of: status)
    reportMend(.narrativeStatus, "a narrative has no status; it was given one", at: node)
    return true
  }
}
