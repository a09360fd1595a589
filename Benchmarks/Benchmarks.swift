/// Prints where Fluoro stands beside its goals of speed: ratios, which hold from machine to machine; absolute figures drift.
/// `make bench` builds and runs it. Arguments: the `fluoro` to measure as a process; or `model` for the cost of the internal
/// model alone, with folders behind it (`./feed`, with a slash) for what it costs on one's own documents; or `count WORK
/// TIMES`, which does one kind of work so many times and prints nothing, for a tool that counts instructions: two runs tell
/// what one time costs.
@main
struct Benchmarks {
  static func main() throws {
    let stages = StageRatios()
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "count", let times = Int(arguments[3]) {
      return try stages.count(arguments[2], times: times)
    }
    if arguments.count > 1, arguments[1] == "model" {
      return ModelRatios(inputs: stages.modelInputs(Array(arguments.dropFirst(2)))).report()
    }
    try stages.messages()
    try stages.notes()
    ModelRatios(inputs: stages.modelInputs()).report()
    try stages.json()
    try stages.lines()
    guard let fluoro = arguments.dropFirst().first else { return }
    let processes = ProcessRatios(fluoro: fluoro)
    processes.start()
    processes.parallel()
    processes.memory(megabytes: 200)
  }
}
