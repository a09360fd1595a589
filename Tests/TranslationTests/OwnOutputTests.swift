import Diagnostics
import TestKit
import Testing
import Translation

/// What Fluoro writes, read again by its own validator.
@Suite struct OwnOutputTests {
  @Test("what is written of a sample is R4, and meets the profiles that it claims", arguments: Sample.all)
  func isValid(_ sample: Sample) throws {
    var validation = DocumentValidation()
    for document in try Translating.documents(sample.bytes, TranslationOptions()) {
      for frame in Translating.frames(document.output) {
        let errors = validation.validate(frame).diagnostics.filter { $0.severity == .error }
        #expect(errors.map { $0.rendered() } == [])
      }
    }
  }
}
