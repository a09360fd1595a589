// The table language as it is parsed, before names are looked up. Grammar and meaning: Docs/tables.md.

/// Where a path begins.
enum PathStart: UInt8, Sendable {
  /// The row's base: the map's context, in a message map the group, in a predicate the candidate.
  case base
  /// `/`: the document.
  case document
  /// `$`: the map's context, from inside a predicate.
  case context
  /// `^X`: the nearest enclosing X.
  case enclosing
}

/// One step of a path.
struct StepSyntax: Sendable {
  enum Axis: UInt8, Sendable {
    /// `.`
    case itself
    /// A name.
    case child
    /// A v2 segment's name: the node itself when it is that segment, else its children of that name.
    case segment
    /// A v2 component: its children of that number; component 1 of a node without components is the node itself.
    case component
    /// `*`: every child element or member.
    case any
    /// `**`: the node and everything below it.
    case descendants
  }
  enum Predicate: Sendable {
    case nth(Int)
    case last
    case condition(ConditionSyntax)
  }
  var axis: Axis
  var name: String
  var predicates: [Predicate] = []
}

struct PathSyntaxTree: Sendable {
  var start: PathStart
  var steps: [StepSyntax]
}

/// What an expression is made of.
indirect enum OperandSyntax: Sendable {
  case path(PathSyntaxTree)
  case fact(Fact)
  case literal(String)
  case choose(Choice, [OperandSyntax])
  /// `.status`: an element of the target that this map is writing.
  case target(String)
}

/// How one of several values is taken, or all are joined.
enum Choice: UInt8, Sendable {
  case first, last, earliest, latest, join

  init?(_ word: String) {
    switch word {
    case "first": self = .first
    case "last": self = .last
    case "earliest": self = .earliest
    case "latest": self = .latest
    case "join": self = .join
    default: return nil
    }
  }
}

/// Facts that a message or document map states once for everything below it. A closed list.
enum Fact: UInt8, Sendable, CaseIterable {
  /// Offset for times that state none: `-0500`.
  case zone
  /// The sending facility.
  case facility
  /// What identifies the document.
  case document

  init?(_ word: String) {
    switch word {
    case "%zone": self = .zone
    case "%facility": self = .facility
    case "%document": self = .document
    default: return nil
    }
  }
}

enum Comparison: UInt8, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

enum StateTest: UInt8, Sendable { case valued, absent, null, present }
enum Measure: UInt8, Sendable { case text, count, length }

indirect enum ConditionSyntax: Sendable {
  case or(ConditionSyntax, ConditionSyntax)
  case and(ConditionSyntax, ConditionSyntax)
  case not(ConditionSyntax)
  /// No earlier row of this run has taken the node.
  case otherwise
  /// The output is not what came as FHIR.
  case changed
  case state(StateTest, OperandSyntax)
  case compare(Comparison, Measure, OperandSyntax, OperandSyntax)
  case oneOf(OperandSyntax, [OperandSyntax])
  case startsWith(OperandSyntax, OperandSyntax)
}

/// What a label shares an entry by.
enum LabelSyntax: Sendable {
  case word(String)
  /// `[=path]`: one entry for each value.
  case value(OperandSyntax)
}

/// Where a target begins.
enum TargetHead: Sendable {
  /// The map's own target.
  case own
  /// `-`
  case nowhere
  case fact(Fact)
  /// `Type[label]`
  case make(type: String, label: LabelSyntax?)
  /// `^Type[label]`; without a type the caller's resource.
  case enclosing(type: String?, label: String?)
}

/// The four ways into a reference.
enum ReferenceSyntax: Sendable {
  case make(type: String, label: String?)
  case enclosing(type: String?, label: String?)
  /// `(=T)`: what was or will be made from the selected node.
  case same(type: String?)
  /// `(*)`: everything made in the document.
  case all(type: String?)
}

struct TargetStepSyntax: Sendable {
  var name: String
  var label: LabelSyntax?
  var reference: ReferenceSyntax?
}

struct TargetSyntax: Sendable {
  var head: TargetHead
  var steps: [TargetStepSyntax]
}

/// One step of a message map's source: a group or the segment, with its cardinality.
struct GrammarStep: Sendable, Equatable {
  var name: String
  var isRequired: Bool
  var repeats: Bool
  /// Whether the cell wrote the cardinality, or only refers to the position.
  var isStated: Bool
}

/// What is wrong with a cell: said in the finding together with the cell's place.
struct SyntaxProblem: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
