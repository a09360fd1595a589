import SourceModel

/// A profile while its rows are read.
struct ProfileDraft {
  /// What is asked of one element so far.
  struct Expectation {
    /// The step's text in the table, by which rows of one path find each other.
    let step: String
    let name: Symbol
    let isChoice: Bool
    let selection: Profile.Selection?
    var least = 0
    var most = Int.max
    var fixed: [Profile.Filter] = []
    var types: [TypeID] = []
    var targets: [Profile.Target] = []
    var invariants: [Invariant] = []
    /// Numbers of the expectations below it.
    var children: [Int] = []
  }

  private let name: String
  private let canonical: String
  private let base: String
  private let when: (name: Symbol, filter: Profile.Filter)?
  /// The resource itself is number 0.
  private var expectations = [Expectation(step: "", name: .none, isChoice: false, selection: nil)]
  private var isImpossible = false

  init(name: String, canonical: String, base: String, when: String, _ symbols: inout SymbolTable) {
    self.name = name
    self.canonical = canonical
    self.base = base
    if when.isEmpty {
      self.when = nil
    } else {
      let (child, filter) = Self.condition(when)
      self.when = (symbols.intern(child), filter)
    }
  }

  /// The profile, once all its rows are read.
  var profile: Profile {
    Profile(
      name: name, canonical: canonical, base: base.isEmpty ? nil : base, when: when, resource: frozen(0),
      isImpossible: isImpossible)
  }

  /// The value sets that it asks about.
  var valueSets: [String] {
    var filters = expectations.flatMap(\.fixed) + expectations.compactMap(\.selection?.filter)
    if let when { filters.append(when.filter) }
    return filters.compactMap { filter in
      if case .member(let name) = filter { name } else { nil }
    }
  }

  private func frozen(_ number: Int) -> Profile.Expectation {
    Profile.Expectation(expectations[number], children: expectations[number].children.map(frozen))
  }

  /// Takes up a row of the table.
  /// - Returns: whether the row is known; a profile with one that is not is never claimed.
  mutating func add(
    kind: String, path: String, value: String, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
  ) -> Bool {
    let number = expectation(at: path, &symbols)
    switch kind {
    case "min": expectations[number].least = Int(value) ?? 0
    case "max": expectations[number].most = Int(value) ?? .max
    case "fixed": expectations[number].fixed.append(.equals(Array(value.utf8)[...]))
    case "pattern": expectations[number].fixed.append(Self.pattern(value))
    case "binding": expectations[number].fixed.append(.member(of: value))
    case "types":
      expectations[number].types = value.split(separator: "|").compactMap { definitions.type(String($0)) }
    case "reference":
      expectations[number].targets = value.split(separator: "|").map { target in
        let parts = target.split(separator: ":")
        return Profile.Target(type: String(parts[0]), profile: parts.count > 1 ? String(parts[1]) : nil)
      }
    case "invariant":
      if let invariant = Invariant(rawValue: value) {
        expectations[number].invariants.append(invariant)
      } else {
        isImpossible = true
      }
    default: isImpossible = true
    }
    return !isImpossible
  }

  private mutating func expectation(at path: String, _ symbols: inout SymbolTable) -> Int {
    var at = 0
    for step in Self.steps(path) {
      if let known = expectations[at].children.first(where: { expectations[$0].step == step }) {
        at = known
        continue
      }
      let (name, selection) = Self.selection(step, &symbols)
      expectations.append(
        Expectation(
          step: step, name: symbols.intern(name), isChoice: name.hasSuffix("[x]"), selection: selection))
      expectations[at].children.append(expectations.count - 1)
      at = expectations.count - 1
    }
    return at
  }
}

// The cells of definitions/us-core.csv; Scripts/make-definitions.py says what they may hold.
extension ProfileDraft {
  /// The steps of a path; the dots within a filter do not part them.
  static func steps(_ path: String) -> [String] {
    var steps: [String] = []
    var step = ""
    var depth = 0
    for character in path {
      if character == ".", depth == 0 {
        steps.append(step)
        step = ""
        continue
      }
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      step.append(character)
    }
    if !step.isEmpty { steps.append(step) }
    return steps
  }

  /// `extension[url=…]`, `category[. in SET]`, `value[x]`.
  private static func selection(_ step: String, _ symbols: inout SymbolTable) -> (String, Profile.Selection?) {
    guard step.hasSuffix("]"), !step.hasSuffix("[x]"), let open = step.firstIndex(of: "[") else { return (step, nil) }
    let (child, filter) = condition(String(step[step.index(after: open)...].dropLast()))
    return (String(step[..<open]), Profile.Selection(child: child == "." ? nil : symbols.intern(child), filter: filter))
  }

  /// `SUB=VALUE`, `SUB in SET`, `SUB valued`.
  private static func condition(_ text: String) -> (String, Profile.Filter) {
    if let equals = text.firstIndex(of: "=") {
      return (String(text[..<equals]), pattern(String(text[text.index(after: equals)...])))
    }
    let words = text.split(separator: " ").map(String.init)
    if words.count == 3, words[1] == "in" { return (words[0], .member(of: words[2])) }
    return (words.first ?? text, .present)
  }

  /// `SYSTEM|CODE`, or a value.
  private static func pattern(_ value: String) -> Profile.Filter {
    let parts = value.split(separator: "|", maxSplits: 1)
    if parts.count == 2 {
      return .coding(system: Array(parts[0].utf8)[...], code: Array(parts[1].utf8)[...])
    }
    return .equals(Array(value.utf8)[...])
  }
}
