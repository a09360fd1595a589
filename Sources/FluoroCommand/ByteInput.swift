import Glibc

/// An open input, read in chunks.
struct ByteInput: ~Copyable {
  /// What a read gave.
  enum Chunk {
    /// So many bytes at the start of the buffer.
    case bytes(Int)
    /// Nothing yet, and nobody wanted to wait.
    case nothingYet
    /// Silence for as long as was asked for.
    case paused
    /// A signal arrived first.
    case stopped
    case end
    case failed(SystemError)
  }

  /// Bytes asked for at once.
  static let chunkSize = 256 << 10

  private let descriptor: Int32
  private let isOwned: Bool
  /// Size of a regular file, for progress; nil for anything else.
  let size: Int?

  /// Standard input.
  static func standard() -> ByteInput { ByteInput(descriptor: 0, isOwned: false) }

  /// Opens a file, a named pipe or a device.
  init(path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    self.init(descriptor: descriptor, isOwned: true)
  }

  private init(descriptor: Int32, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Reads the next chunk.
  /// - Parameters:
  ///   - mayWait: waits for bytes, or for a signal.
  ///   - pause: waits no longer than that, in milliseconds; nil: as long as it takes.
  ///   - buffer: at least `chunkSize` bytes long.
  func read(into buffer: inout [UInt8], mayWait: Bool, pause: Int32? = nil, _ stop: StopRequest) -> Chunk {
    if size == nil {
      switch wait(milliseconds: mayWait ? pause ?? -1 : 0, stop) {
      case .ready: break
      case .nothing: return mayWait ? .paused : .nothingYet
      case .signal: return .stopped
      }
    }
    while true {
      // The array's own storage, for the length it has.
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      if errno != EINTR { return .failed(SystemError(number: errno)) }
    }
  }

  private enum Readiness { case ready, nothing, signal }

  private func wait(milliseconds: Int32, _ stop: StopRequest) -> Readiness {
    var both = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let ready = poll(&both, 2, milliseconds)
      if ready < 0, errno == EINTR { continue }
      if both[1].revents != 0 { return .signal }
      return ready == 0 ? .nothing : .ready
    }
  }
}
