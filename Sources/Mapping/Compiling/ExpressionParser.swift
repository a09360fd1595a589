/// Reads the cells `source`, `when` and the arguments of `using`.
struct ExpressionParser {
  private var scanner: CellScanner

  init(_ cell: String) throws(SyntaxProblem) { scanner = try CellScanner(cell) }

  /// A whole `source` cell: operands joined by `&`.
  static func source(_ cell: String) throws(SyntaxProblem) -> [OperandSyntax] {
    var parser = try ExpressionParser(cell)
    let operands = try parser.concatenation()
    try parser.scanner.expectEnd()
    return operands
  }

  /// A whole `when` cell.
  static func condition(_ cell: String) throws(SyntaxProblem) -> ConditionSyntax {
    var parser = try ExpressionParser(cell)
    let condition = try parser.alternatives()
    try parser.scanner.expectEnd()
    return condition
  }

  /// A whole `using` cell: a name, and arguments in parentheses.
  static func using(_ cell: String) throws(SyntaxProblem) -> (name: String, arguments: [OperandSyntax]) {
    var parser = try ExpressionParser(cell)
    let name = try parser.scanner.take()
    var arguments: [OperandSyntax] = []
    if parser.scanner.take("(") {
      repeat { arguments.append(try parser.operand()) } while parser.scanner.take(",")
      try parser.scanner.expect(")")
    }
    try parser.scanner.expectEnd()
    return (name, arguments)
  }

  private mutating func concatenation() throws(SyntaxProblem) -> [OperandSyntax] {
    var operands = [try operand()]
    while scanner.take("&") { operands.append(try operand()) }
    return operands
  }

  private mutating func operand() throws(SyntaxProblem) -> OperandSyntax {
    guard let word = scanner.word else { throw SyntaxProblem("an operand is missing") }
    if word.hasPrefix("\"") {
      _ = try scanner.take()
      // A line break cannot stand in a cell that a spreadsheet keeps on one line.
      return .literal(String(word.dropFirst().dropLast()).replacing("\\n", with: "\n"))
    }
    if word.hasPrefix("%") {
      guard let fact = Fact(try scanner.take()) else { throw SyntaxProblem("\(word) is no fact") }
      return .fact(fact)
    }
    if let choice = Choice(word), scanner.nextWord == "(" {
      _ = try scanner.take()
      try scanner.expect("(")
      var operands: [OperandSyntax] = []
      repeat { operands.append(try operand()) } while scanner.take(",")
      try scanner.expect(")")
      return .choose(choice, operands)
    }
    if word.hasPrefix("."), word.count > 1 {
      _ = try scanner.take()
      var name = String(word.dropFirst())
      if scanner.take("[") {
        guard try scanner.take() == "x" else { throw SyntaxProblem("only [x] may follow an element of the target") }
        try scanner.expect("]")
        name += "[x]"
      }
      return .target(name)
    }
    return .path(try path())
  }

  private mutating func path() throws(SyntaxProblem) -> PathSyntaxTree {
    var start = PathStart.base
    if scanner.take("^") {
      start = .enclosing
    } else if scanner.take("$") {
      start = .context
      _ = scanner.take("/")
    } else if scanner.take("/") {
      start = .document
    }
    var steps: [StepSyntax] = []
    repeat { try steps.append(contentsOf: step()) } while scanner.take("/")
    return PathSyntaxTree(start: start, steps: steps)
  }

  private mutating func step() throws(SyntaxProblem) -> [StepSyntax] {
    let word = try scanner.take()
    var steps: [StepSyntax]
    switch word {
    case ".": steps = [StepSyntax(axis: .itself, name: "")]
    case "*": steps = [StepSyntax(axis: .any, name: "")]
    case "**": steps = [StepSyntax(axis: .descendants, name: "")]
    default: steps = try Self.named(word)
    }
    while scanner.take("[") {
      let predicate: StepSyntax.Predicate
      if let word = scanner.word, let number = Int(word), scanner.nextWord == "]" {
        _ = try scanner.take()
        predicate = .nth(number)
      } else if scanner.word == "last", scanner.nextWord == "]" {
        _ = try scanner.take()
        predicate = .last
      } else {
        predicate = .condition(try alternatives())
      }
      try scanner.expect("]")
      steps[steps.count - 1].predicates.append(predicate)
    }
    return steps
  }

