// How hot and how long a lesion was made.
extension SentenceTeller {
  func tellEnergy(_ draft: inout Draft) {
    if draft.procedure.energy == nil { draft.procedure.energy = affirmed(.energy).first.map { said($0) } }
    guard note.mayHoldNumber(sentence) else { return }
    if draft.isRadiofrequency, let pair = bareSettings {
      draft.celsius.append(note.said(pair.celsius.text, pair.range, "interventional#temperature"))
      draft.seconds.append(note.said(pair.seconds.text, pair.range, "interventional#temperature"))
    }
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
        if isRemainder(at) { continue }
        let seconds = row.value == "min" ? self.seconds(at, figure, behind: unit.end) : figure
        if let seconds { draft.seconds.append(note.said(seconds.text, at..<unit.end, row.rule)) }
      }
    }
  }

  // `RFA 80/90`, `Temp/time: 85/90`: degrees and seconds without their units.
  private var bareSettings: (celsius: Figure, seconds: Figure, range: Range<Int>)? {
    for at in range.dropLast(2) {
      guard note.tokens[at + 1].isSign("/") || note.letters(at + 1) == "x", let celsius = note.figure(at),
        let seconds = note.figure(at + 2), (42...95).contains(celsius.approximate),
        [60, 75, 90, 120, 150, 165, 180, 240].contains(seconds.whole), note.unitEnds[at + 3] == nil,
        !note.tokens[at].isGlued || note.tokens[at - 1].kind == .sign,
        at == range.lowerBound || !["bp", "map", "hr", "pressure"].contains(note.letters(at - 1)),
        at == range.lowerBound || !note.tokens[at - 1].isSign("/"),
        at + 3 >= range.upperBound || !note.tokens[at + 3].isSign("/") && !note.tokens[at + 3].isSign("%")
      else { continue }
      return (celsius, seconds, at..<(at + 3))
    }
    return nil
  }

  // `2 min 30 sec`, `2:30 min`
  private func seconds(_ at: Int, _ minutes: Figure, behind end: Int) -> Figure? {
    if at > sentence.tokens.lowerBound + 1, note.tokens[at - 1].isSign(":"), note.tokens[at - 1].isGlued,
      let whole = note.figure(at - 2)?.whole, let rest = minutes.whole, rest < 60
    {
      return Figure(whole * 60 + rest)
    }
    if let whole = minutes.whole, let (rest, restEnd) = note.number(end), let unit = note.unitEnds[restEnd],
      note.tables.rows[unit.row].value == "s", let seconds = rest.whole, seconds < 60
    {
      return Figure(whole * 60 + seconds)
    }
    return minutes.times(Figure(60))
  }

  // The seconds of `2 min 30 sec`.
  private func isRemainder(_ at: Int) -> Bool {
    guard let minutes = note.unitEnds[at - 1], minutes.end == at else { return false }
    return note.tables.rows[minutes.row].value == "min" && note.endsNumber(at - 2)
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
    if isWithTime(at) { return mood.assertion(of: at..<(at + 1)) == .affirmed }
    var lead = at - 1
    while lead > sentence.tokens.lowerBound,
      note.tokens[lead].isSign(":") || note.tokens[lead].isSign("=") || Self.leads.contains(note.letters(lead))
    {
      lead -= 1
    }
    return lead >= sentence.tokens.lowerBound && ["temp", "temperature", "temps"].contains(note.letters(lead))
      && mood.assertion(of: at..<(at + 1)) == .affirmed
  }

  // `80/90s`, `80 x 90 sec`
  private func isWithTime(_ at: Int) -> Bool {
    guard at + 2 < range.upperBound, note.tokens[at + 1].isSign("/") || note.letters(at + 1) == "x",
      note.tokens[at + 2].kind == .number, let unit = note.unitEnds[at + 3], note.tables.rows[unit.row].value == "s"
    else { return false }
    return at == sentence.tokens.lowerBound || note.tokens[at - 1].kind != .number && !note.tokens[at - 1].isSign("/")
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
