import Glibc

/// Bytes that come once, kept for a second reading: a temporary file without a name, which is gone when the run is.
struct Spool: ~Copyable {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var written = 0

  private static let chunk = 1 << 20

  /// Makes the file in TMPDIR, or else in /tmp.
  init() throws(SystemError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array((folder.isEmpty ? "/tmp" : folder).utf8CString.dropLast())
    template += "/fluoro-XXXXXX".utf8CString
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Keeps bytes.
  /// - Returns: where.
  mutating func add(_ bytes: [UInt8]) throws(SystemError) -> Int {
    let start = written + pending.count
    pending += bytes
    if pending.count >= Self.chunk { try flush() }
    return start
  }

  /// Writes what is held back; reading comes after.
  mutating func flush() throws(SystemError) {
    var done = 0
    while done < pending.count {
      // A sub-range of the array's own storage.
      let count = pending.withUnsafeBytes { all in
        write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
      }
      if count >= 0 { done += count } else if errno != EINTR { throw SystemError(number: errno) }
    }
    written += done
    pending.removeAll(keepingCapacity: true)
  }

  /// Reads some of it again.
  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try ByteRange.read(descriptor, at: offset, count: count)
  }
}

/// Files that are read again, a range at a time. A few stay open: the lines of a group stand in several.
struct RereadFiles: ~Copyable {
  private var open: [(path: String, descriptor: Int32)] = []

  private static let most = 32

  init() {}

  deinit { for file in open { close(file.descriptor) } }

  /// Reads a range of a file.
  mutating func read(_ path: String, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try ByteRange.read(descriptor(of: path), at: offset, count: count)
  }

  private mutating func descriptor(of path: String) throws(SystemError) -> Int32 {
    if let known = open.firstIndex(where: { $0.path == path }) { return open[known].descriptor }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    if open.count >= Self.most { close(open.removeFirst().descriptor) }
    open.append((path, descriptor))
    return descriptor
  }

  /// Whether a file can be read again.
  static func isPossible(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// A range of a file's bytes.
private enum ByteRange {
  /// Reads all of it; a file that has become shorter is an error.
  static func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      // A sub-range of the array's own storage, which is `count` bytes long.
      let read = bytes.withUnsafeMutableBytes { all in
        pread(descriptor, all.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if read > 0 {
        done += read
      } else if read == 0 {
        throw SystemError(number: EIO)
      } else if errno != EINTR {
        throw SystemError(number: errno)
      }
    }
    return bytes
  }
}
