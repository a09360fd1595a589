import SourceModel

// Expressions → records.
extension MappingPlan {
  /// Operands in a row.
  mutating func compile(_ syntax: [OperandSyntax], _ symbols: inout SymbolTable) -> Records {
    let compiled = syntax.map { compile($0, &symbols) }
    let records = Records(first: Int32(operands.count), count: Int32(compiled.count))
    operands.append(contentsOf: compiled)
    return records
  }

  /// One operand, as a record of its own.
  mutating func operand(_ syntax: OperandSyntax, _ symbols: inout SymbolTable) -> Int32 {
    let compiled = compile(syntax, &symbols)
    operands.append(compiled)
    return Int32(operands.count - 1)
  }

  private mutating func compile(_ syntax: OperandSyntax, _ symbols: inout SymbolTable) -> Operand {
    switch syntax {
    case .path(let path): return Operand(kind: .path, number: compile(path, &symbols))
    case .fact(let fact): return Operand(kind: .fact, fact: fact)
    case .literal(let text): return Operand(kind: .literal, number: literal(text))
    case .choose(let choice, let parts):
      return Operand(kind: .choose, choice: choice, operands: compile(parts, &symbols))
    case .target(let element): return Operand(kind: .target, element: symbols.intern(element))
    }
  }

  private mutating func compile(_ path: PathSyntaxTree, _ symbols: inout SymbolTable) -> Int32 {
    var compiled: [PathStep] = []
    for step in path.steps {
      var records: [PathPredicate] = []
      for predicate in step.predicates {
        switch predicate {
        case .nth(let number): records.append(PathPredicate(kind: .nth, number: Int32(number)))
        case .last: records.append(PathPredicate(kind: .last, number: 0))
        case .condition(let condition):
          records.append(PathPredicate(kind: .condition, number: compile(condition, &symbols)))
        }
      }
      let first = Int32(predicates.count)
      predicates.append(contentsOf: records)
      // `**` holds a segment and what encloses it: taken as itself and as a child, the segment would come twice.
      let isBelowAll = compiled.last?.axis == .descendants && step.axis == .segment
      compiled.append(
        PathStep(
          axis: isBelowAll ? .child : step.axis, symbol: symbols.intern(step.name),
          predicates: Records(first: first, count: Int32(records.count))))
    }
    let records = Records(first: Int32(steps.count), count: Int32(compiled.count))
    steps.append(contentsOf: compiled)
    paths.append(PathProgram(start: path.start, steps: records))
    return Int32(paths.count - 1)
  }

  /// A condition; the number of its outermost record.
  mutating func compile(_ syntax: ConditionSyntax, _ symbols: inout SymbolTable) -> Int32 {
    var step: ConditionStep
    switch syntax {
    case .or(let left, let right):
      step = ConditionStep(kind: .or)
      step.left = compile(left, &symbols)
      step.right = compile(right, &symbols)
    case .and(let left, let right):
      step = ConditionStep(kind: .and)
      step.left = compile(left, &symbols)
      step.right = compile(right, &symbols)
    case .not(let inner):
      step = ConditionStep(kind: .not)
      step.left = compile(inner, &symbols)
    case .changed:
      step = ConditionStep(kind: .changed)
    case .otherwise:
      step = ConditionStep(kind: .otherwise)
    case .state(let state, let left):
      step = ConditionStep(kind: .state, state: state)
      step.left = operand(left, &symbols)
    case .compare(let comparison, let measure, let left, let right):
      step = ConditionStep(kind: .compare, comparison: comparison, measure: measure)
      step.left = operand(left, &symbols)
      step.right = operand(right, &symbols)
    case .oneOf(let left, let list):
      step = ConditionStep(kind: .oneOf)
      step.left = operand(left, &symbols)
      step.list = compile(list, &symbols)
    case .startsWith(let left, let right):
      step = ConditionStep(kind: .startsWith)
      step.left = operand(left, &symbols)
      step.right = operand(right, &symbols)
    }
    conditions.append(step)
    return Int32(conditions.count - 1)
  }
}
