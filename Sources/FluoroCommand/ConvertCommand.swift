import ArgumentParser
import Diagnostics
import Glibc
import Grouping
import Translation

/// `fluoro convert`: files, folders or standard input to FHIR.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert files, folders or standard input to FHIR R4.",
    discussion: """
      Examples:
        fluoro convert day.hl7 > day.ndjson             one Bundle a line
        fluoro convert notes/ --out-dir bulk            Patient.ndjson, Procedure.ndjson, …
        fluoro convert bulk/ --group-by encounter       the lines of one visit together
        zcat feed.gz | fluoro --errors errors.ndjson --quarantine failed > out.ndjson
        fluoro convert one.xml --pretty                 for reading
        fluoro convert day.hl7 --to model               the interventional procedures found

      Exit status: 0 all converted, also for empty input; 1 some document failed or some path could not be
      read; 64 usage; 65 nothing could be read at all; 73 an output cannot be created; 74 a write failed;
      78 the mapping tables are broken; 130 and 143 interrupted and terminated.
      """)

  @Argument(help: ArgumentHelp("Files and folders; - is standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("Write one NDJSON file a resource type into a folder.", valueName: "dir"))
  var outDir: String?

  @Option(
    help: ArgumentHelp(
      "Read together the FHIR resources, one a line, of one patient, one visit or one file.",
      discussion: "Without it each line stands alone. One Bundle a group; all input is read before anything is "
        + "written. Bundles, and documents that are not FHIR JSON, are not touched.",
      valueName: "patient|encounter|file"))
  var groupBy: GroupKind?

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Tables") var tables: TableOptions

  @OptionGroup var parallel: WorkerOptions

  @Option(help: ArgumentHelp("Write where each output value came from, one line a value.", valueName: "file"))
  var trace: String?

  @Option(help: ArgumentHelp("Write findings here, one line each, instead of to standard error.", valueName: "file"))
  var errors: String?

  @Option(help: ArgumentHelp("Keep the bytes of documents that fail here.", valueName: "dir"))
  var quarantine: String?

  @Flag(help: "Let a document fail that has an unmapped value or lost an element.")
  var strict = false

  @Option(help: "Whether progress is shown while standard error is a terminal.")
  var progress = ProgressMode.auto

  @Flag(help: "Do everything but write the output.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  @Flag(help: "Let findings on standard error show the offending values. They may be a patient's.")
  var showValues = false

  func validate() throws {
    if out != nil, outDir != nil { throw ValidationError("--out and --out-dir exclude each other.") }
    if outDir != nil, writing.to == .model { throw ValidationError("--out-dir writes resources, not --to model.") }
    if outDir != nil, writing.pretty { throw ValidationError("--out-dir writes NDJSON; --pretty does not go with it.") }
  }

  func run() throws {
    if paths.isEmpty, isatty(0) == 1 {
      print(Fluoro.helpMessage())
      return
    }
    let terminal = Terminal(isQuiet: quiet, showsProgress: progress == .auto)
    let translator: Translator
    do {
      translator = try Translator(tables.load(), options: options)
    } catch {
      for finding in error.findings { terminal.say(finding) }
      throw ExitCode(ExitStatus.brokenTables.rawValue)
    }
    let outputs: RunOutputs
    do {
      outputs = try RunOutputs(self, terminal)
    } catch {
      terminal.say(error.rendered())
      throw ExitCode(ExitStatus.cannotCreate.rawValue)
    }
    try leave(ConvertRun(self, outputs, terminal).run(translator))
  }

  /// What the translator is told.
  private var options: TranslationOptions {
    var options = TranslationOptions()
    reading.apply(to: &options)
    writing.apply(to: &options)
    if outDir != nil { options.form = .resources }
    options.isTraced = trace != nil
    options.isStrict = strict
    return options
  }

  /// What is kept of the documents beside their output.
  var reporting: Reporting {
    var reporting = Reporting()
    reporting.people = errors == nil
    reporting.errorsOnly = quiet
    reporting.errors = errors != nil
    reporting.showsValues = showValues
    reporting.keepsFailed = quarantine != nil
    return reporting
  }
}
