import Diagnostics
import ResourceModel
import SourceModel
import Tables
import Terminology

/// What is wrong with `terminology/compartments.csv`: types and elements that R4 does not have.
func checkCompartments(
  _ library: TableLibrary, _ symbols: inout SymbolTable, _ definitions: inout R4Definitions
) -> [Diagnostic] {
  var problems: [Diagnostic] = []
  for (name, entry) in Compartments(library: library, problems: &problems).all {
    func note(_ message: String) {
      problems.append(
        Diagnostic(
          .unknownElement, message, remedy: "look it up in FHIR R4",
          place: Place(byte: 0, length: 0, line: entry.line, column: 1), path: entry.table))
    }
    guard definitions.isResource(name), let type = definitions.type(name) else {
      note("R4 has no resource \(name)")
      continue
    }
    for path in [entry.patient, entry.encounter] {
      var at = type
      for step in path {
        guard let element = definitions.element(symbols.intern(step), of: at, &symbols) else {
          note("\(name) has no element \(path.joined(separator: "."))")
          break
        }
        at = definitions[element].type
      }
    }
  }
  return problems
}
