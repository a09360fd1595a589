import Narrative
import ResourceModel
import SourceModel

// Procedures that only a text tells of.
extension NoteGathering {
  /// The technique that a procedure's own name says, where no row knows its code.
  func narration(ofName resource: ResourceIndex) -> NarrationUse? {
    let text = name(of: resource)
    guard let said = reader.procedures(in: reader.open(text, context: .procedure)).first else { return nil }
    return NarrationUse(said: said, text: text, isOwn: true, isNamed: true)
  }

  /// Procedures whose codes no row knows, with the technique that their names say, if any. What a document only remembers
  /// is not read.
  func uncodedProcedures(_ lines: [CodeLine], _ finder: inout LineFinder) -> [(line: CodeLine, use: NarrationUse?)] {
    if isOwnOutput { return [] }
    let procedures = view.standing(of: view.types.procedure)
    if procedures.isEmpty { return [] }
    var isKnown = [Bool](repeating: false, count: view.resourceCount)
    for line in lines { if let resource = line.resource { isKnown[Int(resource)] = true } }
    // Asked for only where a Procedure has neither a known code nor a name.
    lazy var services = Set(lines.lazy.flatMap(\.services))
    var found: [(line: CodeLine, use: NarrationUse?)] = []
    for resource in procedures where !isKnown[Int(resource)] && !finder.historical.contains(resource) {
      guard !view.says("entered-in-error", of: view.root(resource), view.names.status) else { continue }
      let use = narration(ofName: resource)
      if use != nil || services.contains(resource) { found.append((finder.uncodedLine(resource), use)) }
    }
    return found
  }

  /// The one Procedure of a report's session that has neither code nor words: a note's header tells who did something
  /// and when, and leaves what it was to the text. Nil where several could be meant.
  func unnamedProcedure(of note: GatheredNote, beside lines: [CodeLine]) -> ResourceIndex? {
    let known = Set(lines.compactMap(\.resource))
    let unnamed = view.standing(of: view.types.procedure).filter { resource in
      guard !view[resource].isPassedThrough, !known.contains(resource) else { return false }
      let root = view.root(resource)
      let concept = view.child(view.names.code, of: root)
      guard view.codings(of: concept).isEmpty, view.text(of: concept) == nil,
        view.string(of: root, view.names.status) == "completed"
      else { return false }
      let patient = view.party(view.child(view.names.subject, of: root))
      let start =
        view.string(of: root, view.names.performedPeriod, view.names.start)
        ?? view.string(of: root, view.names.performedDateTime) ?? ""
      return (patient == nil || note.patient == nil || patient == note.patient)
        && (note.day.isEmpty || start.isEmpty || start.hasPrefix(note.day) || note.day.hasPrefix(start))
    }
    return unnamed.count == 1 ? unnamed.first : nil
  }

  /// What reports say was done, each procedure once.
  func reported(_ notes: [GatheredNote]) -> [(note: GatheredNote, use: NarrationUse)] {
    var found: [(note: GatheredNote, use: NarrationUse)] = []
    for note in notes where !note.isPreliminary {
      let open = reader.open(note.text, context: note.context)
      for said in reader.procedures(in: open) where note.isReport || said.isUnderHeading {
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
  /// Names a Procedure that has neither code nor words by what a text tells of it.
  mutating func name(_ procedure: ResourceIndex, by use: NarrationUse, tree: SourceTree) {
    let words = use.text.words(use.said.technique.start, use.said.technique.length, in: tree)
    let ink = Ink(rule: "interventional#procedure-from-text", sources: words.map { [$0.node] } ?? [])
    let root = desk.graph.resources[Int(procedure)].root
    let code = desk.child(names.code, of: root, ink)
    // What said that the code is not known.
    for element in desk.graph.children(names.extensions, of: code) { desk.graph.remove(element) }
    desk.put(names.text, label("technique", use.said.technique.value), to: code, ink)
    guard let said = use.said.status else { return }
    desk.graph.remove(desk.graph.child(names.status, of: root))
    desk.put(names.status, said.value == "stopped" ? "stopped" : "not-done", to: root, ink)
  }

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
    } else if status == "completed" {
      // US Core wants the time of what was done (us-core-7), or that it is not known.
      let time = desk.add(names.performedDateTime, to: root, ink)
      let absent = desk.add(names.extensions, to: time, ink)
      desk.put(names.url, "http://hl7.org/fhir/StructureDefinition/data-absent-reason", to: absent, ink)
      desk.put(names.valueCode, "unknown", to: absent, ink)
    }
    return made
  }
}
