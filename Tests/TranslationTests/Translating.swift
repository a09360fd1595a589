import Framing
import SourceModel
import TestKit
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

  /// What becomes of each document, those inside others behind them.
  static func documents(_ bytes: [UInt8], _ options: TranslationOptions, chunk: Int = .max) throws -> [Translated] {
    var translator = try translator(options)
    var results: [Translated] = []
    for frame in frames(bytes, chunk: chunk) { results += translator.translateAll(frame).map(\.result) }
    return results
  }

  /// A translator of the shipped tables that has compiled what the samples need: compiling takes most of a test's time.
  static func translator(_ options: TranslationOptions = TranslationOptions()) throws -> Translator {
    try stock.get().translator.twin(writing: options)
  }

  private final class Stock: Sendable {
    let translator: Translator

    init() throws {
      var translator = try Translator()
      for sample in Sample.all { for frame in frames(sample.bytes).prefix(3) { _ = translator.translate(frame) } }
      self.translator = translator.twin()
    }
  }

  private static let stock = Result { try Stock() }

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
