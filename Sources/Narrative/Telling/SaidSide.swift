/// A side that a statement gives the procedure.
struct SaidSide {
  var said: Said
  /// The statement names the technique.
  var isNamed: Bool
  /// It says nothing but the side: `Laterality: left`.
  var isField: Bool
  /// It says what was done: `the left foramen was entered`.
  var isDone: Bool
  /// The levels of the statement.
  var levels: [[SpinePlace]]
}

extension [SaidSide] {
  /// The side that they come to; those that stand with the technique go before others.
  var together: Said? {
    let named = filter(\.isNamed)
    let fields = filter(\.isField)
    let speaking = named.isEmpty ? (fields.isEmpty ? self : fields) : named
    guard var first = speaking.first?.said else { return nil }
    let values = Set(speaking.map(\.said.value))
    if values.count > 1, values.isSubset(of: ["left", "right", "bilateral"]) { first.value = "bilateral" }
    return first
  }

  /// The words that contradict each other: one side in the procedure's name, the other where the note says what was
  /// done. Empty where none do; a name for both sides, or for each level its own, is no contradiction.
  /// - Parameter isAlone: the note tells of no other procedure; else only statements of its own levels speak of it.
  func dispute(isAlone: Bool) -> [Said] {
    let names = filter { ($0.isNamed || $0.isField) && !$0.isDone }
    let heads = names.isEmpty ? filter(\.isNamed) : names
    // `Procedure: right …`, `Laterality: left`
    if isAlone, let name = names.first(where: \.isNamed), let field = names.first(where: \.isField),
      Set(names.map(\.said.value)) == ["left", "right"],
      names.allSatisfy({ $0.said.value == ($0.isField ? field : name).said.value })
    {
      return [name.said, field.said]
    }
    guard let head = heads.first, ["left", "right"].contains(head.said.value),
      heads.allSatisfy({ $0.said.value == head.said.value })
    else { return [] }
    let known = Set(heads.lazy.flatMap(\.levels))
    let opposite = head.said.value == "left" ? "right" : "left"
    let other = first { side in
      guard side.isDone, side.said.value == "bilateral" || side.said.value == opposite else { return false }
      let isSame = side.levels.contains { known.contains($0) }
      if !side.isNamed { return isAlone || isSame }
      // `Right L5-S1 transforaminal injection was done` behind `Left L4-5 transforaminal injection` is a second one.
      return !names.isEmpty && (isSame || isAlone && (known.isEmpty || side.levels.isEmpty))
    }
    return other.map { [head.said, $0.said] } ?? []
  }
}
