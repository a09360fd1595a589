import Diagnostics
import Glibc

/// The files that the command line names, in order: folders are walked whole, in name order, each real folder once.
///
/// Lazy, so that a folder of a million files costs nothing before the first is read.
struct InputWalk {
  /// What comes next.
  enum Step {
    /// Something to be read; `isNamed` when the command line itself names it.
    case file(path: String, isNamed: Bool)
    /// Something that was passed over, or could not be read.
    case finding(Diagnostic, isNamed: Bool)
  }

  private var waiting: [(path: String, isNamed: Bool)]
  private var walked: Set<FileIdentity> = []
  private let own: Set<FileIdentity>
  /// What the folder opened last passed over.
  private var passedOver: Step?

  /// - Parameter own: files and folders that this run writes to; walking passes over them.
  init(_ paths: [String], own: Set<FileIdentity> = []) {
    waiting = paths.reversed().map { ($0, true) }
    self.own = own
  }

  mutating func next() -> Step? {
    while let (path, isNamed) = waiting.popLast() {
      if path == "-" { return .file(path: path, isNamed: isNamed) }
      var status = stat()
      guard stat(path, &status) == 0 else {
        return .finding(Self.unreadable(path, SystemError(number: errno)), isNamed: isNamed)
      }
      let identity = FileIdentity(status)
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if own.contains(identity) { return skip(path, "this run writes to it", isNamed) }
        guard walked.insert(identity).inserted else { return skip(path, "this folder was walked already", isNamed) }
        if let error = open(path) { return .finding(Self.unreadable(path, error), isNamed: isNamed) }
        if let step = passedOver {
          passedOver = nil
          return step
        }
      case S_IFREG:
        if own.contains(identity) { return skip(path, "this run writes to it", isNamed) }
        return .file(path: path, isNamed: isNamed)
      default:
        if isNamed { return .file(path: path, isNamed: true) }
        return skip(path, "it is neither a file nor a folder", isNamed)
      }
    }
    return nil
  }

  /// Puts a folder's entries before everything that waits.
  private mutating func open(_ folder: String) -> SystemError? {
    guard let listing = opendir(folder) else { return SystemError(number: errno) }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      // d_name is NUL-terminated within the entry (readdir(3)).
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let results = Self.results(among: names)
    if let first = results.first {
      let others = results.count > 1 ? " and \(results.count - 1) more" : ""
      passedOver = skip(prefix + first + others, "what came of a document stands beside it", false)
    }
    waiting.append(contentsOf: names.reversed().filter { !results.contains($0) }.map { (prefix + $0, false) })
    return nil
  }

  /// Names of a folder's results: `NAME.bundle.json`, `NAME.model.json` or `NAME.trace.ndjson` beside a document `NAME`
  /// with an ending of its own, in the order given; `NAME-xml.bundle.json` beside `NAME.xml`, where two documents share
  /// a name.
  static func results(among names: [String]) -> [String] {
    let endings = [".bundle.json", ".model.json", ".trace.ndjson"]
    func stem(_ name: String) -> Substring? {
      endings.first(where: name.hasSuffix).map { name.dropLast($0.utf8.count) }
    }
    var documents: Set<Substring> = []
    for name in names where stem(name) == nil {
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      documents.insert(name[..<dot])
      documents.insert(name[..<dot] + "-" + name[dot...].dropFirst())
    }
    return names.filter { stem($0).map(documents.contains) ?? false }
  }

  private func skip(_ path: String, _ reason: String, _ isNamed: Bool) -> Step {
    .finding(
      Diagnostic(
        .pathSkipped, "passed over, because \(reason)", remedy: "name it itself if it is wanted",
        origin: Origin(input: path, frame: 0)), isNamed: false)
  }

  /// A path that could not be read, in the system's words.
  static func unreadable(_ path: String, _ error: SystemError) -> Diagnostic {
    Diagnostic(
      .unreadablePath, "cannot be read: \(error)", remedy: "check the path and its permissions",
      origin: Origin(input: path, frame: 0))
  }
}
