import Diagnostics
import JSONReader
import SourceModel
import Tables
import Validation

/// Reads a document and gives what the validator finds, as `code path`.
func problems(_ json: String, profiles: ProfileChoice = .claimed) -> [String] {
  findings(json, profiles: profiles).map { "\($0.code.rawValue) \($0.path ?? "")" }
}

/// Reads a document and gives what the validator finds.
func findings(_ json: String, profiles: ProfileChoice = .claimed) -> [Diagnostic] {
  var symbols = SymbolTable()
  var tree = SourceTree()
  var reader = JSONReader()
  var evidence = Evidence()
  var validator = Validator(library: TableLibrary(), profiles: profiles, symbols: &symbols)
  let frame = Frame(bytes: Array(json.utf8), format: .fhir, origin: Origin(input: "test", frame: 1), offset: 0)
  do throws(Diagnostic) {
    try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
  } catch {
    return [error]
  }
  _ = validator.check(&tree, symbols: &symbols, evidence: &evidence)
  return evidence.diagnostics
}
