import Diagnostics
import TestKit
import Testing
import Translation

/// What Fluoro writes, read again by its own validator.
@Suite struct OwnOutputTests {
  @Test("what is written of every sample is R4, and meets the profiles that it claims")
  func isValid() throws {
    // One of each for all samples: compiling tables is what takes the time.
    var translator = try Translator()
    var validation = DocumentValidation()
    for sample in Sample.all {
      for frame in Translating.frames(sample.bytes) {
        for written in Translating.frames(translator.translate(frame).output) {
          let errors = validation.validate(written).diagnostics.filter { $0.severity == .error }
          #expect(errors.map { $0.rendered() } == [], "\(sample)")
        }
      }
    }
  }
}
