import Diagnostics
import Glibc
import SourceModel

/// Where documents go that did not reach the output: one file each, bytes as they came, never over another file.
struct Quarantine {
  private let folder: String

  /// - Parameter folder: exists already.
  init(_ folder: String) { self.folder = folder.hasSuffix("/") ? folder : folder + "/" }

  /// Keeps a document: `FOLDER/<path with / as %2F>.<frame>.<ext>`. The same bytes in a file of that name are left as they
  /// are; beside other bytes the name gets a number.
  /// - Returns: what went wrong, if anything.
  func keep(_ frame: Frame) -> Diagnostic? {
    let name = Self.name(frame)
    let ending = Self.ending(frame)
    for attempt in 1...999 {
      let path = folder + name + (attempt == 1 ? "" : "-\(attempt)") + "." + ending
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 {
        if errno != EEXIST { return Self.failure(frame, SystemError(number: errno)) }
        if Self.holds(path, frame.bytes) { return nil }
        continue
      }
      let error = Self.write(frame.bytes, to: descriptor)
      close(descriptor)
      return error.map { Self.failure(frame, $0) }
    }
    return Self.failure(frame, SystemError(number: EEXIST))
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
    var written = 0
    while written < bytes.count {
      // A sub-range of the array's own storage.
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { return SystemError(number: errno) }
    }
    return nil
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, Int(status.st_size) == bytes.count else { return false }
    guard let held = try? FileBytes.read(path) else { return false }
    return held == bytes
  }

  /// File names end at 255 bytes; the end of a long path tells more than its beginning.
  private static func name(_ frame: Frame) -> String {
    var name = ""
    for character in frame.origin.input { name += character == "/" ? "%2F" : String(character) }
    while name.utf8.count > 220 { name.removeFirst() }
    return name + ".\(frame.origin.frame)"
  }

  private static func ending(_ frame: Frame) -> String {
    if frame.refusal?.code == .unknownFormat || frame.refusal?.code == .compressedInput { return "bin" }
    return switch frame.format {
    case .er7: "hl7"
    case .v2xml, .cda: "xml"
    case .fhir, .json: "json"
    }
  }

  private static func failure(_ frame: Frame, _ error: SystemError) -> Diagnostic {
    Diagnostic(
      .quarantineFailed, "the document could not be put into quarantine: \(error)",
      remedy: "make room or give another folder; the document stands in its source only", origin: frame.origin)
  }
}
