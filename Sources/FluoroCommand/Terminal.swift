import Glibc
import Translation

/// Standard error: findings, the progress bar below them, the summary line at the end.
final class Terminal {
  private let isQuiet: Bool
  private let drawsProgress: Bool
  private let begin: Double
  private var lastDrawn = 0.0
  private var isDrawn = false
  /// Bytes that the whole run will read, when that is known.
  var totalBytes: Int?

  // A class, because findings, progress and summary share one line of one terminal.
  init(isQuiet: Bool, showsProgress: Bool) {
    self.isQuiet = isQuiet
    drawsProgress = showsProgress && !isQuiet && isatty(2) == 1
    begin = Self.seconds()
  }

  /// One line for people.
  func say(_ line: String) { write(Array((line + "\n").utf8)) }

  /// Whole lines for people.
  func write(_ lines: [UInt8]) {
    guard !lines.isEmpty else { return }
    clear()
    put(lines)
  }

  /// Draws the bar again, ten times a second at most.
  func progress(_ summary: RunSummary) {
    guard drawsProgress else { return }
    let now = Self.seconds()
    guard now - lastDrawn >= 0.1 else { return }
    lastDrawn = now
    let elapsed = max(now - begin, 0.001)
    var line = "\(summary.documents) documents, \(Self.rate(summary.bytes, elapsed)) MB/s, \(summary.failed) failed"
    if let totalBytes, totalBytes > 0, summary.bytes > 0 {
      let share = min(1, Double(summary.bytes) / Double(totalBytes))
      let left = Int(elapsed / share * (1 - share))
      line += ", \(Int(share * 100)) %, \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    put(Array(("\r\u{1B}[K" + line).utf8))
    isDrawn = true
  }

  /// Ends the run.
  func summary(_ summary: RunSummary) {
    clear()
    guard !isQuiet else { return }
    let elapsed = Self.seconds() - begin
    let tenths = Int(elapsed * 10)
    say("fluoro: \(summary.line) in \(tenths / 10).\(tenths % 10) s")
  }

  /// Takes the bar away.
  func clear() {
    guard isDrawn else { return }
    put(Array("\r\u{1B}[K".utf8))
    isDrawn = false
  }

  private func put(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      // A sub-range of the array's own storage.
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(2, all.baseAddress.map { $0 + written }, all.count - written)
      }
      if count > 0 { written += count } else if count < 0, errno != EINTR { return }
    }
  }

  private static func rate(_ bytes: Int, _ seconds: Double) -> String {
    let tenths = Int(Double(bytes) / seconds / 100_000)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
