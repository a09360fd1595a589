import Narrative
import ResourceModel
import SourceModel

// What a procedure's own entry and its charges say in words.
extension NoteGathering {
  /// The text of a procedure's own entry and charges: its name and its notes.
  /// - Parameters:
  ///   - attached: charges that go with it (guidance, drugs, devices): their names speak of something else, their notes
  ///     of the session.
  ///   - uncoded: those whose codes no row knows: what a code of the house is called is their name.
  ///   - withCodings: what its codings are called speaks too: the code itself says next to nothing.
  func ownText(
    of resources: [ResourceIndex], uncoded: [ResourceIndex], attached: [ResourceIndex], withCodings: Bool
  ) -> NoteText {
    var text = NoteText()
    if isOwnOutput { return text }
    for resource in resources {
      let root = view.root(resource)
      let concept = view.child(view.names.code, of: root)
      let name = view.child(view.names.text, of: concept)
      appendParagraph(name, to: &text)
      if withCodings || name < 0 && concept >= 0 && uncoded.contains(resource) {
        for coding in view.children(view.names.coding, of: concept) {
          appendParagraph(view.child(view.names.display, of: coding), to: &text)
        }
      }
      appendParagraph(view.child(view.names.text, of: view.child(view.names.outcome, of: root)), to: &text)
      // A ChargeItem has a `bodysite`.
      for name in [view.names.bodySite, view.names.bodysite] {
        for element in view.children(name, of: root) {
          if let words = site(element) { appendParagraph(words, to: &text) }
        }
      }
      appendNotes(of: root, to: &text)
    }
    for charge in attached { appendNotes(of: view.root(charge), to: &text) }
    return text
  }

  private func appendParagraph(_ element: ElementIndex, to text: inout NoteText) {
    guard element >= 0 else { return }
    text.breakParagraph()
    append(element, to: &text)
  }

  private func appendNotes(of root: ElementIndex, to text: inout NoteText) {
    for note in view.children(names.note, of: root) {
      appendParagraph(view.child(view.names.text, of: note), to: &text)
    }
  }

  /// The name of a procedure whose code no row knows: its text, else what its codings are called.
  func name(of resource: ResourceIndex) -> NoteText {
    var text = NoteText()
    let concept = view.child(view.names.code, of: view.root(resource))
    append(view.child(view.names.text, of: concept), to: &text)
    guard text.bytes.isEmpty, concept >= 0 else { return text }
    for coding in view.children(view.names.coding, of: concept) {
      append(view.child(view.names.display, of: coding), to: &text)
    }
    return text
  }

  // The words of a site, unless they are nothing but a region, or a level and a side: those are read as a site.
  private func site(_ site: ElementIndex) -> ElementIndex? {
    let words = view.child(view.names.text, of: site)
    return view.string(words).flatMap { text in
      LevelText.sites(text).isEmpty && !tables.vocabulary.holds("region", text.lowercased()) ? words : nil
    }
  }
}
