import Diagnostics
import Glibc
import SourceModel
import TestKit
import Testing
import Translation

/// The relations over real messages, where they are: `FLUORO_CORPUS=FOLDER swift test --filter CorpusTests`, which
/// Tests/Conformance/relations runs. Prints how many messages each relation was tried on.
struct CorpusTests {
  private static let folder = getenv("FLUORO_CORPUS").map { String(cString: $0) }

  @Test("every message of a corpus, written in another way, gives the same resources", .enabled(if: folder != nil))
  func relations() throws {
    var translator = try Translator(options: Self.options)
    let messages = try Self.messages(below: #require(Self.folder))
    #expect(messages.count > 100)
    let plainly = messages.map { Self.output($0.1, &translator) }
    for relation in Relation.allCases {
      var tried = 0
      var unequal: [String] = []
      for (number, (name, message)) in messages.enumerated() {
        guard let (plain, other) = relation.pair(message) else { continue }
        tried += 1
        let expected = plain == message ? plainly[number] : Self.output(plain, &translator)
        if Self.output(other, &translator) != (relation == .twice ? expected + expected : expected) {
          unequal.append(name)
        }
      }
      print("\(relation.rawValue): \(tried) messages, \(unequal.count) unequal \(unequal.prefix(5))")
      #expect(tried > 0)
      #expect(unequal == [], "\(relation.rawValue)")
    }
  }

  private static var options: TranslationOptions {
    var options = TranslationOptions()
    options.form = .resources
    return options
  }

  private static func output(_ bytes: [UInt8], _ translator: inout Translator) -> [UInt8] {
    var output: [UInt8] = []
    for frame in Translating.frames(bytes) { output += translator.translate(frame).output }
    return MetamorphicTests.withoutDigest(output)
  }

  /// The single messages of all ER7 files below a folder, with their names.
  private static func messages(below folder: String) -> [(String, [UInt8])] {
    var found: [(String, [UInt8])] = []
    for name in listFolder(folder) {
      let path = folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += messages(below: path)
      } else if name.hasSuffix(".hl7") || name.hasSuffix(".txt"), let bytes = try? readFile(path) {
        let frames = Translating.frames(bytes).filter { $0.format == .er7 && $0.refusal == nil }
        for frame in frames { found.append(("\(name):\(frame.origin.frame)", frame.bytes)) }
      }
    }
    return found
  }
}
