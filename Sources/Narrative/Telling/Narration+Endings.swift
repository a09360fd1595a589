// What came to nothing, and what only its manner tells of.
extension Narration {
  // `arrived for left lumbar RFA`, and later `procedure cancelled`: what was to be done was not done.
  mutating func tellCancelled() {
    guard let ended = note.sentences.lazy.compactMap(cancellation).first else { return }
    for (i, sentence) in note.sentences.enumerated() where sentence.context.mayEnd {
      let mood = SentenceMood(sentence, of: note)
      // `SI joint injection - not done`, where the words begin inside the name
      let isOwn = note.matches(.status, in: sentence).contains { status in
        sentence.context == .procedure
          ? (status.range.upperBound..<sentence.tokens.upperBound).allSatisfy { note.tokens[$0].kind == .sign }
          : note.endsEntry(status, sentence)
      }
      let meant = note.matches(.technique, in: sentence).filter {
        guard note.row($0).detail.isEmpty, !note.row($0).value.isEmpty else { return false }
        switch mood.assertion(of: $0.range) {
        case .planned: return true
        case .affirmed: return sentence.context == .planned
        case .negated: return isOwn
        default: return false
        }
      }
      guard !meant.isEmpty else { continue }
      topic = draft(for: meant, sentence, sentence.tokens)
      let plain = SentenceMood(sentence, of: note, but: isOwn ? .negated : .planned)
      let teller = SentenceTeller(note: note, sentence: sentence, mood: plain, range: sentence.tokens)
      teller.tellPlaces(&drafts[0], true)
      drafts[0].procedure.approach = note.matches(.approach, in: sentence).first.flatMap { match in
        meant.contains { $0.range.overlaps(match.range) }
          ? note.said(note.row(match).value, match.range, note.row(match).rule) : nil
      }
      drafts[0].procedure.status = ended
      // What was stopped had begun.
      guard ended.value == "stopped" else { return }
      for var sentence in note.sentences[(i + 1)...] where sentence.context != .aside {
        if sentence.context == .planned { sentence.context = .note }
        tell(sentence, SentenceMood(sentence, of: note), isNamed: false)
      }
      return
    }
  }

  private func cancellation(in sentence: Sentence) -> Said? {
    guard sentence.context.mayEnd else { return nil }
    let mood = SentenceMood(sentence, of: note)
    let match = note.matches(.status, in: sentence).first {
      ["not_done", "stopped"].contains(note.row($0).value) && note.isMeant($0, mood, sentence)
        && (note.row($0).detail != "name" || note.endsName($0, sentence))
    }
    return match.map { note.said(note.row($0).value, $0.range, note.row($0).rule) }
  }

  // `A Tuohy needle was advanced by loss of resistance … 80 mg of methylprednisolone were injected`: an account that
  // names no technique is told by its manner, where it says that a steroid was given.
  mutating func tellAccount() {
    let telling = note.sentences.filter(\.context.tellsTechnique)
    var found: [Said] = []
    var isGiven = false
    for sentence in telling {
      let mood = SentenceMood(sentence, of: note)
      // The needle in a joint that another sentence tells of.
      let isEntered = !note.matches(.instrument, in: sentence).isEmpty || !note.matches(.act, in: sentence).isEmpty
      for match in note.matches[sentence.matches] where mood.assertion(of: match.range) == .affirmed {
        if match.kind == .account || match.kind == .technique && note.row(match).detail == "act" && isEntered {
          found.append(note.said(note.row(match).value, match.range, note.row(match).rule))
        }
      }
      isGiven =
        isGiven
        || DoseGrammar.substances(in: sentence, of: note, mood).contains { drug in
          drug.said.kind == "corticosteroid" && drug.said.route == nil
        } && sentence.tokens.contains { note.endsNumber($0) }
    }
    guard isGiven, let telltale = Self.telltale(found) else { return }
    drafts = [Draft(procedure: NarratedProcedure(technique: telltale))]
    drafts[0].procedure.names = [telltale]
    topic = 0
    for sentence in telling {
      let mood = SentenceMood(sentence, of: note)
      guard
        note.matches(.technique, in: sentence).allSatisfy({
          note.row($0).value.isEmpty || note.row($0).detail == "act"
        })
      else { continue }
      if drafts[0].procedure.target == nil {
        drafts[0].procedure.target = note.matches(.target, in: sentence).first.map {
          note.said(note.row($0).value, $0.range, note.row($0).rule)
        }
      }
      tell(sentence, mood, isNamed: false)
    }
  }

  private static let visits: Set<String> = [
    "follow", "followup", "evaluation", "consultation", "discussion", "discuss", "consideration", "consider",
    "possible",
    "results", "after", "visit", "review", "preop", "clearance", "education",
  ]

  // `He returns for his right SI joint injection. … The joint was entered with a needle, 40 mg of Kenalog was injected.`
  mutating func tellWhatWasComeFor() {
    guard let (number, names) = comeFor, isAccount(from: number) else { return }
    let sentence = note.sentences[number]
    topic = draft(for: names, sentence, sentence.tokens)
    let meant = SentenceMood(sentence, of: note).assertion(of: names[0].range)
    let mood = SentenceMood(sentence, of: note, but: meant)
    SentenceTeller(note: note, sentence: sentence, mood: mood, range: sentence.tokens).tellPlaces(&drafts[0], true)
    for sentence in note.sentences[(number + 1)...] where ![.aside, .planned].contains(sentence.context) {
      tell(sentence, SentenceMood(sentence, of: note), isNamed: false)
    }
  }

  // The first sentence that says what the patient came for, with its techniques.
  private var comeFor: (number: Int, names: [Match])? {
    for (number, sentence) in note.sentences.enumerated() where sentence.context.tellsTechnique {
      guard let came = note.matches(.repetition, in: sentence).first(where: { note.row($0).value == "came" }) else {
        continue
      }
      let mood = SentenceMood(sentence, of: note)
      let names = note.matches(.technique, in: sentence).filter { match in
        let start = match.range.lowerBound
        return ["", "name"].contains(note.row(match).detail) && !note.row(match).value.isEmpty
          && (0...14).contains(start - came.range.upperBound)
          && [.planned, .hypothetical].contains(mood.assertion(of: match.range))
          && !(came.range.upperBound..<start).contains { Self.visits.contains(note.letters($0)) }
      }
      if !names.isEmpty { return (number, names) }
    }
    return nil
  }

  // `0.5 mL`, of all or of each.
  private func hasAmount(_ sentence: Sentence) -> Bool {
    note.matches(.unit, in: sentence).contains { match in
      ["dose", "volume"].contains(note.row(match).detail) && note.endsNumber(match.range.lowerBound - 1)
    }
  }

  // Whether what follows tells of a needle or of guidance, and of what was injected, with its amount.
  private func isAccount(from number: Int) -> Bool {
    var isGuided = false
    var isGiven = false
    for sentence in note.sentences[number...] where sentence.context.tellsTechnique {
      let mood = SentenceMood(sentence, of: note)
      isGuided =
        isGuided
        || note.matches[sentence.matches].contains {
          ($0.kind == .instrument || $0.kind == .guidance) && !note.row($0).value.isEmpty
            && mood.assertion(of: $0.range) == .affirmed
        }
      isGiven =
        isGiven
        || !note.matches(.act, in: sentence).isEmpty && hasAmount(sentence)
          && DoseGrammar.substances(in: sentence, of: note, mood).contains { $0.said.route == nil }
    }
    return isGuided && isGiven
  }
}
