import Diagnostics
import SourceModel
import TestKit
import Testing
import Translation

/// Documents inside documents are found wherever they are, and become documents of their own.
struct UnwrappingTests {
  private static let note = sample("cda/progress-note-follow-up.xml")
  private static let charge = sample("hl7v2/dft-trigger-points.hl7")
  private static let resource = sample("fhir/procedure-discectomy.json")

  private static func sample(_ path: String) -> [UInt8] { Sample.all.first { $0.path == path }?.bytes ?? [] }

  /// A document that holds another.
  enum Holder: String, CaseIterable {
    case encodedObservation = "an ED value of a document message"
    case encodedResult = "an ED value of a result"
    case textObservation = "an ED value that is not encoded"
    case linesOfText = "a TX value of a document message"
    case textResult = "a TX value of a result"
    case binary = "a Binary"
    case attachment = "an attachment of a DocumentReference"
    case presentedForm = "a DiagnosticReport's presented form"
    case contained = "an attachment of a contained resource"
    case unstructured = "a CDA without a structured body"

    /// The holder with these bytes inside.
    func bytes(_ inner: [UInt8]) -> [UInt8] {
      let encoded = UnwrappingTests.encode(inner)
      let text = String(decoding: inner, as: UTF8.self)
      let attachment = "{\"contentType\":\"application/octet-stream\",\"data\":\"\(encoded)\"}"
      let reference =
        "{\"resourceType\":\"DocumentReference\",\"id\":\"d\",\"status\":\"current\",\"content\":[{\"attachment\":\(attachment)}]}"
      let document =
        switch self {
        case .encodedObservation: Self.message("MDM^T02^MDM_T02", "OBX|1|ED|1^N^L||^text^XML^Base64^\(encoded)||||||F")
        case .encodedResult: Self.message("ORU^R01^ORU_R01", "OBX|1|ED|1^N^L||^text^XML^Base64^\(encoded)||||||F")
        case .textObservation:
          Self.message("MDM^T02^MDM_T02", "OBX|1|ED|1^N^L||^text^XML^A^\(Self.escaped(text))||||||F")
        case .linesOfText: Self.message("MDM^T02^MDM_T02", "OBX|1|TX|1^N^L||\(Self.escaped(text))||||||F")
        case .textResult: Self.message("ORU^R01^ORU_R01", "OBX|1|TX|1^N^L||\(Self.escaped(text))||||||F")
        case .binary: "{\"resourceType\":\"Binary\",\"id\":\"b\",\"contentType\":\"text/xml\",\"data\":\"\(encoded)\"}"
        case .attachment: reference
        case .presentedForm:
          "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"presentedForm\":[\(attachment)]}"
        case .contained:
          "{\"resourceType\":\"Basic\",\"id\":\"b\",\"code\":{\"text\":\"x\"},\"contained\":[\(reference)]}"
        case .unstructured:
          """
          <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
          <id root="1.2.3" extension="U1"/><effectiveTime value="20260302"/><component><nonXMLBody>
          <text mediaType="text/xml" representation="B64">\(encoded)</text></nonXMLBody></component></ClinicalDocument>
          """
        }
      return Array(document.utf8)
    }

    private static func message(_ type: String, _ last: String) -> String {
      [
        "MSH|^~\\&|A|F|B|G|20260302090000-0500||\(type)|M1|P|2.5.1", "PID|1||7^^^F&1.2.3&ISO^MR||Test^Anna",
        type.hasPrefix("MDM") ? "TXA|1|PN|TX|20260302090000-0500||||||||D1" : "OBR|1|||1^N^L|||20260302090000-0500",
        last,
      ].joined(separator: "\r") + "\r"
    }

