import Diagnostics
import ResourceModel
import SourceModel
import Terminology

/// A value on its way into an element.
struct OutputValue: Sendable {
  var kind: GraphValue
  var text: TextRef
  /// For a Coding: system and display beside the code in `text`.
  var system: TextRef?
  var display: TextRef?
  /// The value as it was sent, where the element cannot hold it whole.
  var sourceText: TextRef?
  /// The element's value is absent although its type requires one; only `sourceText` is written.
  var isAbsent = false

  /// The value as its own source text: what stays of a date where only an instant may stand.
  var withSourceText: OutputValue {
    var value = self
    value.sourceText = text
    return value
  }
}

// Values: source text → function → code table → element.
extension MappingRun {
  /// A row without a map: one value, one element.
  mutating func writeRow(
    _ row: RowProgram, _ node: NodeIndex, _ text: TextRef?, base: NodeIndex, hasSource: Bool
  ) {
    if row.target.head == .fact {
      writeFact(row, node, text, base: base)
      return
    }
    if endsInReference(row) {
      // The reference itself is the value.
      _ = place(row, node, base: base, hasSource: hasSource)
      return
    }
    if hasSource, node >= 0, tree[node].state == .null, row.constant < 0 {
      dispositions.mark(node, .mapped, row.rule)
      report(
        .nullEmptied, "the sender deletes this element; nothing is written for it", "see Docs/tables.md, null", at: node
      )
      return
    }
    if case .function(.resource, _) = row.using {
      copyResource(node, row)
      return
    }
    guard let value = outputValue(row, node, text, base: base) else { return }
    // A function's arguments are sources too.
    let parts = joinedNodes
    guard let element = place(row, node, base: base, hasSource: hasSource) else { return }
    write(value, to: element, row, hasSource ? node : .none, parts)
  }

  private mutating func endsInReference(_ row: RowProgram) -> Bool {
    guard let last = row.target.steps.range.last else {
      return row.target.head == .make || row.target.head == .enclosing
    }
    switch plan.targetSteps[last].kind {
    case .make, .enclosing, .same, .all: return true
    default: return false
    }
  }

  private mutating func writeFact(_ row: RowProgram, _ node: NodeIndex, _ text: TextRef?, base: NodeIndex) {
    guard facts[Int(row.target.fact.rawValue)] == nil else { return }
    let parts = joinedNodes
    guard let value = outputValue(row, node, text, base: base) else { return }
    facts[Int(row.target.fact.rawValue)] = string(value.text)
    if row.constant < 0 { markMapped(node, parts, row) }
  }

  /// Constant, or source text through function and code table. nil: nothing to write; marked and reported.
  private mutating func outputValue(
    _ row: RowProgram, _ node: NodeIndex, _ text: TextRef?, base: NodeIndex
  ) -> OutputValue? {
    if row.constant >= 0 { return constant(row, node) }
    var value: OutputValue
    if case .function(let function, let arguments) = row.using {
      guard let result = apply(function, arguments, to: text, node, row, base: base) else { return nil }
      value = result
    } else {
      guard let text else { return nil }
      value = OutputValue(kind: .string, text: text)
      if row.codes < 0 { value.text = trimmed(text) }
    }
    if row.codes >= 0 { return translate(value, row, node) }
    return checkBinding(value, row, node)
  }

  private mutating func constant(_ row: RowProgram, _ node: NodeIndex) -> OutputValue {
    let constant = plan.constants[Int(row.constant)]
    let kind: GraphValue = constant.kind == .literal ? .literal : .string
    var value = OutputValue(kind: kind, text: .literal(constant.text))
    if constant.system >= 0 { value.system = .literal(constant.system) }
    if constant.display >= 0 { value.display = .literal(constant.display) }
    return value
  }

