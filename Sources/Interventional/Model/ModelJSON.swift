import Diagnostics
package import SourceModel

/// The document that a procedure was read from, as the model names it.
package struct DocumentReference: Sendable {
  /// The path as given; `-` for standard input.
  package var input: String
  /// From 1.
  package var frame: Int
  package var format: String
  /// Message or document type: `DFT^P03`, a document code.
  package var type: String?
  /// Control id or document id.
  package var control: String?

  package init(input: String, frame: Int, format: String, type: String? = nil, control: String? = nil) {
    self.input = input
    self.frame = frame
    self.format = format
    self.type = type
    self.control = control
  }
}

extension InterventionalProcedure {
  /// The procedure as one line of JSON, without its newline; keys in the schema's order, absent ones left out.
  /// - Parameters:
  ///   - id: the FHIR id of `resource`.
  ///   - tree: the document that it was read from, for places and paths.
  package func json(id: String, document: DocumentReference, tree: SourceTree, symbols: SymbolTable) -> String {
    var line = JSONLine()
    line.text("id", id)
    line.object("document") { it in
      it.text("input", document.input)
      it.raw("frame", String(document.frame))
      it.text("format", document.format)
      it.text("type", document.type)
      it.text("control", document.control)
    }
    line.list("subject", subject) { $0.identifier($1) }
    line.list("encounter", encounter) { $0.identifier($1) }
    line.text("status", status)
    line.axis("statusReason", statusReason)
    line.text("mood", mood)
    if let performed {
      line.object("performed") { it in
        it.text("start", performed.start)
        it.text("end", performed.end)
      }
    }
    line.axis("technique", technique) { $0.text("family", family) }
    line.axis("target", target)
    line.axis("region", region)
    line.axis("laterality", laterality)
    line.axis("approach", approach)
    line.axis("energy", energy?.kind) { it in
      it.raw("celsius", energy?.celsius)
      it.raw("seconds", energy?.seconds)
    }
    line.axis("intent", intent)
    line.axis("anaesthesia", anaesthesia)
    writeFindings(&line)
    let own = Origin(input: document.input, frame: document.frame)
    line.list("evidence", evidence) { $0.evidence($1, own, tree, symbols) }
    return line.closed
  }

  private func writeFindings(_ line: inout JSONLine) {
    if let levels { line.object("levels") { $0.levels(levels) } }
    line.axis("guidance", guidance?.kind) { $0.text("how", guidance?.how) }
    line.list("substances", substances) { $0.substance($1) }
    line.list("devices", devices) { $0.device($1) }
    if isProgrammed { line.raw("programming", "true") }
    line.list("indications", indications) { it, indication in
      it.text("system", indication.system)
      it.text("code", indication.code)
      it.text("indication", indication.indication)
      it.support(indication.origin, indication.evidence)
    }
    if !outcome.isEmpty {
      line.object("outcome") { it in
        it.axis("painBefore", outcome.painBefore, isNumber: true)
        it.axis("painAfter", outcome.painAfter, isNumber: true)
        if let relief = outcome.relief {
          it.object("relief") { it in
            it.raw("percent", relief.value)
            it.support(relief.origin, relief.evidence)
          }
        }
        if let lasted = outcome.reliefDuration {
          it.object("reliefDuration") { it in
            it.raw("value", lasted.amount.value)
            it.text("unit", lasted.amount.unit)
            it.support(lasted.origin, lasted.evidence)
          }
        }
        it.list("findings", outcome.findings) { it, finding in
          it.text("level", finding.level)
          it.text("text", finding.text)
          it.raw("score", finding.score)
        }
      }
    }
    line.list("complications", complications) { it, complication in
      it.text("system", complication.system)
      it.text("code", complication.code)
      it.text("text", complication.text)
      it.support(complication.origin, complication.evidence)
    }
    line.list("performers", performers) { it, performer in
      it.text("system", performer.system)
      it.text("value", performer.value)
      it.text("function", performer.function)
      it.support(performer.origin, performer.evidence)
    }
    line.list("flags", flags) { it, flag in
      it.text("code", flag.code)
      it.raw("evidence", JSONLine.numbers(flag.evidence))
    }
  }
}

/// A JSON object in the making. Absent values leave no key.
private struct JSONLine {
  private var body = ""

  var closed: String { "{" + body + "}" }

