import Diagnostics
import Interventional
import Mapping
import ResourceModel
import ResourceWriter
import SourceModel
import Terminology

/// What the tables come to: the stages that they drive, and the names and definitions that those share. Grows as maps are
/// compiled on demand and as documents bring new names.
struct CompiledTables: Sendable {
  var symbols = SymbolTable()
  var definitions: R4Definitions
  var mapper: Mapper
  var procedures: ProcedureReader
  var finisher: GraphFinisher
  var writing: WriterOptions
  /// Whether the internal model is read.
  let readsProcedures: Bool
  let labels: LabelSymbols
  /// The types of the elements that may hold a document.
  let carriers: (binary: TypeID, string: TypeID)

  init(_ tables: MappingSet, _ options: TranslationOptions) throws(BrokenTables) {
    var problems: [Diagnostic] = []
    let library = tables.library
    definitions = R4Definitions(library: library)
    let systems = CodeSystems(library: library, problems: &problems)
    let keys = IdentityKeys(library: library, problems: &problems)
    let plan: MappingPlan
    do {
      plan = try MappingPlan(
        compiling: library, systems: systems, symbols: &symbols, definitions: &definitions, whole: tables.isOverlaid,
        jsonMap: options.jsonMap)
    } catch {
      throw BrokenTables(problems: problems + error.problems)
    }
    let mapping = MappingOptions(
      assumedOffsetMinutes: options.assumedOffsetMinutes, ignoresMessageZone: options.ignoresMessageZone)
    mapper = Mapper(plan: plan, options: mapping, definitions: definitions)
    procedures = ProcedureReader(library: library, systems: systems, symbols: &symbols, problems: &problems)
    finisher = GraphFinisher(library: library, keys: keys, systems: systems, symbols: &symbols, problems: &problems)
    writing = Self.writerOptions(options, hash: options.stamp?.mappingHash ?? tables.hash)
    labels = LabelSymbols(&symbols)
    readsProcedures = options.readsProcedures
    let none = TypeID(index: -1)
    carriers = (definitions.type("base64Binary") ?? none, definitions.type("string") ?? none)
    if problems.contains(where: { $0.severity == .error }) { throw BrokenTables(problems: problems) }
  }

  static func writerOptions(_ options: TranslationOptions, hash: String) -> WriterOptions {
    WriterOptions(
      bundleType: options.bundleKind == .transaction ? .transaction : .collection,
      method: options.write == .put ? .put : .create, maxEntries: options.maxEntries,
      profile: options.profile == .usCore ? .usCore : .base, isPretty: options.isPretty,
      productVersion: options.stamp?.version ?? Product.version, mappingHash: hash)
  }
}
