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

/// What a run of `fluoro validate` came to.
package struct ValidationCount: Sendable {
  package private(set) var documents = 0
  /// Documents, and the entries of those that are Bundles.
  package private(set) var resources = 0
  /// Documents with errors.
  package private(set) var invalid = 0
  /// Of those, the ones that could not be read.
  package private(set) var unread = 0
  /// Errors.
  package private(set) var problems = 0

  package init() {}

  fileprivate mutating func add(_ result: Validated) {
    documents += 1
    resources += result.resources
    if !result.isRead { unread += 1 }
    if !result.isValid { invalid += 1 }
    problems += result.diagnostics.count { $0.severity == .error }
  }

  package static func += (count: inout ValidationCount, more: ValidationCount) {
    count.documents += more.documents
    count.resources += more.resources
    count.invalid += more.invalid
    count.unread += more.unread
    count.problems += more.problems
  }
}

/// What was found in some consecutive documents.
package struct ValidationBatch: Sendable {
  /// One line a finding: for people, or of JSON.
  package var lines: [UInt8] = []
  /// Findings that belong to no document.
  package var stream: [Diagnostic] = []
  package var count = ValidationCount()
}

/// Reads FHIR JSON and holds it against R4, one document after the other.
package struct DocumentValidation: ~Copyable, Sendable {
  private var reader = DocumentReader()
  private var tree = SourceTree()
  private var symbols = SymbolTable()
  private var validator: Validator
  private let tables: MappingSet
  private let asJSON: Bool

  /// - Parameter asJSON: writes lines of JSON.
  package init(_ tables: MappingSet = MappingSet(), profiles: ProfileChoice = .claimed, asJSON: Bool = false) {
    self.tables = tables
    self.asJSON = asJSON
    validator = Validator(library: tables.library, profiles: profiles, symbols: &symbols)
  }

  // Shares what was read of the tables.
  private init(beside other: borrowing DocumentValidation) {
    tables = other.tables
    asJSON = other.asJSON
    symbols = other.symbols
    validator = other.validator
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

extension DocumentValidation: DocumentWork {
  /// See `DocumentWork`.
  package func twin() -> DocumentValidation { DocumentValidation(beside: self) }

  /// Checks consecutive documents.
  package mutating func run(_ items: [StreamItem]) -> ValidationBatch {
    var batch = ValidationBatch()
    for item in items {
      switch item {
      case .finding(let finding): batch.stream.append(finding)
      case .document(let frame):
        let result = validate(frame)
        batch.count.add(result)
        for finding in result.diagnostics {
          batch.lines += (asJSON ? finding.renderedJSON(format: "fhir") : finding.rendered()).utf8
          batch.lines.append(0x0A)
        }
      }
    }
    return batch
  }
}
