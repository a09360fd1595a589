import Foundation
import Framing
import Glibc
import SourceModel

/// What the internal model adds: the same documents with it and without it, what it adds to the output included.
///
/// Each translates in a process of its own, as users run it: two translators in one heap lie in each other's way, and the
/// ratio moves by a tenth with how they happen to lie.
struct ModelRatios {
  /// The documents, with the names of their kinds.
  let inputs: [(key: String, what: String, frames: [Frame])]

  /// So many pairs of runs are made, and the least disturbed of each kind compared.
  private static let rounds = 7
  /// The user CPU seconds that a run takes at least, beside what it takes to start.
  private static let enough = 1.5

  func report() {
    for (key, what, frames) in inputs where !frames.isEmpty {
      let times = self.times(key)
      var full = Least()
      var plain = Least()
      for _ in 0..<Self.rounds {
        full.note(run(key, times + 1), beside: run(key, 1))
        plain.note(run(key + "-plain", times + 1), beside: run(key + "-plain", 1))
      }
      let ratio = full.cost / plain.cost
      Measure.report("\(what), with the model / without it", Measure.hundredths(ratio) + " x", goal: "<= 1.25")
    }
  }

  // How often a run has to do the work for its cost to be measured.
  private func times(_ work: String) -> Int {
    var times = 1
    while times < 1000, run(work, times) < Self.enough { times *= 2 }
    return times
  }

  /// The least disturbed runs. The first time reads tables and fills caches: that is not what a document costs.
  private struct Least {
    private var many = Double.infinity
    private var once = Double.infinity

    mutating func note(_ many: Double, beside once: Double) {
      self.many = min(self.many, many)
      self.once = min(self.once, once)
    }

    var cost: Double { many - once }
  }

  /// User CPU seconds of a process that does a kind of work so many times.
  private func run(_ work: String, _ times: Int) -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
    process.arguments = ["count", work, String(times)]
    let before = Measure.userSeconds(RUSAGE_CHILDREN)
    guard (try? process.run()) != nil else { return 0 }
    process.waitUntilExit()
    return Measure.userSeconds(RUSAGE_CHILDREN) - before
  }
}
