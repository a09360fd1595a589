import ResourceModel
import SourceModel

// Texts: what operands hold.
extension MappingRun {
  /// A node's text; nil when it has none. A mixed element's is all text below it.
  mutating func text(of node: NodeIndex) -> TextRef? {
    let it = tree[node]
    if it.isMixed {
      let start = scratch.count
      scratch.append(utf8: tree.text(of: node))
      return .scratch(start..<scratch.count)
    }
    return it.state == .value ? .node(node) : nil
  }

  /// The bytes of a text.
  func withBytes<R>(_ text: TextRef, _ body: (Span<UInt8>) -> R) -> R {
    switch text {
    case .node(let node): tree.withText(of: node, body)
    case .literal(let literal): body(plan.literalBytes.span.extracting(plan.literals[Int(literal)]))
    case .scratch(let range): body(scratch.span.extracting(range))
    }
  }

  func string(_ text: TextRef) -> String {
    withBytes(text) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// Appends the bytes of a text.
  private mutating func append(_ text: TextRef, to bytes: inout [UInt8]) {
    withBytes(text) { span in span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
  }

  /// Keeps a computed text in the scratch bytes.
  mutating func keep(_ text: String) -> TextRef {
    let start = scratch.count
    scratch.append(utf8: text)
    return .scratch(start..<scratch.count)
  }

  /// Keeps computed bytes in the scratch bytes.
  mutating func keep(_ bytes: [UInt8]) -> TextRef {
    let start = scratch.count
    scratch.append(contentsOf: bytes)
    return .scratch(start..<scratch.count)
  }

  mutating func equal(_ a: TextRef, _ b: TextRef) -> Bool {
    withBytes(a) { a in
      withBytes(b) { b in
        guard a.count == b.count else { return false }
        for i in a.indices where a[i] != b[i] { return false }
        return true
      }
    }
  }

  /// Whether one text comes before another, byte by byte: right for times of one form.
  mutating func precedes(_ a: TextRef, _ b: TextRef) -> Bool {
    withBytes(a) { a in
      withBytes(b) { b in
        for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] }
        return a.count < b.count
      }
    }
  }

  /// The first value of an operand, with the node it came from.
  mutating func value(_ operand: Int, base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    let it = plan.operands[operand]
    switch it.kind {
    case .literal: return (.literal(it.number), .none)
    case .fact: return facts[Int(it.fact.rawValue)].map { (keep($0), .none) }
    case .path: return firstValued(it.number, from: base)
    case .choose: return choose(it, base: base)
    case .target:
      let element = target(it.element)
      return element >= 0 ? graph.string(element).map { (keep($0), .none) } : nil
    }
  }

  private mutating func firstValued(_ path: Int32, from base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    let range = select(path, from: base)
    defer { nodes.cut(to: range.lowerBound) }
    for i in range {
      if tree.isValued(nodes[i]), let text = text(of: nodes[i]) { return (text, nodes[i]) }
    }
    return nil
  }

  private mutating func choose(_ operand: Operand, base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    if operand.choice == .join { return join(operand, base: base) }
    var best: (text: TextRef, node: NodeIndex)?
    for index in operand.operands.range {
      let part = plan.operands[index]
      guard part.kind == .path else {
        guard let value = value(index, base: base) else { continue }
        best = better(operand.choice, best, value)
        continue
      }
      let range = select(part.number, from: base)
      for i in range where tree.isValued(nodes[i]) {
        if let text = text(of: nodes[i]) { best = better(operand.choice, best, (text, nodes[i])) }
      }
      nodes.cut(to: range.lowerBound)
      if operand.choice == .first, best != nil { return best }
    }
    return best
  }

  private mutating func better(
    _ choice: Choice, _ best: (text: TextRef, node: NodeIndex)?, _ new: (text: TextRef, node: NodeIndex)
  ) -> (text: TextRef, node: NodeIndex) {
    guard let best else { return new }
    switch choice {
    case .first, .join: return best
    case .last: return new
    case .earliest: return precedes(new.text, best.text) ? new : best
    case .latest: return precedes(best.text, new.text) ? new : best
    }
  }

  /// `join("sep", a, b…)`: all values there are, each leaf mapped, without white space around it.
  private mutating func join(_ operand: Operand, base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    guard let separator = value(Int(operand.operands.first), base: base) else { return nil }
    var joined = takeJoining()
    defer { giveBack(&joined) }
    var first = NodeIndex.none
    var isEmpty = true
    for index in operand.operands.range.dropFirst() {
      guard plan.operands[index].kind == .path else {
        if let value = value(index, base: base) {
          if !isEmpty { append(separator.text, to: &joined) }
          append(trimmed(value.text), to: &joined)
          isEmpty = false
        }
        continue
      }
      let range = select(plan.operands[index].number, from: base)
      for i in range where tree.isValued(nodes[i]) {
        guard let text = text(of: nodes[i]) else { continue }
        if !isEmpty { append(separator.text, to: &joined) }
        append(trimmed(text), to: &joined)
        isEmpty = false
        joinedNodes.append(nodes[i])
        if first < 0 { first = nodes[i] }
      }
      nodes.cut(to: range.lowerBound)
    }
    return isEmpty ? nil : (keep(joined), first)
  }

  /// Empty bytes to join values in, which keep their storage from one time to the next.
  mutating func takeJoining() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &joining)
    bytes.removeAll(keepingCapacity: true)
    return bytes
  }

  /// Gives back what was taken to join values in.
  mutating func giveBack(_ bytes: inout [UInt8]) { swap(&bytes, &joining) }

  /// Operands joined by `&`: every one must be valued. The nodes that take part are left in `joinedNodes`.
  mutating func concatenation(_ operands: Records, base: NodeIndex) -> (text: TextRef, node: NodeIndex)? {
    if !joinedNodes.isEmpty { joinedNodes.removeAll(keepingCapacity: true) }
    if operands.count == 1 {
      let value = value(Int(operands.first), base: base)
      if let value, value.node >= 0, joinedNodes.isEmpty { joinedNodes.append(value.node) }
      return value
    }
    var joined = takeJoining()
    defer { giveBack(&joined) }
    var first = NodeIndex.none
    for index in operands.range {
      guard let value = value(index, base: base) else { return nil }
      append(value.text, to: &joined)
      if value.node >= 0 {
        joinedNodes.append(value.node)
        if first < 0 { first = value.node }
      }
    }
    return (keep(joined), first)
  }

  /// The element of a name in what this map is writing, when it has content; `value[x]` is any of its types.
  mutating func target(_ name: Symbol) -> ElementIndex {
    let target = call.target
    guard target >= 0 else { return -1 }
    var child = graph[target].firstChild
    while child >= 0 {
      let element = graph[child]
      let matches =
        element.name == name || element.definition.index >= 0 && definitions.choice(of: element.definition) == name
      if matches, hasContent(child) { return child }
      child = element.nextSibling
    }
    return -1
  }

  /// Whether an element holds a value anywhere.
  mutating func hasContent(_ element: ElementIndex) -> Bool {
    switch graph[element].value {
    case .none: break
    case .resource: return !graph.resources[Int(graph[element].start)].isDropped
    case .string, .literal: return true
    }
    var child = graph[element].firstChild
    while child >= 0 {
      if hasContent(child) { return true }
      child = graph[child].nextSibling
    }
    return false
  }
}
