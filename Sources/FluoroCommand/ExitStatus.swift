/// How a run ends, as the numbers that scripts see. From 64 up they are those of BSD's sysexits.
enum ExitStatus: Int32 {
  /// Everything was converted; also when there was nothing to convert.
  case done = 0
  /// Some document failed, or some named path could not be read.
  case incomplete = 1
  /// The command line makes no sense.
  case usage = 64
  /// Nothing could be read at all.
  case unreadable = 65
  /// An output cannot be created.
  case cannotCreate = 73
  /// An output could not be written to its end.
  case writeFailed = 74
  /// The mapping tables are broken.
  case brokenTables = 78
  case interrupted = 130
  case terminated = 143
}
