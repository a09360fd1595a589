package import Diagnostics
package import SourceModel
package import Validation

/// What `fluoro validate` found in one document.
package struct Validated: Sendable {
  /// Resources that were checked: the document, and a Bundle's entries.
  package var resources = 0
  /// Every finding, in the order made.
  package var diagnostics: [Diagnostic] = []
  /// Whether the document could be read.
  package var isRead = false

  /// Whether nothing is wrong with it.
  package var isValid: Bool { isRead && !diagnostics.contains { $0.severity == .error } }
}

/// Reads FHIR JSON and holds it against R4, one document after the other.
package struct DocumentValidation: ~Copyable, Sendable {
  private var reader = DocumentReader()
  private var tree = SourceTree()
  private var symbols = SymbolTable()
  private var validator: Validator
  private let tables: MappingSet

  package init(_ tables: MappingSet = MappingSet(), profiles: ProfileChoice = .claimed) {
    self.tables = tables
    validator = Validator(library: tables.library, profiles: profiles, symbols: &symbols)
  }

  /// Checks one document.
  package mutating func validate(_ frame: Frame) -> Validated {
    if symbols.count > Translator.mostNames {
      symbols = SymbolTable()
      validator = Validator(library: tables.library, profiles: validator.profileChoice, symbols: &symbols)
    }
    var result = Validated()
    var evidence = Evidence(origin: frame.origin)
    for finding in frame.findings { evidence.report(finding) }
    do throws(Diagnostic) {
      if let refusal = frame.refusal { throw refusal }
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
      result.isRead = true
      result.resources = validator.check(&tree, symbols: &symbols, evidence: &evidence)
    } catch {
      evidence.report(error)
    }
    result.diagnostics = evidence.diagnostics
    return result
  }
}
