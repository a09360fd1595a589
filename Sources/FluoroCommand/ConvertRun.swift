import Diagnostics
import Glibc
import Grouping
import Translation

/// One run of `fluoro convert`, from the first byte to the exit status.
struct ConvertRun {
  private let command: ConvertCommand
  private let outputs: RunOutputs
  private let terminal: Terminal

  init(_ command: ConvertCommand, _ outputs: RunOutputs, _ terminal: Terminal) {
    self.command = command
    self.outputs = outputs
    self.terminal = terminal
  }

  func run(_ translator: consuming Translator) -> ExitStatus {
    let paths = command.paths.isEmpty ? ["-"] : command.paths
    terminal.totalBytes = Self.size(of: paths)
    let stop = StopRequest()
    let source = DocumentSource(InputWalk(paths, own: outputs.own), command.reading, stop)
    if let kind = command.groupBy {
      let reader = LineReader(translator.tables.library, by: kind)
      return run(translator, GroupedSource(source, reader, stop, limit: command.reading.maxDocument))
    }
    return run(translator, source)
  }

  private func run<Source: BatchSource & ~Copyable>(
    _ translator: consuming Translator, _ source: consuming Source
  ) -> ExitStatus {
    var source = source
    var summary = RunSummary()
    var unkept = 0
    OrderedRun(workers: command.parallel.workers).run(
      Conversion(translator, command.reporting, byType: outputs.byType != nil),
      next: { source.next(mayWait: $0) },
      deliver: { batch in
        unkept += deliver(batch)
        summary += batch.summary
        terminal.progress(summary)
        return !outputs.isClosed && outputs.failure == nil
      })
    outputs.finish()
    if let failure = source.failure { terminal.say(failure.rendered()) }
    let status = end(summary, unread: source.unreadable, unkept: unkept, stopped: source.stopped)
    return source.failure == nil ? status : .writeFailed
  }

  /// Writes what became of some documents.
  /// - Returns: how many failed documents could not be kept.
  private func deliver(_ batch: BatchResult) -> Int {
    outputs.main?.write(batch.output)
    for (type, lines) in batch.byType { outputs.byType?.write(lines, type: type) }
    outputs.trace?.write(batch.trace)
    outputs.errors?.write(batch.errors)
    var unkept = 0
    for document in batch.failed {
      guard let problem = outputs.quarantine?.keep(document.frame) else { continue }
      unkept += 1
      outputs.errors?.write(Array((problem.renderedJSON() + "\n").utf8))
      terminal.say(problem.rendered())
    }
    outputs.flush()
    terminal.write(batch.people)
    return unkept
  }

  private func end(_ summary: RunSummary, unread: Int, unkept: Int, stopped: ExitStatus?) -> ExitStatus {
    if let failure = outputs.failure {
      terminal.say(failure.rendered())
      terminal.summary(summary)
      return .writeFailed
    }
    if outputs.isClosed {
      terminal.clear()
      return .done
    }
    terminal.summary(summary)
    if let stopped { return stopped }
    let failed = unread + unkept + summary.failed + summary.takenApart
    if failed == 0 { return .done }
    return summary.documents == summary.unrecognised ? .unreadable : .incomplete
  }

  /// Bytes in all inputs, when all are plain files.
  private static func size(of paths: [String]) -> Int? {
    var total = 0
    for path in paths {
      var status = stat()
      guard (path == "-" ? fstat(0, &status) : stat(path, &status)) == 0 else { return nil }
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      total += Int(status.st_size)
    }
    return total
  }
}
