import Glibc

/// What some work costs.
enum Measure {
  /// User CPU seconds so far, of this process or of those that it started and that have ended.
  static func userSeconds(_ who: __rusage_who = RUSAGE_SELF) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }

  /// Wall-clock seconds, from some fixed moment on.
  static func wallSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// MB of user CPU time a second, the median of five runs of at least a quarter of a second each.
  /// - Parameter bytes: what one call of `work` handles.
  static func rate(bytes: Int, _ work: () -> Void) -> Double {
    work()
    var rates: [Double] = []
    for _ in 0..<5 {
      let begin = userSeconds()
      var calls = 0
      repeat {
        work()
        calls += 1
      } while userSeconds() - begin < 0.25
      rates.append(Double(bytes * calls) / 1e6 / (userSeconds() - begin))
    }
    return rates.sorted()[2]
  }

  /// A number with one decimal, without Foundation.
  static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths) % 10)"
  }

  /// A number with two decimals.
  static func hundredths(_ number: Double) -> String {
    let all = Int((number * 100).rounded())
    let rest = abs(all) % 100
    return "\(all / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// One line of the report.
  static func report(_ what: String, _ value: String, goal: String) {
    let padded = what + String(repeating: " ", count: max(1, 58 - what.count))
    print(padded + value + String(repeating: " ", count: max(1, 26 - value.count)) + "goal: " + goal)
  }
}