  // Whether a word reads like `PR1-3.1`.
  private static func isField(_ word: String) -> Bool {
    guard let dash = word.firstIndex(of: "-"), isSegment(word[..<dash]) else { return false }
    return word[word.index(after: dash)...].split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      isNumber($0)
    }
  }

  /// `PR1-3.1` is a segment and components, `CX.4.2` components, anything else a name.
  private static func named(_ word: String) throws(SyntaxProblem) -> [StepSyntax] {
    guard let first = word.first, first.isLetter || first == "@" || first == "_" || first.isNumber || first == "#"
    else {
      throw SyntaxProblem("\(word) is no step")
    }
    if let dash = word.firstIndex(of: "-"), isSegment(word[..<dash]) {
      let numbers = word[word.index(after: dash)...].split(separator: ".", omittingEmptySubsequences: false)
      if numbers.allSatisfy({ isNumber($0) }) {
        return [StepSyntax(axis: .segment, name: String(word[..<dash]))]
          + numbers.map { StepSyntax(axis: .component, name: String($0)) }
      }
    }
    if let dot = word.firstIndex(of: "."), word[..<dot].allSatisfy({ $0.isUppercase || $0.isNumber }) {
      let numbers = word[word.index(after: dot)...].split(separator: ".", omittingEmptySubsequences: false)
      if !numbers.isEmpty, numbers.allSatisfy({ isNumber($0) }) {
        return numbers.map { StepSyntax(axis: .component, name: String($0)) }
      }
    }
    return [StepSyntax(axis: isSegment(word[...]) ? .segment : .child, name: word)]
  }

  private static func isNumber(_ text: Substring) -> Bool {
    guard let value = Int(text), value > 0, value < 1000 else { return false }
    return !text.hasPrefix("0") && !text.hasPrefix("+")
  }

  /// Three capitals or digits, beginning with a capital: HL7 v2.5.1 §2.5.2.
  static func isSegment(_ text: Substring) -> Bool {
    text.utf8.count == 3 && text.first?.isUppercase == true
      && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }
  }
}

// Conditions.
extension ExpressionParser {
  private mutating func alternatives() throws(SyntaxProblem) -> ConditionSyntax {
    var condition = try conjunction()
    while scanner.take("or") { condition = .or(condition, try conjunction()) }
    return condition
  }

  private mutating func conjunction() throws(SyntaxProblem) -> ConditionSyntax {
    var condition = try term()
    while scanner.take("and") { condition = .and(condition, try term()) }
    return condition
  }

  private mutating func term() throws(SyntaxProblem) -> ConditionSyntax {
    if scanner.take("not") { return .not(try term()) }
    if scanner.take("else") { return .otherwise }
    if scanner.word == "changed", scanner.nextWord.map({ ["and", "or", ")"].contains($0) }) ?? true {
      _ = try scanner.take()
      return .changed
    }
    if scanner.take("(") {
      let inner = try alternatives()
      try scanner.expect(")")
      return inner
    }
    return try test()
  }

  private mutating func test() throws(SyntaxProblem) -> ConditionSyntax {
    var measure = Measure.text
    let left: OperandSyntax
    if let word = scanner.word, word == "count" || word == "length", scanner.nextWord == "(" {
      _ = try scanner.take()
      measure = word == "count" ? .count : .length
      try scanner.expect("(")
      left = try operand()
      try scanner.expect(")")
    } else {
      left = try operand()
    }
    let isNegated = scanner.take("not")
    let condition = try relation(left, measure)
    return isNegated ? .not(condition) : condition
  }

  private mutating func relation(_ left: OperandSyntax, _ measure: Measure) throws(SyntaxProblem) -> ConditionSyntax {
    let word = try scanner.take()
    switch word {
    case "valued": return .state(.valued, left)
    case "absent": return .state(.absent, left)
    case "null": return .state(.null, left)
    case "present": return .state(.present, left)
    case "=": return .compare(.equal, measure, left, try right())
    case "!=": return .compare(.notEqual, measure, left, try right())
    case "<": return .compare(.less, measure, left, try right())
    case "<=": return .compare(.lessOrEqual, measure, left, try right())
    case ">": return .compare(.greater, measure, left, try right())
    case ">=": return .compare(.greaterOrEqual, measure, left, try right())
    case "startsWith": return .startsWith(left, try right())
    case "in":
      try scanner.expect("(")
      var list: [OperandSyntax] = []
      repeat { list.append(try right()) } while scanner.take(",")
      try scanner.expect(")")
      return .oneOf(left, list)
    default:
      throw SyntaxProblem("\(word) is no relation: use valued, absent, null, present, =, !=, <, >, in, startsWith")
    }
  }

  /// A constant, or a path marked by `/`, `^` or `$`.
  private mutating func right() throws(SyntaxProblem) -> OperandSyntax {
    guard let word = scanner.word else { throw SyntaxProblem("the right side is missing") }
    if word == "/" || word == "^" || word == "$" { return .path(try path()) }
    if Choice(word) != nil, scanner.nextWord == "(" { return try operand() }
    if [")", "]", ",", "(", "["].contains(word) { throw SyntaxProblem("the right side is missing before \(word)") }
    // A bare word is a constant; comparison marks may stand as constants too (SN.1 in (<, >)). One that reads like a
    // field was meant as one, and would never be equal to it.
    if Self.isField(word) { throw SyntaxProblem("\(word) is a constant here: write $\(word), or quote it") }
    _ = try scanner.take()
    return .literal(word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : word)
  }
}
