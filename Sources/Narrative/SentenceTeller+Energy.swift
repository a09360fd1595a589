// How hot and how long a lesion was made.
extension SentenceTeller {
  func tellEnergy(_ draft: inout Draft) {
    if draft.procedure.energy == nil { draft.procedure.energy = affirmed(.energy).first.map(said) }
    let sedated = note.matches[sentence.matches].first {
      $0.kind == .anaesthesia && (Self.depth[note.row($0).value] ?? 0) > 1
    }
    let known = draft.celsius.count
    for at in range {
      if isTemperature(at), let figure = note.figure(at) {
        draft.celsius.append(note.said(figure.text, at..<(at + 1), "interventional#temperature"))
        continue
      }
      guard let (figure, end) = note.number(at), end < range.upperBound,
        let unit = note.unitEnds[end] ?? (note.tokens[end].isSign("-") ? note.unitEnds[end + 1] : nil),
        mood.assertion(of: at..<unit.end) == .affirmed
      else { continue }
      let row = note.tables.rows[unit.row]
      let isTemperature = row.detail == "temperature" || row.value == "deg" && isHeld(unit.end)
      // `from 65 to 90 C` is what it was heated through.
      if note.letters(at - 1) == "to" || note.letters(at - 1) == "over" { continue }
      if isTemperature, figure.approximate <= 100 {
        draft.celsius.append(note.said(figure.text, at..<unit.end, row.rule))
      } else if row.detail == "time", row.value == "s" || row.value == "min",
        !isOfSedation(at, sedated, draft.celsius.count > known), isDuration(at)
      {
        let seconds = row.value == "min" ? figure.times(Figure(60)) : figure
        if let seconds { draft.seconds.append(note.said(seconds.text, at..<unit.end, row.rule)) }
      }
    }
  }

  // `Moderate sedation, 28 minutes`
  private func isOfSedation(_ at: Int, _ sedation: Match?, _ hasTemperature: Bool) -> Bool {
    !hasTemperature && sedation.map { $0.range.upperBound <= at } ?? false
  }

  // `Temp: 80`, `temperature of 85`
  private func isTemperature(_ at: Int) -> Bool {
    guard let figure = note.figure(at)?.whole, (40...95).contains(figure), note.unitEnds[at + 1] == nil else {
      return false
    }
    if at + 1 < note.tokens.count, note.tokens[at + 1].isSign("-") || note.tokens[at + 1].isSign("%") { return false }
    var lead = at - 1
    while lead > sentence.tokens.lowerBound,
      note.tokens[lead].isSign(":") || note.tokens[lead].isSign("=") || Self.leads.contains(note.letters(lead))
    {
      lead -= 1
    }
    return lead >= sentence.tokens.lowerBound && ["temp", "temperature", "temps"].contains(note.letters(lead))
      && mood.assertion(of: at..<(at + 1)) == .affirmed
  }

  // In words a time is a lesion's only where the sentence leads to it: `for ninety seconds`.
  private func isDuration(_ at: Int) -> Bool {
    if isOtherTime(at) { return false }
    return note.tokens[at].kind == .number || ["for", "x", "of"].contains(note.letters(at - 1))
  }

  private static let leads: Set<String> = [
    "was", "of", "is", "total", "about", "approximately", "min", "mins", "minute", "minutes", "and",
  ]
  private static let lesionTimes: Set<String> = [
    "lesion", "lesioning", "ablation", "burn", "heating", "treatment", "rf", "radiofrequency", "dwell", "coagulation",
  ]

  // `Fluoro time: 48 sec`, `procedure time was 20 min`: not how long a lesion was made.
  private func isOtherTime(_ number: Int) -> Bool {
    var at = number - 1
    while at >= 0, number - at <= 6, !note.tokens[at + 1].startsLine,
      note.tokens[at].kind != .word
        ? !note.tokens[at].isSign(",") && !note.tokens[at].isSign(".") : Self.leads.contains(note.letters(at))
    {
      at -= 1
    }
    guard at > 0, !note.tokens[at].startsLine, ["time", "times"].contains(note.letters(at)) else { return false }
    let kind = note.letters(at - 1)
    return !kind.isEmpty && !Self.lesionTimes.contains(kind)
  }

  private static let holds: Set<String> = ["for", "x", "times"]

  // `42 degrees for 240 seconds`: only a temperature is held; `20 degrees oblique` is where the beam comes from.
  private func isHeld(_ end: Int) -> Bool {
    guard ["degree", "degrees"].contains(note.letters(end - 1)), end + 1 < range.upperBound,
      Self.holds.contains(note.letters(end)) || note.tokens[end].isSign(",") || note.tokens[end].isSign("/"),
      let time = note.number(end + 1), let unit = note.unitEnds[time.end]
    else { return false }
    return note.tables.rows[unit.row].detail == "time"
  }
}