  private mutating func translate(_ value: OutputValue, _ row: RowProgram, _ node: NodeIndex) -> OutputValue? {
    let code = trimmedString(value.text)
    let system = plan.codeTables[Int(row.codes)].asksSystem ? self.system(beside: node) : nil
    guard let (entry, isDefault) = plan.codeTables[Int(row.codes)].row(system: system, code: code),
      entry.equivalence != "unmatched"
    else {
      dispositions.mark(node, .steered, row.rule)
      report(
        .codeWithoutRow, "the code table \(plan.codeTables[Int(row.codes)].name) has no row for this code",
        "add one to terminology/maps/\(plan.codeTables[Int(row.codes)].name).csv", at: node)
      return nil
    }
    if isDefault { currentHow = .default }
    var translated = OutputValue(kind: .string, text: keep(entry.targetCode))
    if !entry.targetSystem.isEmpty {
      translated.system = keep(plan.systems.uri(of: entry.targetSystem) ?? entry.targetSystem)
    }
    if !entry.targetDisplay.isEmpty { translated.display = keep(entry.targetDisplay) }
    return translated
  }

  /// A source value in an element with a required binding must be one of its codes.
  private mutating func checkBinding(_ value: OutputValue, _ row: RowProgram, _ node: NodeIndex) -> OutputValue? {
    guard row.target.element.index >= 0, let binding = definitions.binding(of: row.target.element),
      definitions.isPrimitive(row.target.result)
    else { return value }
    if definitions.allows(code: string(value.text), system: nil, in: binding) { return value }
    dispositions.mark(node, .steered, row.rule)
    report(
      .valueOutsideBinding, "the value is not a code of \(binding)",
      "translate it with a code table in the column codes",
      at: node)
    return nil
  }

  /// Without white space around it.
  mutating func trimmed(_ text: TextRef) -> TextRef {
    let (start, end, count) = withBytes(text) { span in
      var start = 0
      var end = span.count
      while start < end, span[start] <= 0x20 { start += 1 }
      while end > start, span[end - 1] <= 0x20 { end -= 1 }
      return (start, end, span.count)
    }
    if start == 0, end == count { return text }
    if case .scratch(let range) = text { return .scratch(range.lowerBound + start..<range.lowerBound + end) }
    let mark = scratch.count
    let bytes = withBytes(text) { span in span.extracting(start..<end).withUnsafeBufferPointer(Array.init) }
    scratch.append(contentsOf: bytes)
    return .scratch(mark..<scratch.count)
  }

  /// The text without white space around it, as a String.
  ///
  /// Two steps on purpose: in `string(trimmed(text))` Swift takes `self` for the outer call before the inner one has
  /// grown the scratch bytes.
  mutating func trimmedString(_ text: TextRef) -> String {
    let short = trimmed(text)
    return string(short)
  }

  /// Writes into an element; the first value stays.
  private mutating func write(
    _ value: OutputValue, to element: ElementIndex, _ row: RowProgram, _ node: NodeIndex, _ parts: [NodeIndex]
  ) {
    let type = graph[element].type
    defer { currentHow = nil }
    if type == plan.names.codingType || type == plan.names.conceptType {
      writeCoding(value, to: element, isConcept: type == plan.names.conceptType, row, node, parts)
      return
    }
    if value.isAbsent || type == plan.names.instantType && !isWholeTime(value.text) {
      writeAbsent(element, value.sourceText == nil ? value.withSourceText : value, row, node)
      markMapped(node, parts, row)
      return
    }
    if graph[element].value != .none {
      if equalsElement(element, value.text) {
        markMapped(node, parts, row)
      } else {
        supersede(node, by: element, row)
      }
      return
    }
    set(element, value, row, node)
    for part in parts where part != node { graph.addSource(part, to: element) }
    if let sourceText = value.sourceText { writeSourceText(sourceText, on: element, row, node) }
    markMapped(node, parts, row)
  }

