import Glibc

/// An output file or stream: whole lines in, large writes out.
final class ByteOutput {
  /// What became of it.
  enum State: Equatable {
    case open
    /// Its reader went away.
    case closedPipe
    case failed(SystemError)
  }

  /// What to call it in findings.
  let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  private var pending: [UInt8] = []
  private(set) var state = State.open

  // A class, because several places of a run write to it and its state must be one.
  private init(descriptor: Int32, name: String, isOwned: Bool) {
    self.descriptor = descriptor
    self.name = name
    self.isOwned = isOwned
  }

  /// Standard output.
  static func standard() -> ByteOutput { ByteOutput(descriptor: 1, name: "standard output", isOwned: false) }

  /// Creates a file, or empties the one that is there.
  convenience init(creating path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    self.init(descriptor: descriptor, name: path, isOwned: true)
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Device and number of the file behind it, to know it again among the inputs.
  var identity: FileIdentity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileIdentity(status) : nil
  }

  /// Takes bytes in; they are written once there are many, or by `flush`.
  func write(_ bytes: some Sequence<UInt8>) {
    guard state == .open else { return }
    pending.append(contentsOf: bytes)
    if pending.count >= 1 << 20 { flush() }
  }

  /// Writes what was taken in. After a failure nothing more is written.
  func flush() {
    var written = 0
    while state == .open, written < pending.count {
      // A sub-range of the array's own storage.
      let count = pending.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        state = .closedPipe
      } else if errno == EAGAIN {
        var one = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&one, 1, -1)
      } else if errno != EINTR {
        state = .failed(SystemError(number: errno))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Flushes and closes; a full disk may show only here.
  func finish() {
    flush()
    guard state == .open, isOwned else { return }
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP {
      state = .failed(SystemError(number: errno))
    }
  }
}

/// Which file on which device: equal for two names of one file.
struct FileIdentity: Hashable {
  private let device: UInt
  private let number: UInt

  init(_ status: stat) {
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
