import ArgumentParser
import Diagnostics
import SourceModel
import Translation
import Validation

extension ProfileChoice: ExpressibleByArgument {}

/// `fluoro validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold FHIR JSON against R4 and print what is wrong with it.",
    discussion: """
      Resources, Bundles and NDJSON, of any length. One line a problem, with place and path; none holds a value.
      Nothing is looked up in a terminology server.
      Examples:
        fluoro validate bundle.json
        fluoro feed.hl7 | fluoro validate --profile us-core
        fluoro validate bulk/ --errors problems.ndjson

      Exit status: 0 nothing is wrong, also for empty input; 1 a problem was found or a path could not be read;
      64 usage; 65 nothing could be read at all; 73 an output cannot be created; 74 a write failed.
      """)

  @Argument(help: ArgumentHelp("Files and folders; standard input without one.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: "Which profiles count: base for none, claimed for those in meta.profile, us-core for those by type too.")
  var profile = ProfileChoice.claimed

  @Option(help: ArgumentHelp("Write findings here, one line of JSON each, not to standard output.", valueName: "file"))
  var errors: String?

  @Option(help: ArgumentHelp("Longest document that is read.", valueName: "bytes"))
  var maxDocument = 256 << 20

  @OptionGroup var parallel: WorkerOptions

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let terminal = Terminal(isQuiet: quiet, showsProgress: false)
    let output: ByteOutput
    do throws(SystemError) {
      output = try errors.map { path throws(SystemError) in try ByteOutput(creating: path) } ?? .standard()
    } catch {
      terminal.say("fluoro: \(errors ?? "-") cannot be created: \(error)")
      throw ExitCode(ExitStatus.cannotCreate.rawValue)
    }
    var reading = ReadingOptions()
    reading.from = .fhir
    reading.maxDocument = maxDocument
    var source = DocumentSource(InputWalk(paths.isEmpty ? ["-"] : paths), reading, StopRequest())
    var count = ValidationCount()
    OrderedRun(workers: parallel.workers).run(
      DocumentValidation(profiles: profile, asJSON: errors != nil),
      next: { source.next(mayWait: $0) },
      deliver: { batch in
        count += batch.count
        for finding in batch.stream where !quiet || finding.severity == .error { terminal.say(finding.rendered()) }
        output.write(batch.lines)
        output.flush()
        return output.state == .open
      })
    output.finish()
    if !quiet { terminal.say("fluoro: \(count.line)") }
    if case .failed = output.state { throw ExitCode(ExitStatus.writeFailed.rawValue) }
    if let stopped = source.stopped { throw ExitCode(stopped.rawValue) }
    try leave(count.status(unreadable: source.unreadable))
  }
}

extension ValidationCount {
  fileprivate var line: String {
    "\(documents) documents, \(resources) resources, \(invalid) documents with errors, \(problems) errors"
  }

  fileprivate func status(unreadable: Int) -> ExitStatus {
    if invalid + unreadable == 0 { return .done }
    return documents == unread ? .unreadable : .incomplete
  }
}
