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
/// Memory is bounded by what is under way: twice as many batches as workers. Batches instead of documents, because a
/// task costs microseconds and a message no more than that.
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
  ) async {
    if workers == 1 {
      runSerially(&translator, next: next, deliver: deliver)
    } else {
      await runInParallel(translator, next: next, deliver: deliver)
    }
  }

  private func runSerially(
    _ translator: inout Translator, next: (Bool) -> BatchStep, deliver: (BatchResult) -> Bool
  ) {
    while case .batch(let items) = next(true) {
      guard deliver(translator.run(items, reporting, byType: byType)) else { return }
    }
  }

  private func runInParallel(
    _ translator: consuming Translator, next: (Bool) -> BatchStep, deliver: (BatchResult) -> Bool
  ) async {
    var crew = Crew(translator, size: workers)
    await withTaskGroup(of: Finished.self) { group in
      var order = DeliveryOrder()
      var prepared: [StreamItem]?
      var isOpen = true
      while isOpen || crew.isBusy || prepared != nil {
        if isOpen, prepared == nil, order.pending < workers * 2 {
          switch next(!crew.isBusy) {
          case .batch(let items): prepared = items
          case .idle: break
          case .end: isOpen = false
          }
        }
        if let items = prepared, let worker = crew.take() {
          prepared = nil
          let number = order.take()
          group.addTask { [reporting, byType] in
            Finished(number: number, worker: worker, result: worker.run(items, reporting, byType: byType))
          }
        } else if let done = await group.next() {
          crew.giveBack(done.worker)
          if !order.deliver(done, deliver) { return }
        }
      }
    }
  }
}

/// The workers of a run; each is made when it is first needed.
private struct Crew: ~Copyable {
  private let translator: Translator
  private let size: Int
  private var idle: [Worker] = []
  private var made = 0

  init(_ translator: consuming Translator, size: Int) {
    self.translator = translator
    self.size = size
  }

  /// Whether any of them has a batch.
  var isBusy: Bool { idle.count < made }

  /// A worker without a batch, nil when all have one.
  mutating func take() -> Worker? {
    if let worker = idle.popLast() { return worker }
    guard made < size else { return nil }
    made += 1
    return Worker(translator.twin())
  }

  mutating func giveBack(_ worker: Worker) { idle.append(worker) }
}

/// A batch that a worker is done with.
private struct Finished: Sendable {
  let number: Int
  let worker: Worker
  let result: BatchResult
}

/// A translator that moves between tasks, one at a time. A class, because tasks cannot hand on what cannot be copied;
/// the lock is never contended.
private final class Worker: Sendable {
  private let translator: Mutex<Translator>

  init(_ translator: consuming Translator) { self.translator = Mutex(translator) }

  func run(_ items: [StreamItem], _ reporting: Reporting, byType: Bool) -> BatchResult {
    translator.withLock { $0.run(items, reporting, byType: byType) }
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
  mutating func deliver(_ done: Finished, _ deliver: (BatchResult) -> Bool) -> Bool {
    waiting[done.number] = done.result
    while let result = waiting.removeValue(forKey: delivered) {
      delivered += 1
      guard deliver(result) else { return false }
    }
    return true
  }
}
