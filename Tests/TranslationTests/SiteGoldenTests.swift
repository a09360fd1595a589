import Diagnostics
import TestKit
import Testing
import Translation

/// A site's overlay with the message that stands in its folder.
struct SiteExample: Sendable, CustomStringConvertible {
  /// The folder's name below Mappings/sites.
  let name: String

  var description: String { name }
  var folder: String { Checkout.path + "/Mappings/sites/" + name }
  var message: [UInt8] {
    (try? readFile(folder + "/example.hl7")) ?? (try? readFile(folder + "/example.json")) ?? []
  }

  /// The shipped tables with the site's over them.
  var tables: MappingSet {
    var files: [String: [UInt8]] = [:]
    Self.collect(folder, "", &files)
    return MappingSet(overlays: [MappingOverlay(name: name + "/", files: files)])
  }

  static let all = listFolder(Checkout.path + "/Mappings/sites").map(SiteExample.init)

  private static func collect(_ folder: String, _ below: String, _ files: inout [String: [UInt8]]) {
    for name in listFolder(folder + "/" + below) {
      let path = below + name
      if name.hasSuffix(".csv") {
        files[path] = try? readFile(folder + "/" + path)
      } else if !name.contains(".") {
        collect(folder, path + "/", &files)
      }
    }
  }
}

/// Feeds that no shipped table knows, read by their overlays alone.
struct SiteGoldenTests {
  private func documents(_ site: SiteExample, _ set: (inout TranslationOptions) -> Void) throws -> [Translated] {
    var options = TranslationOptions()
    options.stamp = (version: "VERSION", mappingHash: "MAPPING-HASH")
    set(&options)
    var translator = try Translator(site.tables, options: options)
    return Translating.frames(site.message).map { translator.translate($0) }
  }

  @Test("an overlay has no finding, and leaves no value of its message unmapped", arguments: SiteExample.all)
  func isComplete(_ site: SiteExample) throws {
    #expect(site.tables.check().map { $0.rendered() } == [])
    let documents = try documents(site) { $0.isStrict = true }
    #expect(!documents.isEmpty)
    for document in documents { #expect(document.isConverted, "\(document.findings)") }
  }

  @Test("without its overlay the message is not known, or has values that no row maps", arguments: SiteExample.all)
  func isNeeded(_ site: SiteExample) throws {
    var translator = try Translator()
    for frame in Translating.frames(site.message) {
      let document = translator.translate(frame)
      #expect(!document.isConverted || document.unmappedCount > 10)
    }
  }

  @Test("a site's Bundle is the one that stands beside its message", arguments: SiteExample.all)
  func bundle(_ site: SiteExample) throws {
    let output = try documents(site) { $0.isPretty = true }.flatMap(\.output)
    #expect(Golden.difference(output, from: site.folder + "/example.bundle.json") == nil)
  }

  @Test("a site's procedures are those that stand beside its message", arguments: SiteExample.all)
  func model(_ site: SiteExample) throws {
    let output = try documents(site) { $0.form = .model }.flatMap(\.output)
    #expect(Golden.difference(output, from: site.folder + "/example.model.json") == nil)
  }

  @Test("a site's trace is the one that stands beside its message", arguments: SiteExample.all)
  func trace(_ site: SiteExample) throws {
    let trace = try documents(site) { $0.isTraced = true }.flatMap(\.trace)
    #expect(Golden.difference(trace, from: site.folder + "/example.trace.ndjson") == nil)
  }
}
