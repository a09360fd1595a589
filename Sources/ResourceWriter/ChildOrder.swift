import ResourceModel
import SourceModel

/// Children of an element, put into the order of writing: R4's order, the members of a list together, what R4 does not
/// define last, in the order in which it came.
///
/// A stack, so that a walk down a resource allocates nothing: `push` on the way down, `pop` on the way up.
struct ChildOrder: Sendable {
  private struct Entry {
    var order: Int32
    var element: ElementIndex
  }

  private var stack: [Entry] = []

  /// Pushes the children of an element, sorted.
  /// - Parameter omitted: names that are written otherwise.
  /// - Returns: their numbers on the stack, for `subscript` and `pop`.
  mutating func push(
    childrenOf element: ElementIndex, _ elements: [ResourceGraph.Element], _ layouts: ElementLayouts,
    omitting omitted: (Symbol, Symbol)? = nil
  ) -> Range<Int> {
    let base = stack.count
    var at = elements[Int(element)].firstChild
    while at >= 0 {
      let name = elements[Int(at)].name
      if let omitted, name == omitted.0 || name == omitted.1 {
        at = elements[Int(at)].nextSibling
        continue
      }
      insert(
        Entry(order: order(of: at, elements, layouts, since: base), element: at), since: base)
      at = elements[Int(at)].nextSibling
    }
    return base..<stack.count
  }

  /// Takes the children off again.
  mutating func pop(_ range: Range<Int>) {
    while stack.count > range.lowerBound { stack.removeLast() }
  }

  /// A child.
  subscript(_ number: Int) -> ElementIndex { stack[number].element }

  /// The members of the list, or the one element, that begins at `number`.
  func group(at number: Int, upTo end: Int, _ elements: [ResourceGraph.Element]) -> Range<Int> {
    let name = elements[Int(stack[number].element)].name
    var next = number + 1
    while next < end, elements[Int(stack[next].element)].name == name { next += 1 }
    return number..<next
  }

  /// Whether a group is written as an array: R4 says so, it has several members, or it came as one.
  func isList(_ group: Range<Int>, _ layout: ElementLayouts.Layout?, _ elements: [ResourceGraph.Element]) -> Bool {
    group.count > 1
      || layout?.isList ?? (elements[Int(stack[group.lowerBound].element)].entry == ResourceGraph.unknownListItem)
  }

  private func order(
    of child: ElementIndex, _ elements: [ResourceGraph.Element], _ layouts: ElementLayouts, since base: Int
  ) -> Int32 {
    if let layout = layouts[elements[Int(child)].definition] { return layout.order }
    let first = stack[base...].first {
      elements[Int($0.element)].definition == .unknown && elements[Int($0.element)].name == elements[Int(child)].name
    }
    return first?.order ?? 1_000_000 + Int32(stack.count - base)
  }

  /// Insertion from the end: rows mostly write in R4's order, so that an entry mostly stays where it is put.
  private mutating func insert(_ entry: Entry, since base: Int) {
    stack.append(entry)
    var at = stack.count - 1
    while at > base, stack[at - 1].order > entry.order {
      stack[at] = stack[at - 1]
      at -= 1
    }
    stack[at] = entry
  }
}
