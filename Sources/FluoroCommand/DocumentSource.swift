import Diagnostics
import Framing
import SourceModel
import Translation

/// The documents of a run, in order: inputs opened one after the other, read in chunks, cut into documents.
struct DocumentSource: ~Copyable {
  /// Bytes of documents that make a batch.
  private static let batchBytes = 128 << 10

  private var walk: InputWalk
  private let reading: ReadingOptions
  private let stop: StopRequest
  private var current: OpenInput?
  private var buffer = [UInt8](repeating: 0, count: ByteInput.chunkSize)
  private var items: [StreamItem] = []
  private var itemBytes = 0
  private var isAtEnd = false
  /// The signal that ended the run, if one did.
  private(set) var stopped: ExitStatus?
  /// Paths that could not be read.
  private(set) var unreadable = 0

  /// An input under way.
  private struct OpenInput: ~Copyable {
    let name: String
    let input: ByteInput
    var splitter: FrameSplitter
    var documents = 0
  }

  init(_ walk: InputWalk, _ reading: ReadingOptions, _ stop: StopRequest) {
    self.walk = walk
    self.reading = reading
    self.stop = stop
  }

  /// What comes next. What is ready goes out before anything is waited for.
  mutating func next(mayWait: Bool) -> BatchStep {
    while !isAtEnd, itemBytes < Self.batchBytes {
      let isNew = current == nil
      if isNew { openNext() }
      if current == nil { continue }
      switch readOn(mayWait: mayWait && items.isEmpty) {
      case .more: continue
      case .nothingYet: return items.isEmpty ? .idle : takeBatch()
      }
    }
    return items.isEmpty ? .end : takeBatch()
  }

  private mutating func takeBatch() -> BatchStep {
    let batch = items
    items.removeAll(keepingCapacity: true)
    itemBytes = 0
    return .batch(batch)
  }

  private mutating func openNext() {
    switch walk.next() {
    case nil: isAtEnd = true
    case .finding(let finding, _): note(finding)
    case .file("-", _):
      current = OpenInput(name: "-", input: .standard(), splitter: reading.splitter(for: "-"))
    case .file(let path, _):
      do throws(SystemError) {
        current = OpenInput(name: path, input: try ByteInput(path: path), splitter: reading.splitter(for: path))
      } catch {
        note(InputWalk.unreadable(path, error))
      }
    }
  }

  private enum Progress { case more, nothingYet }

  /// Reads one chunk of the current input.
  private mutating func readOn(mayWait: Bool) -> Progress {
    guard var open = current.take() else { return .more }
    if let signal = stop.next() {
      stopped = signal
      isAtEnd = true
      return .more
    }
    var frames: [Frame] = []
    var isOver = false
    var failure: SystemError?
    let pause = open.splitter.awaitsPause ? reading.pauseMilliseconds : nil
    switch open.input.read(into: &buffer, mayWait: mayWait, pause: pause, stop) {
    case .bytes(let count): open.splitter.push(buffer.span.extracting(0..<count), into: &frames)
    case .nothingYet:
      current = consume open
      return .nothingYet
    case .paused: open.splitter.pause(into: &frames)
    case .stopped:
      current = consume open
      return .more
    case .end: isOver = true
    case .failed(let error):
      failure = error
      isOver = true
    }
    if isOver { open.splitter.finish(into: &frames) }
    open.documents += frames.count
    for frame in frames {
      itemBytes += frame.bytes.count
      items.append(.document(frame))
    }
    if let failure { note(InputWalk.unreadable(open.name, failure)) }
    if isOver {
      if open.documents == 0, failure == nil { note(Self.empty(open.name)) }
    } else {
      current = consume open
    }
    return .more
  }

  private mutating func note(_ finding: Diagnostic) {
    if finding.code == .unreadablePath { unreadable += 1 }
    items.append(.finding(finding))
  }

  private static func empty(_ name: String) -> Diagnostic {
    Diagnostic(
      .emptyInput, "no document in this input", remedy: "nothing to do, if an empty feed is expected",
      origin: Origin(input: name, frame: 0))
  }
}
