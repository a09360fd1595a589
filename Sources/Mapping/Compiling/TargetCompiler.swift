import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// Targets → records, checked against R4 element by element.
extension MappingPlan {
  /// nil when the target names something that R4 does not have; reported.
  mutating func compile(
    _ syntax: TargetSyntax, _ text: RowText, of source: MapSource, in map: Int32, _ symbols: inout SymbolTable,
    _ definitions: inout R4Definitions
  ) -> TargetProgram? {
    var program = TargetProgram(head: .own)
    var type = maps[Int(map)].type
    switch syntax.head {
    case .own: break
    case .nowhere: program.head = .nowhere
    case .fact(let fact):
      program.head = .fact
      program.fact = fact
      type = TypeID(index: -1)
    case .make(let name, let label):
      guard let made = resource(name, text, of: source, &definitions) else { return nil }
      program.head = .make
      program.type = made
      program.label = compile(label, &symbols)
      type = made
    case .enclosing(let name, let label):
      program.head = .enclosing
      program.label = label.map { .word(self.label($0)) } ?? .none
      type = TypeID(index: -1)
      if let name {
        guard let found = resource(name, text, of: source, &definitions) else { return nil }
        program.type = found
        type = found
      }
    }
    var compiled: [TargetStep] = []
    for step in syntax.steps {
      let before = type
      guard append(step, to: &compiled, &type, text, of: source, &symbols, &definitions) else { return nil }
      if step.reference == nil, let last = compiled.last, before.index >= 0 { program.element = last.element }
      if step.reference != nil { program.element = .unknown }
    }
    program.steps = Records(first: Int32(targetSteps.count), count: Int32(compiled.count))
    targetSteps.append(contentsOf: compiled)
    program.result = type
    return program
  }

  private mutating func resource(
    _ name: String, _ text: RowText, of source: MapSource, _ definitions: inout R4Definitions
  ) -> TypeID? {
    guard definitions.isResource(name), let type = definitions.type(name) else {
      report(.unknownElement, "\(name) is no resource of R4", "check the spelling", text, "target", source)
      return nil
    }
    return type
  }

  private mutating func compile(_ label: LabelSyntax?, _ symbols: inout SymbolTable) -> LabelID {
    switch label {
    case nil: .none
    case .word(let word): .word(self.label(word))
    case .value(let value): .value(operand: operand(value, &symbols))
    }
  }

  private mutating func append(
    _ step: TargetStepSyntax, to compiled: inout [TargetStep], _ type: inout TypeID, _ text: RowText,
    of source: MapSource, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) -> Bool {
    guard type.index >= 0 else {
      report(
        .badTarget, "the map has no target of its own here",
        "begin the target with a type, or call the map with a target",
        text, "target", source)
      return false
    }
    guard let element = definitions.element(symbols.intern(step.name), of: type, &symbols) else {
      report(
        .unknownElement, "\(definitions[type].name) has no element \(step.name)", "check it against FHIR R4", text,
        "target",
        source)
      return false
    }
    let definition = definitions[element]
    var record = TargetStep(kind: definition.isList ? .entry : .element, element: element, type: definition.type)
    if step.name == "extension", case .word(let label)? = step.label {
      guard let known = extensions[label] else {
        report(
          .unknownExtension, "there is no extension \(label)", "add it to terminology/extensions.csv", text, "target",
          source)
        return false
      }
      record.kind = .extension
      record.url = literal(known.url)
      record.isSingle = known.isSingle
      record.label = .word(self.label(label))
      checkContext(known, on: compiled, type, text, of: source, definitions)
    } else {
      record.label = compile(step.label, &symbols)
      if step.label != nil, !definition.isList {
        report(
          .ambiguousLabel, "\(definition.path) is single: a label means nothing there", "drop the label", text,
          "target",
          source)
      }
    }
    compiled.append(record)
    type = definition.type
    guard let reference = step.reference else { return true }
    return append(reference, of: definition, to: &compiled, &type, text, of: source, &definitions)
  }

  private mutating func append(
    _ reference: ReferenceSyntax, of element: ElementDefinition, to compiled: inout [TargetStep], _ type: inout TypeID,
    _ text: RowText, of source: MapSource, _ definitions: inout R4Definitions
  ) -> Bool {
    guard definitions[type].name == "Reference" else {
      report(.badTarget, "\(element.path) is no reference", "drop the parentheses", text, "target", source)
      return false
    }
    var record = TargetStep(kind: .make)
    let name: String?
    switch reference {
    case .make(let made, let label):
      name = made
      record.label = label.map { .word(self.label($0)) } ?? .none
    case .enclosing(let found, let label):
      name = found
      record.kind = .enclosing
      record.label = label.map { .word(self.label($0)) } ?? .none
    case .same(let found):
      name = found
      record.kind = .same
    case .all(let found):
      name = found
      record.kind = .all
    }
    if let name {
      guard let target = resource(name, text, of: source, &definitions) else { return false }
      record.type = target
      if !element.referenceTargets.isEmpty, !element.referenceTargets.contains(name),
        !element.referenceTargets.contains("Resource")
      {
        report(
          .wrongResultType, "\(element.path) may not refer to \(name)",
          "R4 allows \(element.referenceTargets.joined(separator: ", "))", text, "target", source)
        return false
      }
    }
    compiled.append(record)
    type = record.type
    return true
  }

  private mutating func checkContext(
    _ known: Extensions.Definition, on compiled: [TargetStep], _ type: TypeID, _ text: RowText, of source: MapSource,
    _ definitions: R4Definitions
  ) {
    if known.context == "Element" || known.context.isEmpty { return }
    let owner = definitions[type].name
    let path = compiled.last.map { $0.element.index >= 0 ? definitions[$0.element].path : owner } ?? owner
    let outer = compiled.last { $0.kind == .extension }.map {
      String(decoding: literalBytes[literals[Int($0.url)]], as: UTF8.self)
    }
    let contexts = known.context.split(separator: " ").map(String.init)
    let fits = contexts.contains { $0 == owner || $0 == path || extensions[$0]?.url == outer && outer != nil }
    if !fits {
      report(
        .unknownExtension, "\(known.label) belongs on \(known.context), not on \(path)",
        "correct its context in terminology/extensions.csv, or the target", text, "target", source)
    }
  }
}