  mutating func raw(_ key: String, _ value: String?) {
    guard let value else { return }
    if !body.isEmpty { body += "," }
    body += "\"\(key)\":\(value)"
  }

  mutating func text(_ key: String, _ value: String?) { raw(key, value.map(JSONText.quoted)) }

  mutating func object(_ key: String, _ fill: (inout JSONLine) -> Void) {
    var inner = JSONLine()
    fill(&inner)
    raw(key, inner.closed)
  }

  mutating func list<T>(_ key: String, _ items: [T], _ fill: (inout JSONLine, T) -> Void) {
    guard !items.isEmpty else { return }
    let objects = items.map { item in
      var inner = JSONLine()
      fill(&inner, item)
      return inner.closed
    }
    raw(key, "[" + objects.joined(separator: ",") + "]")
  }

  mutating func axis(
    _ key: String, _ axis: Axis?, isNumber: Bool = false, _ more: (inout JSONLine) -> Void = { _ in }
  ) {
    guard let axis else { return }
    object(key) { it in
      it.raw("value", isNumber ? axis.value : JSONText.quoted(axis.value))
      it.support(axis.origin, axis.evidence)
      more(&it)
    }
  }

  mutating func support(_ origin: AxisOrigin, _ evidence: [Int]) {
    text("origin", origin.rawValue)
    raw("evidence", Self.numbers(evidence))
  }

  static func numbers(_ numbers: [Int]) -> String { "[" + numbers.map(String.init).joined(separator: ",") + "]" }
}

extension JSONLine {
  mutating func identifier(_ identifier: BusinessIdentifier) {
    text("system", identifier.system)
    text("value", identifier.value)
  }

  mutating func levels(_ levels: InterventionalProcedure.Levels) {
    list("names", levels.names) { it, level in
      it.text("kind", level.kind)
      it.text("name", level.name)
      it.text("side", level.side)
    }
    switch levels.count {
    case .exactly(let n): object("count") { $0.raw("exactly", String(n)) }
    case .atLeast(let n): object("count") { $0.raw("atLeast", String(n)) }
    case nil: break
    }
    support(levels.origin, levels.evidence)
  }

  mutating func amount(_ key: String, _ amount: InterventionalProcedure.Amount?) {
    guard let amount else { return }
    object(key) { it in
      it.raw("value", amount.value)
      it.text("unit", amount.unit)
    }
  }

  mutating func substance(_ substance: InterventionalProcedure.Substance) {
    text("class", substance.kind)
    text("name", substance.name)
    text("rxnorm", substance.rxnorm)
    amount("dose", substance.dose)
    amount("volume", substance.volume)
    text("concentration", substance.concentration)
    text("route", substance.route)
    amount("wasted", substance.wasted)
    support(substance.origin, substance.evidence)
  }

  mutating func device(_ device: InterventionalProcedure.ImplantOrTool) {
    text("kind", device.kind)
    text("stage", device.stage)
    text("action", device.action)
    raw("count", device.count.map(String.init))
    if let udi = device.udi {
      object("udi") { it in
        it.text("carrier", udi.carrier)
        it.text("di", udi.di)
        it.text("serial", udi.serial)
        it.text("lot", udi.lot)
        it.text("expiration", udi.expiration)
      }
    }
    support(device.origin, device.evidence)
  }

  /// - Parameter document: the one that the procedure was read from; of evidence in another one the place says which.
  mutating func evidence(_ item: ModelEvidence, _ document: Origin, _ tree: SourceTree, _ symbols: SymbolTable) {
    raw("n", String(item.number))
    text("kind", item.kind.rawValue)
    text("system", item.system)
    text("code", item.code)
    if !item.modifiers.isEmpty {
      raw("modifiers", "[" + item.modifiers.map(JSONText.quoted).joined(separator: ",") + "]")
    }
    raw("units", item.units)
    if item.node >= 0, Int(item.node) < tree.nodes.count {
      text("at", tree.path(of: item.node, symbols))
      let place = item.words.map { tree.place(byte: $0.byte, length: $0.length) } ?? tree.place(of: item.node)
      object("place") { it in
        if let other = place.document, other != document {
          it.text("input", other.input)
          it.raw("frame", String(other.frame))
        }
        it.raw("byte", String(place.byte))
        it.raw("length", String(place.length))
        it.raw("line", place.line.map(String.init))
      }
    }
    text("rule", item.rule)
  }
}
