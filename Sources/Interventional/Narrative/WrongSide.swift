import Narrative
import ResourceModel
import SourceModel

// The wrong side was treated: that was a procedure too, beside the one that was meant.
extension ProcedureBuilder {
  /// What the text tells of it: the same procedure on the side that no code says. Nil where the text names no other side,
  /// or no code says which was meant.
  var wrongSide: NarrationUse? {
    guard let (use, words) = wrongSite, group.narrated == nil, let meant = model.laterality,
      meant.origin != .narrative, let other = Self.opposite[meant.value],
      // A text that tells of both sides tells of the other one too.
      var side = (use.said.sideDispute + [use.said.side].compactMap { $0 }).first(where: {
        $0.value == other || $0.value == "bilateral"
      })
    else { return nil }
    side.value = other
    var said = use.said
    said.technique = words
    said.technique.value = model.technique.value
    said.side = side
    said.sideDispute = []
    // Levels of the note are those of both; what was given and felt is not told apart.
    said.substances = []
    said.painBefore = nil
    said.painAfter = nil
    said.relief = nil
    said.reliefDuration = nil
    said.status = nil
    said.complications = [words]
    return NarrationUse(said: said, text: use.text, isOwn: false, isNamed: true)
  }

  private static let opposite = ["left": "right", "right": "left"]
}

extension Enrichment {
  /// Makes the Procedure of one on the wrong side, of the patient, visit and time of the one that was meant.
  mutating func makeWrongSide(_ use: NarrationUse, of conclusion: Conclusion, type: TypeID) -> ResourceIndex {
    let rule = "interventional#procedure-on-wrong-side"
    let meant = desk.graph.resources[Int(conclusion.model.resource)]
    let made = desk.graph.makeResource(type, from: meant.node, rule: desk.symbols.intern(rule))
    let root = desk.graph.resources[Int(made)].root
    let ink = Ink(rule: rule, sources: meant.node >= 0 ? [meant.node] : [])
    desk.put(names.status, "completed", to: root, ink)
    let code = desk.add(names.code, to: root, ink)
    desk.put(names.text, label("technique", use.said.technique.value), to: code, ink)
    for name in [names.subject, names.encounter, names.performedDateTime, names.performedPeriod, names.performer] {
      for element in desk.graph.children(name, of: meant.root) { desk.copy(element, to: root, as: name, rule: rule) }
    }
    return made
  }
}
