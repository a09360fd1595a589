import Narrative
import ResourceModel
import SourceModel

/// What a text says of one procedure, with the text that says it. A class because every axis of the procedure asks it,
/// and it is some eighty words long.
final class NarrationUse {
  let said: NarratedProcedure
  let text: NoteText
  /// The text is the procedure's own: of its entry or its charges.
  let isOwn: Bool
  /// The text names a technique.
  let isNamed: Bool
  /// The text reports another procedure than the only one of its session: nothing of it is taken.
  let isOther: Bool

  init(said: NarratedProcedure, text: NoteText, isOwn: Bool, isNamed: Bool, isOther: Bool = false) {
    self.said = said
    self.text = text
    self.isOwn = isOwn
    self.isNamed = isNamed
    self.isOther = isOther
  }
}

/// Finds what the texts of a document say of each of its procedures.
struct Narrations {
  let facts: RecordFacts
  let gathering: NoteGathering
  let reader: NoteReader
  let notes: [GatheredNote]

  /// What texts say of each group, in the groups' order.
  func uses(_ names: inout NameReadings) -> [[NarrationUse]] {
    let groups = facts.groups
    var uses: [[NarrationUse]] = groups.map { group in own(group, &names) }
    for note in notes {
      let homes = groups.indices.filter { !groups[$0].isOnWrongSide && isOfSession(note, groups[$0]) }
      guard !homes.isEmpty else { continue }
      let open = reader.open(note.text, context: note.context)
      let told = reader.procedures(in: open, beside: homes.map { groups[$0].technique })
      if told.isEmpty {
        guard homes.count == 1, let home = homes.first,
          let said = reader.remarks(in: open, on: groups[home].technique)
        else { continue }
        uses[home].append(NarrationUse(said: said, text: note.text, isOwn: false, isNamed: false))
        continue
      }
      for said in told {
        let isTold = said.isUnderHeading && note.context != .outcome
        guard let home = home(of: said, among: homes, isAlone: told.count == 1, isTold: isTold) else {
          if isTold, told.count == 1, homes.count == 1, facts.groups.count == 1 {
            uses[homes[0]].append(
              NarrationUse(said: said, text: note.text, isOwn: false, isNamed: true, isOther: true))
          }
          continue
        }
        uses[home].append(NarrationUse(said: said, text: note.text, isOwn: false, isNamed: true))
      }
    }
    return uses
  }

  private func own(_ group: ProcedureGroup, _ names: inout NameReadings) -> [NarrationUse] {
    if let said = group.narrated { return group.isOnWrongSide ? [said] : [said] + ownRemarks(group, &names) }
    return ownRemarks(group, &names)
  }

  private func ownRemarks(_ group: ProcedureGroup, _ names: inout NameReadings) -> [NarrationUse] {
    var resources = facts.resources(of: group)
    var uncoded: [ResourceIndex] = []
    for line in group.lines {
      resources += facts.lines[line].charges
      uncoded += facts.lines[line].uncoded
    }
    var attached: [ResourceIndex] = []
    for line in group.attachedLines { attached += facts.lines[line].charges }
    let text = gathering.ownText(
      of: resources, uncoded: uncoded, attached: attached, withCodings: group.technique == "other_interventional")
    guard let said = names.remarks(in: text, on: group.technique, reader) else { return [] }
    return [NarrationUse(said: said, text: text, isOwn: true, isNamed: !said.names.isEmpty)]
  }

  private func isOfSession(_ note: GatheredNote, _ group: ProcedureGroup) -> Bool {
    let line = facts.lines[facts.primary(of: group)]
    guard !line.isPlanned, !line.isHistorical else { return false }
    if let patient = note.patient, let other = line.patient, patient != other { return false }
    if let encounter = note.encounter, let other = line.encounter, encounter != other { return false }
    return note.day.isEmpty || line.day.isEmpty || note.day == line.day
      || note.day.utf8.count != line.day.utf8.count
  }

  // The group that a text speaks of: by its technique; where the session has one procedure and the text one of the same
  // family, the two are one, and disagree.
  private func home(of said: NarratedProcedure, among homes: [Int], isAlone: Bool, isTold: Bool) -> Int? {
    let technique = said.technique.value
    let groups = facts.groups
    if let same = homes.first(where: { groups[$0].technique == technique }) { return same }
    if let near = homes.first(where: { Self.agree(groups[$0].technique, said, reader.tables) }) { return near }
    // A technique that a text only mentions is no other name for the procedure.
    guard homes.count == 1, isAlone, isTold, let only = homes.first else { return nil }
    let family = facts.tables.vocabulary.family(of: technique)
    let own = facts.tables.vocabulary.family(of: groups[only].technique)
    return family == own || groups[only].technique == "other_interventional" ? only : nil
  }

  /// Whether a code's technique and what a text calls it can be one.
  /// - Parameter isGiven: the text was read for this technique, and only its names are its own.
  static func agree(
    _ technique: String, _ said: NarratedProcedure, isGiven: Bool = false, _ tables: NarrativeTables
  ) -> Bool {
    let names = (isGiven ? [] : [said.technique.value]) + said.names.map(\.value)
    return names.contains { name in
      name == technique || tables.refinement(of: technique, by: name) != nil
        || tables.refinement(of: name, by: technique) != nil
    }
  }
}
