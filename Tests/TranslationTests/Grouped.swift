import Diagnostics
import Foundation
import Framing
import Grouping
import JSONReader
import SourceModel
import Testing
import Translation

/// An input of a run: its name and its bytes.
struct Input {
  let name: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Lines, one after the other.
  init(_ name: String, lines: [String]) { self.init(name, Array(lines.map { $0 + "\n" }.joined().utf8)) }
}

/// Documents that are read together, for tests.
enum Grouped {
  /// The documents of inputs, put together.
  static func items(_ inputs: [Input], by kind: GroupKind, limit: Int = 1 << 20) throws -> [StreamItem] {
    let library = try Translating.translator().tables.library
    var reader = LineReader(library, by: kind)
    var index = GroupIndex(by: kind, limit: limit, seenTypes: reader.seenTypes)
    var all: [UInt8] = []
    for input in inputs {
      var splitter = FrameSplitter(input: input.name)
      var frames: [Frame] = []
      splitter.push(input.bytes.span, into: &frames)
      splitter.finish(into: &frames)
      for frame in frames { index.add(frame, reader.read(frame), stored: all.count + frame.offset) }
      all += input.bytes
    }
    index.close()
    var items: [StreamItem] = []
    while let step = index.next() {
      switch step {
      case .finding(let finding): items.append(.finding(finding))
      case .documents(let numbers):
        var assembly = GroupAssembly(numbers)
        while let number = assembly.next(index) {
          let entry = index.entries[number]
          assembly.add(Array(all[entry.stored..<entry.stored + entry.length]))
        }
        items.append(.document(assembly.frame(index)))
      }
    }
    return items
  }

  /// What becomes of inputs.
  static func run(
    _ inputs: [Input], by kind: GroupKind, as form: TranslationOptions.Form = .resources, limit: Int = 1 << 20,
    _ change: (inout TranslationOptions) -> Void = { _ in }
  ) throws -> BatchResult {
    var options = TranslationOptions()
    options.form = form
    change(&options)
    var reporting = Reporting()
    reporting.errors = true
    reporting.keepsFailed = true
    var conversion = Conversion(try Translating.translator(options), reporting)
    return conversion.run(try items(inputs, by: kind, limit: limit))
  }

  /// The resources of a Bundle's entries, each as a line.
  static func lines(ofBundle bytes: [UInt8]) throws -> [String] {
    var (tree, symbols, evidence) = (SourceTree(), SymbolTable(), Evidence())
    var reader = JSONReader()
    let frame = Frame(bytes: bytes, format: .fhir, origin: Origin(input: "BUNDLE", frame: 1), offset: 0)
    try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    var lines: [String] = []
    var entry = tree.child(symbols.intern("entry"), of: tree.root)
    while entry >= 0 {
      let resource = tree[tree.child(symbols.intern("resource"), of: entry)]
      let text = bytes[Int(resource.start)..<Int(resource.start + resource.length)].filter { $0 != 0x0A }
      lines.append(String(decoding: text, as: UTF8.self))
      entry = tree.nextSibling(entry)
    }
    return lines
  }

  /// The lines, one input a resource type.
  static func byType(_ lines: [String]) -> [Input] {
    let sorted = Dictionary(grouping: lines) { line in
      line.firstMatch(of: /"resourceType":\s*"(\w+)"/).map { String($0.1) } ?? ""
    }
    return sorted.keys.sorted().map { Input($0 + ".ndjson", lines: sorted[$0] ?? []) }
  }

  /// Written resources but Provenance, which names what was read together.
  static func resources(_ output: [UInt8]) -> Set<String> {
    Set(
      String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix(#"{"resourceType":"Provenance""#) })
  }

  /// The same, without ids that are made.
  static func masked(_ resources: Set<String>) -> Set<String> {
    Set(resources.map { $0.replacing(/"id":"[0-9a-f]{8}-[0-9a-f-]{27}"/, with: #""id":"MADE""#) })
  }

  /// What procedures of the model mean, in no order: without id, document and evidence.
  static func meanings(_ lines: [UInt8]) throws -> [String] {
    try lines.split(separator: 0x0A).map { line in
      var procedure = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      for key in ["id", "document", "evidence"] { procedure[key] = nil }
      return text(procedure)
    }.sorted()
  }

  private static func text(_ value: Any?) -> String {
    switch value {
    case let members as [String: Any]:
      let told = members.filter { $0.key != "evidence" }
      return "{" + told.keys.sorted().map { $0 + ":" + text(told[$0]) }.joined(separator: ",") + "}"
    case let items as [Any]: return "[" + items.map { text($0) }.sorted().joined(separator: ",") + "]"
    case let value?: return "\(value)"
    case nil: return "-"
    }
  }
}
