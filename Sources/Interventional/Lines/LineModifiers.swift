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

  /// The modifiers that a resource has in fields of their own.
  mutating func readModifiers(of root: ElementIndex, into line: CodeLine) {
    for element in view.extensions(own.url(.procedureModifier), of: root) {
      for coding in view.children(names.coding, of: view.child(names.valueCodeableConcept, of: element)) {
        if let known = met.modifiers.found(coding, in: view) {
          for modifier in known { line.add(ModifierUse(code: modifier.code, element: coding, row: modifier.row)) }
        } else if let use = view.coding(coding) {
          let new = modifiers(use)
          met.modifiers.note(new, of: coding, in: view)
          for modifier in new { line.add(modifier) }
        }
      }
    }
  }
}
