import Diagnostics
import ResourceModel
import SourceModel

// What R4 requires: codes of the value set, and elements that are there or said to be absent.
extension GraphFinisher {
  /// Takes out codes outside a required binding, which a mapping row could not know or has let through.
  mutating func checkBindings(_ draft: inout Draft) {
    facts.prepare(&draft)
    for resource in draft.standing where !draft.graph.resources[Int(resource)].isPassedThrough {
      checkBindings(below: draft.graph.resources[Int(resource)].root, &draft)
    }
  }

  private mutating func checkBindings(below element: ElementIndex, _ draft: inout Draft) {
    var child = draft.graph.elements[Int(element)].firstChild
    while child >= 0 {
      let it = draft.graph.elements[Int(child)]
      if it.definition != .unknown, facts.isBound[Int(it.definition.index)], !isAllowed(child, it, draft) {
        let definition = draft.definitions[it.definition]
        draft.report(
          .valueOutsideBinding, "\(definition.path) has a code that R4's value set does not; it is left out",
          remedy: "translate it with a code table in the column codes", at: it.source, rule: it.rule)
        draft.graph.clearValue(of: child)
        if it.firstChild >= 0, it.value == .none { draft.graph.remove(child) }
      } else if it.firstChild >= 0 {
        checkBindings(below: child, &draft)
      }
      child = it.nextSibling
    }
  }

  private mutating func isAllowed(_ element: ElementIndex, _ it: ResourceGraph.Element, _ draft: Draft) -> Bool {
    guard let valueSet = draft.definitions.elements[Int(it.definition.index)].binding else { return true }
    if it.value == .string {
      let bytes = draft.graph.text[Int(it.start)..<Int(it.start) + Int(it.length)]
      let hash = AllowedCodes.hash(element: it.definition.index, bytes)
      if allowedCodes.contains(hash) { return true }
      guard draft.definitions.allows(code: String(decoding: bytes, as: UTF8.self), system: nil, in: valueSet) else {
        return false
      }
      allowedCodes.remember(hash)
      return true
    }
    guard it.firstChild >= 0 else { return true }
    // A Coding is its own coding, a CodeableConcept needs one of several, a Quantity has system and code like a Coding.
    let graph = draft.graph
    let codings = graph.children(names.coding, of: element)
    func isInSet(_ coding: ElementIndex) -> Bool {
      guard let code = graph.string(graph.child(names.code, of: coding)) else { return false }
      return draft.definitions.allows(
        code: code, system: graph.string(graph.child(names.system, of: coding)), in: valueSet)
    }
    if graph.child(names.code, of: element) >= 0 { return isInSet(element) }
    return codings.isEmpty ? true : codings.contains(where: isInSet)
  }

  /// Says of every required element that the source lacks that it is absent: a status becomes `unknown` where its value
  /// set has that, anything else carries data-absent-reason.
  mutating func requireElements(_ draft: inout Draft) {
    for resource in draft.standing where !draft.graph.resources[Int(resource)].isPassedThrough {
      let it = draft.graph.resources[Int(resource)]
      requireElements(below: it.root, from: it.node, &draft)
    }
  }

  private mutating func requireElements(below element: ElementIndex, from node: NodeIndex, _ draft: inout Draft) {
    let own = draft.graph.elements[Int(element)]
    for required in facts.required(by: own.type, &draft) {
      var child = own.firstChild
      while child >= 0 {
        let definition = draft.graph.elements[Int(child)].definition
        if definition != .unknown, draft.definitions.elements[Int(definition.index)].order == required.order { break }
        child = draft.graph.elements[Int(child)].nextSibling
      }
      if child < 0 { sayAbsent(required.element, in: element, from: node, &draft) }
    }
    var child = draft.graph.elements[Int(element)].firstChild
    while child >= 0 {
      let it = draft.graph.elements[Int(child)]
      if it.firstChild >= 0 {
        requireElements(below: child, from: it.source >= 0 ? it.source : node, &draft)
      }
      child = it.nextSibling
    }
  }

  private mutating func sayAbsent(
    _ id: ElementID, in parent: ElementIndex, from node: NodeIndex, _ draft: inout Draft
  ) {
    let definition = draft.definitions[id]
    if definition.symbol == names.div {
      // XHTML carries no extension: a narrative without it is none.
      draft.graph.remove(parent)
      return
    }
    let kind = draft.definitions[definition.type].kind
    let made = draft.graph.append(
      id, named: definition.symbol, type: definition.type, to: parent, rule: names.requiredRule, source: .none,
      how: .absent)
    if kind == .backbone, !facts.required(by: definition.type, &draft).isEmpty {
      requireElements(below: made, from: node, &draft)
      return
    }
    draft.report(
      .requiredAbsent, "\(definition.path) is required and the source has none; it is said to be absent",
      remedy: "send it, or map it from where the source has it", at: node, rule: draft.graph[parent].rule)
    if definition.symbol == names.status, let valueSet = definition.binding,
      draft.definitions.allows(code: "unknown", system: nil, in: valueSet)
    {
      draft.graph.setString("unknown", of: made)
      return
    }
    guard let reason = draft.append(names.`extension`, to: made, rule: names.requiredRule, how: .absent) else { return }
    draft.append(names.url, Self.dataAbsentReason, to: reason, rule: names.requiredRule, how: .absent)
    draft.append(names.valueCode, "unknown", to: reason, rule: names.requiredRule, how: .absent)
  }

  /// FHIR R4's extension for the reason why a value is absent.
  static let dataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
}
