import Narrative
import ResourceModel
import SourceModel

// Procedures that only a text tells of.
extension NoteGathering {
  /// The technique that a procedure's own name says, where no row knows its code.
  func narration(ofName resource: ResourceIndex) -> NarrationUse? {
    let text = name(of: resource)
    guard let said = reader.procedures(in: text, context: .procedure).first else { return nil }
    return NarrationUse(said: said, text: text, isOwn: true, isNamed: true)
  }

  /// Procedures whose codes no row knows, and whose names say a technique. What a document only remembers is not read.
  func namedProcedures(_ lines: [CodeLine], _ finder: LineFinder) -> [(line: CodeLine, use: NarrationUse)] {
    if isOwnOutput { return [] }
    let known = Set(lines.compactMap(\.resource))
    let candidates = view.standing(of: view.types.procedure).filter { !known.contains($0) }
    guard !candidates.isEmpty else { return [] }
    let historical = HistoryFinder(view: view, tables: tables).procedures()
    return candidates.compactMap { resource in
      guard !historical.contains(resource),
        view.string(of: view.root(resource), view.names.status) != "entered-in-error",
        let use = narration(ofName: resource)
      else { return nil }
      return (finder.uncodedLine(resource), use)
    }
  }

  /// What reports say was done, each procedure once.
  func reported(_ notes: [GatheredNote]) -> [(note: GatheredNote, use: NarrationUse)] {
    var found: [(note: GatheredNote, use: NarrationUse)] = []
    for note in notes {
      for said in reader.procedures(in: note.text, context: note.context) where note.isReport || said.isUnderHeading {
        let isKnown = found.contains { known in
          known.use.said.technique.value == said.technique.value
            || Narrations.agree(known.use.said.technique.value, said, reader.tables)
        }
        if isKnown { continue }
        found.append((note, NarrationUse(said: said, text: note.text, isOwn: false, isNamed: true)))
      }
    }
    return found
  }
}

extension Enrichment {
  /// Makes the Procedure of a procedure that only a text tells of, and says its number.
  mutating func makeProcedure(
    from note: GatheredNote, _ use: NarrationUse, tree: SourceTree, type: TypeID
  ) -> ResourceIndex {
    let rule = "interventional#procedure-from-text"
    let words = use.text.words(use.said.technique.start, use.said.technique.length, in: tree)
    let node = words?.node ?? .none
    let made = desk.graph.makeResource(type, from: node, rule: desk.symbols.intern(rule))
    let root = desk.graph.resources[Int(made)].root
    let ink = Ink(rule: rule, sources: node >= 0 ? [node] : [])
    let status = use.said.status?.value == "stopped" ? "stopped" : use.said.status == nil ? "completed" : "not-done"
    desk.put(names.status, status, to: root, ink)
    let code = desk.add(names.code, to: root, ink)
    desk.put(names.text, label("technique", use.said.technique.value), to: code, ink)
    let source = desk.graph.resources[Int(note.resource)].root
    desk.copy(desk.graph.child(names.subject, of: source), to: root, as: names.subject, rule: rule)
    let context = desk.graph.child(names.context, of: source)
    let encounter = desk.graph.child(names.encounter, of: context >= 0 ? context : source)
    desk.copy(encounter, to: root, as: names.encounter, rule: rule)
    if note.timed >= 0, status != "not-done" {
      let isPeriod = desk.graph.child(names.start, of: note.timed) >= 0
      desk.copy(note.timed, to: root, as: isPeriod ? names.performedPeriod : names.performedDateTime, rule: rule)
    }
    return made
  }
}
