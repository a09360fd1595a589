package import Diagnostics
import Interventional
package import Mapping
package import ResourceModel
import ResourceWriter
package import SourceModel

/// One document's translation, told both ways: for each output value where it came from, for each populated input value
/// what became of it.
package struct Explanation: Sendable {
  /// A place in the document.
  package struct Origin: Sendable {
    /// `PR1[2]-3.1`, `/ClinicalDocument/title`, a JSON Pointer.
    package let path: String
    package let place: Place
  }

  /// An output value.
  package struct Output: Sendable {
    /// `code.coding[0].code`.
    package let path: String
    package let value: String
    package let how: Provenience
    /// `map#id`.
    package let rule: String
    package let from: [Origin]
  }

  /// A resource of the output.
  package struct Resource: Sendable {
    /// `Procedure/ID`.
    package let name: String
    /// The source node that it was made from, where there is one.
    package let from: Origin?
    package let values: [Output]
  }

  /// A populated value of the document.
  package struct Input: Sendable {
    package let from: Origin
    /// Its text; nil for v2's null.
    package let value: String?
    package let disposition: Disposition
    /// The rule that decided it; empty when none did.
    package let rule: String
  }

  /// A procedure that was read, in words.
  package struct Reading: Sendable {
    /// `One facet or medial branch injection …`
    package let sentence: String
    /// Places and codes that it was read from.
    package let because: [String]
    package let flags: [String]
  }

  package let label: DocumentLabel
  package let readings: [Reading]
  package let resources: [Resource]
  package let inputs: [Input]
  package let diagnostics: [Diagnostic]
  /// Whether the document reached the output.
  package let isConverted: Bool
  /// Documents that were found inside it.
  package let embedded: [Frame]
}

extension Translator {
  /// Translates one document and tells how.
  package mutating func explain(_ frame: Frame) -> Explanation {
    let result = translate(frame)
    stages.tree.indexLines()
    let explained = result.isConverted ? stages.explained() : []
    let inputs = result.isConverted ? stages.inputs() : []
    return Explanation(
      label: result.label, readings: result.isConverted ? stages.readings() : [], resources: explained, inputs: inputs,
      diagnostics: result.diagnostics, isConverted: result.isConverted, embedded: result.embedded)
  }
}

extension Stages {
  /// The document's procedures, in words.
  fileprivate func readings() -> [Explanation.Reading] {
    guard let vocabulary = compiled.procedures.vocabulary else { return [] }
    return procedures.map { procedure in
      let words = procedure.told(vocabulary, tree, compiled.symbols)
      return Explanation.Reading(sentence: words.sentence, because: words.because, flags: words.flags)
    }
  }

  /// The resources in the order of writing, each with its values.
  fileprivate func explained() -> [Explanation.Resource] {
    graph.writingOrder().map { index in
      let resource = graph.resources[Int(index)]
      var values: [Explanation.Output] = []
      collect(resource.root, "", &values)
      return Explanation.Resource(
        name: compiled.definitions[resource.type].name + "/" + resource.id,
        from: resource.node > 0 ? origin(resource.node) : nil, values: values)
    }
  }

  /// Appends the values below an element, in R4's order.
  private func collect(_ parent: ElementIndex, _ path: String, _ values: inout [Explanation.Output]) {
    for group in groups(of: parent) {
      let first = graph[group[0]]
      let isKnown = first.definition != .unknown
      let isList = group.count > 1 || isKnown && compiled.definitions[first.definition].isList
      for (number, element) in group.enumerated() {
        let name = compiled.symbols.name(graph[element].name)
        let step = (path.isEmpty ? "" : path + ".") + name + (isList ? "[\(number)]" : "")
        if graph[element].value != .none { values.append(output(element, step)) }
        collect(element, step, &values)
      }
    }
  }

  /// An element's children, those of one name together, in R4's order.
  private func groups(of parent: ElementIndex) -> [[ElementIndex]] {
    var groups: [(order: Int32, members: [ElementIndex])] = []
    for child in graph.children(of: parent) {
      if let known = groups.firstIndex(where: { graph[$0.members[0]].name == graph[child].name }) {
        groups[known].members.append(child)
      } else {
        let definition = graph[child].definition
        groups.append((definition == .unknown ? .max : compiled.definitions[definition].order, [child]))
      }
    }
    return groups.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.members)
  }

  private func output(_ element: ElementIndex, _ path: String) -> Explanation.Output {
    let value: String
    if graph[element].value == .resource {
      let target = graph.resources[Int(graph.target(of: element))]
      value = compiled.definitions[target.type].name + "/" + target.id
    } else {
      value = graph.string(element) ?? ""
    }
    return Explanation.Output(
      path: path, value: value, how: graph[element].how, rule: compiled.symbols.name(graph[element].rule),
      from: graph.sources(of: element).map { origin($0) })
  }

  /// The document's populated values, in its order.
  fileprivate func inputs() -> [Explanation.Input] {
    let populated = (1..<tree.readCount).filter { tree[$0].state == .null || !tree.isBlank($0) }
    return populated.map { node in
      let (disposition, rule) = dispositions[node]
      let value = tree[node].state == .null ? nil : ownText(of: node)
      return Explanation.Input(
        from: origin(node), value: value, disposition: disposition, rule: compiled.symbols.name(rule))
    }
  }

  private func origin(_ node: NodeIndex) -> Explanation.Origin {
    Explanation.Origin(path: tree.path(of: node, compiled.symbols), place: tree.place(of: node))
  }

  private func ownText(of node: NodeIndex) -> String {
    tree.withText(of: node) { text in text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }
}
