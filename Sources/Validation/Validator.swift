package import Diagnostics
import ResourceModel
package import SourceModel
package import Tables

/// What a resource is held to beyond R4 itself.
package enum ProfileChoice: String, Sendable, CaseIterable {
  /// Nothing.
  case base
  /// The profiles that its `meta.profile` names, as far as the tables hold them.
  case claimed
  /// Those, and the US Core profile that is meant for resources of its type.
  case usCore = "us-core"
}

/// Holds FHIR JSON against R4 (4.0.1): structure, cardinality, types, primitive formats, required bindings, codes of HL7's
/// own code systems, references, extensions, narrative, the invariants of `definitions/invariants.csv`, and the profiles of
/// `definitions/us-core.csv` and `r4-profiles.csv`.
///
/// It reads the tree straight from the JSON reader and changes nothing. Each problem is a finding with its place and
/// JSON Pointer; none holds a value. What it does not do: look codes up in a terminology server, resolve what lies outside
/// the document, slice by profiles other than the tables'.
///
/// One value serves one document after the other; it keeps compiled definitions and rules, and nothing of a document.
package struct Validator: Sendable {
  /// Findings that one document may have; the rest is counted in one last finding.
  static let mostFindings = 1000

  /// What resources are held to beyond R4.
  package let profileChoice: ProfileChoice

  // The caller's, swapped in while a document is checked.
  var tree = SourceTree()
  var symbols = SymbolTable()

  // Compiled on demand, kept.
  var definitions: R4Definitions
  var invariants: InvariantTable
  /// US Core's.
  var profiles: ProfileTable
  /// R4's own.
  var publishedProfiles: ProfileTable
  var codes: PublishedCodes
  var extensions: KnownExtensions
  let names: FHIRNames
  var facts = TypeFacts()

  // Of the document under way.
  /// Each node's element; `unknown` where R4 has none.
  var elements: [ElementID] = []
  /// Elements seen in the open objects, those of the innermost last.
  var seen: [SeenElement] = []
  /// Resources of the Bundle that is the document.
  var bundle: BundleIndex?
  /// The resource around the node, and the one that holds it where it is contained.
  var resource = NodeIndex.none
  var container = NodeIndex.none
  var beside = ArrayBeside()
  var findings: [Diagnostic] = []
  var unlisted = 0

  /// - Parameters:
  ///   - library: must hold `definitions/`.
  ///   - symbols: the table that every document's tree is read with.
  package init(library: TableLibrary, profiles choice: ProfileChoice = .claimed, symbols: inout SymbolTable) {
    profileChoice = choice
    definitions = R4Definitions(library: library)
    invariants = InvariantTable(library)
    profiles = ProfileTable(library)
    publishedProfiles = ProfileTable(library, named: "r4-profiles")
    codes = PublishedCodes(library)
    extensions = KnownExtensions(library)
    names = FHIRNames(&symbols)
  }

  /// Checks one document: a resource, a Bundle with its entries, or an array of resources.
  /// - Returns: how many resources were checked.
  package mutating func check(_ tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence) -> Int {
    swap(&self.tree, &tree)
    swap(&self.symbols, &symbols)
    defer {
      swap(&self.tree, &tree)
      swap(&self.symbols, &symbols)
    }
    elements.removeAll(keepingCapacity: true)
    elements.append(contentsOf: repeatElement(.unknown, count: self.tree.nodes.count))
    seen.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    beside = ArrayBeside()
    unlisted = 0
    let root = self.tree.root
    var count = 0
    if self.tree[root].kind == .array {
      var item = self.tree.firstChild(root)
      while item >= 0 {
        count += checkDocument(item)
        item = self.tree.nextSibling(item)
      }
    } else {
      count = checkDocument(root)
    }
    for finding in findings { evidence.report(finding) }
    if unlisted > 0 {
      evidence.report(
        Diagnostic(
          .brokenInvariant, "\(unlisted) more problems in this document", remedy: "mend those above and run again"))
    }
    return count
  }

  private mutating func checkDocument(_ node: NodeIndex) -> Int {
    bundle = BundleIndex(tree, node, names, symbols)
    resource = .none
    container = .none
    if let bundle { checkEntries(bundle) }
    checkResource(node, isContained: false)
    return 1 + (bundle?.resources ?? 0)
  }

  /// Notes a problem at a node.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, remedy: String, at node: NodeIndex, member: String = ""
  ) {
    guard findings.count < Self.mostFindings else {
      unlisted += 1
      return
    }
    tree.indexLines()
    let path = tree.path(of: node, symbols) + (member.isEmpty ? "" : "/" + member)
    findings.append(Diagnostic(code, message, remedy: remedy, place: tree.place(of: node), path: path))
  }

  /// The text of a node's child; nil when there is none.
  func text(_ name: Symbol, of node: NodeIndex) -> String? {
    guard node >= 0 else { return nil }
    let child = tree.child(name, of: node)
    guard child >= 0, tree[child].state == .value else { return nil }
    return tree.text(of: child)
  }

  /// Whether a node has a child of a name.
  func has(_ name: Symbol, _ node: NodeIndex) -> Bool { tree.child(name, of: node) >= 0 }

  /// The type of a node's value; nil where R4 has no element.
  func type(of node: NodeIndex) -> TypeID? {
    let element = elements[Int(node)]
    return element == .unknown ? nil : definitions.type(of: element)
  }
}
