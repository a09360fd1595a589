import Glibc

/// A folder that goes with the test that made it.
package final class TemporaryFolder: Sendable {
  package let path: String

  // A class, so that its end can clean up.
  package init() {
    var template = Array("/tmp/fluoro-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return "/tmp" }
      return String(cString: start)
    }
  }

  deinit {
    guard path.hasPrefix("/tmp/fluoro-test-") else { return }
    remove(path)
  }

  /// Writes a file in it, making the folders on the way.
  /// - Returns: the file's whole path.
  @discardableResult
  package func add(_ name: String, _ bytes: [UInt8]) throws(FileFailure) -> String {
    var folder = path
    for step in name.split(separator: "/").dropLast() {
      folder += "/" + step
      mkdir(folder, 0o755)
    }
    try writeFile(path + "/" + name, bytes)
    return path + "/" + name
  }

  /// The same for text.
  @discardableResult
  package func add(_ name: String, _ text: String) throws(FileFailure) -> String { try add(name, Array(text.utf8)) }

  /// A file's text; nil when there is none.
  package func text(_ name: String) -> String? {
    (try? readFile(path + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o755)
      for name in listFolder(path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
