public import Tables

/// Every code of the HL7 v2 tables that are code systems: `definitions/codesystems.tsv`, one line a system, its URI and
/// its codes. Read when it is first asked, and of it only the systems that are asked for.
public struct ListedCodes: Sendable {
  private static let prefix = "http://terminology.hl7.org/CodeSystem/v2-"

  private var bytes: [UInt8] = []
  /// URI → its line in `bytes`; nil until the file is read.
  private var lines: [String: Range<Int>]?
  private var codes: [String: Set<String>] = [:]

  /// Nothing read yet.
  public init() {}

  /// Whether a system has a code; nil for a system that is not listed.
  public mutating func lists(_ code: String, in system: String, _ library: TableLibrary) -> Bool? {
    guard system.hasPrefix(Self.prefix) else { return nil }
    if let known = codes[system] { return known.contains(code) }
    let lines = self.lines ?? read(library)
    guard let line = lines[system] else { return nil }
    let cells = bytes[line].split(separator: 0x09).dropFirst().map { String(decoding: $0, as: UTF8.self) }
    let known = Set(cells)
    codes[system] = known
    return known.contains(code)
  }

  private mutating func read(_ library: TableLibrary) -> [String: Range<Int>] {
    bytes = library.files(named: "codesystems").first.map(library.bytes(of:)) ?? []
    var found: [String: Range<Int>] = [:]
    for line in bytes.split(separator: 0x0A) {
      guard let tab = line.firstIndex(of: 0x09) else { continue }
      found[String(decoding: line[..<tab], as: UTF8.self)] = line.startIndex..<line.endIndex
    }
    lines = found
    return found
  }
}
