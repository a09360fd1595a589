import SourceModel

/// What must hold at a node: the rules of `definitions/invariants.csv`, compiled.
indirect enum Rule: Sendable {
  /// How two values compare.
  enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// The right side of a comparison.
  enum Operand: Sendable {
    case literal([UInt8])
    case path(Path)
  }

  /// Where to look, from the node or from the resource.
  struct Path: Sendable {
    var startsAtResource = false
    var steps: [Step]
  }

  /// One step down.
  struct Step: Sendable {
    /// The element's name, or its choice's (`value[x]`).
    let name: Symbol
    let isChoice: Bool
    /// `**name`: at any depth below.
    let isDeep: Bool
    var keeps: Keeps
  }

  /// Which of a step's nodes are kept.
  enum Keeps: Sendable {
    case all
    case first
    case others
    case matching(Rule)
  }

  case all([Rule])
  case any([Rule])
  case not(Rule)
  case implies(Rule, Rule)
  case valued(Path)
  /// Some node compares so; `!=` means that none is equal.
  case compare(Path, Comparison, Operand)
  case isIn(Path, [[UInt8]])
  case startsWith(Path, Operand)
  case contains(Path, [UInt8])
  /// How many nodes the paths select together.
  case count([Path], Comparison, Int)
  /// Exactly one of the paths selects something.
  case one([Path])
  /// No two nodes of the path have the same values in `keys`; without keys, the same text.
  case distinct(Path, keys: [Path])
  /// It holds at each node.
  case each(Path, Rule)
  /// A rule written in Swift.
  case named(NamedRule)
}

/// Why a rule cannot be read.
struct RuleError: Error {
  let message: String
}

/// Reads rules. Their grammar is told at the top of `definitions/invariants.csv`'s maker, Scripts/make-definitions.py, and
/// in Docs/validate.md.
struct RuleParser {
  private static let mostNesting = 40

  private let text: [UInt8]
  private var at = 0
  private var depth = 0

  private init(_ text: String) { self.text = Array(text.utf8) }

  /// Compiles a rule.
  static func rule(_ text: String, _ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    var parser = RuleParser(text)
    let rule = try parser.implication(&symbols)
    parser.skipBlanks()
    if parser.at < parser.text.count { throw RuleError(message: "nothing is expected behind the rule") }
    return rule
  }

  private mutating func implication(_ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    depth += 1
    defer { depth -= 1 }
    let left = try alternatives(&symbols)
    return take(word: "implies") ? .implies(left, try implication(&symbols)) : left
  }

  private mutating func alternatives(_ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    var rules = [try conjunction(&symbols)]
    while take(word: "or") { rules.append(try conjunction(&symbols)) }
    return rules.count == 1 ? rules[0] : .any(rules)
  }

  private mutating func conjunction(_ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    var rules = [try term(&symbols)]
    while take(word: "and") { rules.append(try term(&symbols)) }
    return rules.count == 1 ? rules[0] : .all(rules)
  }

  private mutating func term(_ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.mostNesting { throw RuleError(message: "too many parentheses") }
    if take(word: "not") { return .not(try term(&symbols)) }
    if take("(") {
      let rule = try implication(&symbols)
      try expect(")")
      return rule
    }
    if take(function: "count") {
      let paths = try paths(&symbols)
      guard let comparison = comparison(), let number = Int(word()) else {
        throw RuleError(message: "count(…) is compared with a number")
      }
      return .count(paths, comparison, number)
    }
    if take(function: "one") { return .one(try paths(&symbols)) }
    if take(function: "distinct") {
      let paths = try paths(&symbols)
      return .distinct(paths[0], keys: Array(paths.dropFirst()))
    }
    if take(function: "each") {
      let path = try path(&symbols)
      try expect(":")
      let rule = try implication(&symbols)
      try expect(")")
      return .each(path, rule)
    }
    return try test(&symbols)
  }

