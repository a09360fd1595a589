package import Diagnostics
package import SourceModel

/// Where every document of a run stands, and which are read together: numbers alone, so that it stays small beside what
/// they number.
package struct GroupIndex: Sendable {
  /// A document, or something to say at its place.
  package struct Entry: Sendable {
    /// Number of its input; -1 for a finding that belongs to no document.
    fileprivate let input: Int32
    /// Its number in its input, from 1.
    fileprivate let frame: Int32
    /// Where it begins in its input.
    package let offset: Int
    /// Where its bytes are to be found again.
    package let stored: Int
    /// How many bytes it has.
    package let length: Int
    fileprivate let format: Format
    /// Number of what it belongs to; -1 for nothing.
    fileprivate var key: Int32 = -1
  }

  /// What comes next, in the order of the documents that groups begin with.
  package enum Step: Sendable {
    case finding(Diagnostic)
    /// Documents that are read together; mostly one that stands alone.
    case documents([Int])
  }

  /// Documents and findings, in the order of the inputs.
  package private(set) var entries: [Entry] = []
  private var inputs: [String] = []
  private var inputNumbers: [String: Int32] = [:]
  private var keys: [GroupKey: Int32] = [:]
  /// Documents by the hash of their `Type/id`.
  private var named = NameTable()
  private var findings: [Int: [Diagnostic]] = [:]
  private var refusals: [Int: Diagnostic] = [:]
  private let kind: GroupKind
  let limit: Int
  private let seenTypes: Set<UInt64>

  /// By group: where its documents begin in `members`; one more at the end.
  private var starts: [Int] = []
  private var members: [Int32] = []
  private var isTakenApart: [Bool] = []
  private var at = 0
  private var hasToldTakenApart = false

  /// - Parameters:
  ///   - limit: bytes that a group may have.
  ///   - seenTypes: types that a group may look at.
  package init(by kind: GroupKind, limit: Int, seenTypes: [String]) {
    self.kind = kind
    self.limit = limit
    self.seenTypes = kind == .file ? [] : Set(seenTypes.map { $0.utf8.span.hash })
  }

  /// Takes in something to say at this place.
  package mutating func add(_ finding: Diagnostic) {
    findings[entries.count] = [finding]
    entries.append(Entry(input: -1, frame: 0, offset: 0, stored: 0, length: 0, format: .fhir))
  }

  /// Takes in a document.
  /// - Parameter stored: where its bytes are to be found again.
  package mutating func add(_ frame: Frame, _ line: LineReader.Line?, stored: Int) {
    let number = entries.count
    var entry = Entry(
      input: input(frame.origin.input), frame: Int32(truncatingIfNeeded: frame.origin.frame), offset: frame.offset,
      stored: stored, length: frame.bytes.count, format: frame.format)
    if !frame.findings.isEmpty { findings[number] = frame.findings }
    if let refusal = frame.refusal { refusals[number] = refusal }
    var isFirst = true
    if let name = line?.name { isFirst = named.add(hash(name, entry.input), number) }
    if let key = line?.key {
      if isFirst { entry.key = self.key(key) } else { findings[number, default: []].append(.repeated(frame.origin)) }
    }
    entries.append(entry)
  }

  /// What is the same resource: in one input, where inputs are read by themselves, else in all.
  private func hash(_ name: String, _ input: Int32) -> UInt64 {
    name.utf8.span.hash ^ (kind == .file ? UInt64(truncatingIfNeeded: input) &* 0x9E37_79B9_7F4A_7C15 : 0)
  }

  private mutating func input(_ name: String) -> Int32 {
    if let last = inputs.last, last == name { return Int32(inputs.count - 1) }
    if let known = inputNumbers[name] { return known }
    inputNumbers[name] = Int32(inputs.count)
    inputs.append(name)
    return Int32(inputs.count - 1)
  }

  private mutating func key(_ key: GroupKey) -> Int32 {
    if let known = keys[key] { return known }
    keys[key] = Int32(keys.count)
    return Int32(keys.count - 1)
  }

  // MARK: - Groups

  /// Decides, when everything was taken in, what is read together.
  package mutating func close() {
    let groupOfKey = joinedKeys()
    let groupCount = (groupOfKey.max() ?? -1) + 1
    keys = [:]
    var (counts, bytes) = ([Int](repeating: 0, count: Int(groupCount)), [Int](repeating: 0, count: Int(groupCount)))
    for i in entries.indices where entries[i].key >= 0 {
      let group = groupOfKey[Int(entries[i].key)]
      entries[i].key = group
      counts[Int(group)] += 1
      bytes[Int(group)] += entries[i].length + 1
    }
    isTakenApart = zip(counts, bytes).map { $0 > 1 && $1 > limit }
    starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    members = [Int32](repeating: 0, count: starts[starts.count - 1])
    var next = starts
    for i in entries.indices where entries[i].key >= 0 {
      let group = Int(entries[i].key)
      members[next[group]] = Int32(i)
      next[group] += 1
    }
  }

  /// The group of each key. A reference without a server means the same as one with, unless several servers have the id.
  private func joinedKeys() -> [Int32] {
    var servers: [String: Int] = [:]
    for key in keys.keys where key.server != nil { servers[key.id, default: 0] += 1 }
    var groups = [Int32](repeating: -1, count: keys.count)
    var joined: [String: Int32] = [:]
    var count: Int32 = 0
    for (key, number) in keys {
      let isJoined = servers[key.id, default: 0] == 1
      if isJoined, let group = joined[key.id] {
        groups[Int(number)] = group
      } else {
        groups[Int(number)] = count
        if isJoined { joined[key.id] = count }
        count += 1
      }
    }
    return groups
  }

  /// What comes next; nil at the end.
  package mutating func next() -> Step? {
    while at < entries.count {
      let number = at
      let entry = entries[number]
      if entry.input < 0 {
        at += 1
        if let finding = findings[number]?.first { return .finding(finding) }
        continue
      }
      guard entry.key >= 0 else {
        at += 1
        return .documents([number])
      }
      let group = Int(entry.key)
      let range = starts[group]..<starts[group + 1]
      let isFirst = members[range.lowerBound] == Int32(number)
      if isTakenApart[group] {
        if isFirst, !hasToldTakenApart {
          hasToldTakenApart = true
          return .finding(.tooLong(origin(of: number), count: range.count, limit: limit))
        }
        hasToldTakenApart = false
        at += 1
        return .documents([number])
      }
      at += 1
      if isFirst { return .documents(members[range].map(Int.init)) }
    }
    return nil
  }

  // MARK: - Documents

  /// Input and number of a document.
  package func origin(of number: Int) -> Origin {
    Origin(input: inputs[Int(entries[number].input)], frame: Int(entries[number].frame))
  }

  /// A document as it was cut out.
  func frame(_ number: Int, bytes: [UInt8]) -> Frame {
    let entry = entries[number]
    var frame = Frame(bytes: bytes, format: entry.format, origin: origin(of: number), offset: entry.offset)
    frame.findings = findings[number] ?? []
    frame.refusal = refusals[number]
    return frame
  }

  /// Whether documents look beyond themselves: those of a group do, and what stands alone does not.
  func looksBeyond(_ number: Int) -> Bool {
    let key = entries[number].key
    return key >= 0 && !seenTypes.isEmpty && !isTakenApart[Int(key)]
  }

  /// Documents that some bytes refer to and a group may look at, each once.
  /// - Parameter known: those that are there already; gets the others.
  func seen(in bytes: Span<UInt8>, besides known: inout Set<Int>) -> [Int] {
    var found: [Int] = []
    ReferenceScan.forEach(in: bytes) { type, name in
      guard seenTypes.contains(type.hash), let number = named[name.hash] else { return }
      if known.insert(number).inserted { found.append(number) }
    }
    return found
  }
}

extension Diagnostic {
  /// I110, for a group that is longer than a document may be.
  fileprivate static func tooLong(_ origin: Origin, count: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .groupTakenApart,
      "\(count) documents that belong together are longer than \(limit) bytes; each was read alone",
      remedy: "raise --max-document, or group by encounter", origin: origin)
  }

  /// I111.
  fileprivate static func repeated(_ origin: Origin) -> Diagnostic {
    Diagnostic(
      .repeatedInGroup, "the resource came before; this account of it stands alone",
      remedy: "nothing, if the input is to hold several versions", origin: origin)
  }
}
