import Dispatch
import Synchronization

/// What a source of documents has at a moment.
package enum BatchStep: Sendable {
  /// Consecutive documents, together some 128 KB or one larger document.
  case batch([StreamItem])
  /// Nothing now; more may come.
  case idle
  case end
}

/// What a run does with the documents of a stream.
package protocol DocumentWork: ~Copyable, Sendable {
  /// What comes of some consecutive documents.
  associatedtype Result: Sendable
  /// One like this for another thread: same tables and options, nothing of a document shared.
  borrowing func twin() -> Self
  /// Does it to consecutive documents.
  mutating func run(_ items: [StreamItem]) -> Result
}

/// A run over a stream of documents: bounded workers, results in the order of the documents.
///
/// Memory is bounded by what is under way: twice as many batches as workers. Batches instead of documents, because
/// handing work to a thread costs microseconds and a message no more than that. Threads instead of tasks, because an
/// asynchronous `main` costs every start, also those of a single message.
package struct OrderedRun: Sendable {
  private let workers: Int

  package init(workers: Int) { self.workers = max(1, workers) }

  /// Works until the source ends. Whenever the source is idle, everything taken in so far is delivered first.
  /// - Parameters:
  ///   - next: the next documents; may wait for them only when told so.
  ///   - deliver: takes results in order; false ends the run.
  package func run<Work: DocumentWork & ~Copyable>(
    _ work: consuming Work, next: (_ mayWait: Bool) -> BatchStep, deliver: (Work.Result) -> Bool
  ) {
    if workers > 1 {
      runInParallel(work, next: next, deliver: deliver)
      return
    }
    while case .batch(let items) = next(true) {
      guard deliver(work.run(items)) else { return }
    }
  }

  private func runInParallel<Work: DocumentWork & ~Copyable>(
    _ work: consuming Work, next: (Bool) -> BatchStep, deliver: (Work.Result) -> Bool
  ) {
    var crew = Crew(work, size: workers)
    var order = DeliveryOrder<Work>()
    var prepared: [StreamItem]?
    var isOpen = true
    var isWanted = true
    while isOpen || crew.isBusy || prepared != nil {
      if isOpen, prepared == nil, order.pending < workers * 2 {
        switch next(!crew.isBusy) {
        case .batch(let items): prepared = items
        case .idle: break
        case .end: isOpen = false
        }
      }
      if let items = prepared, !crew.isBusy {
        // A batch that nothing follows for now is done here: handing it over would cost a single message its speed.
        prepared = nil
        switch isOpen ? next(false) : .end {
        case .batch(let more):
          prepared = more
          crew.take()?.begin(items, number: order.take())
          continue
        case .idle: break
        case .end: isOpen = false
        }
        isWanted = deliver(crew.run(items))
        if !isWanted { return }
      } else if let items = prepared, let worker = crew.take() {
        prepared = nil
        worker.begin(items, number: order.take())
      } else if crew.isBusy {
        let done = crew.waitForOne()
        isWanted = isWanted && order.deliver(done, deliver)
        if !isWanted {
          isOpen = false
          prepared = nil
        }
      }
    }
  }
}

/// The workers of a run; each is made when it is first needed.
private struct Crew<Work: DocumentWork & ~Copyable>: ~Copyable {
  private var work: Work
  private let size: Int
  private let finished = FinishedBatches<Work>()
  private var idle: [Worker<Work>] = []
  private var made = 0

  init(_ work: consuming Work, size: Int) {
    self.work = work
    self.size = size
  }

  /// Whether any of them has a batch.
  var isBusy: Bool { idle.count < made }

  /// Works here and now.
  mutating func run(_ items: [StreamItem]) -> Work.Result { work.run(items) }

  /// A worker without a batch, nil when all have one.
  mutating func take() -> Worker<Work>? {
    if let worker = idle.popLast() { return worker }
    guard made < size else { return nil }
    made += 1
    return Worker(work.twin(), finished)
  }

  /// Waits until a worker is done; it is without a batch then.
  mutating func waitForOne() -> FinishedBatch<Work> {
    let batch = finished.next()
    idle.append(batch.worker)
    return batch
  }
}

/// A batch that a worker is done with.
private struct FinishedBatch<Work: DocumentWork & ~Copyable>: Sendable {
  let number: Int
  let worker: Worker<Work>
  let result: Work.Result
}

/// What workers hand back, in the order in which they are done. A class, because threads share it.
private final class FinishedBatches<Work: DocumentWork & ~Copyable>: Sendable {
  private let batches = Mutex<[FinishedBatch<Work>]>([])
  private let count = DispatchSemaphore(value: 0)

  func add(_ batch: FinishedBatch<Work>) {
    batches.withLock { $0.append(batch) }
    count.signal()
  }

  /// Waits for one.
  func next() -> FinishedBatch<Work> {
    count.wait()
    return batches.withLock { $0.removeFirst() }
  }
}

/// Work with a thread of its own, one batch at a time. A class, because threads cannot hand on what cannot be copied; the
/// lock is never contended.
private final class Worker<Work: DocumentWork & ~Copyable>: Sendable {
  private let work: Mutex<Work>
  private let queue = DispatchQueue(label: "fluoro.worker")
  private let finished: FinishedBatches<Work>

  init(_ work: consuming Work, _ finished: FinishedBatches<Work>) {
    self.work = Mutex(work)
    self.finished = finished
  }

  func begin(_ items: [StreamItem], number: Int) {
    queue.async { [self] in
      let result = work.withLock { $0.run(items) }
      finished.add(FinishedBatch(number: number, worker: self, result: result))
    }
  }
}

/// Hands results on in the order in which their batches were taken.
private struct DeliveryOrder<Work: DocumentWork & ~Copyable> {
  private var taken = 0
  private var delivered = 0
  private var waiting: [Int: Work.Result] = [:]

  /// Batches taken and not yet delivered.
  var pending: Int { taken - delivered }

  mutating func take() -> Int {
    taken += 1
    return taken - 1
  }

  /// - Returns: false when the receiver wants no more.
  mutating func deliver(_ done: FinishedBatch<Work>, _ deliver: (Work.Result) -> Bool) -> Bool {
    waiting[done.number] = done.result
    while let result = waiting.removeValue(forKey: delivered) {
      delivered += 1
      guard deliver(result) else { return false }
    }
    return true
  }
}
