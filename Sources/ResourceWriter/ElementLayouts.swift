import ResourceModel

/// What writing needs of R4's element definitions, rendered once and kept side by side: order, cardinality, key.
struct ElementLayouts: Sendable {
  /// One element definition.
  struct Layout: Sendable {
    /// Position among its type's elements.
    let order: Int32
    let isList: Bool
    let isPrimitive: Bool
    /// Holds a resource, whose type each instance says itself.
    let isAnyResource: Bool
    /// `,"name":` in `keys`, where a quotation mark follows.
    let key: Range<Int>
    /// `,"_name":` in `keys`.
    let childrenKey: Range<Int>
  }

  private(set) var layouts: [Layout] = []
  /// Keys, one after the other.
  private(set) var keys: [UInt8] = []

  /// Takes up definitions that were read since the last time.
  mutating func extend(to definitions: R4Definitions) {
    guard layouts.count < definitions.elements.count else { return }
    for element in definitions.elements[layouts.count...] {
      let kind = definitions[element.type].kind
      let start = keys.count
      keys.append(UInt8(ascii: ","))
      keys.append(contentsOf: element.key)
      let end = keys.count
      keys.append(UInt8(ascii: "\""))
      let middle = keys.count
      keys.append(UInt8(ascii: ","))
      keys.append(contentsOf: element.primitiveKey)
      layouts.append(
        Layout(
          order: element.order, isList: element.isList, isPrimitive: kind == .primitive,
          isAnyResource: kind == .anyResource, key: start..<end, childrenKey: middle..<keys.count))
    }
  }

  /// The layout of an element; nil for one that R4 does not define.
  subscript(_ element: ElementID) -> Layout? { element.index < 0 ? nil : layouts[Int(element.index)] }
}
