import Diagnostics
import ResourceModel
import SourceModel
import Tables
import Terminology

// Rows → records. A broken row is reported with its place and left out.
extension MappingPlan {
  /// Compiles a map, once.
  mutating func compile(_ map: Int32, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions) {
    guard !maps[Int(map)].isCompiled else { return }
    maps[Int(map)].isCompiled = true
    let source = source(maps[Int(map)].name)
    var structure = source.isMessageMap ? MessageStructure() : nil
    let first = rows.count
    for text in source.rows {
      var gate = RowGate()
      if let row = row(text, of: source, in: map, &gate, &structure, &symbols, &definitions) {
        rows.append(row)
        gates.append(gate)
        if row.deepName != .none { deepNames.insert(row.deepName) }
      }
      if text.when.holds("else") { maps[Int(map)].asksElse = true }
    }
    for number in (first..<rows.count).dropLast().reversed() where gates[number].children == gates[number + 1].children
    {
      gates[number].alike = gates[number + 1].alike + 1
    }
    maps[Int(map)].rows = Records(first: Int32(first), count: Int32(rows.count - first))
    maps[Int(map)].structure = structure
  }

  private mutating func row(
    _ text: RowText, of source: MapSource, in map: Int32, _ gate: inout RowGate,
    _ structure: inout MessageStructure?, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) -> RowProgram? {
    let ruleName = source.name + "#" + text.id
    var column = "source"
    var code = DiagnosticCode.badSource
    do throws(SyntaxProblem) {
      let rule = symbols.intern(ruleName)
      ruleSymbols[ruleName] = rule
      var row = RowProgram(rule: rule, target: TargetProgram(head: .nowhere))
      var path = text.source
      if var grammar = structure, let steps = GrammarParser.steps(path) {
        row.position = grammar.add(steps, &symbols)
        structure = grammar
        path = steps[steps.count - 1].name
      }
      if path.hasPrefix("**/"), text.target == "-" {
        row.deepName = symbols.intern(String(path.dropFirst(3)))
      } else if !path.isEmpty {
        let operands = try ExpressionParser.source(path)
        if isChecked, let field = segmentFields.unknownField(in: operands) {
          report(
            .unknownSourceField, "HL7 v2 has no field \(field)", "check the segment's fields", text, column, source)
        }
        row.source = compile(operands, &symbols)
        if row.position < 0 {
          gate.children = NameSet(neededChild(row.source))
          gate.grandchildren = NameSet(neededGrandchild(row.source))
        }
      }
      (column, code) = ("when", .badCondition)
      if !text.when.isEmpty {
        row.condition = compile(try ExpressionParser.condition(text.when), &symbols)
        gate.waits = asksChange(row.condition)
      }
      if gate.children.isEmpty, row.position < 0, row.source.isEmpty || isItself(row.source), row.condition >= 0 {
        gate.children = neededChildren(condition: row.condition)
      }
      (column, code) = ("target", .badTarget)
      let target = try TargetParser.target(text.target.isEmpty ? "." : text.target)
      guard let program = compile(target, text, of: source, in: map, &symbols, &definitions) else { return nil }
      row.target = program
      (column, code) = ("using", .unknownFunction)
      try compileUsing(text, of: source, into: &row, &symbols, &definitions)
      compileValue(text, of: source, into: &row, &definitions)
      row.how = provenience(of: text, target)
      checkNotes(text, of: source, row)
      return row
    } catch {
      report(code, error.message, "see the grammar in Docs/tables.md", text, column, source)
      return nil
    }
  }

  private func provenience(of text: RowText, _ target: TargetSyntax) -> Provenience {
    if target.steps.contains(where: {
      if case .word("data-absent-reason")? = $0.label { true } else { false }
    }) {
      return .absent
    }
    guard !text.value.isEmpty else { return .mapped }
    return text.when.holds("not valued") && text.source.isEmpty ? .default : .constant
  }

  private mutating func compileUsing(
    _ text: RowText, of source: MapSource, into row: inout RowProgram, _ symbols: inout SymbolTable,
    _ definitions: inout R4Definitions
  ) throws(SyntaxProblem) {
    guard !text.using.isEmpty else {
      if text.value.isEmpty, text.codes.isEmpty, row.target.result.index >= 0,
        let implied = TableFunction.implied(by: definitions[row.target.result].name)
      {
        row.using = .function(implied, Records())
      }
      return
    }
    let (name, arguments) = try ExpressionParser.using(text.using)
    if name == "structural" {
      row.using = .structural
      if row.target.head != .nowhere { throw SyntaxProblem("structural stands with the target - only") }
    } else if let function = TableFunction(rawValue: name) {
      guard function.argumentCount.contains(arguments.count) else {
        throw SyntaxProblem("\(name) takes \(function.argumentCount.words) arguments, not \(arguments.count)")
      }
      row.using = .function(function, compile(arguments, &symbols))
      checkResult(function, text, of: source, row, definitions)
    } else if hasMap(name) {
      row.using = .map(map(name, for: row.target.result))
      checkMapResult(name, text, of: source, row, &definitions)
    } else {
      report(
        .unknownMap, "\(name) is neither a map nor a function",
        "name a file of Mappings/ or a function of Docs/functions.md",
        text, "using", source)
    }
  }

  private func checkResultType(_ row: RowProgram, _ definitions: R4Definitions) -> TypeDefinition? {
    row.target.result.index >= 0 ? definitions[row.target.result] : nil
  }

