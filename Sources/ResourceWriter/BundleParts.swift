import ResourceModel
import SourceModel

/// A Bundle split into several, so that a server that checks references can take them in order: what a resource refers
/// to is in its own part or an earlier one. Resources that refer to each other in a circle stay together, even where
/// that makes a part longer than asked for.
struct BundleParts {
  /// The resources of each part, in the order of writing.
  private(set) var parts: [[ResourceIndex]] = []
  /// The part of each resource.
  private(set) var partOfResource: [Int32]

  private var edges: [[ResourceIndex]]

  /// - Parameters:
  ///   - order: resources to write, in the order of writing.
  ///   - most: entries in a part.
  init(_ order: [ResourceIndex], _ view: GraphView, most: Int) {
    partOfResource = Array(repeating: -1, count: view.resources.count)
    edges = Array(repeating: [], count: view.resources.count)
    collectEdges(view)
    var position = Array(repeating: 0, count: view.resources.count)
    for (at, resource) in order.enumerated() { position[Int(resource)] = at }
    for circle in circles(order) {
      if let last = parts.last, last.count + circle.count <= most {
        parts[parts.count - 1] += circle
      } else {
        parts.append(circle)
      }
    }
    for number in parts.indices {
      parts[number].sort { position[Int($0)] < position[Int($1)] }
      for resource in parts[number] { partOfResource[Int(resource)] = Int32(number) }
    }
  }

  private mutating func collectEdges(_ view: GraphView) {
    for (at, element) in view.elements.enumerated() {
      let target: ResourceIndex
      if element.value == .resource {
        target = view.standing(ResourceIndex(element.start))
      } else if element.link >= 0 {
        target = view.standing(element.link)
      } else {
        continue
      }
      var root = at
      while view.elements[root].parent >= 0 { root = Int(view.elements[root].parent) }
      let owner = view.standing(ResourceIndex(view.elements[root].start))
      if view.resources[Int(owner)].isDropped || view.resources[Int(target)].isDropped { continue }
      if view.resources[Int(owner)].isOnlySeen || view.resources[Int(target)].isOnlySeen { continue }
      edges[Int(owner)].append(target)
      // A created resource has no address that a later Bundle could know, unless it can be searched for: the two must
      // stay together.
      if view.isCreating, !view.isSearchable(target) { edges[Int(target)].append(owner) }
    }
  }

  /// Strongly connected components (Tarjan 1972), each after all that it refers to. Iterative: a chain of references
  /// may be as long as the document.
  private func circles(_ order: [ResourceIndex]) -> [[ResourceIndex]] {
    var found: [[ResourceIndex]] = []
    var number = Array(repeating: -1, count: edges.count)
    var low = Array(repeating: 0, count: edges.count)
    var isOpen = Array(repeating: false, count: edges.count)
    var open: [ResourceIndex] = []
    var calls: [(resource: Int, next: Int)] = []
    var count = 0
    for start in order where number[Int(start)] < 0 {
      calls.append((Int(start), 0))
      while let call = calls.last {
        let at = call.resource
        if call.next == 0 {
          number[at] = count
          low[at] = count
          count += 1
          open.append(ResourceIndex(at))
          isOpen[at] = true
        }
        if call.next < edges[at].count {
          calls[calls.count - 1].next += 1
          let target = Int(edges[at][call.next])
          if number[target] < 0 {
            calls.append((target, 0))
          } else if isOpen[target] {
            low[at] = min(low[at], number[target])
          }
          continue
        }
        calls.removeLast()
        if let caller = calls.last { low[caller.resource] = min(low[caller.resource], low[at]) }
        guard low[at] == number[at] else { continue }
        var circle: [ResourceIndex] = []
        while let member = open.popLast() {
          isOpen[Int(member)] = false
          circle.append(member)
          if Int(member) == at { break }
        }
        found.append(circle)
      }
    }
    return found
  }
}