  private mutating func test(_ symbols: inout SymbolTable) throws(RuleError) -> Rule {
    let path = try path(&symbols)
    if take(word: "valued") { return .valued(path) }
    if take(word: "absent") { return .not(.valued(path)) }
    if take(word: "startsWith") { return .startsWith(path, try operand(&symbols)) }
    if take(word: "contains") { return .contains(path, Array(word().utf8)) }
    if take(word: "in") {
      try expect("(")
      var words = [Array(word().utf8)]
      while take(",") { words.append(Array(word().utf8)) }
      try expect(")")
      return .isIn(path, words)
    }
    guard let comparison = comparison() else { throw RuleError(message: "a test is expected behind the path") }
    return .compare(path, comparison, try operand(&symbols))
  }

  /// `.path` or `/path`, else a word.
  private mutating func operand(_ symbols: inout SymbolTable) throws(RuleError) -> Rule.Operand {
    skipBlanks()
    if peek == UInt8(ascii: "/") { return .path(try path(&symbols)) }
    if take(".") {
      let isSelf = peek.map { !PrimitiveFormat.isWord($0) } ?? true
      return .path(isSelf ? Rule.Path(steps: []) : try path(&symbols))
    }
    let literal = word()
    if literal.isEmpty { throw RuleError(message: "a value is expected") }
    return .literal(Array(literal.utf8))
  }

  private mutating func paths(_ symbols: inout SymbolTable) throws(RuleError) -> [Rule.Path] {
    var paths = [try path(&symbols)]
    while take(",") { paths.append(try path(&symbols)) }
    try expect(")")
    return paths
  }

  /// `a.b[cond].value[x]`, `/a` from the resource, `**a` at any depth, `.` the node itself.
  private mutating func path(_ symbols: inout SymbolTable) throws(RuleError) -> Rule.Path {
    var path = Rule.Path(steps: [])
    path.startsAtResource = take("/")
    if !path.startsAtResource, take(".") { return path }
    repeat {
      let isDeep = take("**")
      var name = plainWord()
      if name.isEmpty { throw RuleError(message: "a path is expected") }
      let isChoice = take("[x]")
      if isChoice { name += "[x]" }
      var keeps = Rule.Keeps.all
      if take("[") {
        if take("first]") {
          keeps = .first
        } else if take("others]") {
          keeps = .others
        } else {
          keeps = .matching(try implication(&symbols))
          try expect("]")
        }
      }
      path.steps.append(Rule.Step(name: symbols.intern(name), isChoice: isChoice, isDeep: isDeep, keeps: keeps))
    } while takeDot()
    return path
  }

  // MARK: - Tokens

  private var peek: UInt8? { at < text.count ? text[at] : nil }

  private mutating func skipBlanks() { while peek == 0x20 { at += 1 } }

  private func stands(_ token: String) -> Bool { text[at...].starts(with: token.utf8) }

  private mutating func take(_ token: String) -> Bool {
    skipBlanks()
    guard stands(token) else { return false }
    at += token.utf8.count
    return true
  }

  /// A dot between two steps, which no blank parts.
  private mutating func takeDot() -> Bool {
    guard peek == UInt8(ascii: ".") else { return false }
    at += 1
    return true
  }

  private mutating func take(word token: String) -> Bool {
    skipBlanks()
    guard stands(token) else { return false }
    let next = at + token.utf8.count
    if next < text.count, PrimitiveFormat.isWord(text[next]) { return false }
    at = next
    return true
  }

  private mutating func take(function name: String) -> Bool { take(name + "(") }

  private mutating func expect(_ token: String) throws(RuleError) {
    if !take(token) { throw RuleError(message: "\(token) is expected") }
  }

  private mutating func comparison() -> Rule.Comparison? {
    for token in ["!=", "<=", ">=", "=", "<", ">"] where take(token) { return Rule.Comparison(rawValue: token) }
    return nil
  }

  /// Letters and digits.
  private mutating func plainWord() -> String {
    let start = at
    while let byte = peek, PrimitiveFormat.isWord(byte) { at += 1 }
    return String(decoding: text[start..<at], as: UTF8.self)
  }

  /// A literal: in quotes, or up to a blank, a comma or a bracket.
  private mutating func word() -> String {
    skipBlanks()
    let isQuoted = take("\"")
    let start = at
    while let byte = peek {
      if isQuoted ? byte == UInt8(ascii: "\"") : " ,()[]".utf8.contains(byte) { break }
      at += 1
    }
    let literal = String(decoding: text[start..<at], as: UTF8.self)
    if isQuoted { _ = take("\"") }
    return literal
  }
}
