import Glibc
import Synchronization

/// One run of a program: what it was given and what it said.
package struct CommandRun: Sendable {
  package let output: [UInt8]
  package let errors: [UInt8]
  /// The exit status; 128 and the signal's number where a signal ended it.
  package let status: Int32

  /// Standard output as text.
  package var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  package var said: String { String(decoding: errors, as: UTF8.self) }
}

/// A program that tests run as a process.
package struct Command: Sendable {
  private let path: String

  package init(_ path: String) { self.path = path }

  /// The `fluoro` that was built with these tests; nil when it was not.
  package static let fluoro: Command? = fluoroPath.map { Command($0) }

  /// Where it is.
  package static let fluoroPath: String? = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    var folders = [String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)]
    folders += CommandLine.arguments
    for folder in folders {
      guard let slash = folder.lastIndex(of: "/") else { continue }
      let path = folder[..<slash] + "/fluoro"
      if access(String(path), X_OK) == 0 { return String(path) }
    }
    return nil
  }()

  /// Runs it to its end.
  /// - Parameters:
  ///   - input: what standard input gives.
  ///   - chunk: bytes of input written at once.
  ///   - folder: where it runs.
  package func run(
    _ arguments: [String], input: [UInt8] = [], chunk: Int = 1 << 16, in folder: String? = nil
  ) -> CommandRun {
    let (toChild, fromChild, saidByChild, child, failure) = Self.spawning.withLock { _ in spawn(arguments, in: folder) }
    close(toChild.reading)
    close(fromChild.writing)
    close(saidByChild.writing)
    guard failure == 0 else { return CommandRun(output: [], errors: Array("\(failure)".utf8), status: 127) }
    var exchange = Exchange(input: input, chunk: chunk, toChild.writing, fromChild.reading, saidByChild.reading)
    exchange.run()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return CommandRun(
      output: exchange.output, errors: exchange.errors, status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  /// One at a time, so that no child inherits another's pipes.
  private static let spawning = Mutex(())

  private func spawn(_ arguments: [String], in folder: String?) -> (Pipe, Pipe, Pipe, pid_t, Int32) {
    let (toChild, fromChild, saidByChild) = (Pipe(), Pipe(), Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, saidByChild.writing, 2)
    var words: [UnsafeMutablePointer<CChar>?] = spawned(arguments, in: folder).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, folder == nil ? path : "/bin/sh", &actions, nil, words, environ)
    return (toChild, fromChild, saidByChild, child, failure)
  }

  /// posix_spawn cannot change the folder in a portable way; a shell can.
  private func spawned(_ arguments: [String], in folder: String?) -> [String] {
    guard let folder else { return [path] + arguments }
    return ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, path] + arguments
  }
}

/// The two ends of a pipe, neither inherited by other children.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}

/// Writes to and reads from a child at once, so that no pipe fills up.
private struct Exchange {
  private let input: [UInt8]
  private let chunk: Int
  private var writing: Int32
  private let reading: [Int32]
  private var sent = 0
  var output: [UInt8] = []
  var errors: [UInt8] = []

  init(input: [UInt8], chunk: Int, _ writing: Int32, _ output: Int32, _ errors: Int32) {
    self.input = input
    self.chunk = chunk
    self.writing = writing
    reading = [output, errors]
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
  }

  mutating func run() {
    var isOpen = [true, true]
    if input.isEmpty { endInput() }
    while isOpen[0] || isOpen[1] {
      var ends = [
        pollfd(fd: writing, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: isOpen[0] ? reading[0] : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen[1] ? reading[1] : -1, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&ends, 3, -1) < 0, errno != EINTR { break }
      if ends[0].revents != 0 { send() }
      for end in 0..<2 where ends[end + 1].revents != 0 { isOpen[end] = take(end) }
    }
    endInput()
    for end in reading { close(end) }
  }

  private mutating func send() {
    let size = min(chunk, input.count - sent)
    let count = input.withUnsafeBytes { all in write(writing, all.baseAddress.map { $0 + sent }, size) }
    if count > 0 { sent += count }
    if count < 0, errno != EAGAIN, errno != EINTR { sent = input.count }
    if sent == input.count { endInput() }
  }

  private mutating func endInput() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  private mutating func take(_ end: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { read(reading[end], $0.baseAddress, $0.count) }
    guard count > 0 else { return count < 0 && errno == EINTR }
    if end == 0 { output += buffer[..<count] } else { errors += buffer[..<count] }
    return true
  }
}
