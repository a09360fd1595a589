import ResourceModel
import SourceModel
import Terminology

/// Codes for which the sender names no code system. Where the standard says what their field holds, and one alone of the
/// systems that it may hold has such a code, they are read as that system's. What was sent stays as it was sent.
struct UnnamedCodes {
  let view: GraphView
  let tables: InterventionalTables
  let tree: SourceTree

  /// A code, read by its field.
  struct Reading {
    /// With modifiers that stood in the field taken off.
    var use: CodeUse
    /// Its row in `procedures.csv`; nil for a drug.
    var row: Int?
    var substance: SubstanceRow?
    var modifiers: [String] = []
    var field: FieldRow
  }

  /// The first procedure, drug or device that one of the codings says by its field alone.
  func reading(of uses: [CodeUse], _ element: CodedElement) -> Reading? {
    for use in uses where isUnnamed(use) {
      let rows = rows(of: use, element)
      if rows.isEmpty { continue }
      let found = readings(of: use, rows)
      // Two things that the code could be leave it unread.
      if let only = found.first, found.count == 1 { return only }
    }
    return nil
  }

  // The diagnosis that a coding says by its field alone.
  private func diagnosis(of uses: [CodeUse], _ element: CodedElement) -> (use: CodeUse, field: FieldRow)? {
    for var use in uses where isUnnamed(use) && tables.diagnosis(use.code) != nil {
      guard let row = rows(of: use, element).first(where: { SystemURI.holdsDiagnoses($0.system) }) else { continue }
      use.uri = row.system
      return (use, row)
    }
    return nil
  }

  /// A diagnosis out of a CodeableConcept: the coding that a row knows, else the first.
  func reason(_ concept: ElementIndex, _ element: CodedElement, _ condition: ResourceIndex? = nil) -> Reason? {
    let uses = view.codings(of: concept)
    if let known = uses.first(where: { SystemURI.holdsDiagnoses($0.uri) && tables.diagnosis($0.code) != nil }) {
      return Reason(use: known, condition: condition)
    }
    if let told = diagnosis(of: uses, element) {
      return Reason(use: told.use, condition: condition, field: told.field)
    }
    return uses.first.map { Reason(use: $0, condition: condition) }
  }

  /// Whether a code without a system looks like a procedure's, whatever field it stands in.
  func mayBeProcedure(_ use: CodeUse) -> Bool {
    guard isUnnamed(use) else { return false }
    let (code, _) = parted(use.code)
    return Self.procedureSystems.contains { system in
      tables.procedure(system: system, code: code).map { !tables.procedures[$0].technique.isEmpty } ?? false
    }
  }

  private static let procedureSystems = [SystemURI.cpt, SystemURI.icd10PCS]

  // A system that no row knows is a system all the same: its name stands beside the code.
  private func isUnnamed(_ use: CodeUse) -> Bool { view.child(view.names.system, of: use.element) < 0 }

  private func readings(of use: CodeUse, _ rows: [FieldRow]) -> [Reading] {
    var found: [Reading] = []
    for field in rows {
      let isBilling = field.system == SystemURI.cpt || field.system == SystemURI.hcpcs
      let (code, modifiers) = isBilling ? parted(use.code) : (use.code, [])
      var reading = Reading(use: use, modifiers: modifiers, field: field)
      reading.use.code = code
      if let row = tables.procedure(system: field.system, code: code) {
        // One claim form has codes of CPT and of HCPCS; a row of the one is found under the other's name too.
        if found.contains(where: { $0.row == row }) { continue }
        reading.row = row
      } else if field.system == SystemURI.hcpcs, let substance = tables.substance(hcpcs: code) {
        reading.substance = substance
      } else {
        continue
      }
      found.append(reading)
    }
    return found
  }

  private func parted(_ code: String) -> (code: String, modifiers: [String]) {
    JoinedModifiers.split(code) { tables.modifiers[$0] != nil } ?? (code, [])
  }

  private func rows(of use: CodeUse, _ element: CodedElement) -> [FieldRow] {
    let field = tree.syntax == .hl7v2 ? tree.field(of: view.source(of: use.element), view.symbols) : element.rawValue
    return tables.fields[field] ?? []
  }
}

extension SourceTree {
  /// The field of a v2 message that a node stands in, without numbers of segments and repetitions: `FT1-25`.
  fileprivate func field(of node: NodeIndex, _ symbols: SymbolTable) -> String {
    var field: NodeIndex = .none
    var at = node
    while at >= 0, Int(at) < nodes.count {
      if self[at].kind == .field { field = at }
      if self[at].kind == .segment {
        return field < 0 ? "" : symbols.name(self[at].symbol) + "-" + symbols.name(self[field].symbol)
      }
      at = self[at].parent
    }
    return ""
  }
}

// What the lines of a document say by their fields alone.
extension LineFinder {
  /// What a concept says whose codes name no system.
  func unnamedReading(of concept: ElementIndex, _ element: CodedElement) -> CodeReading? {
    guard let reading = unnamed.reading(of: view.codings(of: concept), element) else { return nil }
    let kind = reading.row.map { self.kind(of: tables.procedures[$0]) } ?? LineKind.substance
    let meaning = CodeMeaning(
      use: reading.use, kind: kind, row: reading.row, substance: reading.substance,
      modifiers: reading.modifiers.map {
        ModifierUse(code: $0, element: reading.use.element, row: tables.modifiers[$0])
      })
    return CodeReading(meaning: meaning, kind: kind, use: reading.use, concept: concept, field: reading.field)
  }

  /// Whether a line was read by its field, and neither the field nor the code's row holds on its day: a code that was
  /// something else then.
  func isOutOfTime(_ line: CodeLine) -> Bool {
    guard let field = line.field else { return false }
    return !field.holds(on: line.day) || line.substance?.isInvalid(on: line.day) ?? false
      || line.row.map { tables.procedures[$0].isInvalid(on: line.day) } ?? false
  }
}
