import ArgumentParser
import Glibc

/// How many documents are worked on at a time.
struct WorkerOptions: ParsableArguments {
  @Option(
    name: [.customShort("w"), .customLong("workers")],
    help: ArgumentHelp("Documents worked on at a time (default: the cores).", valueName: "n"))
  var asked: Int?

  /// As asked for, else one for each core.
  var workers: Int { asked ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  func validate() throws {
    if let asked, !(1...256).contains(asked) { throw ValidationError("--workers must lie between 1 and 256.") }
  }
}
