import Tables

/// The codes of the code systems that HL7 publishes whole: `definitions/codesystems.tsv`, URI and codes, parted by tabs.
struct PublishedCodes: Sendable {
  private let library: TableLibrary
  /// Each system's line; read when a code of it is first looked up.
  private var lines: [String: ArraySlice<UInt8>]?
  private var systems: [String: Set<String>] = [:]

  init(_ library: TableLibrary) { self.library = library }

  /// Whether a system has a code; nil for a system that is not published whole.
  mutating func has(_ code: String, in system: String) -> Bool? {
    if let codes = systems[system] { return codes.contains(code) }
    let lines = self.lines ?? publishedLines(library, "codesystems")
    self.lines = lines
    guard let line = lines[system] else { return nil }
    let codes = words(line)
    systems[system] = codes
    return codes.contains(code)
  }
}

/// Extensions that HL7 published with R4 and US Core: `definitions/known-extensions.tsv`, URL and the names of the values that
/// it may have (`valueCode`), parted by tabs; none for one that has parts instead.
struct KnownExtensions: Sendable {
  private let library: TableLibrary
  private var lines: [String: ArraySlice<UInt8>]?

  init(_ library: TableLibrary) { self.library = library }

  /// The values that an extension may have; nil for one that is not known.
  mutating func types(of url: String) -> [String]? {
    let lines = self.lines ?? publishedLines(library, "known-extensions")
    self.lines = lines
    return lines[url].map { words($0).sorted() }
  }
}

/// A file of lines: a name, then what stands behind its tab.
private func publishedLines(_ library: TableLibrary, _ name: String) -> [String: ArraySlice<UInt8>] {
  var lines: [String: ArraySlice<UInt8>] = [:]
  for file in library.files(named: name).suffix(1) {
    for line in library.bytes(of: file).split(separator: 0x0A) {
      let end = line.firstIndex(of: 0x09) ?? line.endIndex
      lines[String(decoding: line[..<end], as: UTF8.self)] = line[end...]
    }
  }
  return lines
}

/// Words parted by tabs.
private func words(_ line: ArraySlice<UInt8>) -> Set<String> {
  Set(line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) })
}
