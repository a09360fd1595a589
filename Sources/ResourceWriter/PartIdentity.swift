package import SourceModel

// What identifies documents that are read together.
extension SourceTree {
  /// What identifies one of them: the same as where it stands alone (`fhir/Resource.csv#document`), its type, id and
  /// version; without an id, the digest of its bytes.
  package func identity(ofPart number: Int, _ symbols: SymbolTable) -> String {
    let part = parts[number]
    let node = partNode(number)
    func text(_ name: String, of owner: NodeIndex) -> String? {
      guard owner >= 0, let symbol = symbols.find(name) else { return nil }
      let found = child(symbol, of: owner)
      return found >= 0 && isValued(found) && self[found].firstChild < 0 ? self.text(of: found) : nil
    }
    guard let id = text("id", of: node) else { return sha256Hex(bytes.span.extracting(part.range)) }
    let meta = symbols.find("meta").map { node >= 0 ? child($0, of: node) : .none } ?? .none
    return [text("resourceType", of: node), id, text("versionId", of: meta)].compactMap { $0 }.joined(separator: "|")
  }

  /// What identifies them together: those that are written, in whatever order they stand.
  package func identityOfParts(_ symbols: SymbolTable) -> String {
    let names = parts.indices.filter { !parts[$0].isOnlySeen }.map { identity(ofPart: $0, symbols) }.sorted()
    return sha256Hex(Array(names.joined(separator: "\n").utf8).span)
  }
}
