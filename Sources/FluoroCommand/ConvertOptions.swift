// Public, because the types made arguments here are.
public import ArgumentParser
import Framing
import Grouping
import SourceModel
import Translation

extension TranslationOptions.Form: ExpressibleByArgument {}
extension TranslationOptions.BundleKind: ExpressibleByArgument {}
extension TranslationOptions.Write: ExpressibleByArgument {}
extension TranslationOptions.Profile: ExpressibleByArgument {}
extension GroupKind: ExpressibleByArgument {}

/// How the input is encoded, where it is not to be recognised.
struct InputFormat: ExpressibleByArgument {
  /// What the splitter is told; nil lets it look.
  let format: Format?
  /// The folder of `Mappings/json` whose map is used whatever the document looks like.
  let jsonMap: String?

  /// Each document is recognised.
  static let auto = InputFormat(format: nil, jsonMap: nil)
  /// FHIR JSON.
  static let fhir = InputFormat(format: .fhir, jsonMap: nil)

  private static let named: [(name: String, format: Format?)] = [
    ("auto", nil), ("er7", .er7), ("mllp", .er7), ("v2xml", .v2xml), ("cda", .cda), ("fhir", .fhir), ("json", .json),
  ]

  init?(argument: String) {
    if argument.hasPrefix("json:"), argument.utf8.count > 5 {
      self.init(format: .json, jsonMap: String(argument.dropFirst(5)))
    } else if let known = Self.named.first(where: { $0.name == argument }) {
      self.init(format: known.format, jsonMap: nil)
    } else {
      return nil
    }
  }

  private init(format: Format?, jsonMap: String?) {
    self.format = format
    self.jsonMap = jsonMap
  }

  static var allValueStrings: [String] { named.map(\.name) + ["json:MAP"] }
  var defaultValueDescription: String { "auto" }
}

/// Whether progress is drawn.
enum ProgressMode: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal.
  case auto
  case never
}

/// An offset from UTC, written `+HH:MM` or `-HH:MM`.
struct ZoneOffset: ExpressibleByArgument {
  let minutes: Int

  init?(argument: String) {
    let digits = Array(argument.utf8)
    guard digits.count == 6, digits[3] == UInt8(ascii: ":") else { return nil }
    guard digits[0] == UInt8(ascii: "+") || digits[0] == UInt8(ascii: "-") else { return nil }
    guard let hours = Int(argument.dropFirst(1).prefix(2)), let rest = Int(argument.suffix(2)) else { return nil }
    guard (0...14).contains(hours), (0...59).contains(rest) else { return nil }
    minutes = (digits[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + rest)
  }
}

/// How what the source leaves open is read; for every subcommand that maps documents.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the input is encoded.",
      discussion: "json:MAP names a folder of Mappings/json, or of an overlay's json/, whose map is used unasked.",
      valueName: "format"))
  var from = InputFormat.auto

  @Option(
    help: ArgumentHelp(
      "Offset from UTC of times that bring none and whose message states none.",
      discussion: "Without it such a time is cut to its date. Write --assume-offset=-05:00.", valueName: "±HH:MM"))
  var assumeOffset: ZoneOffset?

  @Flag(help: "Leave the offset of MSH-7 out of account for the other times of a message.")
  var ignoreMessageZone = false

  @Option(
    help: ArgumentHelp(
      "Silence after which a bare HL7 v2 message counts as whole.",
      discussion: "For live streams alone: nothing but the next header, or the end, closes a message without MLLP. "
        + "0 waits for those.", valueName: "seconds"))
  var pause = 1.0

  @Option(help: ArgumentHelp("Longest document that is read.", valueName: "bytes"))
  var maxDocument = 256 << 20

  func validate() throws {
    guard (1...Self.longestPossible).contains(maxDocument) else {
      throw ValidationError("--max-document must lie between 1 and \(Self.longestPossible) bytes.")
    }
    guard pause >= 0, pause <= Self.longestPause else {
      throw ValidationError("--pause must lie between 0 and \(Int(Self.longestPause)) seconds.")
    }
  }

  /// Places in a document are 32-bit numbers.
  private static let longestPossible = (1 << 32) - 1

  /// A day, in seconds.
  private static let longestPause = 86_400.0

  /// What `--pause` says, in milliseconds; nil for no limit.
  var pauseMilliseconds: Int32? { pause > 0 ? max(1, Int32(pause * 1000)) : nil }

  /// Sets what these options say.
  func apply(to options: inout TranslationOptions) {
    options.assumedOffsetMinutes = assumeOffset?.minutes
    options.ignoresMessageZone = ignoreMessageZone
    options.jsonMap = from.jsonMap
  }

  /// A splitter for one input.
  func splitter(for input: String) -> FrameSplitter {
    FrameSplitter(input: input, limit: maxDocument, format: from.format)
  }
}

/// How FHIR is written; for every subcommand that writes it.
struct WritingOptions: ParsableArguments {
  @Option(help: "What comes out: one Bundle a document, its resources, or the procedures found in it.")
  var to = TranslationOptions.Form.bundle

  @Flag(help: "Indent the output for people.")
  var pretty = false

  @Option(name: .customLong("bundle"), help: "Which kind of Bundle.")
  var bundleKind = TranslationOptions.BundleKind.transaction

  @Option(help: "How a transaction stores its entries: put replaces, create leaves what is there.")
  var write = TranslationOptions.Write.put

  @Option(help: ArgumentHelp("Most entries in one Bundle; longer ones are split.", valueName: "n"))
  var maxEntries: Int?

  @Option(help: "Which profiles resources claim where they meet them.")
  var profile = TranslationOptions.Profile.usCore

  func validate() throws {
    if let maxEntries, maxEntries < 1 { throw ValidationError("--max-entries must be at least 1.") }
    if pretty, to == .model {
      throw ValidationError("--pretty does not go with --to model: that is one line a procedure.")
    }
  }

  /// Sets what these options say.
  func apply(to options: inout TranslationOptions) {
    options.form = to
    options.isPretty = pretty
    options.bundleKind = bundleKind
    options.write = write
    options.maxEntries = maxEntries
    options.profile = profile
  }
}
