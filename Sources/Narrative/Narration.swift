/// Follows a note through its sentences and gathers what it says of each procedure.
///
/// A sentence that names a technique speaks of it; one that names none goes on with the procedure before. A sentence
/// whose techniques are all negated, remembered or planned says nothing of what was done.
struct Narration {
  let note: ParsedNote
  private let levelKinds: [String: String]
  var drafts: [Draft] = []
  private var topic: Int?
  private var section = -1
  private var preamble: [Int] = []
  /// Drugs that a procedure cannot have been given, with those that gave them back.
  private var refused: [(drug: SaidSubstance, homes: [Int])] = []
  private let isGiven: Bool
  /// Techniques that codes name.
  var coded: [String] = []

  init(note: ParsedNote, levelKinds: [String: String], about technique: String? = nil) {
    self.note = note
    self.levelKinds = levelKinds
    isGiven = technique != nil
    if let technique {
      drafts = [Draft(procedure: NarratedProcedure(technique: Said(value: technique, start: 0, length: 0, rule: "")))]
      topic = 0
    }
  }

  mutating func run() -> [NarratedProcedure] {
    for (i, sentence) in note.sentences.enumerated() where sentence.context != .aside { read(sentence, i) }
    if drafts.isEmpty { tellCancelled() }
    if drafts.count == 1 {
      topic = 0
      for i in preamble { tell(note.sentences[i], SentenceMood(note.sentences[i], of: note), isNamed: false) }
    }
    for (drug, homes) in refused { give(drug, notTo: homes) }
    for i in drafts.indices { refineByLevels(i) }
    return drafts.map { draft in
      let said = draft.procedure.technique.value
      let meant = coded.first { note.tables.refinement(of: said, by: $0) == $0 } ?? said
      return draft.settled(meant, levelKinds[meant] ?? "", note, isAlone: drafts.count == 1)
    }
  }

  // `arrived for left lumbar RFA`, and later `procedure cancelled`: what was to be done was not done.
  private mutating func tellCancelled() {
    guard note.matches.contains(where: { $0.kind == .status && note.row($0).value == "not_done" }) else { return }
    var found: Said?
    for sentence in note.sentences where found == nil { found = cancellation(in: sentence) }
    guard let cancelled = found else { return }
    for sentence in note.sentences where sentence.context.tellsTechnique {
      let mood = SentenceMood(sentence, of: note)
      let planned = note.matches(.technique, in: sentence).filter {
        note.row($0).detail.isEmpty && !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .planned
      }
      guard !planned.isEmpty else { continue }
      topic = draft(for: planned, sentence, sentence.tokens)
      let meant = SentenceMood(sentence, of: note, but: .planned)
      let teller = SentenceTeller(note: note, sentence: sentence, mood: meant, range: sentence.tokens)
      teller.tellPlaces(&drafts[0], true)
      drafts[0].procedure.approach = note.matches(.approach, in: sentence).first.flatMap { match in
        planned.contains { $0.range.overlaps(match.range) }
          ? note.said(note.row(match).value, match.range, note.row(match).rule) : nil
      }
      drafts[0].procedure.status = cancelled
      return
    }
  }

  private func cancellation(in sentence: Sentence) -> Said? {
    guard sentence.context.tellsTechnique else { return nil }
    let mood = SentenceMood(sentence, of: note)
    let match = note.matches(.status, in: sentence).first {
      note.row($0).value == "not_done" && mood.assertion(of: $0.range) == .affirmed
    }
    return match.map { note.said(note.row($0).value, $0.range, note.row($0).rule) }
  }

  // `a cannula was placed at the L4 medial branch`, in a sentence of its own.
  private mutating func refineByLevels(_ i: Int) {
    for level in drafts[i].levels {
      guard let structure = level.mention.structure, structure != "facet",
        let finer = note.tables.refinement(of: drafts[i].procedure.technique.value, by: structure)
      else { continue }
      drafts[i].procedure.technique.value = finer
    }
    drafts[i].takeForFacets(note.tables)
  }

  private mutating func read(_ sentence: Sentence, _ number: Int) {
    let isFirst = sentence.section != section
    if isFirst {
      section = sentence.section
      if drafts.count > 1 { topic = nil }
    }
    let mood = SentenceMood(sentence, of: note)
    guard sentence.context.tellsTechnique else { return tell(sentence, mood, isNamed: false) }
    let named = techniques(in: sentence, isName: isFirst && sentence.context == .procedure)
    let done = named.filter { !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .affirmed }
    if done.isEmpty {
      guard named.allSatisfy({ note.row($0).value.isEmpty }) else { return }
      if drafts.isEmpty { return preamble.append(number) }
      return tell(sentence, mood, isNamed: false)
    }
    for part in parts(of: sentence, done) {
      topic = draft(for: part.techniques, sentence, part.range)
      tell(sentence, mood, isNamed: true, in: part.range)
    }
  }