    private static func escaped(_ text: String) -> String {
      var out = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": out += "\\E\\"
        case "|": out += "\\F\\"
        case "^": out += "\\S\\"
        case "&": out += "\\T\\"
        case "~": out += "\\R\\"
        case "\r": out += "\\X0D\\"
        case "\n": out += "\\X0A\\"
        default: out.unicodeScalars.append(scalar)
        }
      }
      return out
    }
  }

  @Test("a document is the same inside another and by itself", arguments: Holder.allCases)
  func sameInside(_ holder: Holder) throws {
    for inner in [Self.note, Self.charge, Self.resource] {
      let alone = try Self.resources(inner)
      let found = try Translating.documents(holder.bytes(inner), Self.options)
      #expect(found.count == 2, "\(holder)")
      guard found.count == 2 else { continue }
      #expect(found[0].isConverted)
      #expect(found[0].diagnostics.contains { $0.code == .embeddedDocument && $0.path != nil && $0.place != nil })
      #expect(Self.withoutProvenance(found[1].output) == alone, "\(holder)")
    }
  }

  @Test("the Provenance of what is found names the resource that holds it", arguments: Holder.allCases)
  func link(_ holder: Holder) throws {
    let found = try Translating.documents(holder.bytes(Self.note), Self.options)
    let outer = OutputLeaves.objects(found[0].output).map { "\($0["resourceType"] ?? "")/\($0["id"] ?? "")" }
    let lines = found[1].output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let provenance = try #require(lines.first { $0.hasPrefix("{\"resourceType\":\"Provenance\"") })
    #expect(outer.contains { provenance.contains("\"reference\":\"\($0)\"") })
  }

  @Test("a document inside one inside another is found; more than four deep it stays where it is")
  func nesting() throws {
    var document = Self.charge
    for depth in 1...5 {
      document = Holder.binary.bytes(document)
      let found = try Translating.documents(document, Self.options)
      #expect(found.count == min(depth, 4) + 1)
      #expect(found.contains { $0.diagnostics.contains { $0.code == .embeddedDocumentKept } } == (depth > 4))
      #expect(found.allSatisfy { $0.isConverted })
    }
  }

  @Test(
    "what is no document stays an attachment, and nothing is said of it",
    arguments: [
      "", "plain words, long enough to be looked at by whoever looks for documents",
      "<html><body>a page of text</body></html>",
      "%PDF-1.7 ... and so on, as PDF files begin", "{\\rtf1\\ansi a document of a word processor, no JSON at all}",
      "{\"resource\":\"some JSON that is no FHIR resource, whatever it may be\"}",
      "<svg xmlns='http://www.w3.org/2000/svg'/>    ",
      "MSHA is how this line of text begins, though it is no message",
    ])
  func others(_ text: String) throws {
    for holder in [Holder.binary, .encodedObservation, .unstructured] {
      let found = try Translating.documents(holder.bytes(Array(text.utf8)), Self.options)
      #expect(found.count == 1)
      #expect(!found[0].diagnostics.contains { $0.code == .embeddedDocument || $0.code == .malformedXML })
    }
  }

  @Test("a broken document inside another fails by itself, at the place of its holder")
  func broken() throws {
    let broken = Array("<ClinicalDocument xmlns='urn:hl7-org:v3'><title>x</titel></ClinicalDocument>".utf8)
    let found = try Translating.documents(Holder.encodedObservation.bytes(broken), Self.options)
    #expect(found.map(\.isConverted) == [true, false])
    #expect(found[1].diagnostics.first?.code == .malformedXML)
    #expect(found[1].diagnostics.first?.origin?.input == "INPUT:1:OBX[1]-5.5")
  }

  @Test("the same bytes twice in one document are one document inside it, and a copy of itself is none")
  func repeated() throws {
    let encoded = Self.encode(Self.charge)
    let binary = "{\"resourceType\":\"Binary\",\"id\":\"§\",\"contentType\":\"text/plain\",\"data\":\"\(encoded)\"}"
    let entries = ["a", "b"].map { "{\"resource\":" + binary.replacing("§", with: $0) + "}" }.joined(separator: ",")
    let bundle = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\(entries)]}"
    #expect(try Translating.documents(Array(bundle.utf8), Self.options).count == 2)
  }

  @Test("several messages in one attachment are all found")
  func several() throws {
    let found = try Translating.documents(Holder.binary.bytes(Self.charge + Self.charge), Self.options)
    #expect(found.map(\.isConverted) == [true, true, true])
  }

  private static var options: TranslationOptions {
    var options = TranslationOptions()
    options.form = .resources
    return options
  }

  private static func resources(_ document: [UInt8]) throws -> [String] {
    withoutProvenance(try Translating.output(document))
  }

  /// The Provenance tells where a document was found.
  private static func withoutProvenance(_ output: [UInt8]) -> [String] {
    output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.hasPrefix("{\"resourceType\":\"Provenance\"") }
  }

  fileprivate static func encode(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var out = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { out.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=") }
    }
    return out
  }
}
