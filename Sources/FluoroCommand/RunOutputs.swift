import Diagnostics
import Glibc
import Translation

/// Everything that a run writes to, beside standard error.
struct RunOutputs {
  /// The documents; nil when they go to a folder, or nowhere.
  let main: ByteOutput?
  let byType: TypedOutputs?
  let trace: ByteOutput?
  let errors: ByteOutput?
  let quarantine: Quarantine?
  /// Files and folders of ours, for the walk to pass over.
  let own: Set<FileIdentity>

  /// Creates what the command line names.
  init(_ command: ConvertCommand, _ terminal: Terminal) throws(Diagnostic) {
    let inputs = Self.identities(command.paths)
    var own: Set<FileIdentity> = []
    func file(_ path: String?) throws(Diagnostic) -> ByteOutput? {
      guard let path else { return nil }
      if let same = Self.identities([path]).first, inputs.contains(same) {
        throw Self.failure(path, "it is one of the inputs")
      }
      let output: ByteOutput
      do throws(SystemError) {
        output = try ByteOutput(creating: path)
      } catch {
        throw Self.failure(path, "\(error)")
      }
      if let identity = output.identity { own.insert(identity) }
      return output
    }
    func folder(_ path: String?) throws(Diagnostic) -> String? {
      guard let path else { return nil }
      if let error = Self.makeFolder(path) { throw Self.failure(path, "\(error)") }
      own.formUnion(Self.identities([path]))
      return path
    }
    quarantine = try folder(command.quarantine).map { Quarantine($0) }
    byType = command.dryRun ? nil : try folder(command.outDir).map { TypedOutputs($0) }
    errors = try file(command.errors)
    trace = try file(command.trace)
    if command.dryRun || command.outDir != nil {
      main = nil
    } else {
      main = try file(command.out) ?? .standard()
    }
    self.own = own
  }

  /// All outputs in use.
  private var all: [ByteOutput] { [main, trace, errors].compactMap { $0 } + (byType?.all ?? []) }

  /// Writes what is held back.
  func flush() { for output in all { output.flush() } }

  /// Writes everything and closes.
  func finish() { for output in all { output.finish() } }

  /// Whether nobody reads the documents any more.
  var isClosed: Bool { main?.state == .closedPipe }

  /// The first write that failed, if any.
  var failure: Diagnostic? {
    for output in all {
      switch output.state {
      case .open: continue
      case .closedPipe where output === main: continue
      case .closedPipe: return Self.writeFailure(output.name, "\(SystemError(number: EPIPE))")
      case .failed(let error): return Self.writeFailure(output.name, "\(error)")
      }
    }
    return byType?.failure
  }

  private static func identities(_ paths: [String]) -> Set<FileIdentity> {
    var found: Set<FileIdentity> = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { continue }
      found.insert(FileIdentity(status))
    }
    return found
  }

  /// Makes a folder and those above it; one that is there already is fine.
  private static func makeFolder(_ path: String) -> SystemError? {
    var made = path.hasPrefix("/") ? "/" : ""
    for step in path.split(separator: "/") {
      made += step
      if mkdir(made, 0o777) != 0, errno != EEXIST { return SystemError(number: errno) }
      made += "/"
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return SystemError(number: errno) }
    if status.st_mode & S_IFMT != S_IFDIR { return SystemError(number: ENOTDIR) }
    return access(path, W_OK) == 0 ? nil : SystemError(number: errno)
  }

  static func failure(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .cannotCreateOutput, "cannot be created: \(reason)", remedy: "check the path, its permissions and the room left",
      origin: Origin(input: path, frame: 0))
  }

  static func writeFailure(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .writeFailed, "could not be written to its end: \(reason)", remedy: "make room and run again",
      origin: Origin(input: name, frame: 0))
  }
}

/// One NDJSON file a resource type, named as FHIR Bulk Data names them; each is created when it is first needed.
final class TypedOutputs {
  private let folder: String
  private var files: [String: ByteOutput] = [:]
  private(set) var failure: Diagnostic?

  // A class, because files are added to it while outputs are passed about.
  init(_ folder: String) { self.folder = folder.hasSuffix("/") ? folder : folder + "/" }

  /// Takes lines of one type.
  func write(_ lines: [UInt8], type: String) {
    if files[type] == nil {
      let path = folder + type + ".ndjson"
      do throws(SystemError) {
        files[type] = try ByteOutput(creating: path)
      } catch {
        failure = failure ?? RunOutputs.writeFailure(path, "\(error)")
      }
    }
    files[type]?.write(lines)
  }

  var all: [ByteOutput] { Array(files.values) }
}
