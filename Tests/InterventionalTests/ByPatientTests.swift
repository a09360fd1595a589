import Testing

@testable import Interventional

/// Which of a document's things may be a patient's.
@Suite struct ByPatientTests {
  private static func index(_ patients: [Party?]) -> ByPatient {
    patients.reduce(into: ByPatient()) { $0.append($1) }
  }

  @Test("a patient's numbers are his and those of nobody known, in order")
  func numbers() {
    let index = Self.index([.resource(1), .resource(2), nil, .resource(1), .named("Patient/x")])
    #expect(index.numbers(of: .resource(1)) == [0, 2, 3])
    #expect(index.numbers(of: .resource(2)) == [1, 2])
    #expect(index.numbers(of: .named("Patient/x")) == [2, 4])
    #expect(index.numbers(of: .resource(9)) == [2])
    #expect(index.numbers(of: nil) == [0, 1, 2, 3, 4])
  }

  @Test("where one patient is told of, all is his, and nothing of it another's but what is nobody's")
  func onePatient() {
    let index = Self.index([.resource(1), nil, .resource(1)])
    #expect(index.numbers(of: .resource(1)) == [0, 1, 2])
    #expect(index.numbers(of: .resource(2)) == [1])
    #expect(Self.index([]).numbers(of: .resource(1)) == [])
  }

  @Test("a number may be noted for a second patient, late and twice")
  func notedLater() {
    var index = Self.index([.resource(1), .resource(2), .resource(2)])
    index.note(0, .resource(2))
    index.note(0, .resource(2))
    index.note(1, nil)
    #expect(index.numbers(of: .resource(2)) == [0, 1, 2])
    #expect(index.numbers(of: .resource(1)) == [0, 1])
  }
}
