import SourceModel

/// The names by which a document's own label is found, interned once.
struct LabelSymbols: Sendable {
  let msh: Symbol
  let code: Symbol
  let codeAttribute: Symbol
  let id: Symbol
  let root: Symbol
  let rootAttribute: Symbol
  let extensionAttribute: Symbol
  let resourceType: Symbol

  init(_ symbols: inout SymbolTable) {
    msh = symbols.intern("MSH")
    code = symbols.intern("code")
    codeAttribute = symbols.intern("@code")
    id = symbols.intern("id")
    root = symbols.intern("ClinicalDocument")
    rootAttribute = symbols.intern("@root")
    extensionAttribute = symbols.intern("@extension")
    resourceType = symbols.intern("resourceType")
  }
}

extension DocumentLabel {
  /// Reads type and control id out of the tree, as its format has them.
  mutating func read(_ tree: SourceTree, _ names: LabelSymbols) {
    switch tree.syntax {
    case .hl7v2: readMessage(tree, names)
    case .xml: readCDA(tree, names)
    case .json: readJSON(tree, names)
    }
  }

  /// MSH-9 as `DFT^P03` and MSH-10 (HL7 v2.5.1 §2.15.9).
  private mutating func readMessage(_ tree: SourceTree, _ names: LabelSymbols) {
    let header = Self.descendant(names.msh, in: tree)
    guard header >= 0 else { return }
    let messageType = tree.child(.number(9), of: header)
    if messageType >= 0 {
      let parts = [1, 2].compactMap { number in Self.text(tree, tree.child(.number(number), of: messageType)) }
      type = parts.isEmpty ? Self.text(tree, messageType) : parts.joined(separator: "^")
    }
    control = Self.text(tree, tree.child(.number(10), of: header))
  }

  /// `code/@code`, and `id` as root^extension.
  private mutating func readCDA(_ tree: SourceTree, _ names: LabelSymbols) {
    let document = tree.child(names.root, of: tree.root)
    guard document >= 0 else { return }
    let code = tree.child(names.code, of: document)
    if code >= 0 { type = Self.text(tree, tree.child(names.codeAttribute, of: code)) }
    let id = tree.child(names.id, of: document)
    guard id >= 0, let root = Self.text(tree, tree.child(names.rootAttribute, of: id)) else { return }
    let own = Self.text(tree, tree.child(names.extensionAttribute, of: id))
    control = own.map { root + "^" + $0 } ?? root
  }

  private mutating func readJSON(_ tree: SourceTree, _ names: LabelSymbols) {
    readResource(tree, tree.parts.isEmpty ? tree.root : tree.partNode(0), names)
  }

  /// Reads type and id of a resource.
  mutating func readResource(_ tree: SourceTree, _ node: NodeIndex, _ names: LabelSymbols) {
    guard node >= 0 else { return }
    type = Self.text(tree, tree.child(names.resourceType, of: node))
    control = Self.text(tree, tree.child(names.id, of: node))
  }

  /// The first segment of a name; the header may stand in a group once a message map ran.
  private static func descendant(_ symbol: Symbol, in tree: SourceTree) -> NodeIndex {
    let direct = tree.child(symbol, of: tree.root)
    if direct >= 0 { return direct }
    return tree.nodes.firstIndex { $0.kind == .segment && $0.symbol == symbol }.map(NodeIndex.init) ?? .none
  }

  private static func text(_ tree: SourceTree, _ node: NodeIndex) -> String? {
    guard node >= 0, tree.isValued(node), tree[node].firstChild < 0 else { return nil }
    return tree.text(of: node)
  }
}
