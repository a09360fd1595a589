/// Words of a note and what they say.
package struct Said: Sendable, Equatable {
  /// A word of the list that the axis has, or a number.
  package var value: String
  /// Bytes of the note.
  package var start: Int
  package var length: Int
  /// `narrative#…`.
  package var rule: String
}

/// An amount as a note says it, with its unit in UCUM.
package struct SaidAmount: Sendable, Equatable {
  package var value: String
  package var unit: String
}

/// A drug that a note says was given.
package struct SaidSubstance: Sendable, Equatable {
  /// A name of `substances.csv`, or another agent's; nil where the note names a class alone.
  package var name: String?
  /// Nil where `substances.csv` tells it.
  package var kind: String?
  package var dose: SaidAmount?
  package var volume: SaidAmount?
  package var concentration: String?
  package var route: String?
  /// Drawn up and not given.
  package var wasted: SaidAmount?
  /// The procedure's name holds it, and nothing says how much was given.
  package var isOfName = false
  package var words: Said
}

/// A level that a note names.
package struct SaidLevel: Sendable, Equatable {
  /// Of the list `level_kind`.
  package var kind: String
  package var name: String
  package var side: String?
  package var words: Said
}

/// A device that a note says was worked on.
package struct SaidDevice: Sendable, Equatable {
  package var kind: String
  package var count: Int?
  package var words: Said
}

/// One procedure as a note tells it. Nothing stands here that the note negates, remembers, plans or only considers.
package struct NarratedProcedure: Sendable, Equatable {
  /// The most telling technique that the note names for it.
  package var technique: Said
  /// It is named where the note says what was done: under a heading for the procedure or its description.
  package var isUnderHeading = false
  /// Every technique that the note calls it.
  package var names: [Said] = []
  package var approach: Said?
  package var region: Said?
  package var target: Said?
  package var energy: Said?
  package var celsius: Said?
  package var seconds: Said?
  package var intent: Said?
  package var guidance: Said?
  package var anaesthesia: Said?
  /// left, right, bilateral or midline.
  package var side: Said?
  /// Where the note contradicts itself on the side: the words for the one and for the other. `side` is nil then.
  package var sideDispute: [Said] = []
  package var levels: [SaidLevel] = []
  package var substances: [SaidSubstance] = []
  package var devices: [SaidDevice] = []
  package var painBefore: Said?
  package var painAfter: Said?
  package var relief: Said?
  package var reliefDuration: (amount: SaidAmount, words: Said)?
  /// What each disc answered, in a discogram.
  package var findings: [SaidFinding] = []
  package var complications: [Said] = []
  /// The note says that there were none.
  package var deniesComplications = false
  /// stopped or not_done.
  package var status: Said?

  /// Whether words stand right before the procedure's name: `lumbar` in `lumbar interlaminar injection`, not `sacral` in
  /// `the sacral hiatus`.
  package func isNamed(by words: Said) -> Bool {
    ([technique] + names).contains { $0.start == words.start + words.length + 1 }
  }

  package static func == (a: NarratedProcedure, b: NarratedProcedure) -> Bool {
    a.technique == b.technique && a.levels == b.levels && a.substances == b.substances && a.side == b.side
  }
}
