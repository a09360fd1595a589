import Diagnostics
import ResourceModel
import SourceModel

// Targets: walking from the map's own target, making elements, entries and resources as needed.
extension MappingRun {
  /// Walks a row's target. nil: the row does nothing (no such enclosing resource, another choice type is there).
  mutating func place(_ row: RowProgram, _ node: NodeIndex, base: NodeIndex, hasSource: Bool) -> ElementIndex? {
    var at: ElementIndex
    switch row.target.head {
    case .own:
      at = call.target
    case .make:
      at = graph.resources[Int(make(row.target.type, row.target.label, node, base: base, row))].root
    case .enclosing:
      guard let found = enclosing(row.target.type, row.target.label, from: node) else { return nil }
      at = graph.resources[Int(found)].root
    case .nowhere, .fact: return nil
    }
    guard at >= 0 else { return nil }
    let source = hasSource ? node : .none
    var occurrence: Int64 = -1
    for index in row.target.steps.range {
      let step = plan.targetSteps[index]
      var next: ElementIndex?
      switch step.kind {
      case .element: next = single(step, in: at, row, source)
      case .entry: next = entry(step, in: at, row, node, source, base: base, &occurrence)
      case .extension: next = `extension`(step, in: at, row, node, source, &occurrence)
      case .make, .enclosing, .same, .all: next = reference(step, in: at, row, node, source, base: base)
      }
      guard let next else {
        dropEmpty(at)
        return nil
      }
      at = next
    }
    return at
  }

  private mutating func append(
    _ step: TargetStep, to parent: ElementIndex, _ row: RowProgram, _ source: NodeIndex
  ) -> ElementIndex {
    graph.append(
      step.element, named: definitions.symbol(of: step.element), type: step.type, to: parent, rule: row.rule,
      source: source, how: row.how)
  }

  /// A single element: the one that is there, or a new one. Another type of the same choice refuses.
  private mutating func single(
    _ step: TargetStep, in parent: ElementIndex, _ row: RowProgram, _ source: NodeIndex
  ) -> ElementIndex? {
    let choice = definitions.choice(of: step.element)
    var child = graph[parent].firstChild
    while child >= 0 {
      let element = graph[child]
      if element.definition == step.element { return child }
      if let choice, element.definition.index >= 0, definitions.choice(of: element.definition) == choice,
        hasContent(child)
      {
        if source >= 0 {
          dispositions.mark(source, .superseded, row.rule)
          report(
            .supersededValue, "\(definitions[element.definition].name) is there already",
            "choose between the two with a condition", at: source)
        }
        return nil
      }
      child = element.nextSibling
    }
    return append(step, to: parent, row, source)
  }

  private mutating func entry(
    _ step: TargetStep, in parent: ElementIndex, _ row: RowProgram, _ node: NodeIndex, _ source: NodeIndex,
    base: NodeIndex, _ occurrence: inout Int64
  ) -> ElementIndex? {
    let key: Int64
    switch step.label {
    case .none: return append(step, to: parent, row, source)
    case .word(let label):
      if occurrence < 0 { occurrence = self.occurrence(of: node, row, source) }
      key = entryKey(label, occurrence)
    case .value(let operand):
      guard let value = value(Int(operand), base: base) else { return nil }
      key = entryKey(valueLabel(string(value.text)), 0)
    }
    return keyed(key, step, in: parent, row, source)
  }

  private mutating func keyed(
    _ key: Int64, _ step: TargetStep, in parent: ElementIndex, _ row: RowProgram, _ source: NodeIndex
  ) -> ElementIndex {
    var child = graph[parent].firstChild
    while child >= 0 {
      if graph[child].entry == key, graph[child].definition == step.element { return child }
      child = graph[child].nextSibling
    }
    let made = append(step, to: parent, row, source)
    graph[made].entry = key
    return made
  }

  private mutating func `extension`(
    _ step: TargetStep, in parent: ElementIndex, _ row: RowProgram, _ node: NodeIndex, _ source: NodeIndex,
    _ occurrence: inout Int64
  ) -> ElementIndex? {
    guard case .word(let label) = step.label else { return nil }
    if !step.isSingle, occurrence < 0 { occurrence = self.occurrence(of: node, row, source) }
    let key = step.isSingle ? -Int64(label) : entryKey(label, occurrence)
    let made = keyed(key, step, in: parent, row, source)
    if graph[made].firstChild < 0,
      let url = graph.append(
        plan.names.url, to: made, &definitions, &symbols, rule: row.rule, source: .none, how: .constant)
    {
      graph.setString(string(.literal(step.url)), of: url)
    }
    return made
  }

  /// Which occurrence of its source's first step a node belongs to, from 1: rows with one label meet there.
  private mutating func occurrence(of node: NodeIndex, _ row: RowProgram, _ source: NodeIndex) -> Int64 {
    guard source >= 0 else { return 1 }
    if row.position >= 0 { return Int64(tree.number(node)) }
    var at = node
    while tree.parent(at) >= 0, tree.parent(at) != call.context, tree.parent(at) != documentNode,
      tree.parent(at) != tree.root, at != call.context
    { at = tree.parent(at) }
    return at == call.context ? 1 : Int64(tree.number(at))
  }

  /// Run, label and occurrence in one number: 30, 13 and 20 bits.
  private func entryKey(_ label: Int32, _ occurrence: Int64) -> Int64 {
    (call.serial << 33) | (Int64(label & 0x1FFF) << 20) | (occurrence & 0xFFFFF)
  }

  /// Labels by value are numbered from the top, so that they never meet words.
  mutating func valueLabel(_ value: String) -> Int32 {
    if let label = valueLabels[value] { return label }
    let label = 0x1FFF - Int32(valueLabels.count)
    valueLabels[value] = label
    return label
  }

  /// Takes an element without content out, and its parents that are left without any.
  mutating func dropEmpty(_ element: ElementIndex) {
    var at = element
    while at >= 0, at != call.target, !hasContent(at) {
      let parent = graph[at].parent
      if parent < 0 {
        drop(graph.resource(of: at))
        return
      }
      graph.remove(at)
      at = parent
    }
  }
}
