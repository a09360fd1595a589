import Diagnostics
import ResourceModel
import SourceModel
import Terminology

// The functions that read times. Zone: the value's own; else the document's (`%zone`), unless told to ignore it; else
// the assumed one; else the time is cut to its date and the value kept as it was sent. Never the machine's zone.
extension MappingRun {
  /// Reads a time, or reports that it is none.
  private mutating func time(_ text: TextRef, at node: NodeIndex) -> SourceTime? {
    if let time = SourceTime(string(text)) { return time }
    return unreadable("the value is no time", at: node)
  }

  /// A time's offset by the stated precedence, in minutes.
  private mutating func offset(of time: SourceTime) -> Int? {
    if let own = time.offset { return own }
    if !options.ignoresMessageZone, let zone = facts[Int(Fact.zone.rawValue)], let offset = SourceTime.offset(zone) {
      if !usedMessageZone {
        usedMessageZone = true
        evidence.report(
          Diagnostic(
            .zoneFromMessage, "times without a zone were read in the document's own",
            remedy: "use --ignore-message-zone to cut them to their dates"))
      }
      return offset
    }
    return options.assumedOffsetMinutes
  }

  mutating func dateTime(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    guard let time = time(text, at: node) else { return nil }
    return dateTime(time, text, at: node)
  }

  private mutating func dateTime(_ time: SourceTime, _ text: TextRef, at node: NodeIndex) -> OutputValue {
    if time.hour == nil { return OutputValue(kind: .string, text: keep(time.date)) }
    if time.hasTime, let offset = offset(of: time), let written = time.dateTime(offset: offset) {
      return OutputValue(kind: .string, text: keep(written))
    }
    let why = time.hasTime ? "the time has no zone" : "the time has no minutes"
    report(
      .timeWithoutZone, "\(why); it was cut to its date and kept as sent beside it",
      "let the sender state zones, or give --assume-offset", at: node)
    return OutputValue(kind: .string, text: keep(time.date), sourceText: text)
  }

  mutating func instant(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    guard let time = time(text, at: node) else { return nil }
    if time.second != nil, let offset = offset(of: time), let written = time.dateTime(offset: offset) {
      return OutputValue(kind: .string, text: keep(written))
    }
    report(
      .timeWithoutZone, "an instant needs seconds and a zone; it is absent and the value kept as sent beside it",
      "let the sender state both, or give --assume-offset", at: node)
    return OutputValue(kind: .string, text: text, sourceText: text, isAbsent: true)
  }

  mutating func date(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    time(text, at: node).map { OutputValue(kind: .string, text: keep($0.date)) }
  }

  /// A time of day: `HHMM[SS]`, `HH:MM[:SS]`, or that of a whole time.
  mutating func timeOfDay(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    let sent = string(text)
    // `0915` alone is a time of day, not a year: a whole time counts only if it says hours and minutes.
    let whole = SourceTime(sent)?.timeOfDay ?? SourceTime("20000101" + sent.filter { $0 != ":" })?.timeOfDay
    guard let written = whole else { return unreadable("the value is no time of day", at: node) }
    return OutputValue(kind: .string, text: keep(written))
  }

  /// `plusMinutes(minutes)`, `plusWidth(number, UCUM unit)`: the time so much later.
  mutating func laterTime(_ text: TextRef, _ arguments: Records, at node: NodeIndex, base: NodeIndex) -> OutputValue? {
    guard let time = time(text, at: node), let width = value(Int(arguments.first), base: base) else { return nil }
    var unit = "min"
    if arguments.count > 1, let given = value(Int(arguments.first) + 1, base: base) {
      unit = string(given.text)
      joinedNodes.append(given.node)
    }
    guard let number = Double(string(width.text)), number.magnitude < 1e9, let factor = Self.secondsPerUnit(unit),
      let later = time.adding(seconds: Int(number * factor + (number < 0 ? -0.5 : 0.5)))
    else { return unreadable("the width cannot be added to this time", at: node) }
    joinedNodes.append(width.node)
    return dateTime(later, keep(string(text)), at: node)
  }

