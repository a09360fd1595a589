import Diagnostics
import JSONReader
import SourceModel

/// The leaves of NDJSON output, named as the trace names them: `Procedure/ID code.coding[0].code`.
enum OutputLeaves {
  /// Leaves of resources, one resource a line.
  static func written(_ output: [UInt8]) -> [String] {
    output.split(separator: 0x0A).flatMap { line -> [String] in
      guard let (tree, symbols) = parsed(Array(line)) else { return ["unreadable output"] }
      var reading = LeafReading(tree: tree, symbols: symbols)
      reading.collect(tree.root, "")
      let name = (reading.values["resourceType"] ?? "") + "/" + (reading.values["id"] ?? "")
      return reading.paths.map { name + " " + $0 }
    }
  }

  /// The leaves with their values, without their resource's name.
  static func texts(_ output: [UInt8]) -> [(path: String, value: String)] {
    output.split(separator: 0x0A).flatMap { line -> [(path: String, value: String)] in
      guard let (tree, symbols) = parsed(Array(line)) else { return [] }
      var reading = LeafReading(tree: tree, symbols: symbols)
      reading.collect(tree.root, "")
      return Array(zip(reading.paths, reading.texts)).map { (path: $0, value: $1) }
    }
  }

  /// How many lines of a trace each leaf has.
  static func traced(_ trace: [UInt8]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in objects(trace) { counts[(line["resource"] ?? "") + " " + (line["path"] ?? ""), default: 0] += 1 }
    return counts
  }

  /// The values of each line's own keys.
  static func objects(_ lines: [UInt8]) -> [[String: String]] {
    lines.split(separator: 0x0A).compactMap { line in
      guard let (tree, symbols) = parsed(Array(line)) else { return nil }
      var object: [String: String] = [:]
      var at = tree.firstChild(tree.root)
      while at >= 0 {
        if tree[at].state == .value { object[symbols.name(tree[at].symbol)] = tree.text(of: at) }
        at = tree.nextSibling(at)
      }
      return object
    }
  }

  private static func parsed(_ bytes: [UInt8]) -> (SourceTree, SymbolTable)? {
    var (tree, symbols, evidence) = (SourceTree(), SymbolTable(), Evidence())
    var reader = JSONReader()
    let frame = Frame(bytes: bytes, format: .json, origin: Origin(input: "OUTPUT", frame: 1), offset: 0)
    guard (try? reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)) != nil else { return nil }
    return (tree, symbols)
  }
}

/// Walks one parsed resource.
private struct LeafReading {
  let tree: SourceTree
  let symbols: SymbolTable
  var paths: [String] = []
  /// The value of each path.
  var texts: [String] = []
  var values: [String: String] = [:]

  mutating func collect(_ parent: NodeIndex, _ path: String) {
    var at = tree.firstChild(parent)
    while at >= 0 {
      // `_birthDate` is said of `birthDate`.
      let key = symbols.name(tree[at].symbol)
      let name = key.hasPrefix("_") ? String(key.dropFirst()) : key
      let step = (path.isEmpty ? "" : path + ".") + name + (tree[at].isItem ? "[\(tree.number(at) - 1)]" : "")
      if tree[at].state == .value {
        paths.append(step)
        texts.append(tree.text(of: at))
        if path.isEmpty { values[name] = tree.text(of: at) }
      }
      collect(at, step)
      at = tree.nextSibling(at)
    }
  }
}
