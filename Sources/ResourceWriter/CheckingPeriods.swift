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
    guard let first = draft.graph.string(of: period, names.start), let last = draft.graph.string(end),
      Self.isCertainly(last, before: first)
    else { return }
    let it = draft.graph[end]
    draft.report(
      .unreadableValue, "a period ends before it begins; its end is left out", remedy: "correct the sender",
      at: it.source, rule: it.rule)
    draft.graph.clearValue(of: end)
  }

  /// Whether a FHIR dateTime lies before another, for all that their precision and zones leave open. Times in different
  /// zones are compared by the day, with a margin, since zones lie up to 26 hours apart.
  private static func isCertainly(_ one: String, before other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    if a.count > 10, b.count > 10 {
      if zone(a) == zone(b) { return a.prefix(19).lexicographicallyPrecedes(b.prefix(19)) }
      return dayNumber(a) + 6 < dayNumber(b)
    }
    let length = min(a.count, b.count, 10)
    return a.prefix(length).lexicographicallyPrecedes(b.prefix(length))
  }

  private static func zone(_ time: [UInt8]) -> ArraySlice<UInt8> {
    time.last == UInt8(ascii: "Z") ? time.suffix(1) : time.suffix(6)
  }

  /// A number that grows with the day; months count as 31 days, which the margin forgives.
  private static func dayNumber(_ time: [UInt8]) -> Int {
    func number(_ range: Range<Int>) -> Int { time[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    return (number(0..<4) * 12 + number(5..<7)) * 31 + number(8..<10)
  }
}
