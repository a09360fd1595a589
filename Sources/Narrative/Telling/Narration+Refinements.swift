// What a technique becomes by what else the note says.
extension Narration {
  // `Her last epidural …, we repeated it today`, and then `at L4-5 by loss of resistance`: another day's name says less
  // than today's manner.
  mutating func refineByAccount(_ i: Int) {
    guard drafts[i].isRemembered, let account = Self.telltale(drafts[i].accounts),
      account.value != "interlaminar_epidural" || !drafts[i].levels.isEmpty,
      let finer = note.tables.refinement(of: drafts[i].procedure.technique.value, by: account.value)
    else { return }
    drafts[i].procedure.technique = account
    drafts[i].procedure.technique.value = finer
  }

  // Resistance is lost on other ways to the epidural space too.
  static func telltale(_ accounts: [Said]) -> Said? {
    let others = accounts.filter { $0.value != "interlaminar_epidural" }
    return Set(others.map(\.value)).count > 1 ? nil : others.first ?? accounts.first
  }

  // `repositioning of spinal cord stimulator lead and replacement of IPG`: the one generator is that of the other.
  mutating func refineByOthers(_ i: Int) {
    let technique = drafts[i].procedure.technique.value
    for family in ["scs", "pns"] {
      guard drafts.contains(where: { $0.procedure.technique.value.hasPrefix(family + "_") }),
        let finer = note.tables.refinement(
          of: technique, by: family + technique.dropFirst("neurostimulator".utf8.count)),
        technique.hasPrefix("neurostimulator_")
      else { continue }
      drafts[i].procedure.technique.value = finer
      return
    }
  }

  // `a cannula was placed at the L4 medial branch`, in a sentence of its own.
  mutating func refineByLevels(_ i: Int) {
    for level in drafts[i].levels {
      guard let structure = level.mention.structure, structure != "facet",
        let finer = note.tables.refinement(of: drafts[i].procedure.technique.value, by: structure)
      else { continue }
      drafts[i].procedure.technique.value = finer
    }
    drafts[i].takeForFacets(note.tables)
  }
}
