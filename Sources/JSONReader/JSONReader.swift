package import Diagnostics
package import SourceModel

/// Reads JSON documents into trees, strictly by RFC 8259: FHIR resources, Bundles and site JSON.
///
/// Documents that are read together, one after the other, become the items of one root.
///
/// The tree is `SourceTree`'s. A node's place is its value's: a string's is what stands between its quotes. Numbers keep
/// the form in which they are written; objects, arrays and strings without content keep a node in state `empty`.
///
/// Lenient, each with a note: a byte order mark; a key that an object has twice (both are kept); half a surrogate pair
/// (it becomes U+FFFD). White space around the document needs none.
package struct JSONReader: Sendable {
  private let limits: JSONLimits
  private var parse = JSONParse()

  package init(limits: JSONLimits = JSONLimits()) { self.limits = limits }

  /// Reads one document.
  /// - Parameters:
  ///   - tree: is emptied and filled; its storage is used again.
  ///   - symbols: the worker's table, the same at every call.
  /// - Throws: what makes the document unreadable; the tree then holds what came before it.
  package mutating func read(
    _ frame: Frame, into tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence
  ) throws(Diagnostic) {
    var start = 0
    if frame.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
      evidence.report(
        Diagnostic(
          .readLeniency, "a byte order mark, which JSON is written without", remedy: "write the document without it",
          place: Place(byte: 0, length: 3)))
    }
    swap(&parse.tree, &tree)
    swap(&parse.symbols, &symbols)
    var fault: JSONFault?
    do throws(JSONFault) {
      if frame.parts.isEmpty {
        try parse.document(frame.bytes, from: start, limits: limits)
      } else {
        try parse.documents(frame.bytes, frame.parts, limits: limits)
      }
    } catch {
      fault = error
    }
    parse.reportLeniencies(to: &evidence)
    swap(&parse.tree, &tree)
    swap(&parse.symbols, &symbols)
    if let fault { throw fault.diagnostic(frame) }
  }
}
