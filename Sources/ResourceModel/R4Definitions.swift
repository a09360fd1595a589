public import SourceModel
public import Tables

/// FHIR R4 (4.0.1) as far as writing it needs: types, elements in order, cardinality, choices, required bindings.
///
/// Types are read from `definitions/elements.tsv` when they are first asked for, so that a run pays only for what it
/// writes. A copy taken by a worker agrees with its original on all older numbers.
public struct R4Definitions: Sendable {
  /// Those that were asked for so far, by number.
  public private(set) var types: [TypeDefinition] = []
  /// Those of the types that were read so far, by number.
  public private(set) var elements: [ElementDefinition] = []
  private var ids: [String: TypeID] = [:]
  private let text: [UInt8]
  private var sections: [String: (kind: TypeKind, range: Range<Int>)] = [:]
  private var valueSets: ValueSetTable

  /// - Parameter library: must hold `definitions/elements.tsv` and `definitions/bindings.tsv`.
  public init(library: TableLibrary) {
    text = library.files(named: "elements").first.map(library.bytes(of:)) ?? []
    valueSets = ValueSetTable(library.files(named: "bindings").first.map(library.bytes(of:)) ?? [])
    findSections()
  }

  /// The number of a type: `Procedure`, `CodeableConcept`, `Encounter.participant`; nil when R4 has none of that name.
  public mutating func type(_ name: String) -> TypeID? {
    if let id = ids[name] { return id }
    if name == "Resource" { return add(name, .anyResource) }
    if let section = sections[name] { return add(name, section.kind) }
    if let dot = name.firstIndex(of: "."), let owner = type(String(name[..<dot])) {
      var symbols = SymbolTable()
      load(owner, &symbols)
      return ids[name]
    }
    return nil
  }

  /// A type by its number.
  public subscript(_ type: TypeID) -> TypeDefinition { types[Int(type.index)] }
  /// An element by its number, which is not that of `unknown`.
  public subscript(_ element: ElementID) -> ElementDefinition { elements[Int(element.index)] }

  // What is asked for every element that is placed, without copying the definition.

  /// The symbol of an element's JSON name.
  public func symbol(of element: ElementID) -> Symbol { elements[Int(element.index)].symbol }
  /// The symbol of the choice (`value[x]`) that an element belongs to; none for an element of one type.
  public func choice(of element: ElementID) -> Symbol? { elements[Int(element.index)].choice }
  /// The type of an element's values.
  public func type(of element: ElementID) -> TypeID { elements[Int(element.index)].type }
  /// Whether an element may repeat.
  public func isList(_ element: ElementID) -> Bool { elements[Int(element.index)].isList }
  /// An element's position among its type's elements; equal for the types of one choice.
  public func order(of element: ElementID) -> Int32 { elements[Int(element.index)].order }
  /// Canonical of the value set that an element is bound to by a required binding.
  public func binding(of element: ElementID) -> String? { elements[Int(element.index)].binding }
  /// What kind of thing a type is.
  public func kind(of type: TypeID) -> TypeKind { types[Int(type.index)].kind }
  /// Whether a type is a primitive.
  public func isPrimitive(_ type: TypeID) -> Bool { types[Int(type.index)].kind == .primitive }

  /// Whether R4 has a resource of this name.
  public func isResource(_ name: String) -> Bool { sections[name]?.kind == .resource }

  /// The element of a name in a type, nil when there is none.
  public mutating func element(_ name: Symbol, of type: TypeID, _ symbols: inout SymbolTable) -> ElementID? {
    if !types[Int(type.index)].isLoaded { load(type, &symbols) }
    return types[Int(type.index)].bySymbol[name]
  }

  /// All elements of a type, in order.
  public mutating func elements(of type: TypeID, _ symbols: inout SymbolTable) -> [ElementID] {
    load(type, &symbols)
    return types[Int(type.index)].elements
  }

  /// Whether a code is in the value set of a required binding. Value sets that cannot be listed hold every code.
  /// - Parameter system: for Coding and CodeableConcept; nil for a bare code.
  public func allows(code: String, system: String?, in valueSet: String) -> Bool {
    valueSets.contains(code: code, system: system, in: valueSet)
  }

