import Foundation
import Glibc

/// What the command costs as a process.
struct ProcessRatios {
  /// Path of the `fluoro` that is measured.
  let fluoro: String

  /// What a run came to.
  private struct Cost {
    var user = 0.0
    var system = 0.0
    var wall = 0.0
    /// Wall seconds until the first byte of output.
    var first = 0.0
    var peakMB = 0.0
  }

  func start() {
    let runs = (0..<11).map { _ in run(["version"], input: []) }
    let cpu = runs.map { $0.user + $0.system }.sorted()[5]
    Measure.report("fluoro version, user + system", Measure.tenths(cpu * 1000) + " ms", goal: "<= 5 ms")
    let message = Inputs.messages(1)
    let first = (0..<11).map { _ in run([], input: message).first }.sorted()[5]
    Measure.report("first output of one message", Measure.tenths(first * 1000) + " ms", goal: "<= 20 ms")
  }

  func parallel() {
    let feed = Inputs.messages(10_000)
    let serial = run(["--workers", "1"], input: feed)
    let parallel = run(["--workers", "2"], input: feed)
    Measure.report(
      "two workers, CPU / one worker", Measure.hundredths(parallel.user / serial.user) + " x", goal: "<= 1.15")
    Measure.report(
      "two workers, wall / one worker", Measure.hundredths(parallel.wall / serial.wall) + " x", goal: "falls with cores"
    )
  }

  /// A long stream, generated while it is read.
  func memory(megabytes: Int) {
    let part = Inputs.messages(1000)
    let cost = run([], input: part, times: megabytes << 20 / part.count + 1)
    let peak = Measure.tenths(cost.peakMB)
    Measure.report("peak memory of a \(megabytes) MB stream", peak + " MB", goal: "<= 64 MB")
    Measure.report("its rate", Measure.tenths(Double(megabytes) / cost.wall) + " MB/s", goal: "-")
  }

  private func run(_ arguments: [String], input: [UInt8], times: Int = 1) -> Cost {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: fluoro)
    process.arguments = arguments
    let (feeding, reading) = (Pipe(), Pipe())
    process.standardInput = feeding
    process.standardOutput = reading
    process.standardError = FileHandle.nullDevice
    var before = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &before)
    let begin = Measure.wallSeconds()
    guard (try? process.run()) != nil else { return Cost() }
    let writer = Thread {
      let data = Data(input)
      for _ in 0..<times { try? feeding.fileHandleForWriting.write(contentsOf: data) }
      try? feeding.fileHandleForWriting.close()
    }
    writer.start()
    var cost = Cost()
    var peak = 0
    while let chunk = try? reading.fileHandleForReading.read(upToCount: 1 << 20), !chunk.isEmpty {
      if cost.first == 0 { cost.first = Measure.wallSeconds() - begin }
      peak = max(peak, Self.residentPeak(process.processIdentifier))
    }
    process.waitUntilExit()
    cost.wall = Measure.wallSeconds() - begin
    var after = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &after)
    cost.user = Self.seconds(after.ru_utime) - Self.seconds(before.ru_utime)
    cost.system = Self.seconds(after.ru_stime) - Self.seconds(before.ru_stime)
    cost.peakMB = Double(peak) / 1024
    return cost
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// VmHWM of a process, in KB.
  private static func residentPeak(_ process: Int32) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return 0 }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return Int(line.split(separator: " ").dropLast().last ?? "") ?? 0
    }
    return 0
  }
}