  // Some words name a technique in a procedure's name alone: `knee Euflexxa`, `ESP T7`, and `Botox 100 units` where no
  // other word does.
  private func techniques(in sentence: Sentence, isName: Bool) -> [Match] {
    let found = note.matches(.technique, in: sentence).filter {
      switch note.row($0).detail {
      case "": true
      case "drug": isName || isInjected($0.range.upperBound)
      case "act": drafts.isEmpty && tellsInjection(sentence)
      case "done": !isKnown(note.row($0).value)
      default: isName || drafts.isEmpty && tellsInjection(sentence)
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

  // `the medial branches were blocked` goes on with what was named before.
  private func isKnown(_ technique: String) -> Bool {
    drafts.contains { areOne($0.procedure.technique.value, technique) }
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

  private typealias Part = (techniques: [Match], range: Range<Int>)

  // A sentence with two different techniques is cut at the last parting between them.
  private func parts(of sentence: Sentence, _ techniques: [Match]) -> [Part] {
    var parts: [Part] = []
    for technique in techniques {
      if let last = parts.last, let known = last.techniques.last,
        areOne(note.row(known).value, note.row(technique).value),
        isSamePlace(target(in: known.range, sentence), target(in: technique.range, sentence))
      {
        parts[parts.count - 1].techniques.append(technique)
        continue
      }
      var start = sentence.tokens.lowerBound
      if let known = parts.last?.techniques.last {
        let between = known.range.upperBound..<max(known.range.upperBound, technique.range.lowerBound)
        start = between.last(where: isParting) ?? between.lowerBound
        parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<start
      }
      parts.append(([technique], start..<sentence.tokens.upperBound))
    }
    return parts
  }

  private func isParting(_ token: Int) -> Bool {
    if note.tokens[token].isSign(",") || note.tokens[token].isSign("+") || note.tokens[token].isSign("&") {
      return true
    }
    return ["and", "followed", "with", "plus", "then"].contains(note.letters(token))
  }

  // The joint that a technique's name holds.
  private func target(in range: Range<Int>, _ sentence: Sentence) -> String? {
    note.matches(.target, in: sentence, range).first.map { note.row($0).value }
  }

  // `right knee injection`, `left shoulder injection`
  private func isSamePlace(_ a: String?, _ b: String?) -> Bool { a == nil || b == nil || a == b }

  private func areOne(_ a: String, _ b: String) -> Bool {
    a == b || note.tables.refinement(of: a, by: b) != nil || note.tables.refinement(of: b, by: a) != nil
  }

  // The draft that a technique belongs to; a new one where the note has not named it yet.
  private mutating func draft(for techniques: [Match], _ sentence: Sentence, _ range: Range<Int>) -> Int {
    let said = techniques.map { note.said(note.row($0).value, $0.range, note.row($0).rule) }
    let region = note.matches(.region, in: sentence, range).first.map { note.row($0).value }
    let target = techniques.compactMap { self.target(in: $0.range, sentence) }.first
    let known = drafts.indices.first { i in
      guard said.contains(where: { areOne($0.value, drafts[i].procedure.technique.value) }),
        isSamePlace(drafts[i].procedure.target?.value, target)
      else { return false }
      guard let region, let own = drafts[i].procedure.region?.value else { return true }
      return region == own || region.contains(own) || own.contains(region)
    }
    let home = known ?? (isGiven ? 0 : drafts.count)
    if home == drafts.count, let first = said.first {
      drafts.append(Draft(procedure: NarratedProcedure(technique: first)))
    }
    for name in said {
      drafts[home].procedure.names.append(name)
      let technique = drafts[home].procedure.technique.value
      if let finer = note.tables.refinement(of: technique, by: name.value) {
        drafts[home].procedure.technique = name
        drafts[home].procedure.technique.value = finer
      }
    }
    // `knee` in `right knee injection`; elsewhere it is where a pillow lies.
    for target in note.matches(.target, in: sentence, range) where drafts[home].procedure.target == nil {
      guard techniques.contains(where: { $0.range.contains(target.range.lowerBound) }) else { continue }
      drafts[home].procedure.target = note.said(note.row(target).value, target.range, note.row(target).rule)
    }
    // `radiofrequency ablation of the L3 and L4 medial branches`
    for structure in note.matches(.structure, in: sentence, range) {
      let technique = drafts[home].procedure.technique.value
      if let finer = note.tables.refinement(of: technique, by: note.row(structure).value) {
        drafts[home].procedure.technique = note.said(finer, structure.range, note.row(structure).rule)
      }
    }
    if sentence.context != .note { drafts[home].procedure.isUnderHeading = true }
    return home
  }
}

// What one sentence says.
extension Narration {
  // `trigger point injections and dry needling with lidocaine`: the drug is that of the only other one that takes it.
  private mutating func give(_ drug: SaidSubstance, notTo homes: [Int]) {
    let takers = drafts.indices.filter { !homes.contains($0) && drafts[$0].mayHold(drug) }
    if takers.count == 1 {
      drafts[takers[0]].add(drug)
    } else if let home = homes.first, drafts[home].procedure.technique.value != "dry_needling" {
      drafts[home].add(drug)
    }
  }

  // The only one of several procedures whose levels, muscles or joint a sentence names.
  private func home(of sentence: Sentence) -> Int? {
    let places = LevelGrammar.levels(in: sentence, of: note).map(\.places)
    let muscles = note.matches(.muscle, in: sentence).map { note.row($0).value }
    let targets = note.matches(.target, in: sentence).map { note.row($0).value }
    let homes = drafts.indices.filter { i in
      places.contains(where: drafts[i].known.places.contains)
        || muscles.contains(where: drafts[i].known.muscles.contains)
        || drafts[i].procedure.target.map { targets.contains($0.value) } ?? false
    }
    return homes.count == 1 ? homes.first : nil
  }

  private mutating func tell(_ sentence: Sentence, _ mood: SentenceMood, isNamed: Bool, in part: Range<Int>? = nil) {
    if !isNamed, drafts.count > 1, let home = home(of: sentence) { topic = home }
    let homes = topic.map { [$0] } ?? Array(drafts.indices)
    let isShared = topic == nil && drafts.count > 1
    var teller = SentenceTeller(note: note, sentence: sentence, mood: mood, range: part ?? sentence.tokens)
    for home in homes { teller.tell(&drafts[home], isNamed: isNamed, isShared: isShared) }
    refused += teller.refused.map { ($0, homes) }
  }
}
