import Narrative
import ResourceModel
import SourceModel

/// A text of the document, with what it belongs to.
struct GatheredNote {
  var text: NoteText
  var context: SectionContext
  /// The resource that holds it.
  var resource: ResourceIndex
  /// It reports what was done: an operative or procedure note, or a section of one that describes the procedure.
  var isReport: Bool
  var patient: Party?
  var encounter: Party?
  /// Its document has more texts than are read: this is the last.
  var isLastRead = false
  /// It is not final yet: it adds to what codes say, and says by itself of nothing that it was done.
  var isPreliminary = false
  /// The day that it tells of; empty where nothing says.
  var day = ""
  /// Holds the time of what it tells: a `period`, or an `effectiveDateTime`.
  var timed: ElementIndex = -1
}

/// Finds the texts of a document: sections, documents, reports, observations. A class for the reason that `GraphView` is one.
final class NoteGathering {
  let view: GraphView
  let tree: SourceTree
  let tables: InterventionalTables
  let reader: NoteReader
  let names: NoteNames
  /// The document is Fluoro's own output, read again: what its texts say stands in it already, or was left out.
  let isOwnOutput: Bool
  private static let reports: Set<String> = ["doc_procedure_note", "doc_operative_note"]
  /// So many sections of one document are read at most.
  private static let mostSections = 1000

  init(
    view: GraphView, tree: SourceTree, tables: InterventionalTables, reader: NoteReader, names: NoteNames,
    isOwnOutput: Bool
  ) {
    self.view = view
    self.tree = tree
    self.tables = tables
    self.reader = reader
    self.names = names
    self.isOwnOutput = isOwnOutput
  }

  /// The texts of sessions, in source order.
  func notes() -> [GatheredNote] {
    if isOwnOutput { return [] }
    var notes: [GatheredNote] = []
    for composition in view.standing(of: view.types.composition) { notes += sections(of: composition) }
    for document in view.standing(of: view.types.documentReference) { notes += bodies(of: document, names.content) }
    for report in view.standing(of: view.types.diagnosticReport) {
      notes += conclusion(of: report)
      notes += bodies(of: report, names.presentedForm)
    }
    return notes + observations()
  }

  /// Appends the words of an element, from where they stand in the source.
  func append(_ element: ElementIndex, to text: inout NoteText) {
    guard element >= 0 else { return }
    text.breakLine()
    let sources = sources(of: element)
    for node in sources where sources.count == 1 || !isReference(node) {
      text.append(node, of: tree, isInline: names.isInline, isCell: names.isCell, isHead: names.isHead)
    }
  }

  // `#id`: the words stand where it leads to.
  private func isReference(_ node: NodeIndex) -> Bool {
    tree[node].kind == .attribute && tree.withText(of: node) { !$0.isEmpty && $0[0] == UInt8(ascii: "#") }
  }

  // Each node once: a field that is joined out of lines names them with their ends.
  private func sources(of element: ElementIndex) -> [NodeIndex] {
    let sources = view.sources(of: element)
    let isInTree = { (node: NodeIndex) in node >= 0 && Int(node) < self.tree.nodes.count }
    if sources.count < 2 { return sources.allSatisfy(isInTree) ? sources : [] }
    var seen: Set<NodeIndex> = []
    return sources.filter { isInTree($0) && seen.insert($0).inserted }
  }

  // By its type's code, or by what the type is called.
  private func isReport(_ concept: ElementIndex) -> Bool {
    concept >= 0 && isReport(concept, view.codings(of: concept))
  }

  private func isReport(_ concept: ElementIndex, _ uses: [CodeUse]) -> Bool {
    guard concept >= 0 else { return false }
    if uses.contains(where: { tables.observations[$0.code].map { Self.reports.contains($0.kind) } ?? false }) {
      return true
    }
    let titles =
      uses.compactMap { view.string(of: $0.element, view.names.display) } + [view.text(of: concept) ?? ""]
    return titles.contains { reader.context(ofTitle: $0).map { $0 == .description || $0 == .procedure } ?? false }
  }
}

// Sections of a document.
extension NoteGathering {
  private func sections(of composition: ResourceIndex) -> [GatheredNote] {
    let root = view.root(composition)
    let isReport = isReport(view.child(view.names.type, of: root))
    var base = GatheredNote(
      text: NoteText(), context: isReport ? .note : .aside, resource: composition, isReport: isReport,
      patient: view.party(view.child(view.names.subject, of: root)),
      encounter: view.party(view.child(view.names.encounter, of: root)))
    for event in view.children(view.names.event, of: root) {
      let period = view.child(view.names.period, of: event)
      guard period >= 0 else { continue }
      base.timed = period
      base.day = String((view.string(of: period, view.names.start) ?? "").prefix(10))
    }
    var notes: [GatheredNote] = []
    var pending = Array(view.children(view.names.section, of: root).reversed())
    while let section = pending.popLast() {
      if notes.count == Self.mostSections {
        notes[notes.count - 1].isLastRead = true
        break
      }
      pending += view.children(view.names.section, of: section).reversed()
      var note = base
      note.context = context(of: section, within: base.context)
      guard note.context != .aside else { continue }
      note.isReport = isReport || note.context == .description || note.context == .procedure
      let narrative = view.child(view.names.text, of: section)
      guard narrative >= 0 else { continue }
      append(view.child(names.div, of: narrative), to: &note.text)
      if !note.text.bytes.isEmpty { notes.append(note) }
    }
    return notes
  }

