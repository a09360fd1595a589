import Diagnostics
import Framing
import ResourceModel
import ResourceWriter
import SourceModel

/// Documents inside documents: a CDA in an OBX of type ED or in its lines of text, a message in a Binary, FHIR in an
/// attachment.
///
/// They are found in the resources, because there every format has come to the same: base64 in an element of that type,
/// or a string that begins like a document. What the carrier becomes keeps the bytes as they came; the document inside
/// is translated by itself, and its Provenance names the resource that holds it. Other attachments, pictures and PDF
/// files, are no documents and stay what they are.
enum Unwrapping {
  /// How many documents may be around one.
  static let greatestDepth = 4
  /// How many documents one may come to, itself counted.
  static let mostDocuments = 1000
  /// Bytes of one document that is unwrapped.
  static let greatestLength = FrameSplitter.defaultLimit
  /// Bytes that tell whether something may be a document.
  static let reach = 48

  /// Whether something that begins so may be a document.
  static func mayBegin(_ head: [UInt8]) -> Bool {
    var at = 0
    while at < head.count, isPadding(head[at]) { at += 1 }
    let start = head[at...]
    // The other half of a character in UTF-16 is passed over with the padding before the next one.
    let plain = start.prefix(8).filter { $0 != 0 }
    switch plain.first {
    case UInt8(ascii: "<"):
      guard let next = plain.dropFirst().first else { return false }
      return next == UInt8(ascii: "?") || next == UInt8(ascii: "!") || isLetter(next)
    case UInt8(ascii: "{"):
      let next = start.dropFirst().first { !isPadding($0) }
      return next == UInt8(ascii: "\"")
    default: return ["MSH", "FHS", "BHS"].contains { start.starts(with: $0.utf8) }
    }
  }

  /// White space, NUL, MLLP's start byte, byte order marks.
  private static func isPadding(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// The documents in some bytes; none unless all of them are documents of a kind that is known by itself.
  static func frames(_ bytes: [UInt8], input: String) -> [Frame] {
    var splitter = FrameSplitter(input: input, limit: greatestLength)
    var frames: [Frame] = []
    splitter.push(bytes.span, into: &frames)
    splitter.finish(into: &frames)
    let areDocuments = frames.allSatisfy { $0.refusal == nil && $0.format != .json && isMessage($0) }
    return areDocuments ? frames : []
  }

  /// Whether it begins like a message, where it was taken for one.
  private static func isMessage(_ frame: Frame) -> Bool {
    frame.format != .er7 || frame.bytes.starts(with: "MSH".utf8)
  }

  /// F106.
  static func tooMany(_ origin: Origin) -> Diagnostic {
    Diagnostic(
      .embeddedDocumentKept, "there are more than \(mostDocuments) documents inside this one; no more are converted",
      remedy: "decode them and convert them by themselves", origin: origin)
  }

  /// F106.
  static func tooDeep(_ place: Place?, _ path: String?) -> Diagnostic {
    Diagnostic(
      .embeddedDocumentKept, "a document inside this value is nested more than \(greatestDepth) deep",
      remedy: "decode it and convert it by itself", place: place, path: path)
  }

  /// F105.
  static func found(_ count: Int, _ place: Place?, _ path: String?) -> Diagnostic {
    Diagnostic(
      .embeddedDocument,
      count == 1
        ? "a document inside this value follows as one of its own" : "\(count) documents inside this value follow",
      remedy: "nothing needs doing", place: place, path: path)
  }
}

extension Stages {
  /// The documents inside the one that was translated last. Reports each value that holds some.
  mutating func embedded(in frame: Frame, _ evidence: inout Evidence) -> [Frame] {
    let (binary, string) = compiled.carriers
    var found: [Frame] = []
    // A text that stands at two places may have other line ends at one of them.
    var seen: Set<[UInt8]> = []
    var digest = ""
    var index = -1
    while true {
      index = graph.nextLong(binary, string, after: index)
      guard index >= 0 else { break }
      let isEncoded = graph.elements[index].type == binary
      guard let bytes = content(ElementIndex(index), isEncoded: isEncoded) else { continue }
      let element = graph.elements[index]
      if seen.isEmpty { seen.insert(frame.bytes.filter { $0 > 0x20 }) }
      let resource = graph.resource(of: ElementIndex(index))
      guard resource >= 0, !graph.resources[Int(resource)].isOnlySeen, !graph.resources[Int(resource)].isDropped,
        graph.resources[Int(resource)].mergedInto < 0,
        seen.insert(bytes.filter { $0 > 0x20 }).inserted
      else { continue }
      let path = element.source >= 0 ? tree.path(of: element.source, compiled.symbols) : nil
      let place = element.source >= 0 ? tree.place(of: element.source) : nil
      let origin = place?.document ?? frame.origin
      let frames = Unwrapping.frames(bytes, input: "\(origin.input):\(origin.frame):\(path ?? "")")
      guard !frames.isEmpty else { continue }
      let depth = (frame.carrier?.depth ?? 0) + 1
      guard depth <= Unwrapping.greatestDepth else {
        evidence.report(Unwrapping.tooDeep(place, path))
        continue
      }
      if let part = tree.part(of: element.source) {
        digest = sha256Hex(frame.bytes.span.extracting(tree.parts[part].range))
      } else if digest.isEmpty {
        digest = sha256Hex(frame.bytes.span)
      }
      let holder = graph.resources[Int(resource)]
      let carrier = Carrier(
        resource: compiled.definitions[holder.type].name + "/" + holder.id, digest: digest, depth: depth)
      evidence.report(Unwrapping.found(frames.count, place, path))
      for var inner in frames {
        inner.carrier = carrier
        found.append(inner)
      }
    }
    return found
  }

  /// An element's bytes, where they may be a document's.
  private func content(_ element: ElementIndex, isEncoded: Bool) -> [UInt8]? {
    graph.withText(element) { text in
      let reach = min(text.count, isEncoded ? Unwrapping.reach * 2 : Unwrapping.reach)
      let start = text.extracting(0..<reach)
      guard isEncoded else {
        // Most strings are addresses of resources, words and names: their first byte tells.
        switch text[0] {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "B"):
          break
        case 0xEF...: break
        default: return nil
        }
        let head = start.withUnsafeBufferPointer(Array.init)
        return Unwrapping.mayBegin(head) ? text.withUnsafeBufferPointer(Array.init) : nil
      }
      guard let head = Base64.decoded(start, limit: Unwrapping.reach), Unwrapping.mayBegin(head),
        text.count / 4 * 3 <= Unwrapping.greatestLength
      else { return nil }
      return Base64.decoded(text)
    }
  }
}
