import Diagnostics
import ResourceModel
import SourceModel

// FHIR R4 per-1: a period does not end before it begins.
extension GraphFinisher {
  /// Leaves out the end of a period that ends before it begins; what the tables kept of it as it was sent stays.
  func checkPeriods(_ draft: inout Draft) {
    for resource in draft.standing where !draft.graph.resources[Int(resource)].isPassedThrough {
      checkPeriods(below: draft.graph.resources[Int(resource)].root, &draft)
    }
  }

  private func checkPeriods(below element: ElementIndex, _ draft: inout Draft) {
    var child = draft.graph.elements[Int(element)].firstChild
    while child >= 0 {
      let it = draft.graph.elements[Int(child)]
      if it.type == facts.period {
        checkPeriod(child, &draft)
      } else if it.firstChild >= 0 {
        checkPeriods(below: child, &draft)
      }
      child = it.nextSibling
    }
  }

  private func checkPeriod(_ period: ElementIndex, _ draft: inout Draft) {
    let end = draft.graph.child(names.end, of: period)
    guard let first = draft.graph.string(of: period, names.start), let last = draft.graph.string(end) else { return }
    let (start, finish) = (Array(first.utf8), Array(last.utf8))
    guard FHIRTime.isAfter(start.span, finish.span) else { return }
    let it = draft.graph[end]
    draft.report(
      .unreadableValue, "a period ends before it begins; its end is left out", remedy: "correct the sender",
      at: it.source, rule: it.rule)
    draft.graph.clearValue(of: end)
  }
}
