import ResourceModel
import Terminology

// The modifiers of a line, in fields of their own or in that of its code.
extension LineFinder {
  // A billed code that holds its modifiers too becomes the code alone.
  func parted(_ use: inout CodeUse) -> [ModifierUse] {
    guard use.system == SystemURI.cpt || use.system == SystemURI.hcpcs,
      let parts = JoinedModifiers.split(use.code, { tables.modifiers[$0] != nil })
    else { return [] }
    use.code = parts.code
    return parts.modifiers.map { ModifierUse(code: $0, element: use.element, row: tables.modifiers[$0]) }
  }

  /// The modifiers of a coding, each with its row: one, but for modifiers that are written as one word.
  func modifiers(_ use: CodeUse) -> [ModifierUse] {
    let code = use.code.utf8.contains { $0 >= 0x61 } ? use.code.uppercased() : use.code
    let row = tables.modifiers[code]
    let parts = row == nil ? JoinedModifiers.split(modifiers: code) { tables.modifiers[$0] != nil } : nil
    guard let parts else { return [ModifierUse(code: code, element: use.element, row: row)] }
    return parts.map { ModifierUse(code: $0, element: use.element, row: tables.modifiers[$0]) }
  }

  func readModifiers(of root: ElementIndex, into line: CodeLine) {
    for element in view.extensions(own.url(.procedureModifier), of: root) {
      for use in view.codings(of: view.child(names.valueCodeableConcept, of: element)) {
        for modifier in modifiers(use) { line.add(modifier) }
      }
    }
  }
}
