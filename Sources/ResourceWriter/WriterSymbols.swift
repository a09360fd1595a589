import SourceModel

/// Names that the finisher looks for, and the rules of what it adds: interned once.
struct WriterSymbols: Sendable {
  let id, reference, url, text, div, entry, section, status, identifier, system, value, coding, code: Symbol
  let version, entity, role, what, type, `extension`, valueCode: Symbol
  let deviceName, name, agent, who, target, meta, profile, start, end: Symbol

  /// `writer#profile`: claimed a profile that is met.
  let profileRule: Symbol
  /// `writer#required`: said that a required element is absent.
  let requiredRule: Symbol
  /// `writer#version`: named Fluoro's version.
  let versionRule: Symbol
  /// `writer#mapping-set`: named the mapping set by its hash.
  let mappingSetRule: Symbol
  /// `writer#digest`: named the document by its SHA-256.
  let digestRule: Symbol
  let carrierRule: Symbol
  let emptyExtensionRule: Symbol
  let addressRule: Symbol

  init(_ symbols: inout SymbolTable) {
    // The writer finds this one in the table, and has no use of its own for a new name.
    _ = symbols.intern("resourceType")
    id = symbols.intern("id")
    reference = symbols.intern("reference")
    url = symbols.intern("url")
    text = symbols.intern("text")
    div = symbols.intern("div")
    entry = symbols.intern("entry")
    section = symbols.intern("section")
    status = symbols.intern("status")
    identifier = symbols.intern("identifier")
    system = symbols.intern("system")
    value = symbols.intern("value")
    coding = symbols.intern("coding")
    code = symbols.intern("code")
    version = symbols.intern("version")
    entity = symbols.intern("entity")
    role = symbols.intern("role")
    what = symbols.intern("what")
    type = symbols.intern("type")
    `extension` = symbols.intern("extension")
    valueCode = symbols.intern("valueCode")
    deviceName = symbols.intern("deviceName")
    name = symbols.intern("name")
    agent = symbols.intern("agent")
    who = symbols.intern("who")
    target = symbols.intern("target")
    meta = symbols.intern("meta")
    profile = symbols.intern("profile")
    start = symbols.intern("start")
    end = symbols.intern("end")
    profileRule = symbols.intern("writer#profile")
    requiredRule = symbols.intern("writer#required")
    versionRule = symbols.intern("writer#version")
    mappingSetRule = symbols.intern("writer#mapping-set")
    digestRule = symbols.intern("writer#digest")
    carrierRule = symbols.intern("writer#carrier")
    emptyExtensionRule = symbols.intern("writer#empty-extension")
    addressRule = symbols.intern("writer#address")
  }
}
