import ArgumentParser
import Translation

/// `fluoro model`: the internal model of interventional procedures.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Show the closed lists of the model of interventional procedures.",
    discussion: """
      Every value that the model may hold, a line each: list, value, the value's group, and what it is called; the columns
      are parted by tabs. The procedures of documents are `fluoro convert --to model`.
      Examples:
        fluoro model --vocabulary
        fluoro model --vocabulary technique
        fluoro model --vocabulary --mappings site | grep '^flag'
      """)

  @Flag(help: "Print the closed lists.")
  var vocabulary = false

  @Argument(help: ArgumentHelp("Only these lists, such as technique or flag.", valueName: "list"))
  var lists: [String] = []

  @OptionGroup(title: "Tables") var tables: TableOptions

  func validate() throws {
    if !vocabulary { throw ValidationError("Say what to show: --vocabulary.") }
  }

  func run() throws {
    let terminal = Terminal(isQuiet: false, showsProgress: false)
    let words: [MappingSet.ModelWord]
    do throws(BrokenTables) {
      words = try tables.load().modelVocabulary()
    } catch {
      for finding in error.findings { terminal.say(finding) }
      throw ExitCode(ExitStatus.brokenTables.rawValue)
    }
    let chosen = lists.isEmpty ? words : words.filter { lists.contains($0.list) }
    let lines = chosen.map { [$0.list, $0.value, $0.group, $0.label].joined(separator: "\t") + "\n" }
    let output = ByteOutput.standard()
    output.write(Array(lines.joined().utf8))
    output.finish()
    let known = Set(words.map(\.list))
    for list in lists where !known.contains(list) { terminal.say("fluoro: no list is called \(list)") }
    if chosen.isEmpty, !lists.isEmpty { try leave(.incomplete) }
  }
}
