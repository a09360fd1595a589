import Tables

/// The codes of the code systems that HL7 publishes whole: `definitions/codesystems.tsv`, URI and codes, parted by tabs.
struct PublishedCodes: Sendable {
  private let library: TableLibrary
  private var systems: [String: Set<String>]?

  init(_ library: TableLibrary) { self.library = library }

  /// Whether a system has a code; nil for a system that is not published whole.
  mutating func has(_ code: String, in system: String) -> Bool? {
    if let systems { return systems[system]?.contains(code) }
    let read = publishedLines(library, "codesystems")
    systems = read
    return read[system]?.contains(code)
  }
}

/// Extensions that HL7 published with R4 and US Core: `definitions/known-extensions.tsv`, URL and the names of the values that
/// it may have (`valueCode`), parted by tabs; none for one that has parts instead.
struct KnownExtensions: Sendable {
  private let library: TableLibrary
  private var extensions: [String: Set<String>]?

  init(_ library: TableLibrary) { self.library = library }

  /// The values that an extension may have; nil for one that is not known.
  mutating func types(of url: String) -> [String]? {
    let known = extensions ?? publishedLines(library, "known-extensions")
    extensions = known
    return known[url]?.sorted()
  }
}

/// A file of lines: a name, then words, parted by tabs.
private func publishedLines(_ library: TableLibrary, _ name: String) -> [String: Set<String>] {
  var lines: [String: Set<String>] = [:]
  for file in library.files(named: name).suffix(1) {
    for line in library.bytes(of: file).split(separator: 0x0A) {
      let cells = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      if let first = cells.first { lines[first] = Set(cells.dropFirst()) }
    }
  }
  return lines
}