  /// UCUM units of time; minutes when none is said.
  private static func secondsPerUnit(_ unit: String) -> Double? {
    switch unit {
    case "s": 1
    case "min", "": 60
    case "h": 3600
    case "d": 86400
    case "wk": 604800
    default: nil
    }
  }

  /// Seconds or milliseconds since 1970 UTC, written in the document's zone, in UTC without one.
  mutating func epoch(_ text: TextRef, divisor: Int, at node: NodeIndex) -> OutputValue? {
    guard let number = Double(string(text)), number.magnitude < 1e15 else {
      return unreadable("the value is no number of seconds", at: node)
    }
    let zone = facts[Int(Fact.zone.rawValue)].flatMap { SourceTime.offset($0) } ?? options.assumedOffsetMinutes ?? 0
    let total = Int(number) / divisor
    let local = SourceTime(epochSeconds: total + zone * 60)
    guard let written = local.dateTime(offset: zone) else { return nil }
    return OutputValue(kind: .string, text: keep(written))
  }

  /// `localTime("mdy")`, `localTime("dmy")`: a time as a country writes it, by numbers.
  mutating func localTime(_ text: TextRef, _ arguments: Records, at node: NodeIndex, base: NodeIndex) -> OutputValue? {
    guard let order = value(Int(arguments.first), base: base) else { return nil }
    guard let standard = TextParts.standardTime(string(text), order: string(order.text)),
      let time = SourceTime(standard)
    else { return unreadable("the value is no time in this order of day and month", at: node) }
    return dateTime(time, text, at: node)
  }

  /// The offset that a time states, or a bare offset, for `%zone`.
  mutating func offsetText(_ text: TextRef, at node: NodeIndex) -> OutputValue? {
    let sent = string(text)
    guard let offset = SourceTime(sent)?.offset ?? SourceTime.offset(sent) else { return nil }
    return OutputValue(kind: .string, text: keep(SourceTime.offsetText(offset)))
  }

  /// Reports a value that a function cannot read.
  mutating func unreadable<T>(_ message: String, at node: NodeIndex) -> T? {
    dispositions.mark(node, .steered, rule)
    report(.unreadableValue, message, "correct it at the sender, or map it as text", at: node)
    return nil
  }

  /// Says beside an element what was sent, where the element cannot hold it whole.
  mutating func writeSourceText(_ text: TextRef, on element: ElementIndex, _ row: RowProgram, _ node: NodeIndex) {
    guard let known = plan.extensions["source-time"] else { return }
    writeExtension(known.url, "valueString", string(text), on: element, row, node, .mapped)
  }

  /// Says that a required value is absent, and keeps what was sent.
  mutating func writeAbsent(_ element: ElementIndex, _ value: OutputValue, _ row: RowProgram, _ node: NodeIndex) {
    if definitions[graph[element].definition].minimum > 0, let absent = plan.extensions["data-absent-reason"] {
      writeExtension(absent.url, "valueCode", "unknown", on: element, row, node, .absent)
    }
    if let sourceText = value.sourceText { writeSourceText(sourceText, on: element, row, node) }
  }

  private mutating func writeExtension(
    _ url: String, _ valueName: String, _ value: String, on element: ElementIndex, _ row: RowProgram,
    _ node: NodeIndex, _ how: Provenience
  ) {
    guard
      let made = graph.append(
        "extension", to: element, &definitions, &symbols, rule: row.rule, source: node, how: how),
      let urlElement = graph.append(
        "url", to: made, &definitions, &symbols, rule: row.rule, source: .none, how: .constant),
      let valueElement = graph.append(
        valueName, to: made, &definitions, &symbols, rule: row.rule, source: node, how: how)
    else { return }
    graph.setString(url, of: urlElement)
    graph.setString(value, of: valueElement)
  }
}
