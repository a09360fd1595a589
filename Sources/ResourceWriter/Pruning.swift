import Diagnostics
import ResourceModel
import SourceModel

// What says nothing is not written (FHIR R4 §2.6.2: no empty objects, arrays, strings).
extension GraphFinisher {
  /// Takes out empty elements, extensions without a value, sections without content, references to resources that are
  /// not written, and resources that have nothing left.
  func prune(_ draft: inout Draft) {
    // Children mostly stand behind their parents: one pass from the end is mostly enough.
    var isChanged = true
    while isChanged {
      isChanged = false
      var element = ElementIndex(draft.graph.elements.count)
      while true {
        element = lastSuspect(before: element, draft.graph)
        guard element >= 0 else { break }
        guard isEmpty(element, draft), !draft.graph.pendingTargets.contains(where: { $0.element == element }) else {
          continue
        }
        if !draft.tree.parts.isEmpty, draft.isOnlySeen(draft.graph.resource(of: element)) { continue }
        let it = draft.graph[element]
        if it.parent >= 0 {
          reportEmptied(element, &draft)
          if isAttached(element, draft.graph) {
            draft.graph.remove(element)
            isChanged = true
          }
          draft.graph.clearValue(of: element)
        } else if !draft.graph.resources[Int(it.start)].isDropped, !draft.graph.resources[Int(it.start)].isPassedThrough
        {
          // What came as FHIR stays, however little it says: others may refer to it.
          draft.graph.resources[Int(it.start)].isDropped = true
          isChanged = true
        }
      }
    }
  }

  /// The last element before another that may be empty: most show at a look that they are not.
  private func lastSuspect(before end: ElementIndex, _ graph: ResourceGraph) -> ElementIndex {
    let elements = graph.elements.span
    let text = graph.text.span
    var at = Int(end) - 1
    while at >= 0 {
      if elements[at].firstChild >= 0 {
        if elements[at].type == facts.extension || elements[at].type == facts.compositionSection { break }
      } else if elements[at].value != .string || elements[at].length == 0 || text[Int(elements[at].start)] <= 0x20 {
        break
      }
      at -= 1
    }
    return ElementIndex(at)
  }

  /// Says that an extension of FHIR input without a value, which R4 forbids, is left out.
  private func reportEmptied(_ element: ElementIndex, _ draft: inout Draft) {
    let it = draft.graph[element]
    guard it.type == facts.extension, it.firstChild >= 0, isAttached(element, draft.graph) else { return }
    let resource = draft.graph.resource(of: element)
    guard resource >= 0, draft.graph.resources[Int(resource)].isPassedThrough else { return }
    draft.report(
      .mended, "an extension without a value is left out", remedy: "give it a value where it is written",
      at: it.source, rule: names.emptyExtensionRule)
  }

  private func isAttached(_ element: ElementIndex, _ graph: ResourceGraph) -> Bool {
    var at = graph[graph[element].parent].firstChild
    while at >= 0, at != element { at = graph[at].nextSibling }
    return at == element
  }

  private func isEmpty(_ element: ElementIndex, _ draft: Draft) -> Bool {
    let it = draft.graph.elements[Int(element)]
    if it.firstChild >= 0 {
      if it.type == facts.extension { return hasOnlyURL(element, draft.graph) }
      return it.type == facts.compositionSection && it.parent >= 0 && isBareSection(element, draft.graph)
    }
    switch it.value {
    case .none: return true
    case .literal: return it.length == 0
    case .resource: return draft.graph.resources[Int(draft.graph.standing(ResourceIndex(it.start)))].isDropped
    case .string:
      for at in Int(it.start)..<Int(it.start) + Int(it.length) where draft.graph.text[at] > 0x20 { return false }
      return true
    }
  }

  /// ext-1: an extension has a value or extensions.
  private func hasOnlyURL(_ element: ElementIndex, _ graph: ResourceGraph) -> Bool {
    var at = graph[element].firstChild
    while at >= 0 {
      if graph[at].name != names.url, graph[at].name != names.id { return false }
      at = graph[at].nextSibling
    }
    return true
  }

  /// cmp-1: a section has text, entries or sections.
  private func isBareSection(_ element: ElementIndex, _ graph: ResourceGraph) -> Bool {
    var at = graph[element].firstChild
    while at >= 0 {
      let name = graph[at].name
      if name == names.text || name == names.entry || name == names.section { return false }
      at = graph[at].nextSibling
    }
    return true
  }
}
