import ResourceModel
import SourceModel

// What tables compile to: small records of fixed size that refer to each other by number. Nothing in them is counted
// or freed while a document runs. A range of records is written as its first number and its length.

/// A run of records in one of the plan's arrays.
struct Records: Sendable {
  var first: Int32 = 0
  var count: Int32 = 0
  var range: Range<Int> { Int(first)..<Int(first + count) }
  var isEmpty: Bool { count == 0 }
}

struct PathProgram: Sendable {
  var start: PathStart
  var steps: Records
}

struct PathStep: Sendable {
  var axis: StepSyntax.Axis
  var symbol: Symbol
  var predicates: Records
}

struct PathPredicate: Sendable {
  enum Kind: UInt8, Sendable { case nth, last, condition }
  var kind: Kind
  /// The position from 1, or the condition's number.
  var number: Int32
}

struct Operand: Sendable {
  enum Kind: UInt8, Sendable { case path, fact, literal, choose, target }
  var kind: Kind
  var choice: Choice = .first
  var fact: Fact = .zone
  /// Path or literal number.
  var number: Int32 = 0
  /// Operands of a choice.
  var operands = Records()
  /// Element of the target, or `value[x]`.
  var element: Symbol = .none
}

struct ConditionStep: Sendable {
  enum Kind: UInt8, Sendable { case or, and, not, otherwise, changed, state, compare, oneOf, startsWith }
  var kind: Kind
  var state: StateTest = .valued
  var comparison: Comparison = .equal
  var measure: Measure = .text
  /// Conditions, or operands: left and right.
  var left: Int32 = -1
  var right: Int32 = -1
  /// Operands of a list.
  var list = Records()
}

/// A label, as a number of its own in the plan; rows of one map that use the same word share it.
enum LabelID: Sendable {
  case none
  case word(Int32)
  case value(operand: Int32)
}

struct TargetStep: Sendable {
  enum Kind: UInt8, Sendable {
    /// A single element.
    case element
    /// An entry of a list.
    case entry
    /// An extension of the extensions table.
    case `extension`
    /// Make a resource, refer to it, go on inside it.
    case make
    /// Refer to an enclosing resource, go on inside it.
    case enclosing
    /// Refer to what is made from the same node.
    case same
    /// Refer to everything made.
    case all
  }
  var kind: Kind
  var element = ElementID.unknown
  var type = TypeID(index: -1)
  var label = LabelID.none
  /// Literal number of the extension's url; `isSingle`: all occurrences share one.
  var url: Int32 = -1
  var isSingle = false
}

struct TargetProgram: Sendable {
  enum Head: UInt8, Sendable { case own, nowhere, fact, make, enclosing }
  var head: Head
  var fact: Fact = .zone
  /// -1: any type.
  var type = TypeID(index: -1)
  var label = LabelID.none
  var steps = Records()
  /// Type of the element that the row writes; -1 when it writes none.
  var result = TypeID(index: -1)
  /// Definition of the last element, for its binding.
  var element = ElementID.unknown
}

/// A constant, ready to write.
struct Constant: Sendable {
  enum Kind: UInt8, Sendable { case string, literal, token }
  var kind: Kind
  /// Literal numbers; for a token system, code and display (-1 when absent).
  var text: Int32 = -1
  var system: Int32 = -1
  var display: Int32 = -1
}

/// What turns a source into a target.
enum Using: Sendable {
  case nothing
  case map(Int32)
  case function(TableFunction, Records)
  case structural
}

/// What must be there for a row to do anything. Apart from the rows themselves: most are passed over by it, and of those
/// nothing else is fetched.
struct RowGate: Sendable {
  /// Children of which the context must have one; empty where that cannot be told.
  var children = NameSet()
  /// Children of which one of those children must have one; empty where that cannot be told.
  var grandchildren = NameSet()
  /// How many rows behind it need the same children: they are passed over with it.
  var alike: Int32 = 0
  /// Its condition asks what only the end can tell: it waits until then.
  var waits = false
}

/// One row, compiled.
struct RowProgram: Sendable {
  /// `map#id`.
  var rule: Symbol
  /// Operands joined by `&`; empty: the row fires once, on the context.
  var source = Records()
  /// Position in the message's structure; -1 for an ordinary row.
  var position: Int32 = -1
  var condition: Int32 = -1
  var target: TargetProgram
  var using: Using = .nothing
  /// Number of a code table; -1 for none.
  var codes: Int32 = -1
  /// Number of a constant; -1 for none.
  var constant: Int32 = -1
  var how = Provenience.mapped
  /// `**/name` with target `-`: everything of that name below the context.
  var deepName: Symbol = .none
}

/// One map, compiled for one type of target.
struct MapProgram: Sendable {
  var name: String
  /// The type of the map's own target; -1 when it has none.
  var type: TypeID
  var rows = Records()
  /// Whether a row says `else`: only then the run notes which nodes were taken.
  var asksElse = false
  /// The message structure that its rows spell out; nil for other maps.
  var structure: MessageStructure?
  /// Compiled yet.
  var isCompiled = false
}
