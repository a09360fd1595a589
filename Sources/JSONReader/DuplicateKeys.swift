import Diagnostics
import SourceModel

/// Finds keys that an object has twice, in time that grows with the keys alone.
struct DuplicateKeys: Sendable {
  private struct Key {
    var symbol: Symbol
    var start: Int
  }

  private struct Finding {
    var object: NodeIndex
    var start: Int
  }

  /// The keys of all open objects, those of the innermost last; behind `count` what is left of others.
  private var keys: [Key] = []
  private var count = 0
  /// For each symbol the object that had it last, counted as they close.
  private var seen: [UInt32] = []
  private var closed: UInt32 = 0
  private var found: [Finding] = []
  private var total = 0
  private var limit = 0

  /// A bit for each key of the innermost open object: six bits of its symbol.
  private var bits: UInt64 = 0
  /// Two of its keys have one bit: they may be the same.
  private var mayRepeat = false

  /// What is to be known again of an object when one inside it is closed.
  struct Outer: Sendable {
    fileprivate var bits: UInt64 = 0
    /// How many keys of open objects there were.
    fileprivate var count: UInt32 = 0
    fileprivate var mayRepeat = false
  }

  /// Makes ready for a document.
  mutating func begin(limit: Int) {
    self.limit = limit
    count = 0
    found.removeAll()
    total = 0
    _ = open()
  }

  /// Begins an object; gives what `close` needs.
  mutating func open() -> Outer {
    let outer = Outer(bits: bits, count: UInt32(truncatingIfNeeded: count), mayRepeat: mayRepeat)
    bits = 0
    mayRepeat = false
    return outer
  }

  /// Notes a key of the innermost open object.
  @inline(__always)
  mutating func add(_ symbol: Symbol, at start: Int) {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: symbol.id & 63)
    if bits & bit != 0 { mayRepeat = true }
    bits |= bit
    if count < keys.count {
      keys[count] = Key(symbol: symbol, start: start)
    } else {
      keys.append(Key(symbol: symbol, start: start))
    }
    count += 1
  }

  /// Looks for duplicates among the keys of the innermost object, which is closed.
  mutating func close(_ outer: Outer, of object: NodeIndex) {
    if mayRepeat { look(from: Int(outer.count), object) }
    count = Int(outer.count)
    bits = outer.bits
    mayRepeat = outer.mayRepeat
  }

  private mutating func look(from first: Int, _ object: NodeIndex) {
    if closed == UInt32.max {
      closed = 0
      seen.removeAll()
    }
    closed += 1
    for i in first..<count {
      let slot = Int(keys[i].symbol.id)
      if slot >= seen.count { seen.append(contentsOf: repeatElement(0, count: slot + 1024 - seen.count)) }
      if seen[slot] == closed { note(keys[i], object) }
      seen[slot] = closed
    }
  }

  private mutating func note(_ key: Key, _ object: NodeIndex) {
    total += 1
    if found.count < limit { found.append(Finding(object: object, start: key.start)) }
  }

  /// Notes what was found.
  func report(to evidence: inout Evidence, _ tree: SourceTree, _ symbols: SymbolTable) {
    for finding in found {
      evidence.report(
        Diagnostic(
          .duplicateKey, "an object has a key twice; both values were read", remedy: "write each key once",
          place: tree.place(byte: finding.start, length: 1), path: tree.path(of: finding.object, symbols)))
    }
    if total > found.count {
      evidence.report(
        Diagnostic(
          .duplicateKey, "\(total - found.count) more keys that their objects have twice", remedy: "write each key once"
        ))
    }
  }
}