  private func context(of section: ElementIndex, within outer: SectionContext) -> SectionContext {
    for coding in view.children(view.names.coding, of: view.child(view.names.code, of: section)) {
      let code = view.string(of: coding, view.names.code)
      if let context = code.flatMap(reader.tables.context(ofSection:)) { return context }
    }
    return view.string(of: section, names.title).flatMap(reader.context(ofTitle:)) ?? outer
  }
}

// Documents, reports and observations.
extension NoteGathering {
  private func bodies(of resource: ResourceIndex, _ holder: Symbol) -> [GatheredNote] {
    let root = view.root(resource)
    let type = view.child(view.names.type, of: root)
    var note = GatheredNote(
      text: NoteText(), context: .note, resource: resource,
      isReport: isReport(type >= 0 ? type : view.child(view.names.code, of: root)),
      patient: view.party(view.child(view.names.subject, of: root)))
    let context = view.child(view.names.context, of: root)
    if context >= 0 {
      note.encounter = view.party(view.child(view.names.encounter, of: context))
      note.timed = view.child(view.names.period, of: context)
      if note.timed >= 0 {
        note.day = String((view.string(of: note.timed, view.names.start) ?? "").prefix(10))
      }
    } else {
      note.encounter = view.party(view.child(view.names.encounter, of: root))
    }
    for item in view.children(holder, of: root) {
      let attachment = holder == names.content ? view.child(names.attachment, of: item) : item
      guard attachment >= 0, (view.string(of: attachment, names.contentType) ?? "text/plain").hasPrefix("text/")
      else { continue }
      let data = view.child(names.data, of: attachment)
      guard data >= 0 else { continue }
      appendBody(data, to: &note.text)
    }
    return note.text.bytes.isEmpty ? [] : [note]
  }

  // A body is base64 in FHIR; where the source has it so too, the words have no bytes of their own.
  private func appendBody(_ data: ElementIndex, to text: inout NoteText) {
    let nodes = sources(of: data)
    let written = view.string(data) ?? ""
    let words = Base64Text.decoded(written)
    if Self.isDocument(words) { return }
    if nodes.count == 1, tree.text(of: nodes[0]) == written {
      text.breakLine()
      text.append(words, at: nodes[0])
    } else {
      for node in nodes {
        text.breakLine()
        text.append(node, of: tree, isInline: names.isInline, isCell: names.isCell, isHead: names.isHead)
      }
    }
  }

  // A document inside a document (HL7 v2, CDA or other XML) is read by itself, if it is read; its marks are no words.
  private static func isDocument(_ words: [UInt8]) -> Bool {
    let start = words.prefix(200).drop { $0 <= 0x20 || $0 >= 0xEF }
    if start.starts(with: "MSH".utf8) || start.starts(with: "<?xml".utf8) { return true }
    return start.first == 0x3C && String(decoding: start, as: UTF8.self).contains("ClinicalDocument")
  }

  private func conclusion(of report: ResourceIndex) -> [GatheredNote] {
    let root = view.root(report)
    var note = GatheredNote(
      text: NoteText(), context: .note, resource: report,
      isReport: isReport(view.child(view.names.code, of: root)),
      patient: view.party(view.child(view.names.subject, of: root)),
      encounter: view.party(view.child(view.names.encounter, of: root)))
    append(view.child(names.conclusion, of: root), to: &note.text)
    return note.text.bytes.isEmpty ? [] : [note]
  }

  // Lines of one observation stand side by side: they are one text.
  private func observations() -> [GatheredNote] {
    var notes: [GatheredNote] = []
    var lastCode = ""
    for observation in view.standing(of: view.types.observation) {
      let root = view.root(observation)
      let value = view.child(view.names.valueString, of: root)
      guard value >= 0, view.string(of: root, view.names.status) != "entered-in-error",
        !Self.isDocument(Array((view.string(value) ?? "").utf8.prefix(200)))
      else { continue }
      let concept = view.child(view.names.code, of: root)
      let uses = view.codings(of: concept)
      let code = uses.first?.code ?? view.text(of: concept) ?? ""
      if code == lastCode, !notes.isEmpty {
        append(value, to: &notes[notes.count - 1].text)
        continue
      }
      lastCode = code
      let named = uses.lazy.compactMap { self.reader.tables.context(ofSection: $0.code) }.first
      let title = view.text(of: concept).flatMap(reader.context(ofTitle:))
      var note = GatheredNote(
        text: NoteText(), context: named ?? title ?? .note, resource: observation,
        isReport: isReport(concept, uses) || [.description, .procedure].contains(named ?? title ?? .note),
        patient: view.party(view.child(view.names.subject, of: root)),
        encounter: view.party(view.child(view.names.encounter, of: root)))
      note.isPreliminary = ["preliminary", "registered"].contains { view.says($0, of: root, view.names.status) }
      note.timed = view.child(view.names.effectiveDateTime, of: root)
      if note.timed >= 0 { note.day = String((view.string(note.timed) ?? "").prefix(10)) }
      append(value, to: &note.text)
      notes.append(note)
    }
    return notes.filter { $0.context != .aside && !$0.text.bytes.isEmpty }
  }
}

/// Text out of base64 (RFC 4648), white space passed over.
enum Base64Text {
  static func decoded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x47
      case 0x30...0x39: value = UInt32(byte) + 4
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D: return bytes
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
