import SourceModel

/// Names that checks ask for, interned once.
struct FHIRNames: Sendable {
  let resourceType: Symbol
  let id: Symbol
  let meta: Symbol
  let profile: Symbol
  let versionID: Symbol
  let lastUpdated: Symbol
  let security: Symbol
  let contained: Symbol
  let reference: Symbol
  let identifier: Symbol
  let display: Symbol
  let type: Symbol
  let `extension`: Symbol
  let url: Symbol
  let system: Symbol
  let code: Symbol
  let coding: Symbol
  let value: Symbol
  let valueChoice: Symbol
  let start: Symbol
  let end: Symbol
  let data: Symbol
  let contentType: Symbol
  let entry: Symbol
  let fullURL: Symbol
  let resource: Symbol
  let comments: Symbol
  let item: Symbol

  init(_ symbols: inout SymbolTable) {
    resourceType = symbols.intern("resourceType")
    id = symbols.intern("id")
    meta = symbols.intern("meta")
    profile = symbols.intern("profile")
    versionID = symbols.intern("versionId")
    lastUpdated = symbols.intern("lastUpdated")
    security = symbols.intern("security")
    contained = symbols.intern("contained")
    reference = symbols.intern("reference")
    identifier = symbols.intern("identifier")
    display = symbols.intern("display")
    type = symbols.intern("type")
    `extension` = symbols.intern("extension")
    url = symbols.intern("url")
    system = symbols.intern("system")
    code = symbols.intern("code")
    coding = symbols.intern("coding")
    value = symbols.intern("value")
    valueChoice = symbols.intern("value[x]")
    start = symbols.intern("start")
    end = symbols.intern("end")
    data = symbols.intern("data")
    contentType = symbols.intern("contentType")
    entry = symbols.intern("entry")
    fullURL = symbols.intern("fullUrl")
    resource = symbols.intern("resource")
    comments = symbols.intern("fhir_comments")
    item = symbols.intern("item")
  }
}
