/// A side that a statement gives the procedure.
struct SaidSide {
  var said: Said
  /// The statement names the technique.
  var isNamed: Bool
  /// It says what was done: `the left foramen was entered`.
  var isDone: Bool
  /// The levels of the statement.
  var levels: [[SpinePlace]]
}

extension [SaidSide] {
  /// The side that they come to; those that stand with the technique go before others.
  var together: Said? {
    let named = filter(\.isNamed)
    let speaking = named.isEmpty ? self : named
    guard var first = speaking.first?.said else { return nil }
    let values = Set(speaking.map(\.said.value))
    if values.count > 1, values.isSubset(of: ["left", "right", "bilateral"]) { first.value = "bilateral" }
    return first
  }

  /// The words that contradict each other: one side in the procedure's name, the other where the note says what was
  /// done. Empty where none do; a name for both sides, or for each level its own, is no contradiction.
  var dispute: [Said] {
    let names = filter { $0.isNamed && !$0.isDone }
    let heads = names.isEmpty ? filter(\.isNamed) : names
    guard let head = heads.first, ["left", "right"].contains(head.said.value),
      heads.allSatisfy({ $0.said.value == head.said.value })
    else { return [] }
    let others = ["bilateral", head.said.value == "left" ? "right" : "left"]
    let other = first { side in
      guard side.isDone, others.contains(side.said.value) else { return false }
      if !side.isNamed { return true }
      // `Right L5-S1 transforaminal injection was done` behind `Left L4-5 transforaminal injection` is a second one.
      let known = heads.flatMap(\.levels)
      return !names.isEmpty && (known.isEmpty || side.levels.isEmpty || side.levels.contains { known.contains($0) })
    }
    return other.map { [head.said, $0.said] } ?? []
  }
}
