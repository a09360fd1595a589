import ResourceModel

/// Whether a document without any Procedure, order or charge may hold a report of one: a quick look at the types of its
/// documents, before any table is read.
struct ReportHint {
  let names: ElementNames
  let types: ResourceTypes

  func isGiven(in graph: ResourceGraph) -> Bool {
    graph.resources.contains { resource in
      guard !resource.isDropped, resource.mergedInto < 0 else { return false }
      if resource.type == types.composition || resource.type == types.documentReference {
        return isReport(graph.child(names.type, of: resource.root), graph)
      }
      if resource.type == types.diagnosticReport { return isReport(graph.child(names.code, of: resource.root), graph) }
      guard resource.type == types.observation, graph.child(names.valueString, of: resource.root) >= 0 else {
        return false
      }
      return isReport(graph.child(names.code, of: resource.root), graph)
    }
  }

  // LOINC's procedure note, operative note and their descriptions of a procedure.
  private static let codes: Set<String> = ["28570-0", "11504-8", "29554-3", "8724-7", "10223-6"]
  private static let words = ["procedure", "operative", "operation", "op note"].map { Array($0.utf8) }

  private func isReport(_ concept: ElementIndex, _ graph: ResourceGraph) -> Bool {
    guard concept >= 0 else { return false }
    for coding in graph.children(names.coding, of: concept) {
      if let code = graph.string(of: coding, names.code), Self.codes.contains(code) { return true }
      if let display = graph.string(of: coding, names.display), isNamed(display) { return true }
    }
    return graph.string(of: concept, names.text).map(isNamed) ?? false
  }

  private func isNamed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { start in
        Self.words.contains { word in
          start + word.count <= bytes.count
            && word.indices.allSatisfy { word[$0] == bytes[start + $0] | 0x20 }
        }
      }
    }
  }
}
