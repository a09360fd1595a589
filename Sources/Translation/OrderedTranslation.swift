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

/// A run over a stream of documents: bounded workers, results in the order of the documents.
///
/// Memory is bounded by what is under way: twice as many batches as workers. Batches instead of documents, because
/// handing work to a thread costs microseconds and a message no more than that. Threads instead of tasks, because an
/// asynchronous `main` costs every start, also those of a single message.
package struct OrderedTranslation: Sendable {
  private let workers: Int
  private let reporting: Reporting
  private let byType: Bool

  package init(workers: Int, reporting: Reporting, byType: Bool = false) {
    self.workers = max(1, workers)
    self.reporting = reporting
    self.byType = byType
  }

  /// Translates until the source ends. Whenever the source is idle, everything taken in so far is delivered first.
  /// - Parameters:
  ///   - next: the next documents; may wait for them only when told so.
  ///   - deliver: takes results in order; false ends the run.
  package func run(
    _ translator: consuming Translator, next: (_ mayWait: Bool) -> BatchStep, deliver: (BatchResult) -> Bool
  ) {
    if workers > 1 {
      runInParallel(translator, next: next, deliver: deliver)
      return
    }
    while case .batch(let items) = next(true) {
      guard deliver(translator.run(items, reporting, byType: byType)) else { return }
    }
  }

  private func runInParallel(
    _ translator: consuming Translator, next: (Bool) -> BatchStep, deliver: (BatchResult) -> Bool
  ) {
    var crew = Crew(translator, size: workers)
    var order = DeliveryOrder()
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
          crew.take()?.begin(items, number: order.take(), reporting, byType: byType)
          continue
        case .idle: break
        case .end: isOpen = false
        }
        isWanted = deliver(crew.run(items, reporting, byType: byType))
        if !isWanted { return }
      } else if let items = prepared, let worker = crew.take() {
        prepared = nil
        worker.begin(items, number: order.take(), reporting, byType: byType)
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
private struct Crew: ~Copyable {
  private var translator: Translator
  private let size: Int
  private let finished = FinishedBatches()
  private var idle: [Worker] = []
  private var made = 0

  init(_ translator: consuming Translator, size: Int) {
    self.translator = translator
    self.size = size
  }

  /// Whether any of them has a batch.
  var isBusy: Bool { idle.count < made }

  /// Translates here and now.
  mutating func run(_ items: [StreamItem], _ reporting: Reporting, byType: Bool) -> BatchResult {
    translator.run(items, reporting, byType: byType)
  }

  /// A worker without a batch, nil when all have one.
  mutating func take() -> Worker? {
    if let worker = idle.popLast() { return worker }
    guard made < size else { return nil }
    made += 1
    return Worker(translator.twin(), finished)
  }

  /// Waits until a worker is done; it is without a batch then.
  mutating func waitForOne() -> FinishedBatch {
    let batch = finished.next()
    idle.append(batch.worker)
    return batch
  }
}

/// A batch that a worker is done with.
private struct FinishedBatch: Sendable {
  let number: Int
  let worker: Worker
  let result: BatchResult
}

/// What workers hand back, in the order in which they are done. A class, because threads share it.
private final class FinishedBatches: Sendable {
  private let batches = Mutex<[FinishedBatch]>([])
  private let count = DispatchSemaphore(value: 0)

  func add(_ batch: FinishedBatch) {
    batches.withLock { $0.append(batch) }
    count.signal()
  }

  /// Waits for one.
  func next() -> FinishedBatch {
    count.wait()
    return batches.withLock { $0.removeFirst() }
  }
}

/// A translator with a thread of its own, one batch at a time. A class, because threads cannot hand on what cannot be
/// copied; the lock is never contended.
private final class Worker: Sendable {
  private let translator: Mutex<Translator>
  private let queue = DispatchQueue(label: "fluoro.worker")
  private let finished: FinishedBatches

  init(_ translator: consuming Translator, _ finished: FinishedBatches) {
    self.translator = Mutex(translator)
    self.finished = finished
  }

  func begin(_ items: [StreamItem], number: Int, _ reporting: Reporting, byType: Bool) {
    queue.async { [self] in
      let result = translator.withLock { $0.run(items, reporting, byType: byType) }
      finished.add(FinishedBatch(number: number, worker: self, result: result))
    }
  }
}

/// Hands results on in the order in which their batches were taken.
private struct DeliveryOrder {
  private var taken = 0
  private var delivered = 0
  private var waiting: [Int: BatchResult] = [:]

  /// Batches taken and not yet delivered.
  var pending: Int { taken - delivered }

  mutating func take() -> Int {
    taken += 1
    return taken - 1
  }

  /// - Returns: false when the receiver wants no more.
  mutating func deliver(_ done: FinishedBatch, _ deliver: (BatchResult) -> Bool) -> Bool {
    waiting[done.number] = done.result
    while let result = waiting.removeValue(forKey: delivered) {
      delivered += 1
      guard deliver(result) else { return false }
    }
    return true
  }
}