  /// Another row's value was there first.
  private mutating func supersede(_ node: NodeIndex, by element: ElementIndex, _ row: RowProgram) {
    guard node >= 0 else { return }
    dispositions.mark(node, .superseded, row.rule)
    report(
      .supersededValue,
      "\(definitions.name(of: graph[element])) holds another value already, written by \(symbols.name(graph[element].rule))",
      "choose between the two with a condition", at: node)
  }

  /// Whether a written time says its time of day: an instant that was cut to its date (no zone) is none.
  private mutating func isWholeTime(_ text: TextRef) -> Bool { string(text).utf8.contains(UInt8(ascii: "T")) }

  private mutating func set(_ element: ElementIndex, _ value: OutputValue, _ row: RowProgram, _ node: NodeIndex) {
    switch value.text {
    case .node(let node): graph.setText(of: node, in: tree, value.kind, of: element)
    case .literal(let literal):
      graph.setBytes(plan.literalBytes[plan.literals[Int(literal)]], value.kind, of: element)
    case .scratch(let range): graph.setBytes(scratch[range], value.kind, of: element)
    }
    guard graph[element].length > 0 else {
      graph.clearValue(of: element)
      dropEmpty(element)
      return
    }
    graph[element].rule = row.rule
    graph[element].source = node
    graph[element].how = currentHow ?? row.how
  }

  mutating func equalsElement(_ element: ElementIndex, _ text: TextRef) -> Bool {
    graph.withText(element) { a in
      withBytes(text) { b in
        guard a.count == b.count else { return false }
        for i in a.indices where a[i] != b[i] { return false }
        return true
      }
    }
  }

  private mutating func writeCoding(
    _ value: OutputValue, to element: ElementIndex, isConcept: Bool, _ row: RowProgram, _ node: NodeIndex,
    _ parts: [NodeIndex]
  ) {
    var coding = element
    if isConcept {
      guard
        let made = graph.append(
          "coding", to: element, &definitions, &symbols, rule: row.rule, source: node, how: row.how)
      else { return }
      coding = made
    }
    writePart(plan.names.codingSystem, value.system, of: coding, row, node)
    writePart(plan.names.codingCode, value.text, of: coding, row, node)
    writePart(plan.names.codingDisplay, value.display, of: coding, row, node)
    markMapped(node, parts, row)
  }

  /// A Coding's system, code or display; what is there stays.
  private mutating func writePart(
    _ part: ElementID, _ text: TextRef?, of coding: ElementIndex, _ row: RowProgram, _ node: NodeIndex
  ) {
    guard let text, part.index >= 0 else { return }
    let name = definitions.symbol(of: part)
    let known = graph.child(name, of: coding)
    if known >= 0 {
      if !equalsElement(known, text) { supersede(node, by: known, row) }
      return
    }
    let child = graph.append(
      part, named: name, type: definitions.type(of: part), to: coding, rule: row.rule, source: node, how: row.how)
    set(child, OutputValue(kind: .string, text: text), row, node)
  }

  /// Marks what a written value came from: the leaf, or everything below a node that went in whole.
  mutating func isWhole(_ row: RowProgram) -> Bool {
    if case .function(let function, _) = row.using { return function == .xhtml || function == .narrative }
    return false
  }

  mutating func markMapped(_ node: NodeIndex, _ parts: [NodeIndex], _ row: RowProgram) {
    if node >= 0, row.source.count > 0 || row.position >= 0 {
      if isWhole(row) || tree[node].isMixed {
        markTexts(node, row.rule)
      } else if row.constant < 0 || tree.firstChild(node) < 0 {
        dispositions.mark(node, .mapped, row.rule)
      }
    }
    for part in parts { dispositions.mark(part, .mapped, row.rule) }
  }

  private mutating func markTexts(_ node: NodeIndex, _ rule: Symbol) {
    dispositions.markAll(node, in: tree, .mapped, rule)
  }
}

extension R4Definitions {
  /// An element's name for people.
  mutating func name(of element: ResourceGraph.Element) -> String {
    element.definition.index >= 0 ? self[element.definition].path : self[element.type].name
  }
}