  private mutating func add(_ name: String, _ kind: TypeKind) -> TypeID {
    let id = TypeID(index: Int32(types.count))
    types.append(TypeDefinition(name: name, kind: kind))
    ids[name] = id
    return id
  }

  private mutating func findSections() {
    var at = 0
    var open: (name: String, kind: TypeKind, start: Int)?
    func close(_ end: Int) {
      if let open { sections[open.name] = (open.kind, open.start..<end) }
    }
    while at < text.count {
      let end = text[at...].firstIndex(of: 0x0A) ?? text.count
      if text[at] == 0x3D {
        close(at)
        let cells = Self.cells(text[at..<end])
        let kind: TypeKind = cells[2] == "resource" ? .resource : cells[2] == "complex" ? .complex : .primitive
        open = (cells[1], kind, end + 1)
      }
      at = end + 1
    }
    close(text.count)
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}

// Reading one type's section.
extension R4Definitions {
  private mutating func load(_ type: TypeID, _ symbols: inout SymbolTable) {
    guard !types[Int(type.index)].isLoaded else { return }
    types[Int(type.index)].isLoaded = true
    let name = types[Int(type.index)].name
    if types[Int(type.index)].kind == .primitive {
      addElement(["id", "0", "1", "string"], to: type, &symbols)
      addElement(["extension", "0", "*", "Extension"], to: type, &symbols)
      return
    }
    guard let section = sections[name] else { return }
    for line in text[section.range].split(separator: 0x0A) {
      var cells = Self.cells(line)
      guard cells.count >= 4 else { continue }
      let steps = cells[0].split(separator: ".")
      let owner: TypeID
      if steps.count > 1 {
        owner = backbone(name + "." + steps.dropLast().joined(separator: "."))
        cells[0] = String(steps[steps.count - 1])
      } else {
        owner = type
      }
      addElement(cells, to: owner, &symbols)
    }
  }

  private mutating func backbone(_ path: String) -> TypeID {
    if let id = ids[path] {
      types[Int(id.index)].isLoaded = true
      return id
    }
    let id = add(path, .backbone)
    types[Int(id.index)].isLoaded = true
    return id
  }

  /// Cells: name, min, max, types, content reference, binding strength, value set, reference targets.
  private mutating func addElement(_ cells: [String], to owner: TypeID, _ symbols: inout SymbolTable) {
    func cell(_ i: Int) -> String { i < cells.count ? cells[i] : "" }
    let ownerName = types[Int(owner.index)].name
    let root = String(ownerName.split(separator: ".").first ?? "")
    let order = Int32(types[Int(owner.index)].elements.last.map { elements[Int($0.index)].order + 1 } ?? 0)
    let isChoice = cell(0).hasSuffix("[x]")
    let base = isChoice ? String(cell(0).dropLast(3)) : cell(0)
    var typeNames = cell(3).split(separator: "|").map(String.init)
    if !cell(4).isEmpty { typeNames = [root + "." + cell(4)] }
    for typeName in typeNames {
      let name = isChoice ? base + typeName.prefix(1).uppercased() + typeName.dropFirst() : base
      let isBackbone = typeName == "BackboneElement" || typeName == "Element" && !isChoice
      let id: TypeID
      if isBackbone {
        id = backbone(ownerName + "." + base)
      } else if !cell(4).isEmpty {
        id = backbone(typeName)
      } else if let known = type(typeName) {
        id = known
      } else {
        continue
      }
      let element = ElementDefinition(
        name: name, symbol: symbols.intern(name), path: ownerName + "." + cell(0), owner: owner, type: id,
        minimum: cell(1) == "1" ? 1 : 0, isList: cell(2) == "*", order: order,
        choice: isChoice ? symbols.intern(cell(0)) : nil, binding: cell(5) == "r" ? cell(6) : nil,
        referenceTargets: cell(7).split(separator: "|").map(String.init),
        key: Array("\"\(name)\":".utf8), primitiveKey: Array("\"_\(name)\":".utf8))
      let elementID = ElementID(index: Int32(elements.count))
      elements.append(element)
      types[Int(owner.index)].elements.append(elementID)
      types[Int(owner.index)].bySymbol.set(elementID, for: element.symbol)
    }
  }
}
