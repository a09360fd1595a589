/// Prints where Fluoro stands beside its goals of speed: ratios, which hold from machine to machine; absolute figures drift.
/// `make bench` builds and runs it. Argument: the `fluoro` to measure as a process.
@main
struct Benchmarks {
  static func main() throws {
    let stages = StageRatios()
    try stages.messages()
    try stages.notes()
    try stages.model()
    try stages.json()
    try stages.lines()
    guard let fluoro = CommandLine.arguments.dropFirst().first else { return }
    let processes = ProcessRatios(fluoro: fluoro)
    processes.start()
    processes.parallel()
    processes.memory(megabytes: 200)
  }
}
