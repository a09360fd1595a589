import TestKit
import Testing

/// `explain` and `inspect`.
struct ExplainTests {
  private func run(_ arguments: [String], _ input: String = Document.message) throws -> CommandRun {
    let fluoro = try #require(Command.fluoro)
    return fluoro.run(arguments, input: Array(input.utf8))
  }

  @Test("explain names place and rule of every output value and the disposition of every input value")
  func explain() throws {
    let run = try run(["explain"])
    #expect(run.status == 0, "\(run.said)")
    #expect(run.text.hasPrefix("-:1  er7  DFT^P03  CT0001\n"))
    #expect(run.text.contains("Source values: "))
    #expect(run.text.contains("PID[1]-5.1"))
    #expect(run.text.contains("#"))
    #expect(!run.text.contains("TESTPATIENT"))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("explain shows the document's values when asked to")
  func showValues() throws {
    #expect(try run(["explain", "--show-values"]).text.contains("TESTPATIENT"))
  }

  @Test("explain chooses one of several documents")
  func choose() throws {
    let feed = Document.message(1) + Document.message(2)
    let second = try run(["explain", "--document", "2"], feed)
    #expect(second.text.hasPrefix("-:2  er7  DFT^P03  CT1002\n"))
    #expect(try run(["explain", "--document", "3"], feed).status == 1)
  }

  @Test("explain of a document that cannot be read says why")
  func unreadable() throws {
    let run = try run(["explain"], "<ClinicalDocument><a></ClinicalDocument>")
    #expect(run.status == 1)
    #expect(run.said.contains("X101"))
  }

  @Test("inspect prints each value with its path")
  func inspect() throws {
    let run = try run(["inspect"])
    #expect(run.status == 0)
    #expect(run.text.contains(#"PID[1]-5.1  "TESTPATIENT""#))
    #expect(try !self.run(["inspect", "--hide-values"]).text.contains("TESTPATIENT"))
  }
}
