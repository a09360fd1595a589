import Glibc

/// A document under Samples/, with where its expectations stand.
package struct Sample: Sendable, CustomStringConvertible {
  /// Below Samples/: `hl7v2/dft-trigger-points.hl7`.
  package let path: String

  package var description: String { path }

  /// The file's bytes.
  package var bytes: [UInt8] { (try? readFile(Checkout.path + "/Samples/" + path)) ?? [] }

  /// The expectation of a kind beside it: `bundle.json`, `model.json`, `trace.ndjson`. Where an ER7 file and its XML twin
  /// share a name, each has its own.
  package func expectation(_ kind: String) -> String {
    var stem = path
    if let dot = stem.lastIndex(of: ".") { stem = String(stem[..<dot]) }
    return Checkout.path + "/Samples/" + stem + (isTwin ? "-xml." : ".") + kind
  }

  /// Whether it is the XML form of an ER7 sample of the same name.
  package var isTwin: Bool {
    path.hasSuffix(".xml") && Sample.all.contains { $0.path == String(path.dropLast(4)) + ".hl7" }
  }

  /// Every sample, by path.
  package static let all: [Sample] = {
    var found: [Sample] = []
    for folder in ["cda", "fhir", "hl7v2", "json"] {
      // What has no ending is a folder: documents that are read together.
      for name in listFolder(Checkout.path + "/Samples/" + folder) where !isExpectation(name) && name.contains(".") {
        found.append(Sample(path: folder + "/" + name))
      }
    }
    return found
  }()

  /// The files of a sample that is a folder, by name: `Samples/fhir/bulk`.
  package static func folder(_ path: String) -> [Sample] {
    listFolder(Checkout.path + "/Samples/" + path).filter { !isExpectation($0) }.map { Sample(path: path + "/" + $0) }
  }

  private static func isExpectation(_ name: String) -> Bool {
    name.hasSuffix(".bundle.json") || name.hasSuffix(".model.json") || name.hasSuffix(".trace.ndjson")
      || name.hasSuffix(".md")
  }
}

/// The project's own folder.
package enum Checkout {
  /// Found from this file's place at compile time.
  package static let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")
}

/// A file that a test could not read or write.
package struct FileFailure: Error {
  package let path: String
}

/// All bytes of a file.
package func readFile(_ path: String) throws(FileFailure) -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw FileFailure(path: path) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count <= 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// Writes a file, over what was there.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard descriptor >= 0 else { throw FileFailure(path: path) }
  defer { close(descriptor) }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { all in
      write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
    }
    guard count > 0 else { throw FileFailure(path: path) }
    written += count
  }
}

/// The names in a folder, sorted; empty when there is no such folder.
package func listFolder(_ path: String) -> [String] {
  guard let listing = opendir(path) else { return [] }
  defer { closedir(listing) }
  var names: [String] = []
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}
