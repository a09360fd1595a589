/// The codes of R4's required bindings, from `definitions/bindings.tsv`: canonical, tab, codes separated by blanks
/// (`system|code` where a Coding is bound), or `*` where the set cannot be listed.
struct ValueSetTable: Sendable {
  private var lines: [String: Set<String>?] = [:]

  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      let cells = line.split(separator: 0x09, maxSplits: 1)
      guard cells.count == 2 else { continue }
      let name = String(decoding: cells[0], as: UTF8.self)
      if cells[1].elementsEqual([0x2A]) {
        lines[name] = .some(nil)
      } else {
        lines[name] = Set(cells[1].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) })
      }
    }
  }

  func contains(code: String, system: String?, in valueSet: String) -> Bool {
    guard let line = lines[valueSet], let codes = line else { return true }
    if let system, codes.contains(system + "|" + code) { return true }
    if codes.contains(code) { return true }
    // The set may list system|code where only a bare code is at hand.
    return system == nil && codes.contains { $0.hasSuffix("|" + code) }
  }
}
