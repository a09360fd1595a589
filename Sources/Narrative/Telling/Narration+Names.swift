// Which words of a sentence name a technique.
extension Narration {
  // Some words name a technique in a procedure's name alone: `knee Euflexxa`, `ESP T7`, and `Botox 100 units` where no
  // other word does.
  func techniques(in sentence: Sentence, isName: Bool) -> [Match] {
    let found = note.matches(.technique, in: sentence).filter {
      switch note.row($0).detail {
      case "": true
      case "drug": isName || isInjected($0.range.upperBound)
      case "act": drafts.isEmpty && (tellsInjection(sentence) || mayBeTerse(sentence) && tellsDrug(sentence))
      case "done": !isKnown(note.row($0).value)
      case "further": isFurther(note.row($0).value)
      case "alone": isAlone($0, sentence)
      case "site": (isName || sentence.tokens.lowerBound == 0) && note.matches.contains { $0.kind == .target }
      case "pump" where isFurther(note.row($0).value): true
      case "pump": drafts.isEmpty && note.matches.contains { $0.kind == .device && note.row($0).value == "pump" }
      default: isName || drafts.isEmpty && (tellsInjection(sentence) || tellsToxin(sentence))
      }
    }
    let others = found.filter { !["name", "act"].contains(note.row($0).detail) }
    if !others.isEmpty { return others }
    let named = found.filter { note.row($0).value != "joint_injection" }
    return named.isEmpty ? found : named
  }

  // `knee Synvisc-One injection`: the drug between the joint and what was done with it.
  private func isInjected(_ drug: Int) -> Bool {
    (drug + 1..<min(drug + 5, note.tokens.count)).contains {
      ["injection", "injections", "inj"].contains(note.letters($0)) && !note.tokens[$0].startsLine
    }
  }

  // `the rate was increased` says more of a pump that was read, and nothing by itself.
  private func isFurther(_ technique: String) -> Bool {
    drafts.contains { note.tables.refinement(of: $0.procedure.technique.value, by: technique) != nil }
  }

  // `Endoscopic discectomy, L4-5, transforaminal`: the way to what another name names.
  private func isAlone(_ match: Match, _ sentence: Sentence) -> Bool {
    let value = note.row(match).value
    return !note.matches(.technique, in: sentence).contains { other in
      !note.row(other).value.isEmpty && note.row(other).detail.isEmpty && !areOne(note.row(other).value, value)
    }
  }

  // `the medial branches were blocked` goes on with what was named before.
  private func isKnown(_ technique: String) -> Bool {
    drafts.contains { areOne($0.procedure.technique.value, technique) }
  }

  // `R GT bursa | US | 40 mg Kenalog`: catchwords, as in a procedure's name.
  private func mayBeTerse(_ sentence: Sentence) -> Bool {
    sentence.context == .procedure
      || sentence.kinds.contains(.guidance) && !sentence.kinds.contains(.cue) && !sentence.kinds.contains(.act)
  }

  private static let injecting: Set<String> = [
    "injected", "infiltrated", "instilled", "aspirated", "injecting", "given", "administered",
  ]
  private static let elsewhere: Set<String> = [
    "im", "iv", "intramuscular", "intravenous", "subcutaneous", "oral", "po",
  ]

  // `the left CMC joint was prepped and injected with 10 mg of …`
  private func tellsInjection(_ sentence: Sentence) -> Bool {
    let hasAmount = note.matches[sentence.matches].contains { match in
      match.kind == .unit && ["dose", "volume"].contains(note.row(match).detail)
        && note.endsNumber(match.range.lowerBound - 1)
    }
    return hasAmount && sentence.tokens.contains { Self.injecting.contains(note.letters($0)) }
      && !sentence.tokens.contains { Self.elsewhere.contains(note.letters($0)) }
  }

  // `Right glenohumeral joint, 40 mg Kenalog`, as the procedure.
  private func tellsDrug(_ sentence: Sentence) -> Bool {
    DoseGrammar.substances(in: sentence, of: note, SentenceMood(sentence, of: note)).contains {
      $0.said.dose != nil && $0.said.route == nil
    }
  }

  // `Xeomin 250 units: left SCM 50, right trapezius 30`
  private func tellsToxin(_ sentence: Sentence) -> Bool {
    !note.matches(.muscle, in: sentence).isEmpty
      && note.matches(.substance, in: sentence).contains { note.row($0).detail == "botulinum" }
      && note.matches(.unit, in: sentence).contains {
        note.row($0).value == "[U]" && note.endsNumber($0.range.lowerBound - 1)
      }
  }
}
