import Diagnostics
import JSONReader
import ResourceModel
package import SourceModel
package import Tables
import Terminology

/// Reads of a document whose it is. It reads it whole: what is damaged stands alone, and costs its group nothing.
package struct LineReader: Sendable {
  /// A resource that may be read together with others, or be referred to by them.
  package struct Line: Sendable {
    /// `Procedure/p1`; nil for a resource without an id.
    package let name: String?
    /// Whose it is; nil for what stands alone.
    package let key: GroupKey?
  }

  /// What puts lines together.
  package let kind: GroupKind
  private let compartments: Compartments
  private let definitions: R4Definitions
  private var reader = JSONReader()
  private var tree = SourceTree()
  private var symbols = SymbolTable()

  /// Resources that hold others: a Bundle was put together by its sender.
  private static let envelopes: Set<String> = ["Bundle", "Parameters"]

  /// Names that are taken in before it starts afresh: an endless stream of new keys must not fill the memory.
  private static let mostNames = 200_000

  package init(_ library: TableLibrary, by kind: GroupKind) {
    self.kind = kind
    var problems: [Diagnostic] = []
    compartments = Compartments(library: library, problems: &problems)
    definitions = R4Definitions(library: library)
  }

  /// Types that a group may look at, when it refers to one that stands elsewhere.
  package var seenTypes: [String] { compartments.seenTypes }

  /// Reads one document; nil for what is no whole resource of FHIR R4, which stands alone.
  package mutating func read(_ frame: Frame) -> Line? {
    guard frame.refusal == nil, frame.format == .fhir else { return nil }
    if symbols.count > Self.mostNames { symbols = SymbolTable() }
    var evidence = Evidence()
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      return nil
    }
    guard tree[tree.root].kind == .object, let type = text("resourceType", of: tree.root), definitions.isResource(type),
      !Self.envelopes.contains(type)
    else { return nil }
    let id = text("id", of: tree.root)
    return Line(name: id.map { type + "/" + $0 }, key: key(type, id, frame))
  }

  private func key(_ type: String, _ id: String?, _ frame: Frame) -> GroupKey? {
    if kind == .file { return GroupKey(id: frame.origin.input) }
    guard let entry = compartments[type] else { return nil }
    let isItself = kind == .patient ? entry.isPatient : entry.isEncounter
    if isItself { return id.map { GroupKey(id: $0) } }
    let path = kind == .patient ? entry.patient : entry.encounter
    guard !path.isEmpty else { return nil }
    var found: Set<GroupKey> = []
    collect(path[...], from: tree.root, kind == .patient ? "Patient" : "Encounter", &found)
    // What is several patients' or visits' is none's.
    return found.count == 1 ? found.first : nil
  }

  private func collect(
    _ path: ArraySlice<String>, from node: NodeIndex, _ type: String, _ found: inout Set<GroupKey>
  ) {
    guard let step = path.first else {
      guard let reference = text("reference", of: node), let name = ResourceName(reference: reference) else { return }
      // An address that does not say the type may have it beside.
      let said = name.type.isEmpty ? text("type", of: node) ?? type : name.type
      if said == type { found.insert(GroupKey(id: name.id, server: name.server)) }
      return
    }
    guard let symbol = symbols.find(step) else { return }
    var child = tree.child(symbol, of: node)
    while child >= 0 {
      collect(path.dropFirst(), from: child, type, &found)
      child = tree.next(symbol, from: tree.nextSibling(child))
    }
  }

  private func text(_ name: String, of node: NodeIndex) -> String? {
    guard let symbol = symbols.find(name) else { return nil }
    let child = tree.child(symbol, of: node)
    return child >= 0 && tree[child].kind == .string && !tree.isBlank(child) ? tree.text(of: child) : nil
  }
}
