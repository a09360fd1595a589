import TestKit
import Testing

/// What README tells people to type works as it stands there.
struct ReadmeTests {
  /// The README's shell blocks, without what builds the project.
  private static let blocks: [String] = {
    let readme = (try? readFile(Checkout.path + "/README.md")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return readme.split(separator: "```").enumerated().compactMap { number, part in
      guard number % 2 == 1, part.hasPrefix("sh\n") else { return nil }
      let lines = part.dropFirst(3).split(separator: "\n").filter { !$0.hasPrefix("make ") && !$0.hasPrefix("export ") }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
  }()

  @Test("README's commands run", arguments: blocks)
  func commands(_ block: String) throws {
    let fluoro = try #require(Command.fluoroPath)
    let folder = TemporaryFolder()
    let script = """
      set -euo pipefail
      ln -s "$1/Samples" "$1/Mappings" . && mkdir bin && ln -s "$0" bin/fluoro && PATH="$PWD/bin:$PATH"
      \(block)
      """
    let run = Command("/bin/bash").run(["-c", script, fluoro, Checkout.path], in: folder.path)
    #expect(run.status == 0, "\(run.said)")
  }

  @Test("README has examples")
  func examples() { #expect(Self.blocks.count >= 4) }
}
