package import ResourceModel
package import SourceModel

/// One clinical procedure: one technique on one target family in one region in one session. Billing lines, add-on
/// codes, guidance, drug and device lines are evidence folded into it.
///
/// `Docs/model.schema.json` is its JSON. An axis that nothing speaks of is nil.
package struct InterventionalProcedure: Sendable, Equatable {
  /// Its Procedure in the graph, or ServiceRequest when planned.
  package var resource: ResourceIndex
  package var subject: [BusinessIdentifier] = []
  package var encounter: [BusinessIdentifier] = []
  /// completed, stopped, not_done …; nil for what is planned and nothing more is said of.
  package var status: String?
  package var statusReason: Axis?
  /// performed, planned or historical.
  package var mood = "performed"
  package var performed: Performed?
  package var technique: Axis
  /// The technique's family, of the closed list `technique_family`.
  package var family: String
  package var target: Axis?
  package var region: Axis?
  package var laterality: Axis?
  package var approach: Axis?
  package var energy: Energy?
  package var intent: Axis?
  package var anaesthesia: Axis?
  package var levels: Levels?
  package var guidance: Guidance?
  package var substances: [Substance] = []
  package var devices: [ImplantOrTool] = []
  /// A pump or stimulator was reprogrammed in the session.
  package var isProgrammed = false
  package var indications: [Indication] = []
  package var outcome = Outcome()
  package var complications: [Complication] = []
  package var performers: [Performer] = []
  package var flags: [Flag] = []
  package var evidence: [ModelEvidence] = []
}

extension InterventionalProcedure {
  /// When it was done, in the source's own precision.
  package struct Performed: Sendable, Equatable {
    package var start: String
    package var end: String?
  }

  /// What an ablation worked with.
  package struct Energy: Sendable, Equatable {
    package var kind: Axis
    package var celsius: String?
    package var seconds: String?
  }

  /// Which levels, and how many. A level of a facet block or ablation is the joint.
  package struct Levels: Sendable, Equatable {
    package var names: [LevelName] = []
    package var count: LevelCount?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// A level by name: `L4-L5`, `L5`, `T12`.
  package struct LevelName: Sendable, Equatable {
    /// interspace, joint, vertebra, nerve_root, medial_branch, disc or muscle.
    package var kind: String?
    package var name: String
    package var side: String?
  }

  /// How many levels.
  package enum LevelCount: Sendable, Equatable {
    case exactly(Int)
    case atLeast(Int)
  }

  /// What the needle was guided by.
  package struct Guidance: Sendable, Equatable {
    package var kind: Axis
    /// included_in_code, separate_code, narrative or contradiction; nil where a code says `none`.
    package var how: String?
  }

  /// An amount, both as written; the unit in UCUM where the source or a table says so.
  package struct Amount: Sendable, Equatable {
    package var value: String
    package var unit: String
  }

  /// What was given.
  package struct Substance: Sendable, Equatable {
    /// Of the closed list `substance_class`; nil when no row knows the drug.
    package var kind: String?
    package var name: String?
    package var rxnorm: String?
    package var dose: Amount?
    package var volume: Amount?
    package var concentration: String?
    package var route: String?
    /// Thrown away; never part of the dose.
    package var wasted: Amount?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// A device that was implanted, taken out, revised or worked on.
  package struct ImplantOrTool: Sendable, Equatable {
    package var kind: String?
    package var stage: String?
    package var action: String?
    package var count: Int?
    package var udi: DeviceIdentifier?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// The parts of a unique device identifier.
  package struct DeviceIdentifier: Sendable, Equatable {
    package var carrier: String?
    package var di: String?
    package var serial: String?
    package var lot: String?
    package var expiration: String?
  }

  /// Why it was done.
  package struct Indication: Sendable, Equatable {
    package var system: String?
    package var code: String?
    /// Of the closed list `indication`, where a row knows the code.
    package var indication: String?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// How the patient fared.
  package struct Outcome: Sendable, Equatable {
    /// 0 to 10.
    package var painBefore: Axis?
    /// 0 to 10.
    package var painAfter: Axis?
    /// Percent.
    package var relief: Axis?
    package var reliefDuration: ReliefDuration?
    package var findings: [Finding] = []
    /// Nothing is known of it.
    package var isEmpty: Bool { self == Outcome() }
  }

  /// How long the relief lasted.
  package struct ReliefDuration: Sendable, Equatable {
    package var amount: Amount
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// What was found at one level.
  package struct Finding: Sendable, Equatable {
    package var level: String
    /// In the source's words.
    package var text: String?
    /// Pain there, 0 to 10.
    package var score: String?
  }

  /// What went wrong.
  package struct Complication: Sendable, Equatable {
    package var system: String?
    package var code: String?
    package var text: String?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// Who did it.
  package struct Performer: Sendable, Equatable {
    package var system: String?
    package var value: String?
    package var function: String?
    package var origin: AxisOrigin
    package var evidence: [Int]
  }

  /// Something that a reader of the record should look at, of `interventional/flags.csv`.
  package struct Flag: Sendable, Equatable {
    package var code: String
    package var evidence: [Int]
  }
}

/// An identifier that the world knows, as FHIR has it.
package struct BusinessIdentifier: Sendable, Equatable {
  package var system: String?
  package var value: String
}

/// One piece of evidence, with its place in the source and the row that read it.
package struct ModelEvidence: Sendable, Equatable {
  /// What kind of thing speaks.
  package enum Kind: String, Sendable {
    case code, modifier, field, text
    case siteRow = "site_row"
  }

  /// From 1.
  package var number: Int
  package var kind: Kind
  package var system: String?
  package var code: String?
  package var modifiers: [String] = []
  /// As written.
  package var units: String?
  /// The source node; none where an element has no source.
  package var node: NodeIndex
  /// `procedures#64493`.
  package var rule: String
  /// `fields#FT1-25`: what says the code's system where the sender does not.
  package var field: String?
  /// Where the words of a text stand; nil for what speaks as a whole.
  package var words: Words?

  /// A stretch of the frame.
  package struct Words: Sendable, Hashable {
    /// From 0.
    package var byte: Int
    /// In bytes.
    package var length: Int
  }
}

extension InterventionalProcedure {
  /// Whether two procedures say the same, whatever documents and lines they were read from.
  package func meansTheSame(as other: InterventionalProcedure) -> Bool {
    withoutEvidence() == other.withoutEvidence()
  }

  private func withoutEvidence() -> InterventionalProcedure {
    var bare = self
    bare.resource = -1
    bare.evidence = []
    bare.statusReason?.evidence = []
    bare.technique.evidence = []
    for path in Self.axes { bare[keyPath: path]?.evidence = [] }
    bare.energy?.kind.evidence = []
    bare.guidance?.kind.evidence = []
    bare.levels?.evidence = []
    bare.outcome.reliefDuration?.evidence = []
    for i in bare.substances.indices { bare.substances[i].evidence = [] }
    for i in bare.devices.indices { bare.devices[i].evidence = [] }
    for i in bare.indications.indices { bare.indications[i].evidence = [] }
    for i in bare.complications.indices { bare.complications[i].evidence = [] }
    for i in bare.performers.indices { bare.performers[i].evidence = [] }
    for i in bare.flags.indices { bare.flags[i].evidence = [] }
    return bare
  }

  private static var axes: [WritableKeyPath<InterventionalProcedure, Axis?>] {
    [
      \.target, \.region, \.laterality, \.approach, \.intent, \.anaesthesia, \.outcome.painBefore, \.outcome.painAfter,
      \.outcome.relief,
    ]
  }
}
