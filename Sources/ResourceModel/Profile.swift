public import SourceModel

/// What a resource must meet to claim a profile: expectations about its elements, as a tree along their paths, so that
/// what hangs on an absent element is never asked.
public struct Profile: Sendable {
  /// Which members of a list, or which resources, are meant.
  public enum Filter: Sendable {
    /// It is there.
    case present
    /// A primitive with this value.
    case equals(ArraySlice<UInt8>)
    /// A Coding, or a CodeableConcept with one.
    case coding(system: ArraySlice<UInt8>, code: ArraySlice<UInt8>)
    /// A code of the value set.
    case member(of: String)
  }

  /// A path step's filter: asked of the element itself where `child` is nil.
  public struct Selection: Sendable {
    /// The child whose value is asked about; nil: the element itself.
    public let child: Symbol?
    /// What its value must be.
    public let filter: Filter
  }

  /// What a reference may point to.
  public struct Target: Sendable {
    /// A resource type.
    public let type: String
    /// The profile that the target must meet; nil: none.
    public let profile: String?
  }

  /// What is asked of one element, in one place of the tree.
  public struct Expectation: Sendable {
    /// The step's text in the table, by which rows of one path find each other.
    public let step: String
    /// The element, or its `value[x]`.
    public let name: Symbol
    /// Whether any type of `name[x]` is meant.
    public let isChoice: Bool
    /// What tells the entries of a slice from others; nil where all entries are meant.
    public let selection: Selection?
    /// How many there must be at the least.
    public var least = 0
    /// How many there may be at the most.
    public var most = Int.max
    /// Each element has this value, or this coding.
    public var fixed: [Filter] = []
    /// Each element is of one of these types.
    public var types: [TypeID] = []
    /// What a reference may point to; empty: anything.
    public var targets: [Target] = []
    /// Rules of the profile that are more than a count or a value.
    public var invariants: [Invariant] = []
    /// Numbers of the expectations below it, in the profile.
    public var children: [Int] = []
  }

  /// The last part of its canonical.
  public let name: String
  /// Goes into `meta.profile`.
  public let canonical: String
  /// Profiles that this one is built on: what meets it meets those.
  public let base: String?
  /// For which resources of the type it is meant.
  public let when: (name: Symbol, filter: Filter)?
  /// The resource itself is number 0.
  public fileprivate(set) var expectations: [Expectation]
  /// A row asks what the finisher does not know: never claimed.
  public fileprivate(set) var isImpossible = false

  init(name: String, canonical: String, base: String, when: String, _ symbols: inout SymbolTable) {
    self.name = name
    self.canonical = canonical
    self.base = base.isEmpty ? nil : base
    if when.isEmpty {
      self.when = nil
    } else {
      let (child, filter) = Self.condition(when)
      self.when = (symbols.intern(child), filter)
    }
    expectations = [Expectation(step: "", name: .none, isChoice: false, selection: nil)]
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
        return Target(type: String(parts[0]), profile: parts.count > 1 ? String(parts[1]) : nil)
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
extension Profile {
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
  private static func selection(_ step: String, _ symbols: inout SymbolTable) -> (String, Selection?) {
    guard step.hasSuffix("]"), !step.hasSuffix("[x]"), let open = step.firstIndex(of: "[") else { return (step, nil) }
    let (child, filter) = condition(String(step[step.index(after: open)...].dropLast()))
    return (String(step[..<open]), Selection(child: child == "." ? nil : symbols.intern(child), filter: filter))
  }

  /// `SUB=VALUE`, `SUB in SET`, `SUB valued`.
  private static func condition(_ text: String) -> (String, Filter) {
    if let equals = text.firstIndex(of: "=") {
      return (String(text[..<equals]), pattern(String(text[text.index(after: equals)...])))
    }
    let words = text.split(separator: " ").map(String.init)
    if words.count == 3, words[1] == "in" { return (words[0], .member(of: words[2])) }
    return (words.first ?? text, .present)
  }

  /// `SYSTEM|CODE`, or a value.
  private static func pattern(_ value: String) -> Filter {
    let parts = value.split(separator: "|", maxSplits: 1)
    if parts.count == 2 {
      return .coding(system: Array(parts[0].utf8)[...], code: Array(parts[1].utf8)[...])
    }
    return .equals(Array(value.utf8)[...])
  }
}
