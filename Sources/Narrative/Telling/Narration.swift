/// Follows a note through its sentences and gathers what it says of each procedure.
///
/// A sentence that names a technique speaks of it; one that names none goes on with the procedure before. A sentence
/// whose techniques are all negated, remembered or planned says nothing of what was done.
struct Narration {
  let note: ParsedNote
  let levelKinds: [String: String]
  var drafts: [Draft] = []
  var topic: Int?
  private var section = -1
  private var preamble: [Int] = []
  /// Drugs that a procedure cannot have been given, with those that gave them back.
  private var refused: [(drug: SaidSubstance, homes: [Int])] = []
  let isGiven: Bool
  /// The last technique that the note tells of as done at another time.
  var remembered: Match?
  private typealias Meant = (names: [Match], sentence: Sentence)
  /// What a procedure's name says was meant.
  private var intended: Meant?
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
    for (i, sentence) in note.sentences.enumerated() where ![.aside, .planned].contains(sentence.context) {
      read(sentence, i)
    }
    if drafts.isEmpty { tellCancelled() }
    if drafts.isEmpty { tellAccount() }
    if drafts.isEmpty { tellWhatWasComeFor() }
    if drafts.count == 1 {
      topic = 0
      for i in preamble { tell(note.sentences[i], SentenceMood(note.sentences[i], of: note), isNamed: false) }
    }
    for (drug, homes) in refused { give(drug, notTo: homes) }
    for i in drafts.indices { refineByLevels(i) }
    for i in drafts.indices { refineByOthers(i) }
    for i in drafts.indices { refineByAccount(i) }
    return drafts.map { draft in
      let said = draft.procedure.technique.value
      let meant = coded.first { note.tables.refinement(of: said, by: $0) == $0 } ?? said
      return draft.settled(meant, levelKinds[meant] ?? "", note, isAlone: drafts.count == 1)
    }
  }

  private mutating func read(_ sentence: Sentence, _ number: Int) {
    let isFirst = sentence.section != section
    if isFirst {
      section = sentence.section
      if drafts.count > 1 { topic = nil }
    }
    let mood = SentenceMood(sentence, of: note)
    // `Sedation: minimal`, above the procedure's name
    if drafts.isEmpty, sentence.context == .anaesthesia { return preamble.append(number) }
    guard sentence.context.tellsTechnique else { return tell(sentence, mood, isNamed: false) }
    let named = techniques(in: sentence, isName: isFirst && sentence.context == .procedure)
    let done = named.filter {
      !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .affirmed && !isRemembered($0, sentence)
    }
    if done.isEmpty, let again = again(sentence, mood, named) {
      let home = draft(for: [again], sentence, sentence.tokens)
      drafts[home].isRemembered = true
      topic = home
      return tell(sentence, mood, isNamed: false)
    }
    if done.isEmpty, let meant = meant(named, sentence, mood) {
      if isWrongSite(sentence, mood) {
        topic = draft(for: meant.names, meant.sentence, meant.sentence.tokens)
        return tell(sentence, mood, isNamed: false)
      }
      if sentence.context == .procedure { intended = meant }
    }
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

  // `consent was for the right, but the injection was performed on the left (wrong site)`
  private func isWrongSite(_ sentence: Sentence, _ mood: SentenceMood) -> Bool {
    note.matches(.complication, in: sentence).contains {
      note.row($0).value == "wrong site" && mood.assertion(of: $0.range) == .affirmed
    }
      && note.matches(.act, in: sentence).contains { mood.assertion(of: $0.range) == .affirmed }
  }

  // Techniques that a sentence says were meant, or its procedure's name before (`Procedure: intended left L4-5 TFESI`).
  private func meant(_ named: [Match], _ sentence: Sentence, _ mood: SentenceMood) -> Meant? {
    let names = named.filter { !note.row($0).value.isEmpty }
    if names.isEmpty { return drafts.isEmpty ? intended : nil }
    return names.contains { mood.assertion(of: $0.range) == .planned } ? (names, sentence) : nil
  }

  // `I repeated the blocks today`: what the note remembers was done again.
  private mutating func again(_ sentence: Sentence, _ mood: SentenceMood, _ named: [Match]) -> Match? {
    if let last = named.last(where: { !note.row($0).value.isEmpty && mood.assertion(of: $0.range) == .historical }) {
      remembered = last
    }
    guard drafts.isEmpty, let remembered, named.allSatisfy({ note.row($0).value.isEmpty }) else { return nil }
    let isAgain = note.matches(.repetition, in: sentence).contains {
      note.row($0).value == "again" && mood.assertion(of: $0.range) == .affirmed
    }
    return isAgain ? remembered : nil
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

  func areOne(_ a: String, _ b: String) -> Bool {
    a == b || note.tables.refinement(of: a, by: b) != nil || note.tables.refinement(of: b, by: a) != nil
  }

  // The draft that a technique belongs to; a new one where the note has not named it yet.
  mutating func draft(for techniques: [Match], _ sentence: Sentence, _ range: Range<Int>) -> Int {
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
    // `Procedure: corticosteroid injection`, below `Site: right shoulder`
    if drafts[home].procedure.target == nil, techniques.contains(where: { note.row($0).detail == "site" }) {
      drafts[home].procedure.target = note.matches.first { $0.kind == .target }.map {
        note.said(note.row($0).value, $0.range, note.row($0).rule)
      }
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

  mutating func tell(_ sentence: Sentence, _ mood: SentenceMood, isNamed: Bool, in part: Range<Int>? = nil) {
    if !isNamed, drafts.count > 1, let home = home(of: sentence) { topic = home }
    let homes = topic.map { [$0] } ?? Array(drafts.indices)
    let isShared = topic == nil && drafts.count > 1
    var teller = SentenceTeller(note: note, sentence: sentence, mood: mood, range: part ?? sentence.tokens)
    for home in homes { teller.tell(&drafts[home], isNamed: isNamed, isShared: isShared) }
    for drug in teller.refused { refused.append((drug, homes)) }
  }
}
