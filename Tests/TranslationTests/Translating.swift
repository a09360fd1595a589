import Framing
import SourceModel
import Translation

/// Documents through the whole pipeline, for tests.
enum Translating {
  /// What comes of some bytes: every document's output, one after the other.
  static func output(
    _ bytes: [UInt8], as form: TranslationOptions.Form = .resources, chunk: Int = .max
  ) throws -> [UInt8] {
    var options = TranslationOptions()
    options.form = form
    return try documents(bytes, options, chunk: chunk).flatMap(\.output)
  }

  /// What becomes of each document.
  static func documents(_ bytes: [UInt8], _ options: TranslationOptions, chunk: Int = .max) throws -> [Translated] {
    var translator = try Translator(options: options)
    var results: [Translated] = []
    for frame in frames(bytes, chunk: chunk) { results.append(translator.translate(frame)) }
    return results
  }

  /// Documents cut out of bytes that arrive in chunks of a size.
  static func frames(_ bytes: [UInt8], chunk: Int = .max) -> [Frame] {
    var splitter = FrameSplitter(input: "INPUT")
    var frames: [Frame] = []
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, chunk == .max ? bytes.count : at + chunk)
      splitter.push(bytes.span.extracting(at..<end), into: &frames)
      at = end
    }
    splitter.finish(into: &frames)
    return frames
  }
}