  private mutating func checkResult(
    _ function: TableFunction, _ text: RowText, of source: MapSource, _ row: RowProgram, _ definitions: R4Definitions
  ) {
    guard let type = checkResultType(row, definitions), text.codes.isEmpty, text.value.isEmpty else { return }
    let fits =
      type.kind == .primitive && (function.resultTypes.isEmpty || function.resultTypes.contains(type.name))
      || function == .resource
    if !fits {
      report(
        .wrongResultType, "\(function.rawValue) does not make a \(type.name)", "choose a target of its type", text,
        "using",
        source)
    }
  }

  private mutating func checkMapResult(
    _ name: String, _ text: RowText, of source: MapSource, _ row: RowProgram, _ definitions: inout R4Definitions
  ) {
    let made = String(name.split(separator: "-").last ?? "")
    guard let type = checkResultType(row, definitions), made != type.name, definitions.type(made) != nil else { return }
    report(
      .wrongResultType, "\(name) makes a \(made), the target is a \(type.name)", "name the map for this type", text,
      "using", source)
  }

  /// The cells `value` and `codes`.
  private mutating func compileValue(
    _ text: RowText, of source: MapSource, into row: inout RowProgram, _ definitions: inout R4Definitions
  ) {
    let type = checkResultType(row, definitions)
    if !text.codes.isEmpty {
      row.codes = codeTable(text.codes)
      if codeTables[Int(row.codes)].rows.isEmpty {
        report(
          .unknownCodeTable, "there is no code table \(text.codes)", "add terminology/maps/\(text.codes).csv", text,
          "codes",
          source)
      }
      checkCodes(text, of: source, row, definitions)
    }
    guard !text.value.isEmpty else { return }
    if text.value.first?.isNumber == true, text.value.holds("E+") {
      report(.badCell, "a spreadsheet has rounded this number", "write its digits", text, "value", source)
    }
    row.constant = Int32(constants.count)
    constants.append(constant(text.value, for: type))
    if let type, type.kind == .primitive || type.name == "Coding" || type.name == "CodeableConcept" {
      checkConstant(text, of: source, row, definitions)
    } else if type != nil {
      report(
        .wrongResultType, "a constant cannot fill this type", "write its elements one by one", text, "value", source)
    }
  }

  private mutating func constant(_ value: String, for type: TypeDefinition?) -> Constant {
    switch type?.name {
    case "Coding", "CodeableConcept":
      let parts = value.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 1 else { return Constant(kind: .token, text: literal(value)) }
      return Constant(
        kind: .token, text: literal(parts[1]), system: parts[0].isEmpty ? -1 : literal(parts[0]),
        display: parts.count > 2 ? literal(parts[2]) : -1)
    case "boolean", "integer", "decimal", "positiveInt", "unsignedInt":
      return Constant(kind: .literal, text: literal(value))
    default:
      return Constant(kind: .string, text: literal(value))
    }
  }

  private mutating func codeTable(_ name: String) -> Int32 {
    if let id = codeTableIDs[name] { return id }
    let id = Int32(codeTables.count)
    codeTables.append(CodeTable(name, library: library, systems: systems, problems: &problems))
    codeTableIDs[name] = id
    return id
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ remedy: String, _ text: RowText, _ column: String, _ source: MapSource
  ) {
    problems.append(
      source.tables[text.table].problem(
        code, message, remedy: remedy, in: text.row, column: column, rule: source.name + "#" + text.id))
  }
}

// Checks of one row by itself.
extension MappingPlan {
  /// A required binding's value set, when the row writes an element that has one.
  private func binding(_ row: RowProgram, _ definitions: R4Definitions) -> String? {
    row.target.element.index >= 0 ? definitions[row.target.element].binding : nil
  }

  private mutating func checkConstant(
    _ text: RowText, of source: MapSource, _ row: RowProgram, _ definitions: R4Definitions
  ) {
    guard let binding = binding(row, definitions) else { return }
    let parts = text.value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let isToken = constants[Int(row.constant)].kind == .token && parts.count > 1
    let allowed = definitions.allows(
      code: isToken ? parts[1] : text.value, system: isToken ? parts[0] : nil, in: binding)
    if !allowed {
      report(
        .codeOutsideBinding, "\(text.value) is not in \(binding)", "use one of its codes", text, "value", source)
    }
  }

  private mutating func checkCodes(
    _ text: RowText, of source: MapSource, _ row: RowProgram, _ definitions: R4Definitions
  ) {
    guard let binding = binding(row, definitions) else { return }
    for entry in codeTables[Int(row.codes)].rows where entry.equivalence != "unmatched" {
      let system = entry.targetSystem.isEmpty ? nil : systems.uri(of: entry.targetSystem) ?? entry.targetSystem
      guard !definitions.allows(code: entry.targetCode, system: system, in: binding) else { continue }
      report(
        .codeOutsideBinding, "\(text.codes) line \(entry.line) makes \(entry.targetCode), which is not in \(binding)",
        "use one of its codes", text, "codes", source)
    }
  }

  private mutating func checkNotes(_ text: RowText, of source: MapSource, _ row: RowProgram) {
    if row.target.head == .nowhere, text.note.isEmpty {
      if case .structural = row.using { return }
      report(
        .ignoredWithoutNote, "a row that ignores its source must say why", "fill note, or write structural in using",
        text, "note", source)
    }
    if case .own = row.target.head, row.target.steps.isEmpty, row.constant < 0, row.codes < 0, text.using.isEmpty,
      text.target.isEmpty
    {
      report(.badTarget, "the row has no target", "name one, or - with a note", text, "target", source)
    }
    if text.when.holds("else"), text.source.isEmpty {
      report(
        .badCondition, "else needs a source", "name the nodes that an earlier row may have taken", text, "when", source)
    }
  }
}
