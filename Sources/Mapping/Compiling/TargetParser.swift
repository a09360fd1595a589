/// Reads the cell `target`.
struct TargetParser {
  private var rest: Substring

  private init(_ cell: String) { rest = Substring(cell) }

  /// A whole `target` cell.
  static func target(_ cell: String) throws(SyntaxProblem) -> TargetSyntax {
    if cell == "-" { return TargetSyntax(head: .nowhere, steps: []) }
    if cell == "." { return TargetSyntax(head: .own, steps: []) }
    if cell.hasPrefix("%") {
      guard let fact = Fact(cell) else { throw SyntaxProblem("\(cell) is no fact") }
      return TargetSyntax(head: .fact(fact), steps: [])
    }
    var parser = TargetParser(cell)
    return try parser.whole()
  }

  private mutating func whole() throws(SyntaxProblem) -> TargetSyntax {
    var head = TargetHead.own
    if take("^") {
      let type = word()
      head = .enclosing(type: type.isEmpty ? nil : type, label: try wordLabel())
      if rest.isEmpty { return TargetSyntax(head: head, steps: []) }
      guard take(".") else { throw SyntaxProblem("a . is missing before \(rest)") }
    } else if rest.first?.isUppercase == true {
      let type = word()
      head = .make(type: type, label: try label())
      if rest.isEmpty { return TargetSyntax(head: head, steps: []) }
      guard take(".") else { throw SyntaxProblem("a . is missing before \(rest)") }
    }
    var steps: [TargetStepSyntax] = []
    repeat {
      let name = word()
      guard !name.isEmpty else {
        throw SyntaxProblem("an element is missing before \(rest.isEmpty ? "the end" : rest)")
      }
      let label = try label()
      steps.append(TargetStepSyntax(name: name, label: label, reference: try reference()))
    } while take(".")
    guard rest.isEmpty else { throw SyntaxProblem("\(rest) is left over") }
    return TargetSyntax(head: head, steps: steps)
  }

  private mutating func reference() throws(SyntaxProblem) -> ReferenceSyntax? {
    guard take("(") else { return nil }
    let reference: ReferenceSyntax
    if take("=") {
      let type = word()
      reference = .same(type: type.isEmpty ? nil : type)
    } else if take("*") {
      let type = word()
      reference = .all(type: type.isEmpty ? nil : type)
    } else if take("^") {
      let type = word()
      reference = .enclosing(type: type.isEmpty ? nil : type, label: try wordLabel())
    } else {
      let type = word()
      guard !type.isEmpty else { throw SyntaxProblem("a type is missing in the reference") }
      reference = .make(type: type, label: try wordLabel())
    }
    guard take(")") else { throw SyntaxProblem(") is missing") }
    return reference
  }

  private mutating func label() throws(SyntaxProblem) -> LabelSyntax? {
    guard take("[") else { return nil }
    guard let end = closingBracket() else { throw SyntaxProblem("] is missing") }
    let inner = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    if inner.hasPrefix("=") {
      let operands = try ExpressionParser.source(String(inner.dropFirst()))
      guard operands.count == 1 else { throw SyntaxProblem("[=path] takes one path") }
      return .value(operands[0])
    }
    guard !inner.isEmpty, inner.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
      throw SyntaxProblem("a label is one word")
    }
    return .word(inner)
  }

  private mutating func wordLabel() throws(SyntaxProblem) -> String? {
    switch try label() {
    case .word(let word): return word
    case .value: throw SyntaxProblem("only a word may label this")
    case nil: return nil
    }
  }

  private func closingBracket() -> Substring.Index? {
    var depth = 0
    for index in rest.indices {
      if rest[index] == "[" { depth += 1 }
      if rest[index] == "]" {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  private mutating func word() -> String {
    let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? rest.endIndex
    defer { rest = rest[end...] }
    return String(rest[..<end])
  }

  private mutating func take(_ mark: Character) -> Bool {
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }
}

/// Reads the `source` of a message map's row as grammar: `FINANCIAL+/PROCEDURE*/PR1`.
enum GrammarParser {
  /// nil when the cell is no grammar but an ordinary path (`.`, `MSH-7`).
  static func steps(_ cell: String) -> [GrammarStep]? {
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false)
    var steps: [GrammarStep] = []
    for part in parts {
      let mark = part.last.flatMap { "?*+".contains($0) ? $0 : nil }
      let name = mark == nil ? part : part.dropLast()
      guard let first = name.first, first.isUppercase || first.isNumber && !steps.isEmpty,
        name.allSatisfy({ $0.isUppercase || $0.isNumber || $0 == "_" })
      else { return nil }
      steps.append(
        GrammarStep(
          name: String(name), isRequired: mark == nil || mark == "+", repeats: mark == "*" || mark == "+",
          isStated: mark != nil))
    }
    guard let last = steps.last, ExpressionParser.isSegment(last.name[...]) else { return nil }
    return steps
  }
}
