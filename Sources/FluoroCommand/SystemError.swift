import Glibc

/// What the operating system says went wrong.
struct SystemError: Error, Equatable, CustomStringConvertible {
  /// errno.
  let number: Int32

  /// In the system's own words.
  var description: String { String(cString: strerror(number)) }
}
