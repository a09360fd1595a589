import ArgumentParser
import Diagnostics
import SourceModel
import Translation

/// `fluoro inspect`: a document as it was parsed.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print a document's values with their paths, for whoever writes a map.",
    discussion: """
      One line a value: its path as tables write it, and the value itself. The values may be a patient's: what this
      prints is as confidential as the document.
      Examples:
        fluoro inspect one.hl7
        fluoro inspect feed.hl7 --document 3
        fluoro inspect note.xml --hide-values
      """)

  @Argument(help: ArgumentHelp("A file; standard input without one.", valueName: "path"))
  var path: String = "-"

  @Option(help: ArgumentHelp("Which of several documents, from 1.", valueName: "n"))
  var document = 1

  @Flag(help: "Print places and paths only.")
  var hideValues = false

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func run() throws {
    let terminal = Terminal(isQuiet: false, showsProgress: false)
    let frame = try OneDocument(path, number: document, reading).frame(terminal)
    var translator: Translator
    do {
      translator = try Translator()
    } catch {
      for finding in error.findings { terminal.say(finding) }
      throw ExitCode(ExitStatus.brokenTables.rawValue)
    }
    let inspection = translator.inspect(frame)
    let page = ByteOutput.standard()
    for line in inspection.lines where line.text != nil || line.isNull {
      var row = String(repeating: "  ", count: line.depth) + line.path
      if line.isNull {
        row += "  \"\" (null: delete)"
      } else if !hideValues, let text = line.text {
        row += "  " + JSONText.quoted(text)
      } else {
        row += "  byte \(line.place.byte), \(line.place.length) long"
      }
      page.write(Array((row + "\n").utf8))
    }
    page.finish()
    for finding in inspection.diagnostics { terminal.say(finding.rendered()) }
    if !inspection.isRead { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }
}
