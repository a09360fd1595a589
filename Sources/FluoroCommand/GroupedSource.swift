import Diagnostics
import Grouping
import SourceModel
import Translation

/// The documents of a run with those together that belong together.
///
/// Everything is read twice: once to see what there is and whose it is, of which places and numbers are kept, and once
/// more, group by group. What cannot be read twice is kept in a spool meanwhile.
struct GroupedSource: ~Copyable {
  /// Bytes of documents that make a batch.
  private static let batchBytes = 128 << 10
  private var source: DocumentSource
  private var reader: LineReader
  private var index: GroupIndex
  private var spool: Spool?
  private var files = RereadFiles()
  private var input = (name: "", isSpooled: true)
  private let stop: StopRequest
  private var isGathered = false
  private var isAtEnd = false
  private var ownStop: ExitStatus?
  private var unreadAgain = 0
  /// Why the run cannot go on.
  private(set) var failure: Diagnostic?

  /// - Parameter limit: bytes that a group may have.
  init(_ source: consuming DocumentSource, _ reader: LineReader, _ stop: StopRequest, limit: Int) {
    self.source = source
    self.reader = reader
    self.stop = stop
    index = GroupIndex(by: reader.kind, limit: limit, seenTypes: reader.seenTypes)
  }

  /// The signal that ended the run, if one did.
  var stopped: ExitStatus? { source.stopped ?? ownStop }
  /// Paths that could not be read.
  var unreadable: Int { source.unreadable + unreadAgain }

  /// What comes next. The first call waits for the end of all inputs.
  mutating func next(mayWait: Bool) -> BatchStep {
    if !isGathered { gather() }
    var items: [StreamItem] = []
    var bytes = 0
    while !isAtEnd, bytes < Self.batchBytes {
      if let signal = stop.next() {
        ownStop = signal
        isAtEnd = true
      } else if let step = index.next() {
        let item = item(of: step)
        if case .document(let frame) = item { bytes += frame.bytes.count }
        items.append(item)
      } else {
        isAtEnd = true
      }
    }
    return items.isEmpty ? .end : .batch(items)
  }

  // MARK: - First reading

  private mutating func gather() {
    isGathered = true
    do throws(SystemError) {
      while case .batch(let items) = source.next(mayWait: true) {
        for item in items {
          switch item {
          case .finding(let finding): index.add(finding)
          case .document(let frame): try note(frame)
          }
        }
      }
      try spool?.flush()
    } catch {
      isAtEnd = true
      failure = Diagnostic(
        .writeFailed, "what comes once could not be kept for a second reading: \(error)",
        remedy: "make room, or let TMPDIR name a folder that has it", origin: Origin(input: input.name, frame: 0))
    }
    // Of a group that was cut off nothing true could be said.
    if source.stopped != nil { isAtEnd = true }
    index.close()
  }

  private mutating func note(_ frame: Frame) throws(SystemError) {
    if input.name != frame.origin.input {
      input = (frame.origin.input, !RereadFiles.isPossible(frame.origin.input))
    }
    let line = reader.read(frame)
    guard input.isSpooled else { return index.add(frame, line, stored: -1) }
    if spool == nil { spool = try Spool() }
    let stored = try spool?.add(frame.bytes) ?? -1
    index.add(frame, line, stored: stored)
  }

  // MARK: - Second reading

  private mutating func item(of step: GroupIndex.Step) -> StreamItem {
    do throws(Diagnostic) {
      switch step {
      case .finding(let finding): return .finding(finding)
      case .documents(let numbers):
        var assembly = GroupAssembly(numbers)
        while let number = assembly.next(index) { assembly.add(try bytes(of: number)) }
        return .document(assembly.frame(index))
      }
    } catch {
      unreadAgain += 1
      return .finding(error)
    }
  }

  private mutating func bytes(of number: Int) throws(Diagnostic) -> [UInt8] {
    let entry = index.entries[number]
    do throws(SystemError) {
      if entry.stored >= 0 { return try spool?.read(at: entry.stored, count: entry.length) ?? [] }
      return try files.read(index.origin(of: number).input, at: entry.offset, count: entry.length)
    } catch {
      throw Diagnostic(
        .unreadablePath, "cannot be read a second time: \(error)",
        remedy: "let nothing change or remove it while it is converted", origin: index.origin(of: number))
    }
  }
}
