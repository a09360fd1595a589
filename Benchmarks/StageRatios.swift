import CLibXML2
import Diagnostics
import Foundation
import Framing
import HL7v2Reader
import JSONReader
import SourceModel
import Translation

/// What each stage costs beside the least that it could cost.
struct StageRatios {
  private let er7 = Inputs.messages(400)
  private let note = Inputs.procedureNote(procedures: 400)

  /// Conversion of ER7 beside the tokenizer alone.
  func messages() throws {
    let frames = Self.frames(er7)
    var (tree, symbols, evidence) = (SourceTree(), SymbolTable(), Evidence())
    var reader = HL7v2Reader()
    let tokenizing = Measure.rate(bytes: er7.count) {
      for frame in frames { try? reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence) }
    }
    let translating = try Self.translation(of: frames, bytes: er7.count)
    let perSecond = Int(translating * 1e6 / Double(er7.count / frames.count))
    Measure.report("ER7 tokenizer", Measure.tenths(tokenizing) + " MB/s", goal: "-")
    Measure.report(
      "ER7 to FHIR", Measure.tenths(translating) + " MB/s, \(perSecond) messages/s", goal: ">= 50000 messages/s")
    let ratio = Measure.hundredths(translating / tokenizing * 100)
    Measure.report("ER7 to FHIR / tokenizer", ratio + " %", goal: ">= 15 %, stretch 30 %")
  }

  /// Conversion of C-CDA beside libxml2 with no handler at all.
  func notes() throws {
    let empty = Measure.rate(bytes: note.count) { Self.emptyParse(note) }
    let translating = try Self.translation(of: Self.frames(note), bytes: note.count)
    Measure.report("libxml2 SAX2 doing nothing", Measure.tenths(empty) + " MB/s", goal: "-")
    Measure.report("C-CDA to FHIR", Measure.tenths(translating) + " MB/s", goal: "-")
    Measure.report(
      "C-CDA to FHIR, CPU / empty parse", Measure.hundredths(empty / translating) + " x", goal: "<= 1.6, stretch 1.35")
  }

  /// The documents by which the model's cost is measured: made ones and the samples, or all below the folders named.
  func modelInputs(_ folders: [String] = []) -> [(key: String, what: String, frames: [Frame])] {
    guard folders.isEmpty else {
      return folders.map { ($0, "the documents of " + $0, Inputs.documents(below: $0).flatMap(Self.frames)) }
    }
    return [
      ("bill", "one bill of 14 charges", Self.frames(er7)), ("note", "one note of 400 procedures", Self.frames(note)),
      ("er7", "the ER7 samples", Inputs.samples("hl7v2", ".hl7").flatMap(Self.frames)),
      ("cda", "the C-CDA samples", Inputs.samples("cda", ".xml").flatMap(Self.frames)),
    ]
  }

  /// Translates one kind of documents so many times: `bill`, `note`, `er7`, `cda`, a folder, or one of them with `-plain`
  /// behind it for the same without the internal model.
  func count(_ work: String, times: Int) throws {
    var options = TranslationOptions()
    options.readsProcedures = !work.hasSuffix("-plain")
    let kind = options.readsProcedures ? work : String(work.dropLast(6))
    let frames = modelInputs(kind.contains("/") ? [kind] : []).first { $0.key == kind }?.frames ?? []
    var translator = try Translator(options: options)
    for _ in 0..<times { for frame in frames { _ = translator.translate(frame) } }
  }

  /// FHIR NDJSON through the whole conversion: whole Bundles, small resources that pass through, charges and Procedures
  /// that are read and found complete, and charges of which procedures have to be made: four resources of one.
  func lines() throws {
    var resources = TranslationOptions()
    resources.form = .resources
    let bundles = try Self.outputs(of: er7, TranslationOptions())
    let small = try Self.outputs(of: er7, resources)
    let isRead: ([UInt8]) -> Bool = { line in
      ["ChargeItem", "Procedure"].contains { line.starts(with: #"{"resourceType":"\#($0)""#.utf8) }
    }
    let kinds = [
      ("Bundles", bundles), ("passing", small.filter { !isRead($0) }), ("procedures", small.filter(isRead)),
      ("charges alone", Inputs.charges(100)),
    ]
    for (what, documents) in kinds {
      let lines = Array(documents.joined(separator: [0x0A]))
      let frames = Self.frames(lines)
      let rate = try Self.translation(of: frames, bytes: lines.count, resources)
      let size = lines.count / frames.count
      Measure.report("FHIR NDJSON, \(what), lines of \(size) bytes", Measure.tenths(rate) + " MB/s", goal: ">= 100")
    }
  }

  /// What comes of the first hundred messages.
  private static func outputs(of messages: [UInt8], _ options: TranslationOptions) throws -> [[UInt8]] {
    var translator = try Translator(options: options)
    var lines: [[UInt8]] = []
    for frame in frames(messages).prefix(100) {
      lines += translator.translate(frame).output.split(separator: 0x0A).map(Array.init)
    }
    return lines
  }

  /// Reading and writing FHIR JSON beside Foundation.
  func json() throws {
    let bundle = try Self.bundle(of: note)
    let frame = Frame(bytes: bundle, format: .fhir, origin: Origin(input: "-", frame: 1), offset: 0)
    var (tree, symbols, evidence) = (SourceTree(), SymbolTable(), Evidence())
    var reader = JSONReader()
    let ours = Measure.rate(bytes: bundle.count) {
      try? reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    }
    let data = Data(bundle)
    let theirs = Measure.rate(bytes: bundle.count) { _ = try? JSONSerialization.jsonObject(with: data) }
    Measure.report("FHIR JSON read", Measure.tenths(ours) + " MB/s", goal: "-")
    Measure.report("FHIR JSON read / JSONSerialization", Measure.tenths(ours / theirs) + " x", goal: ">= 4")
    var translator = try Translator()
    var written: [UInt8] = []
    _ = translator.translate(Self.frames(note)[0])
    let writing = Measure.rate(bytes: bundle.count) {
      written.removeAll(keepingCapacity: true)
      translator.writeAgain(into: &written)
    }
    let value = try JSONDecoder().decode(JSONValue.self, from: data)
    let encoder = JSONEncoder()
    let encoding = Measure.rate(bytes: bundle.count) { _ = try? encoder.encode(value) }
    Measure.report("FHIR JSON write", Measure.tenths(writing) + " MB/s", goal: "-")
    Measure.report("FHIR JSON write / JSONEncoder", Measure.tenths(writing / encoding) + " x", goal: ">= 20")
  }

  private static func translation(
    of frames: [Frame], bytes: Int, _ options: TranslationOptions = TranslationOptions()
  ) throws -> Double {
    var translator = try Translator(options: options)
    return Measure.rate(bytes: bytes) { for frame in frames { _ = translator.translate(frame) } }
  }

  private static func bundle(of bytes: [UInt8]) throws -> [UInt8] {
    var translator = try Translator()
    return translator.translate(frames(bytes)[0]).output
  }

  private static func frames(_ bytes: [UInt8]) -> [Frame] {
    var splitter = FrameSplitter(input: "-")
    var frames: [Frame] = []
    splitter.push(bytes.span, into: &frames)
    splitter.finish(into: &frames)
    return frames
  }

  private static func emptyParse(_ bytes: [UInt8]) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    bytes.withUnsafeBytes { all in
      // libxml2 keeps the buffer's address for as long as this call lasts.
      _ = xmlSAXUserParseMemory(&handler, nil, all.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(all.count))
    }
  }
}

/// Any JSON, for JSONEncoder.
private enum JSONValue: Codable {
  case string(String), number(Double), boolean(Bool), null
  case array([JSONValue]), object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .string(let string): try value.encode(string)
    case .number(let number): try value.encode(number)
    case .boolean(let boolean): try value.encode(boolean)
    case .null: try value.encodeNil()
    case .array(let array): try value.encode(array)
    case .object(let object): try value.encode(object)
    }
  }
}
