import ArgumentParser
import Diagnostics
import Glibc
import SourceModel
import Translation

/// `fluoro explain`: one document's translation, value by value.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where each output value came from, and what became of each input value.",
    discussion: """
      First each procedure that was read, in words, with what it was read from. Then the resources: each value with how
      it came about, the row of the table that wrote it, and its place in the document. Then the document: each populated
      value with its disposition and the row that decided it: mapped, superseded (another value was there first), ignored
      (a row says why), structural, steered (only a condition read it) or unmapped. Values that came from the document are
      hidden unless --show-values asks for them.
      Examples:
        fluoro explain one.hl7
        fluoro explain note.xml --show-values | less
        fluoro explain feed.hl7 --document 3 --mappings site
      """)

  @Argument(help: ArgumentHelp("A file; standard input without one.", valueName: "path"))
  var path: String = "-"

  @Option(help: ArgumentHelp("Which of several documents, from 1.", valueName: "n"))
  var document = 1

  @Flag(help: "Show the document's own values too. They may be a patient's.")
  var showValues = false

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Tables") var tables: TableOptions

  func run() throws {
    let terminal = Terminal(isQuiet: false, showsProgress: false)
    var translator: Translator
    do throws(BrokenTables) {
      var options = TranslationOptions()
      reading.apply(to: &options)
      translator = try Translator(tables.load(), options: options)
    } catch {
      for finding in error.findings { terminal.say(finding) }
      throw ExitCode(ExitStatus.brokenTables.rawValue)
    }
    let frame = try OneDocument(path, number: document, reading).frame(terminal)
    let output = ByteOutput.standard()
    var findings: [String] = []
    var isConverted = true
    // The document, then those inside it.
    var waiting = [frame]
    while let next = waiting.popLast() {
      let explanation = translator.explain(next)
      waiting += explanation.embedded.reversed()
      let page = ExplanationPage(explanation, showsValues: showValues, isColoured: isatty(1) == 1)
      output.write(Array(page.text(of: "\(next.origin.input):\(next.origin.frame)").utf8))
      findings += explanation.diagnostics.map { $0.rendered(showValues: showValues) }
      isConverted = isConverted && explanation.isConverted
    }
    output.finish()
    for finding in findings { terminal.say(finding) }
    if !isConverted { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }
}
