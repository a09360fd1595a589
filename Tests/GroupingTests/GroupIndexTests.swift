import Diagnostics
import Framing
import Grouping
import SourceModel
import Tables
import Testing

/// Which lines are read together.
struct GroupIndexTests {
  /// The groups of some lines, as their numbers from 0; findings by their codes.
  private static func groups(_ inputs: [[String]], by kind: GroupKind, limit: Int = 1 << 20) -> [String] {
    let library = TableLibrary()
    var reader = LineReader(library, by: kind)
    var index = GroupIndex(by: kind, limit: limit, seenTypes: reader.seenTypes)
    for (number, lines) in inputs.enumerated() {
      var splitter = FrameSplitter(input: "\(number)")
      var frames: [Frame] = []
      splitter.push(Array(lines.joined(separator: "\n").utf8).span, into: &frames)
      splitter.finish(into: &frames)
      for frame in frames { index.add(frame, reader.read(frame), stored: 0) }
    }
    index.close()
    var found: [String] = []
    while let step = index.next() {
      switch step {
      case .finding(let finding): found.append(finding.code.rawValue)
      case .documents(let numbers): found.append(numbers.map(String.init).joined(separator: "+"))
      }
    }
    return found
  }

  private static func patient(_ id: String) -> String { #"{"resourceType":"Patient","id":"\#(id)"}"# }

  private static func procedure(_ id: String, of patient: String, in encounter: String? = nil) -> String {
    let visit = encounter.map { #","encounter":{"reference":"\#($0)"}"# } ?? ""
    return #"{"resourceType":"Procedure","id":"\#(id)","subject":{"reference":"\#(patient)"}\#(visit)}"#
  }

  @Test("a patient's lines are one group, in whatever form they refer to him")
  func forms() {
    let lines = [
      Self.procedure("1", of: "Patient/a"), Self.procedure("2", of: "https://s.example/fhir/Patient/a"),
      Self.procedure("3", of: "urn:uuid:a"), Self.procedure("4", of: "Patient/b"), Self.patient("a"),
      Self.procedure("5", of: "Patient/a/_history/2"), Self.procedure("6", of: "#a"),
      Self.procedure("7", of: "Group/a"),
    ]
    #expect(Self.groups([lines], by: .patient) == ["0+1+2+4+5", "3", "6", "7"])
  }

  @Test("patients of several servers are several; who names no server is then none of theirs")
  func servers() {
    let lines = [
      Self.patient("a"), Self.procedure("1", of: "https://s.example/fhir/Patient/a"),
      Self.procedure("2", of: "Patient/a"),
      Self.procedure("3", of: "https://t.example/fhir/Patient/a"),
      Self.procedure("4", of: "https://s.example/fhir/Patient/a"),
    ]
    #expect(Self.groups([lines], by: .patient) == ["0+2", "1+4", "3"])
  }

  @Test("what names no visit stands alone")
  func visits() {
    let lines = [
      Self.patient("a"), Self.procedure("1", of: "Patient/a", in: "Encounter/v"), Self.procedure("2", of: "Patient/a"),
      #"{"resourceType":"Encounter","id":"v","subject":{"reference":"Patient/a"}}"#,
      #"{"resourceType":"ChargeItem","id":"c","context":{"reference":"Encounter/v"}}"#,
      #"{"resourceType":"ChargeItem","id":"d","context":{"reference":"EpisodeOfCare/v"}}"#,
      #"{"resourceType":"Claim","id":"e","item":[{"encounter":[{"reference":"Encounter/v"}]}]}"#,
      #"{"resourceType":"Claim","id":"f","item":[{"encounter":[{"reference":"Encounter/v"},{"reference":"Encounter/w"}]}]}"#,
    ]
    #expect(Self.groups([lines], by: .encounter) == ["0", "1+3+4+6", "2", "5", "7"])
  }

  @Test("a file's resources are one group; what is damaged, a Bundle, or not FHIR R4 stands alone")
  func files() {
    let lines = [
      Self.patient("a"), #"{"resourceType":"Organization","id":"o"}"#, #"{"resourceType":"Procedure","id":"x","#,
      #"{"resourceType":"Bundle","type":"collection"}"#, #"{"resourceType":"Nothing","id":"n"}"#,
      #"{"case":{"caseId":"1"}}"#, #"[{"resourceType":"Patient","id":"z"}]"#, Self.procedure("1", of: "Patient/a"),
    ]
    #expect(
      Self.groups([lines, lines], by: .file) == [
        "0+1+7", "2", "3", "4", "5", "6", "8+9+15", "10", "11", "12", "13", "14",
      ])
  }

  @Test("a second account of a resource stands alone")
  func repeated() {
    let lines = [Self.patient("a"), Self.procedure("1", of: "Patient/a"), Self.procedure("1", of: "Patient/a")]
    #expect(Self.groups([lines, [Self.patient("a")]], by: .patient) == ["0+1", "2", "3"])
  }

  @Test("a group that is too long is told of, and taken apart")
  func tooLong() {
    let lines = [Self.patient("a"), Self.procedure("1", of: "Patient/a"), Self.patient("b")]
    #expect(Self.groups([lines], by: .patient, limit: 60) == ["I110", "0", "1", "2"])
  }
}
